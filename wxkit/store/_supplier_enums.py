"""How shop and suppliers (供货商) stand with each other."""

from __future__ import annotations

from wxkit._enums import OpenIntEnum

__all__ = ["BindAudit", "BindStatus", "DistributeType"]


class BindAudit(OpenIntEnum):
    """What became of the request to link."""

    WAITING = 0
    ACCEPTED = 1
    REFUSED = 2
    TIMED_OUT = 3
    CANCELLED = 4
    """By the shop."""
    INITIAL = 5


class BindStatus(OpenIntEnum):
    """Whether shop and supplier are linked."""

    INITIAL = 0
    BOUND = 1
    UNBOUND = 2


class DistributeType(OpenIntEnum):
    """How orders find their supplier."""

    MANUAL = 1
    ALL = 2
    """One supplier ships for the whole shop."""
    BY_PRODUCT = 3
