"""Allowing service cards (服务卡片), and refusing them."""

from __future__ import annotations

from pydantic import Field

from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, CodeGiven, acting, impossible, the_app, the_person
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.miniprogram.service_cards import CardCode, CardCodes, card_code_of, check_kind, is_paid_for
from wxkit_sandbox.miniprogram.visits import visit
from wxkit_sandbox.world import World

__all__ = ["AllowCard", "RefuseCard", "ServiceCardActs"]


class AllowCard(Act[CodeGiven], post="/_sandbox/act/allow_card", auth="none"):
    """Tap a button that allows a service card (服务卡片): a code for `set_user_notify`."""

    notify_type: int


class RefuseCard(Act[Acted], post="/_sandbox/act/refuse_card", auth="none"):
    """Refuse the card that goes with a code or a payment (拒收)."""

    notify_type: int
    notify_code: str = Field(repr=False)


@acting(AllowCard)
def allow_card(world: World, act: AllowCard) -> CodeGiven:
    """https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/subscribe-message-2.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    if is_paid_for(act.notify_type):
        raise impossible("this card takes the number of a payment as its code")
    try:
        check_kind(app, act.notify_type)
    except Refusal as refusal:
        raise impossible(f"{app.appid} has no card {act.notify_type}: {refusal.code}") from None
    value, ends = world.ids.token(32), world.clock.now() + world.settings.service_card_lasts
    app.state(CardCodes).by_value[value] = CardCode(visit(app, person), ends)
    return CodeGiven(code=value)


@acting(RefuseCard)
def refuse_card(world: World, act: RefuseCard) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_getusernotify.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    try:
        code = card_code_of(app, app.openid(person), act.notify_type, act.notify_code)
    except Refusal as refusal:
        raise impossible(f"{person.id} has no such card: {refusal.code}") from None
    app.state(CardCodes).by_value[act.notify_code] = code
    code.refused = True
    return Acted()


class ServiceCardActs:
    """Allowing service cards, and refusing them."""

    allow_card = endpoint(AllowCard)
    refuse_card = endpoint(RefuseCard)
