"""What the tests of suppliers and drop shipping begin with."""

from __future__ import annotations

from typing import Any

from shop_steps import DAY, bought, opened

from wxkit.store.orders import DeliveryItem, TimeRange
from wxkit.store.supplier_orders import SupplierDelivery
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.orderbook import OrderBook

MILL, KILN = "wx00000000000000aa", "wx00000000000000bb"


def linked(wechat: Bench, *appids: str) -> None:
    for appid in appids or (MILL,):
        wechat.shop.suppliers.invite(supplier_appid=appid)
    wechat.world.advance(0)


def to_ship(wechat: Bench, **more: Any) -> str:
    """An order of tea that waits, and a supplier that could ship it."""
    tea, *_ = opened(wechat)
    linked(wechat)
    return bought(wechat, tea, **more)


def goods(wechat: Bench, order_id: str, count: int | None = None) -> DeliveryItem:
    line = wechat.world.store.state(OrderBook).orders[order_id].lines[0]
    return DeliveryItem(product_id=line.product_id, sku_id=line.sku_id, product_cnt=count or line.count)


def assigned(wechat: Bench, **more: Any) -> tuple[str, str]:
    """An order that the supplier ships, and its drop-ship order."""
    order_id = to_ship(wechat, **more)
    wechat.shop.dropshipping.assign(order_id=order_id, supplier_appid=MILL)
    return order_id, listed(wechat)[-1]


def listed(wechat: Bench, **more: Any) -> list[str]:
    now = wechat.world.clock.time()
    span = TimeRange(start_time=now - DAY, end_time=now)
    return list(wechat.shop.dropshipping.iter_list(create_time_range=span, **more))


def box(item: DeliveryItem, waybill: str = "SF001") -> SupplierDelivery:
    return SupplierDelivery(delivery_id="SF", waybill_id=waybill, product_infos=[item])
