"""Regional warehouses (区域仓库): which places they serve, in which order, and what lies in them."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit.store._stock_enums import StockDiff

__all__ = [
    "AddCoverLocations",
    "AsyncWarehouses",
    "CoverLocation",
    "CoverLocationInput",
    "CreateWarehouse",
    "DeleteCoverLocations",
    "GetPrioritySort",
    "GetWarehouse",
    "GetWarehouseStock",
    "ListWarehouses",
    "PrioritySort",
    "PrioritySortReply",
    "SetPrioritySort",
    "UpdateWarehouse",
    "UpdateWarehouseStock",
    "Warehouse",
    "WarehouseFound",
    "WarehousePage",
    "WarehouseStockNum",
    "WarehouseStockReply",
    "Warehouses",
    "WarehousesReply",
]

C = TypeVar("C", bound=Call[Any])
R_co = TypeVar("R_co", bound=Reply, covariant=True)


class CoverLocationInput(Input):
    """A place that a warehouse serves, by address codes; 0 or absent: the whole level above."""

    address_id1: int
    """Province."""
    address_id2: int | None = None
    """City."""
    address_id3: int | None = None
    """District."""
    address_id4: int | None = None
    """Street."""


class CoverLocation(Output):
    """A place that a warehouse serves, by address codes; 0: the whole level above."""

    address_id1: int = 0
    address_id2: int | None = None
    address_id3: int | None = None
    address_id4: int | None = None


class _Described(Call[Ok]):
    """What `create` and `update` have in common."""

    out_warehouse_id: str = Field(max_length=128)
    """The merchant's own id: letters, digits and `-_.`."""
    name: str
    intro: str
    """A word about it."""


class CreateWarehouse(_Described, post="/channels/ec/warehouse/create"):
    """Create a warehouse (添加区域仓库).

    Errors: 10020200 (bad out_warehouse_id), 10020201 (exists), 10020203 (bad address code),
    10020205 (no name or intro).
    https://developers.weixin.qq.com/doc/store/shop/API/warehouse/create.html
    """

    cover_locations: list[CoverLocationInput] | None = None


class UpdateWarehouse(_Described, post="/channels/ec/warehouse/detail/update", repeatable=True):
    """Rename or describe a warehouse (更新区域仓库详情).

    Errors: 10020202 (no such warehouse), 10020205 (no name or intro).
    https://developers.weixin.qq.com/doc/store/shop/API/warehouse/update_detail.html
    """


class Warehouse(Output):
    """A warehouse."""

    out_warehouse_id: str = ""
    name: str = ""
    intro: str = ""
    cover_locations: list[CoverLocation] | None = None


class WarehouseFound(Reply):
    """The warehouse."""

    data: Warehouse = Field(default_factory=Warehouse)


class GetWarehouse(Call[WarehouseFound], post="/channels/ec/warehouse/get", repeatable=True):
    """One warehouse (获取区域仓库详情).

    Errors: 10020202 (no such warehouse).
    https://developers.weixin.qq.com/doc/store/shop/API/warehouse/get.html
    """

    out_warehouse_id: str


class WarehousePage(Output):
    """A page of warehouses."""

    out_warehouse_ids: list[str] = []
    next_key: str | None = None
    """Empty on the last page."""


class WarehousesReply(Reply):
    """A page of warehouses."""

    data: WarehousePage = Field(default_factory=WarehousePage)


class ListWarehouses(Call[WarehousesReply], post="/channels/ec/warehouse/list/get", repeatable=True):
    """Ids of the warehouses (获取区域仓库列表), 10 a page at most.

    https://developers.weixin.qq.com/doc/store/shop/API/warehouse/get_list.html
    """

    page_size: int = Field(default=10, ge=1, le=10)
    next_key: str | None = None


class _Cover(Call[Ok]):
    """Places of a warehouse."""

    out_warehouse_id: str
    cover_locations: list[CoverLocationInput]


class AddCoverLocations(_Cover, post="/channels/ec/warehouse/coverlocations/add", repeatable=True):
    """Let a warehouse serve more places (批量增加覆盖区域).

    Errors: 10020202 (no such warehouse), 10020203 (bad address code).
    https://developers.weixin.qq.com/doc/store/shop/API/warehouse/add_coverlocations.html
    """


