"""How a trade goes on: paid, shipped, received, settled; with the events and reminders around it.

https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/order-shipping/order-shipping.html
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wxkit.callbacks.events import (
    TradeManageOrderSettlement,
    TradeManageRemindAccessApi,
    TradeManageRemindShipping,
    WxaTradeControlled,
)
from wxkit.miniprogram.order_shipping import LogisticsType, OrderState
from wxkit_sandbox.miniprogram.payments import Payment, Payments
from wxkit_sandbox.miniprogram.trades import AUTO, Trade, Trades, page_for
from wxkit_sandbox.service_account.pay_gift_cards import offer_card
from wxkit_sandbox.world import App

__all__ = ["end_complaint", "grant", "pay", "promise", "receive", "refund", "shipped", "tell_buyer"]

A_DAY = 86400
SHIPS_WITHIN = 48 * 3600


def pay(app: App, *payments: Payment) -> None:
    """Somebody has paid: a payment, or a combined one followed by its parts."""
    first, each = not app.state(Payments).by_id, payments[1:] or payments
    for payment in payments:
        app.state(Payments).add(payment)
    for payment in each:
        _offer_card(app, payment)
    if app.world.settings.trade_managed:
        _begin(app, each)
    elif first:
        app.emit(WxaTradeControlled(msg="小程序已产生交易，请接入订单发货管理"))


def _begin(app: App, payments: Sequence[Payment]) -> None:
    """What was paid for is to be shipped."""
    trades = app.state(Trades)
    first = not trades.by_id
    for payment in payments:
        trades.by_id[payment.transaction_id] = Trade(payment)
        app.world.clock.call_after(SHIPS_WITHIN, remind_shipping, app, payment.transaction_id, 0)
    if first:
        remind_access(app)


def _offer_card(app: App, payment: Payment) -> None:
    """WeChat Pay's message shows the member card that the merchant offers after payments (支付即会员)."""
    person = app.person(payment.openid)
    if person is not None:
        offer_card(app.world.service_account, person, payment.mch_id, payment.amount)


def grant(app: App, mch_id: str) -> None:
    """The administrator lets WeChat settle a merchant's money after shipping."""
    app.state(Trades).granted.add(mch_id)
    app.emit(TradeManageRemindAccessApi(msg="小程序已完成账期授权，请及时接入发货信息管理服务 API"))


def remind_access(app: App) -> None:
    """Once a day, until the mini-program ships for the first time."""
    if app.state(Trades).ever_shipped:
        return
    app.emit(TradeManageRemindAccessApi(msg="小程序已产生交易，请及时接入发货信息管理服务 API"))
    app.world.clock.call_after(A_DAY, remind_access, app)


def promise(app: App, trade: Trade, ships_by: int) -> None:
    """A presale (预售) is to be shipped by then (Unix seconds), whatever was promised before."""
    trade.promises += 1
    app.world.clock.call_at(ships_by, remind_shipping, app, trade.payment.transaction_id, trade.promises)


def remind_shipping(app: App, transaction_id: str, promises: int) -> None:
    """The days are over without a shipment, two or those that were promised last.

    Who has never shipped is reminded of the API instead.
    """
    trades = app.state(Trades)
    trade = trades.by_id[transaction_id]
    waits = trade.state is OrderState.TO_SHIP and not trade.test
    if not waits or trade.promises != promises or not trades.ever_shipped:
        return
    app.emit(TradeManageRemindShipping(**_numbers(trade.payment), msg="订单超过约定时间未发货，请及时发货"))


def shipped(app: App, trade: Trade) -> None:
    """All of it was sent: the buyer is told, and the days until the receipt confirms itself begin."""
    settings, now = app.world.settings, app.world.clock.time()
    courier = trade.logistics_type is LogisticsType.COURIER
    until = settings.auto_receipt if courier else settings.trade_auto_receipt_without_courier
    trade.state, trade.shipped_at = OrderState.SHIPPED, now
    app.state(Trades).ever_shipped = True
    id_, shipment = trade.payment.transaction_id, trade.finish_count
    app.world.clock.call_after(until, receive_by_itself, app, id_, shipment)
    app.emit(
        TradeManageOrderSettlement(
            **_numbers(trade.payment),
            shipped_time=now,
            estimated_settlement_time=now + until + settings.trade_settles_after_receipt,
        )
    )
    tell_buyer(app, trade, "发货通知")


def tell_buyer(app: App, trade: Trade, title: str, **more: Any) -> None:
    """A service message about a shipment, into the buyer's inbox."""
    person = app.person(trade.payment.openid)
    if person is not None:
        content = {
            "title": title,
            "transaction_id": trade.payment.transaction_id,
            "goods": [package.item_desc for package in trade.packages],
            "waybills": [package.tracking_no for package in trade.packages if package.tracking_no],
            "page": page_for(app, trade.payment),
        }
        app.tell(person, "shipping", content | more)


def receive_by_itself(app: App, transaction_id: str, shipment: int) -> None:
    """Nobody confirmed the receipt in time; another shipment may have taken this one's place."""
    trade = app.state(Trades).by_id[transaction_id]
    if trade.state is OrderState.SHIPPED and trade.finish_count == shipment:
        receive(app, trade, AUTO)


def receive(app: App, trade: Trade, how: int) -> None:
    """The goods are there; the money follows."""
    trade.state, trade.received_at, trade.received_how = OrderState.RECEIVED, app.world.clock.time(), how
    after = app.world.settings.trade_settles_after_receipt
    app.world.clock.call_after(after, settle, app, trade.payment.transaction_id)


def settle(app: App, transaction_id: str) -> None:
    """The merchant gets the money, or waits for the end of a complaint."""
    trade = app.state(Trades).by_id[transaction_id]
    if trade.state not in (OrderState.RECEIVED, OrderState.TO_SETTLE):
        return
    if trade.in_complaint:
        trade.state = OrderState.TO_SETTLE
        return
    trade.state = OrderState.DONE
    app.emit(
        TradeManageOrderSettlement(
            **_numbers(trade.payment),
            shipped_time=trade.shipped_at,
            confirm_receive_method=trade.received_how,
            confirm_receive_time=trade.received_at,
            settlement_time=app.world.clock.time(),
        )
    )


def end_complaint(app: App, trade: Trade) -> None:
    """Nothing is in the way of the money any more."""
    trade.in_complaint = False
    if trade.state is OrderState.TO_SETTLE:
        settle(app, trade.payment.transaction_id)


def refund(trade: Trade) -> None:
    """The merchant gave the money back, all of it."""
    trade.state = OrderState.REFUNDED


def _numbers(payment: Payment) -> dict[str, Any]:
    return {
        "transaction_id": payment.transaction_id,
        "merchant_id": payment.mch_id,
        "sub_merchant_id": payment.sub_mch_id,
        "merchant_trade_no": payment.out_trade_no,
        "pay_time": int(payment.paid_at),
    }
