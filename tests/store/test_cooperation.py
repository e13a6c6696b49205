"""Cooperation accounts of the shop, and the shop as its mini-program sees it."""

from __future__ import annotations

from typing import Literal

import pytest
from shop_steps import DAY, bought, opened, order_of, refused

import wxkit
from wxkit.testing._bench import Bench

MINI: Literal[3] = 3
OFFICIAL: Literal[2] = 2


def bound(wechat: Bench) -> str:
    """The world's mini-program cooperates; its appid."""
    appid = wechat.world.miniprogram.appid
    wechat.shop.cooperation.invite(sharer_id=appid, sharer_type=MINI)
    wechat.act.answer_cooperation(person="mei", sharer_id=appid)
    return appid


def status(wechat: Bench, sharer_id: str, type_: Literal[2, 3] = MINI) -> int:
    return wechat.shop.cooperation.invitation(sharer_id=sharer_id, sharer_type=type_).data.status


def test_an_invited_account_accepts_or_refuses(wechat: Bench) -> None:
    opened(wechat)
    gh = wechat.world.service_account.original_id
    assert wechat.shop.cooperation.invite(sharer_id=gh, sharer_type=OFFICIAL).data.qrcode_base64
    assert status(wechat, gh, OFFICIAL) == 4
    wechat.act.answer_cooperation(person="mei", sharer_id=gh, accept=False)
    assert status(wechat, gh, OFFICIAL) == 3
    wechat.shop.cooperation.invite(sharer_id=gh, sharer_type=OFFICIAL)
    wechat.act.answer_cooperation(person="mei", sharer_id=gh)
    (account,) = wechat.shop.cooperation.list(sharer_type=OFFICIAL).data_list
    assert (account.status, account.account_id) == (1, wechat.world.service_account.appid)
    assert account.bind_time == wechat.world.clock.time() * 1000


def test_an_invitation_lapses_and_is_taken_back(wechat: Bench) -> None:
    opened(wechat)
    appid, api = wechat.world.miniprogram.appid, wechat.shop.cooperation
    api.invite(sharer_id=appid, sharer_type=MINI)
    wechat.world.advance(7 * DAY)
    assert status(wechat, appid) == 5
    api.invite(sharer_id=appid, sharer_type=MINI)
    api.cancel_invitation(sharer_id=appid, sharer_type=MINI)
    assert status(wechat, appid) == 7
    wechat.world.advance(7 * DAY)
    assert status(wechat, appid) == 7


@pytest.mark.parametrize("call", ["unbind", "unbind_invitation"])
def test_a_cooperation_ends(wechat: Bench, call: str) -> None:
    opened(wechat)
    appid = bound(wechat)
    getattr(wechat.shop.cooperation, call)(sharer_id=appid, sharer_type=MINI)
    (account,) = wechat.shop.cooperation.list(sharer_type=MINI).data_list
    assert (account.status, account.unbind_time) == (2, wechat.world.clock.time() * 1000)


def test_the_latest_change_comes_first(wechat: Bench) -> None:
    opened(wechat)
    strangers = ["wx" + "1" * 16, "wx" + "2" * 16]
    for appid in strangers:
        wechat.shop.cooperation.invite(sharer_id=appid, sharer_type=MINI)
    wechat.act.answer_cooperation(person="mei", sharer_id=strangers[0])
    listed = wechat.shop.cooperation.list(sharer_type=MINI).data_list
    assert [account.sharer_id for account in listed] == strangers


@pytest.mark.parametrize("call", ["invite", "cancel_invitation", "unbind", "unbind_invitation"])
def test_what_does_not_fit_the_state_is_refused(wechat: Bench, call: str) -> None:
    opened(wechat)
    appid = wechat.world.miniprogram.appid
    if call == "invite":
        bound(wechat)
    with refused(788191005):
        getattr(wechat.shop.cooperation, call)(sharer_id=appid, sharer_type=MINI)
    assert len(wechat.shop.cooperation.list(sharer_type=MINI).data_list) == (call == "invite")


