"""An act that cannot happen changes nothing: every act, by somebody, about things of the world or none."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel
from world_snapshots import changes, inhabited, known, snapshot

import wxkit
from wxkit._call import Call
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts._catalogue import subjects

ACTS = [pytest.param(act, id=verb) for subject in subjects() for verb, act in subject.acts.items()]


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    with Bench(inhabited()) as wechat:
        yield wechat


def something(name: str, kind: Any, about: dict[str, Any]) -> Any:
    """A value that fits the type of a field: of the world, where it has one of that name."""
    if name in about:
        return about[name]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return inner[0]
    if origin in (Union, types.UnionType):
        return something(name, inner[0], about)
    if origin is list:
        return [something(name.removesuffix("s"), inner[0], about)]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {field: something(field, info.annotation, about) for field, info in kind.model_fields.items()}
    return {int: 1, float: 1.0, bool: True, dict: {}}.get(origin or kind, "no-such-thing")


def attempts(act: type[Call[Any]], about: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """With what it needs only, with everything, and by somebody else."""
    fields = {
        name: info for name, info in act.model_fields.items() if name not in ("extra", "appid", "person")
    }
    needed = {
        name: something(name, info.annotation, about) for name, info in fields.items() if info.is_required()
    }
    every = {name: something(name, info.annotation, about) for name, info in fields.items()}
    for person in ("mei", "tao"):
        yield {"person": person} | needed
        yield {"person": person} | every


@pytest.mark.parametrize("act", ACTS)
def test_an_act_that_cannot_happen_changes_nothing(bench: Bench, act: type[Call[Any]]) -> None:
    about = known(bench.world, "store") | {"friend": "lan", "link": "https://shop.example"}
    before = snapshot(bench.world)
    for fields in attempts(act, about):
        try:
            bench.control.call(act(**fields))
        except (wxkit.WxkitError, ValueError):
            assert changes(before, snapshot(bench.world)) == {}, fields
        before = snapshot(bench.world)
