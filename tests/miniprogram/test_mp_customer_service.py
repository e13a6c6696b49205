"""Customer service of the mini-program: accounts, administrators, sub-merchants, sessions."""

from __future__ import annotations

from typing import Any

import pytest
from broadcast_steps import upload
from mp_chat_steps import business, hands_over, pushed, received, worker, write
from mp_refusals import refuses

import wxkit
from wxkit.callbacks.events import KfCloseSession, KfCreateSession, KfSwitchSession
from wxkit.miniprogram.customer_service import Business
from wxkit.testing._bench import Bench
from wxkit_sandbox.common.kf_desk import KfDesk

REGISTER = "/cgi-bin/business/register"
HALF_HOUR = 1800


def names(wechat: Bench, **more: Any) -> list[str]:
    return [one.kf_account for one in wechat.mp.customer_service.accounts(**more).kf_list]


def told(wechat: Bench) -> list[str]:
    kinds = (KfCreateSession, KfCloseSession, KfSwitchSession)
    return [push.event for push in pushed(wechat) if isinstance(push, kinds)]


def test_accounts_are_the_mini_programs_own(wechat: Bench) -> None:
    openid = worker(wechat)
    [shown] = wechat.mp.customer_service.accounts().kf_list
    assert (shown.kf_account, shown.kf_wx, shown.kf_openid) == ("anna@shop", "anna", openid)
    assert [one.kf_openid for one in wechat.mp.customer_service.online().kf_online_list] == [openid]
    assert wechat.sa.customer_service.accounts().kf_list == []
    wechat.mp.customer_service.update(kf_account="anna@shop", nickname="安娜")
    wechat.mp.customer_service.delete(kf_account="anna@shop")
    assert names(wechat) == []


@pytest.mark.parametrize(
    ("kf_account", "nickname", "code"),
    [("no form", "小安", 65404), ("anna@shop", "小安", 65406), ("ben@shop", "长" * 17, 65403)],
)
def test_accounts_follow_the_same_rules(wechat: Bench, kf_account: str, nickname: str, code: int) -> None:
    worker(wechat)
    fields = {"kf_account": kf_account, "nickname": nickname}
    with refuses(code):
        wechat.mp.request("POST", "/customservice/kfaccount/add", json=fields)
    assert names(wechat) == ["anna@shop"]


def test_an_administrator_is_made_and_unmade(wechat: Bench) -> None:
    openid = worker(wechat)
    [seat] = wechat.world.miniprogram.state(KfDesk).seats.values()
    wechat.mp.customer_service.set_admin(kf_openid=openid)
    assert seat.admin
    wechat.mp.customer_service.cancel_admin(kf_openid=openid)
    assert not seat.admin


def test_only_who_is_behind_an_account_is_an_administrator(wechat: Bench, lan: str) -> None:
    worker(wechat)
    for openid, code in ((lan, 65401), ("o-nobody", 40003)):
        with refuses(code):
            wechat.mp.customer_service.set_admin(kf_openid=openid)
        with refuses(code):
            wechat.mp.customer_service.cancel_admin(kf_openid=openid)
    wechat.world.settings.customer_service = False
    with refuses(65400):
        wechat.mp.customer_service.set_admin(kf_openid=lan)


def test_a_sub_merchant_is_registered_changed_and_found(wechat: Bench) -> None:
    shop, icon = business(wechat), upload(wechat)
    wechat.mp.customer_service.update_business(business_id=shop, nickname="山茶一店")
    wechat.mp.customer_service.update_business(business_id=shop, icon_media_id=icon)
    known = Business(business_id=shop, account_name="shancha_1", nickname="山茶一店", icon_media_id=icon)
    assert wechat.mp.customer_service.business(business_id=shop).business_info == known
    assert wechat.mp.customer_service.business(account_name="shancha_1").business_info == known


def test_sub_merchants_are_listed_page_by_page(wechat: Bench) -> None:
    for number in range(3):
        business(wechat, f"shancha_{number}")
    listed = list(wechat.mp.customer_service.iter_businesses(count=2))
    assert [one.account_name for one in listed] == ["shancha_0", "shancha_1", "shancha_2"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"account_name": "tea"}, 45091),
        ({"account_name": "tea shop"}, 45091),
        ({"account_name": "shancha_1"}, 45070),
        ({"nickname": "茶"}, 45078),
        ({"nickname": "茶" * 16}, 45078),
        ({"nickname": "山茶!!"}, 45078),
        ({"nickname": "违禁茶"}, 45079),
        ({"icon_media_id": "unknown"}, 40007),
        ({"icon_media_id": ""}, 40007),
    ],
)
def test_a_sub_merchant_must_be_in_order(wechat: Bench, fields: dict[str, str], code: int) -> None:
    wechat.world.settings.risky_content = {"违禁": 20006}
    business(wechat)
    given = {"account_name": "shancha_2", "nickname": "山茶", "icon_media_id": upload(wechat)}
    with refuses(code):
        wechat.mp.request("POST", REGISTER, json=given | fields)
    assert len(list(wechat.mp.customer_service.iter_businesses())) == 1


