"""Tiers: decided by a plugin, looked at again when their time has come."""

from __future__ import annotations

from policy_steps import DAY, START, engine_of, paid, settled

from wxkit.policy import Fact, MemberJoined, Notify, Person, Tier, TierState, View, facts, hookimpl
from wxkit.policy.books import Books, MemoryBooks
from wxkit.policy.engine import Engine


class Yearly:
    """Gold for 10 days after 100.00 were spent; then silver, with a word."""

    @hookimpl
    def wxkit_points_tier(self, person: Person, view: View) -> Tier | None:
        state = view.tier(person)
        if state is None and view.spent(person) >= 10_000:
            return Tier(
                person=person, tier="gold", level=2, until=view.now + 10 * DAY, rule="spent", reason="enough"
            )
        if state is None or state.until != view.now:
            return None
        word = Notify(
            person=person, channel="template", template_id="t", rule="ended", reason="the time is over"
        )
        return Tier(person=person, tier="silver", level=1, rule="ended", reason="time is over", notify=word)


def tier(engine: Engine, person: str, at: int) -> TierState | None:
    with engine.view(at) as view:
        return view.tier(person)


def test_what_a_plugin_leaves_alone_keeps_its_end() -> None:
    engine = engine_of({"yearly": Yearly()})
    engine.process([paid("1", "mei", 10_000), settled("1", "mei")])
    engine.process([paid("2", "mei", 100, at=START + DAY)])
    assert tier(engine, "mei", START + DAY) == TierState("gold", 2, START, START + 10 * DAY)


def test_when_its_time_has_come_a_tier_is_looked_at_again_and_a_word_goes_with_it() -> None:
    engine = engine_of({"yearly": Yearly()})
    engine.process([paid("1", "mei", 10_000)])
    engine.tick(START + 10 * DAY - 1)
    assert tier(engine, "mei", START) == TierState("gold", 2, START, START + 10 * DAY)
    (outcome,) = engine.tick(START + 10 * DAY)
    assert [type(ruling.decision) for ruling in outcome.rulings] == [Tier, Notify]
    assert tier(engine, "mei", START) == TierState("silver", 1, START + 10 * DAY)


def test_effects_of_a_tier_are_the_tier_and_the_word() -> None:
    books = MemoryBooks()
    engine = engine_of({"yearly": Yearly()}, books)
    engine.process([MemberJoined(id="join/mei", at=START, person="mei"), paid("1", "mei", 10_000)])
    engine.tick(START + 10 * DAY)
    assert [effect.kind for effect in books.effects] == ["tier", "tier", "notify"]


def test_every_kind_of_fact_has_a_name_of_its_own() -> None:
    kinds = [kind for kind in vars(facts).values() if isinstance(kind, type) and issubclass(kind, Fact)]
    names = [kind.kind for kind in kinds if kind.kind]
    assert len(names) == len(set(names)) == len(kinds) - 3  # Fact, OrderFact and PersonFact have none


class Restless:
    """Wants to look again every day; breaks for people named so."""

    @hookimpl
    def wxkit_points_tier(self, person: Person, view: View) -> Tier:
        state = view.tier(person)
        if state is not None and person.startswith("broken"):
            raise ValueError("no")
        level = state.level + 1 if state else 0
        until = view.now + DAY
        return Tier(person=person, tier=f"day {level}", level=level, until=until, rule="r", reason="r")


def test_what_time_does_makes_more_due_and_is_done_at_once(books: Books) -> None:
    engine = engine_of({"restless": Restless()}, books)
    engine.process([paid("1", "mei", 10_000), paid("2", "broken", 10_000)])
    engine.tick(START + 5 * DAY)
    assert tier(engine, "mei", START) == TierState("day 5", 5, START + 5 * DAY, START + 6 * DAY)
    assert tier(engine, "broken", START) == TierState("day 0", 0, START, START + DAY)
