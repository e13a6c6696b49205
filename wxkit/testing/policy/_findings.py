"""What the kit found out about a plugin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["PROMISES", "Finding", "Problem", "Promise", "Report"]

Promise: TypeAlias = Literal[
    "answers",
    "purity",
    "input",
    "memory",
    "determinism",
    "speed",
    "order",
    "idempotency",
    "refunds",
    "conservation",
    "caps",
    "levels",
    "guards",
]

PROMISES: dict[Promise, str] = {
    "answers": "hooks answer with what they promise and raise nothing",
    "purity": "no input or output, no clock, no chance",
    "input": "facts, questions and settings are as they were",
    "memory": "nothing is remembered outside the ledger",
    "determinism": "the same question has the same answer",
    "speed": "no hook sleeps, is slow, or never returns",
    "order": "what strangers do, or in which order an order's news come, changes nothing",
    "idempotency": "a fact that is told twice counts once",
    "refunds": "everything refunded takes all back; many small refunds are one big one",
    "conservation": "every transaction sums to zero, and balances are what transactions made them",
    "caps": "no cap is exceeded, whoever names it",
    "levels": "commissions have two levels at most, for the referrer and their recruiter",
    "guards": "nothing is asked for that WeChat or the engine forbids",
}
"""What a plugin promises, in the order in which the report names it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, before its story is told."""

    promise: Promise
    hook: str
    """The hook that did it; empty when that cannot be told."""
    text: str
    step: int | None = None
    """Index of the step that showed it; None: the whole story did."""

    @property
    def key(self) -> tuple[Promise, str]:
        """What makes it the same as another."""
        return self.promise, self.hook


@dataclass(frozen=True, slots=True)
class Finding:
    """A property that a plugin does not have, shown by a story."""

    plugin: str
    promise: Promise
    hook: str
    problem: str
    story: tuple[str, ...]
    """Step by step."""

    def __str__(self) -> str:
        who = f"{self.hook} " if self.hook else ""
        steps = "".join(f"\n    {line}" for line in self.story)
        return f"{self.promise}: {who}{self.problem}{steps}"


@dataclass(frozen=True, slots=True)
class Report:
    """What came of checking one plugin."""

    plugin: str
    version: str
    stories: int
    """How many were played."""
    findings: tuple[Finding, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def __str__(self) -> str:
        name = f"plugin {self.plugin} {self.version}"
        if self.conforms:
            return f"{name} conforms: {len(PROMISES)} properties, {self.stories} stories"
        return "\n".join((f"{name} does not conform:", *(f"  {one}" for one in self.findings)))
