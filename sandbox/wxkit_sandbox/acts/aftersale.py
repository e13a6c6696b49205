"""Wanting money back: refund, return, exchange, cancel a request."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.store._aftersale_order import AftersaleStatus, AftersaleType, RefundReason
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.aftersale_asking import can_ask
from wxkit_sandbox.store.aftersaleflow import (
    answer,
    cancel,
    change,
    exchanged,
    open_case,
    pay_back,
    send_back,
)
from wxkit_sandbox.store.aftersales import (
    REFUSED,
    AftersaleCase,
    Shipment,
    aftersale_of,
    line_of,
    order_behind,
)
from wxkit_sandbox.store.orderbook import Order, OrderBook, OrderLine
from wxkit_sandbox.world import App, World

__all__ = [
    "AftersaleActs",
    "AftersaleState",
    "AnswerAftersale",
    "CancelRefund",
    "ChangeRefund",
    "ReceiveReplacement",
    "Refund",
    "RequestRefund",
    "ReturnGoods",
    "ShowPictures",
]

S = AftersaleStatus
ASKS_FOR_MORE = 2
"""A proposal that only wants evidence."""


class AftersaleState(Reply):
    """Where the after-sale order stands now."""

    after_sale_order_id: str = ""
    status: AftersaleStatus = S.MERCHANT_PROCESSING


class Refund(Act[AftersaleState], post="/_sandbox/act/refund", auth="none"):
    """Ask for money back, and the merchant agrees in the console: the refund is made at once."""

    order_id: str
    product_id: str | None = None
    """Which product; absent for the order's first."""
    sku_id: str | None = None
    amount: int | None = Field(default=None, ge=1)
    """Fen; absent for all that was paid for it."""
    reason: str = "10000000"
    """A code of the after-sale reasons; 10000000 is 不想要了."""
    desc: str = ""


class RequestRefund(Act[AftersaleState], post="/_sandbox/act/request_refund", auth="none"):
    """Open an after-sale order (申请售后), which the merchant has to answer."""

    order_id: str
    product_id: str | None = None
    """Which product; absent for the order's first."""
    sku_id: str | None = None
    type: Literal["REFUND", "RETURN", "EXCHANGE"] = "REFUND"
    amount: int | None = Field(default=None, ge=1)
    """Fen; absent for all that was paid for it."""
    count: int | None = Field(default=None, ge=1)
    """Pieces; absent for all."""
    reason: str = "10000000"
    """A code of the after-sale reasons; 10000000 is 不想要了."""
    desc: str = ""
    new_sku_id: str | None = None
    """What to get in an exchange; absent for the same again."""
    fast: bool = False
    """A fast exchange (极速换货)."""
    media_ids: list[str] = []
    """Pictures that show why."""


class _OnAftersale(Act[AftersaleState]):
    """Something about an open after-sale order."""

    after_sale_order_id: str


class ReturnGoods(_OnAftersale, post="/_sandbox/act/return_goods", auth="none"):
    """Send the goods back and enter the waybill (填写退货物流)."""

    waybill_id: str
    delivery_id: str = "SF"
    """Courier."""


class CancelRefund(_OnAftersale, post="/_sandbox/act/cancel_refund", auth="none"):
    """Withdraw an after-sale order (取消售后)."""


class ReceiveReplacement(_OnAftersale, post="/_sandbox/act/receive_replacement", auth="none"):
    """Confirm that the replacement has arrived (换货确认收货)."""


class ChangeRefund(_OnAftersale, post="/_sandbox/act/change_refund", auth="none"):
    """Ask for something else (修改申请), while the merchant decides or after a refusal.

    It counts like another request.
    """

    type: Literal["REFUND", "RETURN", "EXCHANGE"] | None = None
    """Absent for the same as before; so are the others."""
    amount: int | None = Field(default=None, ge=1)
    """Fen."""
    reason: str | None = None
    desc: str | None = None


class ShowPictures(_OnAftersale, post="/_sandbox/act/show_pictures", auth="none"):
    """Add pictures to a request (补充凭证), of oneself or because the merchant asked for them."""

    media_ids: list[str] = Field(min_length=1)


class AnswerAftersale(_OnAftersale, post="/_sandbox/act/answer_aftersale", auth="none"):
    """Answer what the merchant proposes or opened, or say whether money came another way (确认退款凭证)."""

    agree: bool = True


@acting(RequestRefund)
def request_refund(world: World, act: RequestRefund) -> AftersaleState:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_getaftersaleorder.html"""
    app = the_app(world, act, "store")
    order, line = _line(app, act)
    kind = AftersaleType(act.type)
    _check(line, can_ask(app, order, line, kind), act.amount)
    if (act.count or line.count) > line.count:
        raise impossible(f"the order has {line.count} pieces of it")
    case = open_case(
        app,
        order,
        line,
        kind=kind,
        amount=act.amount or line.refundable,
        count=act.count or line.count,
        reason=act.reason,
        desc=act.desc,
        new_sku_id=act.new_sku_id or "",
    )
    case.pictures += act.media_ids
    case.fast = act.fast and kind == AftersaleType.EXCHANGE
    if kind == AftersaleType.REFUND and not line.shipped:
        _refund_at_once(app, case, line)
    return _state(case)


def _refund_at_once(app: App, case: AftersaleCase, line: OrderLine) -> None:
    """What has not left is paid back without the merchant: far too late, or in a shop that does so anyway."""
    settings, now = app.world.settings, app.world.clock.time()
    if settings.late_refund_after is not None and now >= line.deadline + settings.late_refund_after:
        pay_back(app, case, RefundReason.LATE_SHIPPING)
    elif settings.fast_refund:
        pay_back(app, case, RefundReason.UNSHIPPED)


@acting(Refund)
def refund(world: World, act: Refund) -> AftersaleState:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_getaftersaleorder.html"""
    app = the_app(world, act, "store")
    order, line = _line(app, act)
    _check(line, can_ask(app, order, line, AftersaleType.REFUND), act.amount)
    case = open_case(
        app,
        order,
        line,
        kind=AftersaleType.REFUND,
        amount=act.amount or line.refundable,
        count=line.count,
        reason=act.reason,
        desc=act.desc,
    )
    pay_back(app, case, RefundReason.MERCHANT_CONSOLE)
    return _state(case)


