"""Card templates: written and read back, listed, changed, stocked, deleted."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, post
from card_steps import CONTENT, DAY, base, create, info, take, told

import wxkit
from wxkit.callbacks.events import CardNotPassCheck, CardPassCheck
from wxkit.service_account.cards import (
    BaseInfoChange,
    CardDateInput,
    CardStatus,
    GrouponChange,
    MemberCardChange,
)
from wxkit.testing._bench import Bench


@pytest.mark.parametrize("card_type", sorted(CONTENT))
def test_a_card_of_every_kind_is_read_as_it_was_written(wechat: Bench, card_type: str) -> None:
    card_id = create(wechat, card_type)
    raw = post(wechat, "/card/get", card_id=card_id)["card"]
    assert raw["card_type"] == card_type
    content = raw[card_type.lower()]
    assert CONTENT[card_type].items() <= content.items()
    assert content["base_info"]["id"] == card_id


def test_base_info_comes_back_with_stock_state_and_times(wechat: Bench) -> None:
    card_id = create(wechat, get_limit=3, can_give_friend=False)
    found, now = info(wechat, card_id), wechat.world.clock.time()
    assert (found.title, found.color, found.code_type) == ("双人茶点", "#63b359", "CODE_TYPE_TEXT")
    assert (found.sku.quantity, found.sku.total_quantity) == (500, 500)
    assert (found.get_limit, found.use_limit) == (3, 50)
    assert (found.can_share, found.can_give_friend) == (True, False)
    assert (found.create_time, found.update_time, found.status) == (now, now, CardStatus.VERIFY_OK)
    assert found.date_info.end_timestamp == now + 30 * DAY


def test_advanced_info_comes_back(wechat: Bench) -> None:
    advanced = {
        "use_condition": {"accept_category": "茶类", "can_use_with_other_discount": True},
        "abstract": {"abstract": "新茶", "icon_url_list": ["http://mmbiz.qpic.cn/mmbiz/cover/0"]},
        "text_image_list": [{"image_url": "http://mmbiz.qpic.cn/mmbiz/one/0", "text": "茶香"}],
        "business_service": ["BIZ_SERVICE_FREE_WIFI"],
        "time_limit": [{"type": "MONDAY", "begin_hour": 8, "end_hour": 10}],
    }
    card_id = create(wechat, content={"advanced_info": advanced})
    assert post(wechat, "/card/get", card_id=card_id)["card"]["groupon"]["advanced_info"] == advanced


def test_a_review_is_told(wechat: Bench) -> None:
    card_id = create(wechat)
    assert [push.card_id for push in told(wechat, CardPassCheck)] == [card_id]


def test_a_card_can_fail_its_review_or_wait_for_it(wechat: Bench) -> None:
    wechat.world.settings.card_audit, wechat.world.settings.audit_takes = "fail", 3600
    card_id = create(wechat)
    assert info(wechat, card_id).status == CardStatus.NOT_VERIFY
    wechat.advance(3600)
    assert info(wechat, card_id).status == CardStatus.VERIFY_FAIL
    (failed,) = told(wechat, CardNotPassCheck)
    assert (failed.card_id, bool(failed.refuse_reason)) == (card_id, True)
    wechat.world.settings.card_audit = "wait"
    waiting = create(wechat)
    wechat.advance(DAY)
    assert info(wechat, waiting).status == CardStatus.NOT_VERIFY


def test_cards_are_listed_by_page_and_state(wechat: Bench) -> None:
    one, two, three = (create(wechat) for _ in range(3))
    wechat.sa.cards.delete(card_id=two)
    assert list(wechat.sa.cards.iter_list(count=2)) == [one, two, three]
    listed = wechat.sa.cards.list(count=1, offset=1, status_list=[CardStatus.VERIFY_OK])
    assert (listed.card_id_list, listed.total_num) == ([three], 2)
    assert wechat.sa.cards.list(status_list=[CardStatus.DELETE]).card_id_list == [two]


def test_a_small_change_needs_no_review(wechat: Bench) -> None:
    card_id = create(wechat)
    wechat.advance(60)
    change = GrouponChange(base_info=BaseInfoChange(service_phone="020-88888888", color="Color020"))
    assert not wechat.sa.cards.update(card_id=card_id, groupon=change).send_check
    found = info(wechat, card_id)
    assert (found.service_phone, found.color, found.title) == ("020-88888888", "#2c9f67", "双人茶点")
    assert found.update_time == found.create_time + 60
    assert len(told(wechat, CardPassCheck)) == 1


def test_a_change_of_what_people_read_is_reviewed_again(wechat: Bench) -> None:
    card_id = create(wechat, "MEMBER_CARD")
    wechat.world.settings.card_audit = "wait"
    assert wechat.sa.cards.update(
        card_id=card_id,
        member_card=MemberCardChange(
            prerogative="双倍积分", base_info=BaseInfoChange(description="会员专享")
        ),
    ).send_check
    assert info(wechat, card_id).status == CardStatus.NOT_VERIFY
    detail = wechat.sa.cards.get(card_id=card_id).card.member_card
    assert detail is not None
    assert (detail.prerogative, detail.supply_bonus) == ("双倍积分", True)


def test_a_range_of_days_becomes_longer(wechat: Bench) -> None:
    card_id, now = create(wechat), wechat.world.clock.time()
    longer = CardDateInput(type="DATE_TYPE_FIX_TIME_RANGE", begin_timestamp=now, end_timestamp=now + 60 * DAY)
    wechat.sa.cards.update(card_id=card_id, groupon=GrouponChange(base_info=BaseInfoChange(date_info=longer)))
    assert info(wechat, card_id).date_info.end_timestamp == now + 60 * DAY


def test_stock_grows_and_shrinks(wechat: Bench) -> None:
    card_id = create(wechat)
    wechat.sa.cards.modify_stock(card_id=card_id, increase_stock_value=100)
    wechat.sa.cards.modify_stock(card_id=card_id, reduce_stock_value=590)
    sku = info(wechat, card_id).sku
    assert (sku.quantity, sku.total_quantity) == (10, 10)


def test_a_deleted_card_can_still_be_read(wechat: Bench) -> None:
    card_id = create(wechat)
    wechat.sa.cards.delete(card_id=card_id)
    assert info(wechat, card_id).status == CardStatus.DELETE


def test_there_are_fourteen_colours_and_all_will_do(wechat: Bench) -> None:
    colors = wechat.sa.cards.colors().colors
    assert len(colors) == 14
    for color in colors:
        assert info(wechat, create(wechat, color=color.name)).color == color.value


def test_a_store_mini_program_shows_a_card(wechat: Bench) -> None:
    card_id = create(wechat)
    wechat.sa.cards.set_store_card(poi_id="12312", card_id=card_id)
    assert wechat.sa.cards.store_card(poi_id="12312").card_id == card_id
    assert wechat.sa.cards.store_card(poi_id="99").card_id == ""


def test_testers_are_named_by_openid_and_by_their_id(wechat: Bench) -> None:
    wechat.world.settings.card_audit = "wait"
    card_id, lan = create(wechat), follower(wechat, "lan")
    wechat.world.people.add("Mei", person_id="mei")
    wechat.sa.cards.set_test_users(openid=[lan], username=["mei"])
    assert take(wechat, "lan", card_id) != take(wechat, "mei", card_id)
    wechat.sa.cards.set_test_users(openid=[], username=[])
    with pytest.raises(wxkit.WxkitError, match="is not handed out"):
        take(wechat, "lan", card_id)


def test_cards_of_other_validity_are_taken(wechat: Bench) -> None:
    term: dict[str, Any] = {"type": "DATE_TYPE_FIX_TERM", "fixed_term": 15, "fixed_begin_term": 0}
    assert info(wechat, create(wechat, date_info=term)).date_info.fixed_term == 15
    ever = {"type": "DATE_TYPE_PERMANENT"}
    assert info(wechat, create(wechat, "MEMBER_CARD", date_info=ever)).date_info.type == ever["type"]
    assert "date_info" in base(wechat)


def test_a_change_during_the_review_begins_a_new_one(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = 3600
    card_id = create(wechat)
    wechat.advance(1800)
    post(wechat, "/card/update", card_id=card_id, groupon={"base_info": {"title": "四人茶点"}})
    wechat.advance(1800)
    assert info(wechat, card_id).status == "CARD_STATUS_NOT_VERIFY"
    wechat.advance(1800)
    assert info(wechat, card_id).status == "CARD_STATUS_VERIFY_OK"
    assert len(told(wechat, CardPassCheck)) == 1
