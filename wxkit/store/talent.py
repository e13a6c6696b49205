"""A talent's own view (带货助手): commission orders and window, with the token of the selling assistant."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId
from wxkit._paging import cursor
from wxkit.store._order_enums import OrderStatus

__all__ = [
    "AsyncTalent",
    "GetTalentOrder",
    "GetTalentOrders",
    "GetTalentWindow",
    "GetTalentWindowProduct",
    "Talent",
    "TalentOrder",
    "TalentOrderBase",
    "TalentOrderBuyer",
    "TalentOrderChannel",
    "TalentOrderCommission",
    "TalentOrderId",
    "TalentOrderPage",
    "TalentProductStatus",
    "TalentWindowItem",
    "TalentWindowPage",
    "TalentWindowProduct",
    "TalentWindowProductFound",
]


class TalentOrderBuyer(Output):
    """Who bought."""

    open_id: str = ""
    union_id: str | None = None


class TalentOrderBase(Output):
    """The order. Amounts as text."""

    order_id: str = ""
    special_id: str | None = None
    """Of local life (本地生活)."""
    spu_id: str = ""
    sku_id: str = ""
    order_status: OrderStatus = OrderStatus(0)
    actual_payment: str = ""
    """What was paid; fen by the documentation, yuan by its example."""
    settle_payment: str = ""
    """What counts for the commission, in the same unit."""
    order_pay_time: int = 0
    """Unix seconds."""
    order_create_time: int = 0
    order_update_time: int = 0
    buyer_info: TalentOrderBuyer = Field(default_factory=TalentOrderBuyer)


class TalentOrderCommission(Output):
    """The commission. Amounts as text, in the unit of `actual_payment`."""

    state: int = 0
    ratio: str = ""
    expect_settle_time: int = 0
    """Unix seconds."""
    expect_settlement: str = ""
    actual_settle_time: int | None = None
    actual_settlement: str | None = None


class TalentOrderChannel(Output):
    """Where the order came from."""

    channel_type: int = 0
    channel_id: str = ""
    channel_name: str = ""


class TalentOrder(Reply):
    """A commission order of the talent."""

    base_info: TalentOrderBase = Field(default_factory=TalentOrderBase)
    commission_info: TalentOrderCommission = Field(default_factory=TalentOrderCommission)
    channel_info: TalentOrderChannel = Field(default_factory=TalentOrderChannel)


class GetTalentOrder(Call[TalentOrder], post="/channels/ec/talent/get_order_detail", repeatable=True):
    """A commission order (获取佣金单详情).

    Errors: 10024000 (bad parameter), 10024006 (no such commission order).
    https://developers.weixin.qq.com/doc/store/talent/openapi/order/get_order_detail.html
    """

    order_id: str
    sku_id: str
    special_id: str | None = None
    """From the list."""


class TalentOrderId(Output):
    """What names a commission order."""

    order_id: str = ""
    special_id: str | None = None
    sku_id: str = ""


class TalentOrderPage(Reply):
    """A page of commission orders."""

    order_list: list[TalentOrderId] = []
    has_more: bool = False
    next_key: str | None = None


class GetTalentOrders(Call[TalentOrderPage], post="/channels/ec/talent/get_order_list", repeatable=True):
    """The commission orders (获取佣金单列表), by time of creation or by time of change. Unix seconds.

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/talent/openapi/order/get_order_list.html
    """

    page_size: int = Field(default=10, ge=1, le=10)
    """At most 10."""
    next_key: str | None = None
    """Of the page before."""
    create_time_gt: int | None = None
    create_time_lt: int | None = None
    update_time_gt: int | None = None
    update_time_lt: int | None = None
    order_id: str | None = None
    """Only this order."""
    special_id: str | None = None
    spu_id: str | None = None
    """Only this product."""


class TalentProductStatus(OpenIntEnum):
    """Whether a product can be sold."""

    UNKNOWN = 0
    ACTIVE = 1
    """生效中."""
    BANNED = 2
    """被禁止售卖."""


class TalentWindowProduct(Output):
    """A product in the window."""

    product_id: str = ""
    appid: str | None = None
    """The shop it comes from."""
    out_product_id: str | None = None
    """Its id there."""
    title: str = ""
    img_url: str = ""
    leaf_category_id: NumberId = ""
    status: TalentProductStatus = TalentProductStatus.UNKNOWN
    selling_price: int = 0
    """The lowest, fen."""
    stock: int = 0
    sales: int = 0
    is_hide: bool = False
    """Hidden from others."""
    product_promotion_link: str | None = None
    """For a product card in a mini-program."""


class TalentWindowProductFound(Reply):
    """A product in the window."""

    product: TalentWindowProduct = Field(default_factory=TalentWindowProduct)


class GetTalentWindowProduct(
    Call[TalentWindowProductFound], post="/channels/ec/talent/window/product/get", repeatable=True
):
    """A product in the window (获取达人橱窗商品详情).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/store/talent/openapi/window/get_product_detail.html
    """

    product_id: str


class TalentWindowItem(Output):
    """A product in the window."""

    product_id: str = ""
    product_source: int = 0
    appid: str | None = None
    out_product_id: str | None = None


class TalentWindowPage(Reply):
    """A page of the window."""

    products: list[TalentWindowItem] = []
    last_buffer: str | None = None
    """Pass back for the next page."""


class GetTalentWindow(
    Call[TalentWindowPage], post="/channels/ec/talent/window/product/list/get", repeatable=True
):
    """The products in the window (获取达人橱窗商品列表).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/store/talent/openapi/window/get_product_list.html
    """

    page_size: int = Field(default=10, ge=1)
    page_index: int | None = Field(default=None, ge=1)
    """From 1; without effect beside `last_buffer`."""
    last_buffer: str | None = None
    """Of the page before."""


class TalentCalls:
    """A talent's own view."""

    order = endpoint(GetTalentOrder)
    orders = endpoint(GetTalentOrders)
    iter_orders = paged(GetTalentOrders, lambda page: page.order_list, cursor("next_key", more="has_more"))
    window_product = endpoint(GetTalentWindowProduct)
    window = endpoint(GetTalentWindow)
    iter_window = paged(GetTalentWindow, lambda page: page.products, cursor("last_buffer"))


class Talent(TalentCalls, Sync):
    """A talent's own view (带货助手)."""


class AsyncTalent(TalentCalls, Async):
    """A talent's own view (带货助手)."""
