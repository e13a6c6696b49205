"""`wxkit errcode`: what a return code means and what to do about it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from wxkit._errcodes import ErrCode, explain
from wxkit._settings import APPS

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["errcode"]


# Without this setting click takes -1, WeChat's commonest code, for a flag.
@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("code", type=int)
@click.option("--product", type=click.Choice(APPS), help="Only what the code means in this product.")
def errcode(code: int, product: str | None) -> None:
    """Explain a return code (返回码, errcode): its meaning, the error wxkit raises, what to do next.

    The same number can mean different things in different products.
    """
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    for meaning in _meanings(code, product):
        console.print(_rendered(meaning))


def _meanings(code: int, product: str | None) -> list[ErrCode]:
    everywhere = explain(code, product)
    here = [entry for entry in everywhere if product is None or entry.product in ("", product)]
    if not everywhere:
        raise click.ClickException(f"{code} is in none of WeChat's tables of return codes")
    if not here:
        others = ", ".join(sorted(entry.product for entry in everywhere))
        raise click.ClickException(f"{code} is not a code of {product}; it is one of {others}")
    return here


def _rendered(meaning: ErrCode) -> Text:
    from rich.text import Text

    lines = Text()
    lines.append(str(meaning.code), style="bold red" if meaning.code else "bold green")
    lines.append(f"  {meaning.product or 'all products'}  ", style="dim")
    lines.append(meaning.text, style="bold")
    lines.append("\n  raises  ", style="dim").append(f"wxkit.{meaning.kind.__name__}")
    if meaning.hint:
        lines.append("\n  hint    ", style="dim").append(meaning.hint)
    if meaning.doc:
        lines.append("\n  docs    ", style="dim").append(meaning.doc, style="cyan")
    return lines
