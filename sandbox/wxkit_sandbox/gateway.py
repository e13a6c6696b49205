"""The front door: a request in, an answer out, with WeChat's checks in WeChat's order. No I/O.

path → method → token → account kind → permission → fault → quota → body → JSON → fields → behaviour
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from wxkit._call import Blob, Call, Reply
from wxkit._errcodes import errmsg
from wxkit._registry import declaring, registry
from wxkit._wire import ConnectionCut, Incoming, Response
from wxkit_sandbox.aside import aside
from wxkit_sandbox.common.addresses import check_address
from wxkit_sandbox.common.sealing import opened, sealed
from wxkit_sandbox.control import PREFIX
from wxkit_sandbox.faults import Fault
from wxkit_sandbox.handlers import Handler, HttpRefusal, Refusal, handler_of, load_handlers_of, taken_as_get
from wxkit_sandbox.journal import Entry
from wxkit_sandbox.quotas import Quotas
from wxkit_sandbox.reading import json_or_nothing, query_fields, read_call
from wxkit_sandbox.service_account.visitors import PAGES
from wxkit_sandbox.synth import synthesise
from wxkit_sandbox.world import App, Directory, World

if TYPE_CHECKING:
    from wxkit_sandbox.control.door import ControlDoor

__all__ = ["Gateway", "Outcome"]

log = logging.getLogger("wxkit_sandbox")

TIER = "x-wxkit-sandbox"
NEVER_BARRED = ("/cgi-bin/", "/channels/ec/basics/", "/shop/ec/basics/")
TOKEN_PATHS = ("/cgi-bin/token", "/cgi-bin/stable_token")


class _Broken(Exception):
    """A fault answers in WeChat's stead."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.status)
        self.response = response


class Outcome(NamedTuple):
    """What became of a request."""

    response: Response | None
    """None when a fault cuts the connection."""
    world: World | None
    """Where pushes may wait."""

    def deliver(self) -> Response:
        """The answer; ConnectionCut when there is none."""
        if self.response is None:
            raise ConnectionCut
        return self.response


@dataclass(slots=True)
class _Case:
    """One request on its way through."""

    incoming: Incoming
    query: dict[str, str]
    call: type[Call[Any]] | None = None
    parsed: Call[Any] | None = None
    app: App | None = None
    tier: str = "refused"
    delay: float = 0.0
    sealed: bool = False
    """It came encrypted and signed, so the answer goes back like that."""
    notes: list[str] = field(default_factory=list[str])


