"""What the tests of the data compass begin with: days, and live rooms."""

from __future__ import annotations

from datetime import datetime

from league_steps import normal, shelf, talent
from shop_steps import DAY

from wxkit.testing._bench import Bench
from wxkit_sandbox.clock import SHANGHAI
from wxkit_sandbox.store.contents import Contents
from wxkit_sandbox.store.links import Content
from wxkit_sandbox.store.lives import Lives, Room, shop_finder_id

TEA, MUG = 19_980, 8_800
"""Fen."""


def ds(wechat: Bench, days_ago: int = 1) -> str:
    """A day as the compass names it."""
    moment = wechat.world.clock.now() - days_ago * DAY
    return f"{datetime.fromtimestamp(moment, SHANGHAI):%Y%m%d}"


def live(wechat: Bench, finder_id: str = "", talent_appid: str = "", export_id: str = "export/1") -> str:
    """A live room that runs now, the shop's own when no talent is named."""
    account = finder_id or shop_finder_id(wechat.world.store)
    room = Room(Content("live", export_id, account, talent_appid), "夜市", wechat.world.clock.time())
    lives = wechat.world.store.state(Lives)
    lives.rooms[export_id] = room
    lives.by_finder.setdefault(account, []).append(export_id)
    return export_id


def sold_live(wechat: Bench) -> tuple[str, str]:
    """Tao sold Mei a tea live, for a tenth of it: Tao's Channels account and the tea."""
    tea, *_ = shelf(wechat)
    normal(wechat, tea)
    tao = talent(wechat)
    room = live(wechat, tao.finder_id, tao.talent_appid)
    wechat.world.store.state(Contents).products[room] = {tea: None}
    wechat.act.buy(person="mei", product_id=tea, live_id=room)
    return tao.finder_id, tea
