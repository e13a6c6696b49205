"""Killed workers and many workers: every fact has exactly one effect and the ledger holds."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from ledger_worker import LATER, SHARED, backlog
from policy_steps import engine_of

from wxkit.policy.books import Books, MemoryBooks
from wxkit.policy.ledger import export, verify
from wxkit.policy.settings import EngineSettings
from wxkit.policy.sql import SqlBooks

KILLS = 200
WORKERS = 8
NURSERY = Path(__file__).parent / "ledger_nursery.py"
TWO_LEVELS = EngineSettings(commission_levels=2)


def nursery(*arguments: object) -> str:
    command = [sys.executable, str(NURSERY), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def balances(books: Books) -> dict[str, int]:
    with books.transaction() as unit:
        for number in range(12):
            unit.accounts_of(f"union/p{number}")
        return {name: amount for name, amount in unit.tables.balances.items() if amount and "union" in name}


def test_a_worker_killed_200_times_loses_and_doubles_nothing(database: str, tmp_path: Path) -> None:
    acknowledged = tmp_path / "acknowledged"
    killed = int(nursery("kill", database, acknowledged, KILLS))
    assert killed > KILLS // 2  # the backlog lasted that long
    with closing(SqlBooks(database)) as books:
        written = [one["fact"]["id"] for one in export(books)]
        assert set(acknowledged.read_text(encoding="utf-8").split()) <= set(written)
        assert len(written) == len(set(written))
        assert {fact.id for fact in backlog()} <= set(written)
        assert verify(books, TWO_LEVELS) == []


def test_eight_workers_come_to_the_ledger_of_one(postgres_database: str) -> None:
    alone = engine_of(books=MemoryBooks())
    alone.process(backlog()[:SHARED])
    alone.tick(LATER)
    nursery("crowd", postgres_database, WORKERS)
    with closing(SqlBooks(postgres_database)) as books:
        assert balances(books) == balances(alone.books)
        assert verify(books, TWO_LEVELS) == []
