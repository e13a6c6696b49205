"""`wxkit sandbox populate`: let people live a year, and save the world."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wxkit._errors import ConfigError

if TYPE_CHECKING:
    from wxkit_sandbox.populate import DayOver, Plan
    from wxkit_sandbox.world import World

__all__ = ["populate"]

NINE = timedelta(hours=9)
TOLD = {
    "OrderPlaced": "orders",
    "GiftAccepted": "gifts accepted",
    "OrderRefunded": "refunds",
    "Followed": "follows",
    "MemberJoined": "new members",
    "PromoterBound": "promoters",
}


@click.command()
@click.option("--people", type=click.IntRange(2), default=2000, show_default=True)
@click.option("--orders", type=click.IntRange(0), default=20_000, show_default=True)
@click.option("--days", type=click.IntRange(1), default=365, show_default=True)
@click.option("--seed", default="7", show_default=True, help="The same seed gives the same file.")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day. [default: where other worlds begin]"
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file.")
def populate(people: int, orders: int, days: int, seed: str, until: datetime | None, out: Path) -> None:
    """Let people live a year in a new world, and save it (一年尽在一分钟).

    They buy for themselves and, before festivals, for each other; they promote, follow, join, and want money
    back; the merchant ships and answers. `serve --load` goes on from there.
    """
    from wxkit_sandbox.clock import SHANGHAI, START
    from wxkit_sandbox.populate import Plan
    from wxkit_sandbox.populate import populate as live
    from wxkit_sandbox.saving import save_world

    end = (until.replace(tzinfo=SHANGHAI) + NINE).timestamp() if until else START
    try:
        plan = Plan(people, orders, days, seed, end)
    except ValueError as error:
        raise ConfigError(str(error)) from None
    if not out.parent.is_dir():
        raise ConfigError(f"there is no directory {out.parent}")
    gc.freeze()
    gc.disable()  # a world that grows leaves little garbage, and looking for it takes a fifth of the time
    began = time.perf_counter()
    with _Shown(plan) as tell:
        world = live(plan, tell)
    took = time.perf_counter() - began
    save_world(world, out)
    gc.enable()
    _summary(world, took, out)


class _Shown:
    """A bar that moves with the days."""

    def __init__(self, plan: Plan) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("orders  {task.fields[rate]:,.0f}/s  {task.fields[festival]}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
        )
        self._task = self._bar.add_task(f"{plan.date(0)}", total=plan.orders, rate=0.0, festival="")
        self._began = time.perf_counter()

    def __enter__(self) -> Callable[[DayOver], None]:
        self._bar.start()
        return self._tell

    def __exit__(self, *exc: object) -> None:
        self._bar.stop()

    def _tell(self, over: DayOver) -> None:
        rate = over.orders / (time.perf_counter() - self._began)
        festival = over.day.festival.name if over.day.festival else ""
        self._bar.update(
            self._task, completed=over.orders, description=f"{over.day.date}", rate=rate, festival=festival
        )


def _summary(world: World, took: float, out: Path) -> None:
    """What came of it, in a few lines."""
    from wxkit_sandbox.past import history

    counts = Counter(type(event).__name__ for event in history(world))
    told = ", ".join(f"{counts[name]:,} {text}" for name, text in TOLD.items() if counts[name])
    rate = counts["OrderPlaced"] / took
    click.echo(f"{len(world.people):,} people: {told}")
    click.echo(f"{took:.1f} s, {rate:,.0f} orders a second; {out} has {out.stat().st_size / 1e6:.1f} MB")
    click.echo(f"wxkit sandbox serve --load {out}")
