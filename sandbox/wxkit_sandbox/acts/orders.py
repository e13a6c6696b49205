"""Buying in the Store: browse, buy, pay, cancel, receive."""

from __future__ import annotations

__all__ = ["OrderActs"]


class OrderActs:
    """Buying in the Store: browse, buy, pay, cancel, receive."""
