"""Facts are a function of the order as it stands: orders of every kind, read from the sandbox."""

from __future__ import annotations

import pytest
from live_steps import DAY, bought, opened, order_of, settled, shipped, state_of, union

from wxkit.policy import (
    Fact,
    GiftAccepted,
    GiftExpired,
    GiftSent,
    Identified,
    LineRefund,
    OrderPaid,
    OrderRefunded,
    OrderSettled,
)
from wxkit.policy.truth import Who, differences, order_state
from wxkit.store._order import OrderExt, SourceInfo
from wxkit.store._order_enums import SaleChannel
from wxkit.testing._bench import Bench


def told(wechat: Bench, order_id: str) -> list[Fact]:
    """All facts but identities."""
    facts = differences(None, state_of(wechat, order_id))
    return [fact for fact in facts if not isinstance(fact, Identified)]


def test_an_order_tells_nothing_until_it_is_paid(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    assert told(wechat, bought(wechat, tea, pay=False)) == []


def test_an_order_that_is_paid_names_payer_lines_and_freight(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, freight=1_000)
    (paid,) = told(wechat, order_id)
    assert isinstance(paid, OrderPaid)
    assert paid.id == f"store/{wechat.shop.appid}/order/{order_id}/paid"
    assert (paid.at, paid.payer, paid.freight) == (wechat.world.clock.time(), union(wechat, "mei"), 1_000)
    assert [(line.key, line.product_id, line.paid) for line in paid.lines] == [(tea, tea, 19_980)]


def test_whoever_is_named_is_identified_first(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    first, *_ = differences(None, state_of(wechat, bought(wechat, tea)))
    mei = wechat.world.people["mei"]
    assert isinstance(first, Identified)
    assert (first.person, first.unionid) == (
        f"{wechat.shop.appid}/{wechat.world.store.openid(mei)}",
        mei.unionid,
    )


def test_settlement_and_refunds_come_in_the_order_in_which_they_happened(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    shipped(wechat, order_id)
    wechat.act.refund(person="mei", order_id=order_id, amount=5_000)
    wechat.act.receive(person="mei", order_id=order_id)
    wechat.advance(8 * DAY)
    _, refund, settlement = told(wechat, order_id)
    assert isinstance(refund, OrderRefunded)
    assert refund.lines == (LineRefund(key=tea, fen=5_000),)
    assert refund.id.endswith(f"/refund/{refund.aftersale_id}")
    assert isinstance(settlement, OrderSettled)


def test_freight_that_comes_back_is_no_refund_of_a_line(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, freight=1_000)
    wechat.act.refund(person="mei", order_id=order_id)
    _, refund = told(wechat, order_id)
    assert isinstance(refund, OrderRefunded)
    assert refund.lines == (LineRefund(key=tea, fen=19_980),)


def test_of_a_gift_the_giver_is_the_payer_and_who_accepted_the_receiver(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, gift_to="lan")
    sent = wechat.world.clock.time()
    wechat.advance(60)
    wechat.act.accept(person="lan", order_id=order_id)
    paid, gift, accepted = told(wechat, order_id)
    assert isinstance(paid, OrderPaid)
    assert isinstance(gift, GiftSent)
    assert isinstance(accepted, GiftAccepted)
    assert {paid.payer, gift.payer, accepted.payer} == {union(wechat, "mei")}
    assert (accepted.receiver, accepted.paid) == (union(wechat, "lan"), 19_980)
    assert (gift.deadline, accepted.at) == (sent + DAY, sent)


def test_a_gift_that_nobody_takes_expires_and_gives_nothing_back_twice(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, gift_to="lan")
    wechat.advance(DAY)
    assert [type(fact) for fact in told(wechat, order_id)] == [OrderPaid, GiftSent, GiftExpired]


def test_an_accepted_gift_that_is_refunded_whole_did_not_expire(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, gift_to="lan")
    wechat.act.accept(person="lan", order_id=order_id)
    wechat.act.refund(person="lan", order_id=order_id)
    assert order_of(wechat, order_id).status == 200
    kinds = [type(fact) for fact in told(wechat, order_id)]
    assert kinds == [OrderPaid, GiftSent, GiftAccepted, OrderRefunded]


def test_a_variant_that_is_swapped_stays_the_same_line(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, gift_to="lan")
    before = state_of(wechat, order_id)
    product = wechat.shop.products.get(product_id=tea).product
    assert product is not None
    wechat.act.accept(person="lan", order_id=order_id, sku_id=product.skus[1].sku_id)
    after = state_of(wechat, order_id, before)
    assert after.lines == before.lines
    settled(wechat, order_id, "lan")


def test_buying_together_that_fails_gives_everything_back(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    order = order_of(wechat, order_id)
    failed = order.model_copy(update={"status": 200, "update_time": order.update_time + 60})
    *_, refund = differences(None, order_state(wechat.shop.appid, failed))
    assert isinstance(refund, OrderRefunded)
    assert (refund.aftersale_id, refund.lines) == ("", (LineRefund(key=tea, fen=19_980),))


def test_an_order_of_an_agency_waits_until_the_promoter_is_known(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order = order_of(wechat, bought(wechat, tea))
    order.order_detail.source_infos = [SourceInfo(sale_channel=SaleChannel.AGENCY)]
    order.order_detail.ext_info = OrderExt(commission_handling_progress=0)
    waiting = order_state(wechat.shop.appid, order)
    assert differences(None, waiting) == ()
    bo = Who(appid="promoter", openid="wx0001", unionid="o-bo")
    known = order_state(wechat.shop.appid, order, before=waiting, promoter=bo)
    (paid,) = [fact for fact in differences(waiting, known) if isinstance(fact, OrderPaid)]
    assert (paid.referrer, paid.channel) == ("union/o-bo", "promoter")


@pytest.mark.parametrize("price", ["real_price", "estimate_price", "change_price", "sale_price"])
def test_what_was_paid_is_found_where_the_order_says_it(wechat: Bench, price: str) -> None:
    tea, *_ = opened(wechat)
    order = order_of(wechat, bought(wechat, tea))
    (line,) = order.order_detail.product_infos
    for other in ("real_price", "estimate_price", "change_price"):
        if other != price:
            setattr(line, other, None)
    setattr(line, price, 777)
    assert order_state(wechat.shop.appid, order).lines[0].paid == 777
