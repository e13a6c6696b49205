"""Regional warehouses (区域仓库): made, described, given places and goods."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wxkit._call import Ok
from wxkit.store._stock_enums import StockDiff, StockOp
from wxkit.store.warehouses import (
    AddCoverLocations,
    CoverLocation,
    CoverLocationInput,
    CreateWarehouse,
    DeleteCoverLocations,
    GetPrioritySort,
    GetWarehouse,
    GetWarehouseStock,
    ListWarehouses,
    PrioritySort,
    PrioritySortReply,
    SetPrioritySort,
    UpdateWarehouse,
    UpdateWarehouseStock,
    Warehouse,
    WarehouseFound,
    WarehousePage,
    WarehousesReply,
    WarehouseStockNum,
    WarehouseStockReply,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.places import Spot, place_of
from wxkit_sandbox.store.shelf import item_of
from wxkit_sandbox.store.warehouse_book import Pile, Site, Sites, move, piles_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD, BAD_SKU = 40097, 10020051
BAD_ID, EXISTS, UNKNOWN, BAD_PLACE, NOT_DESCRIBED = 10020200, 10020201, 10020202, 10020203, 10020205
DESCRIBED = {"name": NOT_DESCRIBED, "intro": NOT_DESCRIBED}
_ID = re.compile(r"[0-9A-Za-z\-_.]{1,128}")
Place = CoverLocationInput | GetPrioritySort | SetPrioritySort


@handles(CreateWarehouse, invalid={"out_warehouse_id": BAD_ID, **DESCRIBED})
def create(app: App, call: CreateWarehouse) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/warehouse/create.html"""
    if not _ID.fullmatch(call.out_warehouse_id):
        raise Refusal(BAD_ID)
    if not call.name or not call.intro:
        raise Refusal(NOT_DESCRIBED)
    sites = app.state(Sites).sites
    if call.out_warehouse_id in sites:
        raise Refusal(EXISTS)
    covers = _spots(call.cover_locations or ())
    sites[call.out_warehouse_id] = Site(call.out_warehouse_id, call.name, call.intro, covers)
    return Ok()


def _spots(places: Sequence[CoverLocationInput]) -> list[Spot]:
    return list(dict.fromkeys(_spot(place) for place in places))


def _spot(place: Place) -> Spot:
    """Codes that lie in one another, as far down as they go: 10020203."""
    codes = (place.address_id1, place.address_id2 or 0, place.address_id3 or 0, place.address_id4 or 0)
    within = 0
    for level, code in enumerate(codes, 1):
        found = place_of(code) if code else None
        if code and (found is None or found.level != level or found.within != within):
            raise Refusal(BAD_PLACE)
        within = code if code else -1
    if not codes[0]:
        raise Refusal(BAD_PLACE)
    return codes


@handles(UpdateWarehouse, invalid={"out_warehouse_id": UNKNOWN, **DESCRIBED})
def update(app: App, call: UpdateWarehouse) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/warehouse/update_detail.html"""
    site = _site(app, call.out_warehouse_id)
    if not call.name or not call.intro:
        raise Refusal(NOT_DESCRIBED)
    site.name, site.intro = call.name, call.intro
    return Ok()


@handles(GetWarehouse, invalid={"*": UNKNOWN})
def get(app: App, call: GetWarehouse) -> WarehouseFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/warehouse/get.html"""
    site = _site(app, call.out_warehouse_id)
    covers = [
        CoverLocation(address_id1=one, address_id2=two, address_id3=three, address_id4=four)
        for one, two, three, four in site.covers
    ]
    shown = Warehouse(
        out_warehouse_id=site.out_warehouse_id, name=site.name, intro=site.intro, cover_locations=covers
    )
    return WarehouseFound(data=shown)


def _site(app: App, out_warehouse_id: str) -> Site:
    site = app.state(Sites).sites.get(out_warehouse_id)
    if site is None:
        raise Refusal(UNKNOWN)
    return site


@handles(ListWarehouses)
def list_warehouses(app: App, call: ListWarehouses) -> WarehousesReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/warehouse/get_list.html"""
    page = page_of(list(app.state(Sites).sites), call.page_size, call.next_key, "sites", mismatch=BAD)
    return WarehousesReply(data=WarehousePage(out_warehouse_ids=page.ids, next_key=page.next_key))


@handles(AddCoverLocations, invalid={"out_warehouse_id": UNKNOWN, "cover_locations": BAD_PLACE})
def add_covers(app: App, call: AddCoverLocations) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/warehouse/add_coverlocations.html"""
    site, spots = _site(app, call.out_warehouse_id), _spots(call.cover_locations)
    site.covers += [spot for spot in spots if spot not in site.covers]
    return Ok()


@handles(DeleteCoverLocations, invalid={"out_warehouse_id": UNKNOWN, "cover_locations": BAD_PLACE})
def delete_covers(app: App, call: DeleteCoverLocations) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/warehouse/del_coverlocations.html"""
    site, spots = _site(app, call.out_warehouse_id), set(_spots(call.cover_locations))
    site.covers = [spot for spot in site.covers if spot not in spots]
    return Ok()


@handles(GetPrioritySort, invalid={"*": BAD_PLACE})
def get_priority(app: App, call: GetPrioritySort) -> PrioritySortReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/warehouse/get_prioritysort.html"""
    order = app.state(Sites).order_at(_spot(call))
    return PrioritySortReply(data=PrioritySort(priority_sort=order))


@handles(SetPrioritySort, invalid={"*": BAD_PLACE})
def set_priority(app: App, call: SetPrioritySort) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/warehouse/set_prioritysort.html"""
    spot = _spot(call)
    for out_warehouse_id in call.priority_sort:
        _site(app, out_warehouse_id)
    app.state(Sites).priorities[spot] = list(dict.fromkeys(call.priority_sort))
    return Ok()


@handles(GetWarehouseStock, invalid={"*": BAD_SKU, "out_warehouse_id": UNKNOWN})
def get_stock(app: App, call: GetWarehouseStock) -> WarehouseStockReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/warehouse/get_stock.html"""
    return WarehouseStockReply(data=WarehouseStockNum(num=_pile(app, call).num))


@handles(UpdateWarehouseStock, invalid={"*": BAD_SKU, "out_warehouse_id": UNKNOWN})
def update_stock(app: App, call: UpdateWarehouseStock) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/warehouse/update_stock.html"""
    before = _pile(app, call).num
    by = {StockDiff.ADD: call.num, StockDiff.SUBTRACT: -call.num, StockDiff.SET: call.num - before}
    op = {StockDiff.ADD: StockOp.ADD, StockDiff.SUBTRACT: StockOp.SUBTRACT, StockDiff.SET: StockOp.SET}
    if call.diff_type not in by:
        raise Refusal(BAD_SKU)
    if call.num == 0 and call.diff_type != StockDiff.SET:
        raise Refusal(10020218)
    if before + by[call.diff_type] < 0:
        raise Refusal(10020219)
    sku = (call.product_id, call.sku_id)
    move(app, sku, call.out_warehouse_id, op[call.diff_type], by[call.diff_type])
    return Ok()


def _pile(app: App, call: GetWarehouseStock | UpdateWarehouseStock) -> Pile:
    """What lies there now; nothing has come yet where nothing was written down."""
    item = item_of(app, call.product_id)
    if call.sku_id not in item.stock:
        raise Refusal(BAD_SKU)
    _site(app, call.out_warehouse_id)
    return piles_of(app, call.product_id, call.sku_id).get(call.out_warehouse_id, Pile())
