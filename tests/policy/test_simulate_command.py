"""`wxkit simulate` on a populated world and on a table of orders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from policy_steps import START

from wxkit.cli import main
from wxkit.policy import Followed, GiftAccepted, OrderPaid, OrderRefunded
from wxkit.policy.simulate import facts_of_world
from wxkit_sandbox import load_world, save_world
from wxkit_sandbox.populate import Plan, populate


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("worlds") / "small.wxworld"
    save_world(populate(Plan(people=40, orders=150, days=120, seed=7)), path)
    return path


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    path.write_text(f"order_id,payer,paid_at,paid\n1,mei,{START},19980\n", encoding="utf-8")
    return path


def simulate(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["simulate", *map(str, arguments)])


def test_a_world_tells_what_the_live_reader_would(world: Path) -> None:
    facts = facts_of_world(load_world(str(world)))
    kinds = {type(fact) for fact in facts}
    assert {OrderPaid, GiftAccepted, OrderRefunded, Followed} <= kinds
    assert len({fact.id for fact in facts}) == len(facts)
    paid = next(fact for fact in facts if isinstance(fact, OrderPaid))
    assert paid.id.startswith("store/wx")
    assert paid.payer.startswith("union/")
    assert all(line.categories for line in paid.lines)


def test_a_world_through_three_plugins(world: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    arguments = ("--world", world, "--policy", "points", "--policy", "gifting", "--policy", "referral")
    result = simulate(*arguments, "--html", page)
    assert result.exit_code == 0, result.output
    assert "points  given" in result.stdout
    assert "<svg" in page.read_text(encoding="utf-8")
    assert simulate(*arguments, "--json").stdout == simulate(*arguments, "--json").stdout


def test_another_version_of_a_policy(orders: Path, tmp_path: Path) -> None:
    double = tmp_path / "double.toml"
    double.write_text("rate = 2\n", encoding="utf-8")
    result = simulate("--orders", orders, "--policy", "points", "--against", f"points={double}")
    assert "1 people get something else" in result.stdout
    assert "points points/" in result.stdout
    assert "199 → 399" in result.stdout


def test_the_plugins_of_the_settings_file_are_the_default(
    orders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wxkit.toml").write_text(
        '[policy]\nplugins = ["points"]\n[plugins.points]\nrate = 3\n', encoding="utf-8"
    )
    found = json.loads(simulate("--orders", orders, "--json").stdout)
    assert found["costs"]["points"]["given"] == 599


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--policy", "points"), "give --world or --orders"),
        (("--orders", "ORDERS"), "name a --policy"),
        (("--orders", "ORDERS", "--policy", "nothing"), "plugin nothing: is not installed"),
        (
            ("--orders", "ORDERS", "--policy", "points", "--against", "gifting"),
            "there is no --policy gifting",
        ),
        (("--orders", "ORDERS", "--policy", "points=missing.toml"), "missing.toml cannot be read"),
    ],
)
def test_what_is_wrong_is_said(orders: Path, arguments: tuple[str, ...], problem: str) -> None:
    result = simulate(*(str(orders) if one == "ORDERS" else one for one in arguments))
    assert result.exit_code
    assert problem in result.output


def test_columns_are_listed() -> None:
    assert "paid_at      when" in simulate("--columns").stdout
