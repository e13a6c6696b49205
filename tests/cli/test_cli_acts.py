"""`wxkit sandbox acts` and the help of `wxkit sandbox act`: what people can do, by subject."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from wxkit._registry import registry
from wxkit.cli import main
from wxkit_sandbox.acts import _catalogue

PAGE = Path(__file__).parents[2] / "docs" / "acts.md"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["sandbox", *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_no_act_is_left_out() -> None:
    listed = {verb for subject in _catalogue.subjects() for verb in subject.acts}
    paths = [call.__route__.path for product, call in registry.rows() if product == "sandbox"]
    assert listed == {path.rpartition("/")[2] for path in paths if path.startswith("/_sandbox/act/")}


def test_the_page_in_docs_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == run("acts", "--markdown"), (
        "write it anew: wxkit sandbox acts --markdown > docs/acts.md"
    )


def test_the_list_says_what_happens() -> None:
    (line,) = [line for line in run("acts").splitlines() if line.split()[:1] == ["buy"]]
    assert "channels_ec_order_new" in line


def test_the_help_lists_the_verbs_by_subject() -> None:
    lines = run("act", "--help").splitlines()
    subject = lines.index("Buying in the Store:")
    assert lines[subject + 1].split()[0] == "buy"


def test_what_is_no_json_is_said() -> None:
    result = CliRunner().invoke(main, ["sandbox", "act", "buy", "--person", "mei", "--items", "tea"])
    assert result.exit_code == 2
    assert "'tea' is no JSON" in result.output
