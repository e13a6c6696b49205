"""Opening the customer service of the mini-program; writing to it is `send_message` with its appid."""

from __future__ import annotations

from wxkit._endpoint import endpoint
from wxkit.callbacks.events import UserEnterTempsession
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.common.allowance import earn
from wxkit_sandbox.common.kf_businesses import SubMerchants
from wxkit_sandbox.common.kf_desk import chat_key
from wxkit_sandbox.miniprogram.visits import visit
from wxkit_sandbox.world import World

__all__ = ["EnterCustomerService", "TempSessionActs"]

SESSION_FROM = 1000


class EnterCustomerService(Act[Acted], post="/_sandbox/act/enter_customer_service", auth="none"):
    """Tap the customer-service button of the mini-program (进入客服会话): event `user_enter_tempsession`.
    It may send one message within a minute."""

    session_from: str = ""
    """The `session-from` attribute of the button, at most 1000 bytes."""
    business_id: str = ""
    """The sub-merchant (客服子商户) whose chat it opens."""


@acting(EnterCustomerService)
def enter(world: World, act: EnterCustomerService) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/receive.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    if len(act.session_from.encode()) > SESSION_FROM:
        raise impossible("session-from has more than 1000 bytes")
    if act.business_id and act.business_id not in app.state(SubMerchants).by_id:
        raise impossible(f"{app.appid} has no sub-merchant {act.business_id!r}")
    earn(app, chat_key(visit(app, person), act.business_id), "enter")
    app.emit(UserEnterTempsession(session_from=act.session_from), person)
    return Acted()


class TempSessionActs:
    """Opening the customer service."""

    enter_customer_service = endpoint(EnterCustomerService)
