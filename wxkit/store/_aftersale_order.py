"""An after-sale order (售后单) as the Store answers it. Money in fen, times in Unix seconds."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output
from wxkit._enums import OpenIntEnum, OpenStrEnum
from wxkit._numbers import NumberId

__all__ = [
    "AftersaleDetails",
    "AftersaleGift",
    "AftersaleMedia",
    "AftersaleOrder",
    "AftersaleProduct",
    "AftersaleStatus",
    "AftersaleSubType",
    "AftersaleType",
    "AftersaleVoucher",
    "ExchangeAddress",
    "ExchangeDelivery",
    "ExchangeInfo",
    "ExchangeProduct",
    "FastExchange",
    "FastExchangeAct",
    "MerchantUpdate",
    "MerchantUpload",
    "RefundInfo",
    "RefundReason",
    "RefundResponse",
    "ReturnInfo",
    "TelNumberExt",
    "VirtualTelNumber",
]


class AftersaleType(OpenStrEnum):
    """What the buyer wants (售后类型)."""

    REFUND = "REFUND"
    """Money back, nothing is sent back (仅退款)."""
    RETURN = "RETURN"
    """Send back, then money back (退货退款)."""
    EXCHANGE = "EXCHANGE"
    """Send back, then a replacement (换货)."""


class AftersaleSubType(OpenStrEnum):
    """A closer description of the type."""

    DEFAULT = "DEFAULT"
    REFUND_PRICE_DIFF = "REFUND_PRICE_DIFF"
    """The merchant gives back a difference in price (退差价)."""


class AftersaleStatus(OpenStrEnum):
    """Where an after-sale order stands (售后单状态)."""

    USER_CANCELD = "USER_CANCELD"
    """Cancelled by the buyer; WeChat spells it so."""
    MERCHANT_PROCESSING = "MERCHANT_PROCESSING"
    """The merchant has to answer."""
    MERCHANT_REJECT_REFUND = "MERCHANT_REJECT_REFUND"
    MERCHANT_REJECT_RETURN = "MERCHANT_REJECT_RETURN"
    USER_WAIT_RETURN = "USER_WAIT_RETURN"
    """The buyer has to send the goods back."""
    RETURN_CLOSED = "RETURN_CLOSED"
    """The buyer did not send them in time."""
    MERCHANT_WAIT_RECEIPT = "MERCHANT_WAIT_RECEIPT"
    """The goods are on their way to the merchant."""
    MERCHANT_OVERDUE_REFUND = "MERCHANT_OVERDUE_REFUND"
    """The merchant is late with the refund."""
    MERCHANT_REFUND_SUCCESS = "MERCHANT_REFUND_SUCCESS"
    """Refunded."""
    MERCHANT_RETURN_SUCCESS = "MERCHANT_RETURN_SUCCESS"
    """Returned and refunded."""
    PLATFORM_REFUNDING = "PLATFORM_REFUNDING"
    """The platform is paying the money back."""
    PLATFORM_REFUND_FAIL = "PLATFORM_REFUND_FAIL"
    USER_WAIT_CONFIRM = "USER_WAIT_CONFIRM"
    """The buyer has to confirm."""
    MERCHANT_REFUND_RETRY_FAIL = "MERCHANT_REFUND_RETRY_FAIL"
    """Paying failed for good; closed by customer service."""
    MERCHANT_FAIL = "MERCHANT_FAIL"
    """Closed."""
    USER_WAIT_CONFIRM_UPDATE = "USER_WAIT_CONFIRM_UPDATE"
    """The buyer has to answer what the merchant proposes."""
    USER_WAIT_HANDLE_MERCHANT_AFTER_SALE = "USER_WAIT_HANDLE_MERCHANT_AFTER_SALE"
    """The buyer has to answer an after-sale order that the merchant opened."""
    WAIT_PACKAGE_INTERCEPT = "WAIT_PACKAGE_INTERCEPT"
    """The parcel is being intercepted."""
    MERCHANT_REJECT_EXCHANGE = "MERCHANT_REJECT_EXCHANGE"
    MERCHANT_REJECT_RESHIP = "MERCHANT_REJECT_RESHIP"
    """The merchant does not send a replacement."""
    USER_WAIT_RECEIPT = "USER_WAIT_RECEIPT"
    """The replacement is on its way to the buyer."""
    MERCHANT_EXCHANGE_SUCCESS = "MERCHANT_EXCHANGE_SUCCESS"
    """Exchanged."""


class RefundReason(OpenIntEnum):
    """Who or what brought the refund about (退款原因)."""

    MERCHANT_CONSOLE = 1
    RETURN_WITHOUT_WAYBILL = 2
    MERCHANT_API = 3
    UNSHIPPED = 4
    """Not shipped yet: agreed by itself."""
    DISPUTE = 5
    PLATFORM = 6
    RETURN_WITHOUT_INSURANCE_PAYOUT = 7
    LATE_SHIPPING = 8
    MERCHANT_TIMEOUT = 9
    """The merchant did not answer in time."""
    BUYER_RECEIPT_TIMEOUT = 10
    MERCHANT_RECEIPT_TIMEOUT = 11
    """The merchant did not confirm the returned goods in time."""


class AftersaleVoucher(Output):
    """A voucher code."""

    vourcher_code: str = ""
    """WeChat spells it so."""


class AftersaleGift(Output):
    """An item that came free with the product (赠品)."""

    product_id: str = ""
    sku_id: str = ""
    sku_code: str | None = None
    count: int = 0
    task_id: NumberId = ""


class AftersaleProduct(Output):
    """What it is about: always one SKU."""

    product_id: str = ""
    sku_id: str = ""
    sku_code: str | None = None
    count: int = 0
    fast_refund: bool | None = None
    """极速退款."""
    voucher_list: list[AftersaleVoucher] | None = None
    gift_product_list: list[AftersaleGift] | None = None


class AftersaleMedia(Output):
    """A picture or video of the buyer; download it with `basics.media`."""

    media_type: int = 0
    picture_media_id: str = ""
    video_media_id: str = ""
    video_play_length: int = 0


class AftersaleDetails(Output):
    """What the buyer says."""

    desc: str | None = None
    receive_product: bool = False
    """Whether the goods have arrived."""
    cancel_time: int = 0
    """0 when not cancelled."""
    media_id_list: list[str] | None = None
    media_infos: list[AftersaleMedia] | None = None
    tel_number: str | None = Field(default=None, repr=False)
    wxa_vip_discounted_price: int | None = None
    """The member benefit of the mini-program to give back."""


class RefundInfo(Output):
    """The money."""

    amount: int = 0
    refund_reason: RefundReason | None = None
    """Absent before the refund."""
    platform_discount_return_amount: int | None = None
    is_low_price_insurance_refund: bool | None = None
    """买贵必赔."""
    is_final_refund_by_insurance: bool | None = None


class ReturnInfo(Output):
    """How the goods come back."""

    delivery_id: str = ""
    """Courier."""
    delivery_name: str = ""
    waybill_id: str = ""
    return_type: int | None = None


class MerchantUpload(Output):
    """What the merchant uploaded."""

    reject_reason: str | None = None
    refund_certificates: list[str] | None = None
    """media_ids."""


class MerchantUpdate(Output):
    """What the merchant proposes (商家协商). Types: 1 refund, 2 return."""

    merchant_update_type: int = 0
    """1 cancel, 2 more evidence, 3 another request."""
    merchant_update_desc: str = ""
    update_reason_type: int = 0
    old_after_sale_type: int = 0
    new_after_sale_type: int = 0
    old_after_sale_amount: int = 0
    new_after_sale_amount: int = 0
    media_ids: list[str] | None = None


class RefundResponse(Output):
    """What WeChat Pay answered."""

    ret: int = 0
    code: str | None = None
    message: str | None = None


class ExchangeProduct(Output):
    """What is exchanged for what."""

    product_id: str = ""
    old_sku_id: str = ""
    new_sku_id: str = ""
    old_sku_price: int = 0
    new_sku_price: int = 0
    old_sku_code: str | None = None
    new_sku_code: str | None = None
    product_cnt: int = 0


class TelNumberExt(Output):
    """Virtual number of the buyer."""

    real_tel_number: str | None = Field(default=None, repr=False)
    virtual_tel_number: str | None = Field(default=None, repr=False)
    virtual_tel_expire_time: int | None = None
    get_virtual_tel_cnt: int | None = None


class ExchangeAddress(Output):
    """Where the replacement goes; parts are masked."""

    user_name: str = ""
    province_name: str | None = None
    city_name: str | None = None
    county_name: str | None = None
    detail_info: str | None = None
    tel_number: str = Field(default="", repr=False)
    postal_code: str | None = None
    house_number: str | None = None
    lng: float | None = None
    lat: float | None = None
    hash_code: str | None = None
    virtual_order_tel_number: str | None = Field(default=None, repr=False)
    use_tel_number: int | None = None
    tel_number_ext_info: TelNumberExt | None = None


class ExchangeDelivery(Output):
    """How the replacement travels."""

    delivery_id: str = ""
    delivery_name: str = ""
    waybill_id: str = ""
    address_info: ExchangeAddress | None = None


class FastExchangeAct(Output):
    """What the merchant did about a fast exchange."""

    merchant_confirm: bool = False
    merchant_confirm_time: int = 0
    merchant_reject: bool = False
    merchant_reject_time: int = 0


class FastExchange(Output):
    """A fast exchange (极速换货)."""

    fast_exchange: bool = False
    fast_exchange_act: FastExchangeAct | None = None


class ExchangeInfo(Output):
    """More about an exchange."""

    fast_exchange_info: FastExchange | None = None


class VirtualTelNumber(Output):
    """Virtual number of the buyer."""

    virtual_tel_number: str | None = Field(default=None, repr=False)
    virtual_tel_expire_time: int | None = None


class AftersaleOrder(Output):
    """An after-sale order (售后单): one SKU of one order."""

    after_sale_order_id: str = ""
    order_id: str = ""
    type: AftersaleType = AftersaleType.REFUND
    sub_type: AftersaleSubType | None = None
    status: AftersaleStatus = AftersaleStatus.MERCHANT_PROCESSING
    openid: str = ""
    """Whose order it is: the buyer, of a gift the recipient."""
    unionid: str | None = None
    present_giver_openid: str | None = None
    """Who gave it and gets the money back; gifts only."""
    present_giver_unionid: str | None = None
    reason: str = ""
    """A code or an older name; `reason_text` tells what it means."""
    reason_text: str | None = None
    complaint_id: str | None = None
    """Of the dispute (纠纷单)."""
    product_info: AftersaleProduct = Field(default_factory=AftersaleProduct)
    details: AftersaleDetails = Field(default_factory=AftersaleDetails)
    refund_info: RefundInfo | None = None
    return_info: ReturnInfo | None = None
    merchant_upload_info: MerchantUpload | None = None
    merchant_update_detail: MerchantUpdate | None = None
    refund_resp: RefundResponse | None = None
    gen_scene: int | None = None
    """Who opened it."""
    deadline: int | None = None
    """Until when it waits for whom its status names; absent or 0 when it waits for nobody."""
    exchange_product_info: ExchangeProduct | None = None
    exchange_delivery_info: ExchangeDelivery | None = None
    exchange_info: ExchangeInfo | None = None
    virtual_tel_num_info: VirtualTelNumber | None = None
    compensation_liability_amount: int | None = None
    need_offline_refund: bool | None = None
    update_time: int = 0
    create_time: int = 0
    complete_time: int | None = None
