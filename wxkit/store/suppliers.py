"""Suppliers (供货商): who ships for the shop, and which orders go to whom by themselves."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit._paging import offset
from wxkit.store._supplier_enums import BindAudit, BindStatus, DistributeType

__all__ = [
    "AsyncSuppliers",
    "BindAudit",
    "BindStatus",
    "DefaultSupplier",
    "DistributeType",
    "Distribution",
    "GetDefaultSupplier",
    "GetDistribution",
    "GetSupplierInfo",
    "InviteSupplier",
    "ListDistributedProducts",
    "ListSuppliedShops",
    "ListSuppliers",
    "ProductDistribution",
    "ProductDistributionInput",
    "ProductDistributions",
    "SetAllDistribution",
    "SetManualDistribution",
    "SetProductDistribution",
    "SuppliedShop",
    "SuppliedShops",
    "Supplier",
    "SupplierInfo",
    "SupplierPage",
    "Suppliers",
]

C = TypeVar("C", bound=Call[Any])


class Supplier(Output):
    """A supplier."""

    appid: str = ""
    name: str = ""
    status: BindStatus = BindStatus.INITIAL
    bind_audit_status: BindAudit = BindAudit.WAITING
    update_time: int = 0
    """Unix seconds."""


# Inside a class that has a field named list, `list[…]` would mean the field.
SupplierList = list[Supplier]


class SupplierPage(Reply):
    """A page of suppliers."""

    list: SupplierList = []
    total_count: int = 0


class ListSuppliers(
    Call[SupplierPage], post="/channels/ec/supplier/relation/get_supplier_list", repeatable=True
):
    """Suppliers of the shop (获取供货商列表).

    https://developers.weixin.qq.com/doc/store/shop/API/supplier/relation/api_get_supplier_list.html
    """

    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=10, ge=1)


class InviteSupplier(Call[Ok], post="/channels/ec/supplier/relation/invite_supplier"):
    """Ask a supplier to ship for the shop (申请关联供货商); it has to agree, and cannot be asked twice.

    https://developers.weixin.qq.com/doc/store/shop/API/supplier/relation/api_invite_supplier.html
    """

    supplier_appid: str
    service_id: int | None = None
    """The third-party service's; it must say so when it calls for the shop."""
    remark: str | None = None
    """Why, shown to the merchant."""


class Distribution(Reply):
    """How orders find their supplier."""

    distribute_type: DistributeType = DistributeType(0)
    all_supplier_appid: str = ""
    """The supplier of the whole shop, if there is one."""
    all_distribute_supplier_name: str = ""


class GetDistribution(
    Call[Distribution], post="/channels/ec/supplier/relation/get_distribute", repeatable=True
):
    """How orders find their supplier (获取分配方式).

    Errors: 9700232 (drop shipping is off).
    https://developers.weixin.qq.com/doc/store/shop/API/supplier/auto/api_get_distribution.html
    """


class SetManualDistribution(
    Call[Ok], post="/channels/ec/supplier/relation/set_manually_distribute", repeatable=True
):
    """Assign new orders by hand (设置全店订单手动分配).

    https://developers.weixin.qq.com/doc/store/shop/API/supplier/auto/api_set_manually_distribution.html
    """


class SetAllDistribution(
    Call[Ok], post="/channels/ec/supplier/relation/set_all_distribution", repeatable=True
):
    """Have one supplier ship all new orders (设置全店订单自动分配). Assigning by product ends.

    Errors: 9700230 (the supplier is not linked), 9700232 (drop shipping is off).
    https://developers.weixin.qq.com/doc/store/shop/API/supplier/auto/api_set_all_distribution.html
    """

    supplier_appid: str


class ProductDistributionInput(Input):
    """Who ships a product."""

    product_id: NumberId
    supplier_appid: str
    is_distribute: bool
    """False takes it away again."""
    apply_to_gift: bool | None = None
    """Gift orders, too."""


Distributions = Annotated[list[ProductDistributionInput], Field(min_length=1, max_length=200)]


class SetProductDistribution(
    Call[Ok], post="/channels/ec/supplier/relation/set_product_distribute", repeatable=True
):
    """Assign new orders by product (设置按商品自动分配), at most 200 a call. One for all ends.

    Errors: 9700230 (the supplier is not linked), 9700232 (drop shipping is off).
    https://developers.weixin.qq.com/doc/store/shop/API/supplier/auto/api_set_product_distribution.html
    """

    list: Distributions


