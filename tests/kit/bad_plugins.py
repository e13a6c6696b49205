"""Plugins that are wrong on purpose, one for each property that the kit looks at."""

from __future__ import annotations

import itertools
import os
import random
import socket
import sqlite3
import subprocess
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime
from io import FileIO
from pathlib import Path
from typing import Any

from wxkit.policy import (
    Attribution,
    Cap,
    Commission,
    Earn,
    Fact,
    GiftAccepted,
    OrderPaid,
    OrderRefunded,
    Person,
    ReturnPolicy,
    Shared,
    View,
    hookimpl,
)
from wxkit.policy.plugin_settings import PluginSettings


def earn(fact: OrderPaid, points: int, **more: Any) -> Earn:
    return Earn(person=fact.payer, points=points, rule="bad", reason="on purpose", **more)


class Doing:
    """Does something with every order that no hook may do."""

    def __init__(self, deed: Callable[[], object]) -> None:
        self.deed = deed

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> Iterator[Earn]:
        if isinstance(fact, OrderPaid):
            self.deed()
            yield earn(fact, 1)


def _open_by_class() -> None:
    FileIO(os.devnull)


def _swallow() -> None:
    try:
        Path(__file__).read_bytes()
    except Exception:
        return


IMPURE: dict[str, Callable[[], object]] = {
    "reads the clock (time.time)": time.time,
    "reads the clock (time.monotonic)": time.monotonic,
    "reads the clock (datetime.now)": datetime.now,
    "throws dice (random.random)": random.random,
    "throws dice (random.getrandbits)": lambda: random.choice("ab"),
    "throws dice (uuid.uuid4)": uuid.uuid4,
    "throws dice (os.urandom)": lambda: os.urandom(3),
    "reads the environment (os.environ)": lambda: os.environ.get("RATE"),
    "does input or output (open)": _swallow,
    "does input or output (listdir)": lambda: os.listdir("."),  # noqa: PTH208 - the deed itself
    "does input or output (print)": lambda: print("points!"),  # noqa: T201 - the deed itself
    "opens a socket": socket.socket,
    "does input or output (connect)": lambda: sqlite3.connect(":memory:"),
    "starts a process (subprocess)": lambda: subprocess.run(["true"], check=True),
    "starts a thread": lambda: threading.Thread(target=print).start(),
}


class Rewriting:
    """Makes the order dearer."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> None:
        if isinstance(fact, OrderPaid):
            object.__setattr__(fact.lines[0], "paid", 10**6)


class TableSettings(PluginSettings):
    rates: dict[str, int] = {}


class RewritingSettings:
    """Learns rates into its settings."""

    @hookimpl
    def wxkit_settings(self) -> type[TableSettings]:
        return TableSettings

    @hookimpl
    def wxkit_points_earn(self, fact: Fact, settings: TableSettings) -> None:
        if isinstance(fact, OrderPaid):
            settings.rates[fact.payer] = 1


class Remembering:
    """Counts in itself whom it has seen."""

    def __init__(self) -> None:
        self.seen: set[Person] = set()

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> None:
        self.seen.update(fact.people)


NUMBERS = itertools.count(1)


class Remembered:
    """Counts in a module's global."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> None:
        next(NUMBERS)


class Counting:
    """Gives one point more every time, and hides where it counts."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact, view: View, _hidden: list[int] = [0]) -> Iterator[Earn]:  # noqa: B006 - on purpose
        _hidden[0] += 1
        if isinstance(fact, OrderPaid):
            yield earn(fact, _hidden[0])


class Slow:
    """Thinks for too long."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> None:
        if isinstance(fact, OrderPaid):
            sum(range(10_000_000))


class Hanging:
    """Never returns, until the test is over."""

    def __init__(self) -> None:
        self.over = threading.Event()

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> None:
        if isinstance(fact, OrderPaid):
            self.over.wait()


class Raising:
    """Cannot cope with gifts."""

    @hookimpl
    def wxkit_gift_outcome(self, fact: Fact) -> None:
        if isinstance(fact, GiftAccepted):
            raise KeyError(fact.receiver)


class Halves:
    """Gives halves of points."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> Any:
        return [earn(fact, fact.paid / 200)] if isinstance(fact, OrderPaid) else None  # type: ignore[arg-type] # on purpose


class FirstOfAll:
    """Greets whoever comes first, of all the people in the shop."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact, view: View) -> Iterator[Earn]:
        if isinstance(fact, OrderPaid):
            first = not view.used("bad/greeted", "ever")
            yield earn(fact, 100 if first else 1, caps=(Cap(name="bad/greeted", limit=10**9),))


class Renaming:
    """Gives facts another id, so that they count again."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> Iterator[Earn]:
        if isinstance(fact, OrderPaid):
            object.__setattr__(fact, "id", f"mine/{fact.id}")
            yield earn(fact, 10)


class SparingSmall:
    """Takes commissions back for big refunds only."""

    @hookimpl
    def wxkit_referral_attribute(self, fact: OrderPaid) -> list[Attribution] | None:
        return [Attribution(referrer=fact.referrer, rule="r", reason="named")] if fact.referrer else None

    @hookimpl
    def wxkit_referral_commission(self, fact: OrderPaid, attribution: Attribution) -> Iterator[Commission]:
        yield Commission(referrer=attribution.referrer, fen=fact.paid // 10, rule="r", reason="a tenth")

    @hookimpl
    def wxkit_referral_clawback(self, fact: OrderRefunded) -> ReturnPolicy:
        return "negative" if sum(line.fen for line in fact.lines) > 5_000 else "pending"


class WrongLine:
    """Earns on a line of its own invention."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> Iterator[Earn]:
        if isinstance(fact, OrderPaid):
            yield earn(fact, 10, line="order")


class Forging:
    """Helps itself in the books, behind the view."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact, view: Any) -> None:
        if isinstance(fact, OrderPaid):
            inner = getattr(view, "_view", view)
            inner._unit.tables.balances[f"points/available/{fact.payer}"] = 10**6


class Generous:
    """Raises the limit of its cap whenever it is used up."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact, view: View) -> Iterator[Earn]:
        if isinstance(fact, OrderPaid):
            used = view.used("bad/cap", "ever", fact.payer)
            yield earn(fact, 10, caps=(Cap(name="bad/cap", limit=used + 10, person=fact.payer),))


class ThreeLevels:
    """Pays whoever recruited the recruiter, too."""

    @hookimpl
    def wxkit_referral_attribute(self, fact: OrderPaid) -> list[Attribution] | None:
        return [Attribution(referrer=fact.referrer, rule="r", reason="named")] if fact.referrer else None

    @hookimpl
    def wxkit_referral_commission(
        self, fact: OrderPaid, attribution: Attribution, view: View
    ) -> Iterator[Commission]:
        person: Person | None = attribution.referrer
        for level in (1, 2, 3):
            if person:
                yield Commission(referrer=person, fen=100, level=level, rule="chain", reason="a link")
                person = view.recruiter(person)


class PayingForShares:
    """Pays for the mere act of sharing."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> Iterator[Earn]:
        if isinstance(fact, Shared):
            yield Earn(person=fact.person, points=5, rule="share", reason="thanks for sharing")


class TakingAway:
    """Takes points itself."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> Iterator[Earn]:
        if isinstance(fact, OrderPaid):
            yield earn(fact, -5)
