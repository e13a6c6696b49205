"""Numbers that travel as texts."""

from __future__ import annotations

__all__ = ["is_number"]

LONGEST = 20
"""Digits of 64 bits."""


def is_number(text: str) -> bool:
    """Whether a text is a number of a size that WeChat holds; Python refuses to read some thousand digits."""
    return text.isdecimal() and len(text) <= LONGEST
