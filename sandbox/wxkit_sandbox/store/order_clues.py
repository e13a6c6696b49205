"""Order clues (自营商品订单线索): the shop's own products, sold in content that a promoter spread."""

from __future__ import annotations

from wxkit.store.league_headsupplier import (
    ClueBuyer,
    ClueDetail,
    ClueProduct,
    ClueSharer,
    ClueShop,
    ClueTrade,
    GetOrderClue,
    GetOrderClues,
    OrderClue,
    OrderClueFound,
    OrderClueId,
    OrderCluePage,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.commissions import ClueBook, CommissionRecord, line_of, page_of_records
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10024000
INVALID = {"*": BAD}


@handles(GetOrderClue, invalid=INVALID)
def get_clue(app: App, call: GetOrderClue) -> OrderClueFound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/clue/getclue.html"""
    record = app.state(ClueBook).records.get(f"{call.order_id}/{call.sku_id}")
    if record is None:
        raise Refusal(BAD)
    clue = OrderClue(
        order_id=record.order_id,
        sku_id=record.sku_id,
        status=record.status,
        clue_detail=_detail(app, record),
        create_time=record.create_time,
        update_time=record.update_time,
    )
    return OrderClueFound(commssion_clue=clue)


def _detail(app: App, record: CommissionRecord) -> ClueDetail:
    order = app.state(OrderBook).orders[record.order_id]
    line = line_of(order, record)
    buyer = ClueBuyer(open_id=app.openid(order.payer))
    if (unionid := app.unionid(order.payer)) is not None:
        buyer.union_id = unionid
    return ClueDetail(
        shop_info=ClueShop(appid=app.appid),
        product_info=ClueProduct(
            product_id=line.product_id,
            thumb_img=line.thumb_img,
            title=line.title,
            actual_payment=line.refundable,
        ),
        order_info=ClueTrade(status=order.status),
        sharer_info=_sharer(app, record),
        buyer_info=buyer,
    )


def _sharer(app: App, record: CommissionRecord) -> ClueSharer:
    """Nobody when the agency itself spread it."""
    if not record.by.person:
        return ClueSharer()
    return ClueSharer(
        sharer_appid=record.by.sharer_appid,
        nickname=app.world.people[record.by.person].nickname,
        opensharerid="os" + app.world.ids.derived(40, "opensharer", record.by.person),
    )


@handles(GetOrderClues, invalid=INVALID)
def get_clues(app: App, call: GetOrderClues) -> OrderCluePage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/clue/getcluelist.html"""
    book = app.state(ClueBook)

    def fits(record: CommissionRecord) -> bool:
        return call.appid in (None, app.appid) and call.sharer_appid in (None, record.by.sharer_appid)

    query = call.model_dump_json(exclude={"next_key", "page_size"})
    page = page_of_records(
        book, call.create_time_range, None, fits, (call.page_size, call.next_key, query, BAD)
    )
    ids = [
        OrderClueId(order_id=book.records[key].order_id, sku_id=book.records[key].sku_id) for key in page.ids
    ]
    return OrderCluePage(list=ids, next_key=page.next_key, has_more=bool(page.next_key))
