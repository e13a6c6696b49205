"""The published wechatpy, unmodified: scene codes, tickets of the JS-SDK, WeChat's addresses."""

from __future__ import annotations

from hashlib import sha1
from typing import Any

import pytest
import requests
from stranger import refused
from wechatpy import WeChatClient

from wxkit.testing._bench import Bench


def scene(name: str, **more: Any) -> dict[str, Any]:
    return {"action_name": "QR_STR_SCENE", "action_info": {"scene": {"scene_str": name}}} | more


def test_a_scene_code_is_made_and_scanned(account: WeChatClient, wechat_server: Bench) -> None:
    made = account.qrcode.create(scene("door", expire_seconds=3600))
    assert made["expire_seconds"] == 3600
    person = wechat_server.control.people.add(id="bo", nickname="Bo")
    wechat_server.act.scan(person="bo", ticket=made["ticket"])
    told = account.user.get(person.openids[wechat_server.world.service_account.appid])
    assert (told["subscribe_scene"], told["qr_scene_str"]) == ("ADD_SCENE_QR_CODE", "door")


def test_a_scene_code_is_shown_until_it_ends(
    account: WeChatClient, wechat_server: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "get", account._http.get)  # here wechatpy leaves its own session
    made = account.qrcode.create(scene("door"))
    assert account.qrcode.show(made).headers["content-type"] == "image/jpg"
    assert account._http.get(account.qrcode.get_url(made)).status_code == 200
    wechat_server.advance(61)
    assert account.qrcode.show(made["ticket"]).status_code == 404


def test_wrong_scenes_are_refused_by_number(account: WeChatClient) -> None:
    with refused(40052):
        account.qrcode.create(scene("door") | {"action_name": "QR_NONE"})
    with refused(40053):
        account.qrcode.create(scene(""))
    with refused(40035):
        account.qrcode.create(scene("door", expire_seconds=2_592_001))


def test_tickets_are_kept_until_they_end(account: WeChatClient) -> None:
    ticket = account.jsapi.get_jsapi_ticket()
    assert ticket == account.jsapi.get_jsapi_ticket() == account.jsapi.get_ticket()["ticket"]
    card_ticket = account.jsapi.get_jsapi_card_ticket()
    assert card_ticket == account.jsapi.get_ticket("wx_card")["ticket"] != ticket
    with refused(40035):
        account.jsapi.get_ticket("tea")


def test_a_page_is_signed_as_wxkit_signs_it(account: WeChatClient, wechat_server: Bench) -> None:
    ticket = account.jsapi.get_jsapi_ticket()
    page = "https://shop.test/o?id=1"
    ours = wechat_server.sa.jssdk.sign(url=page)
    theirs = account.jsapi.get_jsapi_signature(ours["nonceStr"], ticket, ours["timestamp"], page)
    assert theirs == ours["signature"]


def test_the_card_parameters_are_signed_with_the_card_ticket(account: WeChatClient) -> None:
    ticket = account.jsapi.get_jsapi_card_ticket()
    signed = account.jsapi.get_jsapi_card_params(ticket, "GROUPON", noncestr="n", timestamp="1")
    words = sorted(["GROUPON", "n", "1", ticket, account.appid])
    assert signed["sign"] == sha1("".join(words).encode()).hexdigest()


def test_the_addresses_of_wechat_are_told(account: WeChatClient) -> None:
    assert account.misc.get_wechat_ips() == ["127.0.0.1"]
