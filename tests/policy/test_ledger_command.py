"""`wxkit ledger` and `wxkit explain` on a ledger with a story in it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from policy_steps import DAY, START, engine_of, paid, refunded, settled
from sqlalchemy import text

from wxkit.cli import main
from wxkit.policy.sql import SqlBooks


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a wxkit.toml and a ledger."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wxkit.toml").write_text(
        '[policy]\ndatabase = "sqlite:///books.sqlite3"\ncommission_levels = 2\n', encoding="utf-8"
    )
    with closing(SqlBooks("sqlite:///books.sqlite3")) as books:
        engine = engine_of(books=books)
        engine.process([paid("3700", "union/mei", 19_980, referrer="union/bo"), settled("3700", "union/mei")])
        engine.process([refunded("3700", "union/mei", 1, 5_000)])
        engine.tick(START + 30 * DAY)
    return tmp_path


def wxkit(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_show_sums_every_kind_of_account(folder: Path) -> None:
    shown = json.loads(wxkit("ledger", "show", "--json").stdout)
    assert shown["balances"]["points/available"] == 150
    assert shown["balances"]["commission/payable"] == 1_498
    assert "points/available" in wxkit("ledger", "show").stdout


def test_verify_says_that_the_ledger_holds_until_it_does_not(folder: Path) -> None:
    assert wxkit("ledger", "verify").output.splitlines()[-1] == "the ledger holds"
    with closing(SqlBooks("sqlite:///books.sqlite3")) as books, books.engine.begin() as connection:
        connection.execute(
            text("UPDATE balances SET amount = 9 WHERE account = 'points/available/union/mei'")
        )
    broken = wxkit("ledger", "verify")
    assert broken.exit_code == 1
    assert "points/available/union/mei: the balance is 9, the entries make 150" in broken.output
    assert wxkit("ledger", "rebuild").exit_code == 0
    assert wxkit("ledger", "verify").exit_code == 0


@pytest.mark.parametrize("subject", ["3700", "union/mei", "order/3700/paid"])
def test_explain_names_fact_plugin_rule_and_reason(folder: Path, subject: str) -> None:
    told = wxkit("explain", subject).stdout
    assert "2026-03-02 09:00:00  order_paid  order/3700/paid" in told
    assert "Earn posted 199 · rules 0 · per-yuan: 1 a yuan" in told
    assert "earn: points/issuance -199, points/pending/union/mei +199" in told
    data = json.loads(wxkit("explain", subject, "--json").stdout)
    assert data["facts"][0]["rulings"][0]["decision"]["rule"] == "per-yuan"


def test_explaining_what_is_unknown_says_so(folder: Path) -> None:
    result = wxkit("explain", "union/nobody")
    assert result.exit_code == 1
    assert result.output == "Error: the ledger knows nothing of 'union/nobody'\n"


def test_export_writes_a_line_a_fact(folder: Path) -> None:
    lines = [json.loads(line) for line in wxkit("ledger", "export").stdout.splitlines()]
    assert [line["fact"]["kind"] for line in lines][:3] == ["order_paid", "order_settled", "order_refunded"]
    assert lines[0]["transactions"][0]["entries"] == [
        ["points/issuance", -199],
        ["points/pending/union/mei", 199],
    ]


def test_payout_is_a_statement_once(folder: Path) -> None:
    assert json.loads(wxkit("ledger", "payout", "2026-03", "--json").stdout) == [
        {"person": "union/bo", "fen": 1_498}
    ]
    assert json.loads(wxkit("ledger", "payout", "2026-03", "--json").stdout) == []


def test_nothing_is_parked(folder: Path) -> None:
    assert wxkit("ledger", "parked").stdout == "nothing is parked\n"
    assert wxkit("ledger", "retry", "order/1/paid").stdout == "order/1/paid: is not parked\n"


@pytest.mark.parametrize(
    ("table", "line"),
    [
        (
            "[policy]\ncommission_levels = 3\n",
            "wxkit.toml: policy.commission_levels: Input should be less than",
        ),
        ("[policy]\npoint_return = 1\n", "wxkit.toml: policy.point_return: Extra inputs are not permitted"),
        (
            '[policy]\nzone = "Mars/Base"\n',
            "wxkit.toml: policy.zone: Value error, 'Mars/Base' is no time zone",
        ),
        ("policy = 1\n", "wxkit.toml: policy is no table"),
        ("[policy\n", "wxkit.toml is not TOML"),
    ],
)
def test_a_wrong_setting_is_one_line_that_names_it(folder: Path, table: str, line: str) -> None:
    (folder / "wxkit.toml").write_text(table, encoding="utf-8")
    result = wxkit("ledger", "show")
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {line}")
    assert len(result.output.splitlines()) == 1
