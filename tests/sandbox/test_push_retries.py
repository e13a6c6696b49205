"""How often a push is tried, when, and what the log says."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from wxkit._wire import Response
from wxkit.callbacks import events
from wxkit.testing._bench import Bench
from wxkit_sandbox.push import Attempt

GAPS = [0, 0, 10, 60, 300, 1800, 3600, 3600, 3600]
FAILURE = Response(500, b"", "text/plain")


def gaps(attempts: list[Attempt]) -> list[float]:
    return [later.at - earlier.at for earlier, later in pairwise(attempts)]


def follow(wechat: Bench, merchant: Any, *answers: object) -> None:
    merchant.answers += answers
    wechat.push_to("service_account", function=merchant)
    wechat.world.people.add("梅", person_id="mei")
    wechat.act.follow(person="mei")


def emit_to_store(wechat: Bench, merchant: Any, *answers: object) -> None:
    merchant.answers += answers
    wechat.push_to("store", function=merchant)
    wechat.world.act(lambda: wechat.world.store.emit(events.ProductSpuListing()))


def test_the_service_account_tries_three_times(wechat: Bench, merchant: Any) -> None:
    follow(wechat, merchant, FAILURE, TimeoutError(), FAILURE)
    (delivery,) = wechat.deliveries
    assert [(a.status, a.outcome) for a in delivery.attempts] == [
        (500, "HTTP 500"),
        (0, "TimeoutError"),
        (500, "HTTP 500"),
    ]
    assert delivery.state == "failed"


def test_a_second_try_may_succeed(wechat: Bench, merchant: Any) -> None:
    follow(wechat, merchant, ConnectionError())
    assert [len(d.attempts) for d in wechat.deliveries] == [2]
    assert [d.state for d in wechat.deliveries] == ["delivered"]
    assert len({request.query for request in merchant.requests}) == 2


def test_the_store_tries_ten_times_over_three_point_six_hours(wechat: Bench, merchant: Any) -> None:
    emit_to_store(wechat, merchant, *[FAILURE] * 20)
    assert [d.state for d in wechat.deliveries] == ["retrying"]
    wechat.advance(86400)
    (delivery,) = wechat.deliveries
    assert gaps(delivery.attempts) == GAPS
    assert (delivery.state, sum(GAPS)) == ("failed", 12970)


def test_retries_wait_for_the_clock(wechat: Bench, merchant: Any) -> None:
    emit_to_store(wechat, merchant, *[FAILURE] * 3)
    wechat.advance(9)
    assert len(merchant.requests) == 3
    wechat.advance(1)
    assert [(d.state, len(d.attempts)) for d in wechat.deliveries] == [("delivered", 4)]


def test_nothing_is_sent_where_nobody_listens(wechat: Bench) -> None:
    wechat.world.people.add("梅", person_id="mei")
    wechat.act.follow(person="mei")
    assert [(d.event, d.state, d.attempts) for d in wechat.deliveries] == [("subscribe", "unheard", [])]


def test_the_log_over_the_control_api(either: Bench, merchant: Any) -> None:
    follow(either, merchant, FAILURE)
    (shown,) = either.control.deliveries.list(event="subscribe").items
    assert (shown.kind, shown.state) == ("service_account", "delivered")
    assert [attempt.status for attempt in shown.attempts] == [500, 200]
    assert shown.content["Event"] == "subscribe"
    assert either.control.deliveries.list(state="failed").items == []
    assert either.control.deliveries.list(since=shown.id).items == []


def test_a_push_can_be_sent_again(either: Bench, merchant: Any) -> None:
    follow(either, merchant)
    (shown,) = either.control.deliveries.list().items
    assert len(either.control.deliveries.resend(id=shown.id).attempts) == 2
    assert len(merchant.requests) == 2


@pytest.mark.parametrize("body", [{}, {"id": "x"}, {"id": 99}])
def test_only_a_known_push_can_be_sent_again(raw: Any, body: dict[str, Any]) -> None:
    assert raw("POST", "/_sandbox/deliveries/resend", body).status == 400