def _line(app: App, act: Refund | RequestRefund) -> tuple[Order, OrderLine]:
    """The order, which is this person's, and the line of it that is meant."""
    person = the_person(app.world, act)
    order = app.state(OrderBook).orders.get(act.order_id)
    if order is None:
        raise impossible(f"there is no order {act.order_id}")
    if order.owner is not person:
        raise impossible(f"order {act.order_id} is not {person.id}'s but {order.owner.id}'s")
    for line in order.lines:
        if act.product_id in (None, line.product_id) and act.sku_id in (None, line.sku_id):
            return order, line
    raise impossible(f"order {act.order_id} has no such product")


def _check(line: OrderLine, why: str, amount: int | None) -> None:
    if why:
        raise impossible(why)
    if (amount or 0) > line.refundable:
        raise impossible(f"only {line.refundable} fen can still be refunded")


def _case(world: World, act: _OnAftersale, *states: AftersaleStatus) -> tuple[App, AftersaleCase]:
    """The person's after-sale order, when it is in one of these states."""
    app, person = the_app(world, act, "store"), the_person(world, act)
    try:
        case = aftersale_of(app, act.after_sale_order_id)
    except Refusal:
        raise impossible(f"there is no after-sale order {act.after_sale_order_id}") from None
    if case.owner is not person:
        raise impossible(f"after-sale order {case.id} is not {person.id}'s")
    if case.status not in states:
        raise impossible(f"after-sale order {case.id} is in state {case.status}")
    return app, case


@acting(ReturnGoods)
def return_goods(world: World, act: ReturnGoods) -> AftersaleState:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_getaftersaleorder.html"""
    app, case = _case(world, act, S.USER_WAIT_RETURN)
    send_back(app, case, Shipment(act.delivery_id, act.waybill_id))
    return _state(case)


@acting(CancelRefund)
def cancel_refund(world: World, act: CancelRefund) -> AftersaleState:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_getaftersaleorder.html"""
    waiting = (S.MERCHANT_PROCESSING, S.USER_WAIT_RETURN, S.USER_WAIT_CONFIRM_UPDATE)
    app, case = _case(world, act, *waiting)
    cancel(app, case)
    return _state(case)


@acting(ReceiveReplacement)
def receive_replacement(world: World, act: ReceiveReplacement) -> AftersaleState:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_acceptexchangereship.html"""
    app, case = _case(world, act, S.USER_WAIT_RECEIPT)
    exchanged(app, case)
    return _state(case)


@acting(ChangeRefund)
def change_refund(world: World, act: ChangeRefund) -> AftersaleState:
    """https://developers.weixin.qq.com/doc/store/shop/guide/trade/aftersale.html"""
    app, case = _case(world, act, S.MERCHANT_PROCESSING, *REFUSED)
    if case.disputed:
        raise impossible(f"the platform decides about {case.id}")
    if case.returned is not None:
        raise impossible("the goods are with the merchant: only the platform can decide otherwise")
    order, kind = order_behind(app, case), AftersaleType(act.type or case.type)
    line = line_of(order, case)
    _check(line, can_ask(app, order, line, kind, case), act.amount)
    change(app, case, kind, act.amount or case.amount, act.reason or case.reason, act.desc or case.desc)
    return _state(case)


@acting(ShowPictures)
def show_pictures(world: World, act: ShowPictures) -> AftersaleState:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_merchantupdateaftersale.html"""
    app, case = _case(world, act, S.MERCHANT_PROCESSING, S.USER_WAIT_CONFIRM_UPDATE)
    case.pictures += act.media_ids
    if case.status == S.USER_WAIT_CONFIRM_UPDATE and case.proposal and case.proposal.kind == ASKS_FOR_MORE:
        answer(app, case, agree=True)
    return _state(case)


@acting(AnswerAftersale)
def answer_aftersale(world: World, act: AnswerAftersale) -> AftersaleState:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_merchantupdateaftersale.html"""
    asked = (S.USER_WAIT_CONFIRM_UPDATE, S.USER_WAIT_HANDLE_MERCHANT_AFTER_SALE, S.USER_WAIT_CONFIRM)
    app, case = _case(world, act, *asked)
    answer(app, case, agree=act.agree)
    return _state(case)


def _state(case: AftersaleCase) -> AftersaleState:
    return AftersaleState(after_sale_order_id=case.id, status=case.status)


class AftersaleActs:
    """Wanting money back: refund, return, exchange, cancel a request."""

    refund = endpoint(Refund)
    request_refund = endpoint(RequestRefund)
    return_goods = endpoint(ReturnGoods)
    cancel_refund = endpoint(CancelRefund)
    change_refund = endpoint(ChangeRefund)
    show_pictures = endpoint(ShowPictures)
    receive_replacement = endpoint(ReceiveReplacement)
    answer_aftersale = endpoint(AnswerAftersale)
