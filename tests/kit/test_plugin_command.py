"""`wxkit plugin list` and `wxkit plugin check`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from wxkit.cli import main

BAD = """
import time
from wxkit.policy import Earn, OrderPaid, hookimpl

@hookimpl
def wxkit_points_earn(fact):
    if isinstance(fact, OrderPaid):
        yield Earn(person=fact.payer, points=int(time.time()), rule="now", reason="it is late")
"""

SETS = """
from wxkit.policy import Earn, OrderPaid, hookimpl

@hookimpl
def wxkit_points_earn(fact):
    if isinstance(fact, OrderPaid):
        names = {"red", "green", "blue", "black", "white", "yellow", fact.payer}
        yield Earn(person=fact.payer, points=1, rule=next(iter(names)), reason="a colour")
"""
COMMAND = """
import click
from wxkit.policy import hookimpl

@click.command()
@click.argument("name")
def brew(name):
    click.echo(f"tea for {name}")

@hookimpl
def wxkit_commands():
    return [brew]
"""


def wxkit(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["plugin", *arguments])
    return result.exit_code, result.output


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder on the path with plugins: bad ones, one that cannot be imported, one with a command."""
    (tmp_path / "late_points.py").write_text(BAD)
    (tmp_path / "broken_points.py").write_text("import no_such_package")
    (tmp_path / "sets_points.py").write_text(SETS)
    (tmp_path / "brew_points.py").write_text(COMMAND)
    for name in ("late", "broken", "sets", "brew"):
        info = tmp_path / f"{name}_points-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-points\nVersion: 1.2\n")
        (info / "entry_points.txt").write_text(f"[wxkit]\n{name} = {name}_points\n")
    return tmp_path


def outside(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wxkit.cli", *arguments]
    env = {**os.environ, "PYTHONPATH": str(path)}
    return subprocess.run(command, capture_output=True, text=True, env=env, cwd=path)


def test_plugins_are_listed_with_hooks_and_settings() -> None:
    code, output = wxkit("list")
    assert code == 0
    assert "points 0.1.0  (wxkit_points.hooks)\n  hooks     wxkit_points_earn\n" in output
    assert '  settings  rate = "1"\n            rounding = "down"\n' in output


def test_plugins_are_listed_as_json() -> None:
    listed = json.loads(wxkit("list", "--json")[1])
    gifting = next(one for one in listed if one["name"] == "gifting")
    assert gifting["hooks"][-1] == "wxkit_settings"
    assert ["deadline", "86400"] in gifting["settings"]


def test_one_that_cannot_be_used_says_why(installed: Path) -> None:
    done = outside(installed, "plugin", "list")
    expected = "broken_points cannot be imported: No module named 'no_such_package'"
    assert f"broken 1.2  (broken_points)\n  cannot be used: {expected}\n" in done.stdout
    assert "late 1.2  (late_points)\n  hooks     wxkit_points_earn\n" in done.stdout


def test_a_plugin_that_conforms_ends_with_zero() -> None:
    code, output = wxkit("check", "gifting", "--stories", "5")
    assert (code, output) == (0, "plugin gifting 0.1.0 conforms: 13 properties, 17 stories\n")


def test_one_that_does_not_is_told_step_by_step(installed: Path) -> None:
    done = outside(installed, "plugin", "check", "late", "--stories", "3")
    assert done.returncode == 1
    assert done.stdout == (
        "plugin late 1.2 does not conform:\n"
        "  purity: wxkit_points_earn reads the clock (time.time), late_points.py:8\n"
        "    1. 2026-03-02 09:00  mei pays 100.00 yuan for an order (order 1)\n"
    )


def test_findings_are_data_as_well(installed: Path) -> None:
    (report,) = json.loads(outside(installed, "plugin", "check", "late", "--stories", "3", "--json").stdout)
    (finding,) = report["findings"]
    assert (report["plugin"], report["version"], report["conforms"]) == ("late", "1.2", False)
    assert (finding["promise"], finding["hook"]) == ("purity", "wxkit_points_earn")
    assert finding["story"] == ["1. 2026-03-02 09:00  mei pays 100.00 yuan for an order (order 1)"]


def test_the_settings_are_those_of_the_file(tmp_path: Path) -> None:
    config = tmp_path / "wxkit.toml"
    config.write_text('[plugins.points]\nrate = "0.1"\nhold = "soon"\n')
    code, output = wxkit("check", "points", "--config", str(config))
    assert (code, output) == (
        1,
        "Error: plugin points: settings: hold: Input should be 'none', 'settle' or 'window'\n",
    )


def test_a_name_that_is_not_installed_is_told() -> None:
    code, output = wxkit("check", "pionts")
    assert code == 1
    assert output.startswith("Error: plugin pionts: is not installed; did you mean points? (installed: ")


def test_a_plugin_that_goes_through_a_set_is_found_out_in_another_process(installed: Path) -> None:
    done = outside(installed, "plugin", "check", "sets", "--stories", "3")
    assert done.returncode == 1
    assert done.stdout.startswith("plugin sets 1.2 does not conform:\n  determinism: decides Earn(rule=")
    assert "in another; does it go through a set?\n    1. 2026-03-02 09:00  mei pays" in done.stdout


def test_a_plugin_in_use_adds_its_commands(installed: Path) -> None:
    assert "No such command 'brew'" in outside(installed, "brew", "mei").stderr
    (installed / "wxkit.toml").write_text('[policy]\nplugins = ["brew"]\n')
    assert outside(installed, "brew", "mei").stdout == "tea for mei\n"
    assert "No such command 'stew'" in outside(installed, "stew").stderr
