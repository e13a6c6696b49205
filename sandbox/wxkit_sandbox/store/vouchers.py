"""Vouchers (团购优惠): codes uploaded, redeemed in a shop, revoked, read, and their bill of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wxkit.store._order_enums import OrderStatus
from wxkit.store.vouchers import (
    CodesUploaded,
    ConsumeVouchers,
    FailedCode,
    FailedVoucher,
    GetVoucher,
    GetVoucherBill,
    ListVouchers,
    RevokeVouchers,
    UploadCodes,
    Voucher,
    VoucherBill,
    VoucherBillPage,
    VoucherDetail,
    VoucherPage,
    VoucherReply,
    VouchersChanged,
)
from wxkit_sandbox.clock import SHANGHAI
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.store.orderflow import moved
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.shelf import item_of
from wxkit_sandbox.store.voucher_book import BoughtVoucher, VoucherBook, VoucherStatus, finish, key_of
from wxkit_sandbox.store.voucher_codes import VoucherCodes
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097
WRONG_OPENID = 40003
MERCHANTS = 2
"""The merchant's own codes."""
LONGEST_CODE = 48
REPEATED, MALFORMED = 1, 2
UNKNOWN, OFTEN, SETTLED, OTHER = 5, 6, 7, 8
MOST_USES = 10
MILLION = 1_000_000
S = VoucherStatus


@handles(UploadCodes)
def upload_codes(app: App, call: UploadCodes) -> CodesUploaded:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/upload.html"""
    if item_of(app, call.product_id).live_sku(call.sku_id) is None:
        raise Refusal(BAD)
    codes, known = list(dict.fromkeys(call.codes)), app.state(VoucherCodes)
    before = known.known.get(call.sku_id, set())
    failed = [FailedCode(code=code, errcode=why, errmsg=_TEXTS[why]) for code, why in _bad(codes, before)]
    refused = {one.code for one in failed}
    fine = [code for code in codes if code not in refused]
    if fine:
        known.add(call.sku_id, fine)
    return CodesUploaded(
        product_id=call.product_id,
        total_count=len(codes),
        success_codes=fine,
        success_count=len(fine),
        fail_codes=failed,
        fail_count=len(failed),
    )


_TEXTS = {REPEATED: "repeated code", MALFORMED: "invalid code"}


def _bad(codes: Sequence[str], before: set[str]) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for code in codes:
        if not (code.isascii() and code.isalnum() and len(code) <= LONGEST_CODE):
            found.append((code, MALFORMED))
        elif code in before:
            found.append((code, REPEATED))
    return found


@handles(ConsumeVouchers)
def consume_vouchers(app: App, call: ConsumeVouchers) -> VouchersChanged:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/api.html"""
    named = [_named(app, None, code, call.sku_id) for code in call.codes or ()]
    named += [_named(app, code, None, None) for code in call.encrypted_codes or ()]
    if bool(call.codes) == bool(call.encrypted_codes) or (call.codes and not call.sku_id):
        raise Refusal(BAD)
    done = _done_before(app, call.consume_request_no, call)
    if done is not None:
        return done
    failed = [_failure(one, why) for one in named if (why := _cannot_use(app, one[0]))]
    vouchers = list({id(one[0]): one[0] for one in named if one[0]}.values())
    if failed or len(vouchers) < len(named):
        return VouchersChanged(voucher_list=[], fail_voucher_list=failed or [_failure(named[0], OFTEN)])
    for voucher in vouchers:
        _use(app, voucher, call)
    _note(app, call.consume_request_no, call, vouchers)
    for order in _orders(app, vouchers):
        moved(app, order)
        finish(app, order)
    return VouchersChanged(voucher_list=[_view(app, one) for one in vouchers], fail_voucher_list=[])


Named = tuple[BoughtVoucher | None, str | None, str | None, str | None]
"""A voucher with the words that named it: encrypted code, code, SKU."""


def _named(app: App, encrypted: str | None, code: str | None, sku_id: str | None) -> Named:
    book = app.state(VoucherBook)
    key = book.by_encrypted.get(encrypted, "") if encrypted else key_of(sku_id or "", code or "")
    return book.vouchers.get(key), encrypted, code, sku_id


