"""Members of the mini-program in the shop (小程序会员服务), with the mini-program's token."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store.wxa_vip import (
    AddWxaMember,
    DeleteWxaMember,
    GetWxaMember,
    GetWxaMembers,
    GetWxaShops,
    UpdateWxaMember,
    WxaMember,
    WxaMemberFound,
    WxaMemberItem,
    WxaMemberPage,
    WxaShop,
    WxaShops,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.brand_members import BrandMember, BrandMembers, link, linked_shops
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 1
NOT_OURS = 2
NOT_ALLOWED = 48001
INVALID = {"*": BAD}


def _only_miniprograms(app: App) -> None:
    if app.kind != "miniprogram":
        raise Refusal(NOT_ALLOWED)


def _person(app: App, openid: str) -> Person:
    """Whose openid it is; 2 when it is not this mini-program's."""
    _only_miniprograms(app)
    person = app.person(openid)
    if person is None:
        raise Refusal(NOT_OURS)
    return person


def _member(app: App, openid: str) -> BrandMember:
    """The member; 1 when the person is none."""
    _person(app, openid)
    member = app.state(BrandMembers).by_openid.get(openid)
    if member is None:
        raise Refusal(BAD)
    return member


@handles(AddWxaMember, invalid=INVALID)
def add_member(app: App, call: AddWxaMember) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/wxamember/wxa/api_v3_wxa_adduserinfo.html"""
    person, sessions = _person(app, call.wxa_openid), app.state(BrandMembers).sessions
    openid, end = sessions.get(call.session_id, ("", 0.0))
    if openid != call.wxa_openid or end <= app.world.clock.now():
        raise Refusal(BAD)
    del sessions[call.session_id]
    link(app, person, call.info.identity, call.info.outer_userid or "")
    return Ok()


@handles(UpdateWxaMember, invalid=INVALID)
def update_member(app: App, call: UpdateWxaMember) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/wxamember/wxa/api_v3_wxa_updateuserinfo.html"""
    member = _member(app, call.wxa_openid)
    member.identity = call.info.identity
    if call.info.outer_userid is not None:
        member.outer_userid = call.info.outer_userid
    return Ok()


@handles(DeleteWxaMember, invalid=INVALID)
def delete_member(app: App, call: DeleteWxaMember) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/wxamember/wxa/api_v3_wxa_deluserinfo.html"""
    member = _member(app, call.wxa_openid)
    del app.state(BrandMembers).by_openid[member.wxa_openid]
    return Ok()


@handles(GetWxaMember, invalid=INVALID)
def get_member(app: App, call: GetWxaMember) -> WxaMemberFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/wxamember/wxa/api_v3_wxa_getuserinfo.html"""
    member = _member(app, call.wxa_openid)
    info = WxaMember(identity=member.identity, related_shop_appid=list(member.shops))
    if member.outer_userid:
        info.outer_userid = member.outer_userid
    return WxaMemberFound(info=info)


@handles(GetWxaMembers, invalid=INVALID)
def get_members(app: App, call: GetWxaMembers) -> WxaMemberPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/wxamember/wxa/api_v3_wxa_getuserlist"""
    _only_miniprograms(app)
    members = list(app.state(BrandMembers).by_openid.values())[call.offset : call.offset + call.limit]
    return WxaMemberPage(list=[_item(member) for member in members])


def _item(member: BrandMember) -> WxaMemberItem:
    item = WxaMemberItem(
        wxa_openid=member.wxa_openid, identity=member.identity, related_shop_appid=list(member.shops)
    )
    if member.outer_userid:
        # The table says outer_userid, the example out_userid.
        item.outer_userid = item.out_userid = member.outer_userid
    return item


@handles(GetWxaShops, invalid=INVALID)
def get_shops(app: App, call: GetWxaShops) -> WxaShops:
    """https://developers.weixin.qq.com/doc/store/shop/API/wxamember/wxa/api_v3_wxa_getshoplist"""
    _only_miniprograms(app)
    shops = linked_shops(app.world)
    if not shops:
        raise Refusal(NOT_OURS)
    return WxaShops(list=[WxaShop(shop_appid=appid) for appid in shops])
