"""Buy-and-get activities (买赠活动): created, stopped, deleted."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store._product_enums import ProductStatus
from wxkit.store.buy_and_get import (
    AddBuyAndGet,
    BuyAndGetAdded,
    DeleteBuyAndGet,
    DeleteBuyAndGetOld,
    StopBuyAndGet,
    StopBuyAndGetOld,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.freebies import Activities, Activity
from wxkit_sandbox.store.shelf import GIFTS, Shelf, on_sale
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10020051
AHEAD = LONGEST = 30 * 86400
SHORTEST = 10 * 60


@handles(AddBuyAndGet, invalid={"*": BAD})
def add_activity(app: App, call: AddBuyAndGet) -> BuyAndGetAdded:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/giftactivity/api_addgiftactivity.html"""
    activities, now = app.state(Activities), app.world.clock.time()
    if not call.title or call.activity_id in activities.activities:
        raise Refusal(BAD)
    if not now <= call.start_time <= now + AHEAD:
        raise Refusal(BAD)
    if not SHORTEST <= call.end_time - call.start_time <= LONGEST:
        raise Refusal(BAD)
    _check_detail(app, call)
    activity_id = call.activity_id or str(app.world.ids.count("gift-activity", 50_000_001))
    activities.add(_activity(activity_id, call))
    return BuyAndGetAdded(activity_id=activity_id)


def _check_detail(app: App, call: AddBuyAndGet) -> None:
    """Products on sale, free items on sale, and numbers that are some."""
    detail, gifts = call.detail, call.detail.gift_set.gift_items
    mains = {main.product_id for main in detail.main_products}
    if not mains or len(mains) < len(detail.main_products):
        raise Refusal(BAD)
    if not all(on_sale(app, product_id) for product_id in mains):
        raise Refusal(BAD)
    if not gifts or len({gift.gift_id for gift in gifts}) < len(gifts):
        raise Refusal(BAD)
    if not all(_is_given(app, gift.gift_id) and gift.give_num > 0 for gift in gifts):
        raise Refusal(BAD)
    limit = detail.receive_limit
    if detail.gift_set.gift_set_num < 1 or (limit.is_limited and limit.limit_num < 1):
        raise Refusal(BAD)


def _is_given(app: App, gift_id: str) -> bool:
    item = app.state(Shelf).items.get(gift_id)
    return item is not None and item.kind in GIFTS and item.status == ProductStatus.ON_SALE


def _activity(activity_id: str, call: AddBuyAndGet) -> Activity:
    detail = call.detail
    return Activity(
        activity_id,
        call.title,
        call.start_time,
        call.end_time,
        live_only=bool(detail.show_scene),
        limit=detail.receive_limit.limit_num if detail.receive_limit.is_limited else None,
        mains=[main.product_id for main in detail.main_products],
        items=[(gift.gift_id, gift.give_num) for gift in detail.gift_set.gift_items],
        sets=detail.gift_set.gift_set_num,
    )


@handles(StopBuyAndGet, invalid={"*": BAD})
def stop_activity(app: App, call: StopBuyAndGet) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/giftactivity/api_stopgiftactivity.html"""
    _known(app, call.activity_id).stopped = True
    return Ok()


@handles(StopBuyAndGetOld, invalid={"*": BAD})
def stop_activity_old(app: App, call: StopBuyAndGetOld) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/product/giftactivity/shop.html"""
    _known(app, call.activity_id).stopped = True
    return Ok()


@handles(DeleteBuyAndGet, invalid={"*": BAD})
def delete_activity(app: App, call: DeleteBuyAndGet) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/giftactivity/api_deletegiftactivity.html"""
    app.state(Activities).remove(_known(app, call.activity_id))
    return Ok()


@handles(DeleteBuyAndGetOld, invalid={"*": BAD})
def delete_activity_old(app: App, call: DeleteBuyAndGetOld) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/product/giftactivity/del.html"""
    app.state(Activities).remove(_known(app, call.activity_id))
    return Ok()


def _known(app: App, activity_id: str) -> Activity:
    activity = app.state(Activities).activities.get(activity_id)
    if activity is None:
        raise Refusal(BAD)
    return activity
