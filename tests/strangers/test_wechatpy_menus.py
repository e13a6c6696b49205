"""The published wechatpy, unmodified: menus for everybody and for some."""

from __future__ import annotations

from typing import Any

from stranger import refused
from wechatpy import WeChatClient


def menu(name: str, **more: Any) -> dict[str, Any]:
    return {"button": [{"type": "click", "name": name, "key": "V1"}]} | more


def test_a_menu_is_made_read_changed_and_deleted(account: WeChatClient) -> None:
    account.menu.create(menu("今日歌曲"))
    assert account.menu.get()["menu"]["button"][0]["name"] == "今日歌曲"
    account.menu.update(menu("今日茶单"))
    told = account.menu.get_menu_info()
    assert told["is_menu_open"] == 1
    assert told["selfmenu_info"]["button"] == [{"type": "click", "name": "今日茶单", "key": "V1"}]
    account.menu.delete()
    assert account.menu.get() is None  # their word for 46003


def test_wrong_menus_are_refused_by_number(account: WeChatClient) -> None:
    with refused(40016):
        account.menu.create({"button": []})
    with refused(40018):
        account.menu.create(menu("今日歌曲今日歌曲今日歌曲"))
    with refused(40019):
        account.menu.create({"button": [{"type": "click", "name": "歌"}]})
    assert account.menu.get() is None


def test_a_menu_for_a_tag_is_seen_by_who_has_it(account: WeChatClient, lan: str, mei: str) -> None:
    account.menu.create(menu("茶单"))
    tag = account.tag.create("vip")["id"]
    account.tag.tag_user(tag, lan)
    menuid = account.menu.add_conditional(menu("贵宾", matchrule={"tag_id": str(tag)}))["menuid"]
    seen = [account.menu.try_match(openid)["button"][0]["name"] for openid in (lan, mei)]
    assert seen == ["贵宾", "茶单"]
    assert account.menu.get()["conditionalmenu"][0]["menuid"] == int(menuid)
    account.menu.del_conditional(menuid)
    assert account.menu.try_match(lan)["button"][0]["name"] == "茶单"


def test_wrong_conditional_menus_are_refused_by_number(account: WeChatClient, lan: str) -> None:
    with refused(65303):
        account.menu.add_conditional(menu("贵宾", matchrule={"client_platform_type": "1"}))
    account.menu.create(menu("茶单"))
    with refused(45159):
        account.menu.add_conditional(menu("贵宾", matchrule={"tag_id": "999"}))
    with refused(65301):
        account.menu.del_conditional("1")
    with refused(65302):
        account.menu.try_match("nobody")
