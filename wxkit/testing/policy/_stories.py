"""Stories: as many as Hypothesis thinks of."""

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

__all__ = ["stories"]

PEOPLE = ("mei", "lan", "bo", "wei", "tao")
TASKS = ("sign-in", "profile", "survey", "share")

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
