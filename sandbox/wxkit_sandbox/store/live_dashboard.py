"""The dashboard of live rooms (直播大屏): each panel is JSON as text."""

from __future__ import annotations

import json
from typing import Any

from wxkit.store.live_dashboard import (
    DashboardData,
    DashboardLive,
    DashboardLives,
    GetDashboardData,
    GetDashboardLives,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.compass_days import Figures, day_name, live_figures
from wxkit_sandbox.store.compass_view import ratio
from wxkit_sandbox.store.lives import Lives, Room
from wxkit_sandbox.store.shelf import Shelf
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097


@handles(GetDashboardLives)
def get_lives(app: App, call: GetDashboardLives) -> DashboardLives:
    """https://developers.weixin.qq.com/doc/channels/API/livedashboard/getlivelist.html"""
    found = [
        DashboardLive(export_id=export_id, create_time=room.start)
        for export_id, room in app.state(Lives).rooms.items()
        if day_name(room.start) == call.ds
    ]
    return DashboardLives(live_items=found, has_more=False, trace_id=_trace(app))


@handles(GetDashboardData)
def get_data(app: App, call: GetDashboardData) -> DashboardData:
    """https://developers.weixin.qq.com/doc/channels/API/livedashboard/getlivedata.html"""
    room = app.state(Lives).rooms.get(call.export_id)
    if room is None:
        raise Refusal(BAD)
    sold = live_figures(app, call.export_id)
    buyers = {who for of in sold.values() for who in of.paid.people}
    orderers = {who for of in sold.values() for who in of.created.people}
    return DashboardData(
        live_dashboard_data=_text(_basics(app, room)),
        live_comparison_index=_text(_content(app, room)),
        live_ec_data_summary=_text(_sales(sold, len(buyers))),
        live_ec_conversion_metric=_text(_conversion(room, len(orderers), len(buyers))),
        live_ec_profile=_text({"province": _provinces(app, sorted(buyers))}),
        live_distribution_channel=_text({"total_watch_uv": len(room.came)}),
        single_live_ec_spu_data_page_v2=_text({"spu_list": [_spu(app, *entry) for entry in sold.items()]}),
        trace_id=_trace(app),
    )


def _trace(app: App) -> str:
    return app.world.ids.hex(16, "dashboard", str(app.world.ids.count("dashboard")))


def _text(panel: dict[str, Any]) -> str:
    return json.dumps(panel, ensure_ascii=False)


def _basics(app: App, room: Room) -> dict[str, Any]:
    return {
        "export_id": room.content.export_id,
        "description": room.description,
        "start_time": room.start,
        "end_time": room.end,
        "live_duration": (room.end or app.world.clock.time()) - room.start,
        "watch_uv": len(room.came),
        "online_uv": len(room.inside),
        "max_online_uv": room.most,
        "like_cnt": room.likes,
        "comment_cnt": room.comments,
        "forward_cnt": room.forwards,
        "new_follow_cnt": len(room.follows),
    }


def _content(app: App, room: Room) -> dict[str, Any]:
    """While it runs the figures are called `on_air`, afterwards `ended`."""
    now = app.world.clock.time()
    seconds = room.seconds + sum(now - since for since in room.inside.values())
    figures = {"average_watch_seconds": {"value": seconds // max(1, len(room.came))}}
    return {"is_living": not room.end, "ended" if room.end else "on_air": figures}


def _sales(sold: dict[str, Figures], buyers: int) -> dict[str, Any]:
    gmv = sum(of.paid.fen for of in sold.values())
    return {
        "pay_gmv": gmv,
        "pay_uv": buyers,
        "pay_order_cnt": len({order for of in sold.values() for order in of.paid.orders}),
        "pay_product_cnt": sum(of.paid.pieces for of in sold.values()),
        "pay_refund_gmv": sum(of.given_back.fen for of in sold.values()),
        "pay_gmv_per_uv": gmv // buyers if buyers else 0,
    }


def _conversion(room: Room, orderers: int, buyers: int) -> dict[str, Any]:
    return {
        "watch_uv": len(room.came),
        "create_uv": orderers,
        "pay_uv": buyers,
        "watch_to_pay_uv_ratio": ratio(buyers, len(room.came)),
        "create_to_pay_uv_ratio": ratio(buyers, orderers),
    }


def _provinces(app: App, people: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for person in people:
        name = app.world.people[person].address.province_name
        counts[name] = counts.get(name, 0) + 1
    return counts


def _spu(app: App, product_id: str, of: Figures) -> dict[str, Any]:
    item = app.state(Shelf).items.get(product_id)
    product = (item.live or item.draft) if item else None
    return {
        "product_id": product_id,
        "title": product.title if product else "",
        "create_gmv": of.created.fen,
        "pay_gmv": of.paid.fen,
        "pay_uv": len(of.paid.people),
        "pay_product_cnt": of.paid.pieces,
        "pay_refund_gmv": of.given_back.fen,
    }
