"""What owners of accounts answer to the shop, what its mini-program opens, and coupons for agencies."""

from __future__ import annotations

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.store.cooperation import CooperationStatus
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.store.agency_coupons import AgencyCoupons
from wxkit_sandbox.store.cooperation_book import CooperationOrders, Cooperations, answer
from wxkit_sandbox.store.coupon_book import CouponBook
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.world import World

__all__ = ["AnswerCooperation", "CooperationActs", "OfferCoupon", "OpenShopOrder", "OrderOpened"]

BAD_ID, NOT_READABLE, NOT_BOUND = 817323001, 817323002, 817323003


class AnswerCooperation(Act[Acted], post="/_sandbox/act/answer_cooperation", auth="none"):
    """The owner of a mini-program or official account scans the shop's invitation (合作账号邀请)."""

    sharer_id: str
    """The account, as the invitation names it."""
    accept: bool = True


class OfferCoupon(Act[Acted], post="/_sandbox/act/offer_coupon", auth="none"):
    """In the console, the merchant makes a coupon one that agencies spread (机构推广券)."""

    coupon_id: str
    to_agency: bool = False
    """For the agency alone (定向券); otherwise for every agency (公开券)."""


class OrderOpened(Reply):
    """What the client tells the mini-program."""

    code: int = 0
    """0 opened; 817323001 malformed id, 817323002 not the person's order, 817323003 no cooperation."""
    order_id: str = ""
    """The shop's own id of what was opened."""


class OpenShopOrder(Act[OrderOpened], post="/_sandbox/act/open_shop_order", auth="none"):
    """In the mini-program, open the page of an order (`wx.openStoreOrderDetail`)."""

    order_id: str
    """As the event `cooperation_shop_order` names it."""


@acting(OpenShopOrder)
def open_shop_order(world: World, act: OpenShopOrder) -> OrderOpened:
    """https://developers.weixin.qq.com/miniprogram/dev/api/open-api/store/wx.openStoreOrderDetail.html"""
    miniprogram, person, shop = the_app(world, act, "miniprogram"), the_person(world, act), world.store
    order_id = shop.state(CooperationOrders).shop_ids.get(act.order_id)
    if order_id is None:
        return OrderOpened(code=BAD_ID)
    account = shop.state(Cooperations).accounts.get(miniprogram.appid)
    if account is None or account.status != CooperationStatus.BOUND:
        return OrderOpened(code=NOT_BOUND)
    if shop.state(OrderBook).orders[order_id].payer is not person:
        return OrderOpened(code=NOT_READABLE)
    return OrderOpened(order_id=order_id)


@acting(AnswerCooperation)
def answer_cooperation(world: World, act: AnswerCooperation) -> Acted:
    """https://developers.weixin.qq.com/doc/store/API/cooperation"""
    app = the_app(world, act, "store")
    the_person(world, act)
    account = app.state(Cooperations).accounts.get(act.sharer_id)
    if account is None or account.status != CooperationStatus.INVITED:
        raise impossible(f"the shop does not invite {act.sharer_id!r}")
    answer(app, account, CooperationStatus.BOUND if act.accept else CooperationStatus.REFUSED)
    return Acted()


@acting(OfferCoupon)
def offer_coupon(world: World, act: OfferCoupon) -> Acted:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/coupon/api_getpromotepublishcouponlist.html"""
    app = the_app(world, act, "store")
    the_person(world, act)
    if act.coupon_id not in app.state(CouponBook).coupons:
        raise impossible(f"there is no coupon {act.coupon_id!r}")
    offered = app.state(AgencyCoupons)
    chosen = offered.cooperative if act.to_agency else offered.public
    chosen[act.coupon_id] = None
    return Acted()


class CooperationActs:
    """What owners of other accounts, and the merchant, decide."""

    answer_cooperation = endpoint(AnswerCooperation)
    offer_coupon = endpoint(OfferCoupon)
    open_shop_order = endpoint(OpenShopOrder)
