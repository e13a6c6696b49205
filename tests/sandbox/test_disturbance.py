"""Duplicates, losses and disorder on demand."""

from __future__ import annotations

from typing import Any

import pytest

import wxkit
from wxkit.callbacks import UnknownEvent
from wxkit.testing._bench import Bench

TITLES = [f"product-{number}" for number in range(12)]


def emit_all(wechat: Bench) -> None:
    store = wechat.world.store
    store.push_mode = "plaintext"
    wechat.world.act(lambda: [store.emit(UnknownEvent(event=title)) for title in TITLES])


@pytest.fixture
def seen(wechat: Bench, merchant: Any) -> Any:
    wechat.push_to("store", function=merchant)

    def titles() -> list[str]:
        return [fields["Event"] for fields in merchant.fields()]

    return titles


def test_pushes_come_in_order_by_themselves(wechat: Bench, seen: Any) -> None:
    emit_all(wechat)
    assert seen() == TITLES


def test_everything_twice(wechat: Bench, seen: Any) -> None:
    wechat.control.deliveries.disturb(duplicate=1)
    emit_all(wechat)
    assert seen() == [title for title in TITLES for _ in range(2)]


def test_nothing_arrives(wechat: Bench, seen: Any) -> None:
    wechat.control.deliveries.disturb(drop=1)
    emit_all(wechat)
    assert seen() == []
    assert {delivery.state for delivery in wechat.deliveries} == {"dropped"}


def test_any_order(wechat: Bench, seen: Any) -> None:
    wechat.control.deliveries.disturb(shuffle=True)
    emit_all(wechat)
    assert seen() != TITLES
    assert sorted(seen()) == sorted(TITLES)


def test_all_is_well_again(wechat: Bench, seen: Any) -> None:
    wechat.control.deliveries.disturb(duplicate=0.5, shuffle=True)
    assert wechat.control.deliveries.disturbance().shuffle
    wechat.control.deliveries.disturb()
    emit_all(wechat)
    assert seen() == TITLES


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_lies_between_nothing_and_all(wechat: Bench, share: float) -> None:
    with pytest.raises(wxkit.InvalidCall, match="drop"):
        wechat.control.deliveries.disturb(drop=share)
