"""Customer service: its accounts, which a mini-program has as well, and the sessions of a service account."""

from __future__ import annotations

import re

from wxkit._call import Ok
from wxkit.service_account.customer_service import (
    AddKfAccount,
    CloseKfSession,
    CreateKfSession,
    DeleteKfAccount,
    GetKfAccounts,
    GetKfSession,
    GetKfSessions,
    GetOnlineKfAccounts,
    GetWaitingUsers,
    InviteKfWorker,
    InviteStatus,
    KfAccount,
    KfList,
    KfOnline,
    KfOnlineList,
    KfSession,
    KfSessionOfUser,
    KfSessions,
    KfStatus,
    UpdateKfAccount,
    UploadKfHeadImage,
    WaitingUser,
    WaitingUsers,
)
from wxkit_sandbox.common.kf_businesses import served
from wxkit_sandbox.common.kf_desk import KfDesk, KfInvitation, KfSeat, desk_of, seat_of, staffed
from wxkit_sandbox.common.kf_sessions import begin_talk, end_talk
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.followers import follower_of
from wxkit_sandbox.world import App

__all__: list[str] = []

NAME = re.compile(r"[A-Za-z0-9_]{1,10}@[^@\s]{1,30}")
FIRST = 1001
SEATS = 100
PICTURE_BYTES = 5 << 20
WAITING_SHOWN = 100
UNKNOWN = {"kf_account": 65401, "openid": 40003}


@handles(AddKfAccount, invalid={"kf_account": 65404, "nickname": 65403})
def add_account(app: App, call: AddKfAccount) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_addkfaccount"""
    desk, business_id = desk_of(app), served(app, call.business_id)
    if not NAME.fullmatch(call.kf_account):
        raise Refusal(65404)
    if call.kf_account in desk.seats:
        raise Refusal(65406)
    if len(desk.seats) >= SEATS:
        raise Refusal(65405)
    number = app.world.ids.count(f"kf/{app.appid}", FIRST)
    desk.seats[call.kf_account] = KfSeat(call.kf_account, call.nickname, number, business_id)
    return Ok()


@handles(UpdateKfAccount, invalid={"kf_account": 65401, "nickname": 65403})
def update_account(app: App, call: UpdateKfAccount) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_updatekfaccount"""
    seat_of(app, call.kf_account).nickname = call.nickname
    return Ok()


@handles(DeleteKfAccount, invalid=UNKNOWN, also_get=True)
def delete_account(app: App, call: DeleteKfAccount) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_delkfaccount"""
    desk, seat = desk_of(app), seat_of(app, call.kf_account)
    if seat.business_id != served(app, call.business_id):
        raise Refusal(65401)
    seat.online = False
    for talk in desk.talks_of(seat):
        end_talk(app, talk)
    del desk.seats[seat.kf_account]
    return Ok()


@handles(UploadKfHeadImage, invalid={"kf_account": 65401, "media": 40005})
def upload_head_image(app: App, call: UploadKfHeadImage) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_uploadkfheadimg"""
    seat = seat_of(app, call.kf_account)
    if call.media.filename.rpartition(".")[2].lower() not in ("jpg", "jpeg"):
        raise Refusal(40005)
    if not 0 < len(call.media.content) <= PICTURE_BYTES:
        raise Refusal(40009)
    name = app.world.ids.derived(24, "kf-picture", app.appid, str(app.world.ids.count("kf-picture")))
    seat.picture = f"http://mmbiz.qpic.cn/mmbiz/{name}/0"
    return Ok()