class DefaultSupplier(Reply):
    """Who ships a product."""

    exist_default_supplier: bool = False
    supplier_appid: str = ""


class GetDefaultSupplier(
    Call[DefaultSupplier],
    post="/channels/ec/supplier/relation/get_product_default_distribute",
    repeatable=True,
):
    """Who ships a product (获取商品对应的自动分配供货商).

    https://developers.weixin.qq.com/doc/store/shop/API/supplier/auto/api_get_product_default_distribution.html
    """

    product_id: NumberId


class ProductDistribution(Output):
    """A product and who ships it."""

    product_id: NumberId = ""
    supplier_appid: str = ""
    supplier_name: str = ""
    distribute_status: int = 0


ProductDistributionList = list[ProductDistribution]


class ProductDistributions(Reply):
    """A page of products that are assigned."""

    list: ProductDistributionList = []
    page_context: str = ""
    total_count: int = 0


class ListDistributedProducts(
    Call[ProductDistributions], post="/channels/ec/supplier/relation/get_product_list", repeatable=True
):
    """Products and who ships them (获取按商品自动分配的商品列表). `is_filter_…` turns a filter on.

    https://developers.weixin.qq.com/doc/store/shop/API/supplier/auto/api_get_product_list.html
    """

    is_filter_distribute_status: bool | None = None
    distribute_status: int | None = None
    is_filter_product_status: bool | None = None
    product_status: int | None = None
    is_filter_supplier_appid: bool | None = None
    supplier_appid: str | None = None
    page_context: str | None = None
    limit: int = Field(default=10, ge=1)


class SupplierInfo(Reply):
    """The calling supplier."""

    name: str = ""


class GetSupplierInfo(
    Call[SupplierInfo], post="/channels/ec/supplier/base/get_supplier_base_info", repeatable=True
):
    """The calling supplier itself (获取供货商基础信息), by the supplier's own access_token.

    https://developers.weixin.qq.com/doc/store/supplier/api/account/api_get_supplier_base_info.html
    """


class SuppliedShop(Output):
    """A shop that the supplier ships for."""

    appid: str = ""
    name: str = ""
    head_img: str = ""
    status: BindStatus = BindStatus.INITIAL
    bind_audit_status: BindAudit = BindAudit.WAITING
    update_time: int = 0
    """Unix seconds."""


SuppliedShopList = list[SuppliedShop]


class SuppliedShops(Reply):
    """A page of shops."""

    list: SuppliedShopList = []
    total_count: int = 0


class ListSuppliedShops(
    Call[SuppliedShops], post="/channels/ec/supplier/relation/get_ec_list", repeatable=True
):
    """Shops that the supplier ships for (获取关联的商家列表), by the supplier's own access_token.

    https://developers.weixin.qq.com/doc/store/supplier/api/related/api_get_ec_list.html
    """

    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=10, ge=1)
    is_filter_type: bool | None = None
    """With it, only shops of this `type`."""
    type: Literal[1, 2, 3] | None = None
    """1 linked, 2 waiting, 3 ended."""


def _next_products(call: C, reply: Any) -> C | None:
    """An empty page is the end, whatever its context says."""
    context = reply.page_context if reply.list else ""
    return call.model_copy(update={"page_context": context}) if context else None


class SupplierCalls:
    """Suppliers."""

    list = endpoint(ListSuppliers)
    iter_list = paged(ListSuppliers, lambda page: page.list, offset("list"))
    invite = endpoint(InviteSupplier)
    distribution = endpoint(GetDistribution)
    set_manual = endpoint(SetManualDistribution)
    set_all = endpoint(SetAllDistribution)
    set_products = endpoint(SetProductDistribution)
    of_product = endpoint(GetDefaultSupplier)
    products = endpoint(ListDistributedProducts)
    iter_products = paged(ListDistributedProducts, lambda page: page.list, _next_products)
    info = endpoint(GetSupplierInfo)
    shops = endpoint(ListSuppliedShops)
    iter_shops = paged(ListSuppliedShops, lambda page: page.list, offset("list"))


class Suppliers(SupplierCalls, Sync):
    """Suppliers (供货商)."""


class AsyncSuppliers(SupplierCalls, Async):
    """Suppliers (供货商)."""