def _cannot_use(app: App, voucher: BoughtVoucher | None) -> int:
    """Why not, as a number; 0 when it can be redeemed."""
    if voucher is None:
        return UNKNOWN
    if voucher.status != S.VALID:
        return voucher.status
    return OFTEN if voucher.uses >= MOST_USES else 0


def _failure(named: Named, why: int) -> FailedVoucher:
    failed = FailedVoucher(ret_code=why, ret_msg=f"voucher cannot be changed: {why}")
    _, failed.encrypted_code, failed.code, failed.sku_id = named
    return failed


def _use(app: App, voucher: BoughtVoucher, call: ConsumeVouchers) -> None:
    voucher.status, voucher.uses = S.USED, voucher.uses + 1
    voucher.consume_time = voucher.update_time = app.world.clock.time()
    voucher.consume_store_name = call.consume_store_name or ""
    voucher.out_store_id = call.out_store_id or ""
    voucher.last_consume_no = call.consume_request_no


def _done_before(app: App, number: str, call: ConsumeVouchers | RevokeVouchers) -> VouchersChanged | None:
    """The same number again changes nothing; with something else in it, it is 40097."""
    book = app.state(VoucherBook)
    known = book.requests.get(f"{type(call).__name__}/{number}")
    if known is None:
        return None
    if known[0] != call.model_dump_json():
        raise Refusal(BAD)
    shown = [_view(app, book.vouchers[key]) for key in known[1]]
    return VouchersChanged(voucher_list=shown, fail_voucher_list=[])


def _note(
    app: App, number: str, call: ConsumeVouchers | RevokeVouchers, vouchers: Sequence[BoughtVoucher]
) -> None:
    keys = [key_of(voucher.sku_id, voucher.code) for voucher in vouchers]
    app.state(VoucherBook).requests[f"{type(call).__name__}/{number}"] = (call.model_dump_json(), keys)


def _orders(app: App, vouchers: Sequence[BoughtVoucher]) -> list[Order]:
    orders = app.state(OrderBook).orders
    return [orders[order_id] for order_id in dict.fromkeys(voucher.order_id for voucher in vouchers)]


@handles(RevokeVouchers)
def revoke_vouchers(app: App, call: RevokeVouchers) -> VouchersChanged:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/discount-cancel.html"""
    done = _done_before(app, call.revoke_request_no, call)
    if done is not None:
        return done
    named = [_named(app, one.encrypted_code, one.code, one.sku_id) for one in call.reovke_vouchers]
    failed = [_failure(one, why) for one in named if (why := _cannot_revoke(app, one[0], call))]
    vouchers = list({id(one[0]): one[0] for one in named if one[0]}.values())
    orders = _orders(app, vouchers)
    if not failed and (len(vouchers) < len(named) or len(orders) > 1):
        failed = [_failure(one, OTHER) for one in named]
    if failed:
        return VouchersChanged(voucher_list=[], fail_voucher_list=failed)
    for voucher in vouchers:
        _unuse(app, voucher, call.revoke_request_no)
    _note(app, call.revoke_request_no, call, vouchers)
    _reopen(app, orders[0])
    return VouchersChanged(voucher_list=[_view(app, one) for one in vouchers], fail_voucher_list=[])


def _cannot_revoke(app: App, voucher: BoughtVoucher | None, call: RevokeVouchers) -> int:
    """Why not, as a number; 0 when the redemption can be taken back."""
    if voucher is None:
        return UNKNOWN
    if voucher.status != S.USED:
        return voucher.status
    if call.consume_request_no not in (None, voucher.last_consume_no):
        return OTHER
    return SETTLED if app.state(OrderBook).orders[voucher.order_id].settle_time else 0


def _unuse(app: App, voucher: BoughtVoucher, number: str) -> None:
    now = app.world.clock.time()
    voucher.status = S.VALID if now < voucher.end_time else S.EXPIRED
    voucher.update_time, voucher.consume_time, voucher.last_revoke_no = now, 0, number


def _reopen(app: App, order: Order) -> None:
    """Its vouchers can be used again: the order waits once more."""
    order.status, order.confirm_receipt_time = OrderStatus.VOUCHER_WAITING, 0
    moved(app, order)


@handles(GetVoucher)
def get_voucher(app: App, call: GetVoucher) -> VoucherReply:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/query_discount.html"""
    voucher = _named(app, call.encrypted_code, call.code, call.sku_id)[0]
    if voucher is None:
        raise Refusal(BAD)
    shown = _view(app, voucher).model_dump(exclude_unset=True)
    return VoucherReply(voucher=VoucherDetail.model_validate(shown))


