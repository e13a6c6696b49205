"""Whatever the sandbox plans for later can be saved: a function of a module, with the app first."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import wxkit_sandbox
from wxkit_sandbox.saving._kinds import function_named, name_of

HOME = Path(wxkit_sandbox.__file__).parent
PLACES = [path for path in sorted(HOME.rglob("*.py")) if ".call_a" in path.read_text(encoding="utf-8")]


def planned(path: Path) -> Iterator[str]:
    """What this module hands to the clock."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        function = node.func if isinstance(node, ast.Call) else None
        if isinstance(function, ast.Attribute) and function.attr in ("call_at", "call_after"):
            assert isinstance(node, ast.Call)
            yield ast.unparse(node.args[1])


@pytest.mark.parametrize("path", [p for p in PLACES if p.name != "clock.py"], ids=lambda path: path.stem)
def test_timers_can_be_found_again(path: Path) -> None:
    module = import_module(".".join(("wxkit_sandbox", *path.relative_to(HOME).with_suffix("").parts)))
    for name in planned(path):
        function = getattr(module, name)
        assert function_named(name_of(function)) is function
