"""Commission orders (佣金单): what a promoted SKU of an order pays, and to whom.

Money in fen, ratios in parts per million: of what is paid for the goods, and for the promoter of what the
agency gets.
"""

from __future__ import annotations

from typing import TypeAlias

from pydantic import Field

from wxkit._call import Call, Input, Output, Reply
from wxkit._enums import OpenIntEnum
from wxkit.store._order_enums import OrderStatus

__all__ = [
    "Commission",
    "CommissionAgency",
    "CommissionBuyer",
    "CommissionDetail",
    "CommissionFinder",
    "CommissionId",
    "CommissionIds",
    "CommissionMiniProgram",
    "CommissionOrder",
    "CommissionOrderFound",
    "CommissionOrderPage",
    "CommissionOrderStatus",
    "CommissionProduct",
    "CommissionPromotion",
    "CommissionSharer",
    "CommissionShop",
    "CommissionTalent",
    "CommissionTrade",
    "GetCommissionOrder",
    "GetCommissionOrders",
    "TimeRange",
]


class CommissionOrderStatus(OpenIntEnum):
    """Whether the commission is sure."""

    UNSETTLED = 20
    SETTLED = 100
    CANCELLED = 200
    """The order was cancelled or refunded."""


class CommissionShop(Output):
    """The shop that sold."""

    appid: str = ""
    shop_name: str = ""


class CommissionProduct(Output):
    """What was sold."""

    product_id: str = ""
    thumb_img: str = ""
    title: str = ""
    actual_payment: int = 0
    """Really paid for it, in fen."""


class CommissionTrade(Output):
    """The order."""

    order_status: OrderStatus = OrderStatus.UNPAID
    pay_time: int | None = None
    create_time: int = 0
    update_time: int = 0


class CommissionFinder(Output):
    """A channel (视频号) that promoted."""

    nickname: str = ""
    head_img_url: str | None = None
    finder_id: str | None = None
    openfinderid: str | None = None
    ratio: int | None = None
    amount: int | None = None
    """Fen."""


class CommissionSharer(Output):
    """The promoter (推客)."""

    sharer_appid: str = ""
    nickname: str = ""
    head_img_url: str = ""
    opensharerid: str | None = None
    ratio: int = 0
    """Part of what the agency gets."""
    amount: int = 0
    """Fen."""


class CommissionTalent(Output):
    """The talent (带货者)."""

    talent_appid: str = ""
    nickname: str = ""
    head_img_url: str | None = None
    opentalentid: str | None = None
    ratio: int | None = None
    amount: int | None = None
    """Fen."""


class CommissionMiniProgram(Output):
    """The mini-program or account in which it was promoted."""

    appid: str = ""
    nickname: str = ""


class CommissionPromotion(Output):
    """Where it was promoted."""

    channel_type: int = 0
    finder_info: CommissionFinder | None = None
    talent_info: CommissionTalent | None = None
    mp_info: CommissionMiniProgram | None = None


class CommissionAgency(Output):
    """Another agency in the chain."""

    appid: str = ""
    nickname: str = ""
    head_img_url: str = ""
    profit_sharding_suc_time: int = 0
    ratio: int = 0
    amount: int = 0
    """Fen."""


class Commission(Output):
    """Who gets what."""

    finder_info: CommissionFinder | None = None
    service_ratio: int = 0
    """The agency's commission on what is paid."""
    service_amount: int = 0
    """What the agency keeps, in fen, after those behind it in the chain."""
    profit_sharding_suc_time: int = 0
    """When it was paid out, Unix seconds; 0 before."""
    promotion_channel: int = 0
    sharer_info: CommissionSharer | None = None
    talent_info: CommissionTalent | None = None
    promotion_info: CommissionPromotion | None = None
    sub_agency_info: CommissionAgency | None = None
    promoter_agency_info: CommissionAgency | None = None


class CommissionBuyer(Output):
    """Who bought."""

    open_id: str = ""
    union_id: str | None = None


class CommissionDetail(Output):
    """What a commission order is about."""

    shop_info: CommissionShop = Field(default_factory=CommissionShop)
    product_info: CommissionProduct = Field(default_factory=CommissionProduct)
    order_info: CommissionTrade = Field(default_factory=CommissionTrade)
    commission_info: Commission = Field(default_factory=Commission)
    buyer_info: CommissionBuyer = Field(default_factory=CommissionBuyer)


class CommissionOrder(Output):
    """The commission on one SKU of an order."""

    order_id: str = ""
    sku_id: str = ""
    status: CommissionOrderStatus = CommissionOrderStatus.UNSETTLED
    create_time: int = 0
    update_time: int = 0
    order_detail: CommissionDetail = Field(default_factory=CommissionDetail)


class CommissionOrderFound(Reply):
    """A commission order."""

    commssion_order: CommissionOrder = Field(default_factory=CommissionOrder)
    """WeChat spells it so."""


class GetCommissionOrder(
    Call[CommissionOrderFound], post="/channels/ec/league/headsupplier/order/get", repeatable=True
):
    """One commission order of the agency (获取佣金单详情).

    Errors: 10024000 (bad parameter), 10024006 (no such commission order).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorder
    """

    order_id: str
    sku_id: str


class TimeRange(Input):
    """From `start_time` to `end_time`, both Unix seconds and both included."""

    start_time: int
    end_time: int


class CommissionId(Output):
    """What names a commission order."""

    order_id: str = ""
    sku_id: str = ""


CommissionIds: TypeAlias = list[CommissionId]


class CommissionOrderPage(Reply):
    """A page of commission orders."""

    list: CommissionIds = []
    has_more: bool = False
    next_key: str | None = None


class GetCommissionOrders(
    Call[CommissionOrderPage], post="/channels/ec/league/headsupplier/order/list/get", repeatable=True
):
    """Commission orders of the agency (获取佣金单列表), made or changed within a range of time.

    Exactly one of the two ranges is needed; with `order_id` all other filters are ignored.

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorderlist
    """

    page_size: int = Field(default=30, ge=1, le=30)
    """At most 30."""
    next_key: str | None = None
    """Of the page before; absent for the first."""
    create_time_range: TimeRange | None = None
    update_time_range: TimeRange | None = None
    appid: str | None = None
    """Only of this shop."""
    finder_id: str | None = None
    """Only of this channel (视频号)."""
    openfinderid: str | None = None
    """The same channel by its open id."""
    sharer_appid: str | None = None
    """Only of this promoter."""
    order_id: str | None = None
    """Only of this order."""
