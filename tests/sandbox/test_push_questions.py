"""Pushes that want an answer at once: the world goes on meanwhile, and late answers are none."""

from __future__ import annotations

import threading
from typing import Any
from urllib.parse import parse_qsl

from wxkit._wire import Incoming
from wxkit.callbacks import Receiver
from wxkit.callbacks.events import VipUserAsked, VipUserInfoGet
from wxkit.testing._bench import Bench
from wxkit_sandbox.push import Sink

ASKED = VipUserInfoGet(info=VipUserAsked(shop_appid="wx1"))


def asked(wechat: Bench) -> dict[str, Any] | None:
    person = wechat.world.people.add("mei", person_id="mei")
    return wechat.world.miniprogram.ask(ASKED, person)


def test_the_merchant_may_call_back_before_it_answers(wechat: Bench) -> None:
    lock, taken = wechat.world.directory.lock, list[bool]()

    def other_thread() -> None:
        taken.append(lock.acquire(timeout=2))
        lock.release()

    def answer(request: Incoming) -> str:
        thread = threading.Thread(target=other_thread)
        thread.start()
        thread.join()
        return '{"errcode": 0}'

    app = wechat.world.miniprogram
    app.push_mode, app.push_format = "plaintext", "json"
    wechat.push_to(app, function=answer)
    wechat.act.join_brand(person=wechat.world.people.add("lan", person_id="lan").id)
    assert taken == [True]
    assert asked(wechat) == {"errcode": 0}


def test_a_sealed_question_gets_a_sealed_answer(wechat: Bench) -> None:
    app = wechat.world.miniprogram
    receiver = Receiver(
        app.token, appid=app.appid, aes_key=app.encoding_aes_key, clock=wechat.world.clock.now
    )

    def answer(request: Incoming) -> bytes:
        received = receiver.receive(dict(parse_qsl(request.query)), request.body)
        return receiver.reply(received, {"errcode": 0, "info": {"is_vip": "true", "identity": "Lv.1"}})

    wechat.push_to(app, function=answer)
    assert asked(wechat) == {"errcode": "0", "info": {"is_vip": "true", "identity": "Lv.1"}}


class Slow(Sink):
    """Notes how long it may take, and takes longer."""

    def __init__(self) -> None:
        self.patience: list[float] = []

    def deliver(self, request: Incoming, timeout: float) -> Any:
        self.patience.append(timeout)
        raise TimeoutError


def test_an_answer_is_due_in_three_seconds(wechat: Bench) -> None:
    slow = Slow()
    wechat.world.miniprogram.sink = slow
    assert asked(wechat) is None
    assert slow.patience == [3.0]
    assert wechat.world.pusher.log[-1].state == "failed"


def test_without_a_server_there_is_no_answer(wechat: Bench) -> None:
    assert asked(wechat) is None
    assert wechat.world.pusher.log[-1].state == "unheard"
