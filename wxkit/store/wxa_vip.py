"""Members of a brand's mini-program shown in its shops (小程序会员服务), with the mini-program's token.

Shop and mini-program must belong to one Open Platform account; a mini-program may link many shops.
"""

from __future__ import annotations

from typing import TypeAlias

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import offset

__all__ = [
    "AddWxaMember",
    "AsyncWxaVip",
    "DeleteWxaMember",
    "GetWxaMember",
    "GetWxaMembers",
    "GetWxaShops",
    "UpdateWxaMember",
    "WxaMember",
    "WxaMemberFound",
    "WxaMemberInput",
    "WxaMemberItem",
    "WxaMemberPage",
    "WxaShop",
    "WxaShops",
    "WxaVip",
]

_BOTH = ("store", "miniprogram")


class WxaMemberInput(Input):
    """What the mini-program says of a member."""

    identity: str
    """The grade, such as "Lv.1"."""
    outer_userid: str | None = None
    """The brand's own id of the member."""


class AddWxaMember(Call[Ok], post="/wxa/vip/user/info/add", products=_BOTH):
    """Take somebody in who is just joining from a shop (新增小程序会员信息).

    Errors: 1 (bad parameter), 2 (openid of another mini-program).
    https://developers.weixin.qq.com/doc/store/shop/API/wxamember/wxa/api_v3_wxa_adduserinfo.html
    """

    session_id: str
    """From the shop, valid for 10 minutes."""
    wxa_openid: str
    info: WxaMemberInput


class UpdateWxaMember(Call[Ok], post="/wxa/vip/user/info/update", products=_BOTH, repeatable=True):
    """Tell a member's new grade (更新小程序会员信息).

    Errors: 1 (bad parameter), 2 (openid of another mini-program).
    https://developers.weixin.qq.com/doc/store/shop/API/wxamember/wxa/api_v3_wxa_updateuserinfo.html
    """

    wxa_openid: str
    info: WxaMemberInput


class DeleteWxaMember(Call[Ok], post="/wxa/vip/user/info/delete", products=_BOTH):
    """End a membership in the linked shops (删除小程序会员信息).

    Errors: 1 (bad parameter), 2 (openid of another mini-program).
    https://developers.weixin.qq.com/doc/store/shop/API/wxamember/wxa/api_v3_wxa_deluserinfo.html
    """

    wxa_openid: str


class WxaMember(Output):
    """A member."""

    identity: str = ""
    """The grade, such as "Lv.1"."""
    outer_userid: str | None = None
    """The brand's own id of the member."""
    related_shop_appid: list[str] = []
    """The shops where the person is a member."""


class WxaMemberFound(Reply):
    """A member."""

    info: WxaMember = Field(default_factory=WxaMember)


class GetWxaMember(Call[WxaMemberFound], post="/wxa/vip/user/info/get", products=_BOTH, repeatable=True):
    """A member (获取小程序会员信息).

    Errors: 1 (bad parameter), 2 (openid of another mini-program).
    https://developers.weixin.qq.com/doc/store/shop/API/wxamember/wxa/api_v3_wxa_getuserinfo.html
    """

    wxa_openid: str


class WxaMemberItem(WxaMember):
    """A member, by openid."""

    wxa_openid: str = ""
    out_userid: str | None = None
    """The brand's own id, as the documented example spells it."""


# Inside a class that has a field named list, `list[…]` would mean the field.
WxaMemberItems: TypeAlias = list[WxaMemberItem]


class WxaMemberPage(Reply):
    """A page of members."""

    list: WxaMemberItems = []


class GetWxaMembers(Call[WxaMemberPage], post="/wxa/vip/user/list/get", products=_BOTH, repeatable=True):
    """The members (获取小程序会员列表).

    Errors: 1 (bad parameter).
    https://developers.weixin.qq.com/doc/store/shop/API/wxamember/wxa/api_v3_wxa_getuserlist
    """

    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=20, ge=0)


class WxaShop(Output):
    """A linked shop."""

    shop_appid: str = ""


WxaShopList: TypeAlias = list[WxaShop]


class WxaShops(Reply):
    """The linked shops."""

    list: WxaShopList = []


class GetWxaShops(Call[WxaShops], post="/wxa/vip/shop/list/get", products=_BOTH, repeatable=True):
    """The linked shops (获取小程序已关联小店列表).

    Errors: 1 (bad parameter), 2 (no linked shop).
    https://developers.weixin.qq.com/doc/store/shop/API/wxamember/wxa/api_v3_wxa_getshoplist
    """


class WxaVipCalls:
    """Members of a mini-program in its shops."""

    add = endpoint(AddWxaMember)
    update = endpoint(UpdateWxaMember)
    delete = endpoint(DeleteWxaMember)
    get = endpoint(GetWxaMember)
    list = endpoint(GetWxaMembers)
    iter_list = paged(GetWxaMembers, lambda page: page.list, offset("list"))
    shops = endpoint(GetWxaShops)


class WxaVip(WxaVipCalls, Sync):
    """Members of a mini-program in its shops (小程序会员服务)."""


class AsyncWxaVip(WxaVipCalls, Async):
    """Members of a mini-program in its shops (小程序会员服务)."""
