"""Promoters at the agency: binding, ratios, links, promotable products."""

from __future__ import annotations

import bought
import pytest

import wxkit
from wxkit.testing._bench import Bench

PROMOTER = "/channels/ec/promoter/"


def promoter(wechat: Bench, name: str = "bo", ratio: int = 1_000_000) -> str:
    bought.person(wechat, name)
    return wechat.act.become_promoter(person=name, commission_ratio=ratio).sharer_appid


def refused(wechat: Bench, call: str, **fields: object) -> int:
    with pytest.raises(wxkit.WeChatError) as error:
        getattr(wechat.shop.promoter, call)(**fields)
    return error.value.errcode


def tea_for(wechat: Bench, sharer_appid: str) -> dict[str, str]:
    appid = wechat.world.store.appid
    return {"sharer_appid": sharer_appid, "product_id": bought.TEA.product_id, "shop_appid": appid}


def test_a_person_registers_and_is_bound(wechat: Bench) -> None:
    openid = wechat.world.miniprogram.openid(bought.person(wechat, "bo"))
    before = wechat.shop.promoter.status(sharer_openid=openid, is_simple_register=False)
    assert (before.register_status, before.bind_status, before.sharer_appid) == (0, 0, "")
    assert before.register_business_type == "CreatorApplyments"
    sharer_appid = promoter(wechat)
    after = wechat.shop.promoter.status(sharer_openid=openid, is_simple_register=False)
    assert (after.register_status, after.bind_status, after.sharer_appid) == (2, 1, sharer_appid)


def test_the_binding_is_pushed(wechat: Bench) -> None:
    sharer_appid = promoter(wechat)
    push, store = wechat.world.pusher.log[-1].push.to_wire("json"), wechat.world.store
    person = wechat.world.people["bo"]
    assert (push["Event"], push["FromUserName"]) == ("promoter_bind_result", wechat.world.team_openid)
    assert push["bind_status"] == 1
    assert (push["sharer_appid"], push["sharer_openid"]) == (sharer_appid, store.openid(person))
    assert push["sharer_unionid"] == person.unionid


def test_a_status_needs_to_know_of_whom(wechat: Bench) -> None:
    stranger = wechat.world.store.openid(bought.person(wechat, "bo"))
    assert refused(wechat, "status", is_simple_register=True) == 10024000
    assert refused(wechat, "status", is_simple_register=True, sharer_openid=stranger) == 10071056


def test_bound_promoters_are_listed_page_by_page(wechat: Bench) -> None:
    appids = [promoter(wechat, f"p{n}") for n in range(5)]
    listed = [found.sharer_appid for found in wechat.shop.promoter.iter_sharers(page_size=2)]
    assert listed == appids
    only = wechat.shop.promoter.sharers(sharer_appid=appids[3]).sharer_info_list
    assert [(found.sharer_appid, found.nickname) for found in only] == [(appids[3], "P3")]


def test_more_than_twenty_a_page_are_refused(wechat: Bench) -> None:
    with pytest.raises(wxkit.WeChatError) as error:
        wechat.shop.request("POST", PROMOTER + "get_bind_sharer_list", json={"next_key": "", "page_size": 21})
    assert error.value.errcode == 10024000


def test_a_ratio_is_set_for_all_products_and_for_one(wechat: Bench) -> None:
    bought.put_on_sale(wechat, bought.TEA)
    appid, tea = promoter(wechat), bought.TEA.product_id
    api = wechat.shop.promoter
    assert not api.product_commission(sharer_appid=appid, product_id=tea).is_set
    api.set_commission(sharer_appid=appid, commission_type=1, commission_ratio=200_000)
    api.set_product_commission(sharer_appid=appid, product_id=tea, commission_ratio=300_000)
    (found,) = api.sharers().sharer_info_list
    assert (found.commission_type, found.commission_ratio) == (1, 200_000)
    one = api.product_commission(sharer_appid=appid, product_id=tea)
    assert (one.is_set, one.commission_ratio) == (True, 300_000)


@pytest.mark.parametrize("ratio", [99_999, 1_000_001])
def test_a_ratio_beyond_its_bounds_is_refused(wechat: Bench, ratio: int) -> None:
    body = {"sharer_appid": promoter(wechat), "commission_type": 0, "commission_ratio": ratio}
    with pytest.raises(wxkit.WeChatError) as error:
        wechat.shop.request("POST", PROMOTER + "set_sharer_commission_info", json=body)
    assert error.value.errcode == 10024000
    assert wechat.shop.promoter.sharers().sharer_info_list[0].commission_ratio == 1_000_000


