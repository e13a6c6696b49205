"""`wxkit simulate`: what policies would have cost over a year of orders, and what another version changes."""

from __future__ import annotations

import json
import math
import sys
import tomllib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wxkit._errors import ConfigError

if TYPE_CHECKING:
    from rich.console import Console

    from wxkit.policy.config import PolicyConfig
    from wxkit.policy.facts import Fact
    from wxkit.policy.simulate import Comparison, Report

__all__ = ["simulate"]

SHOWN = 10
"""People and rules that the screen tells."""
POLICY = "NAME[=FILE]"


@click.command()
@click.option(
    "--world", type=click.Path(path_type=Path, exists=True), help="What `wxkit sandbox populate` saved."
)
@click.option(
    "--orders",
    type=click.Path(path_type=Path, exists=True),
    help="CSV or Parquet, one row a line; see --columns.",
)
@click.option(
    "--policy",
    "policies",
    multiple=True,
    metavar=POLICY,
    help="A plugin, with a TOML file of its settings; repeatable. [default: those of wxkit.toml]",
)
@click.option(
    "--against",
    multiple=True,
    metavar=POLICY,
    help="The same plugin in another version of its settings; repeatable.",
)
@click.option("--config", type=click.Path(path_type=Path), help="[default: wxkit.toml here]")
@click.option("--json", "as_json", is_flag=True, help="The whole report as JSON.")
@click.option(
    "--html", "page", type=click.Path(path_type=Path), help="Write one page with charts to this file."
)
@click.option("--columns", is_flag=True, help="List the columns of --orders.")
def simulate(
    world: Path | None,
    orders: Path | None,
    policies: tuple[str, ...],
    against: tuple[str, ...],
    config: Path | None,
    as_json: bool,
    page: Path | None,
    columns: bool,
) -> None:
    """Run a year of orders through policies (模拟): cost, liability, tiers, gifts, referrers, guards.

    With --against, once more with the other version: who gets more or less, and by which rules.
    """
    if columns:
        _list_columns()
        return
    facts = _facts(world, orders)
    found = _run(facts, config, policies, against)
    if page is not None:
        from wxkit.policy.simulate import html

        page.write_text(html(found), encoding="utf-8")
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    _tell(found)
    if page is not None:
        click.echo(f"\n{page}")


def _list_columns() -> None:
    from wxkit.policy.simulate import COLUMNS

    for name, meaning in COLUMNS.items():
        click.echo(f"{name:12} {meaning}")


def _facts(world: Path | None, orders: Path | None) -> list[Fact]:
    if (world is None) == (orders is None):
        raise click.UsageError("give --world or --orders; `wxkit sandbox populate` makes a world")
    if orders is not None:
        from wxkit.policy.simulate import facts_of_table

        return facts_of_table(orders)
    from wxkit.policy.simulate import facts_of_world
    from wxkit_sandbox import load_world

    return facts_of_world(load_world(str(world)))


def _run(
    facts: list[Fact], config: Path | None, policies: Sequence[str], against: Sequence[str]
) -> Report | Comparison:
    from wxkit.policy.config import PolicyConfig
    from wxkit.policy.simulate import compare

    settings = PolicyConfig.load(config)
    chosen = _tables(policies) or {name: dict(settings.tables.get(name, {})) for name in settings.plugins}
    if not chosen:
        raise click.UsageError("name a --policy, e.g. --policy points, or list plugins in wxkit.toml")
    other = _tables(against)
    for name in other:
        if name not in chosen:
            raise click.UsageError(f"--against {name}: there is no --policy {name} to hold it against")
    before = _simulated(facts, chosen, settings, "simulating")
    if not other:
        return before
    return compare(before, _simulated(facts, {**chosen, **other}, settings, "the other version"))


def _tables(given: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Settings by plugin: `points=points.toml`, or `points` for its defaults."""
    tables: dict[str, dict[str, Any]] = {}
    for one in given:
        name, _, file = one.partition("=")
        tables[name] = _table(name, Path(file)) if file else {}
    return tables


def _table(name: str, path: Path) -> dict[str, Any]:
    """The file's table `[plugins.<name>]`, or the whole file."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not TOML: {error}") from None
    found: dict[str, Any] = data.get("plugins", {}).get(name, {}) if "plugins" in data else data
    return found


def _simulated(
    facts: list[Fact], tables: dict[str, dict[str, Any]], config: PolicyConfig, what: str
) -> Report:
    from wxkit.policy import Plugins
    from wxkit.policy.simulate import simulate as run

    given = {name: table for name, table in tables.items() if table}
    plugins = Plugins(list(tables), given, hook_limit=math.inf)
    with _bar(what, len(facts)) as progress:
        return run(facts, plugins, config.settings, progress)


@contextmanager
def _bar(what: str, total: int) -> Generator[Callable[[int], None]]:
    """A progress bar on stderr, which leaves stdout to the report."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task(what, total=total)

        def move(done: int) -> None:
            progress.update(task, completed=done)

        yield move


def _tell(found: Report | Comparison) -> None:
    from rich.console import Console

    from wxkit.policy.simulate import Comparison

    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    if isinstance(found, Comparison):
        _tell_report(found.before, console)
        _tell_changes(found, console)
    else:
        _tell_report(found, console)


def _tell_report(report: Report, console: Console) -> None:
    for name, text in _told(report):
        console.print(f"[bold]{name}[/bold]  {text}")


def _told(report: Report) -> Iterator[tuple[str, str]]:
    """Each line as what it is about, and what is to say."""
    from wxkit.policy.simulate._html import amount, day

    span = f"{day(report.first)} to {day(report.last)}"
    yield span, f"{report.orders:,} orders, {report.people:,} people"
    yield (
        "turnover",
        f"paid {amount('commission', report.paid)}, refunded {amount('commission', report.refunded)}",
    )
    for book, cost in report.costs.items():
        yield book, ", ".join(f"{name} {amount(book, fen)}" for name, fen in cost.told().items())
    gifts = report.gifts
    if gifts.sent:
        outcomes = f"{gifts.accepted:,} accepted, {gifts.expired:,} expired"
        yield "gifts", f"{gifts.sent:,} sent, {outcomes}, {gifts.newcomers:,} newcomers"
    for tier, people in report.tiers.items():
        yield f"tier {tier}", f"{people:,} people"
    for use in report.guards:
        yield f"guard {use.rule}", f"{use.times:,} × {use.kind} of {use.plugin}"
    if report.reviews:
        yield "review", f"{report.reviews:,} for somebody to look at"
    for one in report.referrers[:SHOWN]:
        yield "referrer", f"{one.person}  {one.orders:,} orders  {amount('commission', one.fen)}"
    for plugin, count in report.parked.items():
        yield "parked", f"{count:,} facts by {plugin}"


def _tell_changes(found: Comparison, console: Console) -> None:
    from wxkit.policy.simulate._html import amount

    console.print(f"\n[bold]{len(found.changes):,} people get something else[/bold]")
    for change in found.changes[:SHOWN]:
        console.print(change.person)
        for reason in change.reasons:
            book = reason.source.partition(" ")[0]
            console.print(
                f"    {reason.source}: {amount(book, reason.before)} → {amount(book, reason.after)}"
            )