class DeleteCoverLocations(_Cover, post="/channels/ec/warehouse/coverlocations/del", repeatable=True):
    """Let a warehouse serve fewer places (批量删除覆盖区域).

    Errors: 10020202 (no such warehouse), 10020203 (bad address code).
    https://developers.weixin.qq.com/doc/store/shop/API/warehouse/del_coverlocations.html
    """


class _Place(Call[R_co]):
    """A place, by address codes; 0 or absent: the whole level above."""

    address_id1: int
    address_id2: int | None = None
    address_id3: int | None = None
    address_id4: int | None = None


class PrioritySort(Output):
    """An order of warehouses."""

    priority_sort: list[str] = []
    """`out_warehouse_id`, the first choice first."""


class PrioritySortReply(Reply):
    """An order of warehouses."""

    data: PrioritySort = Field(default_factory=PrioritySort)


class GetPrioritySort(
    _Place[PrioritySortReply], post="/channels/ec/warehouse/address/prioritysort/get", repeatable=True
):
    """In which order warehouses serve a place (获取指定地址下的仓的优先级).

    Errors: 10020203 (bad address code).
    https://developers.weixin.qq.com/doc/store/shop/API/warehouse/get_prioritysort.html
    """


class SetPrioritySort(_Place[Ok], post="/channels/ec/warehouse/address/prioritysort/set", repeatable=True):
    """Set in which order warehouses serve a place (设置指定地址下的仓的优先级).

    Errors: 10020202 (no such warehouse), 10020203 (bad address code).
    https://developers.weixin.qq.com/doc/store/shop/API/warehouse/set_prioritysort.html
    """

    priority_sort: list[str]
    """`out_warehouse_id`, the first choice first."""


class _Shelf(Call[R_co]):
    """A SKU in a warehouse."""

    product_id: str
    sku_id: str
    out_warehouse_id: str


class WarehouseStockNum(Output):
    """How much lies there."""

    num: int = 0


class WarehouseStockReply(Reply):
    """How much lies there."""

    data: WarehouseStockNum = Field(default_factory=WarehouseStockNum)


class GetWarehouseStock(
    _Shelf[WarehouseStockReply], post="/channels/ec/warehouse/stock/get", repeatable=True
):
    """How much of a SKU lies in a warehouse (获取区域仓库存).

    Errors: 10020202 (no such warehouse), 10020052 (no such product), 10020051 (no such SKU).
    https://developers.weixin.qq.com/doc/store/shop/API/warehouse/get_stock.html
    """


class UpdateWarehouseStock(_Shelf[Ok], post="/channels/ec/warehouse/stock/update"):
    """Change how much of a SKU lies in a warehouse (更新区域仓库存).

    Errors: 10020202 (no such warehouse), 10020052 (no such product), 10020051 (no such SKU),
    10020218 (nothing would change), 10020219 (less than nothing would be left).
    https://developers.weixin.qq.com/doc/store/shop/API/warehouse/update_stock.html
    """

    diff_type: StockDiff
    num: int = Field(ge=0)


def _next_page(call: C, reply: Any) -> C | None:
    """The cursor lies inside `data` here."""
    key: str | None = reply.data.next_key
    return call.model_copy(update={"next_key": key}) if key else None


class WarehouseCalls:
    """Regional warehouses."""

    create = endpoint(CreateWarehouse)
    update = endpoint(UpdateWarehouse)
    get = endpoint(GetWarehouse)
    list = endpoint(ListWarehouses)
    iter_list = paged(ListWarehouses, lambda page: page.data.out_warehouse_ids, _next_page)
    add_cover_locations = endpoint(AddCoverLocations)
    delete_cover_locations = endpoint(DeleteCoverLocations)
    priority = endpoint(GetPrioritySort)
    set_priority = endpoint(SetPrioritySort)
    stock = endpoint(GetWarehouseStock)
    update_stock = endpoint(UpdateWarehouseStock)


class Warehouses(WarehouseCalls, Sync):
    """Regional warehouses (区域仓库)."""


class AsyncWarehouses(WarehouseCalls, Async):
    """Regional warehouses (区域仓库)."""
