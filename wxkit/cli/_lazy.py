"""A click group that imports a command when it is called, and turns wxkit's errors into one line."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import click

from wxkit._errors import WxkitError

__all__ = ["LazyCommand", "LazyGroup"]

EXTRAS = {
    "alembic": "policy",
    "fastapi": "serve",
    "fastapi_offline": "serve",
    "hypothesis": "testing",
    "psycopg": "postgres",
    "redis": "redis",
    "sqlalchemy": "policy",
    "starlette": "sandbox",
    "uvicorn": "sandbox",
}
"""Which extra of the distribution brings a package that may be missing."""


class LazyCommand(NamedTuple):
    """Where a command lives, and the line that `--help` shows without importing it."""

    module: str
    attribute: str
    help: str


class LazyGroup(click.Group):
    """Commands by name, each imported when it is first called."""

    def __init__(self, *args: Any, lazy: Mapping[str, LazyCommand], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*self.lazy, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = self.lazy.get(cmd_name)
        if place is None:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(importlib.import_module(place.module), place.attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, self.lazy[name].help) for name in sorted(self.lazy)])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except WxkitError as error:
            raise click.ClickException(str(error).splitlines()[0]) from None
        except ModuleNotFoundError as error:
            raise _missing(error) from None


def _missing(error: ModuleNotFoundError) -> Exception:
    """What to install, or the same error when it is a mistake of ours."""
    extra = EXTRAS.get((error.name or "").partition(".")[0])
    if extra is None:
        return error
    return click.ClickException(f"this needs {error.name}: pip install 'wxkit-sdk[{extra}]'")
