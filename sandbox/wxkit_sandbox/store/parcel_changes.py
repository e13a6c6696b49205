"""Parcels under way that get another courier or waybill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from wxkit.store.orders import DeliveryItem
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.couriers import COURIERS
from wxkit_sandbox.store.orderbook import Order, OrderBook, Parcel
from wxkit_sandbox.store.orderflow import moved
from wxkit_sandbox.store.waybill_rules import check_courier
from wxkit_sandbox.world import App

__all__ = ["Change", "Named", "Rename", "check_goods", "known", "rename"]

WRONG_GOODS = 606042
Rename = tuple[Parcel, str, str]
"""A parcel with its new courier and waybill."""


class Named(Protocol):
    """A parcel as a call names it."""

    @property
    def delivery_id(self) -> str: ...
    @property
    def waybill_id(self) -> str: ...
    @property
    def product_infos(self) -> list[DeliveryItem] | None: ...


class Change(Protocol):
    """What a parcel was, and what it is."""

    @property
    def old(self) -> Named: ...
    @property
    def new(self) -> Named: ...


def known(order: Order, change: Change) -> Rename:
    """The parcel that is meant; 606042 when there is none or its goods are others."""
    check_courier(change.new.delivery_id, change.new.waybill_id)
    names = (change.old.delivery_id, change.old.waybill_id)
    parcel = next((one for one in order.parcels if (one.delivery_id, one.waybill_id) == names), None)
    if parcel is None:
        raise Refusal(WRONG_GOODS)
    for side in (change.old, change.new):
        if side.product_infos is not None:
            check_goods(parcel, side.product_infos)
    return parcel, change.new.delivery_id, change.new.waybill_id


def check_goods(parcel: Parcel, items: Iterable[DeliveryItem]) -> None:
    """606042 unless exactly these goods lie in the parcel."""
    goods: Counter[tuple[str, str]] = Counter()
    for item in items:
        goods[item.product_id, item.sku_id] += item.product_cnt
    if goods != Counter({(item.product_id, item.sku_id): item.count for item in parcel.items}):
        raise Refusal(WRONG_GOODS)


def rename(app: App, order: Order, changes: Iterable[Rename]) -> None:
    """Give parcels their new couriers and waybills. No event tells it."""
    waybills = app.state(OrderBook).waybills
    for parcel, courier, waybill in changes:
        waybills.pop(parcel.waybill_id, None)
        parcel.delivery_id, parcel.delivery_name, parcel.waybill_id = courier, COURIERS[courier], waybill
        waybills[waybill] = order.order_id
    moved(app, order)
