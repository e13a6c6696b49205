"""Days and years where the merchant is."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

__all__ = ["day_start", "new_year"]


def day_start(moment: int, zone: ZoneInfo, days: int = 0) -> int:
    """First moment of the day `days` after that of a moment, Unix seconds."""
    return _midnight(datetime.fromtimestamp(moment, zone).toordinal() + days, zone)


def new_year(moment: int, zone: ZoneInfo, years: int = 0) -> int:
    """First moment of the year after that of a moment, or of a year `years` later, Unix seconds."""
    year = datetime.fromtimestamp(moment, zone).year + 1 + years
    return _midnight(date(year, 1, 1).toordinal(), zone)


@lru_cache(maxsize=4096)
def _midnight(ordinal: int, zone: ZoneInfo) -> int:
    return int(datetime.fromordinal(ordinal).replace(tzinfo=zone).timestamp())
