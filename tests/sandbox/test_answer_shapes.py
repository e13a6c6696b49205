"""How answers look on the wire: status, rid, separators, success with and without errcode."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

import wxkit
from wxkit.testing._bench import Bench

RID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}")


def test_a_refusal_is_http_200_with_the_time_in_its_rid(wechat: Bench, raw: Any) -> None:
    answer = raw("GET", "/cgi-bin/tags/get")
    assert answer.status == 200
    text, _, rid = json.loads(answer.content)["errmsg"].partition(" rid: ")
    assert text == "access_token missing"
    assert RID.fullmatch(rid)
    assert int(rid[:8], 16) == wechat.world.clock.time()


def test_web_login_puts_a_comma_before_the_rid(raw: Any) -> None:
    answer = raw("GET", "/sns/oauth2/access_token", grant_type="authorization_code")
    assert re.search(r"\w, rid: [0-9a-f]{8}-", json.loads(answer.content)["errmsg"])


def test_a_read_carries_no_errcode_and_a_write_does(wechat: Bench, raw: Any) -> None:
    token = wechat.sa.access_token()
    tag = json.loads(
        raw("POST", "/cgi-bin/tags/create", {"tag": {"name": "vip"}}, access_token=token).content
    )
    assert "errcode" not in tag
    body = {"tag": {"id": tag["tag"]["id"]}}
    done = json.loads(raw("POST", "/cgi-bin/tags/delete", body, access_token=token).content)
    assert done == {"errcode": 0, "errmsg": "ok"}


@pytest.mark.parametrize(
    ("path", "tier"),
    [("/cgi-bin/tags/get", "stateful"), ("/cgi-bin/nothing", "unknown"), ("/cgi-bin/tags/create", "refused")],
)
def test_the_header_tells_who_answered(wechat: Bench, raw: Any, path: str, tier: str) -> None:
    answer = raw("GET", path, access_token=wechat.sa.access_token())
    assert answer.headers["x-wxkit-sandbox"] == tier


def test_a_refusal_can_be_found_by_its_rid(wechat: Bench) -> None:
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.sa.tags.delete(id=7)
    entry = wechat.journal.by_rid(refused.value.rid or "")
    assert entry is not None
    assert (entry.name, entry.errcode) == ("DeleteTag", 45159)


def test_an_unknown_path_is_reported(wechat: Bench, raw: Any, caplog: pytest.LogCaptureFixture) -> None:
    raw("GET", "/cgi-bin/tagz/get", access_token="60_secret-token")
    assert "/cgi-bin/tagz/get" in caplog.text
    assert "secret-token" not in caplog.text
    assert [entry.path for entry in wechat.control.journal.unknown().items] == ["/cgi-bin/tagz/get"]
