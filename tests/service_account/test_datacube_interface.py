"""How often WeChat asked the merchant's server, how often in vain, and how long it took."""

from __future__ import annotations

from account_steps import follower
from datacube_steps import DAY, HOUR, MONDAY, TUESDAY, writes

from wxkit._wire import Incoming, Response
from wxkit.testing._bench import Bench

ON_MONDAY = {"begin_date": MONDAY, "end_date": MONDAY}


def interface(wechat: Bench, end: str = MONDAY) -> list[tuple[str, int, int, int, int]]:
    rows = wechat.sa.datacube.interface(begin_date=MONDAY, end_date=end).list
    return [
        (row.ref_date, row.callback_count, row.fail_count, row.total_time_cost, row.max_time_cost)
        for row in rows
    ]


def test_every_attempt_counts_and_failures_are_told(wechat: Bench) -> None:
    answers = iter([200, 500, 200])
    wechat.push_to("service_account", function=lambda _: Response(next(answers), b"", "text/plain"))
    follower(wechat, "mei")
    writes(wechat, "mei", content="在吗")
    wechat.advance(DAY)
    assert interface(wechat) == [(MONDAY, 3, 1, 0, 0)]


def test_time_is_the_world_s_and_in_milliseconds(wechat: Bench) -> None:
    costs = iter([0.25, 1.5, 0])

    def slow(_: Incoming) -> str:
        wechat.world.clock.move_to(wechat.world.clock.now() + next(costs))
        return ""

    wechat.push_to("service_account", function=slow)
    follower(wechat, "mei")
    writes(wechat, "mei", 2, content="在吗")
    wechat.advance(DAY)
    assert interface(wechat) == [(MONDAY, 3, 0, 1750, 1500)]


def test_an_unreadable_reply_to_a_message_failed(wechat: Bench) -> None:
    wechat.push_to("service_account", function=lambda _: "what?")
    follower(wechat, "mei")
    writes(wechat, "mei", content="在吗")
    wechat.advance(DAY)
    assert interface(wechat) == [(MONDAY, 2, 1, 0, 0)]


def test_hours_and_days_have_rows_of_their_own_and_quiet_ones_none(wechat: Bench) -> None:
    wechat.push_to("service_account", function=lambda _: "success")
    follower(wechat, "mei")
    wechat.advance(HOUR)
    writes(wechat, "mei", 2, content="在吗")
    wechat.advance(2 * DAY)
    hours = wechat.sa.datacube.interface_by_hour(**ON_MONDAY).list
    assert [(row.ref_hour, row.callback_count) for row in hours] == [(900, 1), (1000, 2)]
    assert interface(wechat, TUESDAY) == [(MONDAY, 3, 0, 0, 0)]


def test_an_account_without_a_server_is_never_asked(wechat: Bench) -> None:
    follower(wechat, "mei")
    wechat.advance(DAY)
    assert interface(wechat) == []
