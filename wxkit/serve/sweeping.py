"""The sweep: what changed since the last one, by the lists of orders and after-sale orders.

It finds what pushes lost. A window is noted together with how far the sweep has come, so that a crash repeats
a window at most. Windows overlap, for clocks differ and lists may lag. Repeating does no harm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, select

from wxkit._errors import WeChatError
from wxkit.policy._schema import progress
from wxkit.serve._rows import upsert
from wxkit.serve.inbox import Hint, Inbox
from wxkit.store.orders import TimeRange

if TYPE_CHECKING:
    from wxkit.store import Store

__all__ = ["Sweeper", "began"]

TOO_MANY = 31042
"""Too many orders in the range: WeChat wants a shorter one."""
WEEK, DAY = 7 * 86_400, 86_400

List = Callable[[int, int], Iterable[Hint]]


def began(engine: Engine, now: int) -> int:
    """When this database first looked at the shop; remembered at the first call."""
    with engine.begin() as connection:
        known = _reached(connection, "began")
        if known is None:
            _reach(connection, "began", now)
        return now if known is None else known


class Sweeper:
    """Notes hints for everything that changed."""

    def __init__(
        self, shop: Store, inbox: Inbox, engine: Engine, now: Callable[[], int], overlap: int = 600
    ) -> None:
        self._shop = shop
        self._inbox = inbox
        self._engine = engine
        self._now = now
        self._overlap = overlap

    def sweep(self) -> int:
        """Note what changed up to now. How many hints."""
        now = self._now()
        since = began(self._engine, now)
        found = self._walk("orders", since, now, WEEK, self._orders)
        return found + self._walk("aftersales", since, now, DAY, self._aftersales)

    def _walk(self, what: str, since: int, now: int, longest: int, ask: List) -> int:
        name, found = f"sweep/{what}/{self._shop.appid}", 0
        with self._engine.connect() as connection:
            reached = _reached(connection, name)
        start = (since if reached is None else reached) - self._overlap
        for begin, end in _windows(start, now, longest):
            for last, hints in self._listed(begin, end, ask):
                with self._engine.begin() as connection:
                    found += self._inbox.note(hints, connection)
                    _reach(connection, name, last)
        return found

    def _listed(self, begin: int, end: int, ask: List) -> Iterator[tuple[int, list[Hint]]]:
        """What a window holds, with its end: in shorter ones where WeChat finds it too much."""
        try:
            yield end, list(ask(begin, end))
        except WeChatError as error:
            if error.errcode != TOO_MANY or begin >= end:
                raise
            middle = (begin + end) // 2
            yield from self._listed(begin, middle, ask)
            yield from self._listed(middle + 1, end, ask)

    def _orders(self, begin: int, end: int) -> Iterator[Hint]:
        span = TimeRange(start_time=begin, end_time=end)
        return (Hint("order", order_id) for order_id in self._shop.orders.iter_list(update_time_range=span))

    def _aftersales(self, begin: int, end: int) -> Iterator[Hint]:
        listed = self._shop.aftersale.iter_list(begin_update_time=begin, end_update_time=end)
        return (Hint("aftersale", aftersale_id) for aftersale_id in listed)


def _windows(begin: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """Both ends belong to a window."""
    while begin <= end:
        last = min(begin + longest, end)
        yield begin, last
        begin = last + 1


def _reached(connection: Connection, name: str) -> int | None:
    return connection.execute(select(progress.c.value).where(progress.c.name == name)).scalar()


def _reach(connection: Connection, name: str, value: int) -> None:
    upsert(connection, progress, [{"name": name, "value": value}])
