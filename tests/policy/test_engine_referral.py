"""Commissions: two levels, held, clawed back, never one's own."""

from __future__ import annotations

from policy_steps import DAY, START, account, engine_of, paid, refunded, settled

from wxkit.policy import GiftAccepted, PaidOut, Recruited
from wxkit.policy.engine import Engine, Payout


def recruited(person: str, recruiter: str) -> Recruited:
    return Recruited(id=f"recruit/{person}/{recruiter}", at=START - DAY, person=person, recruiter=recruiter)


def commission(engine: Engine, person: str) -> tuple[int, int, int]:
    """Pending, frozen, payable."""
    pending, frozen, payable = (
        account(engine, f"commission/{bucket}/{person}") for bucket in ("pending", "frozen", "payable")
    )
    return pending, frozen, payable


def two_levels() -> Engine:
    engine = engine_of()
    engine.process([recruited("bo", "wei"), recruited("wei", "tao"), paid("1", "lan", 20_000, referrer="bo")])
    return engine


def test_two_levels_earn_and_a_third_does_not() -> None:
    engine = two_levels()
    assert commission(engine, "bo") == (2_000, 0, 0)
    assert commission(engine, "wei") == (600, 0, 0)
    assert commission(engine, "tao") == (0, 0, 0)


def test_commissions_freeze_at_settlement_and_are_payable_after_the_window() -> None:
    engine = two_levels()
    engine.process([settled("1", "lan", START + DAY)])
    assert commission(engine, "bo") == (0, 2_000, 0)
    engine.tick(START + 8 * DAY - 1)
    assert commission(engine, "bo") == (0, 2_000, 0)
    engine.tick(START + 8 * DAY)
    assert commission(engine, "bo") == (0, 0, 2_000)
    assert commission(engine, "wei") == (0, 0, 600)


def test_a_refund_claws_back_in_proportion_wherever_the_money_is() -> None:
    engine = two_levels()
    engine.process([settled("1", "lan"), refunded("1", "lan", 1, 5_000)])
    assert commission(engine, "bo") == (0, 1_500, 0)
    assert commission(engine, "wei") == (0, 450, 0)
    engine.tick(START + 9 * DAY)
    engine.process([refunded("1", "lan", 2, 15_000, at=START + 10 * DAY)])
    assert commission(engine, "bo") == (0, 0, 0)


def test_what_was_paid_out_and_is_refunded_is_debt_that_later_commissions_settle() -> None:
    engine = two_levels()
    engine.process([settled("1", "lan")])
    engine.tick(START + 9 * DAY)
    assert engine.pay_out("march", START + 9 * DAY) == [Payout("bo", 2_000), Payout("wei", 600)]
    assert engine.pay_out("march", START + 9 * DAY) == []
    engine.process([refunded("1", "lan", 1, 20_000, at=START + 10 * DAY)])
    assert account(engine, "commission/debt/bo") == -2_000
    engine.process([paid("2", "lan", 50_000, referrer="bo", at=START + 11 * DAY)])
    engine.process([settled("2", "lan", START + 12 * DAY)])
    engine.tick(START + 20 * DAY)
    assert account(engine, "commission/debt/bo") == 0
    assert commission(engine, "bo") == (0, 0, 3_000)


def test_nobody_earns_on_their_own_order() -> None:
    engine = engine_of()
    outcome, *_ = engine.process([paid("1", "bo", 20_000, referrer="bo")])
    assert [ruling.guard for ruling in outcome.rulings if ruling.verdict == "refused"] == ["self-referral"]
    assert account(engine, "commission/budget") == 0


def test_the_second_level_may_not_be_the_buyer_either() -> None:
    engine = engine_of()
    engine.process([recruited("bo", "wei"), paid("1", "wei", 20_000, referrer="bo")])
    assert commission(engine, "bo") == (2_000, 0, 0)
    assert commission(engine, "wei") == (0, 0, 0)


def test_who_receives_a_gift_earns_nothing_on_it_nor_through_it() -> None:
    engine = engine_of()
    engine.process([recruited("wei", "tao"), paid("1", "bo", 20_000, referrer="wei", gift=True)])
    accepted = GiftAccepted(
        id="order/1/accepted", at=START + 60, order_id="1", payer="bo", receiver="wei", paid=20_000
    )
    (outcome,) = engine.process([accepted])
    assert [ruling.guard for ruling in outcome.rulings if ruling.verdict == "refused"] == [
        "self-referral"
    ] * 2
    assert commission(engine, "wei") == commission(engine, "tao") == (0, 0, 0)


def test_a_cycle_of_recruiters_is_refused_and_the_first_recruiter_stays() -> None:
    engine = engine_of()
    outcomes = engine.process(
        [
            recruited("b", "a"),
            recruited("c", "b"),
            recruited("a", "c"),
            recruited("c", "a"),
            recruited("d", "d"),
        ]
    )
    guards = [[ruling.guard for ruling in outcome.rulings] for outcome in outcomes]
    assert guards == [[], [], ["cycle"], ["recruited"], ["cycle"]]


def test_a_payout_of_nothing_moves_nothing() -> None:
    engine = engine_of()
    engine.process([PaidOut(id="payout/x/bo", at=START, person="bo", statement="x")])
    assert account(engine, "commission/paid") == 0
