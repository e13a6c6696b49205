"""The money of the agency and of the talents: what is to come, what has come, and every movement. Fen."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit_sandbox.world import App

__all__ = ["Account", "Accounts", "Flow", "account_of", "pay_in"]

AGENCY = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """One movement."""

    flow_id: str
    amount: int
    balance: int
    """Afterwards."""
    at: int
    order_id: str
    transaction_id: str


@dataclass(slots=True)
class Account:
    """Somebody's money."""

    available: int = 0
    pending: int = 0
    """Of orders that are paid and not settled yet."""
    flows: dict[str, Flow] = field(default_factory=dict[str, Flow])
    """Oldest first."""


@dataclass(slots=True)
class Accounts:
    """The talents' by their appid; the empty one is the agency's."""

    by_appid: dict[str, Account] = field(default_factory=dict[str, Account])


def account_of(app: App, talent_appid: str = AGENCY) -> Account:
    """The agency's account, or a talent's."""
    return app.state(Accounts).by_appid.setdefault(talent_appid, Account())


def pay_in(app: App, account: Account, amount: int, order_id: str, transaction_id: str) -> None:
    """An order is settled: its commission can be taken out (分账)."""
    if not amount:
        return
    account.available += amount
    now = app.world.clock.time()
    flow_id = f"{now}{app.world.ids.count('league-flow'):08d}"
    account.flows[flow_id] = Flow(flow_id, amount, account.available, now, order_id, transaction_id)
