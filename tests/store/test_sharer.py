"""Sharers: invited, bound, unbound; their links and the orders through them."""

from __future__ import annotations

from typing import Literal

import bought
import pytest

import wxkit
from wxkit.testing._bench import Bench

TEA = bought.TEA.product_id


def sharer(wechat: Bench, name: str = "bo", sharer_type: Literal[0, 1] = 0) -> str:
    bought.person(wechat, name)
    return wechat.act.become_sharer(person=name, sharer_type=sharer_type).openid


def refused(wechat: Bench, call: str, **fields: object) -> int:
    with pytest.raises(wxkit.WeChatError) as error:
        getattr(wechat.shop.sharer, call)(**fields)
    return error.value.errcode


def test_an_invitation_is_a_qr_code(wechat: Bench) -> None:
    invitation = wechat.shop.sharer.bind(username="bo")
    assert invitation.qrcode_img.startswith("https://")
    assert invitation.qrcode_img_base64


def test_a_code_for_anybody_names_nobody(wechat: Bench) -> None:
    assert wechat.shop.sharer.bind().qrcode_img != wechat.shop.sharer.bind(username="bo").qrcode_img


def test_who_is_bound_is_not_invited_again(wechat: Bench) -> None:
    sharer(wechat)
    sharer(wechat, "clerk", 1)
    assert refused(wechat, "bind", username="bo") == 10070001
    assert refused(wechat, "bind", username="clerk") == 10070005


def test_the_binding_is_pushed(wechat: Bench) -> None:
    openid = sharer(wechat)
    push = wechat.world.pusher.log[-1].push.to_wire("json")
    assert (push["Event"], push["FromUserName"]) == ("channels_ec_sharer_change", openid)
    assert (push["openid"], push["sharer_type"], push["bind_status"]) == (openid, 0, 1)


def test_sharers_are_listed_by_type(wechat: Bench) -> None:
    ordinary = [sharer(wechat, f"s{n}") for n in range(3)]
    own = sharer(wechat, "clerk", 1)
    assert [found.openid for found in wechat.shop.sharer.iter_list(page_size=2)] == ordinary
    (clerk,) = wechat.shop.sharer.list(sharer_type=1).sharer_info_list
    assert (clerk.openid, clerk.nickname, clerk.sharer_type) == (own, "Clerk", 1)


def test_a_sharer_is_found_by_openid_and_by_name(wechat: Bench) -> None:
    openid = sharer(wechat)
    found = wechat.shop.sharer.search(openid=openid)
    assert (found.nickname, found.bind_time) == ("Bo", wechat.world.clock.time())
    assert wechat.shop.sharer.search(username="bo").openid == openid
    assert wechat.shop.sharer.search(username="nobody").openid == ""


def test_a_search_needs_something_to_go_by(wechat: Bench) -> None:
    assert refused(wechat, "search") == 10070006
    assert refused(wechat, "search", openid="made up") == 10070004


def test_a_day_passes_before_a_sharer_can_be_unbound(wechat: Bench) -> None:
    openid = sharer(wechat)
    fresh = wechat.shop.sharer.unbind(openid_list=[openid, "made up"])
    assert (fresh.success_openid, fresh.refuse_openid) == ([], [openid, "made up"])
    wechat.world.advance(86400)
    assert wechat.shop.sharer.unbind(openid_list=[openid]).success_openid == [openid]
    assert wechat.world.pusher.log[-1].push.to_wire("json")["bind_status"] == 2
    assert wechat.shop.sharer.list().sharer_info_list == []


@pytest.mark.parametrize(
    ("call", "field", "scene"),
    [
        ("product_h5url", "product_h5url", 7),
        ("product_qrcode", "product_qrcode", 8),
        ("product_taglink", "product_taglink", 9),
    ],
)
def test_an_order_through_a_link_is_the_sharers(wechat: Bench, call: str, field: str, scene: int) -> None:
    bought.put_on_sale(wechat, bought.TEA)
    openid = sharer(wechat)
    link = getattr(getattr(wechat.shop.sharer, call)(openid=openid, product_id=TEA), field)
    order = bought.paid(wechat, "lan", link=link)
    bought.paid(wechat, "lan")
    (found,) = wechat.shop.sharer.orders().order_list
    assert (found.order_id, found.sharer_openid, found.share_scene) == (order.order_id, openid, scene)
    assert (found.product_id, found.sku_id) == (TEA, order.lines[0].sku_id)


def test_orders_are_filtered(wechat: Bench) -> None:
    bought.put_on_sale(wechat, bought.TEA)
    openid, other = sharer(wechat), sharer(wechat, "wei")
    link = wechat.shop.sharer.product_h5url(openid=openid, product_id=TEA).product_h5url
    now = bought.paid(wechat, "lan", link=link).create_time
    orders = wechat.shop.sharer.orders
    counts = [
        len(page.order_list)
        for page in (
            orders(openid=openid),
            orders(openid=other),
            orders(share_scene=8),
            orders(start_time=now, end_time=now),
            orders(start_time=now + 1),
            orders(end_time=now - 1),
        )
    ]
    assert counts == [1, 0, 0, 1, 0, 0]
    assert refused(wechat, "orders", openid="made up") == 10070004


def test_links_need_a_sharer_and_a_product(wechat: Bench) -> None:
    openid = sharer(wechat)
    assert refused(wechat, "product_h5url", openid=openid, product_id="1") == 10020052
    assert refused(wechat, "product_h5url", openid="made up", product_id="1") == 10070004


def test_an_unbound_sharers_links_bring_nothing(wechat: Bench) -> None:
    bought.put_on_sale(wechat, bought.TEA)
    openid = sharer(wechat)
    link = wechat.shop.sharer.product_h5url(openid=openid, product_id=TEA).product_h5url
    wechat.world.advance(86400)
    wechat.shop.sharer.unbind(openid_list=[openid])
    assert bought.paid(wechat, "lan", link=link).attribution is None
