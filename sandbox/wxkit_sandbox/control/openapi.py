"""`GET /_sandbox/openapi.json`: what the sandbox answers, for tools that read OpenAPI."""

from __future__ import annotations

import json
from functools import cache

from wxkit._wire import Response

__all__ = ["PATH", "openapi"]

PATH = "/_sandbox/openapi.json"


def openapi() -> Response:
    """The document, with this server as the one to ask."""
    return Response(200, _document(), "application/json")


@cache
def _document() -> bytes:
    from wxkit._openapi import document  # builds every model: only for those who ask

    return json.dumps(document(server="/"), ensure_ascii=False).encode()
