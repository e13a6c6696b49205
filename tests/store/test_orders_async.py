"""The same groups on the event loop."""

from __future__ import annotations

import asyncio

from shop_steps import DAY, bought, opened

from wxkit.store import AsyncStore
from wxkit.store.orders import TimeRange
from wxkit.testing._bench import Bench


def test_orders_are_read_and_iterated_asynchronously(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    made = [bought(wechat, tea) for _ in range(3)]
    now, store = wechat.world.clock.time(), wechat.world.store
    span = TimeRange(start_time=now - DAY, end_time=now)

    async def read() -> tuple[list[str], int]:
        shop = AsyncStore(store.appid, store.secret, transport=wechat.transport, clock=wechat.world.clock)
        ids = [order_id async for order_id in shop.orders.iter_list(create_time_range=span, page_size=2)]
        return ids, (await shop.orders.get(order_id=ids[0])).order.status

    assert asyncio.run(read()) == (made, 20)
