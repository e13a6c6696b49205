"""Vouchers (团购优惠): codes handed in, redeemed, revoked; lists and the bill."""

from __future__ import annotations

from collections import Counter

from wxkit.store.local_life import OfferType
from wxkit.store.vouchers import (
    CodesUploaded,
    ConsumeVouchers,
    FailedCode,
    FailedVoucher,
    RevokeInput,
    RevokeVouchers,
    UploadCodes,
    VouchersChanged,
    VoucherStatus,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.offer_terms import MERCHANTS_CODES, terms_of
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.store.orderflow import moved
from wxkit_sandbox.store.shelf import own_of
from wxkit_sandbox.store.voucher_book import Use, Voucher, VoucherBook, named_voucher
from wxkit_sandbox.store.voucher_flow import deliver_owed, redeem, take_back
from wxkit_sandbox.store.voucher_view import view_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD, NO_SKU = 40097, 10020034
LONGEST_CODE, LONGEST_NO = 48, 128
REVOCATIONS = 10
BAD_CODE, KNOWN_CODE = 1, 2
UNKNOWN, TIRED, SETTLED, OTHER = 5, 6, 7, 8
S = VoucherStatus
REASONS = {
    S.VALID: "券未核销",
    S.USED: "券已使用",
    S.REFUNDED: "券已退",
    S.EXPIRED: "券已过期",
    UNKNOWN: "券不存在",
    TIRED: "券操作次数超过限制",
    SETTLED: "券已结算",
    OTHER: "存在券无法执行此操作",
}


@handles(UploadCodes, invalid={"*": BAD})
def upload_codes(app: App, call: UploadCodes) -> CodesUploaded:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/upload.html"""
    item = own_of(app, call.product_id)
    terms = terms_of(item.draft)
    if terms is None or terms.code_source_type != MERCHANTS_CODES:
        raise Refusal(BAD)
    if call.sku_id not in {sku.sku_id for sku in item.draft.skus}:
        raise Refusal(NO_SKU)
    pool, codes = app.state(VoucherBook).pool(call.sku_id), list(dict.fromkeys(call.codes))
    failed = {code: why for code in codes if (why := _why_not_taken(code, pool.known))}
    new = [code for code in codes if code not in failed]
    pool.codes += new
    pool.known.update(new)
    deliver_owed(app, call.sku_id)
    return CodesUploaded(
        product_id=call.product_id,
        total_count=len(codes),
        success_codes=new,
        success_count=len(new),
        fail_codes=[FailedCode(code=code, errcode=n, errmsg=text) for code, (n, text) in failed.items()],
        fail_count=len(failed),
    )


def _why_not_taken(code: str, known: set[str]) -> tuple[int, str] | None:
    if not (code.isascii() and code.isalnum() and len(code) <= LONGEST_CODE):
        return BAD_CODE, "code 格式错误"
    return (KNOWN_CODE, "code 重复") if code in known else None


@handles(ConsumeVouchers, invalid={"*": BAD})
def consume(app: App, call: ConsumeVouchers) -> VouchersChanged:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/api.html"""
    named = _named(call)
    if not named or not 0 < len(call.consume_request_no.encode()) <= LONGEST_NO:
        raise Refusal(BAD)
    found = [named_voucher(app, one) for one in named]
    again = _again(app, f"consume/{call.consume_request_no}", found)
    if again is not None:
        return again
    times = Counter(one.key for one in found if one)
    failed = {n: why for n, one in enumerate(found) if (why := _why_unusable(app, one, times))}
    if failed:
        return _failed(named, failed)
    vouchers = [one for one in found if one]
    for voucher in vouchers:
        redeem(app, voucher, call.consume_request_no, call.consume_store_name or "", call.out_store_id or "")
    for order_id in dict.fromkeys(one.order_id for one in vouchers):
        moved(app, app.state(OrderBook).orders[order_id])
    return _changed(app, f"consume/{call.consume_request_no}", vouchers)


def _named(call: ConsumeVouchers) -> list[RevokeInput]:
    """The vouchers of the call, one for each time; empty when they are named in both ways, or in none."""
    if call.codes and call.sku_id and not call.encrypted_codes:
        return [RevokeInput(code=code, sku_id=call.sku_id) for code in call.codes]
    if call.encrypted_codes and not call.codes:
        return [RevokeInput(encrypted_code=code) for code in call.encrypted_codes]
    return []


def _why_unusable(app: App, voucher: Voucher | None, times: Counter[str]) -> int:
    """Why it cannot be used so often; 0 when it can."""
    if voucher is None:
        return UNKNOWN
    now = app.world.clock.now()
    if (status := voucher.status(now)) != S.VALID:
        return status
    line = app.state(OrderBook).orders[voucher.order_id].line(voucher.product_id, voucher.sku_id)
    held = line is None or bool(line.on_aftersale)
    if held or voucher.left < times[voucher.key] or now < voucher.start_time:
        return OTHER
    return TIRED if voucher.revocations >= REVOCATIONS else 0


@handles(RevokeVouchers, invalid={"*": BAD})
def revoke(app: App, call: RevokeVouchers) -> VouchersChanged:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/discount-cancel.html"""
    found = [named_voucher(app, one) for one in call.reovke_vouchers]
    if not call.revoke_request_no or len({one.order_id for one in found if one}) > 1:
        raise Refusal(BAD)
    if any(one and one.type == OfferType.TIMES for one in found) and not call.consume_request_no:
        raise Refusal(BAD)
    again = _again(app, f"revoke/{call.revoke_request_no}", found)
    if again is not None:
        return again
    times = Counter(one.key for one in found if one)
    failed = {n: why for n, one in enumerate(found) if (why := _why_kept(app, call, one, times))}
    if failed:
        return _failed(call.reovke_vouchers, failed)
    vouchers = [one for one in found if one]
    for voucher in vouchers:
        use = _uses(voucher, call.consume_request_no)[-1]
        app.state(VoucherBook).undo(voucher, use, call.revoke_request_no, app.world.clock.time())
    take_back(app, app.state(OrderBook).orders[vouchers[0].order_id])
    return _changed(app, f"revoke/{call.revoke_request_no}", vouchers)


def _why_kept(app: App, call: RevokeVouchers, voucher: Voucher | None, times: Counter[str]) -> int:
    """Why so many redemptions cannot be taken back; 0 when they can."""
    if voucher is None:
        return UNKNOWN
    if not voucher.uses:
        return voucher.status(app.world.clock.now())
    if len(_uses(voucher, call.consume_request_no)) < times[voucher.key]:
        return OTHER
    return SETTLED if app.state(OrderBook).orders[voucher.order_id].settle_time else 0


def _uses(voucher: Voucher, request_no: str | None) -> list[Use]:
    """Its redemptions under this number, or all."""
    return [use for use in voucher.uses if request_no in (None, use.request_no)]


def _again(app: App, request: str, found: list[Voucher | None]) -> VouchersChanged | None:
    """The answer to a request that was carried out before; 40097 when it was about other vouchers."""
    before = app.state(VoucherBook).done.get(request)
    if before is None:
        return None
    if before != tuple(one.key if one else "" for one in found):
        raise Refusal(BAD)
    return _answer(app, before)


def _changed(app: App, request: str, vouchers: list[Voucher]) -> VouchersChanged:
    keys = tuple(one.key for one in vouchers)
    app.state(VoucherBook).done[request] = keys
    return _answer(app, keys)


def _answer(app: App, keys: tuple[str, ...]) -> VouchersChanged:
    vouchers = app.state(VoucherBook).vouchers
    return VouchersChanged(voucher_list=[view_of(app, vouchers[key]) for key in dict.fromkeys(keys)])


def _failed(named: list[RevokeInput], failed: dict[int, int]) -> VouchersChanged:
    """Nothing was done, for these reasons."""
    reasons = [
        FailedVoucher(
            encrypted_code=named[n].encrypted_code,
            code=named[n].code,
            sku_id=named[n].sku_id,
            ret_code=why,
            ret_msg=REASONS[why],
        )
        for n, why in failed.items()
    ]
    return VouchersChanged(fail_voucher_list=reasons)
