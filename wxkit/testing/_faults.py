"""`wechat.on(SomeCall).fail(45009)`: faults as sentences."""

from __future__ import annotations

from typing import Any

from wxkit._call import Call
from wxkit_sandbox.faults import Fault, Faults, full_name
from wxkit_sandbox.world import World

__all__ = ["On"]


class On:
    """What shall happen to matching requests.

    By default every one is struck. `times` strikes the next so many, `every` each n-th, `probability` a share
    that depends on the world's seed only. Each method gives the rule; its `fired` counts.
    """

    def __init__(self, world: World, match: type[Call[Any]] | str) -> None:
        self._world = world
        self._match = match if isinstance(match, str) else full_name(match)

    def fail(
        self,
        errcode: int,
        errmsg: str = "",
        *,
        times: int | None = None,
        every: int = 1,
        probability: float = 1.0,
    ) -> Fault:
        """WeChat refuses; `errmsg` replaces its usual text."""
        if errcode == 0:
            raise ValueError("errcode 0 is no error")
        return self._add(Fault("errcode", self._match, errcode, errmsg), times, every, probability)

    def drop_reply(self, *, times: int | None = None, every: int = 1, probability: float = 1.0) -> Fault:
        """WeChat carries the call out, and the connection breaks before the answer."""
        return self._add(Fault("drop_reply", self._match), times, every, probability)

    def close(self, *, times: int | None = None, every: int = 1, probability: float = 1.0) -> Fault:
        """The connection breaks before anything happens."""
        return self._add(Fault("close", self._match), times, every, probability)

    def delay(
        self, seconds: float, *, times: int | None = None, every: int = 1, probability: float = 1.0
    ) -> Fault:
        """The answer comes late. In process nobody waits: a client with less patience times out at once."""
        if seconds <= 0:
            raise ValueError("a delay lasts longer than nothing")
        return self._add(Fault("delay", self._match, seconds=seconds), times, every, probability)

    def http_status(
        self, status: int, *, times: int | None = None, every: int = 1, probability: float = 1.0
    ) -> Fault:
        """A gateway answers with this HTTP status and a page."""
        if not 400 <= status <= 599:
            raise ValueError(f"{status} is no HTTP status of an error")
        return self._add(Fault("http_status", self._match, status=status), times, every, probability)

    def _add(self, fault: Fault, times: int | None, every: int, probability: float) -> Fault:
        if (times is not None and times < 1) or every < 1 or not 0 <= probability <= 1:
            raise ValueError("times and every count from 1, probability lies between 0 and 1")
        fault.times, fault.every, fault.probability = times, every, probability
        with self._world.directory.lock:
            faults: Faults = self._world.faults
            return faults.add(fault)
