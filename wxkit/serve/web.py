"""The runnable app over HTTP: callbacks for WeChat, an API for the mini-program's pages, health, OpenAPI.

    POST /callbacks/store, /callbacks/miniprogram, /callbacks/service_account     message push (消息推送)
    /api/…                                                                        pages of the mini-program
    /health                                                                       for whoever watches
    /docs                                                                         the API, to read and to try

The page under /docs works without network: its scripts come with fastapi-offline, which brings Swagger UI 5
and is released often; swagger-ui-bundle stands at Swagger UI 4, which cannot read OpenAPI 3.1.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, MutableMapping
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi_offline import FastAPIOffline
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.routing import Route

import wxkit
from wxkit._errors import TransportError, UnexpectedReply, WeChatError
from wxkit._settings import APPS, Settings
from wxkit.callbacks import Answer, Handler, Push, Receiver, asgi_app
from wxkit.policy import PolicyError
from wxkit.serve.api import ApiError, router
from wxkit.serve.running import Crew
from wxkit.serve.service import Service

__all__ = ["create_app", "receivers_of"]

Scope = MutableMapping[str, Any]


def receivers_of(settings: Settings) -> dict[str, Receiver]:
    """A receiver for each app whose message push is set up (`token`, `aes_key`), by product and appid."""
    found: dict[str, Receiver] = {}
    for name in APPS:
        app = settings.app(name)
        if app is not None and app.token:
            found[name] = Receiver(app.token, appid=app.appid, aes_key=app.aes_key)
    return found


def create_app(
    service: Service,
    receivers: Mapping[str, Receiver],
    *,
    work: bool = True,
    also: Handler | None = None,
) -> FastAPI:
    """The ASGI application. With `work` it also reads, sweeps and delivers while it runs.

    `also` gets every push when its hint is kept, and answers it: the place for a merchant's own reactions.
    """
    crew = Crew(service) if work else None

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        if crew:
            crew.start()
        yield
        if crew:
            await run_in_threadpool(crew.stop)

    app = FastAPIOffline(
        title="wxkit",
        version=wxkit.__version__,
        description="Points, tiers and vouchers for the pages of a mini-program.",
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.service = service
    app.include_router(router)
    _add_callbacks(app, service, receivers, also)
    _add_health(app, service, crew)
    _add_errors(app)
    return app


class _Callback:
    """Starlette takes an object with __call__ for an application, and a function for a handler."""

    def __init__(self, receiver: Receiver, handler: Handler) -> None:
        self._app = asgi_app(receiver, handler)

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        await self._app(scope, receive, send)


def _add_callbacks(
    app: FastAPI, service: Service, receivers: Mapping[str, Receiver], also: Handler | None
) -> None:
    for name, receiver in receivers.items():
        client = getattr(service.apps, name)
        if client is not None:
            callback = _Callback(receiver, _both(service.handler(client.appid), also))
            app.router.routes.append(Route(f"/callbacks/{name}", callback, include_in_schema=False))


def _both(first: Handler, also: Handler | None) -> Handler:
    def handle(push: Push) -> Answer:
        first(push)
        return also(push) if also else None

    return handle


def _add_health(app: FastAPI, service: Service, crew: Crew | None) -> None:
    def health() -> JSONResponse:
        """Whether everybody is at work, and what waits for somebody to look at it."""
        well = crew is None or crew.alive
        found = {"waiting": service.inbox.waiting(), "parked": len(service.inbox.parked())}
        counts = service.outbox.counts()
        found |= {f"outbox_{state}": counts.get(state, 0) for state in ("waiting", "unknown", "dead")}
        return JSONResponse({"status": "ok" if well else "ailing", **found}, 200 if well else 503)

    app.get("/health", tags=["operation"], response_model=dict[str, Any])(health)


def _add_errors(app: FastAPI) -> None:
    """What goes wrong is told as `{"error": …, "message": …}`."""

    def refused(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, ApiError)  # noqa: S101 - registered for it
        return _told(error.status, error.code, error.message)

    def invalid(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it
        problem = error.errors()[0]
        place = ".".join(map(str, problem["loc"][1:])) or "body"
        return _told(422, "invalid", f"{place}: {problem['msg']}")

    def unavailable(request: Request, error: Exception) -> JSONResponse:
        return _told(503, "wechat", "WeChat does not answer as it should; try again later")

    def failed(request: Request, error: Exception) -> JSONResponse:
        return _told(503, "policy", "the rules cannot be asked now; try again later")

    app.add_exception_handler(ApiError, refused)
    app.add_exception_handler(RequestValidationError, invalid)
    for kind in (WeChatError, TransportError, UnexpectedReply):
        app.add_exception_handler(kind, unavailable)
    app.add_exception_handler(PolicyError, failed)


def _told(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"error": code, "message": message}, status)
