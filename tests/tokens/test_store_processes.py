"""Stores between real processes: one holder at a time, and a dead holder blocks nobody for long."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from token_worker import KEY, THREADS, TURNS, open_store, take

WORKER = str(Path(__file__).with_name("token_worker.py"))
PROCESSES = 8


def start(spec: list[str], job: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, WORKER, *spec, job, *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@contextmanager
def killed_holder(spec: list[str], ttl: float) -> Iterator[None]:
    """A process took the lease and was killed."""
    with start(spec, "hold", str(ttl)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        process.kill()
    yield


def test_a_killed_holder_blocks_no_longer_than_its_ttl(spec: list[str]) -> None:
    with killed_holder(spec, ttl=0.05):
        take(open_store(*spec), "heir")


def test_a_killed_holder_keeps_the_lease_until_then(spec: list[str]) -> None:
    with killed_holder(spec, ttl=60):
        assert not open_store(*spec).acquire(KEY, "heir", 60)


def test_one_holder_at_a_time(spec: list[str], tmp_path: Path) -> None:
    (tmp_path / "counter").write_text("0")
    processes = [start(spec, "count", str(tmp_path)) for _ in range(PROCESSES)]
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [0] * PROCESSES
    assert (tmp_path / "counter").read_text() == str(PROCESSES * THREADS * TURNS)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform has no fork")
def test_a_store_works_on_both_sides_of_a_fork(spec: list[str]) -> None:
    with start(spec, "fork") as process:
        process.communicate()
    assert process.returncode == 0
