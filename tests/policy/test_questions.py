"""What the merchant's app asks before anything happens."""

from __future__ import annotations

import pytest
from policy_steps import DAY, START, engine_of, paid
from stories import merchant

from wxkit.policy import GiftProposal, GiftSent, HookFailed, Identified, hookimpl

TEA = GiftProposal(at=START, giver="mei", product_id="p", sku_id="red", price=9_900)


def test_people_see_what_plugins_offer() -> None:
    assert [offer.id for offer in merchant().ask.offers("mei", START)] == ["fen"]
    assert engine_of().ask.offers("mei", START) == []


def test_what_speaks_against_a_gift_is_told() -> None:
    engine = merchant()
    assert engine.ask.against_gift(TEA) == []
    dear = GiftProposal(at=START, giver="mei", product_id="p", sku_id="s", price=2_000_000)
    (verdict,) = engine.ask.against_gift(dear)
    assert (verdict.rule, verdict.reason) == ("price-cap", "a gift costs at most 10000.00 yuan")


def test_limits_know_people_by_all_their_names() -> None:
    engine = merchant(plugin_settings={"gifting": {"rules": {"per_giver": [{"gifts": 1}]}}})
    sent = GiftSent(id="s", at=START, order_id="1", payer="wxstore/m", paid=9_900, deadline=START + DAY)
    engine.process([sent, Identified(id="who", at=START, person="wxstore/m", unionid="m")])
    again = GiftProposal(at=START + 60, giver="wxstore/m", product_id="p", sku_id="s", price=9_900)
    assert [verdict.rule for verdict in engine.ask.against_gift(again)] == ["giver-limit"]


def test_deadlines_and_swaps_are_the_plugins_or_plain() -> None:
    skus = (("red", 9_900), ("blue", 9_900), ("gold", 99_000))
    assert merchant().ask.gift_deadline(TEA) == engine_of().ask.gift_deadline(TEA) == START + DAY
    assert merchant().ask.gift_swaps(TEA, skus) == ["blue"]
    assert engine_of().ask.gift_swaps(TEA, skus) == []


def test_a_question_writes_nothing_and_a_failure_is_the_askers() -> None:
    class Broken:
        @hookimpl
        def wxkit_points_offers(self) -> None:
            raise ValueError("no")

    engine = engine_of({"broken": Broken()})
    with pytest.raises(HookFailed, match="plugin broken: wxkit_points_offers raised ValueError"):
        engine.ask.offers("mei", START)
    assert [outcome.status for outcome in engine.process([paid("1", "mei", 100)])] == ["posted"]
