"""(d) From the start of a server's process until it is ready, and to its first answer to a call."""

from __future__ import annotations

from collections.abc import Callable

from measure import Result, interleaved, ratio
from servers import Server, moto, sandbox

__all__ = ["run"]

OURS, PEER = "wxkit sandbox serve", "moto_server"


def run(rounds: int) -> list[Result]:
    if moto() is None:
        return [Result(f"start: {OURS} / {PEER}", 0, 0, "s", skipped="moto is not installed")]
    ready = interleaved(rounds, {OURS: _start(sandbox, "ready"), PEER: _start(moto, "ready")})
    answer = interleaved(rounds, {OURS: _start(sandbox, "answer"), PEER: _start(moto, "answer")})
    return [
        ratio("start to ready", ready, OURS, PEER, "s", at_most=0.7),
        ratio("start to first call", answer, OURS, PEER, "s"),
    ]


def _start(make: Callable[[], Server | None], until: str) -> Callable[[], float]:
    def measure() -> float:
        server = make()
        assert server is not None
        with server:
            return server.seconds_to_ready if until == "ready" else server.seconds_to_answer

    return measure
