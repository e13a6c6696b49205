"""Goods of the mini-program's live rooms: explained by the anchor, or added in the console."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.miniprogram.live_goods import GoodsAuditStatus
from wxkit.miniprogram.live_rooms import LiveStatus
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.broadcasts import check_anchor, live_room
from wxkit_sandbox.miniprogram.live_shelf import LiveShelf, ShelfGoods
from wxkit_sandbox.service_account.media import picture_url
from wxkit_sandbox.world import World

__all__ = ["AddConsoleGoods", "ConsoleGoods", "ExplainGoods", "LiveShelfActs"]

CONSOLE = 0


class ExplainGoods(Act[Acted], post="/_sandbox/act/explain_goods", auth="none"):
    """The anchor explains goods while WeChat records it (讲解): a video that can be fetched after a while."""

    room_id: int
    goods_id: int


class ConsoleGoods(Reply):
    """The new goods."""

    goods_id: int = 0


class AddConsoleGoods(Act[ConsoleGoods], post="/_sandbox/act/add_console_goods", auth="none"):
    """Somebody adds goods in the console of live streaming (直播控制台): the API may not change them."""

    name: str
    price: int = Field(ge=1)
    """Fen."""
    path: str = "pages/index/index"


@acting(ExplainGoods)
def explain_goods(world: World, act: ExplainGoods) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_downloadgoodsvideo"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    room = live_room(app, act.room_id, LiveStatus.LIVE)
    check_anchor(room, person)
    goods = room.goods.get(act.goods_id)
    if goods is None:
        raise impossible(f"live room {room.id} has no goods {act.goods_id}")
    goods.video_ready = world.clock.time() + world.settings.live_video_takes
    return Acted()


@acting(AddConsoleGoods)
def add_console_goods(world: World, act: AddConsoleGoods) -> ConsoleGoods:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/liveplayer/commodity-api.html"""
    app, _ = the_app(world, act, "miniprogram"), the_person(world, act)
    goods = ShelfGoods(world.ids.count("live_goods"), CONSOLE, act.name, act.path, price=act.price)
    goods.cover_img = picture_url(app, f"live-goods/{goods.id}")
    goods.status = GoodsAuditStatus.APPROVED
    app.state(LiveShelf).goods[goods.id] = goods
    return ConsoleGoods(goods_id=goods.id)


class LiveShelfActs:
    """Goods of the mini-program's live rooms."""

    explain_goods = endpoint(ExplainGoods)
    add_console_goods = endpoint(AddConsoleGoods)
