"""What is repeated, what is not, and how often: played against a server made of a list of answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

import wxkit
from wxkit._http import InProcess
from wxkit._tokens import MemoryTokenStore, Token
from wxkit._wire import ConnectionCut, Incoming, Response

TOKEN = {"access_token": "t-1", "expires_in": 7200}
OK = {"errcode": 0, "errmsg": "ok"}
BUSY = {"errcode": -1, "errmsg": "system error"}
STALE = {"errcode": 40001, "errmsg": "invalid credential"}
Answer = dict[str, object] | Exception | int


class Still:
    """A clock that never waits and remembers for how long it should have."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def now(self) -> float:
        return 1_000_000.0

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    async def asleep(self, seconds: float) -> None:
        self.waits.append(seconds)


class Script:
    """Answers one after the other, and what was asked."""

    def __init__(self, *answers: Answer) -> None:
        self.answers: Iterator[Answer] = iter(answers)
        self.asked: list[Incoming] = []

    def __call__(self, request: Incoming) -> Response:
        self.asked.append(request)
        answer = next(self.answers)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, int):
            return Response(answer, b"<html>", "text/html")
        return Response(200, json.dumps(answer).encode())

    @property
    def paths(self) -> list[str]:
        return [request.path.rpartition("/")[2] for request in self.asked]


def client(script: Script, **options: object) -> wxkit.ServiceAccount:
    made: Callable[..., wxkit.ServiceAccount] = wxkit.ServiceAccount
    return made("wx1", "s3cret", transport=InProcess(script), **({"clock": Still()} | options))


def test_a_read_is_repeated_while_wechat_is_busy() -> None:
    clock = Still()
    script = Script(TOKEN, BUSY, BUSY, {"tags": []})
    client(script, clock=clock).tags.list()
    assert script.paths == ["stable_token", "get", "get", "get"]
    assert 0.25 <= clock.waits[0] <= 0.5 <= clock.waits[1] <= 1.0


def test_repetition_is_bounded() -> None:
    script = Script(TOKEN, BUSY, BUSY, BUSY)
    with pytest.raises(wxkit.Busy):
        client(script).tags.list()
    assert len(script.asked) == 4


@pytest.mark.parametrize("answer", [BUSY, ConnectionCut(), 502])
def test_a_write_whose_fate_is_unknown_is_never_sent_twice(answer: Answer) -> None:
    script = Script(TOKEN, answer)
    with pytest.raises(wxkit.WxkitError):
        client(script).tags.create(name="vip")
    assert script.paths == ["stable_token", "create"]


@pytest.mark.parametrize("answer", [ConnectionCut(), 502])
def test_an_idempotent_write_is_repeated(answer: Answer) -> None:
    script = Script(TOKEN, answer, OK)
    client(script).tags.update(id=100, name="vip")
    assert script.paths == ["stable_token", "update", "update"]


def test_a_refusal_is_not_repeated() -> None:
    script = Script(TOKEN, {"errcode": 45157, "errmsg": "invalid tag name rid: 1-2-3"})
    with pytest.raises(wxkit.WeChatError) as caught:
        client(script).tags.list()
    assert (caught.value.errcode, caught.value.rid, len(script.asked)) == (45157, "1-2-3", 2)


@pytest.mark.parametrize("code", [40001, 40014, 42001])
def test_a_dead_token_is_replaced_once_even_for_a_write(code: int) -> None:
    script = Script(TOKEN, STALE | {"errcode": code}, TOKEN | {"access_token": "t-2"}, {"tag": {"id": 100}})
    assert client(script).tags.create(name="vip").tag.id == 100
    assert script.paths == ["stable_token", "create", "stable_token", "create"]
    assert "t-2" in script.asked[-1].query


def test_a_token_that_stays_dead_ends_in_an_error() -> None:
    script = Script(TOKEN, STALE, TOKEN | {"access_token": "t-2"}, STALE)
    with pytest.raises(wxkit.TokenError):
        client(script).tags.list()
    assert len(script.asked) == 4


def test_a_token_that_another_server_replaced_is_taken_from_the_store() -> None:
    store = MemoryTokenStore()
    store.save("service_account:wx1", Token("old", 2_000_000.0))
    script = Script(STALE, {"tags": []})
    account = client(script, tokens=store)
    assert account.access_token() == "old"
    store.save("service_account:wx1", Token("new", 2_000_000.0))
    account.tags.list()
    assert script.paths == ["get", "get"]
    assert "new" in script.asked[1].query


def test_a_plain_token_on_request() -> None:
    script = Script(TOKEN)
    assert client(script, token_mode="plain").access_token() == "t-1"
    assert (script.asked[0].method, script.asked[0].path) == ("GET", "/cgi-bin/token")


def test_a_refused_secret_says_so() -> None:
    script = Script({"errcode": 40125, "errmsg": "invalid appsecret"})
    with pytest.raises(wxkit.AuthError, match="40125") as caught:
        client(script).tags.list()
    assert "s3cret" not in str(caught.value) + repr(caught.value.call)


def test_options_share_token_and_connections() -> None:
    script = Script(TOKEN, BUSY, {"tags": []})
    account = client(script)
    account.access_token()
    with pytest.raises(wxkit.Busy):
        account.with_options(max_retries=0).tags.list()
    account.tags.list()
    assert script.paths == ["stable_token", "get", "get"]


async def _listed(script: Script) -> int:
    async with wxkit.AsyncServiceAccount("wx1", "s", transport=InProcess(script), clock=Still()) as account:
        return len((await account.tags.list()).tags)


def test_the_async_client_follows_the_same_policy() -> None:
    import asyncio

    script = Script(TOKEN, STALE, TOKEN | {"access_token": "t-2"}, BUSY, {"tags": [{"id": 1}]})
    assert asyncio.run(_listed(script)) == 1
    assert script.paths == ["stable_token", "get", "stable_token", "get", "get"]
