"""How drop-ship orders are answered and found, by the shop and by its suppliers."""

from __future__ import annotations

from wxkit.store._dropship import (
    DropshipDetail,
    DropshipExt,
    DropshipIds,
    DropshipProduct,
    NextPage,
    PageInput,
)
from wxkit.store.dropshipping import DropshipCondition
from wxkit.store.supplier_orders import SupplierCondition
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.store.delivery_view import line_delivery
from wxkit_sandbox.store.orderbook import OrderBook, OrderLine
from wxkit_sandbox.store.orders_found import within
from wxkit_sandbox.store.supplier_book import DsOrder
from wxkit_sandbox.world import App

__all__ = ["check_condition", "detail", "found_by", "page"]

BAD = 40097
SEARCHED = 10
"""A search shows so many at most."""


def detail(app: App, one: DsOrder) -> DropshipDetail:
    """What the supplier shall ship."""
    lines = [line for line in one.order.lines if (line.product_id, line.sku_id) in one.goods]
    shown = DropshipDetail(product_infos=[_product(one, line) for line in lines])
    present = app.state(OrderBook).presents.get(one.order.present_order_id)
    if present is not None:
        shown.ext_info = DropshipExt(present_notes=present.notes)
    return shown


def _product(one: DsOrder, line: OrderLine) -> DropshipProduct:
    return DropshipProduct(
        product_id=line.product_id,
        sku_id=line.sku_id,
        thumb_img=line.thumb_img,
        sku_cnt=one.goods[line.product_id, line.sku_id],
        title=line.title,
        sku_code=line.sku_code,
        out_product_id=line.out_product_id,
        out_sku_id=line.out_sku_id,
        sku_deliver_info=line_delivery(line),
        delivery_deadline=line.deadline,
        is_free_gift=int(bool(line.free_for)),
        product_unique_id=f"{one.order.order_id}{one.order.lines.index(line):03d}",
    )


def page(found: list[str], asked: PageInput | None) -> DropshipIds:
    """The page, by offset or by the key of the page before."""
    asked = asked or PageInput()
    key = asked.next_key or ""
    if key and not is_number(key):
        raise Refusal(BAD)
    first = int(key) if key else asked.offset or 0
    end = first + asked.limit
    more = end < len(found)
    following = NextPage(offset=end, limit=asked.limit, next_key=str(end)) if more else None
    return DropshipIds(
        ds_order_id_list=found[first:end], total=len(found), has_more=more, next_page=following
    )


def check_condition(condition: DropshipCondition | SupplierCondition, asked: PageInput | None) -> None:
    """At least one thing to look for; a waybill only by itself; at most ten a page."""
    given = [name for name, value in condition if value is not None]
    alone = condition.waybill_id is None or given == ["waybill_id"]
    if not given or not alone or (asked is not None and asked.limit > SEARCHED):
        raise Refusal(BAD)


def found_by(one: DsOrder, condition: DropshipCondition | SupplierCondition) -> bool:
    """Whether it fits what shop and supplier can both look for."""
    order = one.order
    lines = [line for line in order.lines if (line.product_id, line.sku_id) in one.goods]
    code, name = condition.product_code, condition.spu_name or ""
    return (
        condition.order_id in (None, order.order_id)
        and condition.status in (None, one.status)
        and within(condition.create_time_range, one.create_time)
        and within(condition.update_time_range, one.update_time)
        and (condition.merchant_notes or "") in order.merchant_notes
        and any(code in (None, line.sku_code) and name in line.title for line in lines)
        and (condition.waybill_id is None or any(p.waybill_id == condition.waybill_id for p in order.parcels))
    )
