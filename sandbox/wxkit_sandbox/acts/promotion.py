"""Becoming a promoter or a sharer of the Store, and a member."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.store.promoter import CommissionPayer
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.orders import spread_by
from wxkit_sandbox.store.agency import Agency, bind_promoter, promoter_by_person, unbind_promoter
from wxkit_sandbox.store.attribution import click
from wxkit_sandbox.store.members import Members, close_membership, join_members
from wxkit_sandbox.store.sharers import Sharers, bind_sharer
from wxkit_sandbox.world import World

__all__ = [
    "BecomePromoter",
    "BecomeSharer",
    "JoinVip",
    "LeaveAgency",
    "LeaveVip",
    "OpenLink",
    "PromoterBound",
    "PromotionActs",
    "RegisterPromoter",
    "SharerBound",
]


class PromoterBound(Reply):
    """The person promotes for the agency now."""

    sharer_appid: str = ""
    """The promoter's id at the agency."""


class BecomePromoter(Act[PromoterBound], post="/_sandbox/act/become_promoter", auth="none"):
    """Register as a promoter (推客) and bind to the agency: event `promoter_bind_result`."""

    commission_type: Literal[0, 1] = 0
    """0 the platform pays the promoter, 1 the agency does."""
    commission_ratio: int = Field(default=1_000_000, ge=1, le=1_000_000)
    """The promoter's part of what the agency earns, in parts per million."""
    simple: bool = False
    """Without a merchant account, so that only the agency can pay (简易注册)."""


class RegisterPromoter(Act[Acted], post="/_sandbox/act/register_promoter", auth="none"):
    """Register as a promoter (注册推客) and stay unbound; `become_promoter` binds."""

    simple: bool = False
    """Without a merchant account, so that only the agency can pay (简易注册)."""
    verified: bool = True
    """Otherwise the payment identity has to be verified first (支付实名)."""


class LeaveAgency(Act[Acted], post="/_sandbox/act/leave_agency", auth="none"):
    """A promoter parts with the agency (解绑): event `promoter_bind_result`."""


class OpenLink(Act[Acted], post="/_sandbox/act/open_link", auth="none"):
    """Open what a promoter or sharer passed on. A promoter keeps who does (锁客)."""

    link: str
    """A link or QR code that a call of the Store handed out."""


class SharerBound(Reply):
    """The person is a sharer now."""

    openid: str = ""
    """In the Store."""


class BecomeSharer(Act[SharerBound], post="/_sandbox/act/become_sharer", auth="none"):
    """Scan the invitation to become a sharer (分享员) of the Store: event `channels_ec_sharer_change`."""

    sharer_type: Literal[0, 1] = 0
    """0 an ordinary sharer, 1 a shop's own."""


class JoinVip(Act[Acted], post="/_sandbox/act/join_vip", auth="none"):
    """Become a member of the shop (加入会员): event `channels_ec_vip_join`."""


class LeaveVip(Act[Acted], post="/_sandbox/act/leave_vip", auth="none"):
    """Leave the shop's members (退出会员): event `channels_ec_vip_close`. The points are lost."""


@acting(BecomePromoter)
def become_promoter(world: World, act: BecomePromoter) -> PromoterBound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/promoter_bind_event"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    if promoter_by_person(app, person.id):
        raise impossible(f"{person.id} is bound to the agency already")
    agency = app.state(Agency)
    in_full = agency.registered.get(person.id, False) or not act.simple
    payer = CommissionPayer(act.commission_type)
    if not in_full and payer == CommissionPayer.PLATFORM:
        raise impossible("who registers without a merchant account is paid by the agency: commission_type 1")
    agency.registered[person.id] = in_full
    agency.unverified.discard(person.id)
    promoter = bind_promoter(app, person, payer, act.commission_ratio)
    return PromoterBound(sharer_appid=promoter.sharer_appid)


@acting(RegisterPromoter)
def register_promoter(world: World, act: RegisterPromoter) -> Acted:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getpromoterregisterandbindstatus"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    agency = app.state(Agency)
    if act.verified:
        agency.unverified.discard(person.id)
        agency.registered[person.id] = agency.registered.get(person.id, False) or not act.simple
    else:
        agency.unverified.add(person.id)
    return Acted()


@acting(LeaveAgency)
def leave_agency(world: World, act: LeaveAgency) -> Acted:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/promoter_bind_event"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    promoter = promoter_by_person(app, person.id)
    if promoter is None:
        raise impossible(f"{person.id} is not bound to the agency")
    unbind_promoter(app, promoter)
    return Acted()


@acting(OpenLink)
def open_link(world: World, act: OpenLink) -> Acted:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/headsupplier/api_getshoplocktime.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    spread = spread_by(app, act.link)
    if spread is None:
        raise impossible("there is no link to open")
    click(app, person, spread)
    return Acted()


@acting(BecomeSharer)
def become_sharer(world: World, act: BecomeSharer) -> SharerBound:
    """https://developers.weixin.qq.com/doc/store/API/sharer/callback/channels_ec_sharer_change.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    if app.openid(person) in app.state(Sharers).by_openid:
        raise impossible(f"{person.id} is a sharer already")
    return SharerBound(openid=bind_sharer(app, person, act.sharer_type).openid)


@acting(JoinVip)
def join_vip(world: World, act: JoinVip) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/guide/marketing/vip.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    if app.openid(person) in app.state(Members).by_openid:
        raise impossible(f"{person.id} is a member already")
    join_members(app, person)
    return Acted()


@acting(LeaveVip)
def leave_vip(world: World, act: LeaveVip) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/guide/marketing/vip.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    member = app.state(Members).by_openid.get(app.openid(person))
    if member is None:
        raise impossible(f"{person.id} is no member")
    close_membership(app, member)
    return Acted()


class PromotionActs:
    """Becoming a promoter or a sharer of the Store, and a member."""

    become_promoter = endpoint(BecomePromoter)
    register_promoter = endpoint(RegisterPromoter)
    leave_agency = endpoint(LeaveAgency)
    open_link = endpoint(OpenLink)
    become_sharer = endpoint(BecomeSharer)
    join_vip = endpoint(JoinVip)
    leave_vip = endpoint(LeaveVip)
