"""Things that go wrong on demand: refusals, lost replies, delays, broken gateways, cut connections."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from wxkit._call import Call

__all__ = ["Fault", "FaultKind", "Faults", "full_name"]

FaultKind = Literal["errcode", "drop_reply", "delay", "http_status", "close"]
"""`errcode` refuses; `drop_reply` carries the call out and then cuts the connection; `delay` answers late;
`http_status` answers with a gateway's page; `close` cuts the connection before anything happens."""


def full_name(call: type[Call[Any]]) -> str:
    """A call's name with its module, for names that two products share."""
    return f"{call.__module__}.{call.__qualname__}"


@dataclass(slots=True)
class Fault:
    """One rule. It fires for matching requests: the next `times`, every `every`-th, or with `probability`."""

    kind: FaultKind
    match: str = "*"
    """A path, or the name of a Call class (with or without its module), or `*`."""
    errcode: int = -1
    errmsg: str = ""
    status: int = 502
    seconds: float = 0.0
    times: int | None = None
    every: int = 1
    probability: float = 1.0
    id: int = 0
    seen: int = field(default=0, repr=False)
    fired: int = 0

    def matches(self, path: str, call: type[Call[Any]] | None) -> bool:
        if self.match in ("*", path) or call is None:
            return self.match in ("*", path)
        return self.match in (call.__name__, full_name(call))

    def strikes(self, chance: random.Random) -> bool:
        """Count a matching request and tell whether the fault fires for it."""
        self.seen += 1
        if self.times is not None and self.fired >= self.times:
            return False
        if self.seen % self.every or (self.probability < 1 and chance.random() >= self.probability):
            return False
        self.fired += 1
        return True


class Faults:
    """The rules of one world, first match first."""

    def __init__(self, seed: str) -> None:
        self._rules: list[Fault] = []
        self._count = 0
        # Reproducible on purpose: the same seed strikes the same requests.
        self._chance = random.Random(seed)  # noqa: S311

    def add(self, fault: Fault) -> Fault:
        self._count += 1
        fault.id = self._count
        self._rules.append(fault)
        return fault

    def remove(self, fault_id: int) -> bool:
        """Forget one rule; False when there is none with this id."""
        kept = [fault for fault in self._rules if fault.id != fault_id]
        found = len(kept) < len(self._rules)
        self._rules = kept
        return found

    def clear(self) -> int:
        """Forget all rules; gives how many there were."""
        count = len(self._rules)
        self._rules = []
        return count

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._rules)

    def strike(self, path: str, call: type[Call[Any]] | None) -> Fault | None:
        """The fault that fires for this request, if one does."""
        for fault in self._rules:
            if fault.matches(path, call) and fault.strikes(self._chance):
                return fault
        return None
