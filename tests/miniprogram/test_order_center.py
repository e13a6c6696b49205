"""The order center: what was bought, matched with its payment, and shown in the buyer's bill."""

from __future__ import annotations

from typing import Any

import pytest
from mp_refusals import refuses
from trade_steps import now_text, pay

from wxkit.miniprogram.order_center import (
    BoughtItem,
    JumpLink,
    OrderNumber,
    OrderPayer,
    ParcelItem,
    ShoppingOrder,
    ShoppingParcel,
    SubOrderShipping,
    SubOrderShopping,
)
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.payments import PaidPart
from wxkit_sandbox.miniprogram.order_center import ShoppingBook

CUP = BoughtItem(merchant_item_id="cup", name="茶杯", unit_price=300, quantity=2, image_url=["https://a/1"])
POT = BoughtItem(merchant_item_id="pot", name="茶壶", unit_price=900, quantity=1, image_url=["https://a/2"])
ORDER = ShoppingOrder(merchant_order_no="M1", item_list=[CUP, POT])


def number(out_trade_no: str) -> OrderNumber:
    return OrderNumber(order_number_type=1, mchid="1900000001", out_trade_no=out_trade_no)


def parcel(tracking_no: str = "YT1", *item_ids: str) -> ShoppingParcel:
    items = [ParcelItem(merchant_item_id=id_) for id_ in item_ids]
    return ShoppingParcel(tracking_no=tracking_no, express_company="YTO", item_list=items or None)


def tell(wechat: Bench, openid: str, out_trade_no: str = "A1", order: ShoppingOrder = ORDER) -> None:
    wechat.mp.order_center.upload_shopping(
        order_key=number(out_trade_no),
        order_list=[order],
        payer=OrderPayer(openid=openid),
        upload_time=now_text(wechat),
    )


def send(wechat: Bench, openid: str, *parcels: ShoppingParcel, mode: Any = 1, **more: Any) -> None:
    said: dict[str, Any] = {
        "order_key": number("A1"),
        "payer": OrderPayer(openid=openid),
        "upload_time": now_text(wechat),
    }
    wechat.mp.order_center.upload_shipping(shipping_list=list(parcels), delivery_mode=mode, **(said | more))


def result(wechat: Bench, openid: str, out_trade_no: str = "A1") -> str:
    key, payer = number(out_trade_no), OrderPayer(openid=openid)
    return wechat.mp.order_center.verify(order_key=key, payer=payer).verify_result


def state(wechat: Bench) -> str:
    return repr(wechat.world.miniprogram.state(ShoppingBook))


def test_what_was_bought_is_in_the_bill_once_it_is_paid(wechat: Bench, lan: str) -> None:
    assert result(wechat, lan) == "未找到上传的购物详情"
    tell(wechat, lan)
    assert result(wechat, lan) == "订单未支付"
    id_ = pay(wechat, out_trade_no="A1", amount=1500)
    assert result(wechat, lan) == "success"
    bill = wechat.act.look_at_bill(person="lan", transaction_id=id_)
    assert bill.amount == 1500
    assert [item.name for item in bill.orders[0].item_list] == ["茶杯", "茶壶"]


def test_a_payment_alone_shows_its_description(wechat: Bench, lan: str) -> None:
    bill = wechat.act.look_at_bill(person="lan", transaction_id=pay(wechat, description="茶杯*2"))
    assert (bill.description, bill.orders, bill.parcels) == ("茶杯*2", [], [])


def test_another_s_payment_is_not_matched(wechat: Bench, lan: str) -> None:
    mei = wechat.world.miniprogram.openid(wechat.world.people.add("梅梅", person_id="mei"))
    tell(wechat, mei)
    id_ = pay(wechat, out_trade_no="A1")
    assert result(wechat, mei) == "支付者与上传的 payer 不一致"
    assert wechat.act.look_at_bill(person="lan", transaction_id=id_).orders == []


def test_parcels_join_only_what_is_matched(wechat: Bench, lan: str) -> None:
    tell(wechat, wechat.world.miniprogram.openid(wechat.world.people.add("梅梅", person_id="mei")))
    pay(wechat, out_trade_no="A1")
    before = state(wechat)
    with refuses(40097):
        send(wechat, lan, parcel())
    assert state(wechat) == before


def test_it_can_be_mended_until_it_is_matched(wechat: Bench, lan: str) -> None:
    tell(wechat, lan)
    with refuses(40097):
        tell(wechat, lan)
    wechat.world.advance(1)
    tell(wechat, lan, order=ShoppingOrder(merchant_order_no="M2", item_list=[POT]))
    id_ = pay(wechat, out_trade_no="A1")
    wechat.world.advance(1)
    with refuses(40097):
        tell(wechat, lan)
    [order] = wechat.act.look_at_bill(person="lan", transaction_id=id_).orders
    assert order.merchant_order_no == "M2"


@pytest.mark.parametrize("mode", [2, "SPLIT_DELIVERY"])
def test_parcels_are_in_the_bill(wechat: Bench, lan: str, mode: Any) -> None:
    tell(wechat, lan)
    id_ = pay(wechat, out_trade_no="A1")
    send(wechat, lan, parcel("YT1", "cup"), parcel("YT2", "pot"), mode=mode)
    bill = wechat.act.look_at_bill(person="lan", transaction_id=id_)
    assert [found.tracking_no for found in bill.parcels] == ["YT1", "YT2"]


