"""(f) A populated year: orders a second, and what one more order costs among few and among many.

The days themselves cost something, however few orders they have; so time and memory of an order are those of
the orders that one year has more than another.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

from measure import Result, progress, ratio

__all__ = ["run"]

SCRIPT = Path(__file__).with_name("one_year.py")
FEW, SOME, MANY = 200, 2_000, 20_000
WANTED = 400.0
"""Orders a second."""


def run(rounds: int) -> list[Result]:
    turns = max(1, rounds // 2)
    years = [_turn(number, turns) for number in range(turns)]
    seconds, kilobytes = _median(years, "seconds"), _median(years, "kilobytes")
    rates = {"wxkit": MANY / seconds[MANY], "wanted": WANTED}
    many, some = f"{MANY:,}", f"{SOME:,}"
    milliseconds = {orders: 1000 * taken for orders, taken in seconds.items()}
    return [
        ratio("a year's orders", rates, "wxkit", "wanted", "/s", at_least=1.0),
        ratio("one more order", _each(milliseconds), many, some, "ms", at_most=1.3),
        ratio("memory of one more", _each(kilobytes), many, some, "kB", at_most=1.3),
    ]


def _turn(number: int, turns: int) -> dict[int, dict[str, float]]:
    progress(f"    round {number + 1} of {turns}")
    return {orders: _year(orders) for orders in (FEW, SOME, MANY)}


def _year(orders: int) -> dict[str, float]:
    command = [sys.executable, str(SCRIPT), str(orders)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _median(years: list[dict[int, dict[str, float]]], what: str) -> dict[int, float]:
    return {orders: statistics.median(turn[orders][what] for turn in years) for orders in (FEW, SOME, MANY)}


def _each(whole: dict[int, float]) -> dict[str, float]:
    """Of one order, by how many there are."""
    steps = ((FEW, SOME), (SOME, MANY))
    return {f"{more:,}": (whole[more] - whole[less]) / (more - less) for less, more in steps}
