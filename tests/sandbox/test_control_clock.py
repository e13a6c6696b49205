"""The clock of a world over the control API."""

from __future__ import annotations

import pytest

import wxkit
from wxkit.testing._bench import Bench


def ring(heard: list[str], name: str) -> None:
    heard.append(name)


def test_what_falls_due_happens_in_order(either: Bench) -> None:
    heard: list[str] = []
    for seconds, name in [(50, "late"), (10, "early"), (99, "never")]:
        either.world.clock.call_after(seconds, ring, heard, name)
    before = either.control.time.get().now
    after = either.control.time.advance(seconds=60)
    assert (heard, after.ran, after.now - before) == (["early", "late"], 2, 60)
    assert after.next_due == before + 99


def test_the_time_can_be_set_ahead(wechat: Bench) -> None:
    now = wechat.control.time.get().now
    assert wechat.control.time.set(now=now + 3600).now == now + 3600
    with pytest.raises(wxkit.WeChatError, match="backwards"):
        wechat.control.time.set(now=now)


def test_a_clock_begins_to_run_where_it_stood(wechat: Bench) -> None:
    stood = wechat.control.time.get().now
    running = wechat.control.time.set(mode="offset")
    assert (running.mode, stood <= running.now < stood + 60) == ("offset", True)
    assert wechat.control.time.advance(seconds=1000).now >= stood + 1000


@pytest.mark.wechat(clock="real")
def test_a_real_clock_cannot_be_moved(wechat: Bench) -> None:
    with pytest.raises(wxkit.WeChatError, match="real clock"):
        wechat.control.time.advance(seconds=1)
    with pytest.raises(wxkit.WeChatError, match="real clock"):
        wechat.control.time.set(now=4_000_000_000)


@pytest.mark.parametrize("seconds", [-1, float("inf"), float("nan")])
def test_time_passes_forward_and_ends(wechat: Bench, seconds: float) -> None:
    with pytest.raises(wxkit.InvalidCall, match="seconds"):
        wechat.control.time.advance(seconds=seconds)


@pytest.mark.wechat(clock="offset")
def test_timers_of_a_running_clock_ring_by_themselves(wechat_server: Bench) -> None:
    import threading

    rung = threading.Event()
    wechat_server.world.clock.call_after(0.01, rung.set)
    assert rung.wait(10)
