"""Refunds of what nobody took of a group's gift (群礼物超时自动退): one record for all parts. Fen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store._aftersale_order import AftersaleStatus
from wxkit.store.gifts import (
    GetPresentAftersale,
    ListPresentAftersales,
    PresentAftersale,
    PresentAftersaleIds,
    PresentAftersaleReply,
    RefundedAmount,
    RefundedOrder,
    RefundedProduct,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.orderbook import Order, Present
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.world import App

__all__ = ["PresentRefund", "PresentRefunds", "close_refund", "open_refund"]

LONG = 10020004
UNKNOWN = 10021050
OTHER_QUERY = 606006
DAY = 86400
PAGE = 20


@dataclass(frozen=True, slots=True)
class RefundedPart:
    """One part that nobody took."""

    order_id: str
    product_id: str
    sku_id: str
    count: int
    amount: int
    """Of the goods."""
    freight: int


@dataclass(slots=True)
class PresentRefund:
    """What goes back to the payer of a group's gift."""

    id: str
    present_order_id: str
    payer: Person
    parts: list[RefundedPart]
    create_time: int
    update_time: int
    status: AftersaleStatus = AftersaleStatus.PLATFORM_REFUNDING


@dataclass(slots=True)
class PresentRefunds:
    """All such refunds of a Store by id, oldest first."""

    refunds: dict[str, PresentRefund] = field(default_factory=dict[str, PresentRefund])


def open_refund(app: App, present: Present, orders: Sequence[Order]) -> PresentRefund:
    """Begin to pay back these parts, of which nothing is refunded yet."""
    refunds, now = app.state(PresentRefunds).refunds, app.world.clock.time()
    number = int(app.world.ids.hex(15, "present-refund", app.appid, str(len(refunds))), 16)
    parts = [_part(order) for order in orders]
    record = PresentRefund(
        id=str(10**15 + number % (9 * 10**15)),
        present_order_id=present.present_order_id,
        payer=orders[0].payer,
        parts=parts,
        create_time=now,
        update_time=now,
    )
    refunds[record.id] = record
    _tell(app, record)
    return record


def _part(order: Order) -> RefundedPart:
    line = order.lines[0]
    amount, freight = line.refundable, order.freight - order.freight_refunded
    return RefundedPart(order.order_id, line.product_id, line.sku_id, line.count, amount, freight)


def close_refund(app: App, record: PresentRefund) -> None:
    """The money is back."""
    record.status, record.update_time = AftersaleStatus.MERCHANT_REFUND_SUCCESS, app.world.clock.time()
    _tell(app, record)


def _tell(app: App, record: PresentRefund) -> None:
    info = events.PresentAftersale(
        after_sale_order_id=record.id, order_id=record.present_order_id, status=record.status
    )
    told = events.PresentAftersaleUpdate(finder_shop_present_aftersale_status_update=info)
    app.emit(told, record.payer)


@handles(ListPresentAftersales)
def list_present_aftersales(app: App, call: ListPresentAftersales) -> PresentAftersaleIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/aftersale/getpresentaftersalelist.html"""
    if not 0 <= call.end_create_time - call.begin_create_time <= DAY:
        raise Refusal(LONG)
    refunds = app.state(PresentRefunds).refunds.values()
    found = [one.id for one in refunds if call.begin_create_time <= one.create_time <= call.end_create_time]
    query = call.model_dump_json(exclude={"next_key"})
    page = page_of(found, PAGE, call.next_key, query, mismatch=OTHER_QUERY)
    return PresentAftersaleIds(
        after_sale_order_id_list=page.ids, has_more=bool(page.next_key), next_key=page.next_key
    )


@handles(GetPresentAftersale)
def get_present_aftersale(app: App, call: GetPresentAftersale) -> PresentAftersaleReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_getpresentaftersaleorder.html"""
    record = app.state(PresentRefunds).refunds.get(call.after_sale_order_id)
    if record is None:
        raise Refusal(UNKNOWN)
    shown = PresentAftersale(
        after_sale_order_id=record.id,
        present_order_id=record.present_order_id,
        status=record.status,
        openid=app.openid(record.payer),
        create_time=record.create_time,
        update_time=record.update_time,
        refund_info=RefundedAmount(amount=sum(part.amount + part.freight for part in record.parts)),
        order_info_list=[_view(part) for part in record.parts],
    )
    if (unionid := app.unionid(record.payer)) is not None:
        shown.unionid = unionid
    return PresentAftersaleReply(after_sale_order=shown)


def _view(part: RefundedPart) -> RefundedOrder:
    product = RefundedProduct(
        product_id=part.product_id,
        sku_id=part.sku_id,
        count=part.count,
        refund_info=RefundedAmount(amount=part.amount),
    )
    return RefundedOrder(
        order_id=part.order_id,
        refund_info=RefundedAmount(amount=part.amount + part.freight),
        product_info_list=[product],
    )
