"""Settings of the app: the table `[serve]` of wxkit.toml, beside those of the clients and of the policies.

[serve]
workers = 8
since = 2026-03-01T00:00:00+08:00
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from wxkit._errors import ConfigError
from wxkit._settings import Settings, read_env, read_file, read_toml, resolved
from wxkit.policy.config import PolicyConfig

__all__ = ["AgencySettings", "AppConfig", "ServeSettings", "read_config"]

CONFIG = Path("wxkit.toml")
DAY = 86_400


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class AgencySettings(_Strict):
    """The account of the promoters' agency (推客带货机构), which alone may read who promoted an order."""

    appid: str = Field(min_length=1)
    secret: str = Field(min_length=1, repr=False)


def _with_zone(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone: 2026-03-01T00:00:00+08:00")
    return moment


class ServeSettings(_Strict):
    """How the app around the policies works."""

    since: Annotated[datetime, AfterValidator(_with_zone)] | None = None
    """Orders paid before this count for nothing. Without it: when the app first looked at the shop."""
    agency: AgencySettings | None = None
    """Without it the Store's own account is asked who promoted an order."""
    referrer_wait: int = Field(default=0, ge=0, le=3_600)
    """Seconds after its payment for which an order without a referrer is not believed. WeChat works out some
    moments later who promoted or shared it, and says in most orders beforehand that it will."""
    workers: int = Field(default=4, ge=1, le=64)
    """How many orders are read at the same time."""
    sweep_every: int = Field(default=600, ge=10)
    """Seconds between two sweeps."""
    sweep_overlap: int = Field(default=600, ge=0)
    """Seconds that a sweep looks back beyond where the last one ended."""
    session_lives: int = Field(default=30 * DAY, ge=60)
    """Seconds until somebody has to log in again."""
    tasks: frozenset[str] = frozenset({"sign-in"})
    """Tasks that the mini-program itself may report as done, each once a day."""


@dataclass(frozen=True, slots=True)
class AppConfig:
    """All settings."""

    clients: Settings
    policy: PolicyConfig
    serve: ServeSettings


def read_config(path: Path | None, environ: Mapping[str, str]) -> AppConfig:
    """From a file (wxkit.toml if there is one), else the environment. A ConfigError names the field."""
    file = path or (CONFIG if CONFIG.exists() else None)
    clients = read_file(file) if file else read_env(environ)
    return AppConfig(clients, PolicyConfig.load(path, environ), _serve(file))


def _serve(file: Path | None) -> ServeSettings:
    table: Any = resolved(read_toml(file).get("serve", {}), str(file)) if file else {}
    try:
        return ServeSettings.model_validate(table)
    except ValidationError as error:
        problem = error.errors(include_input=False, include_url=False, include_context=False)[0]
        place = ".".join(map(str, ("serve", *problem["loc"])))
        raise ConfigError(f"{file}: {place}: {problem['msg']}") from None
