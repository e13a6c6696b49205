"""What points buy."""

from __future__ import annotations

from typing import Any

import pytest
from fake_view import DAY, NOON, FakeView

from wxkit.policy import Coupon, RedeemRequest, Redemption, TierState, Verdict, Voucher
from wxkit_points import PointsSettings, hooks

LEVELS = [{"name": "member", "spend": 0}, {"name": "gold", "spend": 100_000}]
CASH = {"id": "ten-off", "kind": "cash_off", "title": "立减10元", "points": 1_000, "value": 1_000}
COUPON = {"id": "cup", "kind": "coupon", "title": "券", "points": 200, "target": "c1"}
VOUCHER = {
    "id": "tea",
    "kind": "voucher",
    "title": "茶券",
    "points": 50,
    "target": "tea-2026",
    "voucher_days": 30,
}
GOODS = {"id": "pot", "kind": "goods", "title": "茶壶", "points": 9_000, "target": "sku-1", "tier": "gold"}
GOLD = FakeView(tiers={"mei": TierState("gold", 1, 0)})


def settings(*offers: dict[str, Any]) -> PointsSettings:
    return PointsSettings.model_validate({"tiers": {"levels": LEVELS}, "offers": offers})


def redeem(
    offer: dict[str, Any], count: int = 1, view: FakeView | None = None
) -> Redemption | Verdict | None:
    request = RedeemRequest(at=NOON, key="k", person="mei", offer_id=offer["id"], count=count)
    return hooks.wxkit_points_redeem(request, view or FakeView(), settings(offer))


def shown(view: FakeView, *offers: dict[str, Any]) -> list[str]:
    return [offer.id for offer in hooks.wxkit_points_offers("mei", view, settings(*offers))]


def test_cash_off_costs_its_points_and_is_for_the_app_to_give() -> None:
    answer = redeem(CASH, 2)
    assert isinstance(answer, Redemption)
    assert (answer.points, answer.gives) == (2_000, ())


def test_a_coupon_is_given_for_each() -> None:
    answer = redeem(COUPON, 2)
    assert isinstance(answer, Redemption)
    assert [gift.coupon_id for gift in answer.gives if isinstance(gift, Coupon)] == ["c1", "c1"]


def test_vouchers_live_as_long_as_the_offer_says() -> None:
    answer = redeem(VOUCHER, 3)
    assert isinstance(answer, Redemption)
    (voucher,) = answer.gives
    assert isinstance(voucher, Voucher)
    assert (voucher.series, voucher.count, voucher.expires) == ("tea-2026", 3, NOON + 30 * DAY)


def test_limits_count_offers_not_points() -> None:
    limits = [{"limit": 2, "period": "month", "per_person": True}, {"limit": 100}]
    answer = redeem({**CASH, "limits": limits})
    assert isinstance(answer, Redemption)
    assert [(cap.limit, cap.person) for cap in answer.caps] == [(2_000, "mei"), (100_000, None)]


def test_some_offers_are_for_higher_tiers() -> None:
    refused = redeem(GOODS)
    assert isinstance(refused, Verdict)
    assert refused.reason == "茶壶 is for members from gold on"
    assert isinstance(redeem(GOODS, view=GOLD), Redemption)


@pytest.mark.parametrize(("start", "end", "open_"), [(0, 1, True), (1, 2, False), (-1, 0, False)])
def test_an_offer_has_its_time(start: int, end: int, open_: bool) -> None:
    offer = {**CASH, "start": NOON + start, "end": NOON + end}
    assert isinstance(redeem(offer), Redemption) is open_
    assert shown(FakeView(), offer) == (["ten-off"] if open_ else [])


def test_people_see_what_they_may_have() -> None:
    assert shown(FakeView(), CASH, GOODS) == ["ten-off"]
    assert shown(GOLD, CASH, GOODS) == ["ten-off", "pot"]


def test_other_plugins_may_know_other_offers_and_none_is_not_a_number() -> None:
    request = RedeemRequest(at=NOON, key="k", person="mei", offer_id="elsewhere")
    assert hooks.wxkit_points_redeem(request, FakeView(), settings(CASH)) is None
    assert isinstance(redeem(CASH, 0), Verdict)
