"""Commission orders as the agency sees them: one, and lists of them."""

from __future__ import annotations

from wxkit.store._commission import (
    Commission,
    CommissionBuyer,
    CommissionDetail,
    CommissionFinder,
    CommissionId,
    CommissionOrder,
    CommissionOrderFound,
    CommissionOrderPage,
    CommissionOrderStatus,
    CommissionProduct,
    CommissionPromotion,
    CommissionSharer,
    CommissionShop,
    CommissionTalent,
    CommissionTrade,
    GetCommissionOrder,
    GetCommissionOrders,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.agency import head_img
from wxkit_sandbox.store.commissions import CommissionBook, CommissionRecord, line_of, page_of_records
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.store.talents import Talent, Talents
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10024000
UNKNOWN = 10024006


@handles(GetCommissionOrder, invalid={"*": BAD})
def get_commission_order(app: App, call: GetCommissionOrder) -> CommissionOrderFound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorder"""
    record = app.state(CommissionBook).records.get(f"{call.order_id}/{call.sku_id}")
    if record is None or not _agencys(record):
        raise Refusal(UNKNOWN)
    shown = CommissionOrder(
        order_id=record.order_id,
        sku_id=record.sku_id,
        status=record.status,
        create_time=record.create_time,
        update_time=record.update_time,
        order_detail=_detail(app, record),
    )
    return CommissionOrderFound(commssion_order=shown)


def _agencys(record: CommissionRecord) -> bool:
    """The agency has a part in it."""
    share = record.by.shares[record.product_id]
    return bool(share.service_ppm or share.promoter_agency_ppm)


def _detail(app: App, record: CommissionRecord) -> CommissionDetail:
    order = app.state(OrderBook).orders[record.order_id]
    line = line_of(order, record)
    product = CommissionProduct(
        product_id=line.product_id, thumb_img=line.thumb_img, title=line.title, actual_payment=line.refundable
    )
    trade = CommissionTrade(
        order_status=order.status, create_time=order.create_time, update_time=order.update_time
    )
    if order.pay_time:
        trade.pay_time = order.pay_time
    buyer = CommissionBuyer(open_id=app.openid(order.payer))
    if (unionid := app.unionid(order.payer)) is not None:
        buyer.union_id = unionid
    return CommissionDetail(
        shop_info=CommissionShop(appid=app.appid, shop_name=app.name),
        product_info=product,
        order_info=trade,
        commission_info=_commission(app, record, order),
        buyer_info=buyer,
    )


def _commission(app: App, record: CommissionRecord, order: Order) -> Commission:
    """Everybody's part: the agency's net, of those behind it the gross."""
    by, share = record.by, record.by.shares[record.product_id]
    split = record.split
    settled = record.status == CommissionOrderStatus.SETTLED
    commission = Commission(
        service_ratio=share.service_ppm,
        service_amount=split.agency_keeps,
        profit_sharding_suc_time=order.settle_time if settled else 0,
    )
    if by.sharer_appid:
        commission.sharer_info = CommissionSharer(
            sharer_appid=by.sharer_appid,
            nickname=app.world.people[by.person].nickname,
            head_img_url=head_img(by.person),
            ratio=share.promoter_ppm,
            amount=split.promoter,
        )
    talent = app.state(Talents).by_appid.get(record.talent_appid)
    if talent is not None:
        _add_talent(commission, talent, share.talent_ppm, split.talent)
    return commission


def _add_talent(commission: Commission, talent: Talent, ratio: int, amount: int) -> None:
    commission.finder_info = CommissionFinder(
        nickname=talent.nickname,
        head_img_url=head_img(talent.person.id),
        openfinderid=talent.openfinderid,
        ratio=ratio,
        amount=amount,
    )
    commission.talent_info = CommissionTalent(
        talent_appid=talent.talent_appid,
        nickname=talent.nickname,
        head_img_url=head_img(talent.person.id),
        opentalentid=talent.opentalentid,
        ratio=ratio,
        amount=amount,
    )
    commission.promotion_info = CommissionPromotion(
        finder_info=CommissionFinder(
            finder_id=talent.finder_id, nickname=talent.nickname, openfinderid=talent.openfinderid
        ),
        talent_info=CommissionTalent(
            talent_appid=talent.talent_appid, nickname=talent.nickname, opentalentid=talent.opentalentid
        ),
    )


@handles(GetCommissionOrders, invalid={"*": BAD})
def get_commission_orders(app: App, call: GetCommissionOrders) -> CommissionOrderPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorderlist"""
    book = app.state(CommissionBook)
    if call.order_id:
        keys = [key for key in book.by_order.get(call.order_id, ()) if _agencys(book.records[key])]
        return CommissionOrderPage(list=[_id(book, key) for key in keys], has_more=False, next_key="")
    if (call.create_time_range is None) == (call.update_time_range is None):
        raise Refusal(BAD)
    query = call.model_dump_json(exclude={"next_key", "page_size"})
    page = page_of_records(
        book,
        call.create_time_range,
        call.update_time_range,
        lambda record: _wanted(app, call, record),
        (call.page_size, call.next_key, query, BAD),
    )
    ids = [_id(book, key) for key in page.ids]
    return CommissionOrderPage(list=ids, has_more=bool(page.next_key), next_key=page.next_key)


def _id(book: CommissionBook, key: str) -> CommissionId:
    return CommissionId(order_id=book.records[key].order_id, sku_id=book.records[key].sku_id)


def _wanted(app: App, call: GetCommissionOrders, record: CommissionRecord) -> bool:
    talent = app.state(Talents).by_appid.get(record.talent_appid)
    return (
        _agencys(record)
        and call.appid in (None, app.appid)
        and call.sharer_appid in (None, record.by.sharer_appid)
        and call.finder_id in (None, talent.finder_id if talent else "")
        and call.openfinderid in (None, talent.openfinderid if talent else "")
    )
