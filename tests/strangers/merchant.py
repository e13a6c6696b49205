"""A merchant's server that hears pushes with wechatpy, as its documentation shows it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl
from wsgiref.simple_server import WSGIRequestHandler, make_server

from wechatpy import create_reply, parse_message
from wechatpy.crypto import WeChatCrypto
from wechatpy.messages import BaseMessage
from wechatpy.utils import check_signature

from wxkit.testing._bench import Bench
from wxkit_sandbox.push import PushMode
from wxkit_sandbox.world import App

__all__ = ["Merchant", "listening"]


class Merchant:
    """Keeps what it hears, and answers with what `answer` makes of it."""

    def __init__(self, app: App) -> None:
        self.token = app.token
        self._pusher = app.world.pusher
        self._heard: list[Any] = []
        self.crypto = WeChatCrypto(app.token, app.encoding_aes_key, app.appid)
        self.answer: Callable[[BaseMessage], Any] = lambda message: None

    @property
    def heard(self) -> list[Any]:
        """What was pushed so far, oldest first; nothing is still under way."""
        self._pusher.drain(wait=True)
        return self._heard

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        query = dict(parse_qsl(environ["QUERY_STRING"]))
        check_signature(self.token, query["signature"], query["timestamp"], query["nonce"])
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        answered = self.hear(query, body) if body else query["echostr"]
        start_response("200 OK", [("Content-Type", "text/xml")])
        return [answered.encode()]

    def hear(self, query: dict[str, str], body: bytes) -> str:
        sealed = query.get("encrypt_type") == "aes"
        if sealed:
            proof = (query["msg_signature"], query["timestamp"], query["nonce"])
            body = self.crypto.decrypt_message(body, *proof)
        message = parse_message(body)
        self._heard.append(message)
        reply: str = create_reply(self.answer(message), message).render()
        if sealed and reply:
            reply = self.crypto.encrypt_message(reply, query["nonce"], query["timestamp"])
        return reply


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Nothing: failures show in the sandbox's own log of deliveries."""


@contextmanager
def listening(bench: Bench, app: App, mode: PushMode) -> Iterator[Merchant]:
    """A merchant's server on a port of its own, whose URL the app's console has taken."""
    merchant = Merchant(app)
    with make_server("127.0.0.1", 0, merchant, handler_class=_Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}/callback"
        bench.control.apps.push_to(appid=app.appid, url=url, mode=mode, format="xml")
        yield merchant
        server.shutdown()
        thread.join()
