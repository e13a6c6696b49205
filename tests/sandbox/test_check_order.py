"""What WeChat answers to malformed calls, and which of two faults it finds first."""

from __future__ import annotations

import json
from typing import Any

import pytest

from wxkit._wire import Response
from wxkit.testing._bench import Bench

LIST, CREATE = "/cgi-bin/tags/get", "/cgi-bin/tags/create"


def code(response: Response) -> int:
    assert response.status == 200
    answer: dict[str, Any] = json.loads(response.content)
    return int(answer.get("errcode", 0))


@pytest.fixture
def token(wechat: Bench) -> str:
    return wechat.sa.access_token()


def test_an_unknown_path_is_found_before_anything_else(raw: Any) -> None:
    assert code(raw("POST", "/cgi-bin/tagz/create")) == 40066


def test_the_method_is_checked_before_the_token(raw: Any) -> None:
    assert code(raw("GET", CREATE)) == 43002


def test_a_get_endpoint_of_the_store_takes_no_post(raw: Any) -> None:
    assert code(raw("POST", "/channels/ec/basics/info/get")) == 43001


def test_many_other_get_endpoints_take_a_post(raw: Any, token: str) -> None:
    assert code(raw("POST", LIST, access_token=token)) == 0


def test_no_token(raw: Any) -> None:
    assert code(raw("GET", LIST)) == 41001


def test_a_made_up_token(raw: Any) -> None:
    assert code(raw("GET", LIST, access_token="80_made-up")) == 40001


def test_a_replaced_token_and_an_expired_one_differ(wechat: Bench, raw: Any) -> None:
    old = wechat.world.directory.grants.stable(wechat.world.service_account, force=False).value
    wechat.advance(31)
    current = wechat.world.directory.grants.stable(wechat.world.service_account, force=True).value
    assert code(raw("GET", LIST, access_token=old)) == 40001
    wechat.advance(7200)
    assert code(raw("GET", LIST, access_token=current)) == 42001


def test_another_kind_of_account_may_not(wechat: Bench, raw: Any) -> None:
    assert code(raw("GET", LIST, access_token=wechat.shop.access_token())) == 48001


def test_a_permission_that_was_taken_away(wechat: Bench, raw: Any, token: str) -> None:
    wechat.world.service_account.denied.add(LIST)
    assert code(raw("GET", LIST, access_token=token)) == 48001


def test_a_call_that_wechat_has_closed(wechat: Bench, raw: Any, token: str) -> None:
    wechat.world.service_account.banned.add(LIST)
    assert code(raw("GET", LIST, access_token=token)) == 48004
    assert code(raw("POST", CREATE, {"tag": {"name": "vip"}}, access_token=token)) == 0


def test_permission_comes_before_the_body(wechat: Bench, raw: Any) -> None:
    assert code(raw("POST", CREATE, access_token=wechat.shop.access_token())) == 48001


def test_a_fault_comes_after_the_token_and_before_the_quota(wechat: Bench, raw: Any, token: str) -> None:
    wechat.on(LIST).fail(45011)
    assert code(raw("GET", LIST)) == 41001
    assert code(raw("GET", LIST, access_token=token)) == 45011


def test_the_quota_comes_before_the_body(wechat: Bench, raw: Any, token: str) -> None:
    from wxkit_sandbox.quotas import Quotas

    wechat.world.service_account.state(Quotas).limits[CREATE] = 1
    assert code(raw("POST", CREATE, access_token=token)) == 44002
    assert code(raw("POST", CREATE, access_token=token)) == 45009


def test_no_body(raw: Any, token: str) -> None:
    assert code(raw("POST", CREATE, access_token=token)) == 44002


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"name=vip",
        b"[]",
        b'"vip"',
        b"\xff",
        b'{"tag": []}',
        b"[" * 100_000,
        b'{"tag": {"name": "\\uD800"}}',
    ],
)
def test_a_body_that_is_no_json_object(raw: Any, token: str, body: bytes) -> None:
    assert code(raw("POST", CREATE, body, access_token=token)) == 47001


def test_a_field_of_the_wrong_type(raw: Any, token: str) -> None:
    answer = code(raw("POST", "/cgi-bin/user/tag/get", {"tagid": "many"}, access_token=token))
    assert answer == 45159


def test_an_openid_of_another_app(wechat: Bench, raw: Any, token: str) -> None:
    person = wechat.world.people.add("mei", person_id="mei")
    openid = wechat.world.store.openid(person)
    assert code(raw("GET", "/cgi-bin/user/info", access_token=token, openid=openid)) == 40003
