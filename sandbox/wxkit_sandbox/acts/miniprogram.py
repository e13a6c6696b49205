"""Opening the mini-program, logging in, giving a phone number, subscribing."""

from __future__ import annotations

__all__ = ["MiniProgramActs"]


class MiniProgramActs:
    """Opening the mini-program, logging in, giving a phone number, subscribing."""
