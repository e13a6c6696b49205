"""Gift activities (礼物活动): which goods a mini-program may give, and giving one piece to a user."""

from __future__ import annotations

from wxkit.store._gift_activity import (
    Activity,
    ActivityBasics,
    ActivityInfo,
    ActivityPrizes,
    ActivityProduct,
    ActivityShop,
    ActivityStatus,
    ActivitySummary,
    ActivityType,
)
from wxkit.store._order_enums import PresentSendType
from wxkit.store.gift_activities import (
    ActivityPage,
    ActivityReply,
    CreatePresent,
    GetActivity,
    ListActivities,
    PresentCreated,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.checkout import Basket, CannotBuy, choose, new_present, place
from wxkit_sandbox.store.gift_activity_book import Activities, GiftActivity, Prize
from wxkit_sandbox.store.giving import start_clock
from wxkit_sandbox.store.orderbook import Present
from wxkit_sandbox.store.present_access import BAD, shop_behind
from wxkit_sandbox.store.shelf import Shelf, on_sale
from wxkit_sandbox.world import App

__all__ = ["DEAREST"]

TOO_MANY = 10020002
NO_STOCK = 108001
NOT_ON_SALE = 108002
NOT_IN_POOL = 608016
TOO_DEAR = 608021
DEAREST = 2_000_000
"""20,000 yuan."""


@handles(ListActivities, invalid={"limit": TOO_MANY})
def list_activities(app: App, call: ListActivities) -> ActivityPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_list_present_activity.html"""
    shop, now = shop_behind(app), app.world.clock.now()
    wanted = ActivityType.GRANTED if call.type is None else call.type
    found = [
        activity
        for activity in shop.state(Activities).activities.values()
        if activity.appid == app.appid
        and call.shop_appid in (None, shop.appid)
        and wanted in (ActivityType.ALL, activity.type)
        and call.status in (None, activity.status(now))
    ]
    page = found[call.offset : call.offset + call.limit]
    return ActivityPage(list=[_summary(shop, activity) for activity in page], total_num=len(found))


def _summary(shop: App, activity: GiftActivity) -> ActivitySummary:
    return ActivitySummary(
        shop_appid=shop.appid,
        shop_nickname=shop.name,
        activity_id=activity.activity_id,
        status=activity.status(shop.world.clock.now()),
        type=activity.type,
    )


@handles(GetActivity)
def get_activity(app: App, call: GetActivity) -> ActivityReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_get_activity.html"""
    shop = shop_behind(app)
    activity = _activity(app, shop, call)
    basics = ActivityBasics(
        activity_start_time=int(activity.start),
        activity_end_time=int(activity.end),
        shop_info=ActivityShop(appid=shop.appid, nickname=shop.name),
    )
    prizes = ActivityPrizes(product_info_list=[_product(shop, prize) for prize in activity.prizes])
    shown = Activity(
        activity_id=activity.activity_id,
        status=activity.status(app.world.clock.now()),
        info=ActivityInfo(basic_info=basics, prize_info=prizes),
    )
    return ActivityReply(activity=shown)


def _activity(app: App, shop: App, call: GetActivity | CreatePresent) -> GiftActivity:
    """The activity, when it is this mini-program's; 40097 else."""
    activity = shop.state(Activities).activities.get(call.activity_id)
    if activity is None or activity.appid != app.appid or call.shop_appid != shop.appid:
        raise Refusal(BAD)
    return activity


def _product(shop: App, prize: Prize) -> ActivityProduct:
    item = shop.state(Shelf).items[prize.product_id]
    product = item.live or item.draft
    shown = ActivityProduct(
        product_id=prize.product_id,
        product_name=product.title,
        product_img_url=product.head_imgs[0],
        sku_id=prize.sku_id,
        stock_num=prize.stock,
        can_use_stock_num=prize.left,
    )
    for sku in product.skus:
        if sku.sku_id == prize.sku_id:
            shown.price = sku.sale_price
            shown.sku_name = " ".join(attr.attr_value for attr in sku.sku_attrs or ())
    return shown


@handles(CreatePresent)
def create_present(app: App, call: CreatePresent) -> PresentCreated:
    """https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_create_present_order.html"""
    shop = shop_behind(app)
    activity, person = _activity(app, shop, call), app.person(call.openid)
    created, key = shop.state(Activities).created, f"{app.appid}/{call.idempotent_id}"
    if call.idempotent_id and key in created:
        return PresentCreated(present_order_id=created[key])
    running = activity.status(app.world.clock.now()) == ActivityStatus.RUNNING
    if person is None or not running or activity.type != ActivityType.GRANTED:
        raise Refusal(BAD)
    prize, basket = _wanted(shop, activity, call)
    present = _give(shop, app.appid, activity, person, basket, call.wishmessage)
    prize.left -= 1
    if call.idempotent_id:
        created[key] = present.present_order_id
    return PresentCreated(present_order_id=present.present_order_id)


def _wanted(shop: App, activity: GiftActivity, call: CreatePresent) -> tuple[Prize, Basket]:
    """The piece to give, when it may be given and is there."""
    prize = activity.prize(call.product_id, call.sku_id)
    if prize is None:
        raise Refusal(NOT_IN_POOL)
    item = on_sale(shop, call.product_id)
    sku = item.live_sku(call.sku_id) if item else None
    if item is None or sku is None:
        raise Refusal(NOT_ON_SALE)
    if sku.sale_price > DEAREST:
        raise Refusal(TOO_DEAR)
    if not prize.left or not item.stock.get(call.sku_id):
        raise Refusal(NO_STOCK)
    try:
        return prize, choose(shop, call.product_id, call.sku_id, 1)
    except CannotBuy:
        raise Refusal(NOT_ON_SALE) from None


def _give(
    shop: App, appid: str, activity: GiftActivity, person: Person, basket: Basket, wish: str
) -> Present:
    """A gift order that nobody pays; its piece is locked for so long."""
    present = new_present(shop, None, PresentSendType.MINI_PROGRAM, wish)
    present.appid, present.activity_id = appid, activity.activity_id
    order = place(
        shop,
        person,
        [basket],
        address=None,
        present_order_id=present.present_order_id,
        free=True,
    )
    present.order_ids.append(order.order_id)
    present.recipients[order.order_id] = person
    start_clock(shop, present)
    return present
