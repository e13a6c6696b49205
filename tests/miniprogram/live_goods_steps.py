"""Steps that the tests of goods of live rooms share."""

from __future__ import annotations

from typing import Any

from broadcast_steps import open_room, upload

from wxkit.miniprogram.live_goods import GoodsAuditStatus, LiveGoodsInfo
from wxkit.testing._bench import Bench

__all__ = ["add", "broadcast_with", "goods_info", "goods_of", "library_now", "state"]


def goods_info(wechat: Bench, **changes: Any) -> LiveGoodsInfo:
    fields: dict[str, Any] = {"name": "茶杯", "priceType": 1, "price": 9.9, "url": "pages/tea/tea?id=1"}
    fields["coverImgUrl"] = changes.get("coverImgUrl") or upload(wechat)
    return LiveGoodsInfo(**(fields | changes))


def add(wechat: Bench, **changes: Any) -> int:
    """The id of new goods."""
    return wechat.mp.live_goods.add(goodsInfo=goods_info(wechat, **changes)).goodsId


def state(wechat: Bench, goods_id: int) -> GoodsAuditStatus:
    return wechat.mp.live_goods.get(goods_ids=[goods_id]).goods[0].audit_status


def library_now(wechat: Bench) -> list[dict[str, Any]]:
    """All goods of the library; what is refused changes none of them."""
    listed = (wechat.mp.live_goods.iter_list(status=status) for status in range(4))
    return [goods.model_dump() for page in listed for goods in page]


def broadcast_with(wechat: Bench, *goods: int) -> int:
    """The id of a room that is live with these goods."""
    room_id = open_room(wechat)
    wechat.mp.live_goods.import_into_room(roomId=room_id, ids=list(goods))
    wechat.act.broadcast(person="mei", room_id=room_id)
    return room_id


def goods_of(wechat: Bench, room_id: int) -> list[int]:
    """The goods of a room, in their order."""
    rooms = wechat.mp.live_rooms.iter_list()
    return next([goods.goods_id for goods in room.goods] for room in rooms if room.roomid == room_id)
