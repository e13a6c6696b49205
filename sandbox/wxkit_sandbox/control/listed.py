"""Replies whose JSON is a bare list, `[…]` instead of `{"items": […]}`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar, cast

from pydantic import Field, model_serializer, model_validator

from wxkit._call import Output, Reply

__all__ = ["Listed"]

T = TypeVar("T", bound=Output)


class Listed(Reply, Generic[T]):
    """A list on the wire, typed `items` in Python. A refusal is an object with errcode, as everywhere."""

    items: list[T] = Field(default_factory=list[T])

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return {"items": cast("Sequence[Any]", data)} if isinstance(data, list) else data

    @model_serializer
    def _write(self) -> list[T]:
        return self.items
