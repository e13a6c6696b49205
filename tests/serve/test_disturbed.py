"""Pushes doubled, shuffled, lost, and a sweep: the same ledger, in SQLite and in PostgreSQL."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from databases import new_database
from live_steps import DAY, Rules, bought, opened, opened_service, score, shipped, union
from sqlalchemy import select

from wxkit.policy import Earn, Fact, GiftAccepted, hookimpl
from wxkit.policy._schema import balances
from wxkit.policy.ledger import verify
from wxkit.serve.service import Service
from wxkit.store.vip import IncreaseVipScore
from wxkit.testing._bench import Bench


def live(wechat: Bench, service: Service) -> None:
    """Some weeks of a shop: orders, refunds, gifts, a promoter; the app works now and then."""
    tea, mug, *_ = opened(wechat, "mei", "lan", "bo")
    sharer = wechat.act.become_promoter(person="bo").sharer_appid
    link = wechat.shop.promoter.product_link(
        sharer_appid=sharer, shop_appid=wechat.shop.appid, product_id=tea
    ).short_link
    for person in ("mei", "lan"):
        wechat.act.join_vip(person=person)
        wechat.act.follow(person=person)
    orders = [bought(wechat, product, link=link) for product in (tea, mug, tea)]
    taken = bought(wechat, tea, gift_to="lan")
    bought(wechat, tea, person="lan", gift_to="mei")
    wechat.act.accept(person="lan", order_id=taken)
    service.settle()
    for order_id, owner in [*((order_id, "mei") for order_id in orders), (taken, "lan")]:
        shipped(wechat, order_id)
        wechat.act.receive(person=owner, order_id=order_id)
    wechat.act.refund(person="mei", order_id=orders[0], amount=5_000)
    wechat.advance(2 * DAY)
    service.settle()
    wechat.act.refund(person="mei", order_id=orders[2])
    wechat.advance(20 * DAY)
    service.settle()


def ledger(service: Service) -> dict[str, int]:
    with service.books.reading() as connection:
        rows = connection.execute(select(balances.c.account, balances.c.amount)).all()
    return {account: amount for account, amount in rows if amount}


class Plain(Rules):
    """Every receiver is welcome: who is known depends on which push came first."""

    @hookimpl
    def wxkit_gift_outcome(self, fact: Fact) -> Iterator[Earn]:
        if isinstance(fact, GiftAccepted):
            yield Earn(person=fact.receiver, points=50, rule="welcome", reason="welcome")


@contextmanager
def app(wechat: Bench, database: str) -> Generator[Service]:
    with opened_service(wechat, database, plugins={"plain": Plain()}) as service:
        yield service


@contextmanager
def database_of(kind: str, request: pytest.FixtureRequest, folder: Path) -> Generator[str]:
    if kind == "sqlite":
        yield str(folder / "ledger.sqlite3")
        return
    with new_database(request.getfixturevalue("postgres")) as url:
        yield url


def named_alike(accounts: dict[str, int]) -> dict[str, int]:
    """When its push is lost, a promoter stays a number at the agency."""
    return {name if "commission" not in name else name.split("/")[1]: n for name, n in accounts.items()}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """The ledger of an app that hears everything once and in order."""
    database = str(tmp_path_factory.mktemp("quiet") / "ledger.sqlite3")
    with Bench.in_process() as wechat, app(wechat, database) as service:
        live(wechat, service)
        service.settle()
        return ledger(service)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
@pytest.mark.parametrize(
    "how",
    [
        {"duplicate": 1.0, "shuffle": True},
        {"duplicate": 0.5, "shuffle": True, "drop": 0.1},
        {"drop": 1.0},
    ],
    ids=["twice and shuffled", "some lost", "all lost"],
)
def test_whatever_becomes_of_the_pushes(
    how: dict[str, Any],
    kind: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    undisturbed: dict[str, int],
) -> None:
    with (
        database_of(kind, request, tmp_path) as database,
        Bench.in_process() as wechat,
        app(wechat, database) as service,
    ):
        for name, value in how.items():
            setattr(wechat.world.pusher.disturbance, name, value)
        live(wechat, service)
        service.catch_up()
        assert named_alike(ledger(service)) == named_alike(undisturbed)
        assert verify(service.books, service.policy) == []


def test_deliveries_whose_answers_are_lost_are_applied_once(
    tmp_path: Path, undisturbed: dict[str, int]
) -> None:
    with Bench.in_process() as wechat, app(wechat, str(tmp_path / "ledger.sqlite3")) as service:
        wechat.on(IncreaseVipScore).drop_reply(every=2)
        live(wechat, service)
        for _ in range(20):
            service.settle()
            wechat.advance(60)
        assert ledger(service) == undisturbed
        for name in ("mei", "lan"):
            assert score(wechat, name) == undisturbed[f"points/available/{union(wechat, name)}"]
