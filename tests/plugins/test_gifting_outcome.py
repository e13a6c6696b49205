"""Thanks when a gift is accepted, for the right person; messages for the giver."""

from __future__ import annotations

from typing import Any

import pytest
from fake_view import NOON, FakeView

from wxkit.policy import Coupon, Earn, Fact, GiftAccepted, GiftExpired, GiftSent, Notify, PluginError, Plugins
from wxkit_gifting import GiftingSettings, hooks

THANKS = {"giver": 20, "receiver": 10, "newcomer": 50}
KNOWN = FakeView(people=frozenset({"mei", "lan"}))


def accepted(**more: Any) -> GiftAccepted:
    given: dict[str, Any] = {"order_id": "o", "payer": "mei", "receiver": "lan", "paid": 29_900}
    return GiftAccepted(id="o/accepted", at=NOON, **{**given, **more})


def outcome(fact: Fact, view: FakeView = KNOWN, **settings: Any) -> list[Earn | Coupon | Notify]:
    chosen = GiftingSettings.model_validate({"thanks": THANKS, **settings})
    return list(hooks.wxkit_gift_outcome(fact, view, chosen))


def points(fact: Fact, view: FakeView = KNOWN, **settings: Any) -> list[tuple[str, int]]:
    rewards = outcome(fact, view, **settings)
    return [(earn.person, earn.points) for earn in rewards if isinstance(earn, Earn)]


def test_who_paid_and_who_accepted_are_thanked() -> None:
    assert points(accepted()) == [("mei", 20), ("lan", 10)]


def test_a_receiver_of_whom_nothing_was_known_is_welcomed() -> None:
    assert points(accepted(), FakeView(people=frozenset({"mei"})))[-1] == ("lan", 50)


def test_thanks_are_held_as_the_payment_is() -> None:
    assert all(isinstance(earn, Earn) and earn.hold is None for earn in outcome(accepted()))


def test_a_newcomer_may_get_a_coupon() -> None:
    rewards = outcome(accepted(), FakeView(), thanks={"newcomer_coupon": "c1"})
    (coupon,) = rewards
    assert isinstance(coupon, Coupon)
    assert (coupon.person, coupon.coupon_id) == ("lan", "c1")


def test_nothing_is_given_unless_set() -> None:
    assert outcome(accepted(), FakeView(), thanks={}) == []


def test_nobody_is_thanked_for_a_gift_to_themselves() -> None:
    assert outcome(accepted(receiver="mei"), FakeView()) == []


def test_a_small_gift_earns_no_thanks_but_a_newcomer_is_welcome() -> None:
    assert points(accepted(paid=4_999), FakeView(), thanks={**THANKS, "least": 5_000}) == [("lan", 50)]


def test_the_giver_of_a_group_gift_is_thanked_once_and_nobody_twice() -> None:
    view = FakeView(people=frozenset({"mei", "lan", "bo"}), groups={"g": ("bo",)})
    assert points(accepted(group="g")) == [("mei", 20), ("lan", 10)]
    assert points(accepted(group="g"), view) == [("lan", 10)]
    assert points(accepted(group="g", receiver="bo"), view) == []
    every = {**THANKS, "once_a_group": False}
    assert points(accepted(group="g"), view, thanks=every) == [("mei", 20), ("lan", 10)]


def test_the_best_open_campaign_multiplies() -> None:
    campaigns = [
        {"name": "week", "start": NOON - 9, "end": NOON + 9, "times": "3/2"},
        {"name": "day", "start": NOON, "end": NOON + 1, "times": 2},
        {"name": "over", "start": NOON - 9, "end": NOON, "times": 9},
    ]
    rewards = outcome(accepted(), campaigns=campaigns)
    assert [earn.points for earn in rewards if isinstance(earn, Earn)] == [40, 20]
    assert rewards[0].saw == (("campaign", "day"), ("times", "2"))


def test_budget_and_givers_limit_are_caps() -> None:
    giver, receiver = outcome(accepted(), budget=[{"limit": 500, "period": "day"}])
    assert isinstance(giver, Earn)
    assert isinstance(receiver, Earn)
    assert [(cap.name, cap.limit, cap.person) for cap in giver.caps] == [
        ("gifting/budget", 500, None),
        ("gifting/giver", 1_000, "mei"),
    ]
    assert [cap.name for cap in receiver.caps] == ["gifting/budget"]


def test_the_giver_is_told_what_became_of_the_gift() -> None:
    message = {"template_id": "t", "data": {"a": "order {order}"}}
    expired = GiftExpired(id="x", at=NOON, order_id="o", payer="mei")
    (word,) = outcome(expired, expired=message)
    assert isinstance(word, Notify)
    assert (word.person, word.data) == ("mei", (("a", "order o"),))
    assert isinstance(outcome(accepted(), accepted=message)[-1], Notify)


def test_sending_alone_earns_nothing() -> None:
    sent = GiftSent(id="s", at=NOON, order_id="o", payer="mei", paid=100, deadline=NOON + 9)
    assert outcome(sent) == []


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"deadline": 1}, "deadline: "),
        ({"swaps": "any"}, "swaps: "),
        ({"thanks": {"giver": -1}}, "thanks.giver: "),
        ({"expired": {"template_id": "t", "data": {"a": "{sku}"}}}, r"expired: \{sku\} is unknown"),
        ({"rules": {"cap": 1}}, "rules.cap: there is no such setting"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(PluginError, match=f"plugin gifting: settings: .*{message}"):
        Plugins({"gifting": hooks}, {"gifting": settings})
