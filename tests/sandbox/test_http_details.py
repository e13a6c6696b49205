"""HTTP as the served sandbox speaks it, byte by byte, and as it is under uvicorn's own protocols."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator

import httpx
import pytest
import uvicorn

from wxkit.testing._bench import Bench
from wxkit_sandbox import asgi_app

REFUSED = b'"errcode": 41001'
Talk = Callable[..., bytes]


@pytest.fixture
def talk(wechat_server: Bench) -> Talk:
    """Send these bytes on one connection, and give what comes until it closes."""
    port = int((wechat_server.base_url or "").rpartition(":")[2])

    def exchange(*pieces: bytes) -> bytes:
        received = b""
        with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
            for piece in pieces:
                connection.sendall(piece)
            while chunk := connection.recv(65536):
                received += chunk
        return received

    return exchange


def get(path: str, *headers: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: x", *headers, "", ""]).encode()


def test_requests_in_a_row_are_answered_in_order(talk: Talk, wechat_server: Bench) -> None:
    control = f"/_sandbox/health?world={wechat_server.world.name}"
    told = talk(get(control), get("/cgi-bin/tags/get"), get(control, "Connection: close"))
    bodies = [part.partition(b"\r\n\r\n")[2] for part in told.split(b"HTTP/1.1 200 OK\r\n")[1:]]
    assert [json.loads(body)["errcode"] for body in bodies] == [0, 41001, 0]


def test_a_connection_is_closed_when_the_client_wants_it(talk: Talk) -> None:
    assert b"connection: close\r\n" in talk(get("/cgi-bin/tags/get", "Connection: close"))


def test_a_body_in_chunks(talk: Talk, wechat_server: Bench) -> None:
    token = wechat_server.sa.access_token()
    head = f"POST /cgi-bin/tags/create?access_token={token} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    chunks = b'8\r\n{"tag":{\r\n', b'f\r\n"name":"\xe8\xb4\xb5\xe5\xae\xbe"\r\n', b"2\r\n}}\r\n0\r\n\r\n"
    told = talk(head.encode() + b"Transfer-Encoding: chunked\r\n\r\n", *chunks)
    assert "贵宾" in told.decode()
    assert [tag.name for tag in wechat_server.sa.tags.list().tags] == ["贵宾"]


def test_a_client_that_asks_whether_to_go_on(talk: Talk) -> None:
    head = b"POST /cgi-bin/tags/create HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n"
    told = talk(head + b"Connection: close\r\n\r\n", b"{}")
    assert told.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")
    assert REFUSED in told


def test_an_upgrade_is_not_taken_up(talk: Talk) -> None:
    offer = get("/cgi-bin/tags/get", "Connection: Upgrade, close", "Upgrade: h2c")
    assert REFUSED in talk(offer)


@pytest.mark.parametrize("noise", [b"hello\r\n\r\n", b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/9.9\r\n\r\n"])
def test_what_is_not_http_is_told_so(talk: Talk, noise: bytes) -> None:
    assert talk(noise).startswith(b"HTTP/1.1 400 Bad Request\r\n")


def test_a_path_may_be_escaped(talk: Talk) -> None:
    assert REFUSED in talk(get("/cgi-bin/tags%2Fget", "Connection: close"))


class Plain(uvicorn.Server):
    """uvicorn as a user might start it."""

    def __init__(self, bench: Bench, http: str) -> None:
        super().__init__(
            uvicorn.Config(asgi_app(bench.world), port=0, http=http, lifespan="on", log_config=None)  # type: ignore[arg-type]
        )
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


@pytest.fixture(params=["h11", "httptools"])
def plain_url(wechat: Bench, request: pytest.FixtureRequest) -> Iterator[str]:
    server = Plain(wechat, request.param)
    thread = threading.Thread(target=server.run)
    thread.start()
    assert server.ready.wait(30)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def test_the_asgi_app_under_uvicorn(plain_url: str) -> None:
    assert httpx.get(f"{plain_url}/cgi-bin/tags/get", trust_env=False).json()["errcode"] == 41001
    added = httpx.post(f"{plain_url}/_sandbox/people", json={"nickname": "花" * 100_000}, trust_env=False)
    assert len(added.json()["nickname"]) == 100_000


def test_the_asgi_app_cuts_connections_under_uvicorn(wechat: Bench, plain_url: str) -> None:
    wechat.on("/cgi-bin/tags/get").close()
    query = {"access_token": wechat.sa.access_token()}
    with pytest.raises(httpx.TransportError):
        httpx.get(f"{plain_url}/cgi-bin/tags/get", params=query, trust_env=False)