class Gateway:
    """Answers for all worlds of a directory."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._routes: dict[tuple[str, str], Mapping[str, type[Call[Any]]]] = {}

    def handle(self, incoming: Incoming) -> Response:
        """Answer one request and deliver the pushes it caused. Raises ConnectionCut when a fault says so."""
        outcome = self.answer(incoming)
        if outcome.world is not None:
            outcome.world.pusher.drain(wait=_waits(incoming))
        return outcome.deliver()

    async def ahandle(self, incoming: Incoming) -> Response:
        """As `handle`, for the event loop: whatever may last happens in another thread."""
        if incoming.path.startswith(PREFIX):
            return await aside(lambda: self.handle(incoming))
        outcome = self.answer(incoming)
        if outcome.world is not None and outcome.world.pusher.pending:
            await aside(outcome.world.pusher.drain)
        return outcome.deliver()

    def answer(self, incoming: Incoming) -> Outcome:
        """Answer one request; the pushes it caused stay queued in the world of the outcome."""
        if incoming.path.startswith(PREFIX):
            return Outcome(*self._control.answer(incoming))
        case = _Case(incoming, query_fields(incoming.query))
        errcode, rid = 0, ""
        with self.directory.lock:
            try:
                response = self._pass(case)
            except Refusal as refusal:
                errcode = refusal.code
                response, rid = self._refuse(case, refusal)
            except _Broken as broken:
                response = broken.response
            except HttpRefusal as refusal:
                response = _page(refusal.status)
            except ConnectionCut:
                response, errcode = None, -1
            self._record(case, response or Response(0), errcode, rid)
            if case.sealed and case.app is not None and response is not None:
                response = sealed(case.app, case.incoming.path, response)
        if response is not None:
            response.headers[TIER] = case.tier
            response.delay = case.delay
        return Outcome(response, case.app.world if case.app else None)

    @cached_property
    def _control(self) -> ControlDoor:
        from wxkit_sandbox.control.door import ControlDoor  # with every act; not needed to answer as WeChat

        return ControlDoor(self.directory)

    def _pass(self, case: _Case) -> Response:
        if case.incoming.path in PAGES:
            return self._show(case)
        address = (case.incoming.path, case.incoming.method)
        routes = self._routes.get(address)
        if routes is None:
            routes = self._routes[address] = self._look_up(case)
        call = self._choose(case, routes)
        case.call = call
        handler = handler_of(call)
        fault = self._admit(case, call)
        reply = self._behave(case, call, handler)
        if fault is not None and fault.kind == "drop_reply":
            raise ConnectionCut
        return self._reply(call, reply)

    def _show(self, case: _Case) -> Response:
        """A page of WeChat's own, for somebody's browser. A refusal is a page as well."""
        from wxkit_sandbox.service_account.webpages import open_in_browser, refusal_page  # most never need it

        case.app, case.tier = self.directory.apps.get(case.query.get("appid", "")), "stateful"
        fault = case.app.world.faults.strike(case.incoming.path, None) if case.app else None
        try:
            if fault is not None:
                _strike(fault)
            return open_in_browser(self.directory, case.incoming.path, case.query)
        except Refusal as refusal:
            case.notes.append(f"{refusal.code}: {refusal.text}")
            return refusal_page(refusal)

    def _look_up(self, case: _Case) -> Mapping[str, type[Call[Any]]]:
        """The calls to an address by product; their modules are loaded when first asked for."""
        path, method = case.incoming.path, case.incoming.method
        modules = declaring(path)
        for module in modules:
            import_module(module)
        load_handlers_of(*modules)
        declared = registry.at(path)
        if not declared:
            self._unknown(case)
        fitting = {product: call for (product, verb), call in declared.items() if verb == method}
        if fitting:
            return fitting
        if method == "GET":
            return taken_as_get(declared)
        # Many GET endpoints take a POST as well; the Store's do not.
        if all(product == "store" for product, _ in declared):
            raise Refusal(43001)
        return {product: call for (product, _), call in declared.items()}

    def _unknown(self, case: _Case) -> None:
        case.tier = "unknown"
        token = case.query.get("access_token", "")
        try:
            case.app = self.directory.grants.check(token)
        except Refusal:
            case.app = next(iter(self.directory.apps.values()), None)
        log.warning("nobody declares %s %s; answered 40066", case.incoming.method, case.incoming.path)
        raise Refusal(40066)

    def _choose(self, case: _Case, fitting: Mapping[str, type[Call[Any]]]) -> type[Call[Any]]:
        """Of the calls to an address, the one for the kind of account that asks."""
        some = next(iter(fitting.values()))
        if some.__route__.auth == "none":
            for world in self.directory.worlds.values():
                world.be_furnished()  # before ids are drawn, so that the same story gives the same ids
            return some
        case.call = some
        case.app = self._who(case, some)
        case.app.world.be_furnished()
        call = fitting.get(case.app.kind) or fitting.get("common")
        if call is None:
            handler = handler_of(some)
            raise Refusal(handler.stranger if handler else 48001)
        if case.incoming.path in case.app.denied:
            raise Refusal(48001)
        if case.incoming.path in case.app.banned:
            raise Refusal(48004)
        if case.app.barred and not case.incoming.path.startswith(NEVER_BARRED):
            raise Refusal(case.app.barred)
        return call

    def _who(self, case: _Case, call: type[Call[Any]]) -> App:
        if call.__route__.auth == "token":
            token = case.query.get("access_token")
            if not token:
                raise Refusal(41001)
            return self.directory.grants.check(token)
        return self.credentials(case.query.get("appid", ""), case.query.get("secret", ""))

    def credentials(self, appid: str, secret: str) -> App:
        """The app of an appid with its secret: 41002, 40013, 41004, 40125."""
        if not appid:
            raise Refusal(41002)
        app = self.directory.apps.get(appid)
        if app is None:
            raise Refusal(40013)
        if not secret:
            raise Refusal(41004)
        if secret != app.secret:
            raise Refusal(40125)
        return app

    def _admit(self, case: _Case, call: type[Call[Any]]) -> Fault | None:
        """Faults and quotas."""
        app = case.app or self.directory.apps.get(_shown_appid(case))
        if app is None:
            return None
        fault = app.world.faults.strike(case.incoming.path, call)
        if fault is not None:
            case.app, case.tier = app, "fault"
            case.delay = fault.seconds if fault.kind == "delay" else 0.0
            _strike(fault)
        if case.app is not None:
            app.state(Quotas).count(app, case.incoming.path)
        return fault

    def _behave(self, case: _Case, call: type[Call[Any]], handler: Handler | None) -> Reply:
        if case.app is not None and (plain := opened(case.app, case.incoming)) is not None:
            case.incoming, case.sealed = plain, True
        kind = case.app.kind if case.app else "service_account"
        case.parsed = read_call(call, case.incoming, case.query, handler, kind, case.notes)
        if case.incoming.path in TOKEN_PATHS:
            check_address(self.directory.apps.get(getattr(case.parsed, "appid", "")), case.incoming.headers)
        if handler is None:
            case.tier = "synthesised"
            return synthesise(call)
        reply = handler.function(self.directory if handler.open else case.app, case.parsed)
        case.tier = "stateful"
        return reply

    def _reply(self, call: type[Call[Any]], reply: Reply) -> Response:
        if isinstance(reply, Blob) and reply.content_type and "content" in reply.model_fields_set:
            headers = (
                {"content-disposition": f'attachment; filename="{reply.filename}"'} if reply.filename else {}
            )
            return Response(200, reply.content, reply.content_type, headers)
        if not call.__route__.bare:
            if not reply.errmsg:
                reply.errmsg = "ok"
            reply.__pydantic_fields_set__ |= {"errcode", "errmsg"}
        return Response(200, reply.__pydantic_serializer__.to_json(reply, by_alias=True, exclude_unset=True))

    def _refuse(self, case: _Case, refusal: Refusal) -> tuple[Response, str]:
        world = case.app.world if case.app else next(iter(self.directory.worlds.values()), None)
        if world is None:
            return Response(200, b'{"errcode":-1,"errmsg":"system error"}'), ""
        rid = world.ids.rid(world.clock.now())
        text = refusal.text or errmsg(refusal.code) or "error"
        separator = ", rid: " if case.incoming.path.startswith("/sns/") else " rid: "
        body = {"errcode": refusal.code, "errmsg": f"{text}{separator}{rid}", **refusal.extra}
        return Response(200, json.dumps(body, ensure_ascii=False).encode()), rid

    def _record(self, case: _Case, response: Response, errcode: int, rid: str) -> None:
        app = case.app
        if app is None and case.call is not None:
            app = self.directory.apps.get(getattr(case.parsed, "appid", ""))
        world = app.world if app else next(iter(self.directory.worlds.values()), None)
        if world is None:
            return
        world.journal.seq += 1
        world.journal.add(
            Entry(
                seq=world.journal.seq,
                at=world.clock.now(),
                appid=app.appid if app else "",
                method=case.incoming.method,
                path=case.incoming.path,
                call=case.call,
                parsed=case.parsed,
                tier=case.tier,
                errcode=errcode,
                rid=rid,
                query=case.incoming.query,
                body=case.incoming.body,
                answer=response.content,
                content_type=response.content_type,
                notes=tuple(case.notes),
            )
        )


def _shown_appid(case: _Case) -> str:
    """The appid that a call without token carries, in the query or in the body."""
    return str(case.query.get("appid") or json_or_nothing(case.incoming.body).get("appid", ""))


def _strike(fault: Fault) -> None:
    """Let a fault happen, as far as it happens before the behaviour."""
    if fault.kind == "errcode":
        raise Refusal(fault.errcode, fault.errmsg)
    if fault.kind == "close":
        raise ConnectionCut
    if fault.kind == "http_status":
        raise _Broken(_page(fault.status))


def _page(status: int) -> Response:
    """What a web server shows for a status."""
    page = f"<html><head><title>{status}</title></head><body>{status}</body></html>"
    return Response(status, page.encode(), "text/html")


def _waits(incoming: Incoming) -> bool:
    """Whether pushes under way are waited for: not by who asks for the time, perhaps while taking a push."""
    asks_for_time = incoming.method == "GET" and incoming.path == f"{PREFIX}clock"
    return incoming.path.startswith(PREFIX) and not asks_for_time
