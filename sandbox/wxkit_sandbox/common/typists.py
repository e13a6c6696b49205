"""That somebody is typing an answer (客服输入状态), as the chat shows it.

https://developers.weixin.qq.com/doc/service/api/customer/message/api_typing
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit_sandbox.common.allowance import last_exchange
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import App

__all__ = ["Typists", "hide_typing", "show_typing"]

TYPING_LASTS = 15.0
TYPING_AFTER = 30.0


@dataclass(slots=True)
class Typists:
    """Until when (Unix seconds) the account shows as typing, by chat."""

    until: dict[str, float] = field(default_factory=dict[str, float])


def show_typing(app: App, chat: str) -> None:
    """For 15 seconds: 45080 without a message in the last 30, 45081 when it shows already."""
    until, now = app.state(Typists).until, app.world.clock.now()
    last = last_exchange(app, chat)
    if last is None or now - last > TYPING_AFTER:
        raise Refusal(45080)
    if now < until.get(chat, 0):
        raise Refusal(45081)
    until[chat] = now + TYPING_LASTS


def hide_typing(app: App, chat: str) -> None:
    """No longer: a message arrived, or the account says so."""
    app.state(Typists).until.pop(chat, None)
