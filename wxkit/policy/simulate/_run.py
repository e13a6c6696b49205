"""Running facts through an engine in memory, with an eye on everything that is posted."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

from wxkit.policy import _guards as guards
from wxkit.policy._plugins import Plugins
from wxkit.policy._sharing import unit_of
from wxkit.policy._state import Outcome, Ruling, Tx
from wxkit.policy.books import MemoryBooks
from wxkit.policy.decisions import Commission, Review, Tier
from wxkit.policy.engine import Engine
from wxkit.policy.facts import (
    Fact,
    GiftAccepted,
    GiftExpired,
    GiftSent,
    Identified,
    OrderPaid,
    OrderRefunded,
    Person,
)
from wxkit.policy.settings import EngineSettings
from wxkit.policy.simulate._report import Cost, Gifts, Referrer, Report, RuleUse, Week

__all__ = ["simulate"]

DAY = 86_400
WEEK = 7 * DAY
TOP = 20
"""Referrers that are named."""
SHANGHAI = 8 * 3_600

Progress = Callable[[int], None]
"""Is told how many facts are done."""


def simulate(
    facts: Sequence[Fact],
    plugins: Plugins,
    settings: EngineSettings | None = None,
    progress: Progress | None = None,
) -> Report:
    """Let facts, oldest first, have their effects day by day, and tell what came of it.

    Load the plugins with `hook_limit=math.inf`: a slow moment of the machine shall not change the outcome.
    """
    with _uncollected():
        return _simulate(facts, plugins, settings, progress)


@contextmanager
def _uncollected() -> Generator[None]:
    """Nothing here is garbage in a circle, and looking for some among millions of facts takes seconds."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _simulate(
    facts: Sequence[Fact], plugins: Plugins, settings: EngineSettings | None, progress: Progress | None
) -> Report:
    books = MemoryBooks(journal=False)
    engine = Engine(plugins, books, settings)
    watch = _Watch(books)
    done = 0
    for day, some in groupby(facts, key=lambda fact: (fact.at + SHANGHAI) // DAY):
        morning = day * DAY - SHANGHAI
        watch.until(morning)
        watch.see(engine.tick(morning, watch.note), ())
        todays = list(some)
        with books.transaction() as unit:
            outcomes = engine.process(todays, unit)
            watch.note(unit.txs)
        watch.see(outcomes, todays)
        done += len(todays)
        if progress is not None:
            progress(done)
    return watch.report(facts, plugins)


class _Watch:
    """Counts while an engine works."""

    def __init__(self, books: MemoryBooks) -> None:
        self._books = books
        self._sums: Counter[str] = Counter()
        """Balances by kind of account: `points/available`."""
        self._weeks: list[Week] = []
        self._next = 0
        self._uses: Counter[tuple[str, str, str]] = Counter()
        self._amounts: Counter[tuple[str, str, str]] = Counter()
        self._guards: Counter[tuple[str, str, str]] = Counter()
        self._reviews = 0
        self._tiers: dict[Person, str] = {}
        self._moves: Counter[str] = Counter()
        self._gifts: Counter[str] = Counter()
        self._orders: Counter[str] = Counter()
        self._referred: Counter[Person] = Counter()
        self._commission: Counter[Person] = Counter()
        self._parked: Counter[str] = Counter()
        self._earned: dict[Person, dict[str, int]] = {}
        self._people: set[Person] = set()

    def until(self, moment: int) -> None:
        """Write down what is owed at the end of every week that is over."""
        self._next = self._next or moment + WEEK
        while self._next <= moment:
            self._weeks.append(self._owed(self._next))
            self._next += WEEK

    def _owed(self, at: int) -> Week:
        owed = sum(self._sums[f"commission/{bucket}"] for bucket in ("pending", "frozen", "payable"))
        return Week(at, self._sums["points/pending"], self._sums["points/available"], owed)

    def note(self, txs: Sequence[Tx]) -> None:
        """Follow the balances."""
        sums = self._sums
        for tx in txs:
            start = len(tx.unit) + 1
            for account, amount in tx.entries:
                end = account.find("/", start)
                sums[account if end < 0 else account[:end]] += amount

    def see(self, outcomes: Sequence[Outcome], facts: Sequence[Fact]) -> None:
        """Count what became of facts."""
        for fact in facts:
            self._fact(fact)
        for outcome in outcomes:
            if outcome.status == "parked":
                self._parked[outcome.plugin or "engine"] += 1
            for ruling in outcome.rulings:
                self._ruling(ruling)

    def _fact(self, fact: Fact) -> None:
        if isinstance(fact, OrderPaid):
            self._orders["orders"] += 1
            self._orders["paid"] += fact.paid
        elif isinstance(fact, OrderRefunded):
            self._orders["refunded"] += sum(line.fen for line in fact.lines)
        elif isinstance(fact, GiftSent):
            self._gifts["sent"] += 1
        elif isinstance(fact, GiftAccepted):
            self._gifts["accepted"] += 1
            self._gifts["newcomers"] += fact.receiver not in self._people
        elif isinstance(fact, GiftExpired):
            self._gifts["expired"] += 1
        if not isinstance(fact, Identified):
            self._people.update(fact.people)

    def _ruling(self, ruling: Ruling) -> None:
        decision = ruling.decision
        if ruling.verdict == "review":
            self._reviews += 1
        if ruling.guard:
            self._guards[ruling.plugin, ruling.guard, type(decision).__name__] += 1
        if isinstance(decision, Review) or ruling.verdict == "refused":
            return
        person, kind = guards.subject(decision), unit_of(decision)
        self._uses[ruling.plugin, decision.rule, kind] += 1
        self._amounts[ruling.plugin, decision.rule, kind] += ruling.amount
        earned = self._earned.setdefault(person, {})
        source = f"{kind} {ruling.plugin}/{decision.rule}"
        earned[source] = earned.get(source, 0) + ruling.amount
        if isinstance(decision, Commission):
            self._referred[person] += decision.level == 1
            self._commission[person] += ruling.amount
        elif isinstance(decision, Tier):
            self._move(person, decision.tier)

    def _move(self, person: Person, tier: str) -> None:
        before = self._tiers.get(person, "")
        if before != tier:
            self._tiers[person] = tier
            self._moves[f"{before or 'none'} → {tier}"] += 1

    def report(self, facts: Sequence[Fact], plugins: Plugins) -> Report:
        """Everything in numbers."""
        last = facts[-1].at if facts else 0
        return Report(
            plugins={loaded.name: loaded.version for loaded in plugins.loaded},
            first=facts[0].at if facts else 0,
            last=last,
            facts=len(facts),
            orders=self._orders["orders"],
            paid=self._orders["paid"],
            refunded=self._orders["refunded"],
            people=len(self._people),
            costs=dict(self._costs()),
            weeks=(*self._weeks, self._owed(last)),
            tiers=dict(sorted(Counter(self._tiers.values()).items())),
            moves=dict(sorted(self._moves.items())),
            gifts=Gifts(**self._gifts),
            rules=tuple(
                RuleUse(*key, times, self._amounts[key]) for key, times in sorted(self._uses.items())
            ),
            guards=tuple(RuleUse(*key, times, 0) for key, times in sorted(self._guards.items())),
            reviews=self._reviews,
            referrers=tuple(self._referrers()),
            parked=dict(sorted(self._parked.items())),
            earned=self._earned,
        )

    def _costs(self) -> Iterator[tuple[str, Cost]]:
        sums = self._sums
        for unit in sorted({kind.rpartition("/")[0] for kind in sums}):
            source, taken = ("budget", "clawed") if unit == "commission" else ("issuance", "reversed")
            held = ("pending", "available", "frozen", "payable", "debt")
            yield (
                unit,
                Cost(
                    given=-sums[f"{unit}/{source}"],
                    taken_back=sums[f"{unit}/{taken}"],
                    spent=sums[f"{unit}/spent"] + sums[f"{unit}/paid"],
                    expired=sums[f"{unit}/expired"],
                    left=sum(sums[f"{unit}/{bucket}"] for bucket in held),
                ),
            )

    def _referrers(self) -> Iterator[Referrer]:
        ranked = sorted(self._commission.items(), key=lambda item: (-item[1], item[0]))
        for person, fen in ranked[:TOP]:
            yield Referrer(person, self._referred[person], fen)
