"""What is wrong with a card template is told by number, and nothing comes of it."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, person, post, refused
from card_steps import CREATE, DAY, card, create, info

from wxkit.testing._bench import Bench

RANGE = "DATE_TYPE_FIX_TIME_RANGE"
LEVEL = {"name_type": "FIELD_NAME_TYPE_LEVEL"}
THREE = {f"custom_field{number}": {"name": str(number)} for number in (1, 2, 3)}
UNKNOWN = "pUnknownUnknownUnknownUnknown"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code_type": "CODE_TYPE_SMELL"}, 40072),
        ({"date_info": {"type": "DATE_TYPE_MOON"}}, 40079),
        ({"date_info": {"type": RANGE}}, 40079),
        ({"date_info": {"type": RANGE, "begin_timestamp": 9 * 10**9, "end_timestamp": 8 * 10**9}}, 40100),
        ({"date_info": {"type": RANGE, "begin_timestamp": 1, "end_timestamp": 2}}, 40079),
        ({"date_info": {"type": "DATE_TYPE_FIX_TERM"}}, 40079),
        ({"date_info": {"type": "DATE_TYPE_FIX_TERM", "fixed_term": 3, "fixed_begin_term": -1}}, 40079),
        ({"date_info": {"type": "DATE_TYPE_PERMANENT"}}, 40079),
        ({"sku": {"quantity": 100_000_001}}, 40122),
        ({"sku": {"quantity": -1}}, 40122),
        (
            {"use_custom_code": True, "get_custom_code_mode": "GET_CUSTOM_CODE_MODE_DEPOSIT"},
            40136,
        ),
        ({"title": None}, 41011),
        ({"date_info": None}, 41011),
        ({"content": {"deal_detail": None}}, 41011),
        ({"title": "茶" * 10}, 45021),
        ({"brand_name": "茶" * 13}, 45021),
        ({"notice": "茶" * 17}, 45021),
        ({"description": "茶" * 1025}, 45021),
        ({"content": {"deal_detail": "茶" * 1025}}, 45021),
        ({"color": "Color999"}, 40076),
        ({"card_type": "CASH", "content": {"reduce_cost": 0}}, 40150),
        ({"card_type": "DISCOUNT", "content": {"discount": 100}}, 40150),
        ({"get_limit": -1}, 40150),
        ({"use_limit": -1}, 40150),
        ({"card_type": "CASH", "content": {"least_cost": -1}}, 40150),
        ({"card_type": "MEMBER_CARD", "content": {"discount": 100}}, 40150),
        ({"card_type": "MEMBER_CARD", "content": {"bonus_rule": {"increase_bonus": -1}}}, 40150),
        ({"card_type": "GENERAL_CARD", "content": {"init_balance": -1}}, 40150),
        ({"card_type": "MEMBER_CARD", "content": {"custom_field1": LEVEL, "custom_field2": LEVEL}}, 40150),
        ({"card_type": "MEMBER_CARD", "content": {"custom_field1": {"name_type": "MOON"}}}, 40150),
        ({"card_type": "MEMBER_CARD", "content": {"custom_field1": {"url": "https://a.example"}}}, 40150),
        ({"card_type": "MEMBER_CARD", "content": THREE}, 40124),
        ({"content": {"advanced_info": {"time_limit": [{"begin_hour": 24}]}}}, 40149),
        ({"content": {"advanced_info": {"time_limit": [{"begin_hour": 9, "end_hour": 8}]}}}, 40149),
        ({"content": {"advanced_info": {"time_limit": [{"end_minute": 60}]}}}, 40149),
    ],
)
def test_a_bad_card_is_refused_and_not_there(wechat: Bench, changes: dict[str, Any], code: int) -> None:
    body = card(wechat, **changes)
    with refused(code):
        post(wechat, CREATE, card=body)
    assert wechat.sa.cards.list().total_num == 0


def test_a_card_of_no_kind_or_without_its_content_is_refused(wechat: Bench) -> None:
    body = card(wechat)
    with refused(40071):
        post(wechat, CREATE, card=body | {"card_type": "MOON"})
    with refused(40071):
        post(wechat, CREATE, card={"groupon": body["groupon"]})
    with refused(41011):
        post(wechat, CREATE, card=body | {"card_type": "CASH"})
    assert wechat.sa.cards.list().total_num == 0


def test_own_codes_and_balances_need_a_permission(wechat: Bench) -> None:
    settings = wechat.world.settings
    settings.custom_card_codes = settings.stored_value_cards = False
    with refused(43009):
        create(wechat, use_custom_code=True)
    with refused(43010):
        create(wechat, "MEMBER_CARD", content={"supply_balance": True})
    assert wechat.sa.cards.list().total_num == 0


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/card/get", {}),
        ("/card/update", {"groupon": {"base_info": {}}}),
        ("/card/modifystock", {"increase_stock_value": 1}),
        ("/card/delete", {}),
        ("/card/paycell/set", {"is_open": True}),
        ("/card/selfconsumecell/set", {"is_open": True}),
        ("/card/storewxa/set", {"poi_id": "1"}),
    ],
)
def test_an_unknown_card_and_none_at_all_are_told_apart(
    wechat: Bench, path: str, fields: dict[str, Any]
) -> None:
    with refused(40073):
        post(wechat, path, card_id=UNKNOWN, **fields)
    with refused(41012):
        post(wechat, path, **fields)
    with refused(41012):
        post(wechat, path, card_id="", **fields)


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/card/update", {"groupon": {"base_info": {"color": "Color020"}}}),
        ("/card/modifystock", {"increase_stock_value": 1}),
        ("/card/delete", {}),
        ("/card/storewxa/set", {"poi_id": "1"}),
    ],
)
def test_a_deleted_card_does_not_change(wechat: Bench, path: str, fields: dict[str, Any]) -> None:
    card_id = create(wechat, use_all_locations=True)
    wechat.sa.cards.delete(card_id=card_id)
    before = info(wechat, card_id)
    with refused(40078):
        post(wechat, path, card_id=card_id, **fields)
    assert info(wechat, card_id) == before


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, 41011),
        ({"cash": {"reduce_cost": 5}}, 40071),
        ({"groupon": {"base_info": {"brand_name": "别家"}}}, 40150),
        ({"groupon": {"base_info": {"title": "茶" * 10}}}, 45021),
        ({"groupon": {"base_info": {"color": "Color999"}}}, 40076),
        ({"groupon": {"base_info": {"date_info": {"type": "DATE_TYPE_FIX_TERM", "fixed_term": 9}}}}, 40100),
        ({"groupon": {"deal_detail": "茶" * 1025}}, 45021),
    ],
)
def test_a_bad_change_is_refused_whole(wechat: Bench, fields: dict[str, Any], code: int) -> None:
    card_id = create(wechat)
    before = wechat.sa.cards.get(card_id=card_id)
    wechat.advance(60)
    with refused(code):
        post(wechat, "/card/update", card_id=card_id, **fields)
    assert wechat.sa.cards.get(card_id=card_id) == before


def test_a_range_of_days_does_not_become_shorter(wechat: Bench) -> None:
    card_id, now = create(wechat), wechat.world.clock.time()
    shorter = {"type": RANGE, "begin_timestamp": now, "end_timestamp": now + 29 * DAY}
    with refused(40100):
        post(wechat, "/card/update", card_id=card_id, groupon={"base_info": {"date_info": shorter}})
    assert info(wechat, card_id).date_info.end_timestamp == now + 30 * DAY


def test_points_that_are_shown_stay(wechat: Bench) -> None:
    card_id = create(wechat, "MEMBER_CARD")
    for change, code in (({"supply_bonus": False}, 40135), ({"custom_field1": {"url": "x"}}, 40150)):
        with refused(code):
            post(wechat, "/card/update", card_id=card_id, member_card=change)
    detail = wechat.sa.cards.get(card_id=card_id).card.member_card
    assert detail is not None
    assert detail.supply_bonus
    assert detail.custom_field1 is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, 41011),
        ({"increase_stock_value": 1, "reduce_stock_value": 1}, 40122),
        ({"reduce_stock_value": 501}, 40122),
        ({"increase_stock_value": -1}, 40122),
        ({"increase_stock_value": 100_000_000}, 45041),
    ],
)
def test_a_stock_that_cannot_be_is_refused(wechat: Bench, fields: dict[str, int], code: int) -> None:
    card_id = create(wechat)
    with refused(code):
        post(wechat, "/card/modifystock", card_id=card_id, **fields)
    assert info(wechat, card_id).sku.quantity == 500


def test_paying_and_redeeming_by_oneself_need_stores_and_a_review(wechat: Bench) -> None:
    homeless, gone = create(wechat), create(wechat, use_all_locations=True)
    wechat.sa.cards.delete(card_id=gone)
    wechat.world.settings.card_audit = "wait"
    waiting = create(wechat, use_all_locations=True)
    for path in ("/card/paycell/set", "/card/selfconsumecell/set"):
        for card_id in (homeless, gone, waiting):
            with refused(40107):
                post(wechat, path, card_id=card_id, is_open=True)


def test_payments_need_a_permission(wechat: Bench) -> None:
    wechat.world.settings.card_payment = False
    with refused(43008):
        wechat.sa.cards.set_pay_cell(card_id=create(wechat, use_all_locations=True), is_open=True)


def test_a_card_has_one_thing_in_its_middle(wechat: Bench) -> None:
    button = create(wechat, use_all_locations=True, center_title="使用")
    for call in (wechat.sa.cards.set_pay_cell, wechat.sa.cards.set_self_consume_cell):
        with refused(45046):
            call(card_id=button, is_open=True)
    paying, redeeming = (create(wechat, use_all_locations=True) for _ in range(2))
    wechat.sa.cards.set_pay_cell(card_id=paying, is_open=True)
    wechat.sa.cards.set_self_consume_cell(card_id=redeeming, is_open=True)
    with refused(45046):
        wechat.sa.cards.set_self_consume_cell(card_id=paying, is_open=True)
    with refused(45046):
        wechat.sa.cards.set_pay_cell(card_id=redeeming, is_open=True)
    with refused(40145):
        post(wechat, "/card/update", card_id=paying, groupon={"base_info": {"center_title": "使用"}})
    assert info(wechat, paying).center_title is None


def test_at_most_fifty_cards_a_page(wechat: Bench) -> None:
    with refused(40035):
        post(wechat, "/card/batchget", offset=0, count=51)


def test_testers_have_to_exist_and_are_ten_at_most(wechat: Bench) -> None:
    openids = [follower(wechat, f"p{number}") for number in range(10)]
    person(wechat, "mei")
    for fields, code in (
        ({"openid": ["oUnknown"]}, 40003),
        ({"username": ["nobody"]}, 40132),
        ({"openid": [*openids, "o"]}, 45019),
        ({"openid": openids, "username": ["mei"]}, 45019),
    ):
        with refused(code):
            post(wechat, "/card/testwhitelist/set", **fields)
