"""The three plugins with the real engine: what takes time, what several of them do together."""

from __future__ import annotations

from typing import Any

from policy_steps import DAY, START, account, paid, points, refunded
from stories import accepted, gift, merchant, touched

from wxkit.policy import (
    Fact,
    Followed,
    Notify,
    Recruited,
    RedeemRequest,
    ReferralTouched,
    TaskDone,
    TierState,
)
from wxkit.policy._state import Outcome
from wxkit.policy.books import MemoryBooks
from wxkit.policy.engine import Engine

LEVELS = [
    {"name": "member", "spend": 0},
    {"name": "silver", "spend": 10_000},
    {"name": "gold", "spend": 100_000, "times": 2},
]
NOTICE = {"days": 30, "template_id": "t", "data": {"a": "{tier}", "b": "{missing}", "c": "{date}"}}
YEAR = 365 * DAY


def club(books: MemoryBooks | None = None, **points_settings: Any) -> Engine:
    """A merchant with tiers."""
    settings = {"tiers": {"levels": LEVELS, "notice": NOTICE}, **points_settings}
    return merchant(books, {"points": settings})


def tier(engine: Engine, person: str, at: int = START) -> TierState | None:
    with engine.view(at) as view:
        return view.tier(person)


def messages(outcomes: list[Outcome]) -> list[dict[str, str]]:
    decisions = (ruling.decision for outcome in outcomes for ruling in outcome.rulings)
    return [dict(decision.data) for decision in decisions if isinstance(decision, Notify)]


def test_a_year_of_a_tier() -> None:
    engine = club()
    engine.process([paid("1", "mei", 100_000)])
    assert tier(engine, "mei") == TierState("gold", 2, START, START + YEAR - 30 * DAY)
    engine.process([paid("2", "mei", 12_345, at=START + 100 * DAY)])
    assert messages(engine.tick(START + YEAR - 30 * DAY - 1)) == []
    told = messages(engine.tick(START + YEAR - 30 * DAY))
    assert told == [{"a": "gold", "b": "876.55", "c": "2027-03-02"}]
    assert tier(engine, "mei") == TierState("gold", 2, START, START + YEAR)
    engine.tick(START + YEAR)
    assert tier(engine, "mei") == TierState("silver", 1, START + YEAR, START + 2 * YEAR - 30 * DAY)


def test_who_spends_again_keeps_the_tier_year_after_year() -> None:
    engine = club()
    engine.process([paid("first", "mei", 100_000)])
    for year in range(3):
        engine.process([paid(f"{year}", "mei", 100_000, at=START + year * YEAR + 100 * DAY)])
        assert messages(engine.tick(START + (year + 1) * YEAR)) == []
    assert tier(engine, "mei") == TierState("gold", 2, START, START + 4 * YEAR - 30 * DAY)


def test_a_tier_earns_from_the_next_order_on_and_goes_with_the_refund() -> None:
    engine = club()
    engine.process([paid("1", "mei", 100_000), paid("2", "mei", 10_000, at=START + 1)])
    assert points(engine, "mei") == (1_200, 0, 0)
    engine.process([refunded("1", "mei", 1, 100_000), paid("3", "mei", 10_000, at=START + 3 * DAY)])
    assert points(engine, "mei")[0] == 300
    state = tier(engine, "mei")
    assert state is not None
    assert state.tier == "silver"


def test_a_daily_cap_cuts_and_the_next_day_begins_anew() -> None:
    engine = club(caps=[{"limit": 150, "period": "day", "per_person": True}])
    engine.process([paid("1", "mei", 10_000), paid("2", "mei", 10_000)])
    assert points(engine, "mei")[0] == 150
    engine.process([paid("3", "mei", 10_000, at=START + DAY)])
    assert points(engine, "mei")[0] == 250


def test_a_week_of_sign_ins() -> None:
    engine = club(sign_in={"points": 1, "streak": {7: 10}})
    days = [0, 0, 1, 2, 3, 4, 5, 6]
    engine.process(
        TaskDone(id=f"task/{n}", at=START + day * DAY + n, person="mei", task="sign-in")
        for n, day in enumerate(days)
    )
    assert points(engine, "mei", START + 7 * DAY) == (0, 17, 0)


def test_a_task_is_rewarded_so_often() -> None:
    engine = club(tasks={"survey": {"points": 5, "times": 2, "period": "month"}})
    moments = [START, START + 1, START + 2, START + 40 * DAY]
    engine.process(TaskDone(id=f"task/{at}", at=at, person="mei", task="survey") for at in moments)
    assert points(engine, "mei", START + 41 * DAY)[1] == 15


