"""Enums whose unknown values survive: WeChat adds states without notice."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Self

__all__ = ["OpenIntEnum", "OpenStrEnum"]


class OpenIntEnum(IntEnum):
    """Numbers with names. An unknown number becomes a member named UNKNOWN_n that equals it."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if isinstance(value, str) and value.isascii() and value.lstrip("-").isdigit():
            return cls(int(value))
        if not isinstance(value, int):
            return None
        member = int.__new__(cls, value)
        member._name_ = f"UNKNOWN_{value}"
        member._value_ = value
        return member


class OpenStrEnum(StrEnum):
    """Texts with names. An unknown text becomes a member of the same name that equals it."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
