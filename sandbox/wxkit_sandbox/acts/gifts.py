"""Gifts between people: accept, swap, decline."""

from __future__ import annotations

__all__ = ["GiftActs"]


class GiftActs:
    """Gifts between people: accept, swap, decline."""
