"""Vouchers as the merchant asks for them: one, those of a person, and what was redeemed on a day."""

from __future__ import annotations

from datetime import datetime

from wxkit.store.vouchers import (
    GetVoucher,
    GetVoucherBill,
    ListVouchers,
    VoucherBill,
    VoucherBillPage,
    VoucherPage,
    VoucherReply,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.shelf import own_of
from wxkit_sandbox.store.voucher_book import VoucherBook, named_voucher
from wxkit_sandbox.store.voucher_view import bill_line, detail_of, view_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD, NO_PERSON = 40097, 40003


@handles(GetVoucher, invalid={"*": BAD})
def get_voucher(app: App, call: GetVoucher) -> VoucherReply:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/query_discount.html"""
    voucher = named_voucher(app, call)
    if voucher is None:
        raise Refusal(BAD)
    return VoucherReply(voucher=detail_of(app, voucher))


@handles(ListVouchers, invalid={"*": BAD})
def list_vouchers(app: App, call: ListVouchers) -> VoucherPage:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/purchase.html"""
    person, book, now = app.person(call.openid), app.state(VoucherBook), app.world.clock.now()
    if person is None:
        raise Refusal(NO_PERSON)
    keys = [
        key
        for key in book.of_person.get(person.id, ())
        if not call.status or book.vouchers[key].status(now) == call.status
    ]
    page = page_of(keys, call.page_size, call.page_ctx, (call.openid, call.status), mismatch=BAD)
    found = [view_of(app, book.vouchers[key]) for key in page.ids]
    return VoucherPage(openid=call.openid, voucher_list=found, page_ctx=page.next_key)


@handles(GetVoucherBill, invalid={"*": BAD})
def get_bill(app: App, call: GetVoucherBill) -> VoucherBillPage:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/query_voucher.html"""
    own_of(app, call.product_id)
    try:
        day = datetime.strptime(call.bill_date, "%Y-%m-%d").strftime("%Y-%m-%d")
    except ValueError:
        raise Refusal(BAD) from None
    book, query = app.state(VoucherBook), f"{call.product_id}/{day}"
    page = page_of(list(book.days.get(query, ())), call.page_size, call.page_ctx, query, mismatch=BAD)
    lines: list[VoucherBill] = []
    for key, index in (place.rsplit("#", 1) for place in page.ids):
        voucher = book.vouchers[key]
        lines += [bill_line(app, voucher, use) for use in voucher.uses if use.index == int(index)]
    return VoucherBillPage(bill_list=lines, page_ctx=page.next_key)
