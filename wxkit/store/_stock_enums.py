"""Values of stock fields; numbers that are not listed survive as they came."""

from __future__ import annotations

from wxkit._enums import OpenIntEnum

__all__ = ["StockDiff", "StockOp", "StockType"]


class StockDiff(OpenIntEnum):
    """How `num` changes the stock."""

    ADD = 1
    SUBTRACT = 2
    SET = 3
    """Discouraged by WeChat: an order in between is overwritten."""


class StockType(OpenIntEnum):
    """Whose stock moved."""

    NORMAL = 0
    TALENT = 1
    B2C_ACTIVITY = 2
    STORE = 3
    ACTIVITY = 4
    LIMITED_TIME = 5


class StockOp(OpenIntEnum):
    """Why stock moved."""

    SET = 1
    ADD = 2
    SUBTRACT = 3
    ORDERED = 4
    CANCELLED = 5
    ALLOTTED = 6
    RETURNED = 7
    EXCHANGED = 8
    """For an exchange (售后换货)."""
    EXCHANGE_CANCELLED = 9
