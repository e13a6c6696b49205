"""Customer service of a mini-program: administrators and sub-merchants; its accounts are as an account's."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.miniprogram.customer_service import (
    Business,
    BusinessList,
    BusinessRegistered,
    BusinessReply,
    CancelKfAdmin,
    GetBusiness,
    ListBusinesses,
    RegisterBusiness,
    SetKfAdmin,
    UpdateBusiness,
)
from wxkit_sandbox.censorship import judged
from wxkit_sandbox.common.kf_businesses import SubMerchant, SubMerchants, served, sub_merchant
from wxkit_sandbox.common.kf_desk import KfSeat, desk_of
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.media import temporary
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD_FIELDS = {"account_name": 45091, "nickname": 45078, "icon_media_id": 40007}
BANNED, NO_PICTURE = 45079, 40004


@handles(SetKfAdmin, invalid={"kf_openid": 40003})
def set_admin(app: App, call: SetKfAdmin) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_setkfadmin.html"""
    _seat(app, call.kf_openid, call.business_id).admin = True
    return Ok()


@handles(CancelKfAdmin, invalid={"kf_openid": 40003})
def cancel_admin(app: App, call: CancelKfAdmin) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_cancelkfadmin.html"""
    _seat(app, call.kf_openid, call.business_id).admin = False
    return Ok()


def _seat(app: App, kf_openid: str, business_id: str | None) -> KfSeat:
    """The account that somebody is behind: 40003 for nobody, 65401 for somebody else."""
    desk, whose = desk_of(app), served(app, business_id)
    person = app.person(kf_openid)
    if person is None:
        raise Refusal(40003)
    seat = desk.seat_for(person)
    if seat is None or seat.business_id != whose:
        raise Refusal(65401)
    return seat


@handles(RegisterBusiness, invalid=BAD_FIELDS)
def register_business(app: App, call: RegisterBusiness) -> BusinessRegistered:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-management/api_registerbusiness.html"""
    known = app.state(SubMerchants)
    if call.account_name in known.by_name:
        raise Refusal(45070)
    if len(known.by_id) >= app.world.settings.kf_businesses_at_most:
        raise Refusal(45077)
    _check_nickname(app, call.nickname)
    _check_icon(app, call.icon_media_id)
    business_id = str(app.world.ids.count(f"business/{app.appid}"))
    registered = SubMerchant(
        business_id, call.account_name, call.nickname, call.icon_media_id, bool(call.transfer_to_commkf)
    )
    known.by_id[business_id] = known.by_name[call.account_name] = registered
    return BusinessRegistered(business_id=business_id)


def _check_nickname(app: App, nickname: str) -> None:
    if judged(app.world, nickname).suggest == "risky":
        raise Refusal(BANNED)


def _check_icon(app: App, media_id: str) -> None:
    if temporary(app, media_id).type != "image":
        raise Refusal(NO_PICTURE)


@handles(UpdateBusiness, invalid=BAD_FIELDS | {"business_id": 45071})
def update_business(app: App, call: UpdateBusiness) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-management/api_updatebusiness.html"""
    known = sub_merchant(app, call.business_id)
    _check_nickname(app, call.nickname or "")
    if call.icon_media_id:
        _check_icon(app, call.icon_media_id)
    known.icon_media_id = call.icon_media_id or known.icon_media_id
    known.nickname = call.nickname or known.nickname
    return Ok()


@handles(GetBusiness)
def get_business(app: App, call: GetBusiness) -> BusinessReply:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-management/api_getbusiness.html"""
    if call.business_id:
        return BusinessReply(business_info=_shown(sub_merchant(app, call.business_id)))
    if not call.account_name:
        raise Refusal(40097)
    known = app.state(SubMerchants).by_name.get(call.account_name)
    if known is None:
        raise Refusal(45071)
    return BusinessReply(business_info=_shown(known))


@handles(ListBusinesses)
def list_businesses(app: App, call: ListBusinesses) -> BusinessList:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-management/api_listbusiness.html"""
    known = list(app.state(SubMerchants).by_id.values())
    return BusinessList(list=[_shown(one) for one in known[call.offset : call.offset + call.count]])


def _shown(known: SubMerchant) -> Business:
    return Business(
        business_id=known.business_id,
        account_name=known.account_name,
        nickname=known.nickname,
        icon_media_id=known.icon_media_id,
    )
