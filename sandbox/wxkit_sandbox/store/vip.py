"""Shop members: looked up, given points and grades."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from wxkit._call import Ok
from wxkit.store.vip import (
    DecreaseVipScore,
    GetVipScore,
    GetVipScoreFlow,
    GetVipUser,
    GetVipUsers,
    GetWxaVipInfo,
    IncreaseVipScore,
    ScoreSource,
    UpdateVipGrade,
    VipGrade,
    VipScore,
    VipScoreFlow,
    VipScoreFlowPage,
    VipScoreFound,
    VipUser,
    VipUserFound,
    VipUserPage,
    WxaVipDisplay,
    WxaVipInfo,
    WxaVipInfoFound,
    WxaVipPaths,
    WxaVipState,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.members import Member, Members, member_of, move_score, set_grade
from wxkit_sandbox.world import App

__all__: list[str] = []

T = TypeVar("T")
BAD = 10100002
INVALID = {"*": BAD, "openid": BAD}


@handles(GetVipUser, invalid=INVALID)
def get_user(app: App, call: GetVipUser) -> VipUserFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/vip/api_getuserinfo.html"""
    return VipUserFound(info=_shown(app, member_of(app, call.openid)))


@handles(GetVipUsers, invalid=INVALID)
def get_users(app: App, call: GetVipUsers) -> VipUserPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/vip/api_getuserlist.html"""
    members = list(app.state(Members).by_openid.values())
    page = [_shown(app, member) for member in _page(members, call.page_num, call.page_size)]
    return VipUserPage(list=page, total_num=len(members))


def _shown(app: App, member: Member) -> VipUser:
    shown = VipUser(
        openid=member.openid,
        user_grade_info=VipGrade(grade=member.grade, experience_value=member.experience_value),
    )
    if (unionid := app.unionid(member.person)) is not None:
        shown.unionid = unionid
    return shown


def _page(items: Sequence[T], number: int, size: int) -> Sequence[T]:
    return items[(number - 1) * size : number * size]


@handles(GetVipScore, invalid=INVALID)
def get_score(app: App, call: GetVipScore) -> VipScoreFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/vip/api_getvipuserscore.html"""
    return VipScoreFound(info=VipScore(score=str(member_of(app, call.openid).score)))


@handles(GetVipScoreFlow, invalid=INVALID)
def get_score_flow(app: App, call: GetVipScoreFlow) -> VipScoreFlowPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/vip/api_getuserscoreflowrecord.html"""
    flows = member_of(app, call.openid).flows[::-1]
    page = _page(flows, call.page_num, call.page_size)
    shown = [VipScoreFlow(score=flow.score, source=flow.source, remark=flow.remark) for flow in page]
    return VipScoreFlowPage(list=shown, total_num=len(flows))


@handles(IncreaseVipScore, invalid=INVALID)
def increase_score(app: App, call: IncreaseVipScore) -> Ok:
    """https://developers.weixin.qq.com/doc/channels/API/vip/score/incr_user_score.html"""
    return _change(app, call, int(call.score), ScoreSource.MERCHANT_ADDED)


@handles(DecreaseVipScore, invalid=INVALID)
def decrease_score(app: App, call: DecreaseVipScore) -> Ok:
    """https://developers.weixin.qq.com/doc/channels/API/vip/score/decr_user_score.html"""
    return _change(app, call, -int(call.score), ScoreSource.MERCHANT_TAKEN)


def _change(app: App, call: IncreaseVipScore | DecreaseVipScore, by: int, source: ScoreSource) -> Ok:
    """Carry a change out, unless it was already."""
    member, requests = member_of(app, call.openid), app.state(Members).requests
    if call.request_id in requests:
        return Ok()
    if member.score + by < 0:
        raise Refusal(BAD)
    requests.add(call.request_id)
    move_score(app, member, by, source, call.remark or "")
    return Ok()


@handles(UpdateVipGrade, invalid=INVALID)
def update_grade(app: App, call: UpdateVipGrade) -> Ok:
    """https://developers.weixin.qq.com/doc/channels/API/vip/grade/update_user_grade.html"""
    member = member_of(app, call.openid)
    if member.grade != call.grade:
        set_grade(app, member, call.grade)
    return Ok()


@handles(GetWxaVipInfo)
def get_wxa_info(app: App, call: GetWxaVipInfo) -> WxaVipInfoFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/wxamember/shop/get_wxa_bind_info.html"""
    world, settings = app.world, app.world.settings
    testers = [world.people[who] for who in settings.brand_members_tested_by if who in world.people]
    info = WxaVipInfo(
        paths=WxaVipPaths(register_path="pages/member/register", rights_path="pages/member/rights"),
        whitelist_openids=[world.miniprogram.openid(person) for person in testers],
        display_info=WxaVipDisplay(order_page_display=1),
    )
    state = WxaVipState[settings.brand_members.upper()]
    return WxaVipInfoFound(wxa_appid=world.miniprogram.appid, info=info, state=state)
