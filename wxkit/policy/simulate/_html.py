"""A simulation as one page that needs nothing else: tables, and charts as inline SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from wxkit.policy.simulate._charts import Series, bars, lines
from wxkit.policy.simulate._compare import Change, Comparison
from wxkit.policy.simulate._report import Report

__all__ = ["amount", "day", "html"]

SHANGHAI = ZoneInfo("Asia/Shanghai")
SHOWN = 100
"""Changed people on the page."""

STYLE = """
:root { color-scheme: light dark; --ink: #1c2024; --soft: #60646c; --line: #e0e3e8; --paper: #fff;
  --card: #f7f8fa; --one: #07a35a; --two: #3b6fd4; --three: #d9822b; }
@media (prefers-color-scheme: dark) { :root { --ink: #edeef0; --soft: #a0a4ab; --line: #33373d;
  --paper: #15171a; --card: #1d2024; --one: #34c77b; --two: #7aa2f7; --three: #f0a85b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 62rem; background: var(--paper);
  color: var(--ink); font: 16px/1.5 system-ui, "PingFang SC", "Noto Sans SC", sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; }
p { color: var(--soft); margin: .25rem 0 1rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .75rem 1rem; }
.card b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
.card span { color: var(--soft); font-size: .85rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.id { font-family: ui-monospace, monospace; font-size: .82rem; overflow-wrap: anywhere; }
svg { width: 100%; height: auto; display: block; } svg text { fill: var(--soft); font-size: 11px; }
.legend { display: flex; flex-wrap: wrap; gap: 1rem; font-size: .85rem; color: var(--soft); }
.legend i { display: inline-block; width: .8rem; height: .8rem; border-radius: .2rem; margin-right: .35rem; }
figure { margin: 0 0 1.5rem; }
"""

Cell = str | int


def html(found: Report | Comparison) -> str:
    """The whole page."""
    report = found.before if isinstance(found, Comparison) else found
    parts = [*_compared(found)] if isinstance(found, Comparison) else []
    parts += _about(report)
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Policies, simulated</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Policies, simulated</h1>\n<p>{escape(_span(report))}</p>\n{body}\n</body>\n</html>\n"
    )


def amount(book: str, number: int) -> str:
    """Points and vouchers as they are, commission in yuan."""
    if book != "commission":
        return f"{number:,}"
    sign = "-" if number < 0 else ""
    return f"{sign}¥{abs(number) // 100:,}.{abs(number) % 100:02d}"


def day(moment: int) -> str:
    """A date in Shanghai."""
    return datetime.fromtimestamp(moment, SHANGHAI).date().isoformat()


def _span(report: Report) -> str:
    plugins = ", ".join(f"{name} {version}" for name, version in report.plugins.items())
    span = f"{day(report.first)} to {day(report.last)}"
    return f"{span} · {report.orders:,} orders, {report.facts:,} facts · {plugins}"


def _about(report: Report) -> Iterator[str]:
    yield _cards(report)
    yield "<h2>What is owed over time (负债)</h2>"
    yield from _liability(report)
    rows = [(book, *(amount(book, n) for n in cost.told().values())) for book, cost in report.costs.items()]
    yield "<h2>What it cost (成本)</h2>"
    yield _table(("book", "given", "taken back", "spent or paid", "expired", "left"), rows)
    yield "<h2>By rule (规则)</h2>"
    used = [(use.plugin, use.rule, use.kind, use.times, amount(use.kind, use.amount)) for use in report.rules]
    yield _table(("plugin", "rule", "book", "times", "amount"), used, words=3)
    yield from _people(report)
    yield from _trouble(report)


def _cards(report: Report) -> str:
    points = report.costs.get("points")
    share = report.gifts.accepted * 100 / report.gifts.sent if report.gifts.sent else 0
    cards = [
        (amount("commission", report.paid), "paid for goods"),
        (amount("commission", report.refunded), "refunded"),
        (f"{report.people:,}", "people"),
        (f"{points.given if points else 0:,}", "points given"),
        (
            amount("commission", report.costs["commission"].given) if "commission" in report.costs else "–",
            "commission",
        ),
        (f"{share:.0f} %", f"of {report.gifts.sent:,} gifts accepted"),
        (f"{report.gifts.newcomers:,}", "newcomers by gifts"),
    ]
    return (
        '<div class="cards">'
        + "".join(
            f'<div class="card"><b>{escape(number)}</b><span>{escape(what)}</span></div>'
            for number, what in cards
        )
        + "</div>"
    )


def _liability(report: Report) -> Iterator[str]:
    moments = [week.at for week in report.weeks]
    yield lines(
        "Points that people hold at the end of each week",
        moments,
        [
            Series("available points", [week.available for week in report.weeks], "--one"),
            Series("pending points", [week.pending for week in report.weeks], "--two"),
        ],
    )
    if any(week.commission for week in report.weeks):
        owed = Series("commission in yuan", [week.commission // 100 for week in report.weeks], "--three")
        yield lines("Commission not paid out at the end of each week", moments, [owed])


def _people(report: Report) -> Iterator[str]:
    if report.tiers:
        yield "<h2>Tiers (等级)</h2>"
        yield bars("People by tier in the end", list(report.tiers.items()))
        yield _table(("move", "times"), list(report.moves.items()), words=1)
    gifts = report.gifts
    if gifts.sent:
        yield "<h2>Gifts (送礼物)</h2>"
        kinds = [
            ("sent", gifts.sent),
            ("accepted", gifts.accepted),
            ("expired", gifts.expired),
            ("newcomers", gifts.newcomers),
        ]
        yield bars("What became of gifts", kinds)
    if report.referrers:
        yield "<h2>Top referrers (推客)</h2>"
        rows = [(one.person, one.orders, amount("commission", one.fen)) for one in report.referrers]
        yield _table(("person", "orders", "commission"), rows, words=1)


def _trouble(report: Report) -> Iterator[str]:
    if report.guards or report.reviews:
        yield "<h2>Guards and caps (风控)</h2>"
        yield f"<p>{report.reviews:,} for somebody to look at.</p>"
        rows = [(use.plugin, use.rule, use.kind, use.times) for use in report.guards]
        yield _table(("plugin", "guard or cap", "decision", "times"), rows, words=3)
    if report.parked:
        yield "<h2>Parked</h2>"
        yield _table(("plugin", "facts"), list(report.parked.items()), words=1)


def _compared(found: Comparison) -> Iterator[str]:
    yield "<h2>The two versions</h2>"
    rows: list[Sequence[Cell]] = []
    for book in sorted(found.before.costs.keys() | found.after.costs.keys()):
        one, other = (
            report.costs[book].given if book in report.costs else 0 for report in (found.before, found.after)
        )
        rows.append((book, amount(book, one), amount(book, other), amount(book, other - one)))
    yield _table(("given", "before", "after", "difference"), rows, words=1)
    yield f"<h2>Who it changes ({len(found.changes):,} people)</h2>"
    yield _table(
        ("person", "difference", "because"), [_changed(change) for change in found.changes[:SHOWN]], words=3
    )
    yield "<h2>Before, in full</h2>"


def _changed(change: Change) -> tuple[str, str, str]:
    sums = ", ".join(f"{book} {amount(book, number)}" for book, number in change.books.items())
    because = "; ".join(
        f"{reason.source}: {amount(reason.source.partition(' ')[0], reason.before)} → "
        f"{amount(reason.source.partition(' ')[0], reason.after)}"
        for reason in change.reasons
    )
    return change.person, sums, because


def _table(head: Sequence[str], rows: Iterable[Sequence[Cell]], words: int = 1) -> str:
    """A table whose first columns hold words and the others numbers."""
    rendered = "".join(f"<tr>{_cells(row, words)}</tr>" for row in rows)
    titles = "".join(
        f'<th scope="col"{"" if n < words else " class=n"}>{escape(name)}</th>' for n, name in enumerate(head)
    )
    return (
        f'<div class="scroll"><table><thead><tr>{titles}</tr></thead><tbody>{rendered}</tbody></table></div>'
    )


def _cells(row: Sequence[Cell], words: int) -> str:
    cells = ""
    for number, cell in enumerate(row):
        text = f"{cell:,}" if isinstance(cell, int) else escape(cell)
        kind = "n" if number >= words else "id" if number == 0 and "/" in text else ""
        cells += f'<td class="{kind}">{text}</td>' if kind else f"<td>{text}</td>"
    return cells
