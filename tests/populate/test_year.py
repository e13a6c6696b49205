"""A small year: it can be repeated to the byte, and everything happens in it."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from wxkit.store._aftersale_order import AftersaleStatus
from wxkit.store.orders import TimeRange
from wxkit.testing._bench import Bench
from wxkit_sandbox import World, history, load_world, past, save_world
from wxkit_sandbox.clock import SHANGHAI, START
from wxkit_sandbox.populate import DayOver, Plan, populate
from wxkit_sandbox.store.aftersales import AftersaleBook
from wxkit_sandbox.store.orderbook import OrderBook

SMALL = Plan(people=120, orders=900, days=365, seed=7)


@pytest.fixture(scope="module")
def year() -> World:
    return populate(SMALL)


def digest(world: World, path: Path) -> str:
    save_world(world, path)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_same_seed_gives_the_same_bytes(year: World, tmp_path: Path) -> None:
    assert digest(populate(SMALL), tmp_path / "again") == digest(year, tmp_path / "first")


def test_another_seed_gives_another_year(tmp_path: Path) -> None:
    plans = [Plan(people=10, orders=20, days=30, seed=seed) for seed in (1, 2)]
    first, second = (digest(populate(plan), tmp_path / "w") for plan in plans)
    assert first != second


def test_it_has_as_many_orders_and_people_as_asked(year: World) -> None:
    assert len(year.store.state(OrderBook).orders) == 900
    assert len(year.people) == 120
    assert year.clock.now() == START


def test_everything_happens(year: World) -> None:
    kinds = {type(event) for event in history(year)}
    never = {past.PromoterUnbound}  # too few promoters for one to resign
    assert kinds | never == {getattr(past, name) for name in past.__all__ if _is_event(name)} | never


def _is_event(name: str) -> bool:
    kind = getattr(past, name)
    basic = (past.HistoryEvent, past.OrderEvent, past.PersonEvent)
    return isinstance(kind, type) and issubclass(kind, past.HistoryEvent) and kind not in basic


def test_after_sales_end_in_many_ways(year: World) -> None:
    ends = {case.status for case in year.store.state(AftersaleBook).cases.values()}
    assert ends >= {
        AftersaleStatus.MERCHANT_REFUND_SUCCESS,
        AftersaleStatus.MERCHANT_RETURN_SUCCESS,
        AftersaleStatus.USER_CANCELD,
    }


def test_money_is_conserved(year: World) -> None:
    left, goods = Counter[str](), Counter[str]()
    for event in history(year):
        if isinstance(event, past.OrderPaid):
            left[event.order_id], goods[event.order_id] = event.total, event.total - event.freight
        elif isinstance(event, past.OrderRefunded):
            left[event.order_id] -= event.amount
            goods[event.order_id] -= event.amount - event.freight
            assert (goods[event.order_id] == 0) == event.whole
    orders = year.store.state(OrderBook).orders.values()
    assert {o.order_id: o.paid - o.refunded for o in orders if o.pay_time} == left


def test_unaccepted_gifts_go_back(year: World) -> None:
    accepted = {event.order_id for event in history(year) if isinstance(event, past.GiftAccepted)}
    given = [e for e in history(year) if isinstance(e, past.OrderPaid) and e.gift and e.at < START - 86400]
    refunded = {event.order_id for event in history(year) if isinstance(event, past.OrderRefunded)}
    left = [event.order_id for event in given if event.order_id not in accepted]
    assert 0 < len(left) < len(given) / 3
    assert set(left) <= refunded


def test_festivals_are_seasons_of_gifts(year: World) -> None:
    gifts: Counter[bool] = Counter()
    for event in history(year):
        if isinstance(event, past.OrderPaid):
            when = datetime.fromtimestamp(event.at, SHANGHAI).date()
            season = when.isoformat()[:10] in {f"2025-10-0{day}" for day in range(1, 7)}
            gifts[season] += event.gift
    assert gifts[True] / 6 > 2 * gifts[False] / 359


def test_some_buy_again_and_again(year: World) -> None:
    buyers = Counter(event.payer for event in history(year) if isinstance(event, past.OrderPlaced))
    often = buyers.most_common(12)
    assert sum(count for _, count in often) > 900 * 0.3
    assert len(buyers) > 60


def test_promoters_bring_buyers(year: World) -> None:
    brought = [e.brought_by for e in history(year) if isinstance(e, past.OrderPaid) and e.brought_by]
    assert len(brought) > 30
    assert {by.kind for by in brought} == {"promoter"}


def test_it_tells_how_far_it_is() -> None:
    told: list[DayOver] = []
    populate(Plan(people=4, orders=10, days=5), told.append)
    assert [over.number for over in told] == [1, 2, 3, 4, 5]
    assert told[-1].orders == 10


def test_a_loaded_year_goes_on_like_the_other(year: World, tmp_path: Path) -> None:
    save_world(year, tmp_path / "w.wxworld")
    other = load_world(tmp_path / "w.wxworld")
    assert _goes_on(other) == _goes_on(year)


def _goes_on(world: World) -> str:
    bench = Bench(world)
    bench.advance(20 * 86400)
    bench.act.follow(person=next(p.id for p in world.people if not p.openids))
    ids = bench.shop.orders.iter_list(
        update_time_range=TimeRange(start_time=int(START), end_time=int(START) + 5 * 86400)
    )
    told = [bench.shop.orders.get(order_id=order_id).model_dump_json() for order_id in ids]
    return "\n".join([*told, *map(str, history(world))])


@pytest.mark.parametrize("wrong", [{"people": 1}, {"orders": -1}, {"days": 0}, {"until": 4e9}])
def test_a_year_that_cannot_be(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"a year needs|the calendar knows"):
        Plan(**wrong)
