"""Two processes at one database: crews of threads that share the work, and everything is done once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from databases import new_database
from live_steps import balance, bought, opened, opened_service, score, settled, union

from wxkit.serve.running import Crew
from wxkit.serve.service import Service
from wxkit.store.orders import GetOrder
from wxkit.store.vip import IncreaseVipScore
from wxkit.testing._bench import Bench

ORDERS = 20


def rest(*services: Service) -> None:
    """Until nothing is left to read or to deliver."""
    for _ in range(600):
        counts = services[0].outbox.counts()
        if not (services[0].inbox.waiting() or counts.get("waiting") or counts.get("sending")):
            return
        time.sleep(0.05)
    pytest.fail(f"still at work: {services[0].outbox.counts()}")


def test_two_crews_do_everything_once(request: pytest.FixtureRequest) -> None:
    with (
        new_database(request.getfixturevalue("postgres")) as database,
        Bench.in_process() as wechat,
        opened_service(wechat, database) as one,
        opened_service(wechat, database) as two,
    ):
        wechat.on(IncreaseVipScore).drop_reply(every=3)
        tea, *_ = opened(wechat)
        wechat.act.join_vip(person="mei")
        crews = [Crew(one), Crew(two)]
        for crew in crews:
            crew.start()
        for _ in range(ORDERS):
            settled(wechat, bought(wechat, tea))
        rest(one, two)
        assert all(crew.stop() for crew in crews)
        assert balance(one, union(wechat, "mei")) == (0, 199 * ORDERS, 0)
        assert score(wechat, "mei") == 199 * ORDERS
        assert len(wechat.journal.calls(GetOrder)) < 12 * ORDERS


def test_a_crew_ends_what_it_is_at(wechat: Bench, tmp_path: Path) -> None:
    with opened_service(wechat, str(tmp_path / "ledger.sqlite3")) as service:
        tea, *_ = opened(wechat)
        crew = Crew(service)
        crew.start()
        for _ in range(5):
            bought(wechat, tea)
        assert crew.alive
        assert crew.stop()
        assert not crew.alive
        service.settle()
        assert balance(service, union(wechat, "mei")) == (5 * 199, 0, 0)