@pytest.mark.parametrize("call", ["invite", "invitation", "cancel_invitation", "unbind", "unbind_invitation"])
def test_ids_have_their_forms(wechat: Bench, call: str) -> None:
    with refused(803131000):
        getattr(wechat.shop.cooperation, call)(sharer_id="sph3FZbOEY64mWQ", sharer_type=MINI)
    with refused(803131000):
        wechat.shop.request("POST", "/channels/ec/cooperation/list", json={"sharer_type": 1})


def test_who_was_never_invited_is_not_bound(wechat: Bench) -> None:
    with refused(788191008):
        wechat.shop.cooperation.invitation(sharer_id=wechat.world.miniprogram.appid, sharer_type=MINI)


def test_an_order_out_of_the_mini_program_is_told_to_it(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    appid, mini = bound(wechat), wechat.world.miniprogram
    order_id = bought(wechat, tea, through=appid)
    (told,) = [d for d in wechat.world.pusher.log if d.event == "cooperation_shop_order"]
    wire = told.push.to_wire("json")
    assert set(wire["Data"]) == {"order_id", "shop_appid"}
    assert wire["FromUserName"] == mini.openid(wechat.world.people["mei"])
    assert wire["Data"]["order_id"] != order_id
    shop, known = wechat.world.store.appid, wire["Data"]["order_id"]
    found = wechat.mp.cooperation_shops.order(shop_appid=shop, order_id=known).order
    assert found.openid == wire["FromUserName"]
    assert [line.product_id for line in found.order_detail.product_infos] == [tea]
    sources = order_of(wechat, order_id).order_detail.source_infos
    assert sources is not None
    assert [(s.sale_channel, s.account_type, s.account_id) for s in sources] == [(1, 3, appid)]


def test_a_mini_program_sees_the_shop_and_its_products(wechat: Bench) -> None:
    products = opened(wechat)
    api, shop = wechat.mp.cooperation_shops, wechat.world.store.appid
    assert api.list().shop_list == []
    bound(wechat)
    (found,) = api.list().shop_list
    assert (found.appid, found.status) == (shop, 1)
    listed = [product.product_id for product in api.iter_products(shop_appid=shop, page_size=2)]
    assert listed == products
    tea = api.product(shop_appid=shop, product_id=products[0]).product
    assert (tea.product_id, tea.min_price > 0) == (products[0], True)


def test_strangers_see_nothing(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    api, shop = wechat.mp.cooperation_shops, wechat.world.store.appid
    with refused(48001):
        api.products(shop_appid=shop)
    with refused(48001):
        api.product(shop_appid=shop, product_id=tea)
    with refused(48001):
        api.order(shop_appid=shop, order_id="1")
    with pytest.raises(wxkit.WeChatError, match="does not cooperate"):
        bought(wechat, tea, through=wechat.world.miniprogram.appid)
    bound(wechat)
    with refused(40097):
        api.product(shop_appid=shop, product_id="1")
    with refused(40097):
        api.order(shop_appid=shop, order_id="1")


def known_id(wechat: Bench, event: str = "cooperation_shop_order") -> str:
    """The id of the last order by which the mini-program knows it."""
    told = [d for d in wechat.world.pusher.log if d.event == event]
    return str(told[-1].push.to_wire("json")["Data"]["order_id"])


def test_a_linked_mini_program_hears_of_orders_by_the_newer_event(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    wechat.world.settings.cooperation_is_linking = True
    order_id = bought(wechat, tea, through=bound(wechat))
    known = known_id(wechat, "related_shop_order_submission")
    assert wechat.act.open_shop_order(person="mei", order_id=known).order_id == order_id
    assert not [d for d in wechat.world.pusher.log if d.event == "cooperation_shop_order"]


def test_817323001_to_817323003_an_order_that_the_mini_program_cannot_open(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    appid = bound(wechat)
    order_id = bought(wechat, tea, through=appid)
    known = known_id(wechat)
    assert wechat.act.open_shop_order(person="mei", order_id=known).order_id == order_id
    assert wechat.act.open_shop_order(person="mei", order_id=order_id).code == 817323001
    assert wechat.act.open_shop_order(person="lan", order_id=known).code == 817323002
    wechat.shop.cooperation.unbind(sharer_id=appid, sharer_type=MINI)
    assert wechat.act.open_shop_order(person="mei", order_id=known).code == 817323003
