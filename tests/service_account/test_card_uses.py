"""Cards are used in a shop: redeemed by the staff, by oneself, and paid with."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import person
from card_steps import DAY, create, openid, status, take, told

import wxkit
from wxkit.callbacks.events import UpdateMemberCard, UserConsumeCard, UserPayFromPayCell
from wxkit.testing._bench import Bench

RULE = {
    "cost_money_unit": 100,
    "increase_bonus": 1,
    "max_increase_bonus": 50,
    "init_increase_bonus": 10,
    "cost_bonus_unit": 5,
    "reduce_money": 100,
    "least_money_to_use_bonus": 1000,
    "max_reduce_bonus": 20,
}


def paying(wechat: Bench, card_type: str, **content: Any) -> str:
    """A card with which people pay; its card_id."""
    card_id = create(wechat, card_type, use_all_locations=True, content=content)
    wechat.sa.cards.set_pay_cell(card_id=card_id, is_open=True)
    return card_id


def test_the_staff_redeems_a_card_with_the_helper(wechat: Bench) -> None:
    code, staff = take(wechat, "lan", create(wechat)), person(wechat, "mei")
    wechat.act.redeem_card(person="lan", code=code, staff="mei", location_id="123")
    (event,) = told(wechat, UserConsumeCard)
    assert (event.consume_source, event.staff_open_id) == ("FROM_MOBILE_HELPER", staff)
    assert (event.location_id, event.from_user_name) == ("123", openid(wechat, "lan"))
    assert status(wechat, code) == "CONSUMED"


def test_a_card_is_redeemed_in_the_console(wechat: Bench) -> None:
    code = take(wechat, "lan", create(wechat))
    person(wechat, "mei")
    wechat.act.redeem_card(person="lan", code=code, source="FROM_MP", staff="mei")
    assert told(wechat, UserConsumeCard)[0].consume_source == "FROM_MP"
    assert told(wechat, UserConsumeCard)[0].staff_open_id == ""


def test_somebody_redeems_a_card_themselves(wechat: Bench) -> None:
    card_id = create(wechat, location_id_list=[123])
    code = take(wechat, "lan", card_id)
    with pytest.raises(wxkit.WxkitError, match="selfconsumecell"):
        wechat.act.redeem_own_card(person="lan", code=code)
    wechat.sa.cards.set_self_consume_cell(
        card_id=card_id, is_open=True, need_verify_cod=True, need_remark_amount=True
    )
    with pytest.raises(wxkit.WxkitError, match="verify_code"):
        wechat.act.redeem_own_card(person="lan", code=code, remark_amount="10")
    with pytest.raises(wxkit.WxkitError, match="remark_amount"):
        wechat.act.redeem_own_card(person="lan", code=code, verify_code="88")
    wechat.act.redeem_own_card(
        person="lan", code=code, verify_code="88", remark_amount="10", location_name="山茶"
    )
    (event,) = told(wechat, UserConsumeCard)
    assert (event.verify_code, event.remark_amount, event.location_name) == ("88", "10", "山茶")
    wechat.sa.cards.set_self_consume_cell(card_id=card_id, is_open=False)
    with pytest.raises(wxkit.WxkitError, match="selfconsumecell"):
        wechat.act.redeem_own_card(person="lan", code=take(wechat, "lan", card_id))


@pytest.mark.parametrize(
    ("card_type", "content", "paid"),
    [
        ("CASH", {"least_cost": 1000, "reduce_cost": 300}, 1700),
        ("CASH", {"reduce_cost": 3000}, 0),
        ("DISCOUNT", {"discount": 30}, 1400),
    ],
)
def test_a_voucher_pays_a_part_and_is_used_up(
    wechat: Bench, card_type: str, content: dict[str, int], paid: int
) -> None:
    code = take(wechat, "lan", card_id := paying(wechat, card_type, **content))
    assert wechat.act.pay_from_card(person="lan", code=code, amount=2000, location_id="123").fee == paid
    (event,) = told(wechat, UserPayFromPayCell)
    assert (event.card_id, event.user_card_code, event.location_id) == (card_id, code, "123")
    assert (event.original_fee, event.fee, len(event.trans_id)) == (2000, paid, 28)
    assert len(told(wechat, UserConsumeCard)) == 1
    assert status(wechat, code) == "CONSUMED"


def test_a_member_earns_and_spends_points_by_paying(wechat: Bench) -> None:
    rules: dict[str, Any] = {"bonus_rule": RULE, "auto_activate": True, "discount": 10}
    code = take(wechat, "lan", card_id := paying(wechat, "MEMBER_CARD", **rules))
    first = wechat.act.pay_from_card(person="lan", code=code, amount=2000)
    assert (first.fee, first.bonus) == (1800, 28)
    second = wechat.act.pay_from_card(person="lan", code=code, amount=2000, use_bonus=20)
    assert (second.fee, second.bonus) == (1400, 22)
    third = wechat.act.pay_from_card(person="lan", code=code, amount=1_000_000)
    assert third.bonus == 72
    changes = [
        (event.card_id, event.user_card_code, event.modify_bonus) for event in told(wechat, UpdateMemberCard)
    ]
    assert changes == [(card_id, code, 18), (card_id, code, -6), (card_id, code, 50)]
    assert wechat.sa.member_cards.get(card_id=card_id, code=code).bonus == 72
    assert status(wechat, code) == "NORMAL"


@pytest.mark.parametrize(
    ("amount", "points", "why"),
    [
        (2000, 7, "by 5"),
        (2000, 15, "cannot be spent"),
        (500, 5, "from 1000 fen"),
        (2000, 25, "cannot be spent"),
    ],
)
def test_points_are_spent_by_their_rule_only(wechat: Bench, amount: int, points: int, why: str) -> None:
    rules: dict[str, Any] = {"bonus_rule": RULE, "auto_activate": True}
    code = take(wechat, "lan", card_id := paying(wechat, "MEMBER_CARD", **rules))
    with pytest.raises(wxkit.WxkitError, match=why):
        wechat.act.pay_from_card(person="lan", code=code, amount=amount, use_bonus=points)
    assert wechat.sa.member_cards.get(card_id=card_id, code=code).bonus == 10


def test_not_every_card_pays(wechat: Bench) -> None:
    closed, cheap = create(wechat, "CASH"), paying(wechat, "CASH", least_cost=1000)
    inactive, other = paying(wechat, "MEMBER_CARD"), paying(wechat, "GIFT")
    for card_id, why in ((closed, "paycell"), (cheap, "1000 fen"), (inactive, "activated"), (other, "only")):
        with pytest.raises(wxkit.WxkitError, match=why):
            wechat.act.pay_from_card(person="lan", code=take(wechat, "lan", card_id), amount=500)
    assert told(wechat, UserPayFromPayCell) == []


def test_a_member_pays_by_their_code_where_it_is_swiped(wechat: Bench) -> None:
    swipe = {"swipe_card": {"is_swipe_card": True}}
    card_id = create(wechat, "MEMBER_CARD", pay_info=swipe, content={"auto_activate": True})
    code = take(wechat, "lan", card_id)
    assert wechat.act.pay_from_card(person="lan", code=code, amount=500).fee == 500


def test_what_cannot_be_used_now_is_not(wechat: Bench) -> None:
    limited = create(wechat, use_limit=1)
    first, second = take(wechat, "lan", limited), take(wechat, "lan", limited)
    wechat.act.redeem_card(person="lan", code=first)
    with pytest.raises(wxkit.WxkitError, match="use_limit"):
        wechat.act.redeem_card(person="lan", code=second)
    with pytest.raises(wxkit.WxkitError, match="does not hold"):
        wechat.act.redeem_card(person="lan", code=first)
    with pytest.raises(wxkit.WxkitError, match="no person"):
        wechat.act.redeem_card(person="lan", code=second, staff="nobody")
    wechat.advance(31 * DAY)
    with pytest.raises(wxkit.WxkitError, match="cannot be used now"):
        wechat.act.redeem_card(person="lan", code=second)


def test_nobody_spends_more_points_than_the_price_needs(wechat: Bench) -> None:
    rule = {"cost_bonus_unit": 10, "reduce_money": 100, "init_increase_bonus": 100}
    rules: dict[str, Any] = {"bonus_rule": rule, "auto_activate": True}
    code = take(wechat, "lan", card_id := paying(wechat, "MEMBER_CARD", **rules))
    with pytest.raises(wxkit.WxkitError, match="fewer points"):
        wechat.act.pay_from_card(person="lan", code=code, amount=200, use_bonus=30)
    assert wechat.sa.member_cards.get(card_id=card_id, code=code).bonus == 100
    paid = wechat.act.pay_from_card(person="lan", code=code, amount=150, use_bonus=20)
    assert (paid.fee, paid.bonus) == (0, 80)