def test_who_is_not_bound_has_no_ratio_and_no_link(wechat: Bench) -> None:
    bought.put_on_sale(wechat, bought.TEA)
    tea = {"sharer_appid": "wx0", "product_id": bought.TEA.product_id}
    assert refused(wechat, "product_commission", **tea) == 10071029
    assert refused(wechat, "set_product_commission", **tea, commission_ratio=200_000) == 10071029
    assert refused(wechat, "product_link", **tea, shop_appid=wechat.world.store.appid) == 10071029
    assert refused(wechat, "unbind", sharer_appid="wx0") == 10071029


def test_links_stay_the_same_and_belong_to_the_promoter(wechat: Bench) -> None:
    bought.put_on_sale(wechat, bought.TEA)
    tea = tea_for(wechat, promoter(wechat))
    api = wechat.shop.promoter
    assert api.product_link(**tea).short_link == api.product_link(**tea).short_link
    assert (
        api.product_link(**tea).short_link
        != api.product_link(**tea | {"sharer_appid": promoter(wechat, "wei")}).short_link
    )


@pytest.mark.parametrize(
    ("call", "field"),
    [
        ("product_link", "short_link"),
        ("product_link", "http_short_link"),
        ("product_qrcode", "qrcode_url"),
        ("product_promotion_link", "product_promotion_link"),
    ],
)
def test_every_kind_of_link_credits_the_promoter(wechat: Bench, call: str, field: str) -> None:
    bought.put_on_sale(wechat, bought.TEA)
    sharer_appid = promoter(wechat)
    link = getattr(getattr(wechat.shop.promoter, call)(**tea_for(wechat, sharer_appid)), field)
    by = bought.paid(wechat, "lan", link=link).attribution
    assert by is not None
    assert (by.kind, by.person, by.sharer_appid) == ("promoter", "bo", sharer_appid)


def test_a_short_link_can_name_the_product(wechat: Bench) -> None:
    bought.put_on_sale(wechat, bought.TEA)
    bo, wei = promoter(wechat), promoter(wechat, "wei")
    short = wechat.shop.promoter.product_link(**tea_for(wechat, bo)).short_link
    found = wechat.shop.promoter.product_link(sharer_appid=wei, product_short_link=short)
    assert found.product_id == bought.TEA.product_id
    assert refused(wechat, "product_link", sharer_appid=wei, product_short_link="other") == 10024000


def test_what_is_not_on_sale_here_has_no_link(wechat: Bench) -> None:
    tea = tea_for(wechat, promoter(wechat))
    assert refused(wechat, "product_link", **tea) == 10024000
    bought.put_on_sale(wechat, bought.TEA)
    assert refused(wechat, "product_link", **tea | {"shop_appid": "wx1"}) == 10024000


def test_an_unbound_promoters_links_earn_nothing(wechat: Bench) -> None:
    bought.put_on_sale(wechat, bought.TEA)
    sharer_appid = promoter(wechat)
    link = wechat.shop.promoter.product_link(**tea_for(wechat, sharer_appid)).short_link
    wechat.shop.promoter.unbind(sharer_appid=sharer_appid)
    assert wechat.world.pusher.log[-1].push.to_wire("json")["bind_status"] == 2
    assert bought.paid(wechat, "lan", link=link).attribution is None
    openid = wechat.world.miniprogram.openid(wechat.world.people["bo"])
    status = wechat.shop.promoter.status(sharer_openid=openid, is_simple_register=False)
    assert (status.register_status, status.bind_status) == (2, 0)


def test_products_on_sale_can_be_promoted(wechat: Bench) -> None:
    for line in (bought.TEA, bought.CUP):
        bought.put_on_sale(wechat, line)
    listed = [found.product_id for found in wechat.shop.promoter.iter_products(plan_type=2, page_size=1)]
    assert listed == [bought.TEA.product_id, bought.CUP.product_id]
    cups = wechat.shop.promoter.products(plan_type=2, keyword="茶杯").product_list
    assert [found.product_id for found in cups] == [bought.CUP.product_id]


def test_a_promotable_product_tells_its_commission(wechat: Bench) -> None:
    bought.put_on_sale(wechat, bought.TEA)
    appid = wechat.world.store.appid
    fields = {"shop_appid": appid, "product_id": bought.TEA.product_id, "plan_type": 2}
    product = wechat.shop.promoter.product(**fields).product
    assert (product.commission_info.service_ratio, product.product_info.status) == (100_000, 5)
    assert [(sku.sale_price, sku.stock_num) for sku in product.product_info.skus] == [(10_000, 100)]
    assert refused(wechat, "product", **fields | {"product_id": "1"}) == 10024000
