"""What the tests of orders, gifts and products begin with."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import pytest

import wxkit
from wxkit.store.orders import Delivery, DeliveryItem, Order
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.catalogue import stock_shelves

HOUR, DAY = 3600, 86400


def opened(wechat: Bench, *names: str) -> list[str]:
    """Stock the shop, let people in, and tell the ids of its products: tea, mug, set, bracelet."""
    for name in names or ("mei", "lan"):
        wechat.world.people.add(name, person_id=name)
    return [item.product_id for item in stock_shelves(wechat.world.store)]


def bought(wechat: Bench, product_id: str, **more: Any) -> str:
    return wechat.act.buy(person="mei", product_id=product_id, **more).order_id


def order_of(wechat: Bench, order_id: str) -> Order:
    return wechat.shop.orders.get(order_id=order_id).order


def parcel(order: Order, count: int | None = None) -> Delivery:
    """The first line, or some pieces of it, by SF."""
    line = order.order_detail.product_infos[0]
    item = DeliveryItem(product_id=line.product_id, sku_id=line.sku_id, product_cnt=count or line.sku_cnt)
    return Delivery(delivery_id="SF", waybill_id="SF001", product_infos=[item])


def shipped(wechat: Bench, order_id: str) -> None:
    wechat.shop.orders.send_delivery(order_id=order_id, delivery_list=[parcel(order_of(wechat, order_id))])


def received(wechat: Bench, order_id: str, person: str = "mei") -> None:
    shipped(wechat, order_id)
    wechat.act.receive(person=person, order_id=order_id)


def pushes(wechat: Bench) -> list[tuple[str, Any]]:
    """Event names with what they carry, oldest first."""
    found: list[tuple[str, Any]] = []
    for delivery in wechat.world.pusher.log:
        wire = delivery.push.to_wire("json")
        body = {k: v for k, v in wire.items() if k not in ENVELOPE}
        found.append((wire["Event"], next(iter(body.values()), None)))
    return found


ENVELOPE = {"ToUserName", "FromUserName", "CreateTime", "MsgType", "Event"}


@contextmanager
def refused(code: int) -> Generator[None]:
    """The call is refused with this code."""
    with pytest.raises(wxkit.WeChatError) as error:
        yield
    assert error.value.errcode == code
