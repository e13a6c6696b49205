"""Member cards after a payment (支付即会员): rules, and whom they reach."""

from __future__ import annotations

from typing import Any

from account_steps import person, post, received, refused
from card_steps import DAY, create

from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.payments import PaidPart

ADD = "/card/paygiftcard/add"
MERCHANT = "1900000001"


def rule(wechat: Bench, card_id: str, **changes: Any) -> dict[str, Any]:
    now = wechat.world.clock.time()
    period = {"mchid_list": [MERCHANT], "begin_time": now, "end_time": now + DAY}
    member = {"card_id": card_id, "least_cost": 100, "max_cost": 1000}
    return {
        "type": "RULE_TYPE_PAY_MEMBER_CARD",
        "base_info": period | {name: value for name, value in changes.items() if name in period},
        "member_rule": member | {name: value for name, value in changes.items() if name in member},
    }


def add(wechat: Bench, card_id: str, **changes: Any) -> dict[str, Any]:
    return post(wechat, ADD, rule_info=rule(wechat, card_id, **changes))


def test_who_pays_is_offered_the_card(wechat: Bench) -> None:
    add(wechat, card_id := create(wechat, "MEMBER_CARD"))
    person(wechat, "lan")
    for amount in (99, 100, 1000):
        wechat.act.pay_in_miniprogram(person="lan", amount=amount, mch_id=MERCHANT)
    (offer,) = received(wechat, "lan", "card_offer")
    assert offer["card_id"] == card_id
    wechat.act.receive_card(person="lan", card_id=card_id)


def test_a_combined_payment_is_several_payments(wechat: Bench) -> None:
    add(wechat, create(wechat, "MEMBER_CARD"))
    person(wechat, "lan")
    parts = [PaidPart(amount=100, mch_id=MERCHANT), PaidPart(amount=50, mch_id=MERCHANT)]
    wechat.act.pay_in_miniprogram(person="lan", mch_id=MERCHANT, parts=parts)
    assert len(received(wechat, "lan", "card_offer")) == 1


def test_a_deleted_rule_or_card_offers_nothing(wechat: Bench) -> None:
    added = add(wechat, card_id := create(wechat, "MEMBER_CARD"))
    person(wechat, "lan")
    wechat.sa.cards.delete(card_id=card_id)
    wechat.act.pay_in_miniprogram(person="lan", amount=100, mch_id=MERCHANT)
    wechat.sa.pay_gift_cards.delete(rule_id=added["rule_id"])
    wechat.act.pay_in_miniprogram(person="lan", amount=100, mch_id=MERCHANT)
    assert received(wechat, "lan", "card_offer") == []
    with refused(40035):
        wechat.sa.pay_gift_cards.get(rule_id=added["rule_id"])


def test_a_merchant_has_one_rule_at_a_time(wechat: Bench) -> None:
    first = add(wechat, card_id := create(wechat, "MEMBER_CARD"))
    second = add(wechat, card_id, mchid_list=[MERCHANT, "1900000002", MERCHANT])
    assert second["succ_mchid_list"] == ["1900000002"]
    (failure,) = second["fail_mchid_list"]
    assert (failure["errcode"], failure["occupy_rule_id"]) == (80101, first["rule_id"])
    wechat.advance(DAY)
    assert wechat.sa.pay_gift_cards.list().total_count == 0
    assert [one.base_info.mchid_list for one in wechat.sa.pay_gift_cards.iter_list(effective=False)] == [
        [MERCHANT],
        ["1900000002"],
    ]
    assert add(wechat, card_id)["succ_mchid_list"] == [MERCHANT]


def test_bad_rules_are_refused_by_number(wechat: Bench) -> None:
    card_id = create(wechat, "MEMBER_CARD")
    for code, changes in (
        (40079, {"begin_time": 5, "end_time": 4}),
        (40079, {"begin_time": 1, "end_time": 2}),
        (40035, {"least_cost": 10, "max_cost": 10}),
        (40035, {"mchid_list": []}),
    ):
        with refused(code):
            add(wechat, card_id, **changes)
    with refused(40071):
        add(wechat, create(wechat))
    with refused(40073):
        add(wechat, "pUnknown")
    with refused(41011):
        post(wechat, ADD, rule_info={"type": "RULE_TYPE_PAY_MEMBER_CARD"})
    with refused(40035):
        wechat.sa.pay_gift_cards.delete(rule_id="9")
    assert wechat.sa.pay_gift_cards.list(effective=False).total_count == 0
