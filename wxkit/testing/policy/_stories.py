"""Stories: a few that every plugin has to live through, and as many as Hypothesis thinks of."""

from __future__ import annotations

from hypothesis import strategies as st

from wxkit.testing.policy._moves import (
    Accepts,
    Asks,
    Buys,
    Does,
    Expires,
    Follows,
    Joins,
    Move,
    Recruits,
    Redeems,
    Refunds,
    Settles,
    Shares,
    Story,
    Touches,
    Waits,
)

__all__ = ["CLASSICS", "stories"]

PEOPLE = ("mei", "lan", "bo", "wei", "tao")
TASKS = ("sign-in", "profile", "survey", "share")

CLASSICS: tuple[Story, ...] = (
    (Buys("mei"),),
    (Joins("mei"), Does("mei"), Does("mei", "profile"), Follows("mei"), Shares("mei")),
    (Does("mei", "share"),),
    (Buys("mei", (19_980,)), Settles(), Refunds(percent=25), Refunds()),
    (Buys("mei", (10_000, 5_000)), Buys("lan", (7_000,)), Settles(), Settles(1), Waits(), Refunds(1, 50)),
    (Buys("mei", gift=True), Accepts(), Settles(), Waits(), Refunds()),
    (Buys("mei", gift=True), Expires()),
    (Recruits("wei", "bo"), Buys("lan", referrer="bo"), Settles(), Waits(), Refunds(percent=30), Refunds()),
    (Recruits("tao", "wei"), Recruits("wei", "bo"), Touches("lan", "bo"), Buys("lan", referrer="bo")),
    (Follows("lan", "bo"), Buys("lan"), Settles(), Waits(), Asks("lan"), Redeems("lan"), Refunds()),
    (Buys("mei", (300_000,)), Settles(), Waits(400), Buys("mei"), Asks("mei")),
    (Buys("mei"), Buys("mei"), Waits(1), Buys("mei"), Buys("lan")),
)
"""A purchase, a member, refunds, gifts, two levels, points spent before a refund, a year."""

_people = st.sampled_from(PEOPLE)
_anybody = st.just("") | _people
_orders = st.integers(0, 2)
_fen = st.integers(1, 60_000) | st.sampled_from((99, 100, 9_900, 19_980, 1_000_000))
_percent = st.integers(1, 100) | st.just(100)

_buying: st.SearchStrategy[Move] = st.builds(
    Buys, _people, st.lists(_fen, min_size=1, max_size=3).map(tuple), _anybody, st.booleans()
)
_after: st.SearchStrategy[Move] = st.one_of(
    st.builds(Settles, _orders),
    st.builds(Refunds, _orders, _percent),
    st.builds(Accepts, _orders, _people),
    st.builds(Expires, _orders),
    st.builds(Waits, st.sampled_from((1, 8, 40, 400))),
)
_people_do: st.SearchStrategy[Move] = st.one_of(
    st.builds(Joins, _people),
    st.builds(Shares, _people),
    st.builds(Asks, _people),
    st.builds(Redeems, _people),
    st.builds(Follows, _people, _anybody),
    st.builds(Does, _people, st.sampled_from(TASKS)),
    st.builds(Touches, _people, _people),
    st.builds(Recruits, _people, _people),
)


def stories() -> st.SearchStrategy[Story]:
    """Stories of up to fifteen moves."""
    return st.lists(st.one_of(_buying, _after, _people_do), min_size=1, max_size=15).map(tuple)
