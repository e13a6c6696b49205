"""Tickets for the JS-SDK."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.service_account.jssdk import GetTicket, JsTicket
from wxkit_sandbox.handlers import handles
from wxkit_sandbox.world import App

__all__ = ["Tickets"]

LIFE = 7200


@dataclass(slots=True)
class Ticket:
    """A ticket and when it ends (Unix seconds)."""

    value: str = field(repr=False)
    ends: float


@dataclass(slots=True)
class Tickets:
    """The current ticket of each type."""

    by_type: dict[str, Ticket] = field(default_factory=dict[str, Ticket])

    def alive(self, kind: str, now: float) -> Ticket | None:
        """The ticket of this type, while it lives."""
        ticket = self.by_type.get(kind)
        return None if ticket is None or now >= ticket.ends else ticket


@handles(GetTicket)
def get_ticket(app: App, call: GetTicket) -> JsTicket:
    """https://developers.weixin.qq.com/doc/service/api/webdev/js/api_getticket"""
    tickets, now = app.state(Tickets), app.world.clock.now()
    ticket = tickets.alive(call.type, now)
    if ticket is None:
        ticket = tickets.by_type[call.type] = Ticket(app.world.ids.token(86), now + LIFE)
    return JsTicket(ticket=ticket.value, expires_in=int(ticket.ends - now))
