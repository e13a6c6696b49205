"""Shop members (小店会员): who joined, their grade and their points.

The current documentation lists the reads only. Points and grade can still be written by the calls of the
older documentation, which say so in their docstrings.
"""

from __future__ import annotations

from typing import TypeAlias

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._paging import numbered

__all__ = [
    "AsyncVip",
    "DecreaseVipScore",
    "GetVipScore",
    "GetVipScoreFlow",
    "GetVipUser",
    "GetVipUsers",
    "GetWxaVipInfo",
    "IncreaseVipScore",
    "ScoreSource",
    "UpdateVipGrade",
    "Vip",
    "VipGrade",
    "VipScore",
    "VipScoreFlow",
    "VipScoreFlowList",
    "VipScoreFlowPage",
    "VipScoreFound",
    "VipUser",
    "VipUserFound",
    "VipUserList",
    "VipUserPage",
    "WxaVipDisplay",
    "WxaVipInfo",
    "WxaVipInfoFound",
    "WxaVipPaths",
    "WxaVipState",
]

POINTS = r"^[1-9]\d{0,17}$"


class ScoreSource(OpenIntEnum):
    """Why points moved."""

    SPENDING = 1
    """消费增加."""
    ORDER = 2
    """下单增加."""
    REDEEM_PRODUCT = 3
    """积分商城兑换商品."""
    REDEEM_COUPON = 4
    """积分商城兑换优惠券."""
    ORDER_DEDUCTION = 5
    """下单抵扣."""
    AFTERSALE_RETURN = 6
    """售后退回."""
    MERCHANT_ADDED = 7
    """商家增加."""
    MERCHANT_TAKEN = 8
    """商家减少."""
    TASK = 9
    """任务完成."""


class VipGrade(Output):
    """A member's grade."""

    grade: int = 0
    """From 1 up to 10 (VIP10)."""
    experience_value: int = 0
    """Experience (经验值) gathered so far."""


class VipUser(Output):
    """A member."""

    openid: str = ""
    unionid: str | None = None
    """Absent when the shop is bound to no Open Platform account."""
    user_grade_info: VipGrade | None = None


class VipUserFound(Reply):
    """A member."""

    info: VipUser = Field(default_factory=VipUser)


class GetVipUser(Call[VipUserFound], post="/channels/ec/vip/user/info/get", repeatable=True):
    """One member (获取用户信息).

    Errors: 10100002 (bad parameter), 10100003 (not a member).
    https://developers.weixin.qq.com/doc/store/shop/API/vip/api_getuserinfo.html
    """

    openid: str


VipUserList: TypeAlias = list[VipUser]


class VipUserPage(Reply):
    """A page of members."""

    list: VipUserList = []
    total_num: int = 0
    """All members, not only this page."""


class GetVipUsers(Call[VipUserPage], post="/channels/ec/vip/user/list/get", repeatable=True):
    """All members (获取用户列表), page by page.

    Errors: 10100002 (bad parameter).
    https://developers.weixin.qq.com/doc/store/shop/API/vip/api_getuserlist.html
    """

    page_num: int = Field(default=1, ge=1)
    """Which page, from 1."""
    page_size: int = Field(default=200, ge=1, le=200)
    """Members a page, at most 200."""


class VipScore(Output):
    """A member's points."""

    score: str = "0"
    """Points (积分), a whole number as text."""


class VipScoreFound(Reply):
    """A member's points."""

    info: VipScore = Field(default_factory=VipScore)


class GetVipScore(Call[VipScoreFound], post="/channels/ec/vip/user/score/get", repeatable=True):
    """A member's points (获取用户积分).

    Errors: 10100002 (bad parameter), 10100003 (not a member).
    https://developers.weixin.qq.com/doc/store/shop/API/vip/api_getvipuserscore.html
    """

    openid: str


class VipScoreFlow(Output):
    """A movement of points."""

    score: int = 0
    """Points added, negative for points taken."""
    source: ScoreSource = ScoreSource.SPENDING
    remark: str = ""


VipScoreFlowList: TypeAlias = list[VipScoreFlow]


class VipScoreFlowPage(Reply):
    """A page of movements."""

    list: VipScoreFlowList = []
    total_num: int = 0
    """All movements, not only this page."""


