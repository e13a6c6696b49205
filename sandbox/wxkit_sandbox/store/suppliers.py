"""Suppliers: linked to the shop, and given new orders by themselves."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store.suppliers import (
    BindAudit,
    BindStatus,
    DefaultSupplier,
    DistributeType,
    Distribution,
    GetDefaultSupplier,
    GetDistribution,
    GetSupplierInfo,
    InviteSupplier,
    ListDistributedProducts,
    ListSuppliedShops,
    ListSuppliers,
    ProductDistribution,
    ProductDistributions,
    SetAllDistribution,
    SetManualDistribution,
    SetProductDistribution,
    SuppliedShop,
    SuppliedShops,
    Supplier,
    SupplierInfo,
    SupplierPage,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.shelf import Shelf
from wxkit_sandbox.store.supplier_book import ProductRule, SupplierBook, SupplierLink, check_opened
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097
NOT_BOUND = 9700230
LINKED, WAITING, ENDED = 1, 2, 3


@handles(InviteSupplier)
def invite_supplier(app: App, call: InviteSupplier) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/supplier/relation/api_invite_supplier.html"""
    check_opened(app)
    links, appid = app.state(SupplierBook).links, call.supplier_appid
    known = links.get(appid)
    busy = known and (known.status == BindStatus.BOUND or known.audit == BindAudit.WAITING)
    if not appid.startswith("wx") or appid == app.appid or busy:
        raise Refusal(BAD)
    name = f"供货商{app.world.ids.hex(4, 'supplier', appid)}"
    link = SupplierLink(appid, name, BindStatus.INITIAL, BindAudit.WAITING, app.world.clock.time())
    links[appid] = link
    if app.world.settings.supplier_answers != "wait":
        app.world.clock.call_after(app.world.settings.audit_takes, _answer, app, link)
    return Ok()


def _answer(app: App, link: SupplierLink) -> None:
    """Timer: the supplier has read the invitation."""
    link.update_time = app.world.clock.time()
    accepts = app.world.settings.supplier_answers == "accept"
    link.audit = BindAudit.ACCEPTED if accepts else BindAudit.REFUSED
    link.status = BindStatus.BOUND if accepts else BindStatus.INITIAL


@handles(ListSuppliers)
def list_suppliers(app: App, call: ListSuppliers) -> SupplierPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/supplier/relation/api_get_supplier_list.html"""
    links = list(app.state(SupplierBook).links.values())
    shown = [
        Supplier(
            appid=link.appid,
            name=link.name,
            status=link.status,
            bind_audit_status=link.audit,
            update_time=link.update_time,
        )
        for link in links[call.offset : call.offset + call.limit]
    ]
    return SupplierPage(list=shown, total_count=len(links))


@handles(GetDistribution)
def get_distribution(app: App, call: GetDistribution) -> Distribution:
    """https://developers.weixin.qq.com/doc/store/shop/API/supplier/auto/api_get_distribution.html"""
    check_opened(app)
    book = app.state(SupplierBook)
    return Distribution(
        distribute_type=book.how,
        all_supplier_appid=book.of_all,
        all_distribute_supplier_name=book.name(book.of_all),
    )


@handles(SetManualDistribution)
def set_manual_distribution(app: App, call: SetManualDistribution) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/supplier/auto/api_set_manually_distribution.html"""
    check_opened(app)
    _change(app, DistributeType.MANUAL, "")
    return Ok()


@handles(SetAllDistribution)
def set_all_distribution(app: App, call: SetAllDistribution) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/supplier/auto/api_set_all_distribution.html"""
    check_opened(app)
    if not app.state(SupplierBook).bound(call.supplier_appid):
        raise Refusal(NOT_BOUND)
    _change(app, DistributeType.ALL, call.supplier_appid)
    return Ok()


