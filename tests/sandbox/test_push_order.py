"""When pushes go out: after the answer of an API call, before the answer of an act."""

from __future__ import annotations

import threading
from typing import Any

from wxkit._wire import Incoming, Response
from wxkit.callbacks import events
from wxkit.testing._bench import Bench


def test_an_act_has_been_pushed_when_it_returns(either: Bench, merchant: Any) -> None:
    either.push_to("service_account", function=merchant)
    either.world.people.add("梅", person_id="mei")
    either.act.follow(person="mei")
    assert len(merchant.requests) == 1


def test_the_merchant_may_call_wechat_while_it_is_pushed_to(either: Bench) -> None:
    names: list[str] = []

    def tag(request: Incoming) -> Response:
        names.append(either.sa.tags.create(name="new").tag.name)
        return Response(200, b"success")

    either.push_to("service_account", function=tag)
    either.world.people.add("梅", person_id="mei")
    either.act.follow(person="mei")
    assert names == ["new"]


def test_over_http_a_call_is_answered_before_its_pushes_arrive(wechat_server: Bench) -> None:
    answered, pushed = threading.Event(), threading.Event()

    def wait(request: Incoming) -> Response:
        assert answered.wait(5)
        pushed.set()
        return Response(200, b"success")

    wechat_server.push_to("service_account", function=wait)
    account = wechat_server.world.service_account
    wechat_server.world.pusher.add(account, events.Subscribe())
    wechat_server.sa.tags.list()
    answered.set()
    assert pushed.wait(5)
    assert [delivery.state for delivery in wechat_server.deliveries] == ["delivered"]
