"""What the tests of gift activities begin with: goods that the mini-program may give, and people it knows."""

from __future__ import annotations

from typing import Any

from shop_steps import opened

from wxkit.store.orders import TimeRange
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.gift_activities import GiftPool, GiftsBought
from wxkit_sandbox.store.shelf import Shelf


def sku_of(wechat: Bench, product_id: str) -> str:
    item = wechat.world.store.state(Shelf).items[product_id]
    assert item.live is not None
    return item.live.skus[0].sku_id


def granted(wechat: Bench, *, stock: int = 2, **more: Any) -> tuple[str, dict[str, Any]]:
    """An activity of the shop with tea, and what `create_present` for lan needs."""
    tea, *_ = opened(wechat, "mei", "lan", "wei")
    pool = [GiftPool(product_id=tea, stock=stock)]
    activity_id = wechat.act.grant_gifts(person="mei", items=pool, **more).activity_id
    call = {
        "activity_id": activity_id,
        "openid": user(wechat, "lan"),
        "shop_appid": wechat.world.store.appid,
        "wishmessage": "谢谢你",
        "product_id": tea,
        "sku_id": sku_of(wechat, tea),
    }
    return activity_id, call


def stocked(wechat: Bench, count: int = 3) -> GiftsBought:
    """So many teas that the mini-program's owner bought to give."""
    tea, *_ = opened(wechat, "mei", "lan", "wei")
    return wechat.act.buy_gifts(person="mei", product_id=tea, count=count, wish="新年好")


def user(wechat: Bench, name: str) -> str:
    """The person's openid in the mini-program."""
    return wechat.world.miniprogram.openid(wechat.world.people[name])


def lately(wechat: Bench) -> TimeRange:
    now = wechat.world.clock.time()
    return TimeRange(start_time=now - 86400, end_time=now)
