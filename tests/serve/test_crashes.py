"""A process may end at any statement: the next one finds what is left, and everything is done once."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from live_steps import balance, bought, opened, opened_service, score, settled, union
from sqlalchemy import event

from wxkit.serve.service import Service
from wxkit.testing._bench import Bench


class PowerCut(BaseException):
    """Nothing in this process goes on."""


@contextmanager
def power_cut(service: Service, at: int) -> Generator[None]:
    """The power fails before the statement of this number; `at` counts from 1."""
    left = at

    def count(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise PowerCut

    event.listen(service.books.engine, "before_cursor_execute", count)
    with suppress(PowerCut):
        yield
    event.remove(service.books.engine, "before_cursor_execute", count)


def statements(service: Service, action: Callable[[], object]) -> int:
    """How many statements an action takes."""
    seen: list[Any] = []
    event.listen(service.books.engine, "before_cursor_execute", lambda *_: seen.append(1))
    action()
    return len(seen)


def begun(wechat: Bench, service: Service) -> None:
    """A member's order was paid, refunded in part, and settled; the app has only heard of it."""
    tea, *_ = opened(wechat)
    wechat.act.join_vip(person="mei")
    order_id = bought(wechat, tea)
    wechat.act.refund(person="mei", order_id=order_id, amount=5_000)
    settled(wechat, order_id)
    assert service.inbox.waiting() == 2


@pytest.fixture(scope="module")
def length(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many statements it takes to read, post and deliver it all."""
    database = str(tmp_path_factory.mktemp("whole") / "ledger.sqlite3")
    with Bench.in_process() as wechat, opened_service(wechat, database) as service:
        begun(wechat, service)
        return statements(service, service.settle)


def test_the_power_fails_at_every_statement(length: int, tmp_path: Path) -> None:
    assert length > 50
    for at in range(1, length + 1, 3):
        database = str(tmp_path / f"{at}.sqlite3")
        with Bench.in_process() as wechat:
            with opened_service(wechat, database) as service:
                begun(wechat, service)
                with power_cut(service, at):
                    service.settle()
            with opened_service(wechat, database) as service:
                for _ in range(3):
                    wechat.advance(121)
                    service.settle()
                assert (at, balance(service, union(wechat, "mei"))) == (at, (0, 150, 0))
                assert (at, score(wechat, "mei")) == (at, 150)
                assert service.inbox.waiting() == 0
