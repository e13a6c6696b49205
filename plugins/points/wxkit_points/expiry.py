"""When a lot of points ends."""

from __future__ import annotations

from typing import Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from wxkit.policy.plugin_settings import DAY, Days, PluginSettings
from wxkit_points.calendar import new_year

__all__ = ["Expiry"]


class Expiry(PluginSettings):
    """Points live for a time, or until a year is over, or for ever."""

    kind: Literal["rolling", "year_end", "never"] = "rolling"
    days: Days = 365
    """`rolling`: days from when they became available."""
    years: int = Field(default=1, ge=0, le=50)
    """`year_end`: 0 until the end of the same calendar year, 1 until the end of the next."""

    @model_validator(mode="after")
    def _of_its_kind(self) -> Self:
        for name, kind in (("days", "rolling"), ("years", "year_end")):
            if name in self.model_fields_set and self.kind != kind:
                raise ValueError(f"expiry.{name}: it belongs to the kind {kind}, the kind is {self.kind}")
        return self

    def end(self, moment: int, zone: ZoneInfo) -> int | None:
        """When points end that become available at a moment; Unix seconds, exclusive."""
        if self.kind == "rolling":
            return moment + self.days * DAY
        return new_year(moment, zone, self.years) if self.kind == "year_end" else None
