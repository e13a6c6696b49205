"""Shipping information that WeChat refuses, code by code; nothing changes."""

from __future__ import annotations

from typing import Any

import pytest
from mp_refusals import refuses
from store_steps import paper
from trade_steps import merchant_key, now_text, order, parcel, pay, ship, trades

import wxkit
from wxkit.miniprogram.order_shipping import OrderState, Payer, SubOrder
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.payments import PaidPart
from wxkit_sandbox.miniprogram.trades import Trades

PATH = "/wxa/sec/order/upload_shipping_info"
GOODS = {"item_desc": "茶杯*1"}
SENT = GOODS | {"tracking_no": "YT1", "express_company": "YTO"}
DAY = 86400


def raw(wechat: Bench, transaction_id: str, **more: Any) -> dict[str, Any]:
    """The body of an upload, to be spoilt."""
    body = {
        "order_key": {"order_number_type": 2, "transaction_id": transaction_id},
        "logistics_type": 1,
        "delivery_mode": 1,
        "shipping_list": [SENT],
        "upload_time": now_text(wechat),
        "payer": {"openid": wechat.world.miniprogram.openid(wechat.world.people["lan"])},
    }
    return body | more


def post(wechat: Bench, body: dict[str, Any], path: str = PATH) -> None:
    wechat.mp.request("POST", path, query={"access_token": wechat.mp.access_token()}, json=body)


SPOILT: list[tuple[int, dict[str, Any]]] = [
    (268485194, {"order_key": {"order_number_type": 3}}),
    (268485195, {"order_key": {"order_number_type": 2, "transaction_id": ""}}),
    (268485196, {"order_key": {"order_number_type": 1, "out_trade_no": "A1"}}),
    (268485197, {"order_key": {"order_number_type": 1, "mchid": "1900000001"}}),
    (10060001, {"order_key": {"order_number_type": 2, "transaction_id": "4200"}}),
    (10060001, {"order_key": {"order_number_type": 1, "mchid": "1900000002", "out_trade_no": "A1"}}),
    (10060005, {"logistics_type": 9}),
    (10060006, {"logistics_type": 2, "delivery_mode": 2, "is_all_delivered": True}),
    (10060007, {"delivery_mode": 2}),
    (
        10060008,
        {"delivery_mode": 2, "is_all_delivered": True, "shipping_list": [SENT, SENT | {"item_desc": ""}]},
    ),
    (10060008, {"shipping_list": [{"tracking_no": "YT1", "express_company": "YTO"}]}),
    (10060009, {"shipping_list": [SENT | {"item_desc": "茶" * 121}]}),
    (10060014, {"shipping_list": [SENT | {"express_company": "SF"}]}),
    (10060014, {"shipping_list": [SENT | {"contact": {"receiver_contact": "177****123*"}}]}),
    (10060020, {"shipping_list": [SENT | {"item_desc": ""}]}),
    (10060020, {"shipping_list": []}),
    (10060024, {"delivery_mode": 2, "is_all_delivered": True, "shipping_list": [SENT] * 16}),
    (10060025, {"shipping_list": [SENT | {"express_company": "Y" * 129}]}),
    (10060026, {"shipping_list": [SENT | {"tracking_no": "1" * 129}]}),
    (10060031, {"payer": {"openid": "somebody else"}}),
    (268485216, {"upload_time": "2026-03-02 09:00:00"}),
    (268485216, {"upload_time": "2026-13-02T09:00:00+08:00"}),
    (268485224, {"delivery_mode": 3}),
    (268485226, {"shipping_list": [SENT | {"tracking_no": ""}]}),
    (268485227, {"shipping_list": [SENT | {"express_company": ""}]}),
    (268485228, {"shipping_list": [SENT, SENT | {"tracking_no": "YT2"}]}),
]


@pytest.mark.parametrize(("code", "spoilt"), SPOILT)
def test_a_spoilt_upload_changes_nothing(wechat: Bench, lan: str, code: int, spoilt: dict[str, Any]) -> None:
    id_ = pay(wechat, out_trade_no="A1")
    before = trades(wechat)
    with refuses(code):
        post(wechat, raw(wechat, id_, **spoilt))
    assert trades(wechat) == before


def test_an_argument_that_is_missing_is_10060014(wechat: Bench, lan: str) -> None:
    body = raw(wechat, pay(wechat))
    del body["upload_time"]
    with refuses(10060014):
        post(wechat, body)


