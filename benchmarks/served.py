"""(c) Requests a second over HTTP: one worker, kept connections, load from a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack

from measure import Result, interleaved, ratio
from servers import HERE, LIST_QUEUES, LIST_QUEUES_HEADERS, Server, bare, fastapi, moto, sandbox

import wxkit
from wxkit_sandbox.control.client import Control

__all__ = ["run"]

SECONDS, CONNECTIONS = 2.0, 16
OURS, BARE, ROUTE, PEER = "sandbox, tags/get", "bare ASGI app", "FastAPI route", "moto, sqs ListQueues"


def run(rounds: int) -> list[Result]:
    with ExitStack() as running:
        ours, theirs, route = (running.enter_context(make()) for make in (sandbox, bare, fastapi))
        call = _tags_get(ours)
        subjects = {OURS: _load(ours, call), BARE: _load(theirs, call), ROUTE: _load(route, call)}
        if peer := moto():
            running.enter_context(peer)
            subjects[PEER] = _load(peer, _request("POST", "/", LIST_QUEUES_HEADERS, LIST_QUEUES))
        figures = interleaved(rounds, subjects)
    results = [
        ratio("served", figures, OURS, BARE, "/s", at_least=0.6),
        ratio("served", figures, OURS, ROUTE, "/s"),
    ]
    if PEER not in figures:
        return [*results, Result(f"served: {OURS} / {PEER}", 0, 0, "/s", skipped="moto is not installed")]
    return [*results, ratio("served", figures, OURS, PEER, "/s", at_least=25)]


def _tags_get(server: Server) -> bytes:
    """A stateful call of an account that has a tag, with a token that is good."""
    with Control(server.url) as control:
        app = next(app for app in control.apps.list().items if app.kind == "service_account")
    with wxkit.ServiceAccount(app.appid, app.secret, base_url=server.url) as account:
        account.tags.create(name="vip")
        return _request("GET", f"/cgi-bin/tags/get?access_token={account.access_token()}")


def _request(method: str, target: str, headers: dict[str, str] | None = None, body: bytes = b"") -> bytes:
    fields = {"Host": "127.0.0.1", **(headers or {})} | ({"Content-Length": str(len(body))} if body else {})
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _load(server: Server, request: bytes) -> Callable[[], float]:
    command = [
        sys.executable,
        HERE / "load.py",
        "127.0.0.1",
        str(server.port),
        str(SECONDS),
        str(CONNECTIONS),
    ]

    def measure() -> float:
        done = subprocess.run(command, input=request, capture_output=True, check=True)
        return float(done.stdout)

    return measure
