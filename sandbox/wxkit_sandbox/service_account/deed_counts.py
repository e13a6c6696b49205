"""Counting what people did with articles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from wxkit_sandbox.service_account.article_days import Deed

__all__ = ["only", "people"]

D = TypeVar("D", bound=Deed)


def only(kind: type[D], deeds: Iterable[Deed]) -> list[D]:
    """The deeds of one kind."""
    return [deed for deed in deeds if isinstance(deed, kind)]


def people(deeds: Iterable[Deed]) -> int:
    """How many people did that."""
    return len({deed.openid for deed in deeds})
