"""Vouchers as WeChat shows them: to the merchant, in orders, in events, and on the bill."""

from __future__ import annotations

from wxkit.callbacks import events
from wxkit.store._order_line import Voucher as LineVoucher
from wxkit.store.local_life import OfferType
from wxkit.store.vouchers import TimeCard, VoucherBill, VoucherDetail, VoucherStatus
from wxkit.store.vouchers import Voucher as Shown
from wxkit_sandbox.store.orderbook import Order, OrderBook, OrderLine
from wxkit_sandbox.store.voucher_book import Use, Voucher, VoucherBook
from wxkit_sandbox.world import App

__all__ = ["bill_line", "detail_of", "sent", "view_of", "vouchers_on"]

TO_SETTLE, SETTLED = 1, 2
MILLION = 1_000_000


def view_of(app: App, voucher: Voucher) -> Shown:
    """The voucher."""
    shown = Shown.model_validate(_common(app, voucher))
    if (unionid := app.unionid(voucher.holder)) is not None:
        shown.union_id = unionid
    if voucher.shows_phone:
        shown.telphone_no = voucher.holder.phone
    shown.last_consume_no = voucher.last_consume_no or None
    shown.last_withdraw_consume_no = voucher.last_withdraw_no or None
    if voucher.type != OfferType.TIMES:
        _add_end(app, voucher, shown)
    return shown


def _common(app: App, voucher: Voucher) -> dict[str, object]:
    return {
        "product_id": voucher.product_id,
        "sku_id": voucher.sku_id,
        "voucher_type": voucher.type,
        "voucher_buy_amount": voucher.paid,
        "voucher_actual_amount": voucher.worth,
        "code_type": voucher.code_type,
        "code": voucher.code,
        "status": voucher.status(app.world.clock.now()),
        "create_time": voucher.send_time,
        "update_time": voucher.update_time,
        "send_time": voucher.send_time,
        "start_time": voucher.start_time,
        "end_time": voucher.end_time,
        "openid": app.openid(voucher.holder),
        "order_id": voucher.order_id,
    }


def _add_end(app: App, voucher: Voucher, shown: Shown) -> None:
    """How a voucher that works once was used or given back."""
    if shown.status == VoucherStatus.USED:
        use = voucher.uses[-1]
        shown.consume_time = use.at
        shown.consume_store_name = use.store_name or None
        shown.out_store_id = use.out_store_id or None
        settled = app.state(OrderBook).orders[voucher.order_id].settle_time
        shown.voucher_settle_status = SETTLED if settled else TO_SETTLE
    if voucher.refund_time:
        shown.refund_time = voucher.refund_time


def detail_of(app: App, voucher: Voucher) -> VoucherDetail:
    """The voucher, and how often a card works."""
    detail = VoucherDetail.model_validate(view_of(app, voucher).model_dump(exclude_none=True))
    if voucher.type == OfferType.TIMES:
        detail.time_card = TimeCard(
            total_count=voucher.times,
            available_count=voucher.left,
            consumed_count=len(voucher.uses),
            refunded_count=voucher.returned,
        )
    return detail


def vouchers_on(app: App, order: Order, line: OrderLine) -> list[LineVoucher]:
    """Those that came with a line of an order."""
    return [
        LineVoucher(voucher_code=voucher.code, voucher_type=voucher.type, voucher_buy_amount=voucher.paid)
        for voucher in app.state(VoucherBook).in_order(order.order_id)
        if voucher.sku_id == line.sku_id
    ]


def sent(app: App, voucher: Voucher) -> events.SentVoucher:
    """A new voucher, as the event tells it."""
    common = _common(app, voucher)
    del common["create_time"]
    phone = voucher.holder.phone if voucher.shows_phone else ""
    return events.SentVoucher.model_validate({**common, "telphone_no": phone})


def bill_line(app: App, voucher: Voucher, use: Use) -> VoucherBill:
    """A redemption on the bill; of a card, its share of the price."""
    bought, paid = (amount // voucher.times for amount in (voucher.sale_price, voucher.paid))
    fee = paid * app.world.settings.technical_service_fee_ppm // MILLION
    line = VoucherBill(
        product_id=voucher.product_id,
        voucher_name=voucher.name,
        code=voucher.code,
        openid=app.openid(voucher.holder),
        voucher_buy_amount=bought,
        voucher_pay_amount=paid,
        mch_favor_amount=bought - paid,
        platform_favor_amount=0,
        mch_settle_amount=paid - fee,
        finder_settle_amount=0,
        voucher_buy_time=app.state(OrderBook).orders[voucher.order_id].pay_time,
        consume_time=use.at,
        consume_store_name=use.store_name or None,
        out_store_id=use.out_store_id or None,
        order_id=voucher.order_id,
    )
    if voucher.type == OfferType.TIMES:
        line.time_index = use.index
    return line
