"""The published wechatpy, unmodified: login, codes and subscribe messages of the mini-program."""

from __future__ import annotations

from typing import Any

import pytest
from stranger import refused
from wechatpy import WeChatClient

from wxkit.testing._bench import Bench


@pytest.fixture
def visitor(wechat_server: Bench) -> str:
    """Openid of Bo, who has opened the mini-program."""
    person = wechat_server.control.people.add(id="bo", nickname="Bo")
    wechat_server.act.login(person="bo")
    return person.openids[wechat_server.world.miniprogram.appid]


def test_a_login_code_is_exchanged_once(mini: WeChatClient, visitor: str, wechat_server: Bench) -> None:
    code = wechat_server.act.login(person="bo").code
    session = mini.wxa.code_to_session(code)
    assert (session["openid"], len(session["session_key"])) == (visitor, 24)
    with refused(40163):
        mini.wxa.code_to_session(code)
    with refused(40029):
        mini.wxa.code_to_session("unknown")


def test_codes_are_pictures(mini: WeChatClient) -> None:
    for made in (
        mini.wxa.create_qrcode("pages/index/index"),
        mini.wxa.get_wxa_code("pages/index/index"),
        mini.wxa.get_wxa_code_unlimited("door"),
    ):
        assert made.headers["content-type"].startswith("image/")


def test_wrong_codes_are_refused_by_number(mini: WeChatClient) -> None:
    with refused(40159):
        mini.wxa.get_wxa_code("x" * 1025)
    with refused(40159):
        mini.wxa.create_qrcode("x" * 1025)
    with refused(40169):
        mini.wxa.get_wxa_code_unlimited("x" * 33)
    with refused(41030):
        mini.wxa.get_wxa_code_unlimited("door", page="/pages/index/index")


def template(mini: WeChatClient) -> tuple[str, dict[str, Any]]:
    """A template of the mini-program, and data that fit."""
    (base, titles) = ("https://api.weixin.qq.com/wxaapi/newtmpl/", {"ids": "307", "start": 0, "limit": 1})
    tid = mini.get(base + "getpubtemplatetitles", params=titles)["data"][0]["tid"]
    words = mini.get(base + "getpubtemplatekeywords", params={"tid": tid})["data"][:2]
    asked = {"tid": tid, "kidList": [word["kid"] for word in words], "sceneDesc": "发货"}
    made = mini.post(base + "addtemplate", data=asked)["priTmplId"]
    return made, {f"{word['rule']}{word['kid']}": {"value": word["example"]} for word in words}


def test_a_consent_is_good_for_one_subscribe_message(
    mini: WeChatClient, visitor: str, wechat_server: Bench
) -> None:
    template_id, data = template(mini)
    wechat_server.act.subscribe(person="bo", accept=[template_id])
    mini.wxa.send_subscribe_message(visitor, template_id, data, page="pages/index/index")
    (message,) = wechat_server.control.people.inbox(person="bo").items
    assert message.kind == "subscribe"
    with refused(43101):
        mini.wxa.send_subscribe_message(visitor, template_id, data)


def test_wrong_subscribe_messages_are_refused_by_number(mini: WeChatClient, visitor: str) -> None:
    template_id, data = template(mini)
    with refused(40003):
        mini.wxa.send_subscribe_message("o" * 28, template_id, data)
    with refused(40037):
        mini.wxa.send_subscribe_message(visitor, "x" * 43, data)
    with refused(47003):
        mini.wxa.send_subscribe_message(visitor, template_id, {})


def test_who_paid_has_a_unionid(mini: WeChatClient, visitor: str, wechat_server: Bench) -> None:
    with refused(40003):
        mini.wxa.get_paid_unionid("o" * 28)
    wechat_server.act.pay_in_miniprogram(
        person="bo", transaction_id="420000", mch_id="1900", out_trade_no="T1"
    )
    unionid = wechat_server.people["bo"].unionid
    assert mini.wxa.get_paid_unionid(visitor, transaction_id="420000") == unionid
    assert mini.wxa.get_paid_unionid(visitor, mch_id="1900", out_trade_no="T1") == unionid


def test_texts_and_media_are_checked_for_a_person(mini: WeChatClient) -> None:
    """wechatpy knows the first version only, which ended in 2021; the second asks for an openid."""
    with refused(40003):
        mini.wxa.check_text_security("好茶")
    with refused(40003):
        mini.wxa.check_media_async("https://shop.test/1.png", 2)
