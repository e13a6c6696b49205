"""`wxkit ledger`: look at a ledger, check it, mend it; `wxkit explain`: why points and fen are there."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from wxkit.policy._replaying import Written
    from wxkit.policy._state import Ruling
    from wxkit.policy.config import PolicyConfig
    from wxkit.policy.engine import Engine
    from wxkit.policy.explain import Explanation
    from wxkit.policy.sql import SqlBooks

__all__ = ["explain", "ledger"]

CONFIG = click.option("--config", type=click.Path(path_type=Path), help="[default: wxkit.toml here]")
DATABASE = click.option("--database", help="URL of the ledger, in place of the one that the file names.")
JSON = click.option("--json", "as_json", is_flag=True, help="As JSON.")


@click.group()
def ledger() -> None:
    """Look at a ledger (账本), check it, mend it."""


@ledger.command()
@CONFIG
@DATABASE
@JSON
def show(config: Path | None, database: str | None, as_json: bool) -> None:
    """Show a ledger in numbers: facts, transactions, and the sum of every kind of account."""
    from wxkit.policy.ledger import figures

    with _opened(config, database) as (books, _):
        found = figures(books)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    console = _console()
    console.print(f"{found.facts} facts, {found.transactions} transactions, {found.parked} parked")
    table = _table("account", "balance")
    for account, amount in found.balances.items():
        table.add_row(account, f"{amount:,}")
    console.print(table)


@ledger.command()
@CONFIG
@DATABASE
def verify(config: Path | None, database: str | None) -> None:
    """Check a ledger: sum every transaction, then read the journal again and compare what comes of it.

    Ends with 1 when something is wrong.
    """
    from wxkit.policy.ledger import verify as check

    with _opened(config, database) as (books, settings), _console().status("reading the journal"):
        problems = check(books, settings.settings)
    for problem in problems:
        click.echo(f"{problem.where}: {problem.what}", err=True)
    if problems:
        sys.exit(f"{len(problems)} problems; if the journal is whole, `wxkit ledger rebuild` mends the state")
    click.echo("the ledger holds")


@ledger.command()
@CONFIG
@DATABASE
def rebuild(config: Path | None, database: str | None) -> None:
    """Compute balances, lots and histories anew from the journal, in one transaction."""
    from wxkit.policy.ledger import rebuild as build

    with _opened(config, database) as (books, settings), _console().status("reading the journal"):
        build(books, settings.settings)
    click.echo("the state is what the journal makes of it")


@ledger.command()
@CONFIG
@DATABASE
def export(config: Path | None, database: str | None) -> None:
    """Write the journal as JSON lines: every fact with its rulings and transactions."""
    from wxkit.policy.ledger import export as lines

    with _opened(config, database) as (books, _):
        for line in lines(books):
            click.echo(json.dumps(line, ensure_ascii=False))


@ledger.command()
@CONFIG
@DATABASE
@JSON
def parked(config: Path | None, database: str | None, as_json: bool) -> None:
    """List facts that wait because a plugin failed on them."""
    from wxkit.policy.explain import parked as waiting

    with _opened(config, database) as (books, _):
        found = waiting(books)
    if as_json:
        click.echo(json.dumps([asdict(fact) for fact in found], ensure_ascii=False, indent=2))
    elif not found:
        click.echo("nothing is parked")
    for fact in found if not as_json else ():
        click.echo(f"{fact.id}\n    {fact.reason}")


@ledger.command()
@click.argument("fact", nargs=-1, required=True)
@CONFIG
@DATABASE
def retry(fact: tuple[str, ...], config: Path | None, database: str | None) -> None:
    """Try parked facts again, by id. Ends with 1 when one is parked still."""
    waiting = False
    with _opened(config, database) as (books, settings):
        engine = _engine(settings, books)
        for fact_id in fact:
            outcome = engine.retry(fact_id)
            waiting |= outcome is not None and outcome.status == "parked"
            click.echo(
                f"{fact_id}: {f'{outcome.status} {outcome.reason}'.strip() if outcome else 'is not parked'}"
            )
    if waiting:
        sys.exit(1)


@ledger.command()
@click.argument("statement")
@CONFIG
@DATABASE
@JSON
def payout(statement: str, config: Path | None, database: str | None, as_json: bool) -> None:
    """Put every commission that is payable into a statement (结算单), e.g. 2026-03.

    Nothing is transferred: the statement says whom you owe how much, and the ledger then counts it as paid.
    """
    with _opened(config, database) as (books, settings):
        payouts = _engine(settings, books).pay_out(statement, int(time.time()))
    if as_json:
        click.echo(json.dumps([asdict(one) for one in payouts], ensure_ascii=False, indent=2))
        return
    table = _table("promoter", "yuan")
    for one in payouts:
        table.add_row(one.person, _yuan(one.fen))
    _console().print(table)


@click.command()
@click.argument("subject", metavar="ORDER|PERSON|FACT")
@CONFIG
@DATABASE
@JSON
def explain(subject: str, config: Path | None, database: str | None, as_json: bool) -> None:
    """Explain where points and fen come from: which fact, plugin, version and rule, and what it saw.

    ORDER is an order's id, PERSON `union/<unionid>` or `<appid>/<openid>`, FACT the id of a fact.
    """
    from wxkit.policy.explain import explain as look

    with _opened(config, database) as (books, settings):
        found = look(books, subject)
    if not found.facts and not found.parked:
        raise click.ClickException(f"the ledger knows nothing of {subject!r}")
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        _tell(found, ZoneInfo(settings.settings.zone))


def _tell(found: Explanation, zone: ZoneInfo) -> None:
    console = _console()
    for one in found.facts:
        moment = datetime.fromtimestamp(one.fact.at, zone).strftime("%Y-%m-%d %H:%M:%S")
        console.print(f"[bold]{moment}  {one.fact.kind}[/bold]  {one.fact.id}")
        for ruling in one.rulings:
            console.print(f"    {_ruling(ruling)}", markup=False)
        for line in _moves(one):
            console.print(f"        {line}", markup=False, style="dim")
    for fact in found.parked:
        console.print(f"[bold red]parked[/bold red]  {fact.id}\n    {fact.reason}")


def _ruling(ruling: Ruling) -> str:
    decision = ruling.decision
    said = f"{ruling.plugin} {ruling.version} · {decision.rule}: {decision.reason}".replace("  ", " ")
    saw = ", ".join(f"{name} {value}" for name, value in decision.saw)
    outcome = f"{ruling.verdict} {ruling.amount}" if ruling.amount else ruling.verdict
    why = f" ({ruling.guard}: {ruling.note})" if ruling.note else f" ({ruling.guard})" if ruling.guard else ""
    return f"{type(decision).__name__} {outcome}{why} · {said}" + (f" · saw {saw}" if saw else "")


def _moves(one: Written) -> list[str]:
    return [
        f"{tx.kind}: " + ", ".join(f"{account} {amount:+,}" for account, amount in tx.entries)
        for tx in one.txs
    ]


@contextmanager
def _opened(config: Path | None, database: str | None) -> Generator[tuple[SqlBooks, PolicyConfig]]:
    """The books that the settings or the option name."""
    from wxkit.policy.config import PolicyConfig
    from wxkit.policy.sql import SqlBooks

    settings = PolicyConfig.load(config)
    books = SqlBooks(database or settings.database)
    try:
        yield books, settings
    finally:
        books.close()


def _engine(settings: PolicyConfig, books: SqlBooks) -> Engine:
    from wxkit.policy.engine import Engine

    return Engine(settings.load_plugins(), books, settings.settings)


def _yuan(fen: int) -> str:
    return f"{fen // 100:,}.{fen % 100:02d}"


def _console() -> Console:
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, soft_wrap=True)


def _table(*columns: str) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    first, *rest = columns
    table.add_column(first)
    for column in rest:
        table.add_column(column, justify="right")
    return table
