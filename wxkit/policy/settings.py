"""Settings of an engine: the table `[policy]` of wxkit.toml, less what the app around it reads."""

from __future__ import annotations

from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, field_validator

from wxkit.policy.decisions import ReturnPolicy

__all__ = ["Budget", "EngineSettings"]

DAY = 86_400


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Budget(_Strict):
    """At most `limit` points, fen or vouchers by one plugin in a period, whatever the plugin says itself."""

    limit: int = Field(ge=0)
    period: Literal["day", "month", "year", "ever"] = "ever"
    per_person: bool = False


class EngineSettings(_Strict):
    """What holds for all plugins."""

    points_return: ReturnPolicy = "negative"
    """What a refund may take back of points: only pending ones, within the balance, or more (debt)."""
    commission_return: ReturnPolicy = "negative"
    """The same for commissions, unless a plugin answers."""
    refund_window: int = Field(default=7 * DAY, ge=0)
    """Seconds from settlement until commissions are payable."""
    commission_levels: int = Field(default=1, ge=1, le=2)
    """WeChat allows two at most."""
    zone: str = "Asia/Shanghai"
    """Where days, months and years of caps begin."""
    member_score: bool = False
    """Keep the Store's member score (会员积分) in step with available points, through the outbox."""
    budgets: dict[str, Budget] = Field(default_factory=dict)
    """By plugin."""

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (KeyError, ValueError, OSError):
            raise ValueError(f"{zone!r} is no time zone, e.g. Asia/Shanghai") from None
        return zone
