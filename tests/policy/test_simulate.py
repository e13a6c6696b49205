"""Simulations: the figures, the same every time, two versions compared, worlds and tables read."""

from __future__ import annotations

import math
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from policy_steps import DAY, START, paid, refunded, settled

import wxkit
from wxkit.policy import Fact, GiftAccepted, GiftExpired, GiftSent, Plugins
from wxkit.policy.settings import EngineSettings
from wxkit.policy.simulate import Report, compare, facts_of_rows, facts_of_table, html, simulate

TWO_LEVELS = EngineSettings(commission_levels=2)


def story() -> list[Fact]:
    """Three orders: one settled and partly refunded, one through a link, one gift to a newcomer."""
    gift: dict[str, Any] = {"order_id": "3", "payer": "mei", "paid": 5_000}
    lost: dict[str, Any] = {"order_id": "4", "payer": "mei"}
    facts: list[Fact] = [
        paid("1", "mei", 10_000),
        paid("2", "lan", 20_000, at=START + 60, referrer="bo", channel="promoter"),
        paid("3", "mei", 5_000, at=START + 120, gift=True),
        GiftSent(id="3/gift", at=START + 120, deadline=START + DAY, **gift),
        GiftAccepted(id="3/accepted", at=START + 200, receiver="tao", **gift),
        paid("4", "mei", 7_000, at=START + 300, gift=True),
        GiftSent(id="4/gift", at=START + 300, deadline=START + DAY, paid=7_000, **lost),
        GiftExpired(id="4/expired", at=START + 300 + DAY, **lost),
        settled("1", "mei", START + 10 * DAY),
        settled("2", "lan", START + 10 * DAY),
        refunded("1", "mei", 1, 2_500, at=START + 11 * DAY),
    ]
    return sorted(facts, key=lambda fact: fact.at)


def run(facts: list[Fact], **points: object) -> Report:
    plugins = Plugins(["points", "referral"], {"points": points}, hook_limit=math.inf)
    return simulate(facts, plugins, TWO_LEVELS)


def test_the_figures_of_a_small_story() -> None:
    report = run(story())
    assert (report.orders, report.paid, report.refunded, report.people) == (4, 42_000, 2_500, 4)
    points = report.costs["points"]
    assert (points.given, points.taken_back, points.left) == (420, 95, 325)
    assert report.costs["commission"].left == report.referrers[0].fen > 0
    assert (report.gifts.sent, report.gifts.accepted, report.gifts.expired, report.gifts.newcomers) == (
        2,
        1,
        1,
        1,
    )
    assert report.weeks[-1].available == 275
    assert report.weeks[-1].pending == 50


def test_the_same_facts_give_the_same_page_to_the_letter() -> None:
    assert html(run(story())) == html(run(story()))


def test_two_versions_differ_for_whom_and_by_which_rule() -> None:
    found = compare(run(story()), run(story(), rate="2"))
    assert [change.person for change in found.changes] == ["mei", "lan"]
    assert found.changes[1].books == {"points": 200}
    (reason,) = found.changes[1].reasons
    assert (reason.source.split()[0], reason.before, reason.after) == ("points", 200, 400)
    page = html(found)
    assert "Who it changes (2 people)" in page
    assert "http" not in page.partition("<body>")[2]


def test_versions_that_do_the_same_change_nobody() -> None:
    assert compare(run(story()), run(story(), rate=1)).changes == ()


def row(order: str, payer: str, paid_at: str, paid: int, **more: object) -> dict[str, Any]:
    return {"order_id": order, "payer": payer, "paid_at": paid_at, "paid": paid, **more}


def test_rows_of_a_table_become_facts() -> None:
    facts = facts_of_rows(
        [
            row("1", "mei", "2026-03-02T09:00:00", 10_000, product_id="a", settled_at=START + DAY),
            row("1", "mei", "2026-03-02T09:00:00", 500, product_id="b", refunded=500, refunded_at=START + 5),
            row("2", "mei", str(START + 9), 900, gift="1", receiver="lan", referrer="bo"),
        ]
    )
    assert [fact.kind for fact in facts] == [
        "order_paid",
        "order_refunded",
        "order_paid",
        "gift_sent",
        "gift_accepted",
        "order_settled",
    ]
    assert facts[0].at == START
    assert run(facts).costs["points"].given == 100 + 5 + 9


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("paid", "12.5", "row 2: paid is '12.5', not a whole number"),
        ("paid_at", "yesterday", "row 2: paid_at is 'yesterday', neither Unix seconds nor ISO 8601"),
        ("payer", "", "row 2: payer is missing (who paid; of a gift, the giver)"),
    ],
)
def test_a_mistake_in_a_table_is_named(column: str, value: str, problem: str) -> None:
    with pytest.raises(wxkit.ConfigError) as error:
        facts_of_rows([row("1", "mei", str(START), 1) | {column: value}])
    assert str(error.value) == f"the table, {problem}"


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_csv_and_parquet_are_read_alike(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"orders.{kind}"
    if kind == "csv":
        path.write_text(f"order_id,payer,paid_at,paid\n1,mei,{START},10000\n", encoding="utf-8")
    else:
        pyarrow: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
        columns = {"order_id": ["1"], "payer": ["mei"], "paid_at": [START], "paid": [10_000]}
        parquet.write_table(pyarrow.table(columns), path)
    assert run(facts_of_table(path)).costs["points"].given == 100
