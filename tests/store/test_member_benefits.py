"""Orders with a member benefit of the mini-program: proposed, allowed, given back."""

from __future__ import annotations

from typing import Any

import pytest
from brand_steps import Brand, brand, linked
from coupon_steps import effective, held
from shop_steps import opened, order_of, pushes

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.orders import Item
from wxkit_sandbox.store.orderbook import OrderBook

ALLOWED = {"errcode": 0, "errmsg": "ok", "result": 1}
TEA = 19_980
"""Fen."""


def ready(wechat: Bench, **answers: dict[str, Any]) -> tuple[Brand, list[str]]:
    """A shop, and a member whose mini-program proposes 1000 fen and allows everything."""
    products = opened(wechat)
    proposal = {"errcode": 0, "errmsg": "ok", "vip_discounted_info": {"vip_discounted_price": 1000}}
    known: dict[str, Any] = {"gen_order_info_init": proposal, "order_use_vip_discount": ALLOWED}
    made = brand(wechat, **(known | answers))
    linked(wechat, made)
    return made, products


def page(wechat: Bench, *products: str, person: str = "mei", gift_to: str = "") -> str:
    items = [Item(product_id=product_id) for product_id in products]
    return wechat.act.open_checkout(person=person, items=items, gift_to=gift_to).order_session_id


def orders(wechat: Bench) -> int:
    return len(wechat.world.store.state(OrderBook).orders)


def test_an_order_uses_what_the_mini_program_proposes(wechat: Bench) -> None:
    made, (tea, *_) = ready(wechat)
    session = page(wechat, tea)
    order = order_of(wechat, wechat.act.submit_checkout(person="mei", order_session_id=session).order_id)
    price = order.order_detail.price_info
    assert (price.order_price, price.vip_discounted_price) == (TEA - 1000, 1000)
    (line,) = order.order_detail.product_infos
    assert (line.real_price, line.vip_discounted_price) == (TEA - 1000, 1000)
    assert order.order_detail.ext_info is not None
    assert order.order_detail.ext_info.vip_order_session_id == session
    assert made.names == ["gen_order_info_init", "order_use_vip_discount"]


def test_what_the_mini_program_is_asked(wechat: Bench) -> None:
    made, (tea, *_) = ready(wechat)
    session = page(wechat, tea)
    wechat.act.submit_checkout(person="mei", order_session_id=session, vip_discounted_price=500)
    (_, first), (_, second) = made.asked
    shown, submitted = first["gen_order_info"], second["order_info"]
    assert (shown["order_session_id"], shown["scene"]) == (session, 1)
    assert shown["product_infos"][0]["product_id"] == tea
    assert shown["price_info"]["product_price_before_vip_discount"] == TEA
    assert submitted["unique_id"].startswith("37")
    assert submitted["price_info"] == {
        "product_price_before_vip_discount": TEA,
        "vip_discounted_price": 500,
        "product_price_after_vip_discount": TEA - 500,
    }


def test_a_benefit_is_shared_out_over_the_lines(wechat: Bench) -> None:
    _, (tea, mug, *_) = ready(wechat)
    session = page(wechat, tea, mug)
    order_id = wechat.act.submit_checkout(person="mei", order_session_id=session).order_id
    shares = [
        line.vip_discounted_price or 0 for line in order_of(wechat, order_id).order_detail.product_infos
    ]
    assert sum(shares) == 1000
    assert all(shares)


@pytest.mark.parametrize("answer", [{}, ALLOWED | {"result": 2}, ALLOWED | {"errcode": 5}, {"errcode": 0}])
def test_without_a_clear_yes_the_order_is_blocked(wechat: Bench, answer: dict[str, Any]) -> None:
    made, (tea, *_) = ready(wechat, order_use_vip_discount=answer)
    session = page(wechat, tea)
    with pytest.raises(wxkit.WxkitError, match="does not allow the benefit"):
        wechat.act.submit_checkout(person="mei", order_session_id=session)
    assert orders(wechat) == 0
    assert made.names[-1] == "order_use_vip_discount"


