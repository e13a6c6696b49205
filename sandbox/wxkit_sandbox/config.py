"""The file of `wxkit sandbox serve --config`.

[world]
seed = 7
name = "spring"
clock = "offset"                 # frozen, offset or real
start = 2026-03-02T09:00:00+08:00
empty = false                    # true: without the people and products of a fresh world

[settings]                       # any field of wxkit_sandbox.Settings
gift_expires = 3600

[apps.store]                     # and [apps.miniprogram], [apps.service_account]
appid = "wx0123456789abcdef"
secret = "local-only"
callback_url = "http://127.0.0.1:5000/store"
push_mode = "secure"

[[people]]
id = "hua"
nickname = "花"
"""

from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from wxkit._errors import ConfigError
from wxkit_sandbox.clock import SHANGHAI, ClockMode
from wxkit_sandbox.fresh import PEOPLE, begin_later_with, settle_in
from wxkit_sandbox.push import PushFormat, PushMode
from wxkit_sandbox.settings import Settings
from wxkit_sandbox.sinks import UrlSink
from wxkit_sandbox.world import Kind, World

__all__ = ["AppConfig", "PersonConfig", "SandboxConfig", "WorldConfig", "build_world", "load_config"]


class _Strict(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, hide_input_in_errors=True, defer_build=True
    )


class WorldConfig(_Strict):
    """[world]"""

    seed: int | str = 1
    name: str = Field(default="", pattern=r"^[\w.-]{0,64}$")
    clock: ClockMode = "offset"
    start: datetime | float | None = None
    """A date and time, or Unix seconds; a time without zone is Shanghai's."""
    empty: bool = False


class AppConfig(_Strict):
    """[apps.store], [apps.miniprogram] or [apps.service_account]; what is left out comes from the seed."""

    appid: str | None = Field(default=None, min_length=1)
    secret: str | None = Field(default=None, min_length=1, repr=False)
    token: str | None = Field(default=None, pattern=r"^[A-Za-z0-9]{3,32}$", repr=False)
    encoding_aes_key: str | None = Field(default=None, pattern=r"^[A-Za-z0-9]{43}$", repr=False)
    push_mode: PushMode | None = None
    push_format: PushFormat | None = None
    callback_url: str | None = Field(default=None, pattern=r"^https?://\S+$")


class PersonConfig(_Strict):
    """[[people]]"""

    id: str = Field(pattern=r"^[\w.-]{1,64}$")
    nickname: str = Field(min_length=1)
    phone: str | None = Field(default=None, pattern=r"^\d{5,15}$", repr=False)


class SandboxConfig(_Strict):
    """The whole file."""

    world: WorldConfig = Field(default_factory=WorldConfig)
    settings: dict[str, Any] = Field(default_factory=dict[str, Any])
    apps: dict[Kind, AppConfig] = Field(default_factory=dict[Kind, AppConfig])
    people: list[PersonConfig] = Field(default_factory=list[PersonConfig])


def load_config(path: Path) -> SandboxConfig:
    """Read and check the file; a ConfigError names the key that is wrong in one line."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not TOML: {error}") from None
    try:
        config = SandboxConfig.model_validate(data)
        _settings(config)
        _check_people(config)
    except ValidationError as error:
        problem = error.errors(include_input=False, include_url=False, include_context=False)[0]
        raise ConfigError(f"{path}: {_place(problem['loc'])}: {problem['msg']}") from None
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from None
    return config


def build_world(config: SandboxConfig) -> World:
    """The world that the file describes."""
    given = config.world
    world = World(
        given.seed,
        name=given.name,
        clock=given.clock,
        start=_moment(given.start),
        settings=_settings(config),
        apps={
            kind: app.model_dump(exclude_none=True, exclude={"callback_url"})
            for kind, app in config.apps.items()
        },
    )
    begin_later_with(world, partial(_populate, config))
    for kind, app in config.apps.items():
        world.apps[kind].sink = UrlSink(app.callback_url) if app.callback_url else None
    return world


def _populate(config: SandboxConfig, world: World) -> None:
    if not config.world.empty:
        settle_in(world)
    for person in config.people:
        world.people.add(person.nickname, person_id=person.id, phone=person.phone or "")


def _check_people(config: SandboxConfig) -> None:
    """Everybody has an id of their own, and none of a fresh world's people unless the world is empty."""
    taken = set[str]() if config.world.empty else set(PEOPLE)
    for person in config.people:
        if person.id in taken:
            raise ConfigError(f"people: there is a person {person.id!r} already")
        taken.add(person.id)


def _settings(config: SandboxConfig) -> Settings:
    """The settings with types checked; dataclasses do not do it by themselves."""
    known = {field.name for field in fields(Settings)}
    for key in config.settings:
        if key not in known:
            raise ConfigError(f"settings.{key} is unknown; the settings are {', '.join(sorted(known))}")
    try:
        return TypeAdapter(Settings).validate_python(config.settings)
    except ValidationError as error:
        problem = error.errors(include_input=False, include_url=False, include_context=False)[0]
        raise ConfigError(f"settings.{_place(problem['loc'])}: {problem['msg']}") from None


def _place(steps: tuple[int | str, ...]) -> str:
    """Dotted, without pydantic's marks for dictionary keys and union members."""
    return ".".join(str(step) for step in steps if step not in ("[key]", "int", "str", "float", "datetime"))


def _moment(start: datetime | float | None) -> float | None:
    if not isinstance(start, datetime):
        return start
    return (start if start.tzinfo else start.replace(tzinfo=SHANGHAI)).timestamp()
