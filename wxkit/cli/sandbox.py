"""`wxkit sandbox`: run a local WeChat, and steer one that runs."""

from __future__ import annotations

import gc
import json
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wxkit._errors import ConfigError
from wxkit.cli._acts import ActGroup, control_of, show
from wxkit.cli._populate import populate

if TYPE_CHECKING:
    from wxkit_sandbox.clock import ClockMode
    from wxkit_sandbox.world import World

__all__ = ["sandbox"]

CLOCKS: tuple[ClockMode, ...] = ("frozen", "offset", "real")
URL = click.option("--url", help="Where the sandbox listens; WXKIT_BASE_URL when left out.")
WORLD = click.option("--world", help="The world that is meant, when the server holds several.")


@click.group()
def sandbox() -> None:
    """Run and steer a local WeChat (沙盒)."""


@sandbox.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0: any free one."
)
@click.option("--seed", help="The same seed gives the same ids. [default: 1]")
@click.option("--clock", type=click.Choice(CLOCKS), help="[default: offset]")
@click.option("--config", type=click.Path(path_type=Path), help="TOML file; see wxkit_sandbox.config.")
@click.option(
    "--callback", multiple=True, metavar="APP=URL", help="Push to URL, e.g. store=http://…; repeatable."
)
@click.option("--empty", is_flag=True, help="Without people, products and history.")
@click.option("--load", type=click.Path(path_type=Path), help="A saved world; its time goes on.")
def serve(
    host: str,
    port: int,
    seed: str | None,
    clock: ClockMode | None,
    config: Path | None,
    callback: tuple[str, ...],
    empty: bool,
    load: Path | None,
) -> None:
    """Serve a world over HTTP until SIGINT or SIGTERM.

    One line of JSON on stdout says where, as soon as requests are answered. Requests to paths that wxkit does
    not declare are reported on stderr. Callback URLs are not checked, so your server may start later.
    """
    gc.disable()  # nothing of what is loaded now is garbage; looking for some would delay the start
    from wxkit_sandbox.asgi import asgi_app
    from wxkit_sandbox.fresh import fresh_world
    from wxkit_sandbox.server import Server, bind, url_of

    _report_on_stderr()
    if load:
        world = _loaded(load, clock, callback, others=bool(config or seed or empty))
    elif config or callback:
        world = _configured(config, seed, clock, empty, callback)
    else:
        world = fresh_world(seed or 1, clock=clock or "offset", empty=empty)
    listening = bind(host, port)
    ready = {"url": url_of(listening), "worlds": [_told(world)]}

    def tell() -> None:
        gc.freeze()
        gc.enable()
        click.echo(json.dumps(ready, ensure_ascii=False))

    Server(asgi_app(world), tell).run([listening])


def _report_on_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    for name in ("wxkit_sandbox", "uvicorn"):
        logging.getLogger(name).addHandler(handler)


def _configured(
    file: Path | None, seed: str | None, clock: str | None, empty: bool, callbacks: tuple[str, ...]
) -> World:
    """The world that the file describes, with the settings of the flags over its own."""
    from wxkit_sandbox.config import AppConfig, SandboxConfig, build_world, load_config

    config = load_config(file) if file else SandboxConfig()
    flags: dict[str, Any] = {"seed": seed, "clock": clock, "empty": empty or None}
    given = {key: value for key, value in flags.items() if value is not None}
    apps = dict(config.apps)
    for kind, url in map(_callback, callbacks):
        apps[kind] = apps.get(kind, AppConfig()).model_copy(update={"callback_url": url})
    world = config.world.model_copy(update=given)
    return build_world(config.model_copy(update={"world": world, "apps": apps}))


def _loaded(file: Path, clock: ClockMode | None, callbacks: tuple[str, ...], *, others: bool) -> World:
    """The world of the file, its pushes going where the flags say."""
    from wxkit_sandbox.saving import load_world
    from wxkit_sandbox.sinks import UrlSink

    if others:
        raise ConfigError("a saved world is what it is: leave --config, --seed and --empty out beside --load")
    world = load_world(file, clock=clock or "offset")
    for kind, url in map(_callback, callbacks):
        world.apps[kind].sink = UrlSink(url)
    return world


def _callback(text: str) -> tuple[Any, str]:
    from wxkit_sandbox.world import KINDS

    kind, _, url = text.partition("=")
    if kind not in KINDS or not url.startswith(("http://", "https://")):
        raise ConfigError(f"--callback takes APP=URL with APP one of {', '.join(KINDS)}, not {text!r}")
    return kind, url


def _told(world: World) -> dict[str, Any]:
    apps = {kind: app.appid for kind, app in world.apps.items()}
    return {"name": world.name, "seed": world.seed, "clock": world.clock.mode, "apps": apps}


sandbox.add_command(populate)


@sandbox.group(cls=ActGroup)
def act() -> None:
    """Let a person act in a running sandbox."""


@sandbox.command()
@click.option("--markdown", "as_markdown", is_flag=True, help="The page docs/acts.md.")
def acts(as_markdown: bool) -> None:
    """List what people can do (人的动作), by subject."""
    from wxkit_sandbox.acts import _catalogue

    if as_markdown:
        click.echo(_catalogue.markdown(), nl=False)
        return
    for subject in _catalogue.subjects():
        click.secho(f"\n{subject.title}", bold=True)
        for verb, call in subject.acts.items():
            click.echo(f"  {verb:24}  {_catalogue.summary(call)}")


@sandbox.command()
@URL
@WORLD
def people(url: str | None, world: str | None) -> None:
    """Who lives in the world."""
    with control_of(url, world) as control:
        show(control.people.list().items)


@sandbox.command()
@URL
@WORLD
def apps(url: str | None, world: str | None) -> None:
    """The merchant's apps with their (simulated) credentials."""
    with control_of(url, world) as control:
        show(control.apps.list(world=world).items)


@sandbox.command()
@URL
@WORLD
@click.option("--call", help="Name of the Call class, e.g. CreateTag.")
@click.option("--path", help="Path of the request.")
@click.option("--since", type=int, default=0, help="Entries after this seq only.")
def journal(url: str | None, world: str | None, call: str | None, path: str | None, since: int) -> None:
    """What was asked and answered, secrets blanked."""
    with control_of(url, world) as control:
        show(control.journal.list(call=call, path=path, since=since).items)


@sandbox.command()
@URL
@WORLD
@click.option("--event", help="Name of the event.")
def deliveries(url: str | None, world: str | None, event: str | None) -> None:
    """Pushes (消息推送) and what became of them."""
    with control_of(url, world) as control:
        show(control.deliveries.list(event=event).items)


@sandbox.command()
@URL
@WORLD
@click.argument("seconds", type=click.FloatRange(min=0))
def advance(url: str | None, world: str | None, seconds: float) -> None:
    """Let time pass; everything that falls due happens first."""
    with control_of(url, world) as control:
        show(control.time.advance(seconds=seconds))


@sandbox.command()
@URL
@WORLD
def reset(url: str | None, world: str | None) -> None:
    """Begin the world anew with the same seed."""
    with control_of(url, world) as control:
        control.worlds.reset()
