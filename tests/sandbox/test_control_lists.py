"""The control API over plain JSON: lists are lists, errors are one line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from wxkit.testing._bench import Bench

APP_KEYS = {
    "kind",
    "appid",
    "secret",
    "token",
    "encoding_aes_key",
    "original_id",
    "name",
    "push_mode",
    "push_format",
    "callback_url",
    "one_time_template",
    "world",
}


def test_apps_are_a_list_of_objects(wechat: Bench, raw: Any) -> None:
    apps = json.loads(raw("GET", "/_sandbox/apps").content)
    assert [app["kind"] for app in apps] == ["store", "miniprogram", "service_account"]
    assert all(set(app) == APP_KEYS for app in apps)
    assert [app["secret"] for app in apps] == [app.secret for app in wechat.world.apps.values()]


@pytest.mark.parametrize("what", ["apps", "people", "journal", "deliveries", "faults", "worlds", "unknown"])
def test_what_is_many_is_a_bare_list(raw: Any, what: str) -> None:
    assert isinstance(json.loads(raw("GET", f"/_sandbox/{what}").content), list)


def test_people_have_an_openid_in_every_app(either: Bench) -> None:
    added = either.control.people.add(nickname="花", id="hua", phone="10012345678")
    (shown,) = either.control.people.list().items
    assert (shown.id, shown.nickname, shown.unionid) == ("hua", "花", added.unionid)
    assert set(shown.openids) == {app.appid for app in either.world.apps.values()}
    assert len(set(shown.openids.values())) == 3
    assert either.people["hua"].phone == "10012345678"


def test_an_act_that_is_impossible_says_why(either: Bench) -> None:
    import wxkit

    with pytest.raises(wxkit.WeChatError, match="no person 'nobody'") as refused:
        either.act.follow(person="nobody")
    assert refused.value.errcode == 400


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "why"),
    [
        ("GET", "/_sandbox/nothing", None, 404, "no GET /_sandbox/nothing"),
        ("POST", "/_sandbox/act/levitate", {"person": "mei"}, 404, "levitate"),
        ("GET", "/_sandbox/people?world=mars", None, 404, "mars"),
        ("POST", "/_sandbox/people", b"{", 400, "not JSON"),
        ("POST", "/_sandbox/people", b"[]", 400, "not a JSON object"),
        ("POST", "/_sandbox/people", {}, 400, "nickname"),
        ("POST", "/_sandbox/people", {"nickname": "x", "id": "a b"}, 400, "id"),
        ("POST", "/_sandbox/act/follow", {}, 400, "person"),
        ("POST", "/_sandbox/act/follow", {"person": "mei", "mood": "good"}, 400, "mood"),
        ("GET", "/_sandbox/people/inbox?person=nobody", None, 400, "nobody"),
        ("POST", "/_sandbox/apps/push", {"appid": "wx0", "url": ""}, 400, "wx0"),
        ("POST", "/_sandbox/apps/push", {"appid": "store", "url": "ftp://x"}, 400, "url"),
    ],
)
def test_mistakes_are_told_in_one_line(
    wechat: Bench, raw: Any, method: str, path: str, body: object, status: int, why: str
) -> None:
    path, _, query = path.partition("?")
    pairs = dict([query.split("=")]) if query else {}
    answer = raw(method, path, body, **pairs)
    told = json.loads(answer.content)
    assert (answer.status, told["errcode"]) == (status, 400)
    assert why in told["errmsg"]
    assert "\n" not in told["errmsg"]
    assert len(wechat.people) == 0
