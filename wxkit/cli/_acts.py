"""`wxkit sandbox act VERB`: one command an act, its options taken from the act's fields."""

from __future__ import annotations

import inspect
import json
import os
import types
from collections.abc import Sequence
from functools import partial
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Literal, Union, cast, get_args, get_origin

import click
from pydantic import BaseModel

from wxkit._errors import ConfigError

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from wxkit._call import Call
    from wxkit_sandbox.control.client import Control

__all__ = ["ActGroup", "control_of", "show"]

PREFIX = "/_sandbox/act/"


class ActGroup(click.Group):
    """The verbs of the sandbox, read from its registry when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_acts())

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs by subject, since there are too many for one list."""
        from wxkit_sandbox.acts._catalogue import subjects, summary

        for subject in subjects():
            with formatter.section(subject.title):
                room = formatter.width - max(map(len, subject.acts)) - 6
                rows = [
                    (verb, shorten(summary(act), room, placeholder=" …"))
                    for verb, act in subject.acts.items()
                ]
                formatter.write_dl(rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        verb = cmd_name.replace("-", "_")
        act = _acts().get(verb)
        return None if act is None else _command(verb, act)


def control_of(url: str | None, world: str | None) -> Control:
    """A client of the sandbox at this URL."""
    from wxkit_sandbox.control.client import Control

    if not url and not os.environ.get("WXKIT_BASE_URL"):
        raise ConfigError("which sandbox? Say --url http://… or set WXKIT_BASE_URL")
    return Control(url, world=world)


def show(result: BaseModel | Sequence[BaseModel]) -> None:
    """Print a reply, or a list of objects, as JSON."""
    data = [_plain(item) for item in result] if isinstance(result, Sequence) else _plain(result)
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _plain(model: BaseModel) -> dict[str, Any]:
    return model.model_dump(mode="json", by_alias=True, exclude={"errcode", "errmsg"})


def _acts() -> dict[str, type[Call[Any]]]:
    from wxkit._registry import registry
    from wxkit_sandbox.acts import _vocabulary as _vocabulary  # brings every act into the registry

    return {
        call.__route__.path.removeprefix(PREFIX): call
        for product, call in registry.rows()
        if product == "sandbox" and call.__route__.path.startswith(PREFIX)
    }


def _command(verb: str, act: type[Call[Any]]) -> click.Command:
    from wxkit._openapi._docstrings import field_docs

    docs = field_docs(act)
    fields = {name: info for name, info in act.model_fields.items() if name != "extra"}
    params: list[click.Parameter] = [
        _option(name, info, docs.get(name, "").partition("\n")[0]) for name, info in fields.items()
    ]
    params.append(click.Option(["--url"], help="Where the sandbox listens; WXKIT_BASE_URL when left out."))
    params.append(click.Option(["--world"], help="The world, when the server holds several."))
    text = inspect.cleandoc(act.__doc__ or "")
    return click.Command(verb, params=params, callback=partial(_carry_out, act), help=text)


def _carry_out(act: type[Call[Any]], url: str | None, world: str | None, **given: Any) -> None:
    from wxkit._endpoint import build

    wanted = {key: _listed(value) for key, value in given.items() if value not in (None, ())}
    with control_of(url, world) as control:
        show(control.call(build(act, **wanted)))


def _listed(value: Any) -> Any:
    """Repeated options arrive as tuples; fields are lists."""
    return list(cast("Sequence[Any]", value)) if isinstance(value, tuple) else value


def _option(name: str, info: FieldInfo, text: str) -> click.Option:
    flag = "--" + name.replace("_", "-")
    kind = _without_none(info.annotation)
    settings: dict[str, Any] = {"required": info.is_required(), "help": text}
    if kind is bool:
        # Without a default that is None, click would send what nobody said.
        return click.Option([name, f"{flag}/--no-{flag[2:]}"], default=None, **settings)
    if get_origin(kind) is Literal:
        values = {str(value): value for value in get_args(kind)}
        choice = click.Choice(list(values))
        return click.Option([name, flag], type=choice, callback=partial(_chosen, values), **settings)
    if kind == list[str]:
        return click.Option([name, flag], multiple=True, **settings)
    if kind in (int, float, str):
        return click.Option([name, flag], type=kind, **settings)
    return click.Option([name, flag], type=as_json, metavar="JSON", **settings)


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) not in (Union, types.UnionType):
        return annotation
    return next(choice for choice in get_args(annotation) if choice is not types.NoneType)


def _chosen(values: dict[str, Any], ctx: click.Context, param: click.Parameter, value: str | None) -> Any:
    """The value that a field of a Literal type takes; it need not be text."""
    return None if value is None else values[value]


def as_json(text: str) -> Any:
    """An object or a list, written as JSON."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no JSON: {error}") from None
