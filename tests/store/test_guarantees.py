"""Guarantee orders: claimed by the buyer, answered by the merchant, decided by the platform, paid."""

from __future__ import annotations

from typing import Any, Literal

import bought
import pytest
from cases import DAY, HOUR, code_of, pushed
from shop_steps import refused

import wxkit
from wxkit.store._guarantee_order import GuaranteeOrder
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.orderbook import Order
from wxkit_sandbox.store.purse import Purse

Sides = Literal["buyer", "merchant", "both"]


def claimed(wechat: Bench, order: Order | None = None, **fields: Any) -> int:
    order = order or bought.received(wechat)
    fields = {"type": "damaged"} | fields
    act = wechat.act.claim_guarantee(person=order.owner.id, order_id=order.order_id, **fields)
    return int(act.guarantee_order_id)


def look(wechat: Bench, claim_id: int) -> GuaranteeOrder:
    return wechat.shop.guarantees.get(guarantee_order_id=claim_id).guarantee_order


def statuses(wechat: Bench) -> list[str]:
    found = pushed(wechat, "channels_ec_guarantee_update", "status")
    return [status.removeprefix("STATUS_") for status in found]


def test_a_claim_for_damage_shows_everything(wechat: Bench) -> None:
    order = bought.received(wechat)
    found = look(wechat, claimed(wechat, order, bad_level=30, content="chipped", media_ids=["m1"]))
    assert (found.type, found.status) == (2, "STATUS_WAIT_MERCHANT_HANDLE")
    assert (found.order_id, found.openid) == (order.order_id, wechat.world.store.openid(order.owner))
    assert found.expire_time == wechat.world.clock.time() + 48 * HOUR
    assert (found.pay_amount, found.order_pay_info.transaction_id) == (6_000, order.transaction_id)
    assert found.bad_pay_info is not None
    assert (found.bad_pay_info.bad_level, found.bad_pay_info.pic_list) == (30, ["m1"])
    assert [(item.product_id, item.product_cnt) for item in found.product_info] == [
        (bought.TEA.product_id, 2)
    ]


def test_a_claim_for_fake_goods_pays_the_fee_and_three_times_the_price(wechat: Bench) -> None:
    claim_id = claimed(wechat, type="fake", reason=2, identify_fee=500)
    wechat.shop.guarantees.accept(guarantee_order_id=claim_id)
    found = look(wechat, claim_id)
    assert (found.apply_reason_type, found.apply_reason) == (2, "假冒材质成分")
    assert found.fake_one_pay_four_info is not None
    assert (found.pay_amount, found.fake_one_pay_four_info.acctual_pay) == (60_500, 60_500)
    assert found.complete_time == wechat.world.clock.time()
    assert statuses(wechat) == ["WAIT_MERCHANT_HANDLE", "PAYING", "PAY_SUCC"]


def test_the_push_has_its_exact_form(wechat: Bench) -> None:
    order = bought.received(wechat)
    claim_id = claimed(wechat, order)
    push = wechat.world.pusher.log[-1].push.to_wire("json")
    assert (push["Event"], push["FromUserName"]) == ("channels_ec_guarantee_update", wechat.world.team_openid)
    assert push["finder_shop_guarantee_status_update"] == {
        "guarantee_order_id": str(claim_id),
        "order_id": order.order_id,
        "status": "STATUS_WAIT_MERCHANT_HANDLE",
    }


def test_what_is_paid_does_not_touch_the_order(wechat: Bench) -> None:
    order = bought.received(wechat)
    wechat.shop.guarantees.accept(guarantee_order_id=claimed(wechat, order))
    assert (order.refunded, order.open_aftersales, order.status) == (0, set(), 100)


def test_what_is_paid_comes_out_of_the_balance(wechat: Bench) -> None:
    claim_id, before = claimed(wechat), wechat.world.store.state(Purse).available
    wechat.shop.guarantees.accept(guarantee_order_id=claim_id)
    purse = wechat.world.store.state(Purse)
    assert purse.available == before - 20_000
    assert (purse.movements[-1].amount, purse.movements[-1].source.guarantee_id) == (-20_000, str(claim_id))


def test_a_high_amount_is_looked_at_first(wechat: Bench) -> None:
    wechat.world.settings.guarantee_amount_questioned = 60_000
    wechat.shop.guarantees.accept(guarantee_order_id=claimed(wechat, type="fake"))
    wechat.advance(DAY)
    assert statuses(wechat) == ["WAIT_MERCHANT_HANDLE", "PAY_BLOCK", "PAYING", "PAY_SUCC"]


