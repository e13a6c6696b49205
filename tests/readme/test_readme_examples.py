"""What the README shows works as it is shown."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"```python\n(.*?)```", re.S)


def examples(name: str) -> list[str]:
    return FENCE.findall((ROOT / name).read_text(encoding="utf-8"))


def test_the_tests_of_the_readme_pass(pytester: pytest.Pytester) -> None:
    shown = [code for code in examples("README.md") if "def test_" in code]
    pytester.makepyfile(*shown)
    pytester.runpytest_subprocess("-q").assert_outcomes(passed=2)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_example_is_python(name: str) -> None:
    for code in examples(name):
        compile(code, name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


def test_both_readmes_show_the_same_commands() -> None:
    shells = [
        re.findall(r"```sh\n(python3 .*?)\n```", (ROOT / name).read_text(encoding="utf-8"))
        for name in ("README.md", "README.zh-CN.md")
    ]
    assert shells[0] == shells[1]
    assert len(shells[0]) == 2


def test_every_link_of_the_readmes_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("sandbox/*.md"), *ROOT.glob("plugins/**/*.md")]
    assert len(pages) >= 7
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (page.parent / target).exists(), (page, target)