@handles(ListVouchers, invalid={"openid": WRONG_OPENID})
def list_vouchers(app: App, call: ListVouchers) -> VoucherPage:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/purchase.html"""
    person, book = app.person(call.openid), app.state(VoucherBook)
    if person is None:
        raise Refusal(WRONG_OPENID)
    mine = book.of_person.get(person.id, ())
    keys = [key for key in mine if call.status in (None, book.vouchers[key].status)]
    page = page_of(keys, call.page_size, call.page_ctx, _query(call), mismatch=BAD)
    shown = [_view(app, book.vouchers[key]) for key in page.ids]
    return VoucherPage(openid=call.openid, voucher_list=shown, page_ctx=page.next_key)


def _query(call: ListVouchers | GetVoucherBill) -> str:
    return call.model_dump_json(exclude={"page_ctx"})


@handles(GetVoucherBill)
def get_voucher_bill(app: App, call: GetVoucherBill) -> VoucherBillPage:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/query_voucher.html"""
    book = app.state(VoucherBook)
    item_of(app, call.product_id)
    keys = [
        key
        for key, voucher in book.vouchers.items()
        if voucher.product_id == call.product_id
        and voucher.status == S.USED
        and _day(voucher.consume_time) == call.bill_date
    ]
    page = page_of(keys, call.page_size, call.page_ctx, _query(call), mismatch=BAD)
    bills = [_bill(app, book.vouchers[key]) for key in page.ids]
    return VoucherBillPage(bill_list=bills, page_ctx=page.next_key)


def _day(moment: int) -> str:
    return datetime.fromtimestamp(moment, SHANGHAI).strftime("%Y-%m-%d")


def _bill(app: App, voucher: BoughtVoucher) -> VoucherBill:
    fee = voucher.actual_amount * app.world.settings.technical_service_fee_ppm // MILLION
    return VoucherBill(
        product_id=voucher.product_id,
        voucher_name=voucher.title,
        code=voucher.code,
        openid=app.openid(voucher.person),
        voucher_buy_amount=voucher.buy_amount,
        voucher_pay_amount=voucher.actual_amount,
        mch_favor_amount=voucher.buy_amount - voucher.actual_amount,
        platform_favor_amount=0,
        mch_settle_amount=voucher.actual_amount - fee,
        finder_settle_amount=0,
        voucher_buy_time=voucher.send_time,
        consume_time=voucher.consume_time,
        consume_store_name=voucher.consume_store_name,
        out_store_id=voucher.out_store_id,
        order_id=voucher.order_id,
    )


def _view(app: App, voucher: BoughtVoucher) -> Voucher:
    settled = app.state(OrderBook).orders[voucher.order_id].settle_time
    shown = Voucher(
        product_id=voucher.product_id,
        sku_id=voucher.sku_id,
        voucher_type=0,
        voucher_buy_amount=voucher.buy_amount,
        voucher_actual_amount=voucher.actual_amount,
        code_type=MERCHANTS,
        code=voucher.code,
        status=voucher.status,
        create_time=voucher.send_time,
        update_time=voucher.update_time,
        send_time=voucher.send_time,
        start_time=voucher.send_time,
        end_time=voucher.end_time,
        consume_time=voucher.consume_time,
        consume_store_name=voucher.consume_store_name,
        out_store_id=voucher.out_store_id,
        refund_time=voucher.refund_time,
        openid=app.openid(voucher.person),
        telphone_no=voucher.person.phone,
        order_id=voucher.order_id,
        voucher_settle_status=int(bool(settled)),
        last_consume_no=voucher.last_consume_no,
        last_withdraw_consume_no=voucher.last_revoke_no,
    )
    if (unionid := app.unionid(voucher.person)) is not None:
        shown.union_id = unionid
    return shown
