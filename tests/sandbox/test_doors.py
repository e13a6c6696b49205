"""Every way in: async clients, ASGI, respx, a server in a thread."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import httpx
import pytest

import wxkit
from wxkit._wire import Incoming, Response
from wxkit.testing._bench import Bench
from wxkit_sandbox import AsyncControl, Control, SandboxServer, asgi_app, respx_router


def test_async_clients(either: Bench) -> None:
    async def story() -> list[str]:
        await either.async_control.people.add(nickname="花", id="hua")
        await either.async_act.follow(person="hua")
        await either.async_sa.tags.create(name="vip")
        return [tag.name for tag in (await either.async_sa.tags.list()).tags]

    assert asyncio.run(story()) == ["vip"]
    assert asyncio.run(story_again(either)) == ["vip", "more"]


async def story_again(bench: Bench) -> list[str]:
    """In another event loop, with the same clients."""
    await bench.async_sa.tags.create(name="more")
    return [tag.name for tag in (await bench.async_sa.tags.list()).tags]


def test_the_loop_goes_on_while_a_push_is_delivered(wechat: Bench) -> None:
    released = threading.Event()

    def wait(request: Incoming) -> Response:
        assert released.wait(5)
        return Response(200, b"success")

    async def story() -> None:
        wechat.world.people.add("花", person_id="hua")
        wechat.push_to("service_account", function=wait)
        following = asyncio.create_task(wechat.async_control.act.follow(person="hua"))  # type: ignore[arg-type]
        await wechat.async_sa.tags.list()
        assert not following.done()
        released.set()
        await following

    asyncio.run(story())


def test_any_asgi_server_will_do(wechat: Bench) -> None:
    async def story() -> Any:
        transport = httpx.ASGITransport(asgi_app(wechat.world))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://wechat") as client:
            missing = await client.get("/cgi-bin/tags/get")
            people = await client.post("/_sandbox/people", json={"nickname": "花"})
            return missing.json()["errcode"], people.json()["id"], missing.headers["x-wxkit-sandbox"]

    assert asyncio.run(story()) == (41001, "p1", "refused")


def test_websockets_are_not_spoken(wechat: Bench) -> None:
    async def talk() -> Any: ...

    with pytest.raises(ValueError, match="HTTP"):
        asyncio.run(asgi_app(wechat.world)({"type": "websocket"}, talk, talk))  # type: ignore[arg-type]


def test_respx_answers_for_wechat(wechat: Bench) -> None:
    app = wechat.world.service_account
    login = {"grant_type": "client_credential", "appid": app.appid, "secret": app.secret}
    with respx_router(wechat.world):
        answer = httpx.get("https://api.weixin.qq.com/cgi-bin/token", params=login)
        assert httpx.get("https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket=x").status_code == 404
    assert answer.json()["expires_in"] == 7200


def test_a_server_in_a_thread() -> None:
    with SandboxServer(seed=5) as server, Control(server.base_url) as control:
        assert control.worlds.health().worlds == ["world-5"]
        store = server.world.store
        with wxkit.Store(store.appid, store.secret, base_url=server.base_url) as shop:
            assert shop.access_token()
    with pytest.raises(wxkit.NotSent), Control(server.base_url) as control:
        control.with_options(max_retries=0).worlds.health()


def test_two_servers_do_not_share_a_port() -> None:
    with SandboxServer(empty=True) as server:
        port = int(server.base_url.rpartition(":")[2])
        with pytest.raises(wxkit.ConfigError, match=f"cannot listen on 127.0.0.1:{port}"):
            SandboxServer(empty=True, port=port).start()


def test_an_async_client_of_the_control_api(wechat_server: Bench) -> None:
    async def story() -> float:
        async with AsyncControl(wechat_server.base_url, world=wechat_server.world.name) as control:
            return (await control.time.advance(seconds=60)).now

    assert asyncio.run(story()) == wechat_server.world.clock.now()


@pytest.mark.parametrize("kind", ["close", "drop_reply"])
def test_a_cut_connection_is_really_cut(wechat_server: Bench, kind: str) -> None:
    getattr(wechat_server.on("/cgi-bin/tags/get"), kind)()
    url = f"{wechat_server.base_url}/cgi-bin/tags/get"
    with pytest.raises(httpx.TransportError):
        httpx.get(url, params={"access_token": wechat_server.sa.access_token()}, trust_env=False)


def test_a_delay_holds_nobody_else_up(wechat_server: Bench) -> None:
    wechat_server.on("/cgi-bin/tags/create").delay(3600)
    with pytest.raises(wxkit.ReplyLost):
        wechat_server.sa.with_options(timeout=0.2).tags.create(name="vip")
    assert len(wechat_server.sa.tags.list().tags) == 1
