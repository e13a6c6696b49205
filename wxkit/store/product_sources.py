"""Where the goods come from that a shop sells for others (货源): the platforms and owners behind products."""

from __future__ import annotations

from wxkit._call import Call, Input, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId

__all__ = [
    "AddThirdPartySource",
    "AsyncProductSources",
    "ProductSources",
    "SourceAttributeInput",
    "SourceLogisticsInput",
    "SourceOwnerInput",
    "SourcePerformanceInput",
    "SourceProductInput",
    "SourceScene",
    "SourceSkuInput",
    "ThirdPartySourceAdded",
]


class SourceScene(OpenIntEnum):
    """Why goods come from elsewhere (场景值)."""

    DISTRIBUTION = 1
    """The shop distributes them (分销铺货)."""
    MOVED = 2
    """The product was moved here from another platform (商品搬家)."""
    OTHER = 3


class SourceOwnerInput(Input):
    """Who owns the goods (货主), and on which platform."""

    supplier_name: str
    """The company (货主主体名称)."""
    source_platform_type: int | None = None
    """Of the page's list of platforms; wanted in scenes 1 and 2."""
    source_platform_name: str | None = None
    """Wanted in every scene."""


class SourcePerformanceInput(Input):
    """How the owner's shop does (货主店铺经营表现); rates in percent."""

    accept_rate_24h: int | None = None
    """Parcels that the courier takes over within 24 hours (24h揽收率)."""
    accept_rate_48h: int | None = None
    ship_count_7d: int | None = None
    """Parcels shipped for others in 7 days (近7天代发数量)."""
    ship_count_30d: int | None = None
    distribute_product_count: int | None = None
    """Shops that distribute the goods (铺货分销商数量)."""
    on_time_ship_rate: int | None = None
    merchant_identity: str | None = None


class SourceAttributeInput(Input):
    """A property of the goods."""

    attr_type: int
    attr_name: str | None = None
    attr_value: str | None = None


class SourceSkuInput(Input):
    """One SKU of the goods on the other platform."""

    sku_id: str
    spec_name: str
    spec_value: str
    sku_img: str
    price: int
    """Fen."""
    stock_type: int
    stock: int


class SourceLogisticsInput(Input):
    """How the goods travel."""

    freight_info: str | None = None
    logistics_template: str | None = None


class SourceProductInput(Input):
    """The goods on the other platform (商品在货源平台的信息)."""

    visit_url: str
    product_id: str
    """The other platform's id."""
    title: str
    head_img_urls: list[str]
    """Pictures and videos."""
    detail_img_urls: list[str]
    sku_list: list[SourceSkuInput]
    detail_description: str
    qualification_list: list[str] | None = None
    brand: str | None = None
    attr_list: list[SourceAttributeInput] | None = None
    logistics_info: SourceLogisticsInput | None = None
    service_guarantee: str | None = None
    delivery_time: str | None = None


class ThirdPartySourceAdded(Reply):
    """The source."""

    third_party_source_id: NumberId = ""


class AddThirdPartySource(
    Call[ThirdPartySourceAdded], post="/channels/ec/product/addproductthirdpartysource"
):
    """Tell where goods come from (新增第三方货源信息).

    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/mmecapi_addproductthirdpartysource.html
    """

    scene_value: SourceScene
    publish_method: int | None = None
    """How the product is published (商品发布方式), of the page's list; wanted in scene 3."""
    supplier: SourceOwnerInput | None = None
    supplier_shop_performance: SourcePerformanceInput | None = None
    product_source_info: SourceProductInput


class ProductSourceCalls:
    """Where goods come from."""

    add = endpoint(AddThirdPartySource)


class ProductSources(ProductSourceCalls, Sync):
    """Where goods come from (货源)."""


class AsyncProductSources(ProductSourceCalls, Async):
    """Where goods come from (货源)."""
