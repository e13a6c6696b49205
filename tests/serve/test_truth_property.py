"""Whoever looks at an order at whatever moments learns the same facts."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from live_steps import DAY, bought, opened, order_of, shipped, state_of

import wxkit
from wxkit.policy import Fact
from wxkit.policy.truth import OrderState, differences
from wxkit.testing._bench import Bench

Step = Callable[[Bench, str, str], object]


def _refund(amount: int | None) -> Step:
    def step(wechat: Bench, order_id: str, owner: str) -> object:
        return wechat.act.refund(person=owner, order_id=order_id, amount=amount)

    return step


def _receive(wechat: Bench, order_id: str, owner: str) -> object:
    return wechat.act.receive(person=owner, order_id=order_id)


def _accept(wechat: Bench, order_id: str, owner: str) -> object:
    return wechat.act.accept(person="lan", order_id=order_id)


STEPS: dict[str, Step] = {
    "pay": lambda wechat, order_id, owner: wechat.act.pay(person="mei", order_id=order_id),
    "accept": _accept,
    "ship": lambda wechat, order_id, owner: shipped(wechat, order_id),
    "receive": _receive,
    "part": _refund(3_333),
    "rest": _refund(None),
    "hour": lambda wechat, order_id, owner: wechat.advance(3_600),
    "day": lambda wechat, order_id, owner: wechat.advance(DAY),
    "week": lambda wechat, order_id, owner: wechat.advance(8 * DAY),
}
LIVES = st.lists(st.sampled_from(sorted(STEPS)), min_size=3, max_size=9)


def lived(steps: list[str], *, gift: bool) -> list[OrderState]:
    """The states of an order after each step that was possible, each read without knowing the others."""
    with Bench.in_process() as wechat:
        tea, *_ = opened(wechat)
        order_id = bought(wechat, tea, pay=False, freight=500, gift_to="lan" if gift else None)
        states = [state_of(wechat, order_id)]
        for name in ["pay", *steps]:
            openid = order_of(wechat, order_id).openid
            lan = wechat.world.people["lan"]
            try:
                STEPS[name](wechat, order_id, "lan" if openid == wechat.world.store.openid(lan) else "mei")
            except wxkit.WxkitError:
                continue
            states.append(state_of(wechat, order_id))
        return states


@settings(max_examples=60)
@given(steps=LIVES, gift=st.booleans(), looks=st.sets(st.integers(0, 10)))
def test_any_moments_tell_the_same_facts(steps: list[str], gift: bool, looks: set[int]) -> None:
    states = lived(steps, gift=gift)
    last: OrderState | None = None
    learnt: list[Fact] = []
    for state in (*(states[n] for n in sorted(looks) if n < len(states)), states[-1]):
        learnt += differences(last, state)
        last = state
    assert len({fact.id for fact in learnt}) == len(learnt)
    assert sorted(learnt, key=lambda fact: fact.id) == sorted(
        differences(None, states[-1]), key=lambda fact: fact.id
    )


@settings(max_examples=30)
@given(steps=LIVES, gift=st.booleans())
def test_what_is_given_back_is_never_more_than_what_was_paid(steps: list[str], gift: bool) -> None:
    facts = differences(None, lived(steps, gift=gift)[-1])
    paid = sum(line.paid for fact in facts for line in getattr(fact, "lines", ()) if hasattr(line, "paid"))
    back = sum(line.fen for fact in facts for line in getattr(fact, "lines", ()) if hasattr(line, "fen"))
    assert 0 <= back <= paid
