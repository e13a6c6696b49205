"""How often one thing may be changed within a minute, where WeChat limits that by itself."""

from __future__ import annotations

from wxkit_sandbox.quotas import Quotas, Rate
from wxkit_sandbox.world import App

__all__ = ["count_change"]


def count_change(app: App, thing: str, limit: int, code: int) -> None:
    """Count a change; refuse it with the code when there were so many in this minute. 0 counts nothing."""
    if limit:
        app.state(Quotas).pace(app, thing, Rate(limit, code=code))
