"""Links to products, and help with writing them."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import opened, refused
from test_products import IMAGES

from wxkit.store.product_hints import ExternalAttributeInput
from wxkit.testing._bench import Bench


def test_links_are_the_same_for_the_same_employee(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    links = wechat.shop.product_links
    first = links.h5url(product_id=tea).product_h5url
    assert first == links.h5url(product_id=tea).product_h5url
    others = {
        links.h5url(product_id=mug).product_h5url,
        links.h5url(product_id=tea, wecom_corp_id="c", wecom_user_id="u").product_h5url,
    }
    assert len(others | {first}) == 3
    assert links.taglink(product_id=tea).product_taglink.startswith("#小程序://")


def test_qr_codes_by_kind(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    links = wechat.shop.product_links
    plain = links.qrcode(product_id=tea).product_qrcode
    assert plain == links.qrcode(product_id=tea, qrcode_type=1).product_qrcode
    assert plain != links.qrcode(product_id=tea, qrcode_type=3).product_qrcode


def test_schemes_for_mobile_apps(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    links = wechat.shop.product_links
    made = links.scheme(product_id=tea, from_appid="wx1", expire=3600).openlink
    assert made.startswith("weixin://")
    for appid, expire in (("1", 3600), ("wx1", 0)):
        with refused(10020051):
            links.scheme(product_id=tea, from_appid=appid, expire=expire)


def test_links_of_nothing(wechat: Bench) -> None:
    links = wechat.shop.product_links
    for call in (links.h5url, links.qrcode, links.taglink):
        with refused(10020052):
            call(product_id="1")
    with refused(10020052):
        links.scheme(product_id="1", from_appid="wx1", expire=1)


def test_categories_that_fit_a_title(wechat: Bench) -> None:
    hints = wechat.shop.product_hints
    found = hints.classify(req_type=1, title="春山茶叶礼盒", head_imgs=IMAGES, cat_id="6212")
    first = found.categories[0].cats
    assert [level.cat_info.cat_id for level in first] == ["6153", "6160", "6162"]
    assert (first[-1].has_permission, found.wrong_cat) == (True, True)
    right = hints.classify(req_type=1, title="春山茶叶礼盒", head_imgs=IMAGES, cat_id="6162")
    assert right.wrong_cat is False
    seafood = hints.classify(req_type=1, title="生鲜海鲜水产", head_imgs=IMAGES).categories[0].cats
    assert not seafood[-1].has_permission


@pytest.mark.parametrize("change", [{"title": ""}, {"head_imgs": []}])
def test_nothing_to_classify(wechat: Bench, change: dict[str, Any]) -> None:
    fields: dict[str, Any] = {"req_type": 1, "title": "茶", "head_imgs": IMAGES}
    with refused(10020051):
        wechat.shop.product_hints.classify(**(fields | change))


def test_what_keeps_a_product_from_being_published(wechat: Bench) -> None:
    precheck = wechat.shop.product_hints.precheck_category
    assert precheck(cat_id="6162").all_pass
    assert len(precheck(cat_id="6712").fail_reasons) == 1
    wechat.world.settings.deposit, wechat.world.settings.may_list = 0, False
    assert len(precheck(cat_id="6712").fail_reasons) == 3
    assert len(precheck().fail_reasons) == 1
    with refused(10020017):
        precheck(cat_id="1")
    with refused(10020504):
        precheck(cat_id="6153")


def test_attributes_in_the_words_of_the_store(wechat: Bench) -> None:
    hints = wechat.shop.product_hints
    one = hints.map_attribute(cat_id="6912", external_attribute_name="材质", external_attribute_value="纯棉")
    assert (one.internal_attribute_name, one.internal_attribute_value) == ("材质", ["棉"])
    other = hints.map_attribute(cat_id="6912", external_attribute_name="颜色", external_attribute_value="红")
    assert other.internal_attribute_name is None
    given = [ExternalAttributeInput(key="材质", value="亚麻"), ExternalAttributeInput(key="颜色", value="红")]
    many = hints.map_attributes(cat_id="6912", head_imgs=IMAGES, title="裙", external_attributes=given)
    assert [(found.key, found.value) for found in many.attributes] == [("材质", "麻")]


def test_the_brand_in_a_title(wechat: Bench) -> None:
    recommend = wechat.shop.product_hints.recommend_brand
    assert recommend(cat_id="6162", head_imgs=IMAGES, title="春山绿茶").brand_id == "10000532"
    assert recommend(cat_id="6162", head_imgs=IMAGES, title="绿茶").brand_id == "2100000000"


def test_help_for_an_unknown_category(wechat: Bench) -> None:
    hints = wechat.shop.product_hints
    for call in (hints.map_attributes, hints.recommend_brand):
        with refused(10020017):
            call(cat_id="1", head_imgs=IMAGES, title="茶")
    with refused(10020017):
        hints.map_attribute(cat_id="1")
