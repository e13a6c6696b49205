"""(d) From the start of a server's process to its first answer."""

from __future__ import annotations

from collections.abc import Callable

from measure import Result, interleaved, ratio
from servers import Server, moto, sandbox

__all__ = ["run"]

OURS, PEER = "wxkit sandbox serve", "moto_server"


def run(rounds: int) -> list[Result]:
    if moto() is None:
        return [Result(f"start: {OURS} / {PEER}", 0, 0, "s", skipped="moto is not installed")]
    figures = interleaved(rounds, {OURS: _start(sandbox), PEER: _start(moto)})
    return [ratio("start", figures, OURS, PEER, "s", at_most=0.7)]


def _start(make: Callable[[], Server | None]) -> Callable[[], float]:
    def measure() -> float:
        server = make()
        assert server is not None
        with server:
            return server.seconds_to_answer

    return measure