def test_vouchers_that_points_buy_are_in_the_ledger() -> None:
    offer = {
        "id": "tea",
        "kind": "voucher",
        "title": "茶券",
        "points": 50,
        "target": "tea",
        "voucher_days": 30,
    }
    engine = club(welcome=0, tasks={"profile": {"points": 100}}, offers=[offer])
    engine.process([TaskDone(id="t", at=START, person="mei", task="profile")])
    engine.redeem(RedeemRequest(at=START + 1, key="k", person="mei", offer_id="tea", count=2))
    with engine.view(START + 2) as view:
        assert [(lot.left, lot.expires) for lot in view.lots("mei", "voucher/tea")] == [
            (2, START + 1 + 30 * DAY)
        ]
    engine.tick(START + 31 * DAY)
    assert account(engine, "voucher/tea/expired") == 2


def referring(**settings: Any) -> Engine:
    return merchant(plugin_settings={"referral": settings})


def verdicts(engine: Engine, *facts: Fact) -> list[tuple[str, str]]:
    """What became of decisions, and by which rule."""
    rulings = (ruling for outcome in engine.process(facts) for ruling in outcome.rulings)
    return [(ruling.verdict, ruling.decision.rule) for ruling in rulings if ruling.plugin == "referral"]


def test_a_qr_code_leads_to_a_commission_and_following_earns_nothing() -> None:
    engine = referring()
    follow = Followed(id="follow", at=START, person="lan", scene="ref_bo")
    engine.process([follow, paid("1", "lan", 10_000, at=START + DAY)])
    assert account(engine, "commission/pending/bo") == 1_000
    assert account(engine, "points/pending/bo") == account(engine, "points/available/bo") == 0


def test_several_referrers_share() -> None:
    engine = referring(attribution={"model": "weighted", "weights": [3, 1]})
    engine.process([touched("lan", "wei"), touched("lan", "bo"), paid("1", "lan", 10_000)])
    assert account(engine, "commission/pending/bo") == 250
    assert account(engine, "commission/pending/wei") == 750


def test_a_protected_customer_stays_for_a_time() -> None:
    engine = referring(attribution={"protection_days": 7})
    late = ReferralTouched(id="late", at=START + 9 * DAY, person="lan", referrer="wei")
    engine.process([touched("lan", "bo")])
    assert verdicts(engine, touched("lan", "wei")) == [("refused", "protected")]
    engine.process([paid("1", "lan", 10_000), late, paid("2", "lan", 10_000, at=START + 10 * DAY)])
    assert account(engine, "commission/pending/bo") == account(engine, "commission/pending/wei") == 1_000


def test_what_looks_wrong_waits_in_the_review_queue() -> None:
    engine = referring(guards={"velocity": [{"touches": 2}]})
    seen = TaskDone(id="t", at=START - 2 * DAY, person="bo", task="sign-in", device="d1")
    engine.process([seen, touched("lan", "bo")])
    same_device = paid("1", "lan", 10_000, device="d1")
    assert verdicts(engine, same_device) == [("review", "shared-device")]
    assert verdicts(engine, touched("tao", "bo"), touched("min", "bo")) == [("review", "velocity")]
    assert account(engine, "commission/budget") == 0


def test_a_monthly_budget_of_commissions_ends() -> None:
    engine = referring(commission={"caps": [{"limit": 1_500, "period": "month"}]})
    engine.process([touched("lan", "bo"), paid("1", "lan", 10_000), paid("2", "lan", 10_000)])
    assert account(engine, "commission/pending/bo") == 1_500


def test_a_second_level_needs_the_engines_leave() -> None:
    engine = merchant(commission_levels=1)
    recruit = Recruited(id="r", at=START - DAY, person="bo", recruiter="wei")
    engine.process([recruit, touched("lan", "bo"), paid("1", "lan", 10_000)])
    assert account(engine, "commission/pending/bo") == 1_000
    assert account(engine, "commission/pending/wei") == 0


def test_thanks_for_gifts_end_with_the_budget_and_go_with_the_refund() -> None:
    thanks = {"giver": 20, "receiver": 10, "newcomer": 50}
    engine = merchant(plugin_settings={"gifting": {"thanks": thanks, "budget": [{"limit": 70}]}})
    engine.process([*gift("1", "mei", 10_000), accepted("1", "mei", "lan", 10_000)])
    assert points(engine, "mei")[0] == 120
    assert points(engine, "lan")[0] == 50
    engine.process([refunded("1", "mei", 1, 5_000)])
    assert points(engine, "mei")[0] == 60
    assert points(engine, "lan")[0] == 25
