"""Plays the steps of a story with an engine in memory."""

from __future__ import annotations

import copy
import logging
import threading
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from wxkit.policy._errors import HookFailed, RedemptionRefused
from wxkit.policy._plugins import Plugins
from wxkit.policy._state import Outcome
from wxkit.policy.books import MemoryBooks
from wxkit.policy.decisions import RedeemRequest
from wxkit.policy.engine import Engine
from wxkit.policy.settings import EngineSettings
from wxkit.testing.policy._findings import Problem, Promise
from wxkit.testing.policy._shop import Step

__all__ = ["Played", "play"]

log = logging.getLogger("wxkit.policy")

SETTINGS = EngineSettings(commission_levels=2)


@dataclass(slots=True)
class Played:
    """What came of a story."""

    books: MemoryBooks = field(default_factory=MemoryBooks)
    problems: list[Problem] = field(default_factory=list[Problem])

    @property
    def balances(self) -> dict[str, int]:
        """Accounts that hold something."""
        return {name: amount for name, amount in sorted(self.books.tables.balances.items()) if amount}


def play(plugins: Plugins, steps: Iterable[Step], *, twice: bool = False) -> Played:
    """Play steps; with `twice` every fact is told once more, as a copy. Stops when the engine breaks."""
    played = Played()
    engine = Engine(plugins, played.books, SETTINGS)
    with _silent():
        for number, step in enumerate(steps):
            try:
                _take(engine, step, twice=twice, played=played, number=number)
            except HookFailed as failure:
                played.problems.append(_failed(failure.plugin, str(failure), number))
            except Exception as error:
                text = f"breaks the engine: {type(error).__name__}: {error}"
                played.problems.append(Problem("answers", "", text, number))
                break
    return played


@contextmanager
def _silent() -> Generator[None, None, None]:
    """What this thread's engine logs is in the report already."""
    me = threading.get_ident()

    def of_others(record: logging.LogRecord) -> bool:
        return record.thread != me

    log.addFilter(of_others)
    try:
        yield
    finally:
        log.removeFilter(of_others)


def _take(engine: Engine, step: Step, *, twice: bool, played: Played, number: int) -> None:
    outcomes: list[Outcome] = []
    if step.wait:
        outcomes = engine.tick(step.at)
    elif step.asks:
        _ask(engine, step)
    elif step.redeems:
        _redeem(engine, step, number)
    else:
        told = (*step.facts, *step.facts) if twice else step.facts
        outcomes = engine.process(copy.deepcopy(fact) for fact in told)
    played.problems += [_parked(one, number) for one in outcomes if one.status == "parked"]


def _ask(engine: Engine, step: Step) -> None:
    engine.ask.offers(step.asks, step.at)
    engine.ask.against_gift(step.gift)
    engine.ask.gift_deadline(step.gift)
    engine.ask.gift_swaps(step.gift, (("s1", 9_900), ("s2", 9_900), ("s3", 12_900)))


def _redeem(engine: Engine, step: Step, number: int) -> None:
    for offer in engine.ask.offers(step.redeems, step.at)[:1]:
        request = RedeemRequest(at=step.at, key=f"k{number}", person=step.redeems, offer_id=offer.id)
        with suppress(RedemptionRefused):
            engine.redeem(request)


def _parked(outcome: Outcome, number: int) -> Problem:
    return _failed(outcome.plugin, outcome.reason, number)


def _failed(plugin: str, reason: str, number: int) -> Problem:
    hook, _, text = reason.removeprefix(f"plugin {plugin}: ").partition(" ")
    kind: Promise = "answers"
    if text.startswith(("did not return", "is not asked", "took ")):
        kind = "speed"
    elif text.startswith("changed its input"):
        kind = "input"
    return Problem(kind, hook, text, number)
