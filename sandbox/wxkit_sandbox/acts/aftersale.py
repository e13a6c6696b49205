"""Wanting money back: refund, return, exchange, cancel a request."""

from __future__ import annotations

__all__ = ["AftersaleActs"]


class AftersaleActs:
    """Wanting money back: refund, return, exchange, cancel a request."""
