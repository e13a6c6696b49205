"""Errors of policies.

WxkitError
└── PolicyError
    ├── PluginError         a plugin cannot be loaded, or did what it must not; names the plugin
    │   └── HookFailed      a hook raised, answered wrongly, took too long or changed its input
    ├── RedemptionRefused   points are not redeemed: not enough, unknown offer, refused by a rule
    └── LedgerError         the books do not balance, or a stored ledger is of another version
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from wxkit._errors import WxkitError

__all__ = ["HookFailed", "LedgerError", "PluginError", "PolicyError", "RedemptionRefused", "RefusalCause"]

RefusalCause: TypeAlias = Literal["not_enough", "unknown_offer", "rule", "key_reused", "cap"]


class PolicyError(WxkitError):
    """The base of what policies raise."""


class PluginError(PolicyError):
    """A plugin cannot be used; the text names it and says what is wrong in one line."""

    def __init__(self, plugin: str, problem: str) -> None:
        super().__init__(f"plugin {plugin}: {problem}")
        self.plugin = plugin
        self.problem = problem


class HookFailed(PluginError):
    """A hook did what it must not."""

    def __init__(self, plugin: str, hook: str, problem: str) -> None:
        super().__init__(plugin, f"{hook} {problem}")
        self.hook = hook


class RedemptionRefused(PolicyError):
    """Points are not redeemed."""

    def __init__(self, cause: RefusalCause, reason: str) -> None:
        super().__init__(reason)
        self.cause = cause
        self.reason = reason


class LedgerError(PolicyError):
    """The books are wrong or cannot be read."""
