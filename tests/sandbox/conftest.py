"""What the tests of the sandbox share: raw requests, and both doors for the same test."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pytest

from wxkit._wire import Incoming, Response
from wxkit.testing._bench import Bench


@pytest.fixture(params=["wechat", "wechat_server"])
def either(request: pytest.FixtureRequest) -> Bench:
    """The same world in this process and over HTTP."""
    bench: Bench = request.getfixturevalue(request.param)
    return bench


Raw = Callable[..., Response]


@pytest.fixture
def raw(wechat: Bench) -> Raw:
    """`raw("POST", path, body, token=…)`: a request that no typed client would send."""

    def ask(method: str, path: str, body: object = None, **query: str) -> Response:
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        return wechat.gateway.handle(Incoming(method, path, urlencode(query), content))

    return ask


@dataclass
class Merchant:
    """A merchant's server that notes what it is sent, and answers as told."""

    answers: list[Response | Exception] = field(default_factory=list)
    """What to answer, one after the other; then `success`."""
    requests: list[Incoming] = field(default_factory=list)

    def __call__(self, request: Incoming) -> Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if self.answers else Response(200, b"success", "text/plain")
        if isinstance(answer, Exception):
            raise answer
        return answer

    def fields(self) -> list[dict[str, Any]]:
        """The bodies, when they are JSON."""
        return [json.loads(request.body) for request in self.requests]


@pytest.fixture
def merchant() -> Merchant:
    return Merchant()
