"""Message push (消息推送): events and messages on their way to the merchant's server.

Signed, encrypted and formatted as the app is set up, tried again on the world's clock, and logged.
https://developers.weixin.qq.com/doc/service/guide/dev/push
"""

from __future__ import annotations

import logging
import random
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlencode

from wxkit._wire import Incoming
from wxkit.callbacks import Message, Push, Sender
from wxkit_sandbox.answer_times import AnswerTimes
from wxkit_sandbox.answers import read_answer
from wxkit_sandbox.passive import SILENT, shown
from wxkit_sandbox.sinks import Sink

if TYPE_CHECKING:
    from wxkit_sandbox.people import Person
    from wxkit_sandbox.world import App, World

__all__ = [
    "Attempt",
    "Delivery",
    "Disturbance",
    "PushFormat",
    "PushMode",
    "Pusher",
    "Sink",
    "heeds",
    "url_answers",
]

log = logging.getLogger("wxkit_sandbox.push")

PushMode = Literal["plaintext", "compatible", "secure"]
PushFormat = Literal["xml", "json"]

TIMEOUT = 5.0
"""Seconds that WeChat waits for an answer."""
RETRIES: dict[str, tuple[float, ...]] = {
    "service_account": (0.0, 0.0),
    "miniprogram": (0.0, 0.0),
    "store": (0.0, 0.0, 10.0, 60.0, 300.0, 1800.0, 3600.0, 3600.0, 3600.0),
}
"""Seconds before each further attempt. The three attempts of the first two have no documented spacing."""
KEPT = 50_000
SAVED = 1000
"""How many of the last pushes a saved world brings along."""
FAULTY = {
    "service_account": "该服务号提供的服务出现故障，请稍后再试",
    "miniprogram": "该小程序客服暂时无法提供服务，请稍后再试",
}

Heed = Callable[["App", Push, "Person", dict[str, Any]], None]
_HEEDED: dict[str, Heed] = {}


@dataclass(slots=True)
class Attempt:
    """One try to deliver."""

    at: float
    status: int
    """HTTP status, 0 when there was no answer."""
    outcome: str
    took: float = 0.0
    """Seconds of the world's time until the answer was there."""


@dataclass(slots=True)
class Delivery:
    """One push and what became of it."""

    id: int
    app: App = field(repr=False)
    push: Push
    state: Literal["queued", "delivered", "retrying", "failed", "dropped", "unheard"] = "queued"
    """`unheard`: the app has no callback URL, so nothing is sent."""
    attempts: list[Attempt] = field(default_factory=list[Attempt])
    answer: bytes = field(default=b"", repr=False)

    @property
    def event(self) -> str:
        """The event's name, or the message's type."""
        return getattr(self.push, "event", "") or self.push.msg_type


@dataclass(slots=True)
class Disturbance:
    """How the network mistreats pushes. Shares are between 0 and 1."""

    duplicate: float = 0.0
    drop: float = 0.0
    shuffle: bool = False


