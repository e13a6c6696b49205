"""Followers: looked up, listed, named and blocked."""

from __future__ import annotations

from typing import Any

from wxkit._call import Ok
from wxkit.service_account.tags import OpenidPage
from wxkit.service_account.users import (
    BlockUsers,
    Follower,
    FollowerPage,
    GetBlacklist,
    GetFollowers,
    GetUser,
    GetUsers,
    UnblockUsers,
    UpdateRemark,
    UserInfo,
    UserInfoList,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.followers import Followers, follower_of
from wxkit_sandbox.world import App

PAGE = 10_000
BLACKLIST_PAGE = 1000


@handles(GetUser)
def get_user(app: App, call: GetUser) -> UserInfo:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_userinfo"""
    return UserInfo(**_told(app, call.openid, call.lang))


@handles(GetUsers, invalid={"user_list": 40032, "user_list.openid": 40003})
def get_users(app: App, call: GetUsers) -> UserInfoList:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_batchuserinfo"""
    return UserInfoList(
        user_info_list=[Follower(**_told(app, one.openid, one.lang)) for one in call.user_list]
    )


@handles(GetFollowers, invalid={"next_openid": 40003})
def get_followers(app: App, call: GetFollowers) -> FollowerPage:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_getfans"""
    openids = [follower.openid for follower in app.state(Followers).active()]
    return _page(app, openids, call.next_openid, PAGE, unknown=40003)


@handles(UpdateRemark, invalid={"remark": 40092})
def update_remark(app: App, call: UpdateRemark) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_updateremark"""
    follower_of(app, call.openid, stranger=43004).remark = call.remark
    return Ok()


@handles(GetBlacklist, invalid={"begin_openid": 40003})
def get_blacklist(app: App, call: GetBlacklist) -> FollowerPage:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_getblacklist"""
    followers = app.state(Followers).by_openid.values()
    openids = [follower.openid for follower in followers if follower.blocked]
    return _page(app, openids, call.begin_openid, BLACKLIST_PAGE, unknown=49003)


@handles(BlockUsers, invalid={"openid_list": 40032})
def block_users(app: App, call: BlockUsers) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_batchblacklist"""
    _block(app, call.openid_list, blocked=True)
    return Ok()


@handles(UnblockUsers, invalid={"openid_list": 40032})
def unblock_users(app: App, call: UnblockUsers) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_batchunblacklist"""
    _block(app, call.openid_list, blocked=False)
    return Ok()


def _block(app: App, openids: list[str], *, blocked: bool) -> None:
    for follower in [follower_of(app, openid, unknown=49003) for openid in openids]:
        follower.blocked = blocked


def _told(app: App, openid: str, lang: str | None) -> dict[str, Any]:
    """The fields that WeChat tells of this person."""
    person = app.person(openid)
    if person is None:
        raise Refusal(40003)
    follower = app.state(Followers).by_openid.get(openid)
    if follower is None:
        return {"subscribe": 0, "openid": openid}
    unionid = app.unionid(person)
    told: dict[str, Any] = {
        "subscribe": 1,
        "openid": openid,
        "language": lang or "zh_CN",
        "subscribe_time": follower.subscribe_time,
        "remark": follower.remark,
        "groupid": 0,
        "tagid_list": follower.tags,
        "subscribe_scene": follower.scene,
        "qr_scene": follower.qr_scene,
        "qr_scene_str": follower.qr_scene_str,
    }
    return told if unionid is None else told | {"unionid": unionid}


def _page(app: App, openids: list[str], begin: str | None, size: int, *, unknown: int) -> FollowerPage:
    """The page after `begin`. Whoever has left since then is still known, and nothing follows them."""
    if begin and app.person(begin) is None:
        raise Refusal(unknown)
    start = 0 if not begin else openids.index(begin) + 1 if begin in openids else len(openids)
    page = openids[start : start + size]
    if not page:
        return FollowerPage(total=len(openids), count=0, next_openid="")
    return FollowerPage(
        total=len(openids), count=len(page), data=OpenidPage(openid=page), next_openid=page[-1]
    )
