"""Measures wxkit against what its users know, and prints ratios: run.py [--json] [--only b,e] [--rounds 5].

Everything is measured in turn (A B A B …) on this machine; figures are medians, and only ratios mean much.
Needs the extra: pip install 'wxkit-sdk[bench]'
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from dataclasses import asdict

from measure import Result, progress
from rich.console import Console
from rich.table import Table

PARTS = {
    "a": ("imports", "import in a fresh interpreter"),
    "b": ("calls", "a synchronous call"),
    "c": ("served", "requests a second over HTTP"),
    "d": ("starts", "start of a server"),
    "e": ("pushes", "pushes taken a second"),
    "f": ("years", "orders of a populated year"),
    "g": ("policies", "facts posted and orders simulated"),
    "h": ("first_use", "the first use of a product"),
}


def main() -> int:
    options = _options()
    results: list[Result] = []
    for letter in options.only:
        module, text = PARTS[letter]
        progress(f"({letter}) {text}")
        results += importlib.import_module(module).run(options.rounds)
    if options.json:
        print(json.dumps([_plain(result) for result in results], ensure_ascii=False, indent=2))
    else:
        Console().print(_table(results))
    return 1 if any(result.met is False for result in results) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--json", action="store_true", help="a JSON list instead of a table")
    parser.add_argument("--only", type=_letters, default=list(PARTS), help="parts by letter, e.g. b,e")
    parser.add_argument("--rounds", type=int, default=5, help="turns of each measurement")
    return parser.parse_args()


def _letters(text: str) -> list[str]:
    letters = text.split(",")
    if unknown := set(letters) - set(PARTS):
        raise argparse.ArgumentTypeError(f"there is no part {sorted(unknown)}; there are {','.join(PARTS)}")
    return letters


def _plain(result: Result) -> dict[str, object]:
    return asdict(result) | {"ratio": result.ratio, "met": result.met}


def _table(results: list[Result]) -> Table:
    table = Table("measured", "ours", "theirs", "ratio", "target", "")
    for column in table.columns[1:5]:
        column.justify = "right"
    for result in results:
        table.add_row(result.name, *_figures(result), result.target, _verdict(result))
    return table


def _figures(result: Result) -> tuple[str, str, str]:
    if result.skipped:
        return "", "", ""
    ours, theirs = (f"{value:,.4g} {result.unit}" for value in (result.ours, result.theirs))
    return ours, theirs, f"{result.ratio:.3g}"


def _verdict(result: Result) -> str:
    if result.skipped:
        return f"skipped: {result.skipped}"
    return {True: "met", False: "MISSED", None: ""}[result.met]


if __name__ == "__main__":
    sys.exit(main())
