"""Confirming a withdrawal of the shop's money."""

from __future__ import annotations

from typing import Literal

from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.store.withdrawals import Payouts, cancel_code, confirm, look_at_code
from wxkit_sandbox.world import World

__all__ = ["FundsActs", "ScanWithdrawal"]


class ScanWithdrawal(Act[Acted], post="/_sandbox/act/scan_withdrawal", auth="none"):
    """Scan the QR code of a withdrawal (提现扫码).

    Events `qrcode_status` and, when it is confirmed, `channels_ec_withdraw_notify`.
    """

    ticket: str
    """From `funds.withdraw`."""
    administrator: bool = True
    """Others can look, but neither confirm nor cancel."""
    answer: Literal["confirm", "cancel", "none"] = "confirm"
    """`none` looks at the page and leaves it."""


@acting(ScanWithdrawal)
def scan_withdrawal(world: World, act: ScanWithdrawal) -> Acted:
    """https://developers.weixin.qq.com/doc/store/API/funds/callback/qrcode_status.html"""
    app = the_app(world, act, "store")
    the_person(world, act)
    payout = app.state(Payouts).by_ticket.get(act.ticket)
    if payout is None:
        raise impossible(f"no withdrawal has the ticket {act.ticket!r}")
    if not payout.open:
        raise impossible(f"the code of withdrawal {payout.id} was used or has expired")
    look_at_code(app, payout, administrator=act.administrator)
    if act.administrator and act.answer == "confirm":
        confirm(app, payout)
    elif act.administrator and act.answer == "cancel":
        cancel_code(app, payout)
    return Acted()


class FundsActs:
    """Confirming a withdrawal of the shop's money."""

    scan_withdrawal = endpoint(ScanWithdrawal)
