"""The OpenAPI 3.1 document of all declared calls."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import wxkit
from wxkit._call import Call
from wxkit._openapi._operations import ENVELOPES, operation
from wxkit._openapi._schemas import Schemas
from wxkit._registry import PRODUCTS, Registry, load_all

__all__ = ["document"]

API = "https://api.weixin.qq.com"
_ABOUT = """\
Every endpoint that wxkit declares. WeChat answers HTTP 200 to refused calls too: a body with an errcode other
than 0 is a refusal. `x-wxkit-tier` tells how the sandbox answers: stateful (what you create you can get) or
synthesised (checked strictly, answered with sample data).
"""
_PARAMETERS = {
    "access_token": "Credential of the app (接口调用凭据), from /cgi-bin/stable_token.",
    "appid": "The app's id.",
    "secret": "The app's secret (AppSecret).",
}

_Routes = dict[str, dict[str, list[tuple[str, type[Call[Any]]]]]]


def document(registry: Registry | None = None, *, server: str | None = None) -> dict[str, Any]:
    """All calls of the registry (of all products when left out) as plain data, the same every time.

    `server` is the base URL that the document names instead of WeChat's.
    """
    routes = _routes(registry or load_all())
    calls = [call for methods in routes.values() for found in methods.values() for _, call in found]
    schemas = Schemas(list(dict.fromkeys(calls)))
    paths = {
        path: {
            verb.lower(): operation(schemas, found, server=server) for verb, found in sorted(methods.items())
        }
        for path, methods in sorted(routes.items())
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "WeChat", "version": wxkit.__version__, "description": _ABOUT},
        "servers": [{"url": server or API}],
        "tags": [{"name": name} for name in sorted(_tags(paths))],
        "paths": paths,
        "components": {
            "parameters": {name: _parameter(name, text) for name, text in _PARAMETERS.items()},
            "schemas": dict(sorted((schemas.used() | dict(ENVELOPES)).items())),
        },
    }


def _routes(registry: Registry) -> _Routes:
    """Calls by path and method. One address may belong to several products, one call to several too."""
    routes: _Routes = defaultdict(lambda: defaultdict(list))
    for product, call in registry.rows():
        if product in PRODUCTS:
            routes[call.__route__.path][call.__route__.method].append((product, call))
    return routes


def _tags(paths: dict[str, Any]) -> set[str]:
    return {tag for methods in paths.values() for found in methods.values() for tag in found["tags"]}


def _parameter(name: str, text: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": True, "description": text, "schema": {"type": "string"}}
