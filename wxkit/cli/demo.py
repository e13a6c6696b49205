"""`wxkit demo`: a merchant's week, played on a served sandbox and told while it happens."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from wxkit.demo.stage import Happening
    from wxkit.demo.story import Scene

__all__ = ["demo"]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of the story.")
@click.option("--seed", default=1, show_default=True, help="Another seed, another world: other ids.")
def demo(*, as_json: bool, seed: int) -> None:
    """Play a merchant's week: promoter, follower, member, order, gifts, refund, points, commission.

    Starts the sandbox as a server and the app around the policies beside it, which receives signed and
    encrypted pushes (消息推送) over HTTP and reacts with typed calls. Exits with 0 only if every step held.
    """
    from rich.console import Console

    from wxkit.demo.play import play
    from wxkit.demo.story import SCENES
    from wxkit.demo.telling import tell_end, tell_scene

    console = Console(highlight=False, stderr=as_json)
    played = 0
    with console.status("The sandbox starts …") as status:

        def on_scene(scene: Scene, lines: Sequence[Happening]) -> None:
            nonlocal played
            played += 1
            if not as_json:
                tell_scene(console, played, len(SCENES), scene.title, lines)
            if played < len(SCENES):
                status.update(f"{SCENES[played].title} …")

        report = play(on_scene, seed)
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        tell_end(console, report)