@handles(SetProductDistribution)
def set_product_distribution(app: App, call: SetProductDistribution) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/supplier/auto/api_set_product_distribution.html"""
    check_opened(app)
    book, items = app.state(SupplierBook), app.state(Shelf).items
    for given in call.list:
        if given.product_id not in items:
            raise Refusal(BAD)
        if not book.bound(given.supplier_appid):
            raise Refusal(NOT_BOUND)
    _change(app, DistributeType.BY_PRODUCT, "")
    for given in call.list:
        if given.is_distribute:
            book.by_product[given.product_id] = ProductRule(given.supplier_appid, bool(given.apply_to_gift))
        else:
            book.by_product.pop(given.product_id, None)
    return Ok()


def _change(app: App, how: DistributeType, of_all: str) -> None:
    """One way ends the other."""
    book = app.state(SupplierBook)
    book.how, book.of_all = how, of_all
    if how != DistributeType.BY_PRODUCT:
        book.by_product.clear()


@handles(GetDefaultSupplier)
def get_default_supplier(app: App, call: GetDefaultSupplier) -> DefaultSupplier:
    """https://developers.weixin.qq.com/doc/store/shop/API/supplier/auto/api_get_product_default_distribution.html"""
    rule = app.state(SupplierBook).by_product.get(call.product_id)
    return DefaultSupplier(
        exist_default_supplier=rule is not None, supplier_appid=rule.supplier_appid if rule else ""
    )


@handles(ListDistributedProducts)
def list_distributed_products(app: App, call: ListDistributedProducts) -> ProductDistributions:
    """https://developers.weixin.qq.com/doc/store/shop/API/supplier/auto/api_get_product_list.html"""
    book, items = app.state(SupplierBook), app.state(Shelf).items
    found = [
        product_id
        for product_id, item in items.items()
        if not (call.is_filter_product_status and item.status != call.product_status)
        and _fits(book.by_product.get(product_id), call)
    ]
    query = call.model_copy(update={"page_context": None})
    page = page_of(found, call.limit, call.page_context, query, mismatch=BAD)
    shown = [_distribution(book, product_id) for product_id in page.ids]
    return ProductDistributions(list=shown, page_context=page.next_key, total_count=len(found))


def _fits(rule: ProductRule | None, call: ListDistributedProducts) -> bool:
    if call.is_filter_distribute_status and int(rule is not None) != call.distribute_status:
        return False
    wanted = call.supplier_appid if call.is_filter_supplier_appid else None
    return wanted is None or (rule is not None and rule.supplier_appid == wanted)


def _distribution(book: SupplierBook, product_id: str) -> ProductDistribution:
    rule = book.by_product.get(product_id)
    if rule is None:
        return ProductDistribution(product_id=product_id)
    return ProductDistribution(
        product_id=product_id,
        supplier_appid=rule.supplier_appid,
        supplier_name=book.name(rule.supplier_appid),
        distribute_status=1,
    )


@handles(GetSupplierInfo)
def get_supplier_info(app: App, call: GetSupplierInfo) -> SupplierInfo:
    """https://developers.weixin.qq.com/doc/store/supplier/api/account/api_get_supplier_base_info.html"""
    links = app.state(SupplierBook).links.values()
    return SupplierInfo(name=next((link.name for link in links if link.status == BindStatus.BOUND), ""))


@handles(ListSuppliedShops)
def list_supplied_shops(app: App, call: ListSuppliedShops) -> SuppliedShops:
    """https://developers.weixin.qq.com/doc/store/supplier/api/related/api_get_ec_list.html"""
    links = [
        link
        for link in app.state(SupplierBook).links.values()
        if not call.is_filter_type or call.type == _type(link)
    ]
    shown = [
        SuppliedShop(
            appid=app.appid,
            name=app.name,
            status=link.status,
            bind_audit_status=link.audit,
            update_time=link.update_time,
        )
        for link in links[call.offset : call.offset + call.limit]
    ]
    return SuppliedShops(list=shown, total_count=len(links))


def _type(link: SupplierLink) -> int:
    if link.status == BindStatus.BOUND:
        return LINKED
    return WAITING if link.audit == BindAudit.WAITING else ENDED
