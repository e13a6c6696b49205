"""Custom menus: made, read, refused."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, post, refused

from wxkit.service_account.menu import Button, MatchRule, SubButton
from wxkit.testing._bench import Bench

CREATE = "/cgi-bin/menu/create"
SONG = Button(type="click", name="今日歌曲", key="SONG")
SHOP = Button(
    name="商城",
    sub_button=[
        SubButton(type="view", name="会员", url="https://shop.test/vip"),
        SubButton(type="click", name="赞", key="LIKE"),
    ],
)


def click(**changes: Any) -> dict[str, Any]:
    return {"type": "click", "name": "n", "key": "k"} | changes


def below(**changes: Any) -> dict[str, Any]:
    return {"name": "n", "sub_button": [click(**changes)]}


def test_a_menu_reads_as_it_was_made(wechat: Bench) -> None:
    wechat.sa.menu.create(button=[SONG, SHOP])
    menu = wechat.sa.menu.get().menu
    assert menu.menuid is None
    assert menu.button[0].model_dump(exclude_unset=True) == {
        "type": "click",
        "name": "今日歌曲",
        "key": "SONG",
        "sub_button": [],
    }
    assert [(b.name, b.url, b.key) for b in menu.button[1].sub_button] == [
        ("会员", "https://shop.test/vip", None),
        ("赞", None, "LIKE"),
    ]


def test_the_body_carries_no_escapes(wechat: Bench) -> None:
    wechat.sa.menu.create(button=[SONG])
    assert "今日歌曲" in wechat.journal.calls(CREATE)[0].request_body()


def test_the_current_menu_nests_its_sub_buttons_in_a_list(wechat: Bench) -> None:
    wechat.sa.menu.create(button=[SONG, SHOP])
    current = wechat.sa.menu.current()
    assert current.is_menu_open == 1
    assert current.selfmenu_info is not None
    song, shop = current.selfmenu_info.button
    assert (song.key, song.sub_button) == ("SONG", None)
    assert shop.sub_button is not None
    assert [button.name for button in shop.sub_button.list] == ["会员", "赞"]


def test_without_a_menu_there_is_none_to_read(wechat: Bench) -> None:
    with refused(46003):
        wechat.sa.menu.get()
    assert wechat.sa.menu.current().is_menu_open == 0


def test_deleting_takes_every_menu_away(wechat: Bench) -> None:
    wechat.sa.menu.create(button=[SONG])
    wechat.sa.menu.add_conditional(button=[SHOP], matchrule=MatchRule(client_platform_type="1"))
    wechat.sa.menu.delete()
    with refused(46003):
        wechat.sa.menu.get()
    with refused(46003):
        wechat.sa.menu.try_match(user_id=follower(wechat, "lan"))


def test_a_button_opens_only_a_linked_mini_program(wechat: Bench) -> None:
    button = {"type": "miniprogram", "name": "n", "url": "https://a.test", "pagepath": "pages/i"}
    with refused(45064):
        post(wechat, CREATE, button=[button | {"appid": "wx0000000000000000"}])
    post(wechat, CREATE, button=[button | {"appid": wechat.world.miniprogram.appid}])
    assert wechat.sa.menu.get().menu.button[0].pagepath == "pages/i"


@pytest.mark.parametrize(
    ("buttons", "code"),
    [
        ([], 40016),
        ([click()] * 4, 40016),
        ([click(type="tap")], 40017),
        ([{"name": "n"}], 40017),
        ([click(name="")], 40018),
        ([click(name="六个汉字十八")], 40018),
        ([{"type": "click", "key": "k"}], 40018),
        ([click(key="")], 40019),
        ([click(key="k" * 129)], 40019),
        ([{"type": "scancode_push", "name": "n"}], 40019),
        ([{"type": "view", "name": "n"}], 40020),
        ([{"type": "view", "name": "n", "url": "u" * 1025}], 40020),
        ([{"type": "media_id", "name": "n"}], 40007),
        ([{"type": "article_id", "name": "n"}], 53600),
        ([below(sub_button=[click()])], 40022),
        ([{"name": "n", "sub_button": []}], 40023),
        ([{"name": "n", "sub_button": [click()] * 6}], 40023),
        ([below(type="tap")], 40024),
        ([below(name="字" * 21)], 40025),
        ([below(key="k" * 129)], 40026),
        ([{"name": "n", "sub_button": [{"type": "view", "name": "n"}]}], 40027),
    ],
)
def test_bad_buttons_change_nothing(wechat: Bench, buttons: list[Any], code: int) -> None:
    wechat.sa.menu.create(button=[SONG])
    with refused(code):
        post(wechat, CREATE, button=buttons)
    assert [button.name for button in wechat.sa.menu.get().menu.button] == ["今日歌曲"]


def test_names_are_counted_in_bytes(wechat: Bench) -> None:
    post(wechat, CREATE, button=[click(name="五个汉字呢"), below(name="字" * 20)])
    assert wechat.sa.menu.get().menu.button[0].name == "五个汉字呢"


def test_a_leaf_may_carry_an_empty_list(wechat: Bench) -> None:
    post(wechat, CREATE, button=[click(sub_button=[]), below(sub_button=[])])
    assert [button.sub_button == [] for button in wechat.sa.menu.get().menu.button] == [True, False]
