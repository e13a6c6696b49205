"""Settings of a merchant's three apps, from the environment or from `wxkit.toml`."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from wxkit._errors import ConfigError

__all__ = [
    "APPS",
    "AppSettings",
    "ClientSettings",
    "Settings",
    "read_env",
    "read_file",
    "read_toml",
    "resolved",
]

APPS = ("store", "miniprogram", "service_account")
OTHER_TABLES = ("plugins", "policy", "sandbox", "serve")
"""Tables of the same file that other parts of wxkit read."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class AppSettings(_Strict):
    """Credentials of one app, and what its pushes are checked with."""

    appid: str = Field(min_length=1)
    secret: str = Field(min_length=1, repr=False)
    token: str | None = Field(default=None, repr=False)
    aes_key: str | None = Field(default=None, repr=False)


class ClientSettings(_Strict):
    """What the clients of all apps share. `timeout` is in seconds."""

    base_url: str | None = None
    timeout: float = Field(default=10.0, gt=0)
    max_retries: int = Field(default=2, ge=0)
    token_mode: Literal["stable", "plain"] = "stable"
    token_file: Path | None = None
    token_redis: str | None = Field(default=None, repr=False)


class Settings(_Strict):
    """Everything that the clients need."""

    client: ClientSettings = ClientSettings()
    store: AppSettings | None = None
    miniprogram: AppSettings | None = None
    service_account: AppSettings | None = None

    def app(self, name: str) -> AppSettings | None:
        """The settings of one app, if it is configured."""
        found: AppSettings | None = getattr(self, name)
        return found


def read_env(environ: Mapping[str, str]) -> Settings:
    """WXKIT_STORE_APPID, WXKIT_STORE_SECRET, … and WXKIT_BASE_URL."""
    data: dict[str, Any] = {"client": {"base_url": environ.get("WXKIT_BASE_URL") or None}}
    for app in APPS:
        names = {key: f"WXKIT_{app.upper()}_{key.upper()}" for key in AppSettings.model_fields}
        found = {key: environ[name] for key, name in names.items() if environ.get(name)}
        if found:
            data[app] = found
    return _checked(data, "the environment")


def read_file(path: Path) -> Settings:
    """A TOML file; a value `{ env = "NAME" }` is taken from the environment."""
    tables = {name: table for name, table in read_toml(path).items() if name not in OTHER_TABLES}
    return _checked(resolved(tables, str(path)), str(path))


def read_toml(path: Path) -> dict[str, Any]:
    """What a TOML file holds. A ConfigError says in one line why it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not TOML: {error}") from None


def resolved(value: Any, where: str) -> Any:
    """The same data, with every `{ env = "NAME" }` replaced."""
    if not isinstance(value, dict):
        return value
    table = cast("dict[str, Any]", value)
    if set(table) == {"env"}:
        name = str(table["env"])
        if name not in os.environ:
            raise ConfigError(f"{where} takes the environment variable {name}, which is not set")
        return os.environ[name]
    return {key: resolved(inner, f"{where}: {key}") for key, inner in table.items()}


def _checked(data: dict[str, Any], where: str) -> Settings:
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        problem = error.errors(include_input=False, include_url=False, include_context=False)[0]
        place = ".".join(map(str, problem["loc"]))
        raise ConfigError(f"{where}: {place}: {problem['msg']}") from None
    if not any(settings.app(name) for name in APPS):
        raise ConfigError(f"{where} configures no app: set the appid and secret of one ({', '.join(APPS)})")
    return settings
