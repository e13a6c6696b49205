"""The app behind the policies, without threads and without HTTP.

    service = Service.from_config(config)
    service.take("store", push)      # durable when it returns
    service.catch_up()               # all that is due now: sweep, read, post, tick, deliver

`wxkit.serve.running` runs the same in threads, `wxkit.serve.web` puts HTTP in front.
"""

from __future__ import annotations

import threading
from functools import cached_property
from typing import Self

from wxkit._bundle import WeChat
from wxkit._clock import Clock
from wxkit.callbacks import Handler, Push
from wxkit.policy import Plugins
from wxkit.policy.engine import Engine
from wxkit.policy.settings import EngineSettings
from wxkit.policy.sql import SqlBooks
from wxkit.serve._bell import Bell
from wxkit.serve.centre import Centre
from wxkit.serve.delivering import Apps, Deliverer
from wxkit.serve.hearing import hints_of
from wxkit.serve.inbox import Inbox
from wxkit.serve.outbox import Outbox
from wxkit.serve.reading import Reader
from wxkit.serve.settings import AppConfig, ServeSettings
from wxkit.serve.sweeping import Sweeper, began
from wxkit.serve.working import Worker
from wxkit.store import Store

__all__ = ["Service"]

BATCH = 50


class Service:
    """Everything between WeChat's pushes and WeChat's calls. Safe to share between threads."""

    def __init__(
        self,
        apps: Apps,
        books: SqlBooks,
        plugins: Plugins,
        policy: EngineSettings | None = None,
        settings: ServeSettings | None = None,
        *,
        agency: Store | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.apps = apps
        self.books = books
        self.plugins = plugins
        self.policy = policy or EngineSettings()
        self.settings = settings or ServeSettings()
        self.clock = clock or apps.store.clock
        self.inbox = Inbox(books.engine, self.now)
        self.outbox = Outbox(books.engine, self.now)
        self.sweeper = Sweeper(apps.store, self.inbox, books.engine, self.now, self.settings.sweep_overlap)
        self.deliverer = Deliverer(self.outbox, apps, self.now)
        self.bell = Bell()
        """Rings when there is something to read or to deliver."""
        self.centre = Centre(self)
        self._reader = Reader(apps.store, agency, self.settings.referrer_wait)
        self._mine = threading.local()

    @classmethod
    def from_config(cls, config: AppConfig, clock: Clock | None = None) -> Self:
        """With clients, ledger and plugins as the settings say."""
        plugins = config.policy.load_plugins()
        wechat, known = WeChat(config.clients, **({"clock": clock} if clock else {})), config.clients
        apps = Apps(
            wechat.store,
            wechat.miniprogram if known.miniprogram else None,
            wechat.service_account if known.service_account else None,
        )
        named = config.serve.agency
        agency = Store(named.appid, named.secret, base_url=apps.store.base_url) if named else None
        books = SqlBooks(config.policy.database)
        return cls(apps, books, plugins, config.policy.settings, config.serve, agency=agency)

    def now(self) -> int:
        """Unix seconds."""
        return int(self.clock.now())

    @cached_property
    def since(self) -> int:
        """Orders paid before this count for nothing."""
        given = self.settings.since
        return int(given.timestamp()) if given else began(self.books.engine, self.now())

    @property
    def engine(self) -> Engine:
        """This thread's engine."""
        found: Engine | None = getattr(self._mine, "engine", None)
        if found is None:
            found = self._mine.engine = Engine(self.plugins, self.books, self.policy)
        return found

    def worker(self) -> Worker:
        """A worker for this thread."""
        return Worker(self.engine, self.books, self.inbox, self.outbox, self.apps, self._reader, self.since)

    # Pushes

    def take(self, push: Push, appid: str) -> None:
        """Note what a push to this app hints at; it is on disk when this returns."""
        if self.inbox.note(hints_of(push, appid)):
            self.bell.ring()

    def handler(self, appid: str) -> Handler:
        """A handler of all pushes to one app, for wxkit.callbacks."""

        def handle(push: Push) -> None:
            self.take(push, appid)

        return handle

    # Work, for whoever has no threads: everything that is due now

    def catch_up(self) -> None:
        """Sweep, and do everything that is due."""
        self.sweeper.sweep()
        self.settle()

    def settle(self) -> None:
        """Read what is due, let time do its work, deliver what is due, until nothing is left."""
        worker = self.worker()
        self.deliverer.recover()
        while worker.work(BATCH):
            pass
        self.engine.tick(self.now())
        while worker.work(BATCH) or self.deliverer.deliver(BATCH):
            pass

    def close(self) -> None:
        """Close the connections to WeChat and to the database."""
        for client in (self.apps.store, self.apps.miniprogram, self.apps.service_account):
            if client is not None:
                client.close()
        self.books.close()
