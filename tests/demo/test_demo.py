"""The demonstration, played to its end."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from wxkit.cli.demo import demo
from wxkit.demo.play import play
from wxkit.demo.stage import Stage, StoryBroken
from wxkit.demo.story import Scene


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    outcome = CliRunner().invoke(demo, ["--json"])
    assert outcome.exit_code == 0, outcome.output
    return json.loads(outcome.stdout)


def test_givers_and_receivers_are_the_right_people(report: dict[str, Any]) -> None:
    orders = [(order["status"], order["giver"], order["receiver"]) for order in report["orders"]]
    assert orders == [(100, None, "mei"), (100, "mei", "lan"), (200, "mei", "mei"), (100, None, "mei")]


def test_money_and_points_come_out_to_the_fen(report: dict[str, Any]) -> None:
    assert [order["refunded"] for order in report["orders"]] == [0, 0, 19_980, 5_000]
    assert report["scores"] == {"mei": 199 + 199 + 150, "lan": 50}
    assert report["commission"] == 1_998


def test_the_ledger_and_the_store_agree(report: dict[str, Any]) -> None:
    ledger = report["ledger"]
    assert ledger["points"] == report["scores"]
    # Mei came through Bo: 10 % of her own tea, of the one for Lan, and of what she kept of the dented one.
    assert ledger["commission_paid"] == 1_998 + 1_998 + 1_498


def test_every_push_was_taken_at_once(report: dict[str, Any]) -> None:
    assert {(push["state"], push["attempts"]) for push in report["pushes"]} == {("delivered", 1)}
    seen = {push["event"] for push in report["pushes"]}
    assert {"subscribe", "TEMPLATESENDJOBFINISH", "subscribe_msg_sent_event"} <= seen
    assert {"channels_ec_order_settle", "channels_ec_aftersale_update"} <= seen


def test_every_call_was_answered_by_a_behaviour(report: dict[str, Any]) -> None:
    assert {call["tier"] for call in report["calls"] if not call["errcode"]} == {"stateful"}
    # The clock jumps days, so tokens expire; anything else would be a mistake of the app.
    assert {call["errcode"] for call in report["calls"]} <= {0, 42001, 43101}


def test_the_story_is_told_in_words() -> None:
    outcome = CliRunner().invoke(demo)
    assert outcome.exit_code == 0
    for words in (
        "Mei scans Bo's QR code",
        "channels_ec_order_pay",
        "IncreaseVipScore",
        "¥54.94",
        "Every step held.",
    ):
        assert words in outcome.stdout


def test_a_step_that_does_not_hold_breaks_the_story() -> None:
    def wrong(stage: Stage) -> None:
        stage.expect(stage.noted, "something that never was")

    with pytest.raises(StoryBroken, match="something that never was"):
        play(lambda scene, lines: None, scenes=[Scene("Wrong", wrong)])
