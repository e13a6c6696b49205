"""Campaigns: times in which thanks are larger (七夕, 中秋, 年货节)."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from wxkit.policy.decisions import Saw
from wxkit.policy.plugin_settings import Rate, Span, part

__all__ = ["Campaign", "multiplied"]


class Campaign(Span):
    """A time, by when the gift was accepted."""

    name: str = Field(min_length=1)
    times: Rate
    """Multiplies thanks and welcome. Of campaigns at the same time the best counts."""


def multiplied(points: int, at: int, best_first: Iterable[Campaign]) -> tuple[int, Saw]:
    """Points at a moment, and the campaign that made them so."""
    for campaign in best_first:
        if campaign.holds(at):
            times = campaign.times
            more = part(points, times.numerator, times.denominator)
            return more, (("campaign", campaign.name), ("times", str(times)))
    return points, ()