@handles(InviteKfWorker, invalid={"kf_account": 65401, "invite_wx": 65409})
def invite_worker(app: App, call: InviteKfWorker) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_invitekfworker"""
    desk, seat = desk_of(app), seat_of(app, call.kf_account)
    if seat.worker is not None:
        raise Refusal(65412)
    if _open(app, seat.invitation):
        raise Refusal(65411)
    _check_invited(app, desk, call.invite_wx)
    ends = app.world.clock.time() + app.world.settings.kf_invitation_lasts
    seat.invitation = KfInvitation(call.invite_wx, ends)
    return Ok()


def _check_invited(app: App, desk: KfDesk, wechat_id: str) -> None:
    """Whether this person may be asked at all."""
    if wechat_id not in app.world.people:
        raise Refusal(65409)
    if desk.seat_for(app.world.people[wechat_id]) is not None:
        raise Refusal(65407)
    asked = [seat.invitation for seat in desk.seats.values() if _open(app, seat.invitation)]
    if any(invitation and invitation.wechat_id == wechat_id for invitation in asked):
        raise Refusal(65408)
    if wechat_id in app.world.settings.kf_serve_elsewhere:
        raise Refusal(65410)


def _open(app: App, invitation: KfInvitation | None) -> bool:
    return invitation is not None and _status(app, invitation) == InviteStatus.WAITING


def _status(app: App, invitation: KfInvitation) -> InviteStatus:
    if invitation.rejected:
        return InviteStatus.REJECTED
    return InviteStatus.WAITING if app.world.clock.time() < invitation.ends else InviteStatus.EXPIRED


@handles(GetKfAccounts)
def list_accounts(app: App, call: GetKfAccounts) -> KfList:
    """https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_getkflist"""
    return KfList(kf_list=[_shown(app, seat) for seat in desk_of(app).of(served(app, call.business_id))])


def _shown(app: App, seat: KfSeat) -> KfAccount:
    shown = KfAccount(
        kf_account=seat.kf_account,
        kf_nick=seat.nickname,
        kf_id=str(seat.number),
        kf_headimgurl=seat.picture,
    )
    if seat.worker is not None:
        shown.kf_wx = seat.worker.id
        shown.kf_openid = app.openid(seat.worker)
    elif seat.invitation is not None:
        shown.invite_wx = seat.invitation.wechat_id
        shown.invite_expire_time = seat.invitation.ends
        shown.invite_status = _status(app, seat.invitation)
    return shown


@handles(GetOnlineKfAccounts)
def list_online(app: App, call: GetOnlineKfAccounts) -> KfOnlineList:
    """https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_getonlinekflist"""
    desk = desk_of(app)
    online = [
        KfOnline(
            kf_account=seat.kf_account,
            status=KfStatus.WEB,
            kf_id=str(seat.number),
            accepted_case=len(seat.talks),
            kf_openid=app.openid(seat.worker),
        )
        for seat in desk.of(served(app, call.business_id))
        if seat.online and seat.worker is not None
    ]
    return KfOnlineList(kf_online_list=online)


@handles(CreateKfSession, invalid=UNKNOWN)
def create_session(app: App, call: CreateKfSession) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/customer/messctrl/api_createkfsession"""
    seat = staffed(app, call.kf_account)
    if not seat.online:
        raise Refusal(65415)
    follower_of(app, call.openid)
    talk = app.state(KfDesk).talks.get(call.openid)
    if talk is None:
        begin_talk(app, call.openid, seat)
    elif talk.kf_account != seat.kf_account:
        raise Refusal(65414)
    return Ok()


@handles(CloseKfSession, invalid=UNKNOWN)
def close_session(app: App, call: CloseKfSession) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/customer/messctrl/api_closesession"""
    seat = seat_of(app, call.kf_account)
    follower_of(app, call.openid)
    talk = app.state(KfDesk).talks.get(call.openid)
    if talk is None:
        raise Refusal(65413)
    if talk.kf_account != seat.kf_account:
        raise Refusal(65414)
    end_talk(app, talk)
    return Ok()


@handles(GetKfSession, invalid=UNKNOWN)
def get_session(app: App, call: GetKfSession) -> KfSessionOfUser:
    """https://developers.weixin.qq.com/doc/service/api/customer/messctrl/api_getkfsession"""
    desk = desk_of(app)
    follower_of(app, call.openid)
    talk = desk.talks.get(call.openid)
    if talk is None:
        return KfSessionOfUser(createtime=0, kf_account="")
    return KfSessionOfUser(createtime=talk.since, kf_account=talk.kf_account)


@handles(GetKfSessions, invalid=UNKNOWN)
def list_sessions(app: App, call: GetKfSessions) -> KfSessions:
    """https://developers.weixin.qq.com/doc/service/api/customer/messctrl/api_getkfsessionlist"""
    seat = staffed(app, call.kf_account)
    talks = app.state(KfDesk).talks_of(seat)
    return KfSessions(sessionlist=[KfSession(createtime=talk.since, openid=talk.openid) for talk in talks])


@handles(GetWaitingUsers)
def list_waiting(app: App, call: GetWaitingUsers) -> WaitingUsers:
    """https://developers.weixin.qq.com/doc/service/api/customer/messctrl/api_getwaitcase"""
    waits = desk_of(app).waiting.values()
    waiting = [WaitingUser(latest_time=wait.latest, openid=wait.openid) for wait in waits]
    return WaitingUsers(count=len(waiting), waitcaselist=waiting[:WAITING_SHOWN])