def test_a_payment_may_fail(wechat: Bench) -> None:
    wechat.world.settings.refunds = "fail"
    wechat.shop.guarantees.accept(guarantee_order_id=claimed(wechat))
    assert statuses(wechat)[-2:] == ["PAYING", "PAY_FAIL"]


@pytest.mark.parametrize(
    ("agree", "status", "amount"),
    [(True, "STATUS_PAY_SUCC", 2_000), (False, "STATUS_WAIT_MERCHANT_HANDLE", 20_000)],
)
def test_another_degree_of_damage(wechat: Bench, agree: bool, status: str, amount: int) -> None:
    claim_id = claimed(wechat)
    wechat.shop.guarantees.modify(guarantee_order_id=claim_id, bad_level=10, merchant_remark="a scratch")
    found = look(wechat, claim_id)
    assert (found.status, found.pay_amount) == ("STATUS_WAIT_USER_CONFIRM", 20_000)
    assert found.bad_pay_info is not None
    assert (found.bad_pay_info.merchant_modify_level, found.bad_pay_info.merchant_remark) == (10, "a scratch")
    wechat.act.answer_guarantee(person="mei", guarantee_order_id=str(claim_id), agree=agree)
    assert (look(wechat, claim_id).status, look(wechat, claim_id).pay_amount) == (status, amount)


def test_a_buyer_who_does_not_answer_leaves_it_to_the_merchant(wechat: Bench) -> None:
    claim_id = claimed(wechat)
    wechat.shop.guarantees.modify(guarantee_order_id=claim_id, bad_level=10)
    wechat.advance(48 * HOUR)
    assert look(wechat, claim_id).status == "STATUS_WAIT_MERCHANT_HANDLE"


def test_a_refusal_is_decided_by_the_platform_with_the_merchants_evidence(wechat: Bench) -> None:
    wechat.world.settings.dispute_verdict = "merchant"
    claim_id, shop = claimed(wechat), wechat.shop.guarantees
    shop.refuse(guarantee_order_id=claim_id, reason="whole when sent", pic_list=["m2"])
    assert look(wechat, claim_id).merchant_refuse_reason == "whole when sent"
    wechat.advance(DAY)
    shop.prove(guarantee_order_id=claim_id, content="see the film", pic_list=["m3"])
    wechat.advance(DAY)
    history = look(wechat, claim_id).history_list or []
    assert [step.item_type for step in history] == [30, 8, 16, 3, 1]
    assert statuses(wechat)[1:] == [
        "WAIT_PLATFORM_HANDLE",
        "WAIT_MERCHANT_PROOF",
        "WAIT_PLATFORM_HANDLE",
        "NO_NEED_PAY",
    ]


def test_a_merchant_who_does_not_answer_leaves_it_to_the_platform(wechat: Bench) -> None:
    wechat.world.settings.dispute_evidence = "none"
    claimed(wechat)
    wechat.advance(48 * HOUR + DAY)
    assert statuses(wechat)[1:] == ["WAIT_PLATFORM_HANDLE", "PAYING", "PAY_SUCC"]


@pytest.mark.parametrize(
    ("who", "waits"),
    [("buyer", "WAIT_USER_PROOF"), ("merchant", "WAIT_MERCHANT_PROOF"), ("both", "WAIT_BOTH_PROOF")],
)
def test_evidence_that_does_not_come(wechat: Bench, who: Sides, waits: str) -> None:
    wechat.world.settings.dispute_evidence = who
    wechat.shop.guarantees.refuse(guarantee_order_id=claimed(wechat), reason="no", pic_list=["m"])
    wechat.advance(DAY + 48 * HOUR + DAY)
    assert statuses(wechat)[2:] == [waits, "WAIT_PLATFORM_HANDLE", "PAYING", "PAY_SUCC"]


def test_both_sides_prove(wechat: Bench) -> None:
    wechat.world.settings.dispute_evidence = "both"
    claim_id, shop = claimed(wechat), wechat.shop.guarantees
    shop.refuse(guarantee_order_id=claim_id, reason="no", pic_list=["m"])
    wechat.advance(DAY)
    shop.prove(guarantee_order_id=claim_id, content="whole", pic_list=["m"])
    assert look(wechat, claim_id).status == "STATUS_WAIT_BOTH_PROOF"
    shown = wechat.act.prove_claim(person="mei", guarantee_order_id=str(claim_id), content="broken")
    assert shown.status == "STATUS_WAIT_PLATFORM_HANDLE"


