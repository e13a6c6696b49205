"""Cooperation accounts (合作账号): mini-programs and official accounts that lead people to the shop."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store.cooperation import CooperationStatus, CooperationType
from wxkit_sandbox.store.orderbook import Order
from wxkit_sandbox.store.orderflow import watches_orders
from wxkit_sandbox.world import App

__all__ = ["Account", "CooperationOrders", "Cooperations", "answer", "invite"]

S = CooperationStatus
NEWER = "related_shop_order_submission"


@dataclass(slots=True)
class Account:
    """An account that was invited. Times in milliseconds."""

    sharer_id: str
    account_id: str
    name: str
    kind: CooperationType
    status: CooperationStatus = S.INVITED
    invitations: int = 0
    """How often it was invited; the timer of an earlier invitation is told by it."""
    changed: int = 0
    times: dict[CooperationStatus, int] = field(default_factory=dict[CooperationStatus, int])
    """When each status was reached last."""


@dataclass(slots=True)
class Cooperations:
    """All accounts that were ever invited, by their id."""

    accounts: dict[str, Account] = field(default_factory=dict[str, Account])


@dataclass(slots=True)
class CooperationOrders:
    """The shop's orders out of a mini-program, by the ids that the mini-program knows."""

    shop_ids: dict[str, str] = field(default_factory=dict[str, str])


def invite(app: App, account: Account) -> None:
    """Ask the account to cooperate; it has some days to answer."""
    account.invitations += 1
    answer(app, account, S.INVITED)
    lasts = app.world.settings.cooperation_invitation_lasts
    app.world.clock.call_after(lasts, _lapse, app, account.sharer_id, account.invitations)


def _lapse(app: App, sharer_id: str, invitation: int) -> None:
    """Timer: nobody answered."""
    account = app.state(Cooperations).accounts[sharer_id]
    if account.status == S.INVITED and account.invitations == invitation:
        answer(app, account, S.TIMED_OUT)


def answer(app: App, account: Account, status: CooperationStatus) -> None:
    """The cooperation moves on."""
    account.status = status
    account.times[status] = int(app.world.clock.now() * 1000)
    account.changed = app.world.ids.count("cooperation-change")


@watches_orders
def tell_miniprogram(app: App, order: Order) -> None:
    """An order out of the mini-program's traffic was placed: it hears of it once."""
    miniprogram = app.world.miniprogram
    if order.origin.account != miniprogram.appid:
        return
    known = "co" + app.world.ids.derived(60, "cooperation-order", order.order_id)
    shop_ids = app.state(CooperationOrders).shop_ids
    if known not in shop_ids:
        shop_ids[known] = order.order_id
        data = events.CooperationOrder(shop_appid=app.appid, order_id=known)
        told = events.CooperationShopOrder(data=data)
        if app.world.settings.cooperation_is_linking:
            told = told.model_copy(update={"event": NEWER})
        miniprogram.emit(told, order.payer)
