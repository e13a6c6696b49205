"""Trades and the clock: what fell due for an earlier shipment or an earlier promise is void."""

from __future__ import annotations

from trade_steps import now_text, order, parcel, pay, ship

from wxkit.callbacks.events import TradeManageRemindShipping
from wxkit.miniprogram.order_shipping import OrderState, Parcel, PayTimeRange
from wxkit.testing._bench import Bench

DAY = 86400
VIRTUAL = 3


def reminded(wechat: Bench) -> list[str]:
    """The payments whose shipments were asked for."""
    log = wechat.world.pusher.log
    return [e.push.transaction_id for e in log if isinstance(e.push, TradeManageRemindShipping)]


def test_shipping_again_in_the_same_second_begins_the_days_anew(wechat: Bench, lan: str) -> None:
    id_, at = pay(wechat), now_text(wechat)
    ship(wechat, id_, Parcel(item_desc="话费充值"), logistics_type=VIRTUAL, upload_time=at)
    ship(wechat, id_, parcel("YT1"), upload_time=at.replace("+08:00", ".5+08:00"))
    wechat.world.advance(10 * DAY - 1)
    assert order(wechat, id_).order_state is OrderState.SHIPPED
    wechat.world.advance(1)
    assert order(wechat, id_).order_state is OrderState.RECEIVED


def test_a_presale_that_is_reported_late_is_reminded_of_on_its_day(wechat: Bench, lan: str) -> None:
    ship(wechat, pay(wechat))
    id_, paid_at = pay(wechat), wechat.world.clock.time()
    wechat.world.advance(3 * DAY)
    assert reminded(wechat) == [id_]
    wechat.mp.order_shipping.report_special(order_id=id_, type=1, delay_to=paid_at + 20 * DAY)
    wechat.world.advance(17 * DAY - 1)
    assert reminded(wechat) == [id_]
    wechat.world.advance(1)
    assert reminded(wechat) == [id_, id_]


def test_the_last_promise_of_a_presale_counts(wechat: Bench, lan: str) -> None:
    ship(wechat, pay(wechat))
    id_, paid_at = pay(wechat), wechat.world.clock.time()
    for days in (30, 20, 20):
        wechat.mp.order_shipping.report_special(order_id=id_, type=1, delay_to=paid_at + days * DAY)
    wechat.world.advance(20 * DAY)
    assert reminded(wechat) == [id_]
    wechat.world.advance(20 * DAY)
    assert reminded(wechat) == [id_]


def test_payments_are_listed_by_the_second_that_is_told(wechat: Bench, lan: str) -> None:
    wechat.world.advance(0.5)
    told = order(wechat, pay(wechat)).pay_time
    second = PayTimeRange(begin_time=told, end_time=told)
    assert len(wechat.mp.order_shipping.list(pay_time_range=second).order_list) == 1
