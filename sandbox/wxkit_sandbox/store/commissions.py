"""Commission orders: kept up with the orders that promoters brought."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store._commission import (
    Commission,
    CommissionBuyer,
    CommissionDetail,
    CommissionId,
    CommissionOrder,
    CommissionOrderFound,
    CommissionOrderPage,
    CommissionOrderStatus,
    CommissionProduct,
    CommissionSharer,
    CommissionShop,
    CommissionTrade,
    GetCommissionOrder,
    GetCommissionOrders,
    TimeRange,
)
from wxkit.store._order_enums import OrderStatus
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.links import Attribution
from wxkit_sandbox.store.orderbook import Order, OrderBook, OrderLine
from wxkit_sandbox.store.orderflow import watches_orders
from wxkit_sandbox.world import App

__all__ = ["CommissionBook", "CommissionRecord"]

BAD = 10024000
UNKNOWN = 10024006
MILLION = 1_000_000
OVER = (OrderStatus.REFUNDED, OrderStatus.CANCELLED)


@dataclass(slots=True)
class CommissionRecord:
    """How far the commission on one line of an order has come."""

    order_id: str
    sku_id: str
    by: Attribution
    status: CommissionOrderStatus
    order_status: OrderStatus
    create_time: int
    update_time: int
    version: int = 0


@dataclass(slots=True)
class CommissionBook:
    """All commission orders by order and SKU, oldest first."""

    records: dict[tuple[str, str], CommissionRecord] = field(
        default_factory=dict[tuple[str, str], CommissionRecord]
    )


@watches_orders
def follow(app: App, order: Order) -> None:
    """An order moved on: so do its commission orders."""
    by = order.attribution
    if by is None or by.kind != "promoter":
        return
    for line in order.lines:
        if by.product_id in ("", line.product_id):
            _follow_line(app, order, line, by)


def _follow_line(app: App, order: Order, line: OrderLine, by: Attribution) -> None:
    records, now = app.state(CommissionBook).records, app.world.clock.time()
    key, status = (order.order_id, line.sku_id), _status(order, line)
    record = records.get(key)
    if record is None:
        record = CommissionRecord(*key, by, status, order.status, now, now)
        records[key] = record
    elif (record.status, record.order_status) == (status, order.status):
        return
    record.status, record.order_status, record.update_time = status, order.status, now
    record.version += 1
    _tell(app, record)


def _status(order: Order, line: OrderLine) -> CommissionOrderStatus:
    if order.status in OVER or line.refunded >= line.real_price > 0:
        return CommissionOrderStatus.CANCELLED
    return CommissionOrderStatus.SETTLED if order.settle_time else CommissionOrderStatus.UNSETTLED


def _tell(app: App, record: CommissionRecord) -> None:
    info = events.CommissionOrder(
        order_id=record.order_id,
        sku_id=record.sku_id,
        commission_order_status=record.status,
        order_status=record.order_status,
        version=str(record.version),
    )
    app.emit(events.HeadSupplierCommissionOrderUpdate(order_info=info))


@handles(GetCommissionOrder, invalid={"*": BAD})
def get_commission_order(app: App, call: GetCommissionOrder) -> CommissionOrderFound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorder"""
    record = app.state(CommissionBook).records.get((call.order_id, call.sku_id))
    if record is None:
        raise Refusal(UNKNOWN)
    shown = CommissionOrder(
        order_id=record.order_id,
        sku_id=record.sku_id,
        status=record.status,
        create_time=record.create_time,
        update_time=record.update_time,
        order_detail=_detail(app, record),
    )
    return CommissionOrderFound(commssion_order=shown)


def _detail(app: App, record: CommissionRecord) -> CommissionDetail:
    order = app.state(OrderBook).orders[record.order_id]
    line = next(line for line in order.lines if line.sku_id == record.sku_id)
    product = CommissionProduct(
        product_id=line.product_id, thumb_img=line.thumb_img, title=line.title, actual_payment=line.refundable
    )
    trade = CommissionTrade(
        order_status=order.status, create_time=order.create_time, update_time=order.update_time
    )
    if order.pay_time:
        trade.pay_time = order.pay_time
    buyer = CommissionBuyer(open_id=app.openid(order.payer))
    if (unionid := app.unionid(order.payer)) is not None:
        buyer.union_id = unionid
    return CommissionDetail(
        shop_info=CommissionShop(appid=app.appid, shop_name=app.name),
        product_info=product,
        order_info=trade,
        commission_info=_commission(app, record, order, line),
        buyer_info=buyer,
    )


def _commission(app: App, record: CommissionRecord, order: Order, line: OrderLine) -> Commission:
    by = record.by
    gross = line.refundable * by.ratio_ppm // MILLION
    net = gross * by.sharer_ratio_ppm // MILLION
    settled = record.status == CommissionOrderStatus.SETTLED
    commission = Commission(
        service_ratio=by.ratio_ppm,
        service_amount=gross - net,
        profit_sharding_suc_time=order.settle_time if settled else 0,
    )
    if by.sharer_appid:
        commission.sharer_info = CommissionSharer(
            sharer_appid=by.sharer_appid,
            nickname=app.world.people[by.person].nickname,
            head_img_url=f"https://wx.qlogo.cn/mmhead/{by.person}/0",
            ratio=by.sharer_ratio_ppm,
            amount=net,
        )
    return commission


@handles(GetCommissionOrders, invalid={"*": BAD})
def get_commission_orders(app: App, call: GetCommissionOrders) -> CommissionOrderPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorderlist"""
    if not call.order_id and (call.create_time_range is None) == (call.update_time_range is None):
        raise Refusal(BAD)
    start = _start(call.next_key)
    wanted = [r for r in app.state(CommissionBook).records.values() if _wanted(app, call, r)]
    page, end = wanted[start : start + call.page_size], start + call.page_size
    more = end < len(wanted)
    ids = [CommissionId(order_id=record.order_id, sku_id=record.sku_id) for record in page]
    return CommissionOrderPage(list=ids, has_more=more, next_key=str(end) if more else "")


def _start(next_key: str | None) -> int:
    if next_key and not next_key.isdecimal():
        raise Refusal(BAD)
    return int(next_key or 0)


def _wanted(app: App, call: GetCommissionOrders, record: CommissionRecord) -> bool:
    if call.order_id:
        return record.order_id == call.order_id
    return (
        _within(call.create_time_range, record.create_time)
        and _within(call.update_time_range, record.update_time)
        and call.appid in (None, app.appid)
        and call.sharer_appid in (None, record.by.sharer_appid)
        and not (call.finder_id or call.openfinderid)
    )


def _within(range_: TimeRange | None, moment: int) -> bool:
    return range_ is None or range_.start_time <= moment <= range_.end_time
