"""`wxkit plugin`: begin a plugin, see which are installed, check what they do."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from wxkit.policy.installed import Installed

__all__ = ["plugin"]

JSON = click.option("--json", "as_json", is_flag=True, help="As JSON.")


@click.group()
def plugin() -> None:
    """Begin a policy plugin, see which are installed, check what they do (插件)."""


@plugin.command()
@click.argument("name")
@click.option("--folder", type=click.Path(path_type=Path), help="[default: wxkit-NAME here]")
def new(name: str, folder: Path | None) -> None:
    """Write a package with settings, a hook, tests and a page; it can be installed and passes at once."""
    from wxkit.cli._scaffold import write_plugin

    written = write_plugin(name, folder)
    for path in written:
        click.echo(f"  {path}")
    home = written[0].parent
    click.echo(f"next: pip install -e {home} && python -m pytest {home}, then make hooks.py yours")


@plugin.command(name="list")
@JSON
def list_(as_json: bool) -> None:
    """List installed plugins with their versions, hooks and settings."""
    from wxkit.policy.installed import installed

    found = installed()
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
    elif not found:
        click.echo("no plugin is installed; `wxkit plugin new NAME` begins one")
    for one in found if not as_json else ():
        _show(one)


@plugin.command()
@click.argument("name", required=False)
def hooks(name: str | None) -> None:
    """Print what there is to hook into, as Markdown: all hooks, or one."""
    from wxkit.policy.reference import hook_pages

    pages = hook_pages()
    if name is not None and name not in {page.name for page in pages}:
        raise click.ClickException(f"there is no hook {name}; `wxkit plugin hooks` prints all")
    click.echo("\n".join(page.markdown for page in pages if name in (None, page.name)), nl=False)


@plugin.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--config", type=click.Path(path_type=Path), help="Settings. [default: wxkit.toml here]")
@click.option(
    "--stories", type=click.IntRange(min=0), default=100, show_default=True, help="How many to make up."
)
@JSON
def check(names: tuple[str, ...], config: Path | None, stories: int, as_json: bool) -> None:
    """Play stories with plugins, all installed ones without NAME, and tell what they do wrong.

    They are set up as wxkit.toml says. Ends with 1 when one does not conform.
    """
    from wxkit.policy import discover
    from wxkit.policy.config import PolicyConfig
    from wxkit.testing.policy import check_plugin

    tables = PolicyConfig.load(config).tables
    reports = [check_plugin(name, tables.get(name), stories=stories) for name in names or sorted(discover())]
    if as_json:
        found = [{**asdict(report), "conforms": report.conforms} for report in reports]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif not reports:
        click.echo("no plugin is installed")
    for report in reports if not as_json else ():
        click.echo(str(report))
    if not all(report.conforms for report in reports):
        sys.exit(1)


def _show(one: Installed) -> None:
    click.echo(f"{one.name} {one.version}  ({one.module})")
    if one.problem:
        click.echo(f"  cannot be used: {one.problem}")
        return
    click.echo(f"  hooks     {one.hooks[0]}")
    for hook in one.hooks[1:]:
        click.echo(f"            {hook}")
    for number, (name, default) in enumerate(one.settings):
        shown = f"{name} = {default}" if default else f"{name} (must be given)"
        click.echo(f"  {'settings' if not number else '':<9} {shown}")
