"""What a world holds, written down so that two moments can be compared; and what furnishing put there."""

from __future__ import annotations

import json
from typing import Any

from wxkit_sandbox import World, furnish
from wxkit_sandbox.quotas import Quotas
from wxkit_sandbox.saving._writer import Writer
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.world import Kind

__all__ = ["changes", "inhabited", "known", "snapshot"]


def inhabited() -> World:
    """A furnished world. Openids are functions of its seed: that one is asked for is no change."""
    world = furnish(World(7))
    for app in world.apps.values():
        for person in world.people:
            app.openid(person)
    return world


def snapshot(world: World) -> dict[str, str]:
    """What the world holds, by where it is; states that are as new ones do not count."""
    timers = [due for due, *_ in world.clock._timers]
    parts: dict[str, Any] = {"people": list(world.people), "timers": timers, "events": world.history.events}
    parts |= {
        f"{app.kind} {kind.__module__}.{kind.__name__}": state
        for app in world.apps.values()
        for kind, state in app._states.items()
        if kind is not Quotas and written(state) != written(kind())
    }
    return {name: written(part) for name, part in parts.items()} | {"pushes": str(len(world.pusher.log))}


def written(part: Any) -> str:
    return json.dumps(Writer().write(part))


def changes(before: dict[str, str], after: dict[str, str]) -> dict[str, tuple[str, str]]:
    """What is different, by where it is."""
    places = before.keys() | after.keys()
    return {
        place: (before.get(place, ""), after.get(place, ""))
        for place in places
        if before.get(place) != after.get(place)
    }


def known(world: World, kind: Kind) -> dict[str, Any]:
    """What furnishing put into the world, by the names of fields."""
    person, order = world.people["mei"], next(iter(world.store.state(OrderBook).orders.values()))
    line, openid = order.lines[0], world.apps[kind].openid(person)
    people = dict.fromkeys(("openid", "open_id", "touser", "user_openid"), openid)
    return people | {
        "unionid": person.unionid,
        "order_id": order.order_id,
        "product_id": line.product_id,
        "sku_id": line.sku_id,
        "begin_time": world.clock.time(),
        "end_time": world.clock.time() + 3600,
    }
