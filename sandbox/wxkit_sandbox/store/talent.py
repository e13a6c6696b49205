"""A talent's own view: commission orders and window. The Store's token stands in for the first talent's."""

from __future__ import annotations

from wxkit.store._commission import CommissionOrderStatus, TimeRange
from wxkit.store.talent import (
    GetTalentOrder,
    GetTalentOrders,
    GetTalentWindow,
    GetTalentWindowProduct,
    TalentOrder,
    TalentOrderBase,
    TalentOrderBuyer,
    TalentOrderChannel,
    TalentOrderCommission,
    TalentOrderId,
    TalentOrderPage,
    TalentProductStatus,
    TalentWindowItem,
    TalentWindowPage,
    TalentWindowProduct,
    TalentWindowProductFound,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.agency_products import lowest, picture
from wxkit_sandbox.store.commissions import CommissionBook, CommissionRecord, line_of, page_of_records
from wxkit_sandbox.store.orderbook import Order, OrderBook, OrderLine
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.shelf import Shelf, on_sale
from wxkit_sandbox.store.talents import Talent, first_talent
from wxkit_sandbox.store.window_links import window_link
from wxkit_sandbox.world import App

__all__ = ["the_talent"]

BAD = 10024000
UNKNOWN = 10024006
NOT_ALLOWED = 48001
BAD_BODY = 40097
LAST = 2**53
FROM_OTHERS = 1
INVALID = {"*": BAD}


def the_talent(app: App) -> Talent:
    """For whom the token stands; 48001 while there is no talent."""
    talent = first_talent(app)
    if talent is None:
        raise Refusal(NOT_ALLOWED)
    return talent


@handles(GetTalentOrder, invalid=INVALID)
def get_order(app: App, call: GetTalentOrder) -> TalentOrder:
    """https://developers.weixin.qq.com/doc/store/talent/openapi/order/get_order_detail.html"""
    talent = first_talent(app)
    record = app.state(CommissionBook).records.get(f"{call.order_id}/{call.sku_id}")
    if record is None or talent is None or record.talent_appid != talent.talent_appid:
        raise Refusal(UNKNOWN)
    order = app.state(OrderBook).orders[record.order_id]
    line = line_of(order, record)
    return TalentOrder(
        base_info=_base(app, order, line),
        commission_info=_commission(app, order, record),
        channel_info=TalentOrderChannel(
            channel_type=0, channel_id=talent.finder_id, channel_name=talent.nickname
        ),
    )


def _base(app: App, order: Order, line: OrderLine) -> TalentOrderBase:
    buyer = TalentOrderBuyer(open_id=app.openid(order.payer))
    if (unionid := app.unionid(order.payer)) is not None:
        buyer.union_id = unionid
    return TalentOrderBase(
        order_id=order.order_id,
        spu_id=line.product_id,
        sku_id=line.sku_id,
        order_status=order.status,
        actual_payment=str(line.real_price),
        settle_payment=str(line.refundable),
        order_pay_time=order.pay_time,
        order_create_time=order.create_time,
        order_update_time=order.update_time,
        buyer_info=buyer,
    )


def _commission(app: App, order: Order, record: CommissionRecord) -> TalentOrderCommission:
    settings = app.world.settings
    due = int(order.settle_due or order.receipt_due + settings.settles_after_receipt)
    info = TalentOrderCommission(
        state=record.status,
        ratio=str(record.by.shares[record.product_id].talent_ppm),
        expect_settle_time=due if order.ship_done_time else 0,
        expect_settlement=str(record.split.talent_keeps),
    )
    if record.status == CommissionOrderStatus.SETTLED:
        info.actual_settle_time = record.settle_time
        info.actual_settlement = str(record.split.talent_keeps)
    return info


@handles(GetTalentOrders, invalid=INVALID)
def get_orders(app: App, call: GetTalentOrders) -> TalentOrderPage:
    """https://developers.weixin.qq.com/doc/store/talent/openapi/order/get_order_list.html"""
    created = _range(call.create_time_gt, call.create_time_lt)
    changed = _range(call.update_time_gt, call.update_time_lt)
    if (created is None) == (changed is None) and not call.order_id:
        raise Refusal(BAD)
    talent, book = first_talent(app), app.state(CommissionBook)

    def fits(record: CommissionRecord) -> bool:
        return (
            talent is not None
            and record.talent_appid == talent.talent_appid
            and call.order_id in (None, record.order_id)
            and call.spu_id in (None, record.product_id)
        )

    query = call.model_dump_json(exclude={"next_key", "page_size"})
    paging = (call.page_size, call.next_key, query, BAD)
    page = page_of_records(book, created, changed, fits, paging)
    shown = [
        TalentOrderId(order_id=book.records[key].order_id, sku_id=book.records[key].sku_id)
        for key in page.ids
    ]
    return TalentOrderPage(order_list=shown, has_more=bool(page.next_key), next_key=page.next_key)


def _range(first: int | None, last: int | None) -> TimeRange | None:
    if first is None and last is None:
        return None
    return TimeRange(start_time=first or 0, end_time=LAST if last is None else last)


@handles(GetTalentWindowProduct)
def get_window_product(app: App, call: GetTalentWindowProduct) -> TalentWindowProductFound:
    """https://developers.weixin.qq.com/doc/store/talent/openapi/window/get_product_detail.html"""
    talent = the_talent(app)
    shown, item = talent.window.get(call.product_id), app.state(Shelf).items.get(call.product_id)
    if shown is None or item is None or item.live is None:
        raise Refusal(BAD_BODY)
    live = item.live
    product = TalentWindowProduct(
        product_id=call.product_id,
        appid=app.appid,
        out_product_id=call.product_id,
        title=live.title,
        img_url=picture(live),
        leaf_category_id=live.cats_v2[-1].cat_id if live.cats_v2 else "",
        status=TalentProductStatus.ACTIVE if on_sale(app, call.product_id) else TalentProductStatus.BANNED,
        selling_price=lowest(live),
        stock=sum(item.stock.values()),
        sales=item.sold,
        is_hide=shown.hidden,
        product_promotion_link=window_link(app, talent, call.product_id),
    )
    return TalentWindowProductFound(product=product)


@handles(GetTalentWindow)
def get_window(app: App, call: GetTalentWindow) -> TalentWindowPage:
    """https://developers.weixin.qq.com/doc/store/talent/openapi/window/get_product_list.html"""
    found = list(the_talent(app).window)
    number, key = call.page_index or 1, call.last_buffer
    page = page_of(found, call.page_size, key, "talent-window", mismatch=BAD_BODY, number=number)
    items = [
        TalentWindowItem(
            product_id=product_id, product_source=FROM_OTHERS, appid=app.appid, out_product_id=product_id
        )
        for product_id in page.ids
    ]
    return TalentWindowPage(products=items, last_buffer=page.next_key)
