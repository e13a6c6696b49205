# ruff: noqa: N815 - goodsId, coverImgUrl and their like are WeChat's own field names
"""Goods of live rooms (直播商品): the library with its audits, and what is offered in a room.

Calls work on goods that came by these calls, not on those of WeChat's console.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import Figure
from wxkit._paging import offset

__all__ = [
    "AddLiveGoods",
    "AsyncLiveGoods",
    "AuditSubmitted",
    "DeleteLiveGoods",
    "DeleteRoomGoods",
    "GetGoodsKey",
    "GetGoodsVideo",
    "GetLiveGoods",
    "GetWarehouseGoods",
    "GetWarehouseGoodsByBroadcast",
    "GoodsAuditStatus",
    "GoodsKey",
    "GoodsPosition",
    "GoodsVideo",
    "ImportGoods",
    "LiveGoods",
    "LiveGoodsAdded",
    "LiveGoodsChange",
    "LiveGoodsInfo",
    "LiveGoodsPage",
    "LiveGoodsRead",
    "PriceType",
    "PushGoods",
    "ResubmitAudit",
    "SellGoods",
    "SetGoodsKey",
    "SortGoods",
    "UpdateLiveGoods",
    "WarehouseGoods",
    "WarehouseGoodsList",
    "WithdrawAudit",
]

PriceType: TypeAlias = Literal[1, 2, 3]
"""1: `price` (一口价), 2: from `price` to `price2` (价格区间), 3: `price2` instead of `price` (折扣价)."""

GoodsIds = Annotated[list[int], Field(min_length=1)]


class LiveGoodsInfo(Input):
    """Goods for the library."""

    coverImgUrl: str
    """Picture by media_id, at most 300 by 300."""
    name: str
    """At most 14 Chinese characters; a Chinese character counts as two others."""
    priceType: PriceType
    price: float
    """Yuan, at most two decimals."""
    price2: float | None = None
    """Yuan; for price types 2 and 3."""
    url: str
    """Page of the mini-program, with a query if wanted; an address inside the query is URI-encoded."""
    thirdPartyAppid: str | None = None
    """The mini-program that sells, when it is another one."""
    goodsKey: list[str] | None = None
    """Names of the query's parameters by which the live widget (直播挂件) knows the goods."""


class LiveGoodsAdded(Reply):
    """The new goods; keep both ids."""

    goodsId: int = 0
    auditId: int = 0


class AddLiveGoods(Call[LiveGoodsAdded], post="/wxaapi/broadcast/goods/add"):
    """Add goods to the library and submit them for audit (添加并提审商品). 500 a day.

    Errors: 200002 (argument), 3000xx (name, picture, price, page).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/commodity-management/api_addgoods
    """

    goodsInfo: LiveGoodsInfo


class LiveGoodsChange(Input):
    """What to change; approved goods may change their price only."""

    goodsId: int
    coverImgUrl: str | None = None
    """Picture by media_id, at most 300 by 300."""
    name: str | None = None
    priceType: PriceType | None = None
    price: float | None = None
    """Yuan, at most two decimals."""
    price2: float | None = None
    """Yuan; for price types 2 and 3."""
    url: str | None = None
    thirdPartyAppid: str | None = None
    goodsKey: list[str] | None = None


class UpdateLiveGoods(Call[Ok], post="/wxaapi/broadcast/goods/update", repeatable=True):
    """Change goods of the library (更新商品), not while they are audited.

    Errors: 200002 (argument), 3000xx (name, picture, price, page, state).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/commodity-management/api_updategoodsinfo
    """

    goodsInfo: LiveGoodsChange


class DeleteLiveGoods(Call[Ok], post="/wxaapi/broadcast/goods/delete"):
    """Delete goods from the library and from all rooms (删除商品).

    Errors: 1003 (no such goods), 3000xx.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/commodity-management/api_deletegoodsinfo
    """

    goodsId: int


class AuditSubmitted(Reply):
    """The new audit."""

    auditId: int = 0


class ResubmitAudit(Call[AuditSubmitted], post="/wxaapi/broadcast/goods/audit"):
    """Submit withdrawn goods for audit again (重新提交审核).

    Errors: 1003 (no such goods), 3000xx.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/commodity-management/api_resubmitaudit
    """

    goodsId: int


class WithdrawAudit(Call[Ok], post="/wxaapi/broadcast/goods/resetaudit"):
    """Withdraw goods from their audit (撤回商品审核). The submission stays counted.

    Errors: 1003 (no such goods), 3000xx.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/commodity-management/api_resetaudit
    """

    goodsId: int
    auditId: int


class GoodsAuditStatus(OpenIntEnum):
    """How far the audit of goods is."""

    NOT_SUBMITTED = 0
    AUDITING = 1
    APPROVED = 2
    REJECTED = 3


class LiveGoodsRead(Output):
    """Goods of the library."""

    goodsId: int = 0
    name: str = ""
    url: str = ""
    coverImgUrl: str = ""
    priceType: int = 0
    """As `PriceType`."""
    price: Figure = 0
    price2: Figure = 0
    thirdPartyAppid: str | None = None
    thirdPartyTag: int = 0
    """1 or 2: added by these calls; else in WeChat's console."""


class LiveGoodsPage(Reply):
    """A page of goods."""

    goods: list[LiveGoodsRead] = []
    total: int = 0


class GetLiveGoods(Call[LiveGoodsPage], get="/wxaapi/broadcast/goods/getapproved"):
    """Goods of the library by the state of their audit (获取商品列表).

    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/commodity-management/api_getgoodsinfo
    """

    offset: int = Field(default=0, ge=0)
    """How many to skip."""
    limit: int = Field(default=30, ge=1, le=100)
    """How many to list."""
    status: int = Field(default=2, ge=0, le=3)
    """A `GoodsAuditStatus`."""