def test_the_buyer_claims_no_more_and_may_claim_again(wechat: Bench) -> None:
    order = bought.received(wechat)
    claim_id = claimed(wechat, order)
    with pytest.raises(wxkit.WeChatError, match="already"):
        claimed(wechat, order)
    withdrawn = wechat.act.withdraw_claim(person="mei", guarantee_order_id=str(claim_id))
    assert withdrawn.status == "STATUS_USER_CANCEL"
    assert claimed(wechat, order) != claim_id
    with pytest.raises(wxkit.WeChatError, match="in state STATUS_USER_CANCEL"):
        wechat.act.withdraw_claim(person="mei", guarantee_order_id=str(claim_id))


def test_nobody_claims_for_what_was_not_shipped_or_is_not_theirs(wechat: Bench) -> None:
    order = bought.paid(wechat)
    with pytest.raises(wxkit.WeChatError, match="not shipped"):
        claimed(wechat, order)
    bought.person(wechat, "lan")
    with pytest.raises(wxkit.WeChatError, match="lan has no order"):
        wechat.act.claim_guarantee(person="lan", order_id=order.order_id, type="fake")


def test_a_gift_is_claimed_for_by_who_received_it(wechat: Bench) -> None:
    order = bought.sent(wechat, bought.gift(wechat, "mei", "lan"))
    found = look(wechat, claimed(wechat, order))
    assert (found.order_type, found.openid) == (10, wechat.world.store.openid(order.owner))
    assert found.order_present_info is not None
    assert found.order_present_info.giver_nickname == "Mei"
    assert found.order_present_info.accept_present_time == wechat.world.clock.time()


@pytest.mark.parametrize("call", ["get", "accept", "modify", "refuse", "prove"])
def test_ids_that_lead_nowhere(wechat: Bench, call: str) -> None:
    more: dict[str, dict[str, Any]] = {
        "modify": {"bad_level": 10},
        "refuse": {"reason": "no", "pic_list": []},
        "prove": {"content": "x", "pic_list": []},
    }
    assert (
        code_of(getattr(wechat.shop.guarantees, call), guarantee_order_id=1, **more.get(call, {})) == 10021057
    )


def test_calls_fit_the_state(wechat: Bench) -> None:
    claim_id, shop = claimed(wechat, type="fake"), wechat.shop.guarantees
    assert code_of(shop.modify, guarantee_order_id=claim_id, bad_level=10) == 10021041
    assert code_of(shop.prove, guarantee_order_id=claim_id, content="x", pic_list=[]) == 10021041
    shop.accept(guarantee_order_id=claim_id)
    assert code_of(shop.accept, guarantee_order_id=claim_id) == 10021041
    assert code_of(shop.refuse, guarantee_order_id=claim_id, reason="no", pic_list=[]) == 10021041
    assert look(wechat, claim_id).status == "STATUS_PAY_SUCC"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("merchantmodifyguarantee", {"bad_level": 40}),
        ("merchantrefuseguarantee", {"reason": "no"}),
        ("merchantproofguarantee", {"pic_list": []}),
    ],
)
def test_bad_parameters(wechat: Bench, path: str, body: dict[str, object]) -> None:
    claim_id = claimed(wechat)
    with refused(9700224):
        wechat.shop.request(
            "POST", f"/channels/ec/aftersale/{path}", json={"guarantee_order_id": claim_id} | body
        )
    assert look(wechat, claim_id).status == "STATUS_WAIT_MERCHANT_HANDLE"


def test_claims_are_found_by_what_is_known_of_them(wechat: Bench) -> None:
    begin, order = wechat.world.clock.time(), bought.received(wechat)
    first = claimed(wechat, order)
    wechat.advance(DAY)
    second = claimed(wechat, type="fake")
    wechat.shop.guarantees.accept(guarantee_order_id=second)

    def found(**fields: Any) -> list[int]:
        page = wechat.shop.guarantees.search(**fields)
        assert page.total_num == len(page.guarantee_order_list)
        return [int(claim.guarantee_order_id) for claim in page.guarantee_order_list]

    assert found() == [first, second]
    assert found(guarantee_order_id_list=[second, 1]) == [second]
    assert found(order_id_list=[int(order.order_id)]) == [first]
    assert found(type=1) == [second]
    assert found(begin_time=begin, end_time=begin + HOUR) == [first]
    assert found(status_list=[40]) == [second]
    assert found(status_list=[40], type=2) == []


def test_claims_are_listed_in_pages(wechat: Bench) -> None:
    claims = [claimed(wechat) for _ in range(5)]
    page = wechat.shop.guarantees.search(offset=1, limit=2)
    assert [int(claim.guarantee_order_id) for claim in page.guarantee_order_list] == claims[1:3]
    assert page.total_num == 5
    listed = list(wechat.shop.guarantees.iter_search(limit=2))
    assert [int(claim.guarantee_order_id) for claim in listed] == claims
