"""What the settings of plugins are made of: strict models, exact rates, moments, messages, caps.

    from wxkit.policy.plugin_settings import Budget, PluginSettings, Rate

    class TeaSettings(PluginSettings):
        rate: Rate = Fraction(1)
        budget: Budget = Budget(limit=100_000, period="month")

They are read from wxkit.toml once, when an engine begins; what a hook needs for every order it had better
compute once, in a `functools.cached_property` of its settings.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import date, datetime, timedelta
from fractions import Fraction
from string import Formatter
from typing import Annotated, Any, Literal, Self, TypeAlias
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from wxkit.policy.decisions import Cap, Notify
from wxkit.policy.facts import Person
from wxkit.policy.settings import Budget

__all__ = [
    "DAY",
    "Budget",
    "Days",
    "EndMoment",
    "Message",
    "Moment",
    "PluginSettings",
    "Rate",
    "Rounding",
    "Span",
    "caps_of",
    "category_of",
    "part",
    "yuan",
]

DAY = 86_400
SHANGHAI = ZoneInfo("Asia/Shanghai")

Rounding: TypeAlias = Literal["down", "half_up", "up"]
"""What becomes of a fraction of a point or fen."""

Days: TypeAlias = Annotated[int, Field(ge=1, le=36_500)]


class PluginSettings(BaseModel):
    """Unknown names are refused, values never change, nothing entered is repeated in an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


def _rate(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?%", value):
        return Fraction(value[:-1]) / 100
    if isinstance(value, str) and re.fullmatch(r"\d+(/[1-9]\d*|\.\d+)?", value):
        return Fraction(value)
    if isinstance(value, (int, Fraction)) and not isinstance(value, bool):
        return Fraction(value)
    raise ValueError('a rate is a whole number or a text: "3/2", "1.5" or "10%"; a float is not exact')


Rate: TypeAlias = Annotated[
    Fraction,
    BeforeValidator(_rate),
    Field(ge=0),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string"}]}),
]
"""An exact fraction, not negative: 2, "3/2", "1.5" or "10%"."""


def _start(value: Any) -> Any:
    return _moment(value, 0)


def _end(value: Any) -> Any:
    return _moment(value, 1)


def _moment(value: Any, days: int) -> Any:
    """Unix seconds; of a date alone its first moment, or with `days` that of a later day."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
        except ValueError:
            raise ValueError("a moment is a date, or a date and time, e.g. 2026-06-18T20:00") from None
    if isinstance(value, datetime):
        return int((value if value.tzinfo else value.replace(tzinfo=SHANGHAI)).timestamp())
    if isinstance(value, date):
        day = value + timedelta(days)
        return int(datetime(day.year, day.month, day.day, tzinfo=SHANGHAI).timestamp())
    return value


_MOMENT = WithJsonSchema({"type": "string", "format": "date-time"})
Moment: TypeAlias = Annotated[int, BeforeValidator(_start), _MOMENT]
"""Unix seconds; a date, or date and time, which without an offset are Asia/Shanghai's."""
EndMoment: TypeAlias = Annotated[int, BeforeValidator(_end), _MOMENT]
"""The same, as the exclusive end of something: a date alone includes that day."""


class Span(PluginSettings):
    """From `start` until before `end`."""

    start: Moment
    end: EndMoment

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.end <= self.start:
            raise ValueError("end: it must come after start")
        return self

    def holds(self, moment: int) -> bool:
        """Whether the moment lies in it."""
        return self.start <= moment < self.end


class Message(PluginSettings):
    """A message of a merchant's template; `{…}` in data and page are filled in."""

    template_id: str = Field(min_length=1)
    channel: Literal["template", "subscribe"] = "subscribe"
    """Template message (模板消息) of the service account or subscribe message (订阅消息)."""
    data: dict[str, str] = Field(default_factory=dict)
    """By key of the template, e.g. `thing1 = "{tier}"`."""
    page: str = ""
    """Page of the mini-program that the message opens."""

    def check(self, where: str, known: Iterable[str]) -> None:
        """Raise ValueError when something in braces has no value."""
        allowed = sorted(known)
        for text in (*self.data.values(), self.page):
            try:
                names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
            except ValueError as error:
                raise ValueError(f"{where}: {text!r}: {error}") from None
            for name in names:
                if name not in allowed:
                    raise ValueError(f"{where}: {{{name}}} is unknown; known are {', '.join(allowed)}")

    def to(self, person: Person, rule: str, reason: str, **values: str) -> Notify:
        """The message to somebody."""
        return Notify(
            person=person,
            channel=self.channel,
            template_id=self.template_id,
            data=tuple((key, text.format(**values)) for key, text in self.data.items()),
            page=self.page.format(**values),
            rule=rule,
            reason=reason,
        )


def caps_of(name: str, budgets: Iterable[Budget], person: Person, times: int = 1) -> tuple[Cap, ...]:
    """Caps of a plugin; those per person count for this one. `times`: how much one of the limit is."""
    return tuple(
        Cap(
            name=name,
            limit=budget.limit * times,
            period=budget.period,
            person=person if budget.per_person else None,
        )
        for budget in budgets
    )


def category_of(categories: tuple[str, ...], known: Container[str]) -> str | None:
    """The innermost of a line's categories that a table knows."""
    for category in reversed(categories):
        if category in known:
            return category
    return None


def part(amount: int, top: int, bottom: int, rounding: Rounding = "down") -> int:
    """`top`/`bottom` of an amount that is not negative, in whole points or fen."""
    if rounding == "down":
        return amount * top // bottom
    return (
        (2 * amount * top + bottom) // (2 * bottom) if rounding == "half_up" else -(-amount * top // bottom)
    )


def yuan(fen: int) -> str:
    """For people: 19980 is `199.80`."""
    return f"{fen // 100}.{fen % 100:02d}"