def test_without_a_benefit_nobody_is_asked(wechat: Bench) -> None:
    made, (tea, *_) = ready(wechat)
    session = page(wechat, tea)
    wechat.act.submit_checkout(person="mei", order_session_id=session, vip_discounted_price=0)
    assert made.names == ["gen_order_info_init"]
    assert page(wechat, tea, person="lan")
    assert made.names == ["gen_order_info_init"]


def test_who_is_no_member_has_no_benefit(wechat: Bench) -> None:
    _, (tea, *_) = ready(wechat)
    session = page(wechat, tea, person="lan")
    with pytest.raises(wxkit.WxkitError, match="is no member"):
        wechat.act.submit_checkout(person="lan", order_session_id=session, vip_discounted_price=1)
    assert orders(wechat) == 0


def test_a_benefit_leaves_something_to_pay(wechat: Bench) -> None:
    _, (tea, *_) = ready(wechat)
    session = page(wechat, tea)
    with pytest.raises(wxkit.WxkitError, match="leaves nothing"):
        wechat.act.submit_checkout(person="mei", order_session_id=session, vip_discounted_price=TEA)


def test_a_benefit_goes_back_when_the_order_fails(wechat: Bench) -> None:
    made, (tea, *_) = ready(wechat)
    session = page(wechat, tea)
    wechat.shop.products.delisting(product_id=tea)
    with pytest.raises(wxkit.WxkitError, match="not on sale"):
        wechat.act.submit_checkout(person="mei", order_session_id=session)
    (_, use), (name, unuse) = made.asked[-2:]
    assert name == "order_unuse_vip_discount"
    assert unuse["order_info"]["unique_id"] == use["order_info"]["unique_id"]


def test_a_gift_that_is_not_paid_gives_its_benefit_back(wechat: Bench) -> None:
    made, (_, mug, *_) = ready(wechat)
    session = page(wechat, mug, gift_to="lan")
    wechat.act.submit_checkout(person="mei", order_session_id=session, pay=False)
    assert made.asked[-1][1]["order_info"]["scene"] == 3
    wechat.advance(3600)
    assert made.names[-1] == "order_unuse_vip_discount"


def test_of_an_order_for_oneself_the_cancellation_tells(wechat: Bench) -> None:
    made, (tea, *_) = ready(wechat)
    session = page(wechat, tea)
    order_id = wechat.act.submit_checkout(person="mei", order_session_id=session, pay=False).order_id
    wechat.act.cancel_order(person="mei", order_id=order_id)
    assert made.names == ["gen_order_info_init", "order_use_vip_discount"]
    assert ("channels_ec_order_cancel", {"order_id": int(order_id), "cancel_type": 1}) in pushes(wechat)


def test_a_refund_tells_what_to_give_back(wechat: Bench) -> None:
    _, (tea, *_) = ready(wechat)
    session = page(wechat, tea)
    order_id = wechat.act.submit_checkout(person="mei", order_session_id=session).order_id
    half = (TEA - 1000) // 2
    case = wechat.act.refund(person="mei", order_id=order_id, amount=half).after_sale_order_id
    found = wechat.shop.aftersale.get(after_sale_order_id=case).after_sale_order
    assert found.details.wxa_vip_discounted_price == 500
    told = [body for name, body in pushes(wechat) if name == "channels_ec_aftersale_update"]
    assert told[-1]["wxa_vip_discounted_price"] == 500


def test_a_coupon_comes_before_the_benefit(wechat: Bench) -> None:
    made, (tea, *_) = ready(wechat)
    coupon = held(wechat, effective(wechat))
    items = [Item(product_id=tea)]
    opened_page = wechat.act.open_checkout(person="mei", items=items, coupon=coupon)
    shown = made.asked[-1][1]["gen_order_info"]
    off = shown["price_info"]["shop_discounted_price"]
    assert shown["price_info"]["product_price_before_vip_discount"] == TEA - off
    (used,) = shown["product_infos"][0]["order_product_coupon_info_list"]
    assert (used["user_coupon_id"], used["discounted_price"]) == (coupon, off)
    session = opened_page.order_session_id
    order_id = wechat.act.submit_checkout(person="mei", order_session_id=session).order_id
    assert order_of(wechat, order_id).order_detail.price_info.order_price == TEA - off - 1000
