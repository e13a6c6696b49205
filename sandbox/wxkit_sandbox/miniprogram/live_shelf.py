"""The library of goods of live rooms (直播商品库), and their audits."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.miniprogram.live_goods import GoodsAuditStatus
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.miniprogram.live_book import LiveBook
from wxkit_sandbox.world import App

__all__ = ["BY_API", "LiveShelf", "ShelfGoods", "check_audits_left", "drop", "in_library", "submit"]

S = GoodsAuditStatus
BY_API = 2
"""The `third_party_tag` of goods that came by the API; 0 for those of the console."""
UNKNOWN, NO_AUDITS_LEFT = 300024, 300012


@dataclass(slots=True)
class ShelfGoods:
    """Goods of the library. Prices are fen."""

    id: int
    tag: int
    name: str = ""
    url: str = ""
    cover_img: str = ""
    price_type: int = 1
    price: int = 0
    price2: int = 0
    third_party_appid: str = ""
    keys: tuple[str, ...] = ()
    """Parameters of `url` by which the live widget (直播挂件) knows the goods; empty: the library's."""
    status: GoodsAuditStatus = S.NOT_SUBMITTED
    audit_id: int = 0


@dataclass(slots=True)
class LiveShelf:
    """All goods by id, oldest first."""

    goods: dict[int, ShelfGoods] = field(default_factory=dict[int, ShelfGoods])
    keys: tuple[str, ...] = ()
    audits: dict[str, int] = field(default_factory=dict[str, int])
    """How many were submitted on the day that was last."""


def in_library(app: App, goods_id: int, *, unknown: int = UNKNOWN) -> ShelfGoods:
    goods = app.state(LiveShelf).goods.get(goods_id)
    if goods is None:
        raise Refusal(unknown)
    return goods


def check_audits_left(app: App) -> None:
    """300012 when the day's audits are used up."""
    used = app.state(LiveShelf).audits.get(app.world.clock.day(), 0)
    if used >= app.world.settings.live_audits_a_day:
        raise Refusal(NO_AUDITS_LEFT)


def submit(app: App, goods: ShelfGoods) -> None:
    """Begin an audit."""
    shelf, day, settings = app.state(LiveShelf), app.world.clock.day(), app.world.settings
    shelf.audits = {day: shelf.audits.get(day, 0) + 1}
    goods.status, goods.audit_id = S.AUDITING, app.world.ids.count("live_audit", 525022184)
    if settings.live_goods_audit == "wait":
        return
    if settings.audit_takes:
        app.world.clock.call_after(settings.audit_takes, decide, app, goods.id, goods.audit_id)
    else:
        decide(app, goods.id, goods.audit_id)


def decide(app: App, goods_id: int, audit_id: int) -> None:
    """The audit ends, unless it was withdrawn."""
    goods = app.state(LiveShelf).goods.get(goods_id)
    if goods is None or (goods.status, goods.audit_id) != (S.AUDITING, audit_id):
        return
    goods.status = S.APPROVED if app.world.settings.live_goods_audit == "pass" else S.REJECTED


def drop(app: App, goods: ShelfGoods) -> None:
    """Off the library and out of all rooms."""
    del app.state(LiveShelf).goods[goods.id]
    for room in app.state(LiveBook).rooms.values():
        room.goods.pop(goods.id, None)
