"""The sweep finds what pushes lost, however long the app was away."""

from __future__ import annotations

from typing import Any

import pytest
from live_steps import DAY, balance, bought, opened, settled, union

from wxkit.store.aftersale import GetAftersales
from wxkit.store.orders import ListOrders
from wxkit.testing._bench import Bench


@pytest.fixture
def deaf(open_service: Any) -> Any:
    """An app that hears nothing."""
    return open_service(pushes=False)


def test_an_app_that_was_away_for_weeks_catches_up(wechat: Bench, deaf: Any) -> None:
    tea, *_ = opened(wechat)
    settled(wechat, bought(wechat, tea))
    order_id = bought(wechat, tea)
    wechat.act.refund(person="mei", order_id=order_id, amount=5_000)
    wechat.advance(20 * DAY)
    deaf.catch_up()
    pending, available, _ = balance(deaf, union(wechat, "mei"))
    assert pending + available == 199 + 150
    windows = [entry.parsed.update_time_range for entry in wechat.journal.calls(ListOrders)]
    assert max(window.end_time - window.start_time for window in windows) == 7 * DAY


def test_the_next_sweep_goes_on_where_the_last_one_ended(wechat: Bench, deaf: Any) -> None:
    deaf.catch_up()
    before = len(wechat.journal.calls(GetAftersales))
    wechat.advance(600)
    deaf.catch_up()
    assert len(wechat.journal.calls(GetAftersales)) == before + 1


def test_too_many_orders_are_asked_for_in_shorter_windows(wechat: Bench, deaf: Any) -> None:
    tea, *_ = opened(wechat)
    wechat.world.settings.orders_listed_at_most = 8
    for _ in range(5):
        bought(wechat, tea)
        wechat.advance(60)
    deaf.catch_up()
    assert balance(deaf, union(wechat, "mei")) == (5 * 199, 0, 0)


def test_a_sweep_that_breaks_off_goes_on_from_its_last_window(wechat: Bench, deaf: Any) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea)
    wechat.advance(DAY)
    wechat.on(GetAftersales).fail(45009, times=1)
    with pytest.raises(Exception, match="45009"):
        deaf.catch_up()
    deaf.catch_up()
    assert balance(deaf, union(wechat, "mei")) == (199, 0, 0)
