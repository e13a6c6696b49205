"""Becoming a promoter or a sharer of the Store, and a member."""

from __future__ import annotations

__all__ = ["PromotionActs"]


class PromotionActs:
    """Becoming a promoter or a sharer of the Store, and a member."""
