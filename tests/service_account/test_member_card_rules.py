"""What WeChat refuses about member cards, by number, with nothing changed."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import post, received, refused
from card_steps import create, status, take

import wxkit
from wxkit.testing._bench import Bench

UNKNOWN = "pUnknownUnknownUnknownUnknown"
ACTIVATE = "/card/membercard/activate"
UPDATE = "/card/membercard/updateuser"
FORM = "/card/membercard/activateuserform/set"
MOBILE = {"common_field_id_list": ["USER_FORM_INFO_FLAG_MOBILE"]}


def member(wechat: Bench, **content: Any) -> tuple[str, str]:
    figure = {"custom_field1": {"name_type": "FIELD_NAME_TYPE_LEVEL"}}
    card_id = create(wechat, "MEMBER_CARD", content=figure | content)
    return card_id, take(wechat, "lan", card_id)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"membership_number": None}, 41011),
        ({"code": None}, 41013),
        ({"code": "000"}, 40056),
        ({"card_id": UNKNOWN}, 40073),
        ({"activate_begin_time": 9, "activate_end_time": 9}, 40100),
        ({"init_custom_field_value1": "五个汉字长"}, 45021),
        ({"init_custom_field_value2": "白银"}, 40124),
        ({"init_bonus_record": "长" * 15}, 45021),
    ],
)
def test_a_bad_activation_is_refused(wechat: Bench, fields: dict[str, Any], code: int) -> None:
    card_id, held = member(wechat)
    given = {"code": held, "membership_number": "1", "init_bonus": 5} | fields
    with refused(code):
        post(wechat, ACTIVATE, **{name: value for name, value in given.items() if value is not None})
    found = wechat.sa.member_cards.get(card_id=card_id, code=held)
    assert (found.has_active, found.bonus) == (False, 0)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"card_id": None}, 41012),
        ({"card_id": UNKNOWN}, 40073),
        ({"code": "000"}, 40056),
        ({"add_bonus": -11}, 45022),
        ({"balance": -1}, 45023),
        ({"bonus": 5, "record_bonus": "长" * 15}, 45021),
        ({"bonus": 5, "record_balance": "长" * 15}, 45021),
        ({"bonus": 5, "custom_field_value1": "五个汉字长"}, 45021),
        ({"bonus": 5, "custom_field_value3": "白银"}, 40124),
    ],
)
def test_a_bad_update_is_refused_whole(wechat: Bench, fields: dict[str, Any], code: int) -> None:
    card_id, held = member(wechat, auto_activate=True, bonus_rule={"init_increase_bonus": 10})
    given = {"code": held, "card_id": card_id} | fields
    with refused(code):
        post(wechat, UPDATE, **{name: value for name, value in given.items() if value is not None})
    found = wechat.sa.member_cards.get(card_id=card_id, code=held)
    assert (found.bonus, found.balance) == (10, 0)
    assert received(wechat, "lan", "member_card") == []


def test_a_card_that_is_not_active_is_not_updated(wechat: Bench) -> None:
    card_id, held = member(wechat)
    with refused(40078):
        wechat.sa.member_cards.update(code=held, card_id=card_id, bonus=5)
    assert wechat.sa.member_cards.get(card_id=card_id, code=held).bonus == 0


def test_a_deleted_card_is_neither_activated_nor_updated(wechat: Bench) -> None:
    card_id, held = member(wechat)
    wechat.act.discard_card(person="lan", code=held)
    with refused(40127):
        wechat.sa.member_cards.activate(code=held, membership_number="1")
    with refused(40127):
        wechat.sa.member_cards.update(code=held, card_id=card_id, bonus=5)
    found = wechat.sa.member_cards.get(card_id=card_id, code=held)
    assert (found.user_card_status, found.has_active) == ("DELETE", False)


def test_a_coupon_is_no_member_card(wechat: Bench) -> None:
    card_id = create(wechat)
    code = take(wechat, "lan", card_id)
    for path, fields in (
        (ACTIVATE, {"code": code, "membership_number": "1"}),
        (UPDATE, {"code": code, "card_id": card_id, "bonus": 1}),
        (FORM, {"card_id": card_id, "required_form": MOBILE}),
        ("/card/membercard/activate/geturl", {"card_id": card_id}),
        ("/card/membercard/userinfo/get", {"card_id": card_id, "code": code}),
    ):
        with refused(45030):
            post(wechat, path, **fields)


def test_a_form_needs_one_tap_activation_and_fields_that_exist(wechat: Bench) -> None:
    plain, _ = member(wechat)
    card_id, held = member(wechat, wx_activate=True)
    choice: dict[str, Any] = {"type": "FORM_FIELD_RADIO", "name": "茶", "values": []}
    for fields, code in (
        ({"card_id": plain, "required_form": MOBILE}, 45030),
        ({"card_id": card_id}, 41011),
        ({"card_id": card_id, "required_form": {"common_field_id_list": ["MOON"]}}, 40150),
        ({"card_id": card_id, "optional_form": {"rich_field_list": [choice]}}, 40150),
        ({"card_id": UNKNOWN, "required_form": MOBILE}, 40073),
        ({"required_form": MOBILE}, 41012),
    ):
        with refused(code):
            post(wechat, FORM, **fields)
    with pytest.raises(Exception, match="has not said"):
        wechat.act.fill_member_form(person="lan", code=held)


def test_unknown_members_links_and_tickets_are_refused(wechat: Bench) -> None:
    card_id, _ = member(wechat)
    with refused(40056):
        wechat.sa.member_cards.get(card_id=card_id, code="000")
    with refused(40073):
        wechat.sa.member_cards.get(card_id=UNKNOWN, code="000")
    with refused(40073):
        wechat.sa.member_cards.activate_url(card_id=UNKNOWN)
    with refused(40035):
        wechat.sa.member_cards.activate_temp_info(activate_ticket="none")
    wechat.sa.cards.delete(card_id=card_id)
    with refused(40078):
        wechat.sa.member_cards.activate_url(card_id=card_id)


def test_a_voided_card_does_not_come_back_to_who_takes_the_card_again(wechat: Bench) -> None:
    card_id = create(wechat, "MEMBER_CARD", content={"auto_activate": True})
    voided = take(wechat, "lan", card_id)
    wechat.sa.member_cards.update(code=voided, card_id=card_id, add_bonus=500)
    wechat.sa.card_codes.set_unavailable(code=voided)
    with pytest.raises(wxkit.WxkitError, match="does not hold"):
        wechat.act.discard_card(person="lan", code=voided)
    new = take(wechat, "lan", card_id)
    assert (status(wechat, voided), status(wechat, new)) == ("UNAVAILABLE", "NORMAL")
    assert wechat.sa.member_cards.get(card_id=card_id, code=new).bonus == 0


@pytest.mark.parametrize(("fields", "code"), [({"init_bonus": -1}, 45022), ({"init_balance": -1}, 45023)])
def test_nobody_begins_below_zero(wechat: Bench, fields: dict[str, int], code: int) -> None:
    held = take(wechat, "lan", card_id := create(wechat, "MEMBER_CARD"))
    with refused(code):
        post(wechat, "/card/membercard/activate", code=held, membership_number="1", **fields)
    assert not wechat.sa.member_cards.get(card_id=card_id, code=held).has_active


def test_a_second_activation_does_not_turn_the_validity_round(wechat: Bench) -> None:
    held = take(wechat, "lan", create(wechat, "MEMBER_CARD"))
    now = wechat.world.clock.time()
    post(wechat, ACTIVATE, code=held, membership_number="1", activate_end_time=now + 100)
    with refused(40100):
        post(wechat, ACTIVATE, code=held, membership_number="2", activate_begin_time=now + 100)
    found = wechat.sa.card_codes.get(code=held)
    assert (found.card.end_time, found.membership_number) == (now + 100, "1")