class Pusher:
    """The push queue and delivery log of one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._queue: deque[Delivery] = deque()
        self.log: deque[Delivery] = deque(maxlen=KEPT)
        self.disturbance = Disturbance()
        # Reproducible on purpose: the same seed disturbs the same pushes.
        self._chance = random.Random(f"push/{world.seed}")  # noqa: S311
        self.nonces = random.Random(f"nonces/{world.seed}/{world.name}")  # noqa: S311
        """Apart from the world's ids, which must not depend on when a push goes out."""
        self._busy = threading.Lock()
        self._owner = 0
        self._count = 0

    def __getstate__(self) -> dict[str, Any]:
        """For a saved world: what is queued, and the last pushes."""
        kept = {name: value for name, value in vars(self).items() if name not in ("_busy", "_owner")}
        return kept | {"log": deque(list(self.log)[-SAVED:], maxlen=KEPT)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state, _busy=threading.Lock(), _owner=0)

    def add(self, app: App, push: Push) -> Delivery:
        """Queue a push; it is delivered when the current call or act has ended."""
        self._count += 1
        delivery = Delivery(self._count, app, push)
        self.log.append(delivery)
        if app.sink is None:
            delivery.state = "unheard"
        else:
            self._queue.append(delivery)
        return delivery

    @property
    def pending(self) -> bool:
        """Whether there is something to deliver now."""
        return bool(self._queue)

    def drain(self, *, wait: bool = False) -> None:
        """Deliver what is queued, in order. Inside a delivery this does nothing: the outer drain goes on.

        With `wait`, a drain that another thread is at is waited for.
        """
        while self.pending or (wait and self._busy.locked()):
            if self._owner == threading.get_ident() or not self._busy.acquire(blocking=wait):
                return
            self._owner = threading.get_ident()
            try:
                for delivery in self._disturbed():
                    self._try(delivery)
            finally:
                self._owner = 0
                self._busy.release()

    def queue(self, delivery: Delivery) -> None:
        """Let a push go out with what is due next."""
        self._queue.append(delivery)

    def resend(self, delivery: Delivery) -> None:
        """Send a push once more, whatever became of it."""
        self.queue(delivery)
        self.drain(wait=True)

    def ask(self, app: App, push: Push, timeout: float) -> dict[str, Any] | None:
        """Send a push that wants an answer at once, and give the fields of it; None when there are none.

        What is queued arrives before it. The lock is not held meanwhile, so that the merchant may call back.
        """
        self.drain(wait=True)
        with self._world.directory.lock:
            self._count += 1
            delivery = Delivery(self._count, app, push)
            self.log.append(delivery)
        if app.sink is None:
            delivery.state = "unheard"
            return None
        delivery.state = "delivered" if self._attempt(delivery, timeout) else "failed"
        return read_answer(app, delivery.answer) if delivery.state == "delivered" else None

    def _disturbed(self) -> Iterator[Delivery]:
        """What is queued, in the order in which it will arrive."""
        while self.pending:
            batch = [
                self._queue.popleft() for _ in range(len(self._queue) if self.disturbance.shuffle else 1)
            ]
            if self.disturbance.shuffle:
                self._chance.shuffle(batch)
            for delivery in batch:
                if self._chance.random() < self.disturbance.drop:
                    delivery.state = "dropped"
                    continue
                yield delivery
                twice = self._chance.random() < self.disturbance.duplicate
                if twice and delivery.state == "delivered":
                    yield delivery

    def _try(self, delivery: Delivery) -> None:
        taken = self._attempt(delivery, TIMEOUT)
        with self._world.directory.lock:
            self._settle(delivery, taken)

    def _settle(self, delivery: Delivery, taken: bool) -> None:
        heeded = taken and _heed(delivery)
        took = delivery.attempts[-1].took
        delivery.app.state(AnswerTimes).count(self._world.clock.local(), took, failed=not heeded)
        if taken:
            delivery.state = "delivered"
            return
        delays = RETRIES[delivery.app.kind]
        failures = len(delivery.attempts)
        if failures > len(delays):
            delivery.state = "failed"
            return
        delivery.state = "retrying"
        delay = delays[failures - 1]
        if delay:
            self._world.clock.call_after(delay, _try_again, delivery.app, delivery)
        else:
            self._queue.appendleft(delivery)

    def _attempt(self, delivery: Delivery, timeout: float) -> bool:
        app, begun = delivery.app, self._world.clock.now()
        sink = app.sink
        if sink is None:
            delivery.attempts.append(Attempt(begun, 0, "no callback URL"))
            return False
        status = 0
        try:
            response = sink.deliver(request_of(app, delivery.push), timeout)
        except Exception as error:
            outcome = type(error).__name__
            log.info("push %s was not taken: %s", delivery.event, outcome)
        else:
            delivery.answer, status = response.content, response.status
            outcome = "ok" if status == 200 else f"HTTP {status}"
        now = self._world.clock.now()
        delivery.attempts.append(Attempt(now, status, outcome, now - begun))
        return status == 200


def _try_again(app: App, delivery: Delivery) -> None:
    """Timer: the next attempt is due."""
    app.world.pusher.queue(delivery)


def url_answers(app: App, sink: Sink) -> bool:
    """Whether the merchant's server echoes as it must before WeChat saves its URL."""
    with app.world.directory.lock:
        timestamp, nonce = _stamp(app)
        echostr = str(app.world.pusher.nonces.randrange(10**18, 10**19))
    query = _sender(app).challenge(echostr, timestamp=timestamp, nonce=nonce)
    check = Incoming("GET", "/", urlencode(query))
    try:
        response = sink.deliver(check, TIMEOUT)
    except Exception as error:
        log.info("the check of %s was not answered: %s", app.kind, type(error).__name__)
        return False
    return response.status == 200 and response.content.strip() == echostr.encode()


def _stamp(app: App) -> tuple[str, str]:
    """Timestamp and nonce of a request."""
    return str(app.world.clock.time()), str(app.world.pusher.nonces.randrange(10**8, 10**10))


def _sender(app: App) -> Sender:
    """WeChat's end of this app's pushes, as its console is set up now."""
    return Sender(
        app.token,
        appid=app.appid,
        aes_key=app.encoding_aes_key,
        mode=app.push_mode,
        wire_format=app.push_format,
    )


def request_of(app: App, push: Push) -> Incoming:
    """The HTTP request that carries a push."""
    timestamp, nonce = _stamp(app)
    random16 = app.world.pusher.nonces.randbytes(16)
    sent = _sender(app).push(push, timestamp=timestamp, nonce=nonce, random16=random16)
    return Incoming("POST", "/", urlencode(sent.query), sent.body, {"content-type": sent.content_type})


def heeds(msg_type: str) -> Callable[[Heed], Heed]:
    """Register what a passive reply of a type does, when it is not shown in the chat."""

    def register(function: Heed) -> Heed:
        _HEEDED[msg_type] = function
        return function

    return register


def _heed(delivery: Delivery) -> bool:
    """A passive reply to a person's message appears in their chat, or does what its type says.

    False when it is no such reply. A mini-program cannot write to people this way.
    """
    push, app = delivery.push, delivery.app
    person = app.person(push.from_user_name)
    if person is None or delivery.answer.strip() in (b"", b"success"):
        return True
    reply = read_answer(app, delivery.answer) or {}
    msg_type = str(reply.get("MsgType") or "")
    if msg_type in _HEEDED:
        _HEEDED[msg_type](app, push, person, reply)
        return True
    seen = None if app.kind == "miniprogram" else shown(push, reply)
    if seen is not None:
        app.tell(person, "reply", seen)
    if seen is not None or msg_type in SILENT:
        return True
    if not isinstance(push, Message) or app.kind not in FAULTY:
        return True
    app.tell(person, "notice", {"text": FAULTY[app.kind]})
    return False
