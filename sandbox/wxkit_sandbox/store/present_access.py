"""Which gift orders a mini-program may see: those that were given through it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from wxkit.store.gift_activities import ListOldPresents, ListReceiverOrders
from wxkit.store.gifts import ListPresents
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.orderbook import OrderBook, Present, present_of
from wxkit_sandbox.store.orders_found import check_range
from wxkit_sandbox.store.pages import Page, page_of
from wxkit_sandbox.world import App

__all__ = ["BAD", "UNKNOWN", "check_list", "page_of_list", "presents_of", "shop_behind", "visible"]

NO_PERMISSION = 48001
OTHER_QUERY = 606006
UNKNOWN = 6080077
BAD = 40097
WEEK = 7 * 86400
ListCall: TypeAlias = ListPresents | ListOldPresents | ListReceiverOrders


def shop_behind(app: App) -> App:
    """The shop whose gifts the mini-program gives; the shop itself may not ask."""
    if app.kind != "miniprogram":
        raise Refusal(NO_PERMISSION)
    return app.world.store


def visible(app: App, present_order_id: str) -> Present:
    """The gift order, when it was given through this mini-program; 6080077 else."""
    present = present_of(app.world.store, present_order_id)
    if present.appid != app.appid:
        raise Refusal(UNKNOWN)
    return present


def check_list(app: App, call: ListCall) -> App:
    """The shop whose gifts are listed; 40097 without a range, with too long a one, for another shop."""
    shop = shop_behind(app)
    if call.create_time_range is None and call.update_time_range is None:
        raise Refusal(BAD)
    for span in (call.create_time_range, call.update_time_range):
        check_range(span, WEEK, BAD)
    if call.shop_appid != shop.appid:
        raise Refusal(BAD)
    return shop


def presents_of(app: App, shop: App) -> list[Present]:
    """All gift orders given through this mini-program, oldest first."""
    return [one for one in shop.state(OrderBook).presents.values() if one.appid == app.appid]


def page_of_list(call: ListCall, ids: Sequence[str]) -> Page:
    """The page that the call asks for."""
    query = call.model_dump_json(exclude={"next_key"})
    return page_of(ids, call.page_size, call.next_key, query, mismatch=OTHER_QUERY)
