"""Repeats of a push: taken once, and again when the handler failed."""

from __future__ import annotations

import pytest
from callback_samples import receiver, sender

from wxkit.callbacks import MemorySeen, Push, Replayed, handle, messages

TEXT = messages.Text(to_user_name="gh_1", from_user_name="o1", create_time=5, content="hi", msg_id="23")
DELIVERY, AGAIN = sender().push(TEXT), sender().push(TEXT)


def fail(_: Push) -> None:
    raise LookupError("no such order")


def test_a_repeat_is_told() -> None:
    merchant = receiver(seen=MemorySeen())
    merchant.receive(DELIVERY.query, DELIVERY.body)
    with pytest.raises(Replayed):
        merchant.receive(AGAIN.query, AGAIN.body)


def test_a_repeat_is_answered_without_its_handler() -> None:
    merchant, taken = receiver(seen=MemorySeen()), list[Push]()
    answers = [handle(merchant, "POST", d.query, d.body, taken.append) for d in (DELIVERY, AGAIN)]
    assert [(answer.status, answer.body) for answer in answers] == [(200, b"success")] * 2
    assert taken == [TEXT]


def test_a_push_whose_handler_failed_is_taken_again() -> None:
    merchant, taken = receiver(seen=MemorySeen()), list[Push]()
    assert handle(merchant, "POST", DELIVERY.query, DELIVERY.body, fail).status == 500
    assert handle(merchant, "POST", AGAIN.query, AGAIN.body, taken.append).status == 200
    assert taken == [TEXT]


def test_without_memory_every_delivery_is_taken() -> None:
    merchant, taken = receiver(), list[Push]()
    for delivery in (DELIVERY, AGAIN):
        handle(merchant, "POST", delivery.query, delivery.body, taken.append)
    assert taken == [TEXT, TEXT]


def test_a_refused_push_is_not_remembered() -> None:
    seen = MemorySeen()
    handle(receiver(seen=seen), "POST", DELIVERY.query | {"msg_signature": "0"}, DELIVERY.body, fail)
    assert seen.claim(TEXT.dedup_key)


def test_memory_is_bounded_and_forgets_the_oldest() -> None:
    seen = MemorySeen(size=2)
    assert [seen.claim(key) for key in "abc"] == [True] * 3
    assert [seen.claim(key) for key in "cba"] == [False, False, True]
