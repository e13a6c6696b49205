"""A live engine under watch: who never returns or changes the input parks the fact; others go on."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest
from policy_steps import Rules, paid, points

from wxkit.policy import Fact, OrderPaid, Plugins, View, hookimpl
from wxkit.policy._asking import Runner, plainly
from wxkit.policy.books import Books, MemoryBooks
from wxkit.policy.engine import Engine
from wxkit.policy.watchdog import Watchdog

SOON = 0.2


class Stuck:
    """Does not return for one person, until it is let go."""

    def __init__(self, let_go: threading.Event) -> None:
        self.let_go = let_go
        self.ended = threading.Event()

    @hookimpl
    def wxkit_points_earn(self, fact: Fact, view: View) -> None:
        if fact.people[0] == "mei":
            self.let_go.wait()
            with suppress(RuntimeError):
                view.orders("mei")
                raise AssertionError("the view is open")
            self.ended.set()


@pytest.fixture
def let_go() -> Iterator[threading.Event]:
    """Set at the end, so that no thread of a test outlives it for long."""
    event = threading.Event()
    yield event
    event.set()


class Rewriting:
    """Makes every order dearer."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> None:
        if isinstance(fact, OrderPaid) and fact.payer == "mei":
            object.__setattr__(fact.lines[0], "paid", 10**9)


def watched(books: Books, **plugins: Any) -> Engine:
    loaded = Plugins({**plugins, "rules": Rules()}, hook_limit=SOON, runner=Watchdog())
    return Engine(loaded, books)


def test_a_hook_that_never_returns_parks_the_fact_and_others_go_on(
    books: Books, let_go: threading.Event
) -> None:
    engine = watched(books, stuck=Stuck(let_go))
    bad, good = engine.process([paid("1", "mei", 10_000), paid("2", "lan", 10_000)])
    assert (bad.status, bad.plugin) == ("parked", "stuck")
    assert bad.reason == "plugin stuck: wxkit_points_earn did not return within 0.2 s"
    assert good.status == "posted"
    assert points(engine, "lan") == (100, 0, 0)


def test_a_hook_that_was_given_up_can_look_at_nothing_any_more(let_go: threading.Event) -> None:
    stuck = Stuck(let_go)
    watched(MemoryBooks(), stuck=stuck).process([paid("1", "mei", 10_000)])
    assert not stuck.ended.is_set()
    let_go.set()
    assert stuck.ended.wait(5)


def test_a_plugin_that_hangs_again_and_again_is_not_asked_until_it_returns(let_go: threading.Event) -> None:
    stuck = Stuck(let_go)
    engine = watched(MemoryBooks(), stuck=stuck)
    outcomes = engine.process([paid(str(number), "mei", 10_000) for number in range(4)])
    assert outcomes[2].reason.endswith("did not return within 0.2 s")
    refusal = "is not asked: 3 earlier calls of this plugin are still running"
    assert outcomes[3].reason == f"plugin stuck: wxkit_points_earn {refusal}"
    let_go.set()
    assert stuck.ended.wait(5)
    time.sleep(SOON)
    (later,) = engine.process([paid("5", "lan", 10_000)])
    assert later.status == "posted"


def test_who_changes_a_fact_changes_a_copy_and_the_fact_is_parked_as_it_was(books: Books) -> None:
    engine = watched(books, rewriting=Rewriting())
    order = paid("1", "mei", 10_000)
    bad, good = engine.process([order, paid("2", "lan", 10_000)])
    assert bad.reason == "plugin rewriting: wxkit_points_earn changed its input: fact is not as it was"
    assert order == bad.fact == paid("1", "mei", 10_000)
    assert good.status == "posted"


def test_what_a_watched_hook_raises_is_told_as_always(caplog: pytest.LogCaptureFixture) -> None:
    class Failing:
        @hookimpl
        def wxkit_points_earn(self, fact: Fact) -> None:
            raise LookupError("no such rate")

    (outcome,) = watched(MemoryBooks(), failing=Failing()).process([paid("1", "mei", 10_000)])
    assert outcome.reason == "plugin failing: wxkit_points_earn raised LookupError: no such rate"


@pytest.mark.parametrize("runner", [plainly, Watchdog()])
def test_a_hook_that_wants_to_end_the_program_parks_the_fact(runner: Runner) -> None:
    class Leaving:
        @hookimpl
        def wxkit_points_earn(self, fact: Fact) -> None:
            raise SystemExit("no more\npoints")

    engine = Engine(Plugins({"leaving": Leaving()}, runner=runner), MemoryBooks())
    (outcome,) = engine.process([paid("1", "mei", 10_000)])
    assert outcome.reason == "plugin leaving: wxkit_points_earn raised SystemExit: no more points"


def test_one_watchdog_serves_many_threads() -> None:
    plugins = Plugins({"rules": Rules()}, runner=Watchdog())

    def earned(number: int) -> int:
        engine = Engine(plugins, MemoryBooks())
        engine.process([paid(str(order), "mei", 100 * number) for order in range(20)])
        return points(engine, "mei")[0]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(earned, range(1, 9))) == [20 * number for number in range(1, 9)]


def test_helpers_end_with_their_watchdog() -> None:
    before = threading.active_count()
    watched(MemoryBooks()).process([paid("1", "mei", 10_000)])
    gc.collect()
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() <= before


def test_an_observer_that_never_returns_is_only_logged(caplog: pytest.LogCaptureFixture) -> None:
    class Watching:
        @hookimpl
        def wxkit_observe(self, fact: Fact) -> None:
            time.sleep(2 * SOON)

    (outcome,) = watched(MemoryBooks(), watching=Watching()).process([paid("1", "mei", 10_000)])
    assert outcome.status == "posted"
    assert "watching" in caplog.text


def test_the_same_comes_of_it_with_and_without_a_watchdog() -> None:
    facts = [paid("1", "lan", 10_000, referrer="bo"), paid("2", "tao", 5_000)]
    plain = Engine(Plugins({"rules": Rules()}), MemoryBooks())
    assert watched(MemoryBooks()).process(facts) == plain.process(facts)
