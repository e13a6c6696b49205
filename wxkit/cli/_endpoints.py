"""`wxkit endpoints`: what wxkit declares, and how the sandbox answers it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from wxkit._registry import PRODUCTS

if TYPE_CHECKING:
    from wxkit._coverage import Endpoint

__all__ = ["endpoints"]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="A JSON list of objects.")
@click.option("--markdown", "as_markdown", is_flag=True, help="The page docs/endpoints.md.")
@click.option("--product", type=click.Choice(PRODUCTS), help="Of this product only.")
@click.option(
    "--tier",
    type=click.Choice(["stateful", "synthesised"]),
    help="How the sandbox answers: with a behaviour, or with sample data.",
)
def endpoints(as_json: bool, as_markdown: bool, product: str | None, tier: str | None) -> None:
    """List all endpoints (接口) that wxkit declares: path, call, and how the sandbox answers."""
    from wxkit import _coverage

    if as_json and as_markdown:
        raise click.UsageError("--json and --markdown exclude each other")
    rows = [
        row for row in _coverage.endpoints() if product in (None, row.product) and tier in (None, row.tier)
    ]
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
    elif as_markdown:
        click.echo(_coverage.markdown(rows), nl=False)
    else:
        click.echo(_lines(rows))


def _lines(rows: Sequence[Endpoint]) -> str:
    wide = max((len(row.path) for row in rows), default=0)
    lines = [
        f"{row.product:15}  {row.tier:11}  {row.method:4}  {row.path:{wide}}  {row.call.partition(':')[2]}"
        for row in rows
    ]
    return "\n".join([*lines, f"{len(rows)} endpoints"])
