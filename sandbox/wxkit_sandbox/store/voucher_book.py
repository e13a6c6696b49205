"""Vouchers (团购优惠) as the sandbox keeps them: the merchant's codes, and what people bought. Fen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from wxkit.callbacks import events
from wxkit.store._order_enums import OrderStatus
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.orderbook import Order, OrderLine
from wxkit_sandbox.store.orderflow import receive, watches_orders
from wxkit_sandbox.store.voucher_codes import VoucherCodes
from wxkit_sandbox.world import App

__all__ = ["BoughtVoucher", "VoucherBook", "VoucherStatus", "finish", "key_of"]


class VoucherStatus(IntEnum):
    """How far a voucher is."""

    VALID = 1
    """待使用."""
    USED = 2
    REFUNDED = 3
    EXPIRED = 4


S = VoucherStatus


@dataclass(slots=True)
class BoughtVoucher:
    """A voucher that somebody bought."""

    code: str
    encrypted_code: str
    order_id: str
    person: Person
    product_id: str
    sku_id: str
    title: str
    buy_amount: int
    actual_amount: int
    """What was really paid for it."""
    send_time: int
    update_time: int
    end_time: int
    status: VoucherStatus = S.VALID
    uses: int = 0
    """How often it was redeemed, revocations among them."""
    consume_time: int = 0
    consume_store_name: str = ""
    out_store_id: str = ""
    refund_time: int = 0
    last_consume_no: str = ""
    last_revoke_no: str = ""


@dataclass(slots=True)
class VoucherBook:
    """All vouchers that people bought, by SKU and code."""

    vouchers: dict[str, BoughtVoucher] = field(default_factory=dict[str, BoughtVoucher])
    by_encrypted: dict[str, str] = field(default_factory=dict[str, str])
    of_order: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    of_person: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    requests: dict[str, tuple[str, list[str]]] = field(default_factory=dict[str, tuple[str, list[str]]])
    """Of each request number: what was asked for, and the vouchers that it changed."""


def key_of(sku_id: str, code: str) -> str:
    """Codes are the merchant's, and the same in two SKUs perhaps."""
    return f"{sku_id}/{code}"


@watches_orders
def follow(app: App, order: Order) -> None:
    """Vouchers are sent when their order is paid, and worth nothing when it is refunded."""
    if not order.voucher:
        return
    book = app.state(VoucherBook)
    if order.status == OrderStatus.VOUCHER_WAITING and order.order_id not in book.of_order:
        _send(app, book, order)
    elif order.refunded:
        _take_back(app, book, order)


def _send(app: App, book: VoucherBook, order: Order) -> None:
    """Hand the codes out: event `channels_ec_voucher_send_succ`."""
    keys = book.of_order[order.order_id] = []
    for line in order.lines:
        for place in range(line.count):
            voucher = _new(app, order, line, place)
            key = key_of(line.sku_id, voucher.code)
            book.vouchers[key] = voucher
            book.by_encrypted[voucher.encrypted_code] = key
            keys.append(key)
            app.world.clock.call_at(voucher.end_time, _ends, app, key)
    book.of_person.setdefault(order.payer.id, []).extend(keys)
    sent = tuple(_sent(app, book.vouchers[key]) for key in keys)
    app.emit(events.VoucherSendSucc(voucher_list=sent), order.payer)


def _new(app: App, order: Order, line: OrderLine, place: int) -> BoughtVoucher:
    """One piece: its share of the price, without losing a fen."""
    now = app.world.clock.time()
    code = app.state(VoucherCodes).take(app, line.sku_id)
    upto = [line.real_price * part // line.count for part in (place, place + 1)]
    return BoughtVoucher(
        code=code,
        encrypted_code=app.world.ids.derived(40, "voucher", line.sku_id, code),
        order_id=order.order_id,
        person=order.payer,
        product_id=line.product_id,
        sku_id=line.sku_id,
        title=line.title,
        buy_amount=line.sale_price,
        actual_amount=upto[1] - upto[0],
        send_time=now,
        update_time=now,
        end_time=now + app.world.settings.voucher_lasts,
    )


def _sent(app: App, voucher: BoughtVoucher) -> events.SentVoucher:
    return events.SentVoucher(
        code=voucher.code,
        status=voucher.status,
        send_time=voucher.send_time,
        update_time=voucher.update_time,
        start_time=voucher.send_time,
        end_time=voucher.end_time,
        product_id=voucher.product_id,
        sku_id=voucher.sku_id,
        voucher_buy_amount=voucher.buy_amount,
        voucher_actual_amount=voucher.actual_amount,
        openid=app.openid(voucher.person),
        order_id=voucher.order_id,
    )


def _take_back(app: App, book: VoucherBook, order: Order) -> None:
    """As many vouchers are refunded as pieces are, those first that nobody used."""
    for line in order.lines:
        mine = [book.vouchers[key] for key in book.of_order[order.order_id]]
        mine = sorted((one for one in mine if one.sku_id == line.sku_id), key=_refunded_first)
        for voucher in mine[: line.finished_aftersale]:
            if voucher.status != S.REFUNDED:
                voucher.status = S.REFUNDED
                voucher.refund_time = voucher.update_time = app.world.clock.time()
    finish(app, order)


def _refunded_first(voucher: BoughtVoucher) -> int:
    return (S.REFUNDED, S.VALID, S.EXPIRED, S.USED).index(voucher.status)


def _ends(app: App, key: str) -> None:
    """Timer: the time to use it is over."""
    voucher = app.state(VoucherBook).vouchers[key]
    if voucher.status == S.VALID:
        voucher.status, voucher.update_time = S.EXPIRED, app.world.clock.time()


def finish(app: App, order: Order) -> None:
    """When the last voucher is used, the order is completed."""
    book = app.state(VoucherBook)
    statuses = {book.vouchers[key].status for key in book.of_order[order.order_id]}
    if order.status == OrderStatus.VOUCHER_WAITING and S.USED in statuses and S.VALID not in statuses:
        receive(app, order)
