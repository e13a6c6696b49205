"""Plays the story on a served sandbox and reports what came of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from tempfile import TemporaryDirectory
from typing import Any

from wxkit._errcodes import errmsg
from wxkit.demo.merchant import Credentials, Merchant, MerchantServer
from wxkit.demo.stage import Happening, Stage
from wxkit.demo.story import SCENES, Scene
from wxkit.policy.ledger import figures
from wxkit_sandbox import Control, SandboxServer, World
from wxkit_sandbox.store.catalogue import stock_shelves

__all__ = ["play"]

PRODUCTS = ("store", "miniprogram", "service_account")
PEOPLE = {"mei": "Mei 梅", "lan": "Lan 兰", "bo": "Bo 博", "wei": "Wei 薇"}
ORDERS = ("first", "gift", "unwanted", "dented")

PATIENCE = 250
"""Looks at the delivery log before a push counts as lost."""

OnScene = Callable[[Scene, Sequence[Happening]], None]
"""Called after each scene with what happened in it."""


def play(on_scene: OnScene, seed: int = 1, scenes: Sequence[Scene] = SCENES) -> dict[str, Any]:
    """Play the scenes and give the report. Raises StoryBroken when a step does not hold."""
    world = World(seed)
    stock_shelves(world.store)
    with (
        TemporaryDirectory() as folder,
        SandboxServer(world) as server,
        Control(server.base_url) as control,
    ):
        merchant = Merchant(_credentials(control), server.base_url, f"{folder}/ledger.sqlite3", world.clock)
        with closing(merchant), MerchantServer(merchant) as shopfront:
            watch = _Watch(control)
            stage = _set(control, merchant, watch, shopfront.url)
            for scene in scenes:
                before = len(stage.lines)
                scene.play(stage)
                stage.lines += watch.news()
                on_scene(scene, stage.lines[before:])
            watch.wait_for_pushes()
            lost = [push["event"] for push in watch.pushes if push["state"] != "delivered"]
            stage.expect(not lost, f"every push arrives (not so: {', '.join(lost)})")
            return _report(stage, watch)


def _credentials(control: Control) -> dict[str, Credentials]:
    return {
        app.kind: Credentials(app.appid, app.secret, app.token, app.encoding_aes_key)
        for app in control.apps.list().items
    }


def _set(control: Control, merchant: Merchant, watch: _Watch, callback: str) -> Stage:
    """Let the people enter and connect the callbacks."""
    stage = Stage(control, merchant, watch, openids={}, unionids={})
    kinds = {app.appid: app.kind for app in control.apps.list().items}
    for person_id, nickname in PEOPLE.items():
        person = control.people.add(id=person_id, nickname=nickname)
        stage.unionids[person_id] = person.unionid
        stage.openids[person_id] = {kinds[appid]: openid for appid, openid in person.openids.items()}
    for appid, kind in kinds.items():
        control.apps.push_to(appid=appid, url=f"{callback}/callbacks/{kind}")
    merchant.service.sweeper.sweep()
    return stage


class _Watch:
    """Reads what is new in the sandbox's delivery log and journal."""

    def __init__(self, control: Control) -> None:
        self._control = control
        self.pushes: list[dict[str, Any]] = []
        self.calls: list[dict[str, Any]] = []
        self._seq = 0
        self._untold: list[Happening] = []

    def news(self) -> list[Happening]:
        """Pushes and calls since the last look."""
        self._look()
        news, self._untold = self._untold, []
        return news

    def wait_for_pushes(self) -> None:
        """What a call caused is pushed after its answer; look again until nothing is under way."""
        for _ in range(PATIENCE):
            self._look()
            if not any(push["state"] == "queued" for push in self.pushes):
                return
            time.sleep(0.02)

    def _look(self) -> None:
        self._untold += [*self._new_pushes(), *self._new_calls()]

    def _new_pushes(self) -> list[Happening]:
        known = len(self.pushes)
        self.pushes = [
            {"event": push.event, "app": push.kind, "state": push.state, "attempts": len(push.attempts)}
            for push in self._control.deliveries.list().items
        ]
        return [
            Happening("push", push["event"], f"to the {push['app']} callback") for push in self.pushes[known:]
        ]

    def _new_calls(self) -> list[Happening]:
        """Each call once, with how often it was made."""
        fresh = self._control.journal.list(since=self._seq).items
        self._seq = fresh[-1].seq if fresh else self._seq
        self.calls += [
            {"call": entry.call, "path": entry.path, "errcode": entry.errcode, "tier": entry.tier}
            for entry in fresh
        ]
        counts = Counter((entry.call, entry.path, entry.errcode) for entry in fresh)
        return [
            Happening("call", call, path + _outcome(errcode, count), fine=not errcode)
            for (call, path, errcode), count in counts.items()
        ]


def _outcome(errcode: int, count: int) -> str:
    times = f" ×{count}" if count > 1 else ""
    return f"{times}  refused: {errcode} {errmsg(errcode)}" if errcode else times


def _report(stage: Stage, watch: _Watch) -> dict[str, Any]:
    names = {openids["store"]: person for person, openids in stage.openids.items()}
    shop = stage.merchant.shop
    return {
        "people": [
            {"id": person, "nickname": nickname, "openids": stage.openids[person]}
            for person, nickname in PEOPLE.items()
        ],
        "orders": [_order(stage, stage.noted[name], names) for name in ORDERS],
        "scores": {
            person: int(shop.vip.score(openid=stage.openids[person]["store"]).info.score)
            for person in ("mei", "lan")
        },
        "commission": _commission(stage),
        "ledger": _ledger(stage),
        "pushes": watch.pushes,
        "calls": watch.calls,
    }


def _order(stage: Stage, order_id: str, names: dict[str, str]) -> dict[str, Any]:
    order = stage.merchant.shop.orders.get(order_id=order_id).order
    price = order.order_detail.price_info.order_price
    return {
        "order_id": order_id,
        "status": int(order.status),
        "status_name": order.status.name.lower().replace("_", " "),
        "giver": names.get(order.present_giver_openid or ""),
        "receiver": names.get(order.openid),
        "paid": price,
        "refunded": price if order.status == 200 else stage.merchant.refunded(order_id),
    }


def _commission(stage: Stage) -> int:
    """What WeChat books for the order through Bo's link, in fen."""
    order = stage.merchant.shop.orders.get(order_id=stage.noted["first"]).order
    return sum(info.amount for info in order.order_detail.commission_infos or [])


def _ledger(stage: Stage) -> dict[str, Any]:
    """What the merchant's own books say. Points are whole, commissions are in fen."""
    merchant = stage.merchant
    found = figures(merchant.service.books)
    points = {name: merchant.balance(f"points/available/{stage.person(name)}") for name in ("mei", "lan")}
    paid = merchant.balance("commission/paid")
    return {
        "facts": found.facts,
        "transactions": found.transactions,
        "points": points,
        "commission_paid": paid,
    }
