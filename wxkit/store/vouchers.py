"""Vouchers (团购优惠) of local life: redeemed in a store of the merchant's."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import Field

from wxkit._call import Call, Input, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId
from wxkit.store.local_life import OfferType

__all__ = [
    "AsyncVouchers",
    "CodesUploaded",
    "ConsumeVouchers",
    "FailedCode",
    "FailedVoucher",
    "GetVoucher",
    "GetVoucherBill",
    "ListVouchers",
    "RevokeInput",
    "RevokeVouchers",
    "TimeCard",
    "UploadCodes",
    "Voucher",
    "VoucherBill",
    "VoucherBillPage",
    "VoucherDetail",
    "VoucherPage",
    "VoucherReply",
    "VoucherStatus",
    "Vouchers",
    "VouchersChanged",
]

C = TypeVar("C", bound=Call[Any])


class VoucherStatus(OpenIntEnum):
    """Where a voucher stands."""

    NONE = 0
    VALID = 1
    """待使用."""
    USED = 2
    """已使用."""
    REFUNDED = 3
    """已退券."""
    EXPIRED = 4
    """已过期."""


class Voucher(Output):
    """A voucher. Money in fen, times in Unix seconds.

    https://developers.weixin.qq.com/doc/channels/locallife/common_structure/definition.html
    """

    product_id: str = ""
    sku_id: str = ""
    voucher_type: OfferType = OfferType.NONE
    voucher_buy_amount: int = 0
    """What it was sold for; what was paid and the platform's subsidy."""
    voucher_actual_amount: int = 0
    """What it is worth (市场金额)."""
    code_type: int = 0
    code: str = Field(default="", repr=False)
    status: VoucherStatus = VoucherStatus.NONE
    create_time: int = 0
    update_time: int = 0
    send_time: int = 0
    start_time: int = 0
    """It can be used from now on."""
    end_time: int = 0
    """And no longer."""
    consume_time: int | None = None
    """Absent, as are the four below, for cards (次卡)."""
    consume_store_name: str | None = None
    out_store_id: str | None = None
    refund_time: int | None = None
    voucher_settle_status: int | None = None
    """Only of a used one."""
    openid: str = ""
    union_id: str | None = None
    telphone_no: str | None = Field(default=None, repr=False)
    """Spelled so; only when the offer asks for the buyer's phone."""
    order_id: str | None = None
    last_consume_no: str | None = None
    """The merchant's number of the last redemption that succeeded."""
    last_withdraw_consume_no: str | None = None
    """And of the last revocation."""


class FailedCode(Output):
    """A code that was not taken over."""

    code: str = Field(default="", repr=False)
    errcode: int = 0
    errmsg: str | None = None


class CodesUploaded(Reply):
    """What became of uploaded codes."""

    product_id: str = ""
    total_count: int = 0
    success_codes: list[str] | None = Field(default=None, repr=False)
    success_count: int = 0
    fail_codes: list[FailedCode] | None = None
    fail_count: int = 0


class UploadCodes(Call[CodesUploaded], post="/channels/ec/voucher/codes/upload"):
    """Hand in the merchant's own codes (上传券码): for offers with `code_source_type` 2.

    At most 200, each of up to 48 letters and digits. WeChat gives them away as people pay.

    https://developers.weixin.qq.com/doc/channels/locallife/api/upload.html
    """

    product_id: str
    sku_id: str
    codes: list[str] = Field(min_length=1, max_length=200, repr=False)


class FailedVoucher(Output):
    """A voucher that stayed as it was."""

    encrypted_code: str | None = Field(default=None, repr=False)
    code: str | None = Field(default=None, repr=False)
    sku_id: NumberId | None = None
    ret_code: int = 0
    ret_msg: str | None = None


class VouchersChanged(Reply):
    """What became of vouchers."""

    voucher_list: list[Voucher] = []
    fail_voucher_list: list[FailedVoucher] = []


class ConsumeVouchers(Call[VouchersChanged], post="/channels/ec/voucher/consume"):
    """Redeem vouchers (核销券): plain `codes` with `sku_id`, or `encrypted_codes` from a scan.

    All or none of up to ten. A code of a card (次卡) that is named twice is used twice. Each voucher can be
    redeemed and revoked ten times. The same `consume_request_no` again changes nothing.

    https://developers.weixin.qq.com/doc/channels/locallife/api/api.html
    """

    consume_request_no: str
    """The merchant's number of this redemption (幂等串), unique in the shop; at most 128 bytes."""
    codes: list[str] | None = Field(default=None, max_length=10, repr=False)
    sku_id: str | None = None
    encrypted_codes: list[str] | None = Field(default=None, max_length=10, repr=False)
    consume_store_name: str | None = None
    consume_channel: int | None = None
    out_store_id: str | None = None


