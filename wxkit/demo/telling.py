"""How the story is told: for people with rich, for programs as one JSON document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from wxkit.demo.stage import Happening

__all__ = ["tell_end", "tell_scene"]

STYLES = {"act": "bold cyan", "push": "magenta", "call": "green"}
SIGNS = {"act": "●", "push": "⇠ push", "call": "⇢ call"}


def tell_scene(console: Console, number: int, count: int, title: str, lines: Sequence[Happening]) -> None:
    """One scene, as soon as it has been played."""
    console.print()
    console.rule(Text(f"{number}/{count}  {title}", "bold"), align="left", style="dim")
    for line in lines:
        text = Text("  " if line.kind == "act" else "      ")
        text.append(f"{SIGNS[line.kind]} ", STYLES[line.kind])
        text.append(line.who, "bold" if line.kind == "act" else "")
        console.print(text.append(f" {line.what}", "" if line.fine else "yellow"))


def tell_end(console: Console, report: dict[str, Any]) -> None:
    """The summary."""
    console.print()
    console.rule(Text("Summary", "bold"), align="left", style="dim")
    console.print(_orders(report["orders"]))
    scores = ", ".join(f"{name} {points}" for name, points in report["scores"].items())
    attempts = sum(push["attempts"] for push in report["pushes"])
    ledger = report["ledger"]
    console.print(
        f"Points: {scores}.  Commission (佣金) of Bo: {_yuan(ledger['commission_paid'])}, "
        f"of it {_yuan(report['commission'])} for the order through his link."
    )
    console.print(
        f"Ledger (账本): {ledger['facts']} facts, {ledger['transactions']} transactions, all of them even."
    )
    console.print(
        f"{len(report['pushes'])} pushes in {attempts} attempts, signed and encrypted; "
        f"{len(report['calls'])} calls answered."
    )
    console.print(Text("Every step held.", "bold green"))


def _orders(orders: Sequence[dict[str, Any]]) -> Table:
    table = Table(title=None, box=None, pad_edge=False, header_style="dim")
    for heading in ("order", "status", "giver", "receiver", "paid", "refunded"):
        table.add_column(heading, justify="right" if heading in ("paid", "refunded") else "left")
    for order in orders:
        table.add_row(
            order["order_id"],
            f"{order['status']} {order['status_name']}",
            order["giver"] or "-",
            order["receiver"],
            _yuan(order["paid"]),
            _yuan(order["refunded"]),
        )
    return table


def _yuan(fen: int) -> str:
    return f"¥{fen / 100:,.2f}"
