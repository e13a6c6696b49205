"""Products (商品): written as a draft, audited by the platform, put on sale, taken off.

A product has two copies. `add` and `update` write the draft; when it passes its audit it overwrites
the live copy, which is what buyers see.
"""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit._paging import cursor
from wxkit.store._product import AuditInfo, InfoScore, PriceComparison, Product, SaleLimit, Sku
from wxkit.store._product_enums import EditStatus, LimitPeriod, ProductStatus, ProductType, SkuStatus
from wxkit.store._product_input import (
    AftersaleInput,
    AttributeInput,
    CategoryInput,
    DeliverInput,
    DescriptionInput,
    ExpressInput,
    ExtraServiceInput,
    LimitedInput,
    LiveSkuInput,
    QualificationInput,
    SizeChartInput,
    SizeSpecificationInput,
    SizeValueInput,
    SkuDeliverInput,
    SkuInput,
    SkuUpdateInput,
    StockInput,
    TimingOnsaleInput,
)

__all__ = [
    "AddProduct",
    "AftersaleInput",
    "AsyncProducts",
    "AttributeInput",
    "AuditInfo",
    "AuditQuota",
    "AuditQuotaReply",
    "CancelProductAudit",
    "CategoryInput",
    "CreatedProduct",
    "DeleteProduct",
    "DelistProduct",
    "DeliverInput",
    "DescriptionInput",
    "EditStatus",
    "ExpressInput",
    "ExtraServiceInput",
    "GetAuditQuota",
    "GetProduct",
    "InfoScore",
    "LimitPeriod",
    "LimitedInput",
    "ListProduct",
    "ListProducts",
    "LiveSkuInput",
    "PriceComparison",
    "Product",
    "ProductAdded",
    "ProductDetail",
    "ProductIds",
    "ProductStatus",
    "ProductType",
    "ProductUpdated",
    "Products",
    "QualificationInput",
    "SaleLimit",
    "SizeChartInput",
    "SizeSpecificationInput",
    "SizeValueInput",
    "Sku",
    "SkuDeliverInput",
    "SkuInput",
    "SkuStatus",
    "SkuUpdateInput",
    "StockInput",
    "TimingOnsaleInput",
    "UpdateProduct",
    "UpdateProductLive",
    "UpdatedProduct",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class _WrittenProduct(Call[R_co]):
    """What `add` and `update` have in common."""

    title: str
    """At least 5 characters that are letters, digits or Chinese, at most 60; not only digits or letters."""
    head_imgs: list[str]
    """3 to 9 different addresses that `img/upload` gave; food at least 4."""
    out_product_id: str | None = Field(default=None, max_length=128)
    """The merchant's own id; it cannot be changed later."""
    sub_title: str | None = Field(default=None, max_length=18)
    """No longer used."""
    short_title: str | None = Field(default=None, max_length=20)
    """Shown on gifts (礼物单)."""
    desc_info: DescriptionInput | None = None
    cats: list[CategoryInput] | None = None
    """Three levels of the old category tree; the first cannot change once the product is listed."""
    cats_v2: list[CategoryInput] | None = None
    """All levels of the new category tree."""
    attrs: list[AttributeInput] | None = None
    spu_code: str | None = None
    brand_id: NumberId | None = None
    """`2100000000`: no brand."""
    qualifications: list[str] | None = None
    product_qua_infos: list[QualificationInput] | None = None
    deliver_method: Literal[0, 1, 3] | None = None
    """0 express, 1 nothing shipped, phone number needed, 3 nothing shipped, account needed."""
    deliver_acct_type: list[int] | None = None
    """With `deliver_method` 3: 1 openid, 2 QQ, 3 phone, 4 e-mail."""
    express_info: ExpressInput | None = None
    """Needed for express."""
    aftersale_desc: str | None = None
    limited_info: LimitedInput | None = None
    extra_service: ExtraServiceInput | None = None
    listing: Literal[0, 1] | None = None
    """1: submit it for its audit at once."""
    after_sale_info: AftersaleInput | None = None
    size_chart: SizeChartInput | None = None
    timing_onsale_info: TimingOnsaleInput | None = None
    spu_deliver_info: DeliverInput | None = None
    release_mode: Literal[0, 1] | None = None
    """0 normal, 1 minimal (极简发品)."""


class CreatedProduct(Output):
    """A new product."""

    product_id: NumberId = ""
    create_time: str = ""
    """`YYYY-MM-DD HH:MM:SS`."""


class ProductAdded(Reply):
    """The new product."""

    data: CreatedProduct = Field(default_factory=CreatedProduct)


class AddProduct(_WrittenProduct[ProductAdded], post="/channels/ec/product/add"):
    """Write a new product (添加商品). It is a draft until it passes its audit.

    Additions and updates share a quota: see `audit_quota`.

    Errors: 10020020, 10020021 (title empty, over 60), 10020022, 10020106 (no head image, fewer than 3),
    10020035 (image not uploaded), 10020107 (no detail image), 10020011, 10020017, 10020018 (category: levels,
    unknown, not permitted), 10020108 (category wants the 7-day return), 10020013 (not 1 to 500 SKUs),
    10020039, 10020028, 10020040 (price zero, too high, above the market price),
    10020012 (SKUs not distinct), 10020019 (freight), 10020210 (limit of nothing), 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_addproduct.html
    """

    skus: list[SkuInput]
    """1 to 500."""


class UpdatedProduct(Output):
    """A changed product."""

    product_id: str = ""
    update_time: str = ""
    """`YYYY-MM-DD HH:MM:SS`."""


class ProductUpdated(Reply):
    """The changed product."""

    data: UpdatedProduct = Field(default_factory=UpdatedProduct)


class UpdateProduct(_WrittenProduct[ProductUpdated], post="/channels/ec/product/update"):
    """Rewrite the draft of a product (更新商品). Buyers see it when it was listed again.

    Errors: those of `add`, 10020052 (no such product), 10020049 (in audit: withdraw it first),
    10020008 (deleted), 10020038 (a listed product would lose its SKUs).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_updateproduct.html
    """

    product_id: str
    skus: list[SkuUpdateInput] | None = None
    """All SKUs that the product shall have: with `sku_id` those that stay."""


class UpdateProductLive(Call[Ok], post="/channels/ec/product/auditfree"):
    """Change prices, stock and the like of a product on sale, at once and without an audit (免审更新).

    The draft stays as it is.

    Errors: 10020052 (no such product), 10020008 (not on sale), 10020051 (no such SKU),
    10020038 (no SKU would be left), 10020039, 10020028 (price).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_updateproductauditfree.html
    """

    product_id: str
    skus: list[LiveSkuInput] | None = None
    spu_code: str | None = None
    limited_info: LimitedInput | None = None
    express_info: ExpressInput | None = None
    extra_service: ExtraServiceInput | None = None
    deliver_method: Literal[0, 1, 3] | None = None
    hide_in_window: Literal[0, 1] | None = None
    """1: not shown on the shop's home page."""
    timing_onsale_info: TimingOnsaleInput | None = None
    spu_deliver_info: DeliverInput | None = None
    after_sale_info: AftersaleInput | None = None


class ProductDetail(Reply):
    """A product: live copy, draft, or both."""

    product: Product | None = None
    """The live copy; absent until the product was listed once."""
    edit_product: Product | None = None
    """The draft."""
    sale_limit_info: SaleLimit | None = None
    info_score: InfoScore | None = None
    cmp_price_info: PriceComparison | None = None
    audit_info: AuditInfo | None = None


class GetProduct(Call[ProductDetail], post="/channels/ec/product/get", repeatable=True):
    """One product (获取商品).

    Errors: 10020052 (no such product).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproduct.html
    """

    product_id: str
    data_type: Literal[1, 2, 3] | None = None
    """1 the live copy (default), 2 the draft, 3 both."""


class ProductIds(Reply):
    """A page of products."""

    product_ids: list[str] = []
    next_key: str = ""
    """Empty on the last page."""
    total_num: int = 0


class ListProducts(Call[ProductIds], post="/channels/ec/product/list/get", repeatable=True):
    """Ids of the shop's products (获取商品列表), 30 a page at most.

    Errors: 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproductlist.html
    """

    page_size: int = Field(default=10, ge=1, le=30)
    status: int | None = None
    """A `ProductStatus`; 11 stands for everything off sale. Absent: all that was listed and not deleted."""
    next_key: str | None = None


class ListProduct(Call[Ok], post="/channels/ec/product/listing", repeatable=True):
    """Submit the draft for its audit; when it passes, the product goes on sale (上架商品).

    Told by the events `product_spu_audit` and `product_spu_listing`.

    Errors: 10020052 (no such product), 10020049 (in audit already), 10020067 (upload under way),
    10020008 (deleted), 10020066, 10020111 (200 audits an hour, 1000 a day used up), 10020208 (banned),
    10020048 (deposit).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_listingproduct.html
    """

    product_id: str


class DelistProduct(Call[Ok], post="/channels/ec/product/delisting", repeatable=True):
    """Take a product off sale at once (下架商品): event `product_spu_listing`.

    Errors: 10020052 (no such product), 10020065 (not on sale), 10020047 (in audit), 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_delistingproduct.html
    """

    product_id: str


class DeleteProduct(Call[Ok], post="/channels/ec/product/delete"):
    """Delete a product (删除商品): it goes to the recycle bin.

    Errors: 10020052 (no such product), 10020049 (in audit), 10020008 (deleted already, orders pending).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_deleteproduct.html
    """

    product_id: str


class CancelProductAudit(Call[Ok], post="/channels/ec/product/audit/cancel"):
    """Withdraw a product from its audit (撤回商品审核). The submission stays counted.

    Errors: 10020052 (no such product), 10020044 (not in audit).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_cancelauditproduct.html
    """

    product_id: str


class AuditQuota(Output):
    """How many more audits the shop may ask for today."""

    block_status: bool = False
    """True: the quota is used up or blocked."""
    avail_quota: int = 0
    total_quota: int = 0
    unlimited_type: int | None = None
    """1: no limit; ignore the rest."""
    audit_total_quota: int | None = None
    audit_total_remaining: int | None = None
    new_product_total_quota: int | None = None
    new_product_remaining: int | None = None


class AuditQuotaReply(Reply):
    """The quota."""

    audit_quota: AuditQuota = Field(default_factory=AuditQuota)


class GetAuditQuota(Call[AuditQuotaReply], post="/channels/ec/product/getauditquota", repeatable=True):
    """How many audits are left (获取商品提审限额); 500 calls a minute.

    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproductauditquota.html
    """


class ProductCalls:
    """Products."""

    add = endpoint(AddProduct)
    update = endpoint(UpdateProduct)
    update_live = endpoint(UpdateProductLive)
    get = endpoint(GetProduct)
    list = endpoint(ListProducts)
    iter_list = paged(ListProducts, lambda page: page.product_ids, cursor("next_key"))
    listing = endpoint(ListProduct)
    delisting = endpoint(DelistProduct)
    delete = endpoint(DeleteProduct)
    cancel_audit = endpoint(CancelProductAudit)
    audit_quota = endpoint(GetAuditQuota)


class Products(ProductCalls, Sync):
    """Products (商品)."""


class AsyncProducts(ProductCalls, Async):
    """Products (商品)."""
