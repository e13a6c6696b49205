"""The guide for plugin authors: its examples run as they are shown, its reference is that of the hooks."""

from __future__ import annotations

import inspect
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from wxkit.cli import main
from wxkit.policy import Plugins, hookspecs
from wxkit.policy.reference import HookPage, hook_pages
from wxkit.testing.policy import PROMISES

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```python\n# (\w+\.py)\n(.*?)```", GUIDE, re.S))
EXAMPLES = ("festival", "chain", "agency")


def test_there_are_three_examples_each_with_its_test() -> None:
    assert list(FILES) == [file for name in EXAMPLES for file in (f"{name}.py", f"test_{name}.py")]


@pytest.mark.parametrize(("name", "tests"), [("festival", 3), ("chain", 3), ("agency", 4)])
def test_an_example_passes_its_own_test(name: str, tests: int, pytester: pytest.Pytester) -> None:
    for file in (f"{name}.py", f"test_{name}.py"):
        (pytester.path / file).write_text(FILES[file], encoding="utf-8")
    pytester.runpytest_subprocess("-q", "-W", "error").assert_outcomes(passed=tests)


def test_the_settings_that_are_shown_are_valid(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(pytester.path)
    shown = [tomllib.loads(code) for code in re.findall(r"```toml\n(.*?)```", GUIDE, re.S)]
    tables = {name: table for one in shown for name, table in one.get("plugins", {}).items()}
    for name in EXAMPLES:
        (pytester.path / f"{name}.py").write_text(FILES[f"{name}.py"], encoding="utf-8")
        Plugins({name: __import__(name)}, {name: tables[name]})


def test_the_reference_is_what_the_command_prints() -> None:
    printed = CliRunner().invoke(main, ["plugin", "hooks"]).output
    assert GUIDE.endswith(printed), "docs/plugins.md: put the output of `wxkit plugin hooks` at its end"


@pytest.mark.parametrize("page", hook_pages(), ids=lambda page: page.name)
def test_signatures_are_those_of_the_hookspecs(page: HookPage) -> None:
    names: dict[str, Any] = {**vars(hookspecs)}
    exec(f"from __future__ import annotations\n{page.signature}: ...", names)  # noqa: S102 - our own text
    shown = inspect.signature(names[page.name])
    spec = inspect.signature(getattr(hookspecs.PolicyHooks, page.name))
    assert [*shown.parameters.values()] == [*spec.parameters.values()][1:]
    assert shown.return_annotation == spec.return_annotation


def test_every_promise_is_in_the_guide() -> None:
    table = GUIDE.split("| promise | meaning |")[1].split("\n\n")[0]
    assert dict(re.findall(r"^\| (\w+) \| (.*) \|$", table, re.M)) == PROMISES


def test_one_hook_can_be_looked_up() -> None:
    result = CliRunner().invoke(main, ["plugin", "hooks", "wxkit_points_tier"])
    assert result.output.startswith(
        "### wxkit_points_tier\n\n```python\ndef wxkit_points_tier(person: Person"
    )
    assert CliRunner().invoke(main, ["plugin", "hooks", "wxkit_x"]).exit_code == 1


def test_every_link_leads_somewhere() -> None:
    anchors = {
        re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-")
        for line in re.findall(r"^#+ (.*)$", GUIDE, re.M)
    }
    for target in re.findall(r"\]\(([^)]+)\)", GUIDE):
        path, _, anchor = target.partition("#")
        assert not path or (ROOT / "docs" / path).exists(), target
        assert not anchor or anchor in anchors, target
