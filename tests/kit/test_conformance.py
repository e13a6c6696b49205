"""Our plugins conform, and every deliberately bad one is found out with the right finding."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
import uuid
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import bad_plugins as bad
import pytest

from wxkit.testing.policy import PROMISES, Finding, assert_conforms, check_plugin

ROOT = Path(__file__).parents[2]
NAMES = ("points", "gifting", "referral")


def found(plugin: object, **more: Any) -> dict[str, Finding]:
    """Findings by property, the first of each."""
    report = check_plugin(plugin, name="bad", stories=5, **more)
    return {finding.promise: finding for finding in reversed(report.findings)}


def on_its_page(name: str) -> dict[str, Any]:
    page = (ROOT / "plugins" / name / "README.md").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(page.split("```toml\n# wxkit.toml\n")[1].split("```")[0])
    return table["plugins"][name]


@pytest.mark.parametrize("name", NAMES)
def test_our_plugins_conform_as_they_are(name: str) -> None:
    assert_conforms(name)


@pytest.mark.parametrize("name", NAMES)
def test_our_plugins_conform_with_every_setting_of_their_pages(name: str) -> None:
    assert_conforms(name, on_its_page(name))


@pytest.mark.parametrize("text", bad.IMPURE)
def test_what_is_impure_is_stopped_and_told_with_its_line(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    finding = found(bad.Doing(bad.IMPURE[text]))["purity"]
    assert (finding.plugin, finding.hook) == ("bad", "wxkit_points_earn")
    assert finding.problem.startswith(f"{text}, bad_plugins.py:")
    assert finding.story == ("1. 2026-03-02 09:00  mei pays 100.00 yuan for an order (order 1)",)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("plugin", "kind", "hook", "problem"),
    [
        (bad.Rewriting, "input", "wxkit_points_earn", "changes its input: fact is not as it was"),
        (bad.RewritingSettings, "input", "wxkit_points_earn", "changes its settings"),
        (bad.Remembering, "memory", "wxkit_points_earn", "remembers something in self.seen"),
        (bad.Remembered, "memory", "wxkit_points_earn", "remembers something in bad_plugins.NUMBERS"),
        (bad.Counting, "determinism", "wxkit_points_earn", "answers (Earn("),
        (bad.Slow, "speed", "wxkit_points_earn", "takes more than 0.1 s of the processor's time"),
        (bad.Raising, "answers", "wxkit_gift_outcome", "raised KeyError: 'lan'"),
        (bad.Halves, "answers", "wxkit_points_earn", "answered Earn with points 50.0, not whole number"),
        (bad.FirstOfAll, "order", "", "points/pending/"),
        (bad.Renaming, "idempotency", "", "points/pending/mei is 10, and 20 told twice"),
        (bad.SparingSmall, "refunds", "", "commission/"),
        (bad.WrongLine, "refunds", "wxkit_points_earn", "earns on a line 'order' that the order does not"),
        (bad.Forging, "conservation", "", "points/available/mei holds 1000000, but transactions made it 0"),
        (bad.Generous, "caps", "wxkit_points_earn", "names different limits for the cap 'bad/cap' of mei"),
        (bad.ThreeLevels, "levels", "wxkit_referral_commission", "asks for a commission that cannot be"),
        (bad.PayingForShares, "guards", "wxkit_points_earn", "asks for a reward that WeChat forbids"),
        (bad.TakingAway, "guards", "wxkit_points_earn", "asks for an amount below zero"),
    ],
)
def test_each_bad_plugin_is_found_out(
    plugin: Callable[[], object], kind: str, hook: str, problem: str
) -> None:
    finding = found(plugin())[kind]
    assert (finding.hook, finding.problem[: len(problem)]) == (hook, problem)
    assert 1 <= len(finding.story) <= 4


def test_a_hook_that_sleeps_is_told_without_waiting_for_it() -> None:
    from time import sleep

    finding = found(bad.Doing(lambda: sleep(3600)))["speed"]
    assert finding.problem.startswith("sleeps (time.sleep), bad_plugins.py:")


def test_a_hook_that_never_returns_is_given_up() -> None:
    hanging = bad.Hanging()
    finding = found(hanging, hook_limit=0.2)["speed"]
    hanging.over.set()
    assert (finding.hook, finding.problem) == ("wxkit_points_earn", "did not return within 0.2 s")


def test_dice_that_are_seeded_by_the_fact_are_arithmetic() -> None:
    import random

    rolls: list[float] = []
    assert "purity" not in found(bad.Doing(lambda: random.Random(7).random() and rolls.clear()))


def _arithmetic() -> None:
    import colorsys  # a module that nothing else loads

    datetime.strptime("2026-06-18", "%Y-%m-%d").replace(tzinfo=ZoneInfo("Africa/Nairobi"))
    json.dumps({"yuan": str(Decimal(19_980) / 100)})
    uuid.uuid5(uuid.NAMESPACE_URL, re.sub("a+", "b", "aaa"))
    StringIO().write(str(colorsys.rgb_to_hsv(1, 0, 0)))
    hashlib.sha256(b"tea").hexdigest()


def test_what_is_pure_is_left_alone() -> None:
    assert found(bad.Doing(_arithmetic)) == {}


def test_every_property_has_a_bad_plugin() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in PROMISES if f'"{name}"' not in source] == []


def test_stories_are_short_and_the_same_every_time() -> None:
    first, second = (check_plugin(bad.ThreeLevels(), name="bad") for _ in range(2))
    assert first == second
    (finding,) = first.findings
    assert [line.partition("  ")[2] for line in finding.story] == [
        "tao recruits wei as a promoter",
        "wei recruits bo as a promoter",
        "lan pays 100.00 yuan for an order (order 1), named as referred by bo",
    ]


def test_the_log_stays_clean(caplog: pytest.LogCaptureFixture) -> None:
    assert found(bad.Raising())
    assert caplog.records == []


def test_a_test_of_an_author_fails_with_the_whole_report() -> None:
    with pytest.raises(AssertionError) as caught:
        assert_conforms(bad.TakingAway(), name="mine", stories=0)
    assert str(caught.value) == (
        "plugin mine 0 does not conform:\n"
        "  guards: wxkit_points_earn asks for an amount below zero (bad): an amount must be above zero; "
        "taking back is the engine's business\n"
        "    1. 2026-03-02 09:00  mei pays 100.00 yuan for an order (order 1)"
    )
