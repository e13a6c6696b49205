"""Tiers: up at once, kept, announced, down, taken back with a refund."""

from __future__ import annotations

from typing import Any

from fake_view import DAY, NOON, FakeView

from wxkit.policy import Tier, TierState
from wxkit_points import PointsSettings, hooks

LEVELS = [
    {"name": "member", "spend": 0},
    {"name": "silver", "spend": 100_000},
    {"name": "gold", "spend": 500_000},
]
NOTICE = {"days": 30, "template_id": "t", "data": {"a": "{tier}", "b": "{missing}", "c": "{date}"}}


def tier(view: FakeView, **tiers: Any) -> Tier | None:
    settings = PointsSettings.model_validate({"tiers": {"levels": LEVELS, **tiers}})
    return hooks.wxkit_points_tier("mei", view, settings)


def view(*payments: tuple[int, int], state: TierState | None = None, now: int = NOON) -> FakeView:
    return FakeView(now=now, payments={"mei": payments}, tiers={"mei": state} if state else {})


def test_everybody_gets_the_tier_that_their_spending_buys() -> None:
    for fen, expected in [(0, "member"), (99_999, "member"), (100_000, "silver"), (900_000, "gold")]:
        decided = tier(view((NOON, fen)))
        assert decided is not None
        assert decided.tier == expected


def test_a_tier_is_kept_for_its_time_and_the_lowest_has_no_end() -> None:
    silver, member = tier(view((NOON, 100_000)), keep_days=10), tier(view())
    assert silver is not None
    assert (silver.level, silver.until, silver.rule) == (1, NOON + 10 * DAY, "first-tier")
    assert member is not None
    assert (member.level, member.until) == (0, None)


def test_only_the_qualifying_window_counts() -> None:
    decided = tier(view((NOON - 30 * DAY, 900_000), (NOON - 29 * DAY, 100_000)), window_days=30)
    assert decided is not None
    assert decided.tier == "silver"


def test_nothing_changes_while_the_tier_is_kept() -> None:
    state = TierState("gold", 2, NOON - 100 * DAY, NOON + 265 * DAY)
    assert tier(view((NOON - 100 * DAY, 500_000), state=state)) is None


def test_a_higher_tier_comes_at_once() -> None:
    state = TierState("silver", 1, NOON - 9, NOON + DAY)
    decided = tier(view((NOON - 9, 100_000), (NOON, 400_000), state=state))
    assert decided is not None
    assert (decided.tier, decided.rule) == ("gold", "upgrade")


def test_at_its_end_who_spent_enough_keeps_the_tier_and_others_get_what_fits() -> None:
    state = TierState("gold", 2, NOON - 365 * DAY, NOON)
    first = (NOON - 366 * DAY, 500_000)
    kept = tier(view(first, (NOON - 9, 500_000), state=state))
    fallen = tier(view(first, (NOON - 9, 100_000), state=state))
    assert kept is not None
    assert fallen is not None
    assert (kept.tier, kept.until, kept.rule) == ("gold", NOON + 365 * DAY, "kept")
    assert (fallen.tier, fallen.until, fallen.rule) == ("silver", NOON + 365 * DAY, "downgrade")


def test_a_refund_takes_back_what_it_bought() -> None:
    state = TierState("gold", 2, NOON - DAY, NOON + 364 * DAY)
    decided = tier(view((NOON - DAY, 500_000), (NOON, -450_000), state=state))
    assert decided is not None
    assert (decided.tier, decided.rule) == ("member", "refunded")


def test_who_has_not_spent_enough_is_told_before_the_end() -> None:
    since = NOON - 335 * DAY
    state = TierState("gold", 2, since, NOON)  # 30 days before a year is over
    decided = tier(view((since, 500_000), (NOON - 9, 123_456), state=state), notice=NOTICE)
    assert decided is not None
    assert (decided.tier, decided.until) == ("gold", NOON + 30 * DAY)
    assert decided.notify is not None
    assert decided.notify.data == (("a", "gold"), ("b", "3765.44"), ("c", "2026-04-01"))


def test_who_has_spent_enough_is_left_in_peace() -> None:
    since = NOON - 335 * DAY
    state = TierState("gold", 2, since, NOON)
    decided = tier(view((since, 500_000), (NOON - 9, 500_000), state=state), notice=NOTICE)
    assert decided is not None
    assert (decided.until, decided.notify) == (NOON + 30 * DAY, None)


def test_with_a_notice_the_first_look_is_before_the_end() -> None:
    decided = tier(view((NOON, 100_000)), notice=NOTICE)
    assert decided is not None
    assert decided.until == NOON + 335 * DAY


def test_a_tier_that_is_no_longer_offered_is_decided_anew() -> None:
    decided = tier(view((NOON, 100_000), state=TierState("platinum", 3, 0, None)))
    assert decided is not None
    assert decided.tier == "silver"


def test_without_tiers_or_membership_there_is_nothing_to_decide() -> None:
    assert hooks.wxkit_points_tier("mei", FakeView(), PointsSettings()) is None
    strict = PointsSettings.model_validate({"members_only": True, "tiers": {"levels": LEVELS}})
    assert hooks.wxkit_points_tier("mei", FakeView(), strict) is None
    assert hooks.wxkit_points_tier("mei", FakeView(members={"mei": 1}), strict) is not None