def test_what_was_shipped_again_is_not_shipped_a_third_time(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    for number in ("YT1", "YT2"):
        ship(wechat, id_, parcel(number))
        wechat.world.advance(60)
    before = trades(wechat)
    with refuses(10060003):
        ship(wechat, id_, parcel("YT3"))
    assert trades(wechat) == before


def test_another_way_on_the_way_uses_the_chance_too(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    ship(wechat, id_, parcel("YT1"), delivery_mode=2, is_all_delivered=False)
    wechat.world.advance(60)
    ship(wechat, id_, parcel("YT2"))
    wechat.world.advance(60)
    before = trades(wechat)
    with refuses(10060002):
        ship(wechat, id_, parcel("YT3"))
    assert trades(wechat) == before


@pytest.mark.parametrize("end", ["confirm_receipt", "refund_payment"])
def test_what_is_over_is_not_shipped(wechat: Bench, lan: str, end: str) -> None:
    id_ = pay(wechat)
    ship(wechat, id_)
    getattr(wechat.act, end)(person="lan", transaction_id=id_)
    wechat.world.advance(60)
    before = trades(wechat)
    with refuses(10060004):
        ship(wechat, id_, parcel("YT2"))
    assert trades(wechat) == before


def test_nothing_new_is_10060023(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    ship(wechat, id_)
    before = trades(wechat)
    with refuses(10060023):
        ship(wechat, id_, parcel("YT2"))
    wechat.world.advance(60)
    with refuses(10060023):
        ship(wechat, id_)
    assert trades(wechat) == before


def test_sixteen_parcels_in_two_uploads_are_10060024(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    ship(wechat, id_, *map(parcel, map(str, range(15))), delivery_mode=2, is_all_delivered=False)
    wechat.world.advance(60)
    before = trades(wechat)
    with refuses(10060024):
        ship(wechat, id_, parcel("16"), delivery_mode=2, is_all_delivered=True)
    assert trades(wechat) == before


def combined(wechat: Bench, *parts: SubOrder, whole: str = "all") -> None:
    openid = wechat.world.miniprogram.openid(wechat.world.people["lan"])
    wechat.mp.order_shipping.upload_combined(
        order_key=merchant_key(whole),
        sub_orders=list(parts),
        upload_time=now_text(wechat),
        payer=Payer(openid=openid),
    )


def part(number: str, **more: Any) -> SubOrder:
    fields: dict[str, Any] = {"logistics_type": 1, "delivery_mode": 1, "shipping_list": [parcel()]}
    return SubOrder(order_key=merchant_key(number), **(fields | more))


def test_one_bad_part_keeps_all_from_being_shipped(wechat: Bench, lan: str) -> None:
    wechat.act.pay_in_miniprogram(
        person="lan", out_trade_no="all", parts=[PaidPart(out_trade_no="p1"), PaidPart(out_trade_no="p2")]
    )
    pay(wechat, out_trade_no="alone")
    before = trades(wechat)
    for code, parts in (
        (10060007, [part("p1"), part("p2", delivery_mode=2)]),
        (10060001, [part("p1"), part("alone")]),
        (10060001, [part("p1"), part("p3")]),
        (10060014, [part("p1"), part("p1")]),
        (10060014, []),
    ):
        with refuses(code):
            combined(wechat, *parts)
    assert trades(wechat) == before


def test_the_whole_is_no_part_and_shares_the_kind_of_number(wechat: Bench, lan: str) -> None:
    paid = wechat.act.pay_in_miniprogram(
        person="lan", out_trade_no="all", parts=[PaidPart(out_trade_no="p1")]
    )
    with refuses(10060001):
        ship(wechat, paid.transaction_id)
    with refuses(10060001):
        combined(wechat, part("p1"), whole="p1")
    body = raw(wechat, paid.transaction_id, sub_orders=[raw(wechat, "", order_key=dict(merchant_key("p1")))])
    with refuses(268485194):
        post(wechat, body, "/wxa/sec/order/upload_combined_shipping_info")


def test_unknown_orders_and_none_at_all(wechat: Bench, lan: str) -> None:
    pay(wechat, out_trade_no="A1")
    shipping = wechat.mp.order_shipping
    with refuses(10060001):
        shipping.get(transaction_id="4200")
    with refuses(10060001):
        shipping.get(merchant_id="1900000001", merchant_trade_no="A1", sub_merchant_id="1900000009")
    with refuses(10060014):
        shipping.get(merchant_id="1900000001")
    with refuses(10060014):
        shipping.list(last_index="made-up")


def test_reminders_have_their_time(wechat: Bench, lan: str) -> None:
    id_, virtual = pay(wechat), pay(wechat)
    notify, now = wechat.mp.order_shipping.notify_confirm_receive, wechat.world.clock.time()
    with refuses(10060001):
        notify(transaction_id="4200", received_time=now)
    with refuses(10060028):
        notify(transaction_id=id_, received_time=now)
    ship(wechat, id_)
    ship(wechat, virtual, logistics_type=3)
    with refuses(10060028):
        notify(transaction_id=virtual, received_time=now)
    for wrong in (now - 1, now + 1):
        with refuses(10060029):
            notify(transaction_id=id_, received_time=wrong)
    notify(transaction_id=id_, received_time=now)
    with refuses(10060028):
        notify(transaction_id=id_, received_time=now)
    assert len(wechat.world.people["lan"].messages(wechat.mp.appid, "shipping")) == 3


def test_special_orders_wait_to_be_shipped(wechat: Bench, lan: str) -> None:
    id_, now, special = pay(wechat), wechat.world.clock.time(), wechat.mp.order_shipping.report_special
    before = trades(wechat)
    with refuses(268546002):
        special(order_id="4200", type=2)
    for wrong in (None, now + 14 * DAY, now + 331 * DAY):
        with refuses(268546001):
            special(order_id=id_, type=1, delay_to=wrong)
    with refuses(268546000):
        post(wechat, {"order_id": id_, "type": 3}, "/wxa/sec/order/opspecialorder")
    assert trades(wechat) == before
    ship(wechat, id_)
    with refuses(268546002):
        special(order_id=id_, type=2)


def test_only_one_s_own_account_is_told_of(wechat: Bench) -> None:
    for ask in (
        wechat.mp.order_shipping.is_trade_managed,
        wechat.mp.order_shipping.is_trade_management_confirmed,
    ):
        with refuses(40013):
            ask(appid="wx0000000000000000")
        with refuses(61003):
            ask(appid=wechat.shop.appid)
    with refuses(40097):
        post(wechat, {}, "/wxa/sec/order/is_trade_managed")


def test_without_the_service_the_calls_are_48001(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    wechat.world.settings.trade_managed = False
    with refuses(48001):
        ship(wechat, id_)
    with refuses(48001):
        order(wechat, id_)


def test_nobody_confirms_what_is_not_theirs_or_not_sent(wechat: Bench, lan: str) -> None:
    wechat.world.people.add("梅梅", person_id="mei")
    id_ = pay(wechat, out_trade_no="A1")
    with pytest.raises(wxkit.WxkitError, match="not on its way"):
        wechat.act.confirm_receipt(person="lan", transaction_id=id_)
    ship(wechat, id_)
    with pytest.raises(wxkit.WxkitError, match="did not pay"):
        wechat.act.confirm_receipt(person="mei", transaction_id=id_)
    with pytest.raises(wxkit.WxkitError, match="made already"):
        pay(wechat, out_trade_no="A1")
    assert order(wechat, id_).order_state is OrderState.SHIPPED


def test_a_payment_of_which_no_word_has_come_is_10060001(wechat: Bench, lan: str) -> None:
    wechat.world.settings.payment_known_after = 60
    id_ = pay(wechat)
    with refuses(10060001):
        ship(wechat, id_)
    with refuses(10060001):
        order(wechat, id_)


def test_applications_for_another_trade_have_their_form(wechat: Bench) -> None:
    picture = {"type": 1, "media_id": paper(wechat, wechat.mp)}
    good = {"trade_type": 2, "material_list": [picture], "reason": "只卖茶叶"}
    for code, spoilt in (
        (40097, {"trade_type": 5}),
        (40097, {"material_list": []}),
        (40097, {"material_list": [picture] * 11}),
        (40097, {"material_list": [picture | {"type": 2}] * 4}),
        (40097, {"material_list": [picture | {"type": 3}]}),
        (40097, {"reason": ""}),
        (40007, {"material_list": [{"type": 1, "media_id": "nothing"}]}),
    ):
        with refuses(code):
            post(wechat, good | spoilt, "/wxa/sec/order/setwxatradetypecgi")
    assert wechat.world.miniprogram.state(Trades).trade_type is None
