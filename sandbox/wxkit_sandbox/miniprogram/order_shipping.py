"""Shipping information (发货信息管理): uploaded for payments, read back, and the buyer reminded."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from wxkit._call import Ok
from wxkit.miniprogram.order_shipping import (
    ChangeTradeType,
    ConfirmationState,
    ContactRead,
    DeliveryMode,
    GetOrder,
    GetOrders,
    IsTradeManaged,
    IsTradeManagementConfirmed,
    LogisticsType,
    NotifyConfirmReceive,
    OrderKey,
    OrderRead,
    Orders,
    OrderState,
    ParcelRead,
    PayTimeRange,
    ReportSpecialOrder,
    SetMessagePath,
    ShippedOrder,
    ShippingRead,
    SubOrder,
    TradeManaged,
    TradeType,
    UploadCombinedShipping,
    UploadShipping,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.payments import Payment, Payments, is_known, payment_of
from wxkit_sandbox.miniprogram.shipments import Shipment, check_shipment, ship, shipment_of
from wxkit_sandbox.miniprogram.tradeflow import promise, tell_buyer
from wxkit_sandbox.miniprogram.trades import Package, Trade, Trades, trade_of
from wxkit_sandbox.miniprogram.upload_times import moment_of
from wxkit_sandbox.service_account.media import temporary
from wxkit_sandbox.store.pages import page_from
from wxkit_sandbox.world import App

__all__ = ["get_order", "get_orders", "upload", "upload_combined"]

A_PAGE = 100
PRESALE = 1
VIDEO, VIDEOS = 2, 3
A_DAY = 86400
PRESALE_DAYS = range(15 * A_DAY, 330 * A_DAY + 1)
"""Seconds from the payment to the shipment of a presale."""
UPLOAD_CODES = {
    "order_key.order_number_type": 268485194,
    "delivery_mode": 268485224,
    "logistics_type": 10060005,
    "shipping_list:too_long": 10060024,
    "shipping_list:too_short": 10060020,
    "shipping_list.item_desc:missing": 10060008,
    "shipping_list.item_desc:string_too_long": 10060009,
}


@handles(UploadShipping, invalid=UPLOAD_CODES | {"*": 10060014})
def upload(app: App, call: UploadShipping) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_uploadshippinginfo"""
    trade = _named(app, call.order_key, call.payer.openid)
    shipment = shipment_of(app, call, moment_of(call.upload_time))
    check_shipment(trade, shipment)
    ship(app, trade, shipment)
    return Ok()


@handles(
    UploadCombinedShipping,
    invalid={"order_key.order_number_type": 268485194, "*": 10060014}
    | {f"sub_orders.{field}": code for field, code in UPLOAD_CODES.items()},
)
def upload_combined(app: App, call: UploadCombinedShipping) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_uploadcombinedshippinginfo"""
    _check_managed(app)
    whole = payment_of(app, call.order_key, call.payer.openid)
    uploaded = moment_of(call.upload_time)
    parts = [_part(app, whole, call.order_key, part, uploaded) for part in call.sub_orders or ()]
    if not parts or len({trade.payment.transaction_id for trade, _ in parts}) < len(parts):
        raise Refusal(10060014)
    for trade, shipment in parts:
        ship(app, trade, shipment)
    return Ok()


@handles(GetOrder)
def get_order(app: App, call: GetOrder) -> OrderRead:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_getorder"""
    _check_managed(app)
    numbers = (call.transaction_id, call.merchant_id, call.merchant_trade_no, call.sub_merchant_id)
    return OrderRead(order=_shown(trade_of(app, *numbers)))


@handles(GetOrders, invalid={"*": 10060014})
def get_orders(app: App, call: GetOrders) -> Orders:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_getorderlist"""
    _check_managed(app)
    trades, asked = app.state(Trades).by_id, call.pay_time_range or PayTimeRange()
    ids = app.state(Payments).by_openid.get(call.openid, []) if call.openid else trades

    def walk(start: int) -> Iterator[tuple[int, str]]:
        for place, id_ in enumerate(islice(ids, start, None), start):
            trade = trades.get(id_)
            if trade and is_known(app, trade.payment) and _is_asked_for(trade, asked, call.order_state):
                yield place, id_

    query = (asked, call.order_state, call.openid)
    page = page_from(walk, call.page_size or A_PAGE, call.last_index, query, mismatch=10060014)
    return Orders(
        order_list=[_shown(trades[id_]) for id_ in page.ids],
        last_index=page.next_key,
        has_more=bool(page.next_key),
    )


@handles(NotifyConfirmReceive, invalid={"*": 10060014})
def notify_confirm_receive(app: App, call: NotifyConfirmReceive) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_notifyconfirmreceive"""
    _check_managed(app)
    numbers = (call.transaction_id, call.merchant_id, call.merchant_trade_no, call.sub_merchant_id)
    trade = trade_of(app, *numbers)
    by_courier = trade.logistics_type is LogisticsType.COURIER
    if trade.state is not OrderState.SHIPPED or not by_courier or trade.reminded:
        raise Refusal(10060028)
    if not trade.shipped_at <= call.received_time <= app.world.clock.time():
        raise Refusal(10060029)
    trade.reminded = True
    tell_buyer(app, trade, "确认收货提醒", received_time=call.received_time)
    return Ok()


