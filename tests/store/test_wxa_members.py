"""Members of the mini-program in the shop: linked silently or on its page, changed, listed, deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from brand_steps import YES, brand, linked
from shop_steps import refused

import wxkit
from wxkit.store.wxa_vip import WxaMemberInput
from wxkit.testing._bench import Bench

LV1 = WxaMemberInput(identity="Lv.1", outer_userid="u7")


def members(wechat: Bench) -> list[tuple[str, str | None]]:
    return [(member.identity, member.outer_userid) for member in wechat.mp.wxa_vip.iter_list(limit=1)]


def openid(wechat: Bench, person: str = "mei") -> str:
    return wechat.world.miniprogram.openid(wechat.world.people[person])


def test_whom_the_mini_program_knows_is_linked_silently(wechat: Bench) -> None:
    made = brand(wechat, vip_user_info_get=YES)
    assert wechat.act.join_brand(person="mei").linked
    (asked, question), (added, notice) = made.asked
    assert (asked, added) == ("vip_user_info_get", "vip_user_auto_add")
    assert question["info"] == {"shop_appid": wechat.world.store.appid}
    assert question["FromUserName"] == openid(wechat)
    assert notice["info"] == {
        "shop_appid": wechat.world.store.appid,
        "identity": "Lv.2",
        "outer_userid": "u1",
        "add_time": wechat.world.clock.time(),
    }
    assert members(wechat) == [("Lv.2", "u1")]


NO: dict[str, Any] = {"errcode": 0, "errmsg": "ok", "info": {"is_vip": False}}
LOST: dict[str, Any] = {"errcode": 1, "errmsg": "busy", "info": YES["info"]}


@pytest.mark.parametrize("answer", [NO, LOST, {}])
def test_others_join_on_its_page(wechat: Bench, answer: dict[str, Any]) -> None:
    made = brand(wechat, vip_user_info_get=answer)
    joined = wechat.act.join_brand(person="mei")
    assert (joined.linked, members(wechat)) == (False, [])
    wechat.mp.wxa_vip.add(session_id=joined.session_id, wxa_openid=openid(wechat), info=LV1)
    assert members(wechat) == [("Lv.1", "u7")]
    assert made.names == ["vip_user_info_get"]


def test_a_server_that_fails_is_no_answer(wechat: Bench) -> None:
    brand(wechat)

    def broken(request: object) -> str:
        raise TimeoutError

    wechat.push_to("miniprogram", function=broken)
    assert wechat.act.join_brand(person="mei").session_id


def test_a_session_lasts_ten_minutes_and_for_one_person(wechat: Bench) -> None:
    brand(wechat)
    session_id = wechat.act.join_brand(person="mei").session_id
    with refused(1):
        wechat.mp.wxa_vip.add(session_id=session_id, wxa_openid=openid(wechat, "lan"), info=LV1)
    wechat.advance(600)
    with refused(1):
        wechat.mp.wxa_vip.add(session_id=session_id, wxa_openid=openid(wechat), info=LV1)
    assert members(wechat) == []


def test_a_session_is_used_once(wechat: Bench) -> None:
    brand(wechat)
    session_id = wechat.act.join_brand(person="mei").session_id
    wechat.mp.wxa_vip.add(session_id=session_id, wxa_openid=openid(wechat), info=LV1)
    wechat.mp.wxa_vip.delete(wxa_openid=openid(wechat))
    with refused(1):
        wechat.mp.wxa_vip.add(session_id=session_id, wxa_openid=openid(wechat), info=LV1)


def test_a_member_is_changed_and_deleted(wechat: Bench) -> None:
    mei = linked(wechat, brand(wechat))
    wechat.mp.wxa_vip.update(wxa_openid=mei, info=WxaMemberInput(identity="Lv.3"))
    info = wechat.mp.wxa_vip.get(wxa_openid=mei).info
    assert (info.identity, info.outer_userid) == ("Lv.3", "u1")
    assert info.related_shop_appid == [wechat.world.store.appid]
    wechat.mp.wxa_vip.delete(wxa_openid=mei)
    with refused(1):
        wechat.mp.wxa_vip.get(wxa_openid=mei)


def test_members_are_listed_page_by_page(wechat: Bench) -> None:
    made = brand(wechat)
    both = [linked(wechat, made, who) for who in ("mei", "lan")]
    assert [member.wxa_openid for member in wechat.mp.wxa_vip.iter_list(limit=1)] == both
    assert wechat.mp.wxa_vip.list(offset=2, limit=5).list == []


CALLS: dict[str, Callable[[Bench, str], object]] = {
    "update": lambda wechat, who: wechat.mp.wxa_vip.update(wxa_openid=who, info=LV1),
    "get": lambda wechat, who: wechat.mp.wxa_vip.get(wxa_openid=who),
    "delete": lambda wechat, who: wechat.mp.wxa_vip.delete(wxa_openid=who),
    "add": lambda wechat, who: wechat.mp.wxa_vip.add(session_id="1", wxa_openid=who, info=LV1),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=list(CALLS))
def test_openids_of_elsewhere_and_of_strangers(wechat: Bench, call: Callable[[Bench, str], object]) -> None:
    linked(wechat, brand(wechat))
    with refused(2):
        call(wechat, wechat.world.store.openid(wechat.world.people["mei"]))
    with refused(1):
        call(wechat, openid(wechat, "lan"))
    assert members(wechat) == [("Lv.2", "u1")]


def test_a_bad_parameter_is_1(wechat: Bench) -> None:
    brand(wechat)
    with refused(1):
        wechat.mp.request("POST", "/wxa/vip/user/list/get", json={"offset": -1, "limit": 1})


def test_shops_are_linked_by_the_open_platform_account(wechat: Bench) -> None:
    brand(wechat)
    assert [shop.shop_appid for shop in wechat.mp.wxa_vip.shops().list] == [wechat.world.store.appid]
    wechat.world.miniprogram.bound = False
    with refused(2):
        wechat.mp.wxa_vip.shops()


def test_the_shops_token_does_not_do(wechat: Bench) -> None:
    with refused(48001):
        wechat.shop.request("POST", "/wxa/vip/shop/list/get", json={})


def test_while_it_is_tested_only_the_white_list_sees_it(wechat: Bench) -> None:
    brand(wechat, vip_user_info_get=YES)
    settings = wechat.world.settings
    settings.brand_members, settings.brand_members_tested_by = "testing", ("lan",)
    found = wechat.shop.vip.wxa_info()
    assert (found.state, found.info.whitelist_openids) == (3, [openid(wechat, "lan")])
    with pytest.raises(wxkit.WxkitError, match="shows mei no membership"):
        wechat.act.join_brand(person="mei")
    assert wechat.act.join_brand(person="lan").linked
