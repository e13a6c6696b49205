"""What WeChat refuses about menus, by number; the menus stay as they were."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from account_steps import post, refused

from wxkit.service_account.menu import AddConditionalMenu, Button, CreateMenu, MatchRule
from wxkit.testing._bench import Bench
from wxkit_sandbox.service_account.menu import MenuBook

CREATE, ADD = "/cgi-bin/menu/create", "/cgi-bin/menu/addconditional"
SONG = Button(type="click", name="今日歌曲", key="SONG")
IOS = {"client_platform_type": "1"}


@pytest.fixture
def book(wechat: Bench) -> MenuBook:
    """An account with a default menu."""
    wechat.sa.menu.create(button=[SONG])
    return wechat.world.service_account.state(MenuBook)


def link(url: str) -> dict[str, Any]:
    return {"type": "view", "name": "n", "url": url}


def raw(wechat: Bench, path: str, body: bytes) -> dict[str, Any]:
    """A body as another client writes it."""
    url = f"https://api.weixin.qq.com{path}?access_token={wechat.sa.access_token()}"
    assert wechat.transport
    answer = wechat.transport.handle_request(httpx.Request("POST", url, content=body))
    answer.read()
    return dict(answer.json())


def test_escapes_are_40033(wechat: Bench, book: MenuBook) -> None:
    buttons = [{"type": "click", "name": "\\u4eca", "key": "K"}]
    escaped = json.dumps({"button": buttons}).replace("\\\\u", "\\u").encode()
    assert raw(wechat, CREATE, escaped)["errcode"] == 40033
    assert raw(wechat, ADD, escaped)["errcode"] == 40033
    assert [one.default and one.default.button[0]["name"] for one in [book]] == ["今日歌曲"]


def test_a_backslash_before_a_u_is_no_escape(wechat: Bench, book: MenuBook) -> None:
    assert raw(wechat, CREATE, rb'{"button": [{"type": "click", "name": "n", "key": "a\\u4eca"}]}') == {
        "errcode": 0,
        "errmsg": "ok",
    }
    assert wechat.sa.menu.get().menu.button[0].key == r"a\u4eca"


def test_a_menu_may_be_switched_off(wechat: Bench, book: MenuBook) -> None:
    wechat.world.settings.custom_menu = False
    with refused(40028):
        wechat.sa.menu.create(button=[Button(type="click", name="n", key="K")])
    assert book.default
    assert book.default.button[0]["name"] == "今日歌曲"


@pytest.mark.parametrize("url", ["shop.test/vip", "ftp://shop.test", "https://", "javascript:alert(1)"])
def test_links_need_a_domain(wechat: Bench, book: MenuBook, url: str) -> None:
    with refused(40054):
        post(wechat, CREATE, button=[link(url)])
    with refused(40055):
        post(wechat, CREATE, button=[{"name": "n", "sub_button": [link(url)]}])
    with refused(65317):
        post(wechat, ADD, button=[link(url)], matchrule=IOS)
    assert (book.conditional, len(wechat.sa.menu.get().menu.button)) == ([], 1)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"matchrule": IOS}, 65307),
        ({"button": [], "matchrule": IOS}, 65307),
        ({"button": [{"name": "n"}], "matchrule": IOS}, 65308),
        ({"button": [{"name": "n", "sub_button": [{"name": "n"}]}], "matchrule": IOS}, 65308),
        ({"button": [{"type": "tap", "name": "n"}], "matchrule": IOS}, 40017),
        ({"button": [link("https://a.test")] * 4, "matchrule": IOS}, 40016),
        ({"button": [link("https://a.test")]}, 65304),
        ({"button": [link("https://a.test")], "matchrule": {}}, 65304),
        ({"button": [link("https://a.test")], "matchrule": {"province": "广东"}}, 65320),
        ({"button": [link("https://a.test")], "matchrule": {"tag_id": "4711"}}, 45159),
    ],
)
def test_bad_conditional_menus_are_not_added(
    wechat: Bench, book: MenuBook, fields: dict[str, Any], code: int
) -> None:
    with refused(code):
        post(wechat, ADD, **fields)
    assert book.conditional == []


@pytest.mark.parametrize(("setting", "code"), [("off", 65309), ("not_allowed", 65306)])
def test_an_account_may_have_no_conditional_menus(
    wechat: Bench, book: MenuBook, setting: Any, code: int
) -> None:
    wechat.world.settings.conditional_menus = setting
    with refused(code):
        wechat.sa.menu.add_conditional(button=[SONG], matchrule=MatchRule(client_platform_type="1"))
    assert book.conditional == []


def test_there_is_an_end_to_conditional_menus(wechat: Bench, book: MenuBook) -> None:
    wechat.world.settings.conditional_menus_at_most = 1
    wechat.sa.menu.add_conditional(button=[SONG], matchrule=MatchRule(client_platform_type="1"))
    with refused(65305):
        wechat.sa.menu.add_conditional(button=[SONG], matchrule=MatchRule(client_platform_type="2"))
    assert len(book.conditional) == 1


def test_without_a_default_menu_there_is_no_conditional_one(wechat: Bench) -> None:
    with refused(65303):
        wechat.sa.menu.add_conditional(button=[SONG], matchrule=MatchRule(client_platform_type="1"))


@pytest.mark.parametrize("menuid", ["0", "430000001", ""])
def test_only_conditional_menus_are_deleted_one_by_one(wechat: Bench, book: MenuBook, menuid: str) -> None:
    with refused(65301):
        post(wechat, "/cgi-bin/menu/delconditional", menuid=menuid)
    assert book.default is not None


def test_people_of_another_app_match_nothing(wechat: Bench, book: MenuBook) -> None:
    lan = wechat.world.people.add("lan", person_id="lan")
    for user_id in (wechat.world.miniprogram.openid(lan), "lan"):
        with refused(65302):
            wechat.sa.menu.try_match(user_id=user_id)


NOT_TOLD = (40015, 40021, 40119, 40120, 41007, 45010, 46002, 65310, 65311, 65312, 65313, 65314)


@pytest.mark.parametrize("code", NOT_TOLD)
def test_codes_without_a_known_cause_come_by_faults(wechat: Bench, book: MenuBook, code: int) -> None:
    wechat.on(CreateMenu).fail(code, times=1)
    wechat.on(AddConditionalMenu).fail(code, times=1)
    other = Button(type="click", name="n", key="K")
    with refused(code):
        wechat.sa.menu.create(button=[other])
    with refused(code):
        wechat.sa.menu.add_conditional(button=[other], matchrule=MatchRule(client_platform_type="1"))
    assert [button.name for button in wechat.sa.menu.get().menu.button] == ["今日歌曲"]
    assert book.conditional == []