@handles(SetMessagePath)
def set_message_path(app: App, call: SetMessagePath) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_setmsgjumppath"""
    _check_managed(app)
    app.state(Trades).jump_path = call.path
    return Ok()


@handles(IsTradeManaged)
def is_trade_managed(app: App, call: IsTradeManaged) -> TradeManaged:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_istrademanaged"""
    _check_own(app, call.appid)
    return TradeManaged(is_trade_managed=app.world.settings.trade_managed)


@handles(IsTradeManagementConfirmed)
def is_confirmed(app: App, call: IsTradeManagementConfirmed) -> ConfirmationState:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_istrademanagementconfirmationcompleted"""
    _check_own(app, call.appid)
    return ConfirmationState(completed=app.state(Payments).merchants <= app.state(Trades).granted)


@handles(ReportSpecialOrder, invalid={"type": 268546000, "delay_to": 268546001, "order_id": 268546002})
def report_special(app: App, call: ReportSpecialOrder) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_opspecialorder"""
    _check_managed(app)
    trades, payments = app.state(Trades).by_id, app.state(Payments)
    trade = trades.get(call.order_id) or trades.get(payments.by_trade_no.get(call.order_id, ""))
    if trade is None or trade.state is not OrderState.TO_SHIP:
        raise Refusal(268546002)
    if call.type != PRESALE:
        trade.test = True
        return Ok()
    ships_by = call.delay_to or 0
    if ships_by - int(trade.payment.paid_at) not in PRESALE_DAYS:
        raise Refusal(268546001)
    promise(app, trade, ships_by)
    return Ok()


@handles(ChangeTradeType, invalid={"*": 40097})
def change_trade_type(app: App, call: ChangeTradeType) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_setwxatradetypecgi"""
    trades = app.state(Trades)
    if trades.trade_type is not None:
        raise Refusal(268486048)
    videos = sum(material.type == VIDEO for material in call.material_list)
    if call.trade_type not in list(TradeType) or videos > VIDEOS:
        raise Refusal(40097)
    for material in call.material_list:
        temporary(app, material.media_id)
    trades.trade_type = TradeType(call.trade_type)
    return Ok()


def _check_managed(app: App) -> None:
    """Who has not opened the service may not use it."""
    if not app.world.settings.trade_managed:
        raise Refusal(48001)


def _check_own(app: App, appid: str) -> None:
    """An account asks for itself; only a platform asks for others, which granted it."""
    if appid not in app.world.directory.apps:
        raise Refusal(40013)
    if appid != app.appid:
        raise Refusal(61003)


def _named(app: App, key: OrderKey, openid: str) -> Trade:
    _check_managed(app)
    payment = payment_of(app, key, openid)
    trade = app.state(Trades).by_id.get(payment.transaction_id)
    if trade is None:
        raise Refusal(10060001)
    return trade


def _part(app: App, whole: Payment, key: OrderKey, part: SubOrder, uploaded: float) -> tuple[Trade, Shipment]:
    """A part of a combined payment, and what is uploaded for it; it is named as the whole is."""
    if part.order_key.order_number_type != key.order_number_type:
        raise Refusal(268485194)
    trade = _named(app, part.order_key, whole.openid)
    if trade.payment.whole != whole.transaction_id:
        raise Refusal(10060001)
    shipment = shipment_of(app, part, uploaded)
    check_shipment(trade, shipment)
    return trade, shipment


def _is_asked_for(trade: Trade, asked: PayTimeRange, state: int | None) -> bool:
    paid = int(trade.payment.paid_at)
    in_time = (asked.begin_time or 0) <= paid and (not asked.end_time or paid <= asked.end_time)
    return in_time and state in (None, trade.state)


def _shown(trade: Trade) -> ShippedOrder:
    payment = trade.payment
    return ShippedOrder(
        transaction_id=payment.transaction_id,
        merchant_id=payment.mch_id,
        sub_merchant_id=payment.sub_mch_id,
        merchant_trade_no=payment.out_trade_no,
        description=payment.description,
        paid_amount=payment.amount,
        openid=payment.openid,
        trade_create_time=int(payment.paid_at),
        pay_time=int(payment.paid_at),
        order_state=trade.state,
        in_complaint=trade.in_complaint,
        shipping=_shipping(trade),
    )


def _shipping(trade: Trade) -> ShippingRead:
    if not trade.packages:
        return ShippingRead()
    return ShippingRead(
        delivery_mode=trade.delivery_mode or DeliveryMode(0),
        logistics_type=trade.logistics_type or LogisticsType(0),
        finish_shipping=trade.finished,
        goods_desc="；".join(package.item_desc for package in trade.packages),
        finish_shipping_count=trade.finish_count,
        shipping_list=[_parcel(package) for package in trade.packages],
    )


def _parcel(package: Package) -> ParcelRead:
    contact = ContactRead(
        consignor_contact=package.consignor_contact, receiver_contact=package.receiver_contact
    )
    return ParcelRead(
        tracking_no=package.tracking_no,
        express_company=package.express_company,
        goods_desc=package.item_desc,
        upload_time=package.upload_time,
        contact=contact,
    )
