"""The hooks as a page for plugin authors, made from `hookspecs`."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any

from wxkit.policy.hookspecs import PolicyHooks

__all__ = ["HookPage", "hook_pages"]


@dataclass(frozen=True, slots=True)
class HookPage:
    """One hook."""

    name: str
    signature: str
    text: str
    """What it is for."""

    @property
    def markdown(self) -> str:
        """The hook for the guide."""
        return f"### {self.name}\n\n```python\n{self.signature}\n```\n\n{self.text}\n"


def hook_pages() -> list[HookPage]:
    """All hooks, in the order of their file."""
    specs = {name: spec for name, spec in vars(PolicyHooks).items() if name.startswith("wxkit_")}
    return [
        HookPage(name, _signature(name, spec), inspect.getdoc(spec) or "") for name, spec in specs.items()
    ]


def _signature(name: str, spec: Any) -> str:
    signature = inspect.signature(spec)
    given = [f"{one.name}: {one.annotation}" for one in signature.parameters.values() if one.name != "self"]
    line = f"def {name}({', '.join(given)}) -> {signature.return_annotation}"
    if len(line) <= 100:
        return line
    return f"def {name}(\n    {', '.join(given)}\n) -> {signature.return_annotation}"
