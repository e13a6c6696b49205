"""Forks workers for the reliability tests, in a process without threads where forking is safe and quick.

python ledger_nursery.py kill DATABASE ACKNOWLEDGED TIMES     prints how many died at work
python ledger_nursery.py crowd DATABASE WORKERS
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable

from ledger_worker import backlog, post, work

from wxkit.policy.sql import SqlBooks


def fork(job: Callable[[], None]) -> int:
    """A child that does the job and is gone."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        job()
        status = 0
    finally:
        os._exit(status)


def ended(child: int) -> int:
    """How the child ended: its exit code, or the negative number of the signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill(database: str, acknowledged: str, times: int) -> None:
    """Kill workers at random moments, then let one finish."""
    chance, killed = random.Random(1), 0
    for seed in range(times):
        begun, begins = os.pipe()
        child = fork(lambda seed=seed, begins=begins: work(database, seed, acknowledged, begins))
        os.close(begins)
        os.read(begun, 1)
        os.close(begun)
        time.sleep(chance.uniform(0, 0.04))
        os.kill(child, signal.SIGKILL)
        killed += ended(child) == -signal.SIGKILL
    if ended(fork(lambda: work(database, times, acknowledged, os.open(os.devnull, os.O_WRONLY)))):
        sys.exit("the last worker failed")
    sys.stdout.write(str(killed))


def crowd(database: str, workers: int) -> None:
    """Let many work on the same backlog at once."""
    children = [fork(lambda seed=seed: post(database, seed)) for seed in range(workers)]
    endings = [ended(child) for child in children]
    if any(endings):
        sys.exit("a worker failed")


if __name__ == "__main__":
    backlog()  # made once, for all children
    SqlBooks(sys.argv[2]).close()
    if sys.argv[1] == "kill":
        kill(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        crowd(sys.argv[2], int(sys.argv[3]))
