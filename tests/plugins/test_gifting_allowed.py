"""May this gift be sent, until when, and what may be taken instead?"""

from __future__ import annotations

from typing import Any

import pytest
from fake_view import DAY, NOON, FakeView

from wxkit.policy import Gift, GiftProposal
from wxkit_gifting import GiftingSettings, hooks


def gift(**more: Any) -> GiftProposal:
    given: dict[str, Any] = {"at": NOON, "giver": "mei", "product_id": "p", "sku_id": "red", "price": 29_900}
    return GiftProposal(**{**given, **more})


def refused(proposal: GiftProposal, view: FakeView | None = None, **rules: Any) -> str | None:
    settings = GiftingSettings.model_validate({"rules": rules})
    verdict = hooks.wxkit_gift_allowed(proposal, view or FakeView(), settings)
    return None if verdict is None or verdict.allow else verdict.rule


def sent(*days_ago: int, outcome: str = "accepted") -> FakeView:
    gifts = tuple(Gift(f"o{days}", NOON - days * DAY, 10_000, outcome) for days in days_ago)
    return FakeView(sent={"mei": gifts})


def test_an_ordinary_gift_may_be_sent() -> None:
    assert refused(gift()) is None


@pytest.mark.parametrize(("price", "expected"), [(1_000_000, None), (1_000_001, "price-cap")])
def test_a_gift_costs_at_most_ten_thousand_yuan(price: int, expected: str | None) -> None:
    assert refused(gift(price=price)) == expected
    assert refused(gift(price=price), price_cap=2_000_000) is None


def test_jewellery_and_education_cannot_be_given_by_any_level() -> None:
    assert refused(gift(categories=("珠宝首饰", "戒指"))) == "category"
    assert refused(gift(categories=("教育培训",))) == "category"
    assert refused(gift(categories=("6500", "6510")), excluded_categories=["6500"]) == "category"
    assert refused(gift(categories=("珠宝首饰",)), excluded_categories=[]) is None


def test_a_group_gift_has_so_many_shares() -> None:
    assert refused(gift(receivers=20), receivers=20) is None
    assert refused(gift(receivers=21), receivers=20) == "receivers"
    assert refused(gift(receivers=0)) == "receivers"


@pytest.mark.parametrize(("receivers", "expected"), [(1, None), (2, "giver-limit")])
def test_a_giver_may_send_so_many_in_some_days(receivers: int, expected: str | None) -> None:
    limits = [{"days": 7, "gifts": 3}]
    assert refused(gift(receivers=receivers), sent(8, 6, 1), per_giver=limits) == expected


def test_a_giver_may_spend_so_much_and_what_came_back_is_not_spent() -> None:
    limits = [{"days": 7, "fen": 49_900}]
    assert refused(gift(), sent(2, 1), per_giver=limits) is None
    assert refused(gift(), sent(3, 2, 1), per_giver=limits) == "giver-limit"
    assert refused(gift(), sent(3, 2, 1, outcome="expired"), per_giver=limits) is None


def test_own_gifts_are_to_be_accepted_in_a_day_unless_set() -> None:
    assert hooks.wxkit_gift_deadline(GiftingSettings()) == DAY
    assert hooks.wxkit_gift_deadline(GiftingSettings(deadline=3_600)) == 3_600


def test_only_another_sku_at_the_same_price_may_be_taken() -> None:
    skus = (("red", 29_900), ("blue", 29_900), ("gold", 30_000), ("grey", 19_900))
    assert hooks.wxkit_gift_swaps(gift(), skus, GiftingSettings()) == ["blue"]
    assert hooks.wxkit_gift_swaps(gift(), skus, GiftingSettings(swaps="none")) == []
