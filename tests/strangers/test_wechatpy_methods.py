"""No method of wechatpy is forgotten: it runs against the sandbox in some test, or is out for a reason."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

from wechatpy import WeChatClient
from wechatpy.client.api.base import BaseWeChatAPI
from wechatpy_methods import ELSEWHERE, RETIRED

OUT = RETIRED | ELSEWHERE
GROUPS = {name: type(api) for name, api in vars(WeChatClient).items() if isinstance(api, BaseWeChatAPI)}


def published() -> set[str]:
    """`group.method` of everything that wechatpy offers."""
    return {
        f"{group}.{name}"
        for group, api in GROUPS.items()
        for name, _ in inspect.getmembers(api, inspect.isroutine)
        if not name.startswith("_")
    }


def called() -> set[str]:
    """`group.method` of every call in the tests of this directory."""
    files = Path(__file__).parent.glob("test_wechatpy_*.py")
    return {call for file in files for call in _calls(ast.parse(file.read_text("utf-8")))}


def _calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=method, value=ast.Attribute(attr=group))):
                yield f"{group}.{method}"


def out(method: str) -> bool:
    return not {method, method.partition(".")[0]}.isdisjoint(OUT)


def test_every_method_runs_or_is_out_for_a_reason() -> None:
    assert sorted(method for method in published() - called() if not out(method)) == []


def test_what_is_out_exists_and_does_not_run() -> None:
    offered = published() | GROUPS.keys()
    assert sorted(OUT.keys() - offered) == []
    assert sorted(name for name in called() if name in OUT or name.partition(".")[0] in OUT) == []
    assert not RETIRED.keys() & ELSEWHERE.keys()
