"""Clients of strangers, and people for them to talk to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from stranger import client_of
from wechatpy import WeChatClient

from wxkit.testing._bench import Bench


@pytest.fixture(autouse=True)
def nothing_is_made_up(request: pytest.FixtureRequest) -> Iterator[None]:
    """Strangers judge behaviour: no call of theirs is answered with sample data."""
    bench = request.getfixturevalue("wechat_server") if "wechat_server" in request.fixturenames else None
    yield
    if bench is not None:
        bench.require_stateful()


@pytest.fixture
def account(wechat_server: Bench) -> Iterator[WeChatClient]:
    """wechatpy as the server of the service account."""
    with client_of(wechat_server, wechat_server.world.service_account) as client:
        yield client


@pytest.fixture
def mini(wechat_server: Bench) -> Iterator[WeChatClient]:
    """wechatpy as the server of the mini-program."""
    with client_of(wechat_server, wechat_server.world.miniprogram) as client:
        yield client


@pytest.fixture
def lan(wechat_server: Bench) -> str:
    """Openid of Lan, who follows the service account."""
    return _follower(wechat_server, "lan")


@pytest.fixture
def mei(wechat_server: Bench) -> str:
    """Openid of Mei, who follows the service account, too."""
    return _follower(wechat_server, "mei")


def _follower(bench: Bench, name: str) -> str:
    person = bench.control.people.add(id=name, nickname=name.title())
    bench.act.follow(person=name)
    return person.openids[bench.world.service_account.appid]
