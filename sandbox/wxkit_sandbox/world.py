"""A merchant's universe: three apps under one Open Platform account, people, time, and what happened.

Nothing here is global. Several worlds share a `Directory` when one server serves them all; it finds the
world of a request by appid, token or code.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from wxkit.callbacks import Push
from wxkit_sandbox.clock import ClockMode, WorldClock
from wxkit_sandbox.faults import Faults
from wxkit_sandbox.ids import Ids
from wxkit_sandbox.journal import Journal
from wxkit_sandbox.past import History
from wxkit_sandbox.people import Message, People, Person
from wxkit_sandbox.push import Pusher, PushFormat, PushMode, Sink
from wxkit_sandbox.settings import Settings
from wxkit_sandbox.tokens import Grants

__all__ = ["KINDS", "App", "Directory", "Kind", "World"]

Kind = Literal["store", "miniprogram", "service_account"]
KINDS: tuple[Kind, ...] = ("store", "miniprogram", "service_account")
S = TypeVar("S")


@dataclass(eq=False)
class App:
    """One account of the merchant: credentials, push settings, and the state that its handlers keep."""

    world: World = field(repr=False)
    kind: Kind
    appid: str
    secret: str = field(repr=False)
    original_id: str
    """The `gh_…` id that pushes carry as ToUserName."""
    name: str
    token: str = field(repr=False)
    """Token of the push settings (not an access token)."""
    encoding_aes_key: str = field(repr=False)
    push_mode: PushMode = "secure"
    push_format: PushFormat = "xml"
    sink: Sink | None = field(default=None, repr=False, metadata={"transient": True})
    """Where pushes go; no part of a saved world."""
    bound: bool = True
    """Bound to the world's Open Platform account: unionids show."""
    denied: set[str] = field(default_factory=set[str])
    """Paths that this account may not use (48001)."""
    banned: set[str] = field(default_factory=set[str])
    """Paths that WeChat has closed to this account (接口被封禁, 48004)."""
    secret_frozen: bool = False
    """The AppSecret is frozen in the console (40243)."""
    barred: int = 0
    """The code with which WeChat refuses everything but what tells of the account itself; 0 for nothing."""
    _states: dict[type, Any] = field(default_factory=dict[type, Any], repr=False)

    def state(self, kind: type[S]) -> S:
        """The state that a group of handlers keeps in this app, made when first asked for."""
        found: S | None = self._states.get(kind)
        if found is None:
            found = self._states[kind] = kind()
        return found

    def openid(self, person: Person) -> str:
        return self.world.people.know(person, self.appid)

    def person(self, openid: str) -> Person | None:
        """Whose openid this is here; None for a made-up one or another app's."""
        return self.world.people.by_openid(self.appid, openid)

    def unionid(self, person: Person) -> str | None:
        """The person's unionid, absent when the app is bound to no Open Platform account."""
        return person.unionid if self.bound else None

    def emit(self, push: Push, person: Person | None = None, *, sender: str = "") -> None:
        """Queue a push to the merchant's server; the envelope is filled in here."""
        self.world.pusher.add(self, self._addressed(push, person, sender))
        self.world.history.heed(self, push, person)

    def ask(self, push: Push, person: Person, timeout: float = 3.0) -> dict[str, Any] | None:
        """Push something that the merchant's server must answer at once; None when it does not.

        Call this without the lock: the merchant may ask WeChat something before it answers.
        """
        return self.world.pusher.ask(self, self._addressed(push, person), timeout)

    def _addressed(self, push: Push, person: Person | None, sender: str = "") -> Push:
        envelope = {
            "to_user_name": self.original_id,
            "from_user_name": self.openid(person) if person else sender or self.world.team_openid,
            "create_time": self.world.clock.time(),
        }
        return push.model_copy(update=envelope)

    def tell(self, person: Person, kind: str, content: dict[str, Any]) -> None:
        """Put a message from this app into the person's inbox."""
        person.inbox.append(Message(self.world.clock.now(), self.appid, kind, content))


class Directory:
    """Finds worlds and apps by what a request shows: appid, token, code. One lock guards them all."""

    def __init__(self) -> None:
        self.worlds: dict[str, World] = {}
        self.apps: dict[str, App] = {}
        self.grants = Grants()
        self.lock = threading.RLock()

    def add(self, world: World) -> None:
        if world.name in self.worlds:
            raise ValueError(f"there is a world {world.name!r} already")
        self.worlds[world.name] = world
        self.apps |= {app.appid: app for app in world.apps.values()}

    def replace(self, world: World) -> None:
        """The world began anew: its apps are others, its place among the worlds stays."""
        self.apps |= {app.appid: app for app in world.apps.values()}

    def remove(self, world: World) -> None:
        self.worlds.pop(world.name, None)
        for app in world.apps.values():
            self.apps.pop(app.appid, None)
            self.grants.forget(app)


