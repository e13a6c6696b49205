"""Published Node.js clients, unmodified, against the served sandbox: tokens, messages, pushes and more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from node_packages import NodeScript, running

from wxkit.testing._bench import Bench
from wxkit_sandbox.push import PushMode
from wxkit_sandbox.world import Kind


def environ(bench: Bench, kind: Kind = "service_account") -> dict[str, str]:
    """What a merchant's server has in its environment."""
    app = bench.world.apps[kind]
    account = {"KIND": kind, "APPID": app.appid, "SECRET": app.secret}
    return account | {"WXKIT_BASE_URL": bench.base_url or ""}


@pytest.fixture
def node(wechat_server: Bench) -> Iterator[NodeScript]:
    """co-wechat-api."""
    with running("client.mjs", environ(wechat_server)) as script:
        yield script


@pytest.fixture
def easywechat(wechat_server: Bench, tmp_path: Path) -> Iterator[NodeScript]:
    """node-easywechat."""
    with running("easywechat.mjs", environ(wechat_server) | {"CACHE": str(tmp_path)}) as script:
        yield script


def arrived(bench: Bench) -> tuple[str, dict[str, Any]]:
    last = bench.control.people.inbox(person="lan").items[-1]
    return last.kind, last.content


def test_a_follower_is_found_and_named(node: NodeScript, lan: str) -> None:
    assert node.call("getFollowers")["result"]["data"]["openid"] == [lan]
    assert node.call("updateRemark", lan, "爱喝茶")["result"]["errcode"] == 0
    told = node.call("getUser", {"openid": lan, "lang": "zh_CN"})["result"]
    assert (told["subscribe"], told["remark"]) == (1, "爱喝茶")
    assert node.call("batchGetUsers", [lan])["result"]["user_info_list"][0]["openid"] == lan
    assert node.call("getUser", "o" * 28)["code"] == 40003


def test_a_tag_is_made_given_and_read_back(node: NodeScript, lan: str) -> None:
    tag = node.call("createTags", "vip")["result"]["tag"]["id"]
    node.call("batchTagging", [lan], tag)
    assert node.call("getUsersFromTag", tag)["result"]["data"]["openid"] == [lan]
    assert node.call("createTags", "vip")["code"] == 45157
    node.call("deleteTag", tag)
    assert node.call("getTags")["result"]["tags"] == []


def test_a_menu_is_made_read_and_deleted(node: NodeScript) -> None:
    menu = {"button": [{"type": "click", "name": "茶单", "key": "V1"}]}
    assert node.call("createMenu", menu)["result"]["errcode"] == 0
    assert node.call("getMenu")["result"]["menu"]["button"][0]["key"] == "V1"
    node.call("removeMenu")
    assert node.call("getMenu")["code"] == 46003


def test_messages_arrive_until_the_time_is_over(node: NodeScript, lan: str, wechat_server: Bench) -> None:
    assert node.call("sendText", lan, "您好")["result"]["errcode"] == 0
    assert arrived(wechat_server)[1]["text"] == {"content": "您好"}
    article = {
        "title": "春茶",
        "description": "到店",
        "url": "https://tea.test",
        "picurl": "https://tea.test/1.png",
    }
    assert node.call("sendNews", lan, [article])["result"]["errcode"] == 0
    assert arrived(wechat_server)[1]["news"]["articles"] == [article]
    wechat_server.advance(61)
    assert node.call("sendText", lan, "还在吗")["code"] == 45015


def test_a_template_message_arrives_filled_in(node: NodeScript, lan: str, wechat_server: Bench) -> None:
    template = wechat_server.sa.templates.add(template_id_short="40001", keyword_name_list=["商品名称"])
    data = {"thing2": {"value": "乌龙茶"}}
    sent = node.call("sendTemplate", lan, template.template_id, "https://tea.test", "#FF0000", data)["result"]
    assert sent["msgid"]
    assert arrived(wechat_server)[1]["content"] == "商品名称:乌龙茶\n"
    assert node.call("sendTemplate", lan, "x" * 43, "", "", data)["code"] == 40037
    listed = node.call("getAllPrivateTemplate")["result"]["template_list"]
    assert [one["template_id"] for one in listed] == [template.template_id]


def test_a_scene_code_and_a_ticket(node: NodeScript) -> None:
    assert node.call("createTmpQRCode", "door", 3600)["result"]["expire_seconds"] == 3600
    assert node.call("getTicket")["result"]["ticket"]


def test_a_stale_token_is_replaced_by_their_retry(node: NodeScript, wechat_server: Bench) -> None:
    assert node.call("getTags")["result"]["tags"] == []
    wechat_server.advance(7201)
    assert node.call("getTags")["result"]["tags"] == []
    assert [call.path for call in wechat_server.journal].count("/cgi-bin/token") == 2


def test_another_client_uses_the_stable_token(easywechat: NodeScript, lan: str, wechat_server: Bench) -> None:
    asked = {"touser": lan, "msgtype": "text", "text": {"content": "您好"}}
    sent = easywechat.call("postJson", "cgi-bin/message/custom/send", asked)
    assert sent["result"]["errcode"] == 0
    told = easywechat.call("get", "cgi-bin/user/info", {"params": {"openid": "o" * 28}})
    assert told["result"]["errcode"] == 40003
    paths = [call.path for call in wechat_server.journal]
    assert (paths.count("/cgi-bin/stable_token"), paths.count("/cgi-bin/token")) == (1, 0)


def test_a_login_is_exchanged_and_a_phone_number_opened(wechat_server: Bench, tmp_path: Path) -> None:
    wechat_server.control.people.add(id="bo", nickname="Bo")
    code = wechat_server.act.login(person="bo").code
    given = wechat_server.act.open_data(person="bo", data="phone")
    with running("easywechat.mjs", environ(wechat_server, "miniprogram") | {"CACHE": str(tmp_path)}) as node:
        session = node.call("codeToSession", code)["result"]
        opened = node.call("decryptSession", session["session_key"], given.iv, given.encryptedData)
        assert "40163" in node.call("codeToSession", code)["message"]
    assert session["openid"] == wechat_server.people["bo"].openids[wechat_server.world.miniprogram.appid]
    assert opened["result"]["purePhoneNumber"] == wechat_server.people["bo"].phone


@pytest.mark.parametrize("mode", ["plaintext", "compatible", "secure"])
def test_pushes_are_opened_and_answered(mode: PushMode, lan: str, wechat_server: Bench) -> None:
    app = wechat_server.world.service_account
    keys = (
        {"TOKEN": app.token} if mode == "plaintext" else {"TOKEN": app.token, "AES_KEY": app.encoding_aes_key}
    )
    with running("merchant.mjs", environ(wechat_server) | keys) as merchant:
        url = f"http://127.0.0.1:{merchant.read()['port']}/callback"
        wechat_server.control.apps.push_to(appid=app.appid, url=url, mode=mode, format="xml")
        wechat_server.act.send_message(person="lan", content="有<春茶>吗 & 🍵")
        heard = merchant.read()
    assert (heard["MsgType"], heard["Content"], heard["FromUserName"]) == ("text", "有<春茶>吗 & 🍵", lan)
    kind, reply = arrived(wechat_server)
    assert (kind, reply["MsgType"], reply["Content"]) == ("reply", "text", "收到：有<春茶>吗 & 🍵")
