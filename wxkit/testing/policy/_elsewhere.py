"""Plays the same stories in two more processes, in which texts hash differently.

A plugin that goes through a set, or uses `hash` or `id`, decides one way in one worker and another way in the
next; within one process nothing shows it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from wxkit.policy._plugins import Plugins
from wxkit.testing.policy._classics import CLASSICS
from wxkit.testing.policy._findings import Finding
from wxkit.testing.policy._moves import Story
from wxkit.testing.policy._playing import play
from wxkit.testing.policy._shop import tell

__all__ = ["differences"]

STORIES: tuple[Story, ...] = (*CLASSICS, tuple(chain(*CLASSICS)))


def differences(plugin: str, table: Mapping[str, Any]) -> Iterator[Finding]:
    """The first decision that two processes do not agree on."""
    asked = json.dumps({"plugin": plugin, "table": table}, default=str)
    processes = [_begin(seed) for seed in ("1", "2")]
    answers = [process.communicate(asked) for process in processes]
    if any(process.returncode for process in processes):
        last = next(error for _, error in answers if error).strip().splitlines()[-1]
        yield Finding(plugin, "determinism", "", f"cannot be played in another process: {last}", ())
        return
    one, other = (json.loads(answer) for answer, _ in answers)
    for story, first, second in zip(STORIES, one, other, strict=True):
        if first != second:
            yield Finding(plugin, "determinism", "", _told(first, second), _steps(story))
            return


def _begin(seed: str) -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", __name__]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=env)  # noqa: S603 - ourselves


def _told(first: list[str], second: list[str]) -> str:
    pairs = zip([*first, "nothing"], [*second, "nothing"], strict=False)
    one, other = next(pair for pair in pairs if pair[0] != pair[1])
    return f"decides {one:.200} in one process, and {other:.200} in another; does it go through a set?"


def _steps(story: Story) -> tuple[str, ...]:
    return tuple(step.line(number) for number, step in enumerate(tell(story), 1))


def _decisions(plugins: Plugins, story: Story) -> list[str]:
    outcomes = play(plugins, tell(story)).books.outcomes
    return [repr(ruling.decision) for outcome in outcomes for ruling in outcome.rulings]


def _main() -> None:
    asked = json.load(sys.stdin)
    tables = {asked["plugin"]: asked["table"]} if asked["table"] else {}
    plugins = Plugins([asked["plugin"]], tables)
    json.dump([_decisions(plugins, story) for story in STORIES], sys.stdout)


if __name__ == "__main__":
    _main()