class World:
    """One merchant's universe. The same seed and the same acts give the same world, ids included."""

    def __init__(
        self,
        seed: int | str = 1,
        *,
        name: str = "",
        clock: ClockMode = "frozen",
        start: float | None = None,
        settings: Settings | None = None,
        directory: Directory | None = None,
        apps: dict[Kind, dict[str, Any]] | None = None,
        origin: Callable[[World], None] | None = None,
    ) -> None:
        self.seed = str(seed)
        self.name = name or f"world-{self.seed}"
        self.settings = settings or Settings()
        self.directory = directory or Directory()
        self.clock = WorldClock(clock, start)
        self.furnisher: Callable[[World], None] | None = None
        """Puts people, products and history into the world when it begins anew."""
        self.unfurnished = False
        """The furnisher has yet to come, which it does when somebody first looks."""
        self._app_settings = apps or {}
        self._origin = origin
        """Brings the world into its first state, when that is not an empty one."""
        self._begin()
        self.directory.add(self)

    def __getstate__(self) -> dict[str, Any]:
        """For a saved world: all but what connects it with this process."""
        here = ("directory", "furnisher", "unfurnished", "_origin")
        return {name: value for name, value in vars(self).items() if name not in here}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)

    def _begin(self) -> None:
        if self._origin is not None:
            self._origin(self)
            return
        self.clock.restart()
        # The name is part of the seed, so that two worlds of one server never share an appid.
        self.ids = Ids(f"{self.seed}/{self.name}")
        self.people = People(self.ids)
        self.journal = Journal()
        self.history = History()
        self.faults = Faults(self.seed)
        self.pusher = Pusher(self)
        self.team_openid = self.ids.openid("wechat-team", "platform")
        self.apps = {kind: self._new_app(kind) for kind in KINDS}

    def _new_app(self, kind: Kind) -> App:
        ids = self.ids
        given = self._app_settings.get(kind, {})
        defaults: dict[str, Any] = {
            "appid": "wx" + ids.hex(16, "appid", kind),
            "secret": ids.hex(32, "secret", kind),
            "original_id": "gh_" + ids.hex(12, "original", kind),
            "name": {"store": "小店", "miniprogram": "小程序", "service_account": "服务号"}[kind],
            "token": ids.hex(16, "push-token", kind),
            "encoding_aes_key": ids.derived(43, "aes", kind).replace("-", "A").replace("_", "B"),
            "push_format": "json" if kind == "store" else "xml",
        }
        return App(world=self, kind=kind, **(defaults | given))

    @property
    def store(self) -> App:
        return self.apps["store"]

    @property
    def miniprogram(self) -> App:
        return self.apps["miniprogram"]

    @property
    def service_account(self) -> App:
        return self.apps["service_account"]

    def advance(self, seconds: float) -> int:
        """Let time pass: everything that falls due happens, in order, each followed by its pushes.

        Returns how many timers ran.
        """
        if seconds < 0:
            raise ValueError("time does not run backwards")
        return self.run_until(self.clock.now() + seconds)

    def run_until(self, moment: float) -> int:
        """Let everything happen that is due by `moment` (Unix seconds), then be there."""
        ran = 0
        self.pusher.drain(wait=True)
        while True:
            with self.directory.lock:
                action = self.clock.pop_due(moment)
                if action is None:
                    self.clock.move_to(moment)
                    return ran
                action()
            self.pusher.drain(wait=True)
            ran += 1

    def tick(self) -> int:
        """On a running clock: let happen what has fallen due by now."""
        return self.run_until(self.clock.now())

    def be_furnished(self) -> None:
        """Let the furnisher come, if it has not been here. Called under the lock."""
        if self.unfurnished and self.furnisher is not None:
            self.unfurnished = False
            sinks = {app: app.sink for app in self.apps.values()}
            for app in sinks:
                app.sink = None  # what happened before anybody listened is not pushed
            self.furnisher(self)
            self.pusher.log.clear()
            for app, sink in sinks.items():
                app.sink = sink

    def reset(self) -> None:
        """Begin anew with the same seed. Push targets stay connected."""
        before = self.apps
        with self.directory.lock:
            for app in before.values():
                self.directory.grants.forget(app)
            self._begin()
            for kind, app in self.apps.items():
                app.sink = before[kind].sink
                app.push_mode, app.push_format = before[kind].push_mode, before[kind].push_format
            self.directory.replace(self)
            self.unfurnished = self.furnisher is not None
            self.be_furnished()

    def act(self, action: Callable[[], S]) -> S:
        """Do something under the lock, then deliver the pushes it caused."""
        with self.directory.lock:
            result = action()
        self.pusher.drain(wait=True)
        return result