def test_an_icon_is_a_picture(wechat: Bench, lan: str) -> None:
    shop = business(wechat)
    write(wechat, type="miniprogrampage", title="t", path="p")
    cover = pushed(wechat)[0].to_wire()["ThumbMediaId"]
    with refuses(40004):
        business(wechat, "shancha_2", icon_media_id=cover)
    with refuses(40004):
        wechat.mp.customer_service.update_business(business_id=shop, icon_media_id=cover)


def test_there_are_so_many_sub_merchants_and_no_more(wechat: Bench) -> None:
    wechat.world.settings.kf_businesses_at_most = 1
    business(wechat)
    with refuses(45077):
        business(wechat, "shancha_2")
    assert len(list(wechat.mp.customer_service.iter_businesses())) == 1


def test_unknown_sub_merchants_are_refused(wechat: Bench) -> None:
    calls = wechat.mp.customer_service
    for refuse in (
        lambda: calls.business(business_id="9"),
        lambda: calls.business(account_name="nobody_1"),
        lambda: calls.update_business(business_id="9", nickname="山茶"),
        lambda: calls.accounts(business_id="9"),
        lambda: calls.online(business_id="9"),
        lambda: calls.add(kf_account="anna@shop", nickname="小安", business_id="9"),
    ):
        with refuses(45071):
            refuse()
    with refuses(40097):
        calls.business()


def test_a_bad_nickname_or_word_changes_nothing(wechat: Bench) -> None:
    wechat.world.settings.risky_content = {"违禁": 20006}
    shop = business(wechat)
    for nickname, code in (("茶", 45078), ("违禁茶", 45079)):
        fields = {"business_id": shop, "nickname": nickname}
        with refuses(code):
            wechat.mp.request("POST", "/cgi-bin/business/update", json=fields)
    assert wechat.mp.customer_service.business(business_id=shop).business_info.nickname == "山茶"


def test_a_sub_merchant_has_accounts_of_its_own(wechat: Bench) -> None:
    shop, without = business(wechat), business(wechat, "shancha_2", transfer_to_commkf=False)
    worker(wechat, "ben@shop")
    wechat.mp.customer_service.add(kf_account="anna@shop", nickname="小安", business_id=shop)
    assert (names(wechat), names(wechat, business_id=shop)) == (["ben@shop"], ["anna@shop"])
    with refuses(40097):
        wechat.mp.customer_service.add(kf_account="eve@shop", nickname="小伊", business_id=without)
    with refuses(65401):
        wechat.mp.customer_service.delete(kf_account="anna@shop")
    wechat.mp.customer_service.delete(kf_account="anna@shop", business_id=shop)
    assert names(wechat, business_id=shop) == []


def test_a_person_is_handed_over_answered_and_let_go(wechat: Bench, lan: str) -> None:
    worker(wechat)
    hands_over(wechat)
    app = wechat.world.miniprogram
    write(wechat, "在吗")
    write(wechat, "有人吗")
    assert [line["text"] for line in received(wechat, "anna", "kf_console")] == ["在吗", "有人吗"]
    wechat.act.kf_answer(person="anna", appid=app.appid, customer="lan", content="在的")
    assert received(wechat)[0]["text"] == {"content": "在的"}
    wechat.act.kf_close(person="anna", appid=app.appid, customer="lan")
    write(wechat, "还有")
    assert [push.msg_type for push in pushed(wechat)] == ["text", "event", "event", "text", "event"]
    assert told(wechat) == ["kf_create_session", "kf_close_session", "kf_create_session"]


def test_a_session_with_a_sub_merchant_is_its_own(wechat: Bench, lan: str) -> None:
    shop = business(wechat)
    worker(wechat, "ben@shop")
    worker(wechat, "anna@shop", business_id=shop)
    hands_over(wechat)
    write(wechat, "买茶", business_id=shop)
    write(wechat, "退货")
    assert [line["text"] for line in received(wechat, "anna", "kf_console")] == ["买茶"]
    assert [line["text"] for line in received(wechat, "ben", "kf_console")] == ["退货"]
    wechat.world.advance(HALF_HOUR)
    assert told(wechat) == ["kf_create_session"] * 2 + ["kf_close_session"] * 2


def test_a_session_stays_with_the_accounts_of_its_sub_merchant(wechat: Bench, lan: str) -> None:
    shop, other = business(wechat), business(wechat, "shancha_2")
    for name, of in (("anna", shop), ("cara", shop), ("ben", other)):
        worker(wechat, f"{name}@shop", business_id=of, accepts=int(name == "anna"))
    hands_over(wechat)
    write(wechat, "买茶", business_id=shop)
    appid = wechat.world.miniprogram.appid
    with pytest.raises(wxkit.WxkitError, match="no other account"):
        wechat.act.kf_hand_on(person="anna", appid=appid, customer="lan", to="ben@shop")
    wechat.act.kf_hand_on(person="anna", appid=appid, customer="lan", to="cara@shop")
    wechat.act.kf_close(person="cara", appid=appid, customer="lan")
    assert told(wechat) == ["kf_create_session", "kf_switch_session", "kf_close_session"]