class WarehouseGoods(Output):
    """Goods and the state of their audit."""

    goods_id: int = 0
    name: str = ""
    url: str = ""
    cover_img_url: str = ""
    price_type: int = 0
    """As `PriceType`."""
    price: Figure = 0
    price2: Figure = 0
    audit_status: GoodsAuditStatus = GoodsAuditStatus(0)
    third_party_tag: int = 0
    """1 or 2: added by these calls; else in WeChat's console."""
    thirdPartyAppid: str | None = None


class WarehouseGoodsList(Reply):
    """The goods that were asked for."""

    goods: list[WarehouseGoods] = []
    total: int = 0


class GetWarehouseGoods(Call[WarehouseGoodsList], post="/wxa/business/getgoodswarehouse", repeatable=True):
    """Goods by their ids, with the state of their audits (获取商品的信息与审核状态).

    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/commodity-management/api_getgoodsauditinfo
    """

    goods_ids: GoodsIds


class GetWarehouseGoodsByBroadcast(
    Call[WarehouseGoodsList], post="/wxaapi/broadcast/getgoodswarehouse", repeatable=True
):
    """The same as GetWarehouseGoods at another address, which some kits use (获取商品状态).

    https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/liveplayer/commodity-api.html#6
    """

    goods_ids: GoodsIds


class ImportGoods(Call[Ok], post="/wxaapi/broadcast/room/addgoods"):
    """Bring approved goods of the library into a room (直播间导入商品).

    Errors: 300022 (no such room), 3000xx (goods).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_importgoods
    """

    roomId: int
    ids: GoodsIds
    """The goods."""


class DeleteRoomGoods(Call[Ok], post="/wxaapi/broadcast/goods/deleteInRoom"):
    """Take goods out of a room (删除直播间商品).

    Errors: 300022 (no such room), 3000xx (goods).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_deletedoods
    """

    roomId: int
    goodsId: int


class PushGoods(Call[Ok], post="/wxaapi/broadcast/goods/push"):
    """Show goods to everybody in a room (推送商品).

    Errors: 300022 (no such room), 3000xx (goods).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_pushgoods
    """

    roomId: int
    goodsId: int


class SellGoods(Call[Ok], post="/wxaapi/broadcast/goods/onsale", repeatable=True):
    """Put goods on sale in a room, or off (上下架商品).

    Errors: 300022 (no such room), 3000xx (goods).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_salegoods
    """

    roomId: int
    goodsId: int
    onSale: Literal[0, 1]
    """1: on sale, 0: off."""


class GoodsPosition(Input):
    """Goods in an order."""

    goodsId: str
    """A text here, in the page's sample."""


class SortGoods(Call[Ok], post="/wxaapi/broadcast/goods/sort", repeatable=True):
    """Put a room's goods in an order (直播间商品排序).

    Errors: 300022 (no such room), 3000xx (goods).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_sortgoods
    """

    roomId: int
    goods: list[GoodsPosition]
    """First to last."""


class GoodsVideo(Reply):
    """A recording of how goods were explained."""

    url: str = ""


class GetGoodsVideo(Call[GoodsVideo], post="/wxaapi/broadcast/goods/getVideo", repeatable=True):
    """The recording in which goods were explained (下载商品讲解视频).

    Errors: 300022 (no such room), 3000xx (goods).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_downloadgoodsvideo
    """

    roomId: int
    goodsId: int


class SetGoodsKey(Call[Ok], post="/wxaapi/broadcast/goods/setkey", repeatable=True):
    """Set the parameters by which the live widget knows goods (直播挂件设置全局KEY). 500 a day.

    Set them once: goods that were added without a key of their own lose the widget when these change.
    Errors: 200002 (not an array of texts).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_setdefault_goodskey
    """

    goodsKey: list[str]


class GoodsKey(Reply):
    """The parameters that are set."""

    vendorGoodsKey: list[str] = []


class GetGoodsKey(Call[GoodsKey], get="/wxaapi/broadcast/goods/getkey"):
    """The parameters by which the live widget knows goods (直播挂件获取全局KEY). 500 a day.

    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_getdefault_goodskey
    """


def _goods(page: LiveGoodsPage) -> list[LiveGoodsRead]:
    return page.goods


class LiveGoodsCalls:
    """Goods of live rooms."""

    add = endpoint(AddLiveGoods)
    update = endpoint(UpdateLiveGoods)
    delete = endpoint(DeleteLiveGoods)
    resubmit_audit = endpoint(ResubmitAudit)
    withdraw_audit = endpoint(WithdrawAudit)
    list = endpoint(GetLiveGoods)
    iter_list = paged(GetLiveGoods, _goods, offset("goods"))
    get = endpoint(GetWarehouseGoods)
    get_by_broadcast = endpoint(GetWarehouseGoodsByBroadcast)
    import_into_room = endpoint(ImportGoods)
    delete_from_room = endpoint(DeleteRoomGoods)
    push = endpoint(PushGoods)
    sell = endpoint(SellGoods)
    sort = endpoint(SortGoods)
    video = endpoint(GetGoodsVideo)
    set_key = endpoint(SetGoodsKey)
    key = endpoint(GetGoodsKey)


class LiveGoods(LiveGoodsCalls, Sync):
    """Goods of live rooms (直播商品)."""


class AsyncLiveGoods(LiveGoodsCalls, Async):
    """Goods of live rooms (直播商品)."""
