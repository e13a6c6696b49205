"""Every declared endpoint as a row: who offers it, where it is, and how the sandbox answers it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from wxkit._call import Call
from wxkit._registry import PRODUCTS, load_all

__all__ = ["TIERS", "Endpoint", "Tier", "endpoints", "markdown", "tier_of"]

Tier = Literal["stateful", "synthesised"]
TIERS: tuple[Tier, ...] = ("stateful", "synthesised")
"""`stateful`: what you create you can get. `synthesised`: checked strictly, answered with sample data."""

_HEAD = """\
# Endpoints

Every endpoint that wxkit declares, written by `wxkit endpoints --markdown`. *Stateful* ones behave in the
sandbox (what you create you can get); *synthesised* ones are checked strictly and answered with sample data.
"""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One call of one product."""

    product: str
    method: str
    path: str
    group: str
    call: str
    """`module:Class` of the call."""
    reply: str
    """`module:Class` of its reply."""
    tier: Tier
    doc: str | None
    """WeChat's page about it."""


def endpoints() -> list[Endpoint]:
    """All endpoints of WeChat that wxkit declares, sorted by product, group and path."""
    _load()
    rows = [_row(product, call) for product, call in load_all().rows() if product in PRODUCTS]
    return sorted(rows, key=lambda row: (PRODUCTS.index(row.product), row.group, row.path, row.method))


def tier_of(call: type[Call[Any]]) -> Tier:
    """Whether the sandbox gives this call a behaviour."""
    from wxkit_sandbox.handlers import handler_of

    _load()
    return "stateful" if handler_of(call) else "synthesised"


def markdown(rows: Iterable[Endpoint]) -> str:
    """The page docs/endpoints.md: one table a product, and how much of it is stateful."""
    rows = list(rows)
    parts = [_HEAD]
    for product in PRODUCTS:
        mine = [row for row in rows if row.product == product]
        if mine:
            stateful = sum(row.tier == "stateful" for row in mine)
            parts.append(f"\n## {product}\n\n{len(mine)} endpoints, {stateful} stateful.\n\n{_table(mine)}")
    return "".join(parts)


def _table(rows: Iterable[Endpoint]) -> str:
    lines = ["| group | call | path | sandbox | page |", "|---|---|---|---|---|"]
    for row in rows:
        page = f"[docs]({row.doc})" if row.doc else ""
        name = row.call.partition(":")[2]
        lines.append(f"| {row.group} | `{name}` | `{row.method} {row.path}` | {row.tier} | {page} |")
    return "\n".join(lines) + "\n"


@cache
def _load() -> None:
    """Bring all behaviours, once."""
    from wxkit_sandbox.handlers import load_handlers

    load_handlers()


def _row(product: str, call: type[Call[Any]]) -> Endpoint:
    route = call.__route__
    return Endpoint(
        product=product,
        method=route.method,
        path=route.path,
        group=route.group,
        call=_place(call),
        reply=_place(call.__reply__),
        tier=tier_of(call),
        doc=call.__doc_url__,
    )


def _place(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"
