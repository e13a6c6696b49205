"""Steps that the tests of the service account share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

import wxkit
from wxkit.callbacks import Push
from wxkit.testing._bench import Bench


@contextmanager
def refused(code: int) -> Iterator[None]:
    """WeChat refuses with this code."""
    with pytest.raises(wxkit.WeChatError) as error:
        yield
    assert error.value.errcode == code


def person(wechat: Bench, name: str) -> str:
    """A new person; gives their openid at the service account."""
    return wechat.world.service_account.openid(wechat.world.people.add(name, person_id=name))


def follower(wechat: Bench, name: str) -> str:
    """A new person who follows; gives their openid."""
    openid = person(wechat, name)
    wechat.act.follow(person=name)
    return openid


def stranger(wechat: Bench) -> str:
    """Openid of somebody who has been seen but does not follow."""
    return person(wechat, "stranger")


def pushed(wechat: Bench) -> list[Push]:
    """What the service account's server was sent, oldest first."""
    account = wechat.world.service_account
    return [delivery.push for delivery in wechat.world.pusher.log if delivery.app is account]


def received(wechat: Bench, name: str, kind: str) -> list[dict[str, Any]]:
    """What the service account sent to this person."""
    appid = wechat.world.service_account.appid
    return [message.content for message in wechat.world.people[name].messages(appid, kind)]


def post(wechat: Bench, path: str, **fields: Any) -> dict[str, Any]:
    """A request as somebody without wxkit may send it."""
    return wechat.sa.request("POST", path, json=fields)
