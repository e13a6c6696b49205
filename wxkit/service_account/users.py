"""Followers (用户管理): who they are, how they came, remarks and the blacklist."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenStrEnum
from wxkit._paging import cursor
from wxkit.service_account._checks import max_bytes
from wxkit.service_account.tags import OpenidPage

__all__ = [
    "AsyncUsers",
    "BlockUsers",
    "ChangeOpenids",
    "ChangedOpenid",
    "ChangedOpenids",
    "Follower",
    "FollowerPage",
    "GetBlacklist",
    "GetFollowers",
    "GetUser",
    "GetUsers",
    "SubscribeScene",
    "UnblockUsers",
    "UpdateRemark",
    "UserInfo",
    "UserInfoList",
    "UserQuery",
    "Users",
]

Lang = Literal["zh_CN", "zh_TW", "en"]
Blockable = Annotated[list[str], Field(min_length=1, max_length=20)]


class SubscribeScene(OpenStrEnum):
    """How a follower found the account (关注渠道来源)."""

    SEARCH = "ADD_SCENE_SEARCH"
    ACCOUNT_MIGRATION = "ADD_SCENE_ACCOUNT_MIGRATION"
    PROFILE_CARD = "ADD_SCENE_PROFILE_CARD"
    QR_CODE = "ADD_SCENE_QR_CODE"
    PROFILE_LINK = "ADD_SCENE_PROFILE_LINK"
    PROFILE_ITEM = "ADD_SCENE_PROFILE_ITEM"
    PAID = "ADD_SCENE_PAID"
    ADVERTISEMENT = "ADD_SCENE_WECHAT_ADVERTISEMENT"
    REPRINT = "ADD_SCENE_REPRINT"
    LIVESTREAM = "ADD_SCENE_LIVESTREAM"
    CHANNELS = "ADD_SCENE_CHANNELS"
    MINI_PROGRAM = "ADD_SCENE_WXA"
    OTHERS = "ADD_SCENE_OTHERS"


class Follower(Output):
    """What WeChat tells of a person. Nickname and picture are no longer told (since 2021-12-27)."""

    subscribe: int = 0
    """1 for a follower; with 0 only `openid` comes along."""
    openid: str = ""
    unionid: str | None = None
    """Absent unless the account is bound to an Open Platform account (微信开放平台)."""
    language: str | None = None
    subscribe_time: int | None = None
    """Unix seconds; of the last follow."""
    remark: str | None = None
    """The account's name for the person (备注)."""
    groupid: int | None = None
    """The group of the retired grouping, 0 by default."""
    tagid_list: list[int] | None = None
    subscribe_scene: SubscribeScene | None = None
    qr_scene: int | None = None
    """Number of the scene code that was scanned, or 0."""
    qr_scene_str: str | None = None
    """Text of the scene code that was scanned, or empty."""


class UserInfo(Follower, Reply):
    """One person, as a reply."""


class GetUser(Call[UserInfo], get="/cgi-bin/user/info", bare=True):
    """One person by openid (获取用户基本信息); those who do not follow show `subscribe` 0 only.

    Errors: 40003 (invalid openid).
    https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_userinfo
    """

    openid: str
    lang: Lang | None = None
    """Language of names of places."""


class UserQuery(Input):
    """One of the people asked for."""

    openid: str
    lang: Lang | None = None


class UserInfoList(Reply):
    """Several people, in the order asked for."""

    user_info_list: list[Follower] = []


class GetUsers(Call[UserInfoList], post="/cgi-bin/user/info/batchget", bare=True, repeatable=True):
    """Up to 100 people by openid (批量获取用户基本信息).

    Errors: 40003, 40032 (list length).
    https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_batchuserinfo
    """

    user_list: list[UserQuery] = Field(min_length=1, max_length=100)


class FollowerPage(Reply):
    """A page of openids."""

    total: int = 0
    """How many there are altogether."""
    count: int = 0
    """How many this page has."""
    data: OpenidPage | None = None
    """Absent when the page is empty."""
    next_openid: str = ""
    """The last openid of this page. The last page has one too; the page after it is empty."""


class GetFollowers(Call[FollowerPage], get="/cgi-bin/user/get", bare=True):
    """Openids of the followers (获取关注用户列表), 10,000 a page, those on the blacklist left out.

    Errors: 40003 (next_openid). 500 calls a day.
    https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_getfans
    """

    next_openid: str | None = None
    """Begin after this openid; absent for the first page."""


class UpdateRemark(Call[Ok], post="/cgi-bin/user/info/updateremark", repeatable=True):
    """Name a follower for oneself (设置用户备注名). An empty remark takes the name away.

    Errors: 40003, 40092 (30 bytes or more), 43004 (not a follower).
    https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_updateremark
    """

    openid: str
    remark: Annotated[str, max_bytes(29)]
    """Below 30 bytes of UTF-8."""


class GetBlacklist(Call[FollowerPage], post="/cgi-bin/tags/members/getblacklist", bare=True, repeatable=True):
    """Openids on the blacklist (获取黑名单列表), 1000 a page.

    Errors: 40003, 49003 (another app's openid).
    https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_getblacklist
    """

    begin_openid: str | None = None
    """Begin after this openid; absent for the first page."""


class BlockUsers(Call[Ok], post="/cgi-bin/tags/members/batchblacklist", repeatable=True):
    """Put up to 20 followers on the blacklist (拉黑用户).

    Errors: 40003, 40032 (list length), 49003.
    https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_batchblacklist
    """

    openid_list: Blockable


class UnblockUsers(Call[Ok], post="/cgi-bin/tags/members/batchunblacklist", repeatable=True):
    """Take up to 20 followers off the blacklist (取消拉黑用户).

    Errors: 40003, 40032 (list length), 49003.
    https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_batchunblacklist
    """

    openid_list: Blockable


class ChangedOpenid(Output):
    """What became of an openid."""

    ori_openid: str = ""
    """Of the old account."""
    new_openid: str = ""
    """Of this account."""
    err_msg: str = ""
    """`ok`, or `ori_openid error`."""


class ChangedOpenids(Reply):
    """What became of the openids, in the order asked for."""

    result_list: list[ChangedOpenid] = []


class ChangeOpenids(Call[ChangedOpenids], post="/cgi-bin/changeopenid", repeatable=True):
    """Openids after an account was moved to this one (转换openid), for 15 days after the review passed.

    Errors: 40032 (over 100), 63178 (from_appid: no such account was moved here, or over 15 days ago),
    63182 (no openid).
    https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_changeopenid
    """

    from_appid: str
    """The old account: its original id (原始ID, `gh_…`) by the current page, its appid by older ones."""
    openid_list: list[str] = Field(min_length=1, max_length=100)
    """1 to 100 openids of the old account."""


def _openids(page: FollowerPage) -> list[str]:
    return page.data.openid if page.data else []


class UserCalls:
    """Followers."""

    get = endpoint(GetUser)
    get_many = endpoint(GetUsers)
    list = endpoint(GetFollowers)
    iter_list = paged(GetFollowers, _openids, cursor("next_openid"))
    update_remark = endpoint(UpdateRemark)
    blacklist = endpoint(GetBlacklist)
    iter_blacklist = paged(GetBlacklist, _openids, cursor("next_openid", "begin_openid"))
    block = endpoint(BlockUsers)
    unblock = endpoint(UnblockUsers)
    change_openids = endpoint(ChangeOpenids)


class Users(UserCalls, Sync):
    """Followers (用户管理)."""


class AsyncUsers(UserCalls, Async):
    """Followers (用户管理)."""
