"""What happened in a world can be read afterwards, in its order."""

from __future__ import annotations

import pytest
from shop_steps import DAY, HOUR, bought, opened, received, shipped

from wxkit.testing._bench import Bench
from wxkit_sandbox import HistoryEvent, history, past


def told(wechat: Bench) -> list[str]:
    return [type(event).__name__ for event in history(wechat.world)]


def last(wechat: Bench) -> HistoryEvent:
    return list(history(wechat.world))[-1]


def test_an_orders_life(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, freight=1_000)
    received(wechat, order_id)
    wechat.advance(8 * DAY)
    steps = ["OrderPlaced", "OrderPaid", "OrderShipped", "OrderReceived", "OrderSettled"]
    assert told(wechat) == steps
    paid = next(event for event in history(wechat.world) if isinstance(event, past.OrderPaid))
    assert (paid.order_id, paid.payer, paid.total, paid.gift) == (order_id, "mei", 20_980, False)
    assert [(line.product_id, line.price, line.categories[0]) for line in paid.lines] == [
        (tea, 19_980, "6153")
    ]
    assert last(wechat) == past.OrderSettled(wechat.world.clock.time() - DAY, order_id, "mei", 1_049)


def test_a_gift_that_is_accepted(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, gift_to="lan")
    wechat.advance(HOUR)
    wechat.act.accept(person="lan", order_id=order_id)
    accepted = last(wechat)
    assert isinstance(accepted, past.GiftAccepted)
    assert (accepted.at, accepted.payer, accepted.recipient) == (wechat.world.clock.time(), "mei", "lan")


def test_a_gift_that_nobody_takes(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea, gift_to="lan", freight=500)
    wechat.advance(DAY)
    refunded = last(wechat)
    assert isinstance(refunded, past.OrderRefunded)
    assert (refunded.amount, refunded.freight, refunded.whole, refunded.aftersale_id) == (
        20_480,
        500,
        True,
        "",
    )


@pytest.mark.parametrize("amounts", [(5_000, 14_980), (19_980,)])
def test_refunds_tell_their_own_amounts(wechat: Bench, amounts: tuple[int, ...]) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    shipped(wechat, order_id)
    cases = [
        wechat.act.refund(person="mei", order_id=order_id, amount=amount).after_sale_order_id
        for amount in amounts
    ]
    refunds = [event for event in history(wechat.world) if isinstance(event, past.OrderRefunded)]
    assert [(event.amount, event.aftersale_id) for event in refunds] == list(zip(amounts, cases, strict=True))
    assert [event.whole for event in refunds] == [False] * (len(amounts) - 1) + [True]


def test_an_unpaid_order_closes(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea, pay=False)
    wechat.advance(HOUR)
    assert told(wechat) == ["OrderPlaced", "OrderCancelled"]


def test_who_follows_and_through_which_code(wechat: Bench) -> None:
    opened(wechat)
    code = wechat.sa.qrcode.create(
        action_name="QR_LIMIT_STR_SCENE", action_info={"scene": {"scene_str": "spring"}}
    )
    wechat.act.scan(person="mei", ticket=code.ticket)
    wechat.act.scan(person="mei", ticket=code.ticket)
    wechat.act.unfollow(person="mei")
    now = wechat.world.clock.time()
    assert list(history(wechat.world)) == [
        past.Followed(now, "mei", "spring"),
        past.Scanned(now, "mei", "spring"),
        past.Unfollowed(now, "mei"),
    ]


def test_members_and_promoters(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    sharer_appid = wechat.act.become_promoter(person="lan").sharer_appid
    product = {"product_id": tea, "shop_appid": wechat.world.store.appid}
    link = wechat.shop.promoter.product_link(sharer_appid=sharer_appid, **product).short_link
    wechat.act.join_vip(person="mei")
    wechat.act.leave_vip(person="mei")
    bought(wechat, tea, link=link)
    wechat.shop.promoter.unbind(sharer_appid=sharer_appid)
    assert told(wechat) == [
        "PromoterBound",
        "MemberJoined",
        "MemberLeft",
        "OrderPlaced",
        "OrderPaid",
        "PromoterUnbound",
    ]
    paid = list(history(wechat.world))[4]
    assert isinstance(paid, past.OrderPaid)
    assert paid.brought_by is not None
    assert (paid.brought_by.kind, paid.brought_by.person) == ("promoter", "lan")


def test_a_world_that_begins_anew_has_no_past(wechat: Bench) -> None:
    opened(wechat)
    wechat.act.follow(person="mei")
    wechat.world.reset()
    assert told(wechat) == []
