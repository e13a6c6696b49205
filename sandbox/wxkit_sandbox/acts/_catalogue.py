"""The vocabulary as people read it: acts by subject, each with what happens. The page docs/acts.md."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wxkit._call import Call
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._vocabulary import ActCalls

__all__ = ["Subject", "markdown", "subjects", "summary"]

_HEAD = """\
# What people do

Every act of the sandbox, written by `wxkit sandbox acts --markdown`. In Python
`wechat.act.buy(person="mei", …)`, on the command line `wxkit sandbox act buy --person mei …` (`--help` tells
more), over HTTP `POST /_sandbox/act/buy`. Each act tells which events (事件推送) come of it.
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """Acts that belong together."""

    title: str
    acts: dict[str, type[Call[Any]]]
    """By verb."""


def subjects() -> list[Subject]:
    """All acts by subject, as the vocabulary lists them."""
    return [Subject(_title(facade), dict(_acts(facade))) for facade in ActCalls.__bases__]


def _title(facade: type) -> str:
    return inspect.cleandoc(facade.__doc__ or facade.__name__).partition("\n")[0].rstrip(".")


def _acts(facade: type) -> Iterator[tuple[str, type[Call[Any]]]]:
    for verb, line in vars(facade).items():
        if isinstance(line, endpoint):
            call: Any = line.call
            yield verb, call


def summary(act: type[Call[Any]]) -> str:
    """What happens: the first paragraph of the docstring, in one line."""
    return " ".join(inspect.cleandoc(act.__doc__ or "").partition("\n\n")[0].split())


def markdown() -> str:
    """The page docs/acts.md."""
    parts = [_HEAD]
    for subject in subjects():
        rows = [f"| `{verb}` | {summary(act)} |" for verb, act in subject.acts.items()]
        parts.append("\n".join([f"\n## {subject.title}\n", "| act | what happens |", "|---|---|", *rows, ""]))
    return "".join(parts)
