"""What an order earns its referrer and their recruiter."""

from __future__ import annotations

from typing import Any

import pytest
from fake_view import NOON, FakeView

from wxkit.policy import Attribution, Commission, Line, OrderPaid, PluginError, Plugins, TierState
from wxkit_referral import ReferralSettings, hooks

BO = Attribution(referrer="bo", rule="last-touch", reason="")
TREE = FakeView(recruiters={"bo": "wei", "wei": "tao"})


def paid(*lines: Line, **more: Any) -> OrderPaid:
    return OrderPaid(id="o/paid", at=NOON, order_id="o", payer="lan", lines=lines, freight=900, **more)


def line(fen: int, *categories: str, key: str = "p/s") -> Line:
    return Line(key=key, product_id="p", paid=fen, categories=categories)


def earned(
    fact: OrderPaid, view: FakeView = TREE, attribution: Attribution = BO, **rules: Any
) -> list[Commission]:
    settings = ReferralSettings.model_validate({"commission": rules})
    answer = hooks.wxkit_referral_commission(fact, attribution, view, settings)
    return [one for one in answer if isinstance(one, Commission)]


def fen(*given: Any, **rules: Any) -> list[tuple[str, int, int]]:
    return [(one.referrer, one.level, one.fen) for one in earned(*given, **rules)]


def test_a_tenth_of_what_was_paid_without_freight_on_one_level() -> None:
    (one,) = earned(paid(line(20_000)))
    assert (one.referrer, one.level, one.fen, one.line) == ("bo", 1, 2_000, "p/s")
    assert one.saw == (("paid", 20_000), ("rate", "1/10"), ("share", "1/1"))


def test_a_recruiter_earns_on_the_second_level_and_nobody_on_a_third() -> None:
    assert fen(paid(line(20_000)), second="3%") == [("bo", 1, 2_000), ("wei", 2, 600)]
    assert fen(paid(line(20_000)), FakeView(), second="3%") == [("bo", 1, 2_000)]


def test_categories_have_rates_of_their_own_and_none_is_none_on_any_level() -> None:
    fact = paid(line(1_000, "1", "11"), line(1_000, "2", key="q"), line(1_000, key="r"))
    rules = {"categories": {"1": "20%", "2": 0}, "second": "3%"}
    assert fen(fact, **rules) == [("bo", 1, 200), ("bo", 1, 100), ("wei", 2, 30), ("wei", 2, 30)]


def test_the_referrers_tier_multiplies() -> None:
    view = FakeView(tiers={"bo": TierState("gold", 2, 0)})
    assert fen(paid(line(10_000)), view, tiers={"gold": "6/5"}) == [("bo", 1, 1_200)]


def test_shares_of_several_referrers_are_rounded_down() -> None:
    half = Attribution(referrer="bo", rule="weighted", reason="", share=(2, 3))
    assert fen(paid(line(1_000)), FakeView(), half) == [("bo", 1, 66)]


def test_fractions_of_a_fen_are_nobodys() -> None:
    assert fen(paid(line(9)), FakeView()) == []


def test_only_first_orders_or_large_enough_ones_earn_when_so_set() -> None:
    again = FakeView(payments={"lan": ((NOON - 9, 100),)})
    assert fen(paid(line(1_000)), again, new_customers_only=True) == []
    assert fen(paid(line(1_000)), FakeView(), new_customers_only=True) == [("bo", 1, 100)]
    assert fen(paid(line(1_000)), FakeView(), least=1_001) == []


def test_caps_are_each_referrers_or_everybodys() -> None:
    caps = [{"limit": 500, "period": "month", "per_person": True}, {"limit": 9_000}]
    first, second = earned(paid(line(20_000)), second="3%", caps=caps)
    assert [cap.person for cap in first.caps] == ["bo", None]
    assert [cap.person for cap in second.caps] == ["wei", None]


def test_what_is_taken_back_is_the_engines_setting_unless_said() -> None:
    assert hooks.wxkit_referral_clawback(ReferralSettings()) is None
    assert hooks.wxkit_referral_clawback(ReferralSettings(clawback="pending")) == "pending"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"commission": {"rate": "91%"}}, "commission.rate: .*above 9/10"),
        ({"commission": {"rate": "80%", "second": "20%"}}, "commission.rate: .* 1 of the price"),
        ({"commission": {"categories": {"7": "60%"}, "tiers": {"gold": 2}}}, r"commission.categories.7: "),
        ({"attribution": {"weights": []}}, "attribution.weights: "),
        ({"attribution": {"weights": [0]}}, "attribution.weights.0: "),
        ({"guards": {"ring": "shout"}}, "guards.ring: "),
    ],
)
def test_settings_that_cannot_be_meant_are_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(PluginError, match=f"plugin referral: settings: .*{message}"):
        Plugins({"referral": hooks}, {"referral": settings})
