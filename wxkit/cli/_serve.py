"""`wxkit serve`: the app around the policies. `wxkit inbox`, `wxkit outbox`: what somebody has to look at."""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from wxkit.policy.sql import SqlBooks
    from wxkit.serve.outbox import Entry, State

__all__ = ["inbox", "outbox", "serve"]

CONFIG = click.option("--config", type=click.Path(path_type=Path), help="[default: wxkit.toml here]")
JSON = click.option("--json", "as_json", is_flag=True, help="As JSON.")
PATIENCE = 30
"""Seconds that answers under way get when the server ends."""


@click.command()
@CONFIG
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one."
)
@click.option("--no-work", is_flag=True, help="Only take pushes and answer pages; another process works.")
def serve(config: Path | None, host: str, port: int, no_work: bool) -> None:
    """Serve the app: callbacks, points and redemption for the mini-program, /health, /docs.

    One line of JSON on stdout says where. SIGTERM lets what is under way end. When WXKIT_BASE_URL names a
    sandbox, the app lives in the sandbox's time.
    """
    import uvicorn

    from wxkit._uvicorn import QuietServer, bind, url_of
    from wxkit.serve.clock import clock_of
    from wxkit.serve.service import Service
    from wxkit.serve.settings import read_config
    from wxkit.serve.web import create_app, receivers_of

    _log_on_stderr()
    settings = read_config(config, os.environ)
    base_url = settings.clients.client.base_url or os.environ.get("WXKIT_BASE_URL")
    service = Service.from_config(settings, clock_of(base_url))
    receivers = receivers_of(settings.clients)
    app = create_app(service, receivers, work=not no_work)
    listening = bind(host, port)
    ready = {"url": url_of(listening), "callbacks": [f"/callbacks/{name}" for name in receivers]}
    options = uvicorn.Config(
        app, log_config=None, access_log=False, ws="none", timeout_graceful_shutdown=PATIENCE
    )
    server = QuietServer(options, lambda: click.echo(json.dumps(ready)))
    server.run([listening])
    service.close()
    if not server.started:
        sys.exit("the app did not start")


def _log_on_stderr() -> None:
    """Warnings and what wxkit tells. Libraries that log whole requests would log what is secret."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("wxkit").setLevel(logging.INFO)


@click.group()
def inbox() -> None:
    """What could not be read (收件箱)."""


@inbox.command("list")
@CONFIG
@JSON
def list_parked(config: Path | None, as_json: bool) -> None:
    """List what is parked, with the reason."""
    from wxkit.serve.inbox import Inbox

    with _books(config) as books:
        parked = Inbox(books.engine, _now).parked()
    if as_json:
        rows = [{"subject": one.subject, "attempts": one.attempts, "problem": one.problem} for one in parked]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one in parked:
        click.echo(f"{one.subject}  {one.attempts} attempts  {one.problem}")


@inbox.command("retry")
@CONFIG
@click.argument("subjects", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Everything that is parked.")
def retry(config: Path | None, subjects: tuple[str, ...], everything: bool) -> None:
    """Let parked SUBJECTS be read again."""
    from wxkit.serve.inbox import Inbox

    _one_of(subjects, everything)
    with _books(config) as books:
        count = Inbox(books.engine, _now).retry(None if everything else subjects)
    click.echo(f"{count} will be read again")


@click.group()
def outbox() -> None:
    """What WeChat was not told, or perhaps not (发件箱)."""


@outbox.command("list")
@CONFIG
@click.option("--state", "states", multiple=True, help="[default: dead, unknown]")
@JSON
def list_outbox(config: Path | None, states: tuple[str, ...], as_json: bool) -> None:
    """List deliveries, with what went wrong."""
    from wxkit.serve.outbox import STATES, Outbox

    chosen: list[State] = [state for state in STATES if state in (states or ("dead", "unknown"))]
    unknown = set(states) - set(STATES)
    if unknown:
        raise click.UsageError(f"no state {', '.join(sorted(unknown))}; there are {', '.join(STATES)}")
    with _books(config) as books:
        entries = Outbox(books.engine, _now).entries(*chosen)
    if as_json:
        click.echo(json.dumps([_row(entry) for entry in entries], ensure_ascii=False, indent=2))
        return
    for entry in entries:
        click.echo(f"{entry.state:11} {entry.kind:7} {entry.person}  {entry.id}  {entry.problem}")


@outbox.command("replay")
@CONFIG
@click.argument("ids", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All that are dead.")
def replay(config: Path | None, ids: tuple[str, ...], everything: bool) -> None:
    """Deliver IDS once more, or all that are dead.

    One in state `unknown` may have arrived already: name it only when you know better.
    """
    from wxkit.serve.outbox import Outbox

    _one_of(ids, everything)
    with _books(config) as books:
        count = Outbox(books.engine, _now).replay(None if everything else ids)
    click.echo(f"{count} will be delivered again")


def _one_of(names: tuple[str, ...], everything: bool) -> None:
    if bool(names) == everything:
        raise click.UsageError("give what to try again, or --all")


def _row(entry: Entry) -> dict[str, object]:
    names = ("id", "state", "kind", "person", "amount", "attempts", "problem")
    return {name: getattr(entry, name) for name in names}


def _now() -> int:
    return int(time.time())


@contextmanager
def _books(config: Path | None) -> Generator[SqlBooks]:
    from wxkit.policy.config import PolicyConfig
    from wxkit.policy.sql import SqlBooks

    books = SqlBooks(PolicyConfig.load(config).database)
    try:
        yield books
    finally:
        books.close()
