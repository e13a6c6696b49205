"""The published wechatpy, unmodified, against the served sandbox: tokens, and requests of any kind."""

from __future__ import annotations

import pytest
from stranger import client_of, refused
from wechatpy import WeChatClient
from wechatpy.constants import WeChatErrorCode
from wechatpy.exceptions import APILimitedException

from wxkit._errcodes import explain
from wxkit.service_account.tags import GetTags
from wxkit.testing._bench import Bench


def test_a_token_is_fetched_once_and_used_until_it_ends(account: WeChatClient, wechat_server: Bench) -> None:
    fetched = account.fetch_access_token()
    assert (account.access_token, fetched["expires_in"]) == (fetched["access_token"], 7200)
    assert account.tag.get() == account.get("tags/get")["tags"] == []
    assert [call.path for call in wechat_server.journal].count("/cgi-bin/token") == 1


def test_a_wrong_secret_gives_no_token(wechat_server: Bench) -> None:
    with client_of(wechat_server, wechat_server.world.service_account) as account:
        account.secret = "0" * 32
        with refused(40125):
            account.fetch_access_token()


def test_a_stale_token_is_replaced_by_their_retry(account: WeChatClient, wechat_server: Bench) -> None:
    first = account.access_token
    wechat_server.advance(7201)
    assert account.tag.get() == []
    assert account.access_token != first


def test_a_token_that_somebody_else_replaced_is_replaced_by_their_retry(
    account: WeChatClient, wechat_server: Bench
) -> None:
    first = account.access_token
    with client_of(wechat_server, wechat_server.world.service_account) as another:
        another.fetch_access_token()
    assert account.tag.get() == []  # for five minutes the one before will do
    wechat_server.advance(301)
    assert account.post("tags/create", data={"tag": {"name": "vip"}})["tag"]["name"] == "vip"
    assert account.access_token != first


def test_without_their_retry_a_stale_token_is_an_error(account: WeChatClient, wechat_server: Bench) -> None:
    account.auto_retry = False
    assert account.tag.get() == []
    wechat_server.advance(7201)
    with refused(42001):
        account.tag.get()


def test_a_used_up_quota_is_their_own_kind_of_error(account: WeChatClient, wechat_server: Bench) -> None:
    wechat_server.on(GetTags).fail(45009)
    with pytest.raises(APILimitedException) as error:
        account.tag.get()
    assert error.value.errcode == 45009


def test_every_code_that_they_know_has_a_meaning_here() -> None:
    theirs = {code.value for code in WeChatErrorCode} - {0, -1000}  # they have -1000 for -1
    assert sorted(code for code in theirs if not explain(code)) == []
