"""How many customer-service messages somebody may be sent, and until when: earned by what they do.

In a mini-program only the last thing that somebody did counts, and what a bad review gives on top.
https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage
https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_sendcustommessage.html
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["Allowances", "Cause", "check_minor", "earn", "forfeit", "last_exchange", "spend"]

Cause = Literal["message", "menu", "follow", "scan", "enter", "review"]

TERMS: dict[Cause, tuple[int, float]] = {
    "message": (5, 48 * 3600),
    "menu": (3, 60),
    "follow": (3, 60),
    "scan": (3, 60),
    "enter": (1, 60),
    "review": (1, 48 * 3600),
}
"""Messages and seconds for each thing that a person does."""


@dataclass(slots=True)
class Allowance:
    """What is left of one thing that a person did."""

    left: int
    ends: float


@dataclass(slots=True)
class Allowances:
    """By chat (see `chat_key`), then by cause; the same cause begins anew."""

    by_chat: dict[str, dict[Cause, Allowance]] = field(default_factory=dict[str, dict[Cause, Allowance]])
    exchanges: dict[str, float] = field(default_factory=dict[str, float])
    """When the last message went either way, by chat."""


def earn(app: App, chat: str, cause: Cause) -> None:
    """A person did something that lets the account write to them."""
    state, now = app.state(Allowances), app.world.clock.now()
    count, seconds = TERMS[cause]
    earned = state.by_chat.setdefault(chat, {})
    if app.kind == "miniprogram" and cause != "review":
        earned.clear()
    earned[cause] = Allowance(count, now + seconds)
    if cause == "message":
        state.exchanges[chat] = now


def check_minor(app: App, person: Person) -> None:
    """70000 for who is protected as a minor."""
    if person.id in app.world.settings.protected_minors:
        raise Refusal(70000)


def spend(app: App, chat: str) -> None:
    """Use one message of what ends soonest: 45015 when all is over, 45047 when all is used up."""
    state, now = app.state(Allowances), app.world.clock.now()
    running = [one for one in state.by_chat.get(chat, {}).values() if now < one.ends]
    if not running:
        raise Refusal(45015)
    usable = [one for one in running if one.left]
    if not usable:
        raise Refusal(45047)
    min(usable, key=lambda one: one.ends).left -= 1
    state.exchanges[chat] = now


def forfeit(app: App, chat: str) -> None:
    """Who unfollows cannot be written to."""
    app.state(Allowances).by_chat.pop(chat, None)
    app.state(Allowances).exchanges.pop(chat, None)


def last_exchange(app: App, chat: str) -> float | None:
    """When the last message went between the two, Unix seconds."""
    return app.state(Allowances).exchanges.get(chat)
