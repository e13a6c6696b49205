"""One-time subscriptions (一次性订阅消息): who said yes to which scene, and the one template for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit_sandbox.world import App

__all__ = ["OneTimeConsents", "one_time_template"]


@dataclass(slots=True)
class OneTimeConsents:
    """Who may be sent one message. Saying yes twice to a scene is good for one message, too."""

    given: set[tuple[str, int]] = field(default_factory=set[tuple[str, int]])
    """openid and scene."""


def one_time_template(app: App) -> str:
    """The account's template of one-time subscriptions, which its console shows (接口权限列表)."""
    return app.world.ids.derived(43, "one-time-template", app.appid)
