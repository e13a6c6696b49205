"""An order (订单) as the Store answers it. Money in fen, times in Unix seconds."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output
from wxkit.store._order_delivery import OrderDelivery
from wxkit.store._order_enums import (
    AccountType,
    CommissionStatus,
    CommissionType,
    OrderScene,
    OrderStatus,
    PaymentMethod,
    PresentSendType,
    SaleChannel,
    SharerType,
)
from wxkit.store._order_line import OrderLine

__all__ = [
    "AftersaleMark",
    "AftersaleMarks",
    "Agent",
    "CommissionInfo",
    "CustomInfo",
    "GreetingCard",
    "IntraCity",
    "Order",
    "OrderCoupon",
    "OrderDetail",
    "OrderExt",
    "OrderRefund",
    "PayInfo",
    "PresentInfo",
    "PriceInfo",
    "SettleInfo",
    "SharerInfo",
    "SkuSharerInfo",
    "SourceInfo",
]


class PayInfo(Output):
    """The payment."""

    prepay_id: str = ""
    prepay_time: int = 0
    transaction_id: str | None = None
    """WeChat Pay's number; absent while unpaid."""
    pay_time: int | None = None
    payment_method: PaymentMethod | None = None


class PriceInfo(Output):
    """What the order costs."""

    product_price: int = 0
    """Sum of the products."""
    order_price: int = 0
    """What the user really pays, freight included."""
    freight: int = 0
    discounted_price: int = 0
    is_discounted: bool = False
    original_order_price: int | None = None
    """Before discounts."""
    estimate_product_price: int | None = None
    change_down_price: int | None = None
    """By how much the merchant lowered the price."""
    change_freight: int | None = None
    is_change_freight: bool | None = None
    use_deduction: bool | None = None
    deduction_price: int | None = None
    """Paid with points."""
    merchant_receieve_price: int = 0
    """What the merchant receives (the name is spelled so)."""
    merchant_discounted_price: int = 0
    finder_discounted_price: int = 0
    vip_discounted_price: int | None = None
    """The member's benefit."""
    cash_coupon_discounted_price: int | None = None
    platform_activity_merchant_discounted_price: int | None = None
    bulkbuy_discounted_price: int | None = None
    limited_discount_discounted_price: int | None = None
    national_subsidy_discounted_price: int | None = None
    national_subsidy_merchant_discounted_price: int | None = None


class OrderCoupon(Output):
    """The coupon that was used."""

    user_coupon_id: str | None = None


class OrderExt(Output):
    """Notes and origin."""

    customer_notes: str | None = None
    merchant_notes: str | None = None
    confirm_receipt_time: int | None = None
    finder_id: str | None = None
    live_id: str | None = None
    order_scene: OrderScene | None = None
    vip_order_session_id: str | None = None
    commission_handling_progress: int | None = None
    """1: `commission_infos` is complete."""


class CommissionInfo(Output):
    """Who gets a commission for a SKU."""

    sku_id: str = ""
    nickname: str = ""
    type: CommissionType = CommissionType.TALENT
    status: CommissionStatus = CommissionStatus.UNSETTLED
    amount: int = 0
    finder_id: str | None = None
    openfinderid: str | None = None
    talent_id: str | None = None
    agency_id: str | None = None


class SettleInfo(Output):
    """The platform's fee (技术服务费) and the settlement."""

    predict_commission_fee: int = 0
    commission_fee: int | None = None
    """Known once the order is settled."""
    predict_wecoin_commission: int | None = None
    wecoin_commission: int | None = None
    settle_time: int | None = None
    """Absent until the order is settled; its status stays 100."""


class SharerInfo(Output):
    """The sharer (分享员) who brought the buyer."""

    sharer_openid: str = ""
    sharer_unionid: str | None = None
    sharer_type: SharerType = SharerType.ORDINARY
    share_scene: int = 0
    """1 live, 2 window, 3 short video, 4 channel, 5 product page, 7 link, 8 QR code, 9 short link, …"""
    handling_progress: int = 0
    """1: known for certain."""


