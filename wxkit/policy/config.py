"""Which plugins an engine uses, and how they are set up: `wxkit.toml`, or `[tool.wxkit]` of pyproject.toml.

[policy]
database = "sqlite:///ledger.sqlite3"        # or postgresql://…; WXKIT_DATABASE overrides it
plugins = ["points", "gifting", "referral"]  # asked in this order; WXKIT_PLUGINS=points,gifting overrides it
commission_levels = 2                        # and every other field of EngineSettings

[plugins.points]
rate = 2
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, cast

from pydantic import Field, ValidationError

from wxkit._errors import ConfigError
from wxkit._settings import read_toml, resolved
from wxkit.policy._plugins import Plugins, require_installed
from wxkit.policy.settings import EngineSettings
from wxkit.policy.watchdog import Watchdog

__all__ = ["DATABASE", "PolicyConfig"]

DATABASE = "sqlite:///ledger.sqlite3"
FILE = "wxkit.toml"
PROJECT = "pyproject.toml"


class _Table(EngineSettings):
    """[policy]"""

    database: str = Field(default=DATABASE, min_length=1, repr=False)
    plugins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicyConfig:
    """What an engine is made from."""

    database: str = field(default=DATABASE, repr=False)
    """URL of the ledger; it may hold a password."""
    plugins: tuple[str, ...] = ()
    settings: EngineSettings = field(default_factory=EngineSettings)
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])
    """Settings of plugins by name."""

    @classmethod
    def load(cls, path: Path | None = None, environ: Mapping[str, str] | None = None) -> Self:
        """Read the file, or what lies in this folder. A ConfigError names the field in one line."""
        environ = os.environ if environ is None else environ
        found = path or next((one for one in (Path(FILE), Path(PROJECT)) if one.exists()), None)
        data = _read(found) if found else {}
        where = str(found or "the defaults")
        table = _checked({str(key): value for key, value in _table(data, "policy", where).items()}, where)
        chosen = environ.get("WXKIT_PLUGINS")
        plugins = _names(chosen) if chosen is not None else table.plugins
        tables = {
            name: _table(_table(data, "plugins", where), name, where)
            for name in _table(data, "plugins", where)
        }
        engine = EngineSettings.model_validate(table.model_dump(exclude={"database", "plugins"}))
        return cls(environ.get("WXKIT_DATABASE") or table.database, plugins, engine, tables)

    def load_plugins(self) -> Plugins:
        """The plugins under watch, with the settings of those that are in use. Raises PluginError."""
        require_installed(name for name in self.tables if name not in self.plugins)
        tables = {name: self.tables[name] for name in self.plugins if name in self.tables}
        return Plugins(self.plugins, tables, runner=Watchdog())


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _read(path: Path) -> dict[str, Any]:
    data = read_toml(path)
    if path.name == PROJECT:
        data = _table(_table(data, "tool", str(path)), "wxkit", str(path))
    wanted = {name: data[name] for name in ("policy", "plugins") if name in data}
    return cast("dict[str, Any]", resolved(wanted, str(path)))


def _table(data: Mapping[str, Any], name: str, where: str) -> dict[str, Any]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise ConfigError(f"{where}: {name} is no table")
    return cast("dict[str, Any]", table)


def _checked(table: dict[str, Any], where: str) -> _Table:
    try:
        return _Table.model_validate(table)
    except ValidationError as error:
        problem = error.errors(include_input=False, include_url=False, include_context=False)[0]
        place = ".".join(map(str, problem["loc"]))
        raise ConfigError(f"{where}: policy.{place}: {problem['msg']}") from None