class TimeCard(Output):
    """How often a card voucher (次卡) works."""

    total_count: int = 0
    available_count: int = 0
    consumed_count: int = 0
    refunded_count: int = 0


class VoucherDetail(Voucher):
    """A voucher, and how often it works."""

    time_card: TimeCard | None = None


class VoucherReply(Reply):
    """The voucher."""

    voucher: VoucherDetail = Field(default_factory=VoucherDetail)


class GetVoucher(Call[VoucherReply], post="/channels/ec/voucher/get", repeatable=True):
    """One voucher (查询券), by `encrypted_code`, or by `code` and `sku_id`.

    https://developers.weixin.qq.com/doc/channels/locallife/api/query_discount.html
    """

    encrypted_code: str | None = Field(default=None, repr=False)
    code: str | None = Field(default=None, repr=False)
    sku_id: NumberId | None = None


class VoucherBill(Output):
    """A redeemed voucher on the bill. Money in fen, times in Unix seconds."""

    product_id: str = ""
    voucher_name: str = ""
    code: str = Field(default="", repr=False)
    openid: str = ""
    voucher_buy_amount: int = 0
    voucher_pay_amount: int = 0
    mch_favor_amount: int = 0
    """Discount paid by the merchant."""
    platform_favor_amount: int = 0
    mch_settle_amount: int = 0
    finder_settle_amount: int = 0
    """The talent's share."""
    voucher_buy_time: int = 0
    consume_time: int = 0
    consume_store_name: str | None = None
    out_store_id: str | None = None
    order_id: str | None = None
    time_index: int | None = None
    """Which time of a card voucher."""


class VoucherBillPage(Reply):
    """A page of the bill."""

    bill_list: list[VoucherBill] = []
    page_ctx: str = ""


class GetVoucherBill(Call[VoucherBillPage], post="/channels/ec/voucher/get_bill_list", repeatable=True):
    """What was redeemed on a day (查询券账单).

    https://developers.weixin.qq.com/doc/channels/locallife/api/query_voucher.html
    """

    product_id: str
    bill_date: str
    """Such as `2023-12-03`."""
    page_size: int = Field(default=10, ge=1, le=100)
    page_ctx: str | None = None


class VoucherPage(Reply):
    """A page of the vouchers of a user."""

    openid: str = ""
    voucher_list: list[Voucher] = []
    page_ctx: str = ""


class ListVouchers(Call[VoucherPage], post="/channels/ec/voucher/get_list", repeatable=True):
    """The vouchers of a user (查询用户券列表).

    https://developers.weixin.qq.com/doc/channels/locallife/api/purchase.html
    """

    openid: str
    status: VoucherStatus | int | None = None
    """Absent for all."""
    page_size: int = Field(default=10, ge=1, le=50)
    page_ctx: str | None = None


class RevokeInput(Input):
    """A voucher to give back: `encrypted_code`, or `code` and `sku_id`."""

    encrypted_code: str | None = Field(default=None, repr=False)
    code: str | None = Field(default=None, repr=False)
    sku_id: str | None = None


class RevokeVouchers(Call[VouchersChanged], post="/channels/ec/voucher/revoke"):
    """Take a redemption back (撤销核销), before it is settled: all or none, of one order.

    The voucher can be used again, unless it has expired meanwhile.

    https://developers.weixin.qq.com/doc/channels/locallife/api/discount-cancel.html
    """

    revoke_request_no: str
    """The merchant's number of this revocation, unique in the shop."""
    consume_request_no: str | None = None
    """The redemption that is revoked; needed for cards (次卡)."""
    reovke_vouchers: list[RevokeInput] = Field(min_length=1, max_length=10)
    """Spelled so."""


def _following(call: C, context: str, seen: int) -> C | None:
    """The context of a page leads to the next; an empty page is the end, whatever its context says."""
    return call.model_copy(update={"page_ctx": context}) if context and seen else None


def _next_vouchers(call: C, reply: Any) -> C | None:
    return _following(call, reply.page_ctx, len(reply.voucher_list))


def _next_bill(call: C, reply: Any) -> C | None:
    return _following(call, reply.page_ctx, len(reply.bill_list))


class VoucherCalls:
    """Vouchers."""

    upload_codes = endpoint(UploadCodes)
    consume = endpoint(ConsumeVouchers)
    revoke = endpoint(RevokeVouchers)
    get = endpoint(GetVoucher)
    list = endpoint(ListVouchers)
    iter_list = paged(ListVouchers, lambda page: page.voucher_list, _next_vouchers)
    bill = endpoint(GetVoucherBill)
    iter_bill = paged(GetVoucherBill, lambda page: page.bill_list, _next_bill)


class Vouchers(VoucherCalls, Sync):
    """Vouchers (团购优惠)."""


class AsyncVouchers(VoucherCalls, Async):
    """Vouchers (团购优惠)."""