class GetVipScoreFlow(
    Call[VipScoreFlowPage], post="/channels/ec/vip/user/score/flowrecord/get", repeatable=True
):
    """A member's point movements (获取用户积分流水), page by page.

    Errors: 10100002 (bad parameter), 10100003 (not a member).
    https://developers.weixin.qq.com/doc/store/shop/API/vip/api_getuserscoreflowrecord.html
    """

    openid: str
    page_num: int = Field(default=1, ge=1)
    """Which page, from 1."""
    page_size: int = Field(default=200, ge=1, le=200)
    """Movements a page, at most 200."""


class _ChangeScore(Call[Ok]):
    """A change of a member's points."""

    openid: str
    score: str = Field(pattern=POINTS)
    """Points, a whole number above 0 as text."""
    remark: str | None = None
    """What the member reads about it."""
    request_id: str = Field(min_length=1)
    """Your unique id of this change: the same id is carried out once, however often it is sent."""


class IncreaseVipScore(_ChangeScore, post="/channels/ec/vip/user/score/increase", repeatable=True):
    """Add points (增加用户积分); of the older documentation, no longer listed.

    Errors: 10100002 (bad parameter), 10100003 (not a member).
    https://developers.weixin.qq.com/doc/channels/API/vip/score/incr_user_score.html
    """


class DecreaseVipScore(_ChangeScore, post="/channels/ec/vip/user/score/decrease", repeatable=True):
    """Take points (减少用户积分), not more than there are; of the older documentation, no longer listed.

    Errors: 10100002 (bad parameter, too many points), 10100003 (not a member).
    https://developers.weixin.qq.com/doc/channels/API/vip/score/decr_user_score.html
    """


class UpdateVipGrade(Call[Ok], post="/channels/ec/vip/user/grade/update", repeatable=True):
    """Set a member's grade (更新用户等级); of the older documentation, no longer listed.

    Errors: 10100002 (bad parameter), 10100003 (not a member).
    https://developers.weixin.qq.com/doc/channels/API/vip/grade/update_user_grade.html
    """

    openid: str
    grade: int = Field(ge=1, le=10)
    """1 to 10 (VIP10)."""


class WxaVipState(OpenIntEnum):
    """Whether members of the mini-program are served in the shop."""

    ONLINE = 1
    OFFLINE = 2
    TESTING = 3
    """Before it goes online: shown to the white list only."""


class WxaVipPaths(Output):
    """Pages of the mini-program."""

    register_path: str = ""
    """Where a person joins."""
    rights_path: str = ""
    """Where a member sees and picks benefits."""


class WxaVipDisplay(Output):
    """What the shop shows."""

    order_page_display: int = 0
    """1 shows benefits on the order page."""


class WxaVipInfo(Output):
    """How the mini-program is linked."""

    paths: WxaVipPaths = Field(default_factory=WxaVipPaths)
    whitelist_openids: list[str] = []
    """Openids in the mini-program that see the test state."""
    display_info: WxaVipDisplay = Field(default_factory=WxaVipDisplay)


class WxaVipInfoFound(Reply):
    """The member mini-program that is linked with the shop."""

    wxa_appid: str = ""
    info: WxaVipInfo = Field(default_factory=WxaVipInfo)
    state: WxaVipState = WxaVipState.ONLINE


class GetWxaVipInfo(Call[WxaVipInfoFound], post="/channels/ec/vip/v3/wxa/info/get", repeatable=True):
    """The linked member mini-program (获取小程序会员关联信息).

    https://developers.weixin.qq.com/doc/store/shop/API/wxamember/shop/get_wxa_bind_info.html
    """


def _users(page: VipUserPage) -> list[VipUser]:
    return page.list


def _flows(page: VipScoreFlowPage) -> list[VipScoreFlow]:
    return page.list


class VipCalls:
    """Shop members."""

    user = endpoint(GetVipUser)
    users = endpoint(GetVipUsers)
    iter_users = paged(GetVipUsers, _users, numbered("list", page="page_num", size="page_size"))
    score = endpoint(GetVipScore)
    score_flow = endpoint(GetVipScoreFlow)
    iter_score_flow = paged(GetVipScoreFlow, _flows, numbered("list", page="page_num", size="page_size"))
    increase_score = endpoint(IncreaseVipScore)
    decrease_score = endpoint(DecreaseVipScore)
    update_grade = endpoint(UpdateVipGrade)
    wxa_info = endpoint(GetWxaVipInfo)


class Vip(VipCalls, Sync):
    """Shop members (小店会员): grades and points."""


class AsyncVip(VipCalls, Async):
    """Shop members (小店会员): grades and points."""
