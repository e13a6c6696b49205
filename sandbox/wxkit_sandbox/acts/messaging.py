"""Writing to the service account, tapping its menu, opening its web pages."""

from __future__ import annotations

__all__ = ["MessagingActs"]


class MessagingActs:
    """Writing to the service account, tapping its menu, opening its web pages."""
