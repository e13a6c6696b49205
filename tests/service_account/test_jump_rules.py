"""Rules by which parametric codes open the mini-program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from account_steps import follower, person, post, pushed, refused

from wxkit.service_account.qrcode_jump import JumpRules, JumpState
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.pages import Release

PAGE = "pages/tea/tea"
ADD, PUBLISH = "/cgi-bin/wxopen/qrcodejumpadd", "/cgi-bin/wxopen/qrcodejumppublish"


def code(wechat: Bench, scene: str = "shelf", **more: Any) -> str:
    """What a new permanent code says."""
    given = {"action_name": "QR_LIMIT_STR_SCENE", "action_info": {"scene": {"scene_str": scene}}} | more
    return str(post(wechat, "/cgi-bin/qrcode/create", **given)["url"])


def rule(wechat: Bench, prefix: str = "", path: str = PAGE, **more: Any) -> str:
    """A rule for a new code, unless another is given; gives what the code says."""
    prefix = prefix or code(wechat)
    given: dict[str, Any] = {"appid": wechat.world.miniprogram.appid} | more
    wechat.sa.qrcode_jump.add(prefix=prefix, path=path, **given)
    return prefix


def rules(wechat: Bench, **more: Any) -> JumpRules:
    return wechat.sa.qrcode_jump.list(appid=wechat.world.miniprogram.appid, **more)


def listed(wechat: Bench) -> list[tuple[str, str, JumpState]]:
    return [(one.prefix, one.path, one.state) for one in rules(wechat).rule_list]


def test_a_rule_is_added_changed_published_and_deleted(wechat: Bench) -> None:
    prefix = rule(wechat)
    rule(wechat, prefix, "pages/cup/cup", is_edit=1)
    assert listed(wechat) == [(prefix, "pages/cup/cup", JumpState.UNPUBLISHED)]
    wechat.sa.qrcode_jump.publish(prefix=prefix)
    assert listed(wechat) == [(prefix, "pages/cup/cup", JumpState.PUBLISHED)]
    assert rules(wechat).qrcodejump_pub_quota == 99
    wechat.sa.qrcode_jump.delete(prefix=prefix, appid=wechat.world.miniprogram.appid)
    assert listed(wechat) == []


def test_a_published_rule_opens_the_mini_program(wechat: Bench) -> None:
    prefix = rule(wechat, path=f"{PAGE}?id=1")
    wechat.sa.qrcode_jump.publish(prefix=prefix)
    person(wechat, "lan")
    opened = wechat.act.scan(person="lan", ticket=prefix)
    assert (opened.path, opened.query) == (PAGE, f"id=1&q={quote(prefix, safe='')}")
    assert pushed(wechat) == []


def test_a_rule_that_is_not_published_does_nothing(wechat: Bench) -> None:
    prefix = rule(wechat)
    follower(wechat, "lan")
    assert wechat.act.scan(person="lan", ticket=prefix).path == ""
    assert [push.to_wire()["Event"] for push in pushed(wechat)] == ["subscribe", "SCAN"]


def test_rules_are_listed_in_three_ways(wechat: Bench) -> None:
    first, second, third = (rule(wechat, code(wechat, f"s{number}")) for number in range(3))
    newest = [one.prefix for one in rules(wechat).rule_list]
    chosen = [one.prefix for one in rules(wechat, get_type=1, prefix_list=[second]).rule_list]
    page = rules(wechat, get_type=2, page_num=2, page_size=2)
    assert (newest, chosen) == ([third, second, first], [second])
    assert ([one.prefix for one in page.rule_list], page.list_size, page.total_count) == ([third], 1, 3)


@pytest.mark.parametrize("fields", [{"get_type": 1}, {"get_type": 2}, {"get_type": 3}, {"page_size": 201}])
def test_a_question_for_rules_must_be_whole(wechat: Bench, fields: dict[str, Any]) -> None:
    with refused(40097):
        post(wechat, "/cgi-bin/wxopen/qrcodejumpget", appid=wechat.world.miniprogram.appid, **fields)


def test_only_the_accounts_own_living_codes_will_do(wechat: Bench) -> None:
    dying = code(wechat, "brief", action_name="QR_STR_SCENE", expire_seconds=60)
    wechat.world.advance(60)
    for prefix in ("http://weixin.qq.com/q/unknown", "https://shop.test/", dying):
        with refused(85066):
            rule(wechat, prefix)
    assert listed(wechat) == []


def test_a_rule_is_added_once_and_changed_before_it_is_published(wechat: Bench) -> None:
    prefix = rule(wechat)
    with refused(85071):
        rule(wechat, prefix, "pages/cup/cup")
    with refused(40097):
        rule(wechat, code(wechat, "other"), is_edit=1)
    wechat.sa.qrcode_jump.publish(prefix=prefix)
    with refused(40097):
        rule(wechat, prefix, "pages/cup/cup", is_edit=1)
    assert listed(wechat) == [(prefix, PAGE, JumpState.PUBLISHED)]


def test_codes_that_are_banned_or_taken(wechat: Bench) -> None:
    banned, taken = code(wechat, "a"), code(wechat, "b")
    wechat.world.settings.jump_links_banned = (banned,)
    wechat.world.settings.jump_links_taken = (taken,)
    for prefix, errcode in ((banned, 85070), (taken, 85072)):
        with refused(errcode):
            rule(wechat, prefix)
    assert listed(wechat) == []


def test_there_is_room_for_so_many_rules(wechat: Bench) -> None:
    wechat.world.settings.jump_rules_at_most = 1
    rule(wechat)
    with refused(85073):
        rule(wechat, code(wechat, "other"))
    assert len(listed(wechat)) == 1


def test_another_mini_program_or_no_page_will_not_do(wechat: Bench) -> None:
    prefix = code(wechat)
    with refused(40013):
        rule(wechat, prefix, appid="wx0000000000000000")
    with refused(40097):
        rule(wechat, prefix, path="")
    with refused(40097):
        post(wechat, ADD, prefix=prefix)
    assert listed(wechat) == []


def test_a_personal_mini_program_has_no_rules(wechat: Bench) -> None:
    prefix, appid = rule(wechat), wechat.world.miniprogram.appid
    wechat.world.settings.miniprogram_is_personal = True
    refusals: list[Callable[[], object]] = [
        lambda: rule(wechat, code(wechat, "other")),
        lambda: wechat.sa.qrcode_jump.publish(prefix=prefix),
        lambda: wechat.sa.qrcode_jump.delete(prefix=prefix, appid=appid),
        lambda: rules(wechat),
    ]
    for refuse in refusals:
        with refused(85075):
            refuse()
    wechat.world.settings.miniprogram_is_personal = False
    assert listed(wechat) == [(prefix, PAGE, JumpState.UNPUBLISHED)]


def test_only_a_released_mini_program_is_opened(wechat: Bench) -> None:
    prefix = rule(wechat)
    wechat.world.miniprogram.state(Release).online = False
    with refused(85074):
        wechat.sa.qrcode_jump.publish(prefix=prefix)
    assert listed(wechat)[0][2] == JumpState.UNPUBLISHED


def test_the_rule_of_a_code_that_has_ended_is_damaged(wechat: Bench) -> None:
    prefix = rule(wechat, code(wechat, "brief", action_name="QR_STR_SCENE", expire_seconds=60))
    wechat.world.advance(60)
    with refused(85095):
        wechat.sa.qrcode_jump.publish(prefix=prefix)


def test_unknown_rules_are_neither_published_nor_deleted(wechat: Bench) -> None:
    with refused(40097):
        wechat.sa.qrcode_jump.publish(prefix="http://weixin.qq.com/q/unknown")
    with refused(40097):
        appid = wechat.world.miniprogram.appid
        wechat.sa.qrcode_jump.delete(prefix="http://weixin.qq.com/q/unknown", appid=appid)


def test_a_hundred_rules_are_published_a_month(wechat: Bench) -> None:
    prefixes: list[str] = []
    for number in range(101):
        prefixes.append(rule(wechat, code(wechat, f"s{number}")))
        wechat.world.advance(1)
    for prefix in prefixes[:100]:
        wechat.sa.qrcode_jump.publish(prefix=prefix)
        wechat.world.advance(1)
    wechat.sa.qrcode_jump.publish(prefix=prefixes[0])
    with refused(886000):
        wechat.sa.qrcode_jump.publish(prefix=prefixes[100])
    assert rules(wechat).qrcodejump_pub_quota == 0
    wechat.world.advance(31 * 86400)
    wechat.sa.qrcode_jump.publish(prefix=prefixes[100])
