"""Conditional menus: whom they fit."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, person, post, refused

from wxkit.service_account.menu import Button, MatchRule
from wxkit.testing._bench import Bench

ADD = "/cgi-bin/menu/addconditional"


def button(name: str) -> Button:
    return Button(type="click", name=name, key=name)


def seen(wechat: Bench, openid: str) -> str:
    return wechat.sa.menu.try_match(user_id=openid).button[0].name


def test_the_newest_that_fits_wins(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.sa.menu.create(button=[button("all")])
    rule = MatchRule(client_platform_type="1")
    wechat.sa.menu.add_conditional(button=[button("old")], matchrule=rule)
    newest = wechat.sa.menu.add_conditional(button=[button("new")], matchrule=rule)
    assert seen(wechat, lan) == "new"
    wechat.sa.menu.delete_conditional(menuid=newest.menuid)
    assert seen(wechat, lan) == "old"


def test_the_last_tag_decides(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    vip, new = (wechat.sa.tags.create(name=name).tag.id for name in ("vip", "new"))
    wechat.sa.menu.create(button=[button("all")])
    wechat.sa.menu.add_conditional(button=[button("vip")], matchrule=MatchRule(tag_id=str(vip)))
    wechat.sa.tags.tag(openid_list=[lan], tagid=vip)
    assert seen(wechat, lan) == "vip"
    wechat.sa.tags.tag(openid_list=[lan], tagid=new)
    assert seen(wechat, lan) == "all"


def test_a_menu_for_android_is_not_for_an_iphone(wechat: Bench) -> None:
    lan, ming = follower(wechat, "lan"), person(wechat, "ming")
    wechat.act.follow(person="ming", platform="android")
    wechat.sa.menu.create(button=[button("all")])
    wechat.sa.menu.add_conditional(button=[button("robot")], matchrule=MatchRule(client_platform_type="2"))
    assert (seen(wechat, lan), seen(wechat, ming)) == ("all", "robot")


def test_menus_are_listed_with_rule_and_id(wechat: Bench) -> None:
    wechat.sa.menu.create(button=[button("all")])
    added = wechat.sa.menu.add_conditional(
        button=[button("ios")], matchrule=MatchRule(client_platform_type="1")
    )
    menus = wechat.sa.menu.get()
    assert menus.menu.menuid
    (conditional,) = menus.conditionalmenu
    assert conditional.menuid == added.menuid
    assert conditional.matchrule.model_dump(exclude_unset=True) == {"client_platform_type": "1"}


def test_it_needs_a_default_menu(wechat: Bench) -> None:
    with refused(65303):
        wechat.sa.menu.add_conditional(button=[button("ios")], matchrule=MatchRule(client_platform_type="1"))


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ({}, 65304),
        ({"tag_id": ""}, 65304),
        ({"sex": "1"}, 65320),
        ({"tag_id": "2", "language": "zh_CN"}, 65320),
        ({"tag_id": "4711"}, 45159),
        ({"client_platform_type": "9"}, 40035),
    ],
)
def test_bad_rules_add_nothing(wechat: Bench, rule: dict[str, Any], code: int) -> None:
    wechat.sa.menu.create(button=[button("all")])
    buttons = [{"type": "click", "name": "n", "key": "k"}]
    with refused(code):
        post(wechat, ADD, button=buttons, matchrule=rule)
    assert wechat.sa.menu.get().conditionalmenu == []


def test_all_together_lead_to_three_domains(wechat: Bench) -> None:
    wechat.sa.menu.create(button=[button("all")])
    rule = MatchRule(client_platform_type="1")
    for host in ("a", "b", "c", "a"):
        view = Button(type="view", name=host, url=f"https://{host}.test/")
        wechat.sa.menu.add_conditional(button=[view], matchrule=rule)
    with refused(65316):
        wechat.sa.menu.add_conditional(
            button=[Button(type="view", name="d", url="https://d.test/")], matchrule=rule
        )
    assert len(wechat.sa.menu.get().conditionalmenu) == 4


def test_an_unknown_menu_cannot_be_deleted(wechat: Bench) -> None:
    with refused(65301):
        wechat.sa.menu.delete_conditional(menuid="1")


def test_a_follower_is_named_by_openid_or_wechat_id(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.sa.menu.create(button=[button("all")])
    by_openid, by_name = (wechat.sa.menu.try_match(user_id=user_id) for user_id in (lan, "lan"))
    assert by_openid == by_name
    assert by_name.button[0].name == "all"


def test_strangers_match_nothing(wechat: Bench) -> None:
    wechat.sa.menu.create(button=[button("all")])
    person(wechat, "mei")
    for user_id in ("o-nobody", "mei", "nobody"):
        with refused(65302):
            wechat.sa.menu.try_match(user_id=user_id)
