"""From pushes to the ledger: hints are durable, read once however often they come, and never lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from live_steps import DAY, account, balance, bought, opened, settled, union

from wxkit.policy._schema import hints
from wxkit.serve.inbox import Hint
from wxkit.serve.service import Service
from wxkit.store.aftersale import GetAftersale
from wxkit.store.orders import GetOrder
from wxkit.testing._bench import Bench

Open = Callable[..., Service]


def test_a_paid_and_settled_order_is_in_the_ledger(wechat: Bench, service: Service) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    service.settle()
    assert balance(service, union(wechat, "mei")) == (199, 0, 0)
    settled(wechat, order_id)
    service.settle()
    assert balance(service, union(wechat, "mei")) == (0, 199, 0)
    assert service.inbox.waiting() == 0


def test_many_pushes_about_an_order_are_one_reading(wechat: Bench, service: Service) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea)
    assert len(wechat.deliveries) > 2
    assert service.inbox.waiting() == 1
    service.settle()
    assert len(wechat.journal.calls(GetOrder)) == 1


def test_a_hint_that_comes_while_its_order_is_read_is_read_again(wechat: Bench, service: Service) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea)
    (claim,) = service.inbox.claim()
    service.inbox.note([claim.hint])
    assert service.inbox.claim() == []
    with service.books.transaction() as unit:
        service.inbox.done(unit.connection, claim)
    (again,) = service.inbox.claim()
    assert again.hint == claim.hint


def test_what_a_dead_worker_held_is_taken_over_when_its_lease_ends(wechat: Bench, service: Service) -> None:
    service.inbox.note([Hint("order", "1")])
    assert len(service.inbox.claim()) == 1
    assert service.inbox.claim() == []
    wechat.advance(121)
    assert len(service.inbox.claim()) == 1


def test_redelivered_pushes_do_no_harm(wechat: Bench, service: Service) -> None:
    tea, *_ = opened(wechat)
    settled(wechat, bought(wechat, tea))
    service.settle()
    before = balance(service, union(wechat, "mei"))
    for delivery in wechat.deliveries:
        wechat.world.pusher.resend(delivery)
    service.settle()
    assert balance(service, union(wechat, "mei")) == before


def test_a_trouble_at_wechat_is_waited_for(wechat: Bench, service: Service) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea)
    wechat.on(GetOrder).fail(-1, times=3)
    service.settle()
    assert (balance(service, union(wechat, "mei")), service.inbox.waiting()) == ((0, 0, 0), 1)
    wechat.advance(10)
    service.settle()
    assert (balance(service, union(wechat, "mei")), service.inbox.waiting()) == ((199, 0, 0), 0)


def test_an_order_that_is_gone_is_parked_with_the_reason(wechat: Bench, service: Service) -> None:
    service.inbox.note([Hint("order", "3700000000000000000")])
    for _ in range(4):
        service.settle()
        wechat.advance(60)
    (parked,) = service.inbox.parked()
    assert parked.subject == "order/3700000000000000000"
    assert "GetOrder refused" in parked.problem
    assert service.inbox.retry([parked.subject]) == 1
    assert service.inbox.waiting() == 1


def test_a_failing_transaction_leaves_the_hint(
    wechat: Bench, service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea)
    with service.books.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE order_states RENAME TO elsewhere")
    service.settle()
    assert "failed" in caplog.text
    with service.books.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO order_states")
    wechat.advance(60)
    service.settle()
    assert balance(service, union(wechat, "mei")) == (199, 0, 0)


def test_an_aftersale_is_read_with_its_order_and_only_until_it_is_done(
    wechat: Bench, service: Service
) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    wechat.act.refund(person="mei", order_id=order_id, amount=5_000)
    service.settle()
    assert balance(service, union(wechat, "mei")) == (150, 0, 0)
    read = len(wechat.journal.calls(GetAftersale))
    service.inbox.note([Hint("order", order_id)])
    service.settle()
    assert len(wechat.journal.calls(GetAftersale)) == read


def test_a_promoter_is_known_by_unionid_and_earns(wechat: Bench, service: Service) -> None:
    tea, *_ = opened(wechat, "mei", "bo")
    sharer = wechat.act.become_promoter(person="bo").sharer_appid
    link = wechat.shop.promoter.product_link(
        sharer_appid=sharer, shop_appid=wechat.shop.appid, product_id=tea
    ).short_link
    order_id = bought(wechat, tea, link=link)
    service.settle()
    bo = union(wechat, "bo")
    assert account(service, f"commission/pending/{bo}") == 1_998
    settled(wechat, order_id)
    wechat.advance(7 * DAY)
    service.settle()
    assert account(service, f"commission/payable/{bo}") == 1_998


def test_following_scanning_and_joining_come_from_the_push(wechat: Bench, service: Service) -> None:
    opened(wechat)
    wechat.act.follow(person="mei")
    wechat.act.join_vip(person="lan")
    service.settle()
    with service.engine.view(service.now()) as view:
        assert view.known(union(wechat, "mei"))
        assert view.joined(union(wechat, "lan")) == service.now()
        assert view.joined(f"{wechat.shop.appid}/{wechat.world.store.openid(wechat.world.people['lan'])}")


def test_orders_paid_before_the_policies_began_count_for_nothing(wechat: Bench, service: Service) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea)
    service.since = service.now() + 1
    service.settle()
    assert balance(service, union(wechat, "mei")) == (0, 0, 0)
    assert service.inbox.waiting() == 0


def test_hints_hold_no_more_than_is_needed(wechat: Bench, service: Service) -> None:
    opened(wechat)
    wechat.act.join_vip(person="mei")
    with service.books.engine.connect() as connection:
        (body,) = connection.execute(hints.select().with_only_columns(hints.c.body)).scalars()
    assert "phone" not in body


def test_an_order_may_wait_for_its_referrer(wechat: Bench, open_service: Open) -> None:
    service = open_service(referrer_wait=60)
    tea, *_ = opened(wechat)
    bought(wechat, tea)
    service.settle()
    assert (balance(service, union(wechat, "mei")), service.inbox.waiting()) == ((0, 0, 0), 1)
    wechat.advance(60)
    service.settle()
    assert (balance(service, union(wechat, "mei")), service.inbox.waiting()) == ((199, 0, 0), 0)