class SkuSharerInfo(SharerInfo):
    """The sharer of one SKU."""

    sku_id: str = ""
    from_wecom: bool = False


class Agent(Output):
    """The account that sold on the shop's behalf (授权号)."""

    agent_finder_id: str = ""
    agent_finder_nickname: str = ""


class SourceInfo(Output):
    """Which account sold a SKU."""

    sku_id: str = ""
    sale_channel: SaleChannel = SaleChannel.LINKED
    account_type: AccountType = AccountType.CHANNEL
    account_id: str | None = None
    account_nickname: str | None = None
    content_type: int = 0
    content_id: str | None = None
    promoter_head_supplier_id: str | None = None
    """The agency (推客带货机构)."""
    original_id: str | None = None


class OrderRefund(Output):
    """What was given back besides the products."""

    refund_freight: int | None = None


class GreetingCard(Output):
    """A paper card in a gift (贺卡)."""

    giver_name: str | None = None
    receiver_name: str | None = None
    greeting_message: str | None = None


class CustomInfo(Output):
    """What the buyer had made to order."""

    custom_type: int = 0
    """1 text, 2 image, 3 mini-program."""
    custom_img_url: str | None = None
    custom_preview_img_url: str | None = None
    custom_word: str | None = None


class OrderDetail(Output):
    """What an order consists of."""

    product_infos: list[OrderLine] = []
    pay_info: PayInfo = Field(default_factory=PayInfo)
    price_info: PriceInfo = Field(default_factory=PriceInfo)
    delivery_info: OrderDelivery = Field(default_factory=OrderDelivery)
    coupon_info: OrderCoupon | None = None
    ext_info: OrderExt | None = None
    commission_infos: list[CommissionInfo] | None = None
    settle_info: SettleInfo | None = None
    sharer_info: SharerInfo | None = None
    sku_sharer_infos: list[SkuSharerInfo] | None = None
    agent_info: Agent | None = None
    source_infos: list[SourceInfo] | None = None
    refund_info: OrderRefund | None = None
    greeting_card_info: GreetingCard | None = None
    custom_info: CustomInfo | None = None


class AftersaleMark(Output):
    """An after-sale order of this order."""

    aftersale_order_id: str = ""
    status: int = 0
    """No longer maintained by WeChat: read the after-sale order itself."""


class AftersaleMarks(Output):
    """All after-sale orders of this order."""

    aftersale_order_list: list[AftersaleMark] = []
    on_aftersale_order_cnt: int = 0
    """How many are open."""


class PresentInfo(Output):
    """The gift order (礼物单) that this order is a part of."""

    present_send_type: PresentSendType = PresentSendType.SINGLE_CHAT
    present_order_id_str: str = ""
    present_note: str = ""
    present_giver_openid: str = ""
    present_giver_unionid: str | None = None
    is_b2c_free_present: bool = False
    """The merchant gives its own goods: nobody paid."""


class IntraCity(Output):
    """Delivery within the city (同城配送)."""

    shop_id: str = ""
    predict_arrive_time_type: int = 0
    predict_arrive_start_time: int = 0
    predict_arrive_end_time: int = 0


class Order(Output):
    """An order."""

    order_id: str = ""
    status: OrderStatus = OrderStatus(0)
    order_detail: OrderDetail = Field(default_factory=OrderDetail)
    aftersale_detail: AftersaleMarks | None = None
    openid: str = ""
    """Whose order it is: the payer, and of an accepted gift the recipient."""
    unionid: str | None = None
    update_time: int = 0
    create_time: int = 0
    is_present: bool = False
    """A gift (礼物)."""
    present_send_type: PresentSendType | None = None
    present_order_id_str: str | None = None
    present_note: str | None = None
    """The giver's wish."""
    present_giver_openid: str | None = None
    """Who paid for the gift."""
    present_giver_unionid: str | None = None
    order_present_info: PresentInfo | None = None
    is_flash_sale_order: bool = False
    intra_city_order_info: IntraCity | None = None
