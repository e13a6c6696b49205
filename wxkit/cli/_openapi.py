"""`wxkit openapi`: the OpenAPI document of all endpoints."""

from __future__ import annotations

import json
from typing import TextIO

import click

__all__ = ["openapi"]


@click.command()
@click.option(
    "-o", "--output", type=click.File("w", encoding="utf-8"), default="-", help="File to write; - for stdout."
)
@click.option("--server", help="Base URL to name as the server, e.g. that of a sandbox.")
def openapi(output: TextIO, server: str | None) -> None:
    """Write the OpenAPI 3.1 document of all endpoints (接口) that wxkit declares."""
    from wxkit._openapi import document

    click.echo(json.dumps(document(server=server), ensure_ascii=False, indent=2), file=output)
