"""After-sale orders (售后单): refund, return and exchange. Money in fen, times in Unix seconds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._paging import cursor
from wxkit.store._aftersale_order import AftersaleOrder

__all__ = [
    "AcceptAftersale",
    "AcceptExchangeReship",
    "Aftersale",
    "AftersaleFound",
    "AftersaleGenerated",
    "AftersalePage",
    "AftersaleReason",
    "AftersaleReasons",
    "AsyncAftersale",
    "GenerateAftersale",
    "GetAftersale",
    "GetAftersaleReasons",
    "GetAftersales",
    "GetRejectReasons",
    "HandleFastExchange",
    "ProposeAftersale",
    "RefundPriceDiff",
    "RejectAftersale",
    "RejectExchangeReship",
    "RejectReason",
    "RejectReasons",
    "RejectScene",
    "UploadRefundCertificate",
]


class AftersaleFound(Reply):
    """An after-sale order."""

    after_sale_order: AftersaleOrder = Field(default_factory=AftersaleOrder)


class GetAftersale(Call[AftersaleFound], post="/channels/ec/aftersale/getaftersaleorder", repeatable=True):
    """One after-sale order (获取售后单).

    Errors: 10020000 (malformed id), 10021043 (another shop's), 10021050 (no such after-sale order).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_getaftersaleorder.html
    """

    after_sale_order_id: str


class AftersalePage(Reply):
    """A page of ids."""

    after_sale_order_id_list: list[str] = []
    has_more: bool = False
    next_key: str = ""


class GetAftersales(Call[AftersalePage], post="/channels/ec/aftersale/getaftersalelist", repeatable=True):
    """Ids of the after-sale orders made or changed within a range of time (获取售后单列表).

    One pair of times is needed, and spans at most 24 hours. WeChat chooses the size of a page.

    Errors: 10020004 (over 24 hours), 9700224 (no pair of times).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_getaftersalelist.html
    """

    begin_create_time: int | None = None
    end_create_time: int | None = None
    begin_update_time: int | None = None
    end_update_time: int | None = None
    next_key: str | None = None
    """Of the page before; absent for the first."""


class AcceptAftersale(Call[Ok], post="/channels/ec/aftersale/acceptapply"):
    """Agree (同意售后): to a refund at once; to a return or exchange first, and to the refund on receipt.

    Errors: 10020000, 10021043, 10021050 (which order), 10020001 (it is over), 10021041 (not in this state),
    10021045, 10021046 (refund failed), 10021059 (one refund a minute), 10021060, 10021062 (address).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_acceptapply.html
    """

    after_sale_order_id: str
    address_id: str | None = None
    """Where the goods come back to; needed to agree to a return or exchange."""
    accept_type: Literal[1, 2] | None = None
    """1 agree to a return or exchange, 2 agree to the refund; absent for whatever comes next."""


class RejectAftersale(Call[Ok], post="/channels/ec/aftersale/rejectapply"):
    """Refuse (拒绝售后). The buyer may open a dispute (纠纷) within 7 days.

    Errors: 10020000, 10021043, 10021050 (which order), 10020001 (it is over), 10021041 (not in this state),
    10021051 (a dispute is open), 10021068 (negotiate first).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_rejectapply
    """

    after_sale_order_id: str
    reject_reason_type: int
    """One of `reject_reasons`."""
    reject_reason: str | None = None
    """In your own words; absent for the reason's usual text."""


class AftersaleGenerated(Reply):
    """The new after-sale order."""

    aftersale_id: str = ""
    after_sale_order_id: str | None = None
    """Older name of `aftersale_id`."""


class GenerateAftersale(
    Call[AftersaleGenerated], post="/channels/ec/aftersale/genaftersaleorder", repeatable=True
):
    """Open an after-sale order for the buyer (代用户发起售后), who has to agree.

    Errors: 10021060, 10021062 (address), 10021083 (request_id), 10021084 (reason), 10021085 (order not read),
    10021086 (virtual goods), 10021088 (not for this order), 10021089 (request_id used for something else).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_genaftersaleorder.html
    """

    request_id: str
    """Your unique id of this request: the same id opens one after-sale order, however often it is sent."""
    order_id: str
    product_id: str
    sku_id: str
    count: int = Field(ge=1)
    amount: int = Field(ge=1)
    """Fen."""
    reason: str
    """10000014 agreed by both, 10000002 wrong or too many, 10000000 not wanted, 10000001 out of stock,
    10000006 wrong goods, 10000021 quality, 10000007 not received, 10000015 too slow, 10000017 no tracking,
    10000008 other."""
    type: Literal["REFUND", "RETURN"]
    address_id: str | None = None
    """Where the goods come back to; needed for RETURN."""
    desc: str | None = None


class RefundPriceDiff(
    Call[AftersaleGenerated], post="/channels/ec/aftersale/refundpricediff", repeatable=True
):
    """Give a difference in price back (退差价).

    Errors: 10021083 (request_id), 10021084 (reason), 10021085 (order not read),
    10021088 (not for this order), 10021089 (request_id used for something else).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_refundpricediff.html
    """

    request_id: str
    """Your unique id of this request: the same id refunds once, however often it is sent."""
    order_id: str
    product_id: str
    sku_id: str
    amount: int = Field(ge=1)
    """Fen."""
    reason: str
    """10001336 agreed by both, 10001337 the price was cut, 10001338 a coupon was not used."""
    desc: str | None = None


class AftersaleReason(Output):
    """Why a buyer wants an after-sale."""

    reason: str = ""
    reason_text: str = ""


class AftersaleReasons(Reply):
    """All reasons."""

    reason_list: list[AftersaleReason] = []


class GetAftersaleReasons(Call[AftersaleReasons], post="/channels/ec/aftersale/reason/get", repeatable=True):
    """All reasons for an after-sale (获取全量售后原因).

    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_getaftersalereason.html
    """


class RejectScene(OpenIntEnum):
    """What a reason to refuse is good for."""

    REFUND = 1
    RETURN = 4
    EXCHANGE = 5
    RESHIP = 6
    """Not to send a replacement."""
    FAST_EXCHANGE = 7
    """Not to accept what came back in a fast exchange (极速换货)."""


class RejectReason(Output):
    """A reason to refuse."""

    reject_reason_type: int = 0
    reject_reason_type_text: str = ""
    reject_reason: str = ""
    """What the buyer reads, unless you write something else."""
    reject_scene: RejectScene = RejectScene.REFUND


class RejectReasons(Reply):
    """All reasons to refuse."""

    reason_list: list[RejectReason] = []
    reject_reason_list: list[RejectReason] | None = None
    """The name under which the list was seen to come in place of the documented one."""


class GetRejectReasons(Call[RejectReasons], post="/channels/ec/aftersale/rejectreason/get", repeatable=True):
    """All reasons to refuse (获取拒绝售后原因).

    https://developers.weixin.qq.com/doc/store/shop/API/aftersale/getrejectreason.html
    """


class ProposeAftersale(Call[Ok], post="/channels/ec/aftersale/merchantupdateaftersale"):
    """Propose something else to the buyer (商家协商), who has to agree.

    Errors: 9700224 (bad parameter), 10020000, 10021043, 10021050 (which order), 10020001 (it is over),
    10021041 (not in this state).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_merchantupdateaftersale.html
    """

    after_sale_order_id: str
    merchant_update_type: Literal[1, 2, 3]
    """1 agreed: please cancel, 2 please add evidence, 3 change the request."""
    type: Literal[1, 2]
    """What it becomes: 1 refund, 2 return."""
    amount: int = Field(ge=0)
    """Fen."""
    merchant_update_desc: str
    update_reason_type: int
    """6 a new plan, 7 buyer not reached, 8 fresh goods need not come back, 9 parcel not stopped,
    10 only another amount, 44, 45, 46 agreed to cancel, …"""
    media_ids: list[str] = []
    """Pictures (`resp_type` 0); some reasons need one."""


class UploadRefundCertificate(Call[Ok], post="/channels/ec/aftersale/uploadrefundcertificate"):
    """Show that the refund was made another way (上传退款凭证).

    Errors: 10020000, 10021043, 10021050 (which order), 10021041 (not in this state).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_uploadrefundcertificate.html
    """

    after_sale_order_id: str
    refund_certificates: list[str] = Field(min_length=1)
    """media_ids of pictures (`resp_type` 0)."""
    desc: str


class AcceptExchangeReship(Call[Ok], post="/channels/ec/aftersale/acceptexchangereship"):
    """Send the replacement (换货发货).

    Errors: 10020000, 10021043, 10021050 (which order), 10020001 (it is over), 10021041 (not in this state).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_acceptexchangereship.html
    """

    after_sale_order_id: str
    delivery_id: str = Field(min_length=1)
    """Courier."""
    waybill_id: str = Field(min_length=1)


class RejectExchangeReship(Call[Ok], post="/channels/ec/aftersale/rejectexchangereship"):
    """Send no replacement (换货拒绝发货).

    Errors: 10020000, 10021043, 10021050 (which order), 10020001 (it is over), 10021041 (not in this state).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_rejectexchangereship.html
    """

    after_sale_order_id: str
    reject_reason: str | None = None
    """In your own words."""
    reject_reason_type: int | None = None
    """One of `reject_reasons`, of scene 6."""
    reject_certificates: list[str] | None = None
    """media_ids of pictures (`resp_type` 0)."""


class HandleFastExchange(Call[Ok], post="/channels/ec/aftersale/handlefastexchangereceipt"):
    """Say whether what came back in a fast exchange is right (商家处理极速换货用户退货).

    Errors: 9700223 (system), 9700224 (bad parameter).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_handlefastexchangereceipt
    """

    after_sale_order_id: str
    act: Literal[1, 2]
    """1 yes, 2 no."""
    reject_reason: str | None = None
    """In your own words; absent for the reason's usual text."""
    reject_reason_type: int | None = None
    """One of `reject_reasons`, of scene 7."""
    merchant_text: str | None = None
    reject_confirm_exchange: list[str] | None = None
    """media_ids of evidence."""


def _ids(page: AftersalePage) -> list[str]:
    return page.after_sale_order_id_list


class AftersaleCalls:
    """After-sale orders."""

    get = endpoint(GetAftersale)
    list = endpoint(GetAftersales)
    iter_list = paged(GetAftersales, _ids, cursor("next_key", more="has_more"))
    accept = endpoint(AcceptAftersale)
    reject = endpoint(RejectAftersale)
    generate = endpoint(GenerateAftersale)
    refund_price_diff = endpoint(RefundPriceDiff)
    reasons = endpoint(GetAftersaleReasons)
    reject_reasons = endpoint(GetRejectReasons)
    propose = endpoint(ProposeAftersale)
    upload_refund_certificate = endpoint(UploadRefundCertificate)
    accept_exchange_reship = endpoint(AcceptExchangeReship)
    reject_exchange_reship = endpoint(RejectExchangeReship)
    handle_fast_exchange = endpoint(HandleFastExchange)


class Aftersale(AftersaleCalls, Sync):
    """After-sale orders (售后单): refund, return, exchange."""


class AsyncAftersale(AftersaleCalls, Async):
    """After-sale orders (售后单): refund, return, exchange."""
