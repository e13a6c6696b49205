"""Two simulations of the same facts, held against each other, person by person and rule by rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wxkit.policy.facts import Person
from wxkit.policy.simulate._report import Report

__all__ = ["Change", "Comparison", "Difference", "compare"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What one rule gives somebody in one version and in the other."""

    source: str
    """`<book> <plugin>/<rule>`."""
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody for whom the versions differ, and why."""

    person: Person
    books: dict[str, int]
    """After less before, by book; tiers count how often they were given."""
    reasons: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions."""

    before: Report
    after: Report
    changes: tuple[Change, ...]
    """Largest first."""


def compare(before: Report, after: Report) -> Comparison:
    """For whom do two versions differ, and by which rules?"""
    people = sorted(before.earned.keys() | after.earned.keys())
    changes = [change for person in people if (change := _change(person, before, after)) is not None]
    changes.sort(key=lambda change: (-max(map(abs, change.books.values()), default=0), change.person))
    return Comparison(before, after, tuple(changes))


def _change(person: Person, before: Report, after: Report) -> Change | None:
    reasons = tuple(_differences(before.earned.get(person, {}), after.earned.get(person, {})))
    if not reasons:
        return None
    books: dict[str, int] = {}
    for reason in reasons:
        book = reason.source.partition(" ")[0]
        books[book] = books.get(book, 0) + reason.after - reason.before
    return Change(person, books, reasons)


def _differences(before: dict[str, int], after: dict[str, int]) -> Iterator[Difference]:
    for source in sorted(before.keys() | after.keys()):
        one, other = before.get(source, 0), after.get(source, 0)
        if one != other:
            yield Difference(source, one, other)
