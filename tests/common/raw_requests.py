"""Requests that a typed client never sends."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from wxkit._wire import Incoming
from wxkit_sandbox.gateway import Gateway

__all__ = ["Ask"]


class Ask:
    """`ask("POST", path, {"field": …}, query={…}, headers={…})` gives the JSON of the answer."""

    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway

    def __call__(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        *,
        query: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        content = b"" if body is None else json.dumps(body).encode()
        incoming = Incoming(method, path, urlencode(query or {}), content, headers or {})
        answer: dict[str, Any] = json.loads(self.gateway.handle(incoming).content)
        return answer
