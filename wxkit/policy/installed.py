"""Which plugins are installed, and what each of them brings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from wxkit.policy._errors import PluginError
from wxkit.policy._plugins import described, discover

__all__ = ["Installed", "installed"]


@dataclass(frozen=True, slots=True)
class Installed:
    """A plugin that can be used."""

    name: str
    version: str
    module: str
    hooks: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    """Names and defaults, as JSON; an empty default when the setting must be given."""
    problem: str = ""
    """Why it cannot be used, in one line."""


def installed() -> list[Installed]:
    """All of them, by name; those that cannot be loaded say why."""
    return [_look(name) for name in sorted(discover())]


def _look(name: str) -> Installed:
    point = discover()[name]
    version = point.dist.version if point.dist else "0"
    try:
        hooks, model = described(name)
    except PluginError as error:
        return Installed(name, version, point.value, problem=error.problem)
    return Installed(name, version, point.value, hooks, _settings(model))


def _settings(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    shown: dict[str, dict[str, Any]] = model.model_json_schema().get("properties", {})
    return tuple((name, _default(field, shown[name])) for name, field in model.model_fields.items())


def _default(field: FieldInfo, shown: dict[str, Any]) -> str:
    if field.is_required():
        return ""
    value = shown["default"] if "default" in shown else field.get_default(call_default_factory=True)
    return json.dumps(value, ensure_ascii=False, default=str)