def test_a_combined_payment_has_a_bill_for_each_part(wechat: Bench, lan: str) -> None:
    center, payer = wechat.mp.order_center, OrderPayer(openid=lan)
    parts = [
        SubOrderShopping(order_key=number(part), merchant_order_no=f"M-{part}", item_list=[item])
        for part, item in (("p1", CUP), ("p2", POT))
    ]
    center.upload_combined_shopping(
        order_key=number("all"), sub_orders=parts, payer=payer, upload_time=now_text(wechat)
    )
    paid = wechat.act.pay_in_miniprogram(
        person="lan", out_trade_no="all", parts=[PaidPart(out_trade_no="p1"), PaidPart(out_trade_no="p2")]
    )
    sent = SubOrderShipping(order_key=number("p2"), shipping_list=[parcel("YT2")], delivery_mode=1)
    center.upload_combined_shipping(
        order_key=number("all"), sub_orders=[sent], payer=payer, upload_time=now_text(wechat)
    )
    first, second = (wechat.act.look_at_bill(person="lan", transaction_id=id_) for id_ in paid.parts)
    assert (first.orders[0].merchant_order_no, first.parcels) == ("M-p1", [])
    assert [found.tracking_no for found in second.parcels] == ["YT2"]
    assert result(wechat, lan, "all") == "success"


def test_parts_of_another_payment_are_not_matched(wechat: Bench, lan: str) -> None:
    part = SubOrderShopping(order_key=number("alone"), merchant_order_no="M1", item_list=[CUP])
    wechat.mp.order_center.upload_combined_shopping(
        order_key=number("all"),
        sub_orders=[part],
        payer=OrderPayer(openid=lan),
        upload_time=now_text(wechat),
    )
    wechat.act.pay_in_miniprogram(person="lan", out_trade_no="all", parts=[PaidPart(out_trade_no="p1")])
    pay(wechat, out_trade_no="alone")
    assert result(wechat, lan, "all") == "子单与合单不一致"


@pytest.mark.parametrize(
    "link",
    [JumpLink(type=1, appid="wx0", path="pages/a"), JumpLink(type="MINI_PROGRAM"), JumpLink(type=2)],
)
def test_links_lead_somewhere(wechat: Bench, lan: str, link: JumpLink) -> None:
    with refuses(40097):
        tell(wechat, lan, order=ORDER.model_copy(update={"order_detail_jump_link": link}))
    assert state(wechat) == "ShoppingBook(by_key={})"


def test_uploads_that_say_too_little(wechat: Bench, lan: str) -> None:
    upload = wechat.mp.order_center.upload_shopping
    said: dict[str, Any] = {"order_list": [ORDER], "payer": OrderPayer(openid=lan)}
    for code, more in (
        (268485194, {"order_key": OrderNumber(order_number_type=3)}),
        (268485195, {"order_key": OrderNumber(order_number_type="WXPAY_TRADE_NUMBER")}),
        (268485196, {"order_key": OrderNumber(order_number_type=1)}),
        (268485197, {"order_key": OrderNumber(order_number_type=1, mchid="1900000001")}),
        (268485216, {"order_key": number("A1"), "upload_time": "yesterday"}),
        (40003, {"order_key": number("A1"), "payer": OrderPayer(openid="nobody")}),
        (40097, {"order_key": number("A1"), "order_list": []}),
    ):
        with refuses(code):
            upload(**({"upload_time": now_text(wechat)} | said | more))
    assert state(wechat) == "ShoppingBook(by_key={})"


def test_parcels_that_are_refused_change_nothing(wechat: Bench, lan: str) -> None:
    tell(wechat, lan)
    with refuses(10060001):
        send(wechat, lan, parcel())
    id_ = pay(wechat, out_trade_no="A1")
    before = state(wechat)
    with refuses(10060031):
        send(wechat, "somebody else", parcel())
    with refuses(40097):
        send(wechat, lan, parcel(), order_key=OrderNumber(order_number_type=2, transaction_id=id_))
    for code, mode, parcels in (
        (268485226, 1, [parcel("")]),
        (268485227, 1, [parcel().model_copy(update={"express_company": ""})]),
        (268485228, 1, [parcel("YT1"), parcel("YT2")]),
        (40097, 2, [parcel("YT1", "cup"), parcel("YT2")]),
        (40097, 2, [parcel("YT1", "lamp")]),
        (40097, 1, []),
    ):
        with refuses(code):
            send(wechat, lan, *parcels, mode=mode)
    assert state(wechat) == before


def test_a_wrong_mode_is_268485224(wechat: Bench, lan: str) -> None:
    tell(wechat, lan)
    pay(wechat, out_trade_no="A1")
    body = {
        "order_key": {"order_number_type": 1, "mchid": "1900000001", "out_trade_no": "A1"},
        "shipping_list": [{"tracking_no": "YT1", "express_company": "YTO"}],
        "payer": {"openid": lan},
        "delivery_mode": 3,
        "upload_time": now_text(wechat),
    }
    query = {"access_token": wechat.mp.access_token()}
    with refuses(268485224):
        wechat.mp.request("POST", "/user-order/orders/shippings", query=query, json=body)
