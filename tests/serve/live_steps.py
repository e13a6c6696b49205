"""What the tests of the app behind the policies begin with: a shop, people, orders and how they stand."""

from __future__ import annotations

from typing import Any

from wxkit.policy.truth import OrderState, Who, order_state
from wxkit.store.orders import Delivery, DeliveryItem, Order
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.catalogue import stock_shelves

DAY = 86_400


def opened(wechat: Bench, *names: str) -> list[str]:
    """Stock the shop, let people in, and tell the ids of its products."""
    for name in names or ("mei", "lan"):
        wechat.world.people.add(name, person_id=name)
    return [item.product_id for item in stock_shelves(wechat.world.store)]


def union(wechat: Bench, name: str) -> str:
    """How facts name somebody whose unionid is known."""
    return f"union/{wechat.world.people[name].unionid}"


def bought(wechat: Bench, product_id: str, person: str = "mei", **more: Any) -> str:
    return wechat.act.buy(person=person, product_id=product_id, **more).order_id


def order_of(wechat: Bench, order_id: str) -> Order:
    return wechat.shop.orders.get(order_id=order_id).order


def shipped(wechat: Bench, order_id: str) -> None:
    """Ship all lines."""
    goods = [
        DeliveryItem(product_id=line.product_id, sku_id=line.sku_id, product_cnt=line.sku_cnt)
        for line in order_of(wechat, order_id).order_detail.product_infos
    ]
    parcel = Delivery(delivery_id="SF", waybill_id=f"SF{order_id}", product_infos=goods)
    wechat.shop.orders.send_delivery(order_id=order_id, delivery_list=[parcel])


def settled(wechat: Bench, order_id: str, person: str = "mei") -> None:
    """Ship, receive, and wait until the after-sale period is over."""
    shipped(wechat, order_id)
    wechat.act.receive(person=person, order_id=order_id)
    wechat.advance(8 * DAY)


def state_of(
    wechat: Bench, order_id: str, before: OrderState | None = None, promoter: Who | None = None
) -> OrderState:
    """How an order stands, with all of its after-sales."""
    order = order_of(wechat, order_id)
    marks = order.aftersale_detail.aftersale_order_list if order.aftersale_detail else []
    cases = [
        wechat.shop.aftersale.get(after_sale_order_id=mark.aftersale_order_id).after_sale_order
        for mark in marks
    ]
    return order_state(wechat.shop.appid, order, cases, before=before, promoter=promoter)
