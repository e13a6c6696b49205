"""Shipping information: what is uploaded can be read, orders go from paid to settled."""

from __future__ import annotations

from mp_refusals import refuses
from store_steps import paper
from trade_steps import by_id, merchant_key, now_text, order, parcel, pay, ship

from wxkit.callbacks.events import WxaTradeControlled
from wxkit.miniprogram.order_shipping import (
    Contact,
    OrderState,
    Parcel,
    Payer,
    PayTimeRange,
    SubOrder,
    TradeMaterial,
    TradeType,
)
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.payments import PaidPart
from wxkit_sandbox.miniprogram.pages import Release
from wxkit_sandbox.miniprogram.trades import Trades
from wxkit_sandbox.miniprogram.visits import Visits

DAY = 86400


def test_a_payment_waits_to_be_shipped(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat, out_trade_no="A1", amount=916, description="茶杯*1", sub_mch_id="1900000009")
    paid = order(wechat, id_)
    assert (paid.merchant_id, paid.merchant_trade_no, paid.sub_merchant_id) == (
        "1900000001",
        "A1",
        "1900000009",
    )
    assert (paid.description, paid.paid_amount, paid.openid) == ("茶杯*1", 916, lan)
    assert paid.pay_time == paid.trade_create_time == wechat.world.clock.time()
    assert (paid.order_state, paid.in_complaint) == (OrderState.TO_SHIP, False)
    assert (paid.shipping.shipping_list, paid.shipping.finish_shipping_count) == ([], 0)


def test_a_number_pays_once_and_the_second_attempt_is_no_visit(wechat: Bench, lan: str) -> None:
    pay(wechat, out_trade_no="A1")
    before = wechat.world.miniprogram.state(Visits).last[lan]
    wechat.world.advance(60)
    with refuses(400):
        pay(wechat, out_trade_no="A1")
    assert wechat.world.miniprogram.state(Visits).last[lan] == before


def test_an_order_is_found_by_the_merchant_s_numbers(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat, out_trade_no="A1", mch_id="1900000005")
    found = wechat.mp.order_shipping.get(merchant_id="1900000005", merchant_trade_no="A1").order
    assert found.transaction_id == id_


def test_what_was_uploaded_is_read(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    contact = Contact(receiver_contact="+86-177****1234")
    sent = Parcel(tracking_no="SF1", express_company="SF", item_desc="茶杯*1", contact=contact)
    ship(wechat, id_, sent)
    shipping = order(wechat, id_).shipping
    [read] = shipping.shipping_list
    assert (read.tracking_no, read.express_company, read.goods_desc) == ("SF1", "SF", "茶杯*1")
    assert read.upload_time == wechat.world.clock.time()
    assert read.contact is not None
    assert read.contact.receiver_contact == "+86-177****1234"
    assert (shipping.delivery_mode, shipping.logistics_type, shipping.goods_desc) == (1, 1, "茶杯*1")
    assert (shipping.finish_shipping, shipping.finish_shipping_count) == (True, 1)
    assert order(wechat, id_).order_state is OrderState.SHIPPED


def test_a_split_shipment_grows_until_it_is_complete(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    ship(wechat, id_, parcel("YT1"), delivery_mode=2, is_all_delivered=False)
    assert order(wechat, id_).order_state is OrderState.TO_SHIP
    wechat.world.advance(60)
    ship(wechat, id_, parcel("YT2"), delivery_mode=2, is_all_delivered=True)
    read = order(wechat, id_)
    assert [item.tracking_no for item in read.shipping.shipping_list] == ["YT1", "YT2"]
    assert (read.order_state, read.shipping.finish_shipping_count) == (OrderState.SHIPPED, 1)


def test_goods_are_shipped_again_once(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    ship(wechat, id_, parcel("YT1"))
    wechat.world.advance(60)
    ship(wechat, id_, parcel("YT2"))
    shipping = order(wechat, id_).shipping
    assert [item.tracking_no for item in shipping.shipping_list] == ["YT2"]
    assert shipping.finish_shipping_count == 2


def test_shipping_again_begins_the_days_anew(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    ship(wechat, id_, parcel("YT1"))
    wechat.world.advance(9 * DAY)
    ship(wechat, id_, parcel("YT2"))
    wechat.world.advance(9 * DAY)
    assert order(wechat, id_).order_state is OrderState.SHIPPED
    wechat.world.advance(DAY)
    assert order(wechat, id_).order_state is OrderState.RECEIVED


def test_the_receipt_is_confirmed_and_the_money_follows(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    ship(wechat, id_)
    wechat.act.confirm_receipt(person="lan", transaction_id=id_)
    assert order(wechat, id_).order_state is OrderState.RECEIVED
    wechat.world.advance(DAY)
    assert order(wechat, id_).order_state is OrderState.DONE


def test_what_no_courier_brings_is_received_sooner(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    ship(wechat, id_, Parcel(item_desc="话费充值"), logistics_type=3)
    wechat.world.advance(2 * DAY)
    assert order(wechat, id_).order_state is OrderState.RECEIVED


def test_a_complaint_holds_the_money_up(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    ship(wechat, id_)
    wechat.act.confirm_receipt(person="lan", transaction_id=id_)
    complaint_id = wechat.act.complain_of_purchase(person="lan", transaction_id=id_).complaint_id
    wechat.world.advance(DAY)
    held = order(wechat, id_)
    assert (held.order_state, held.in_complaint) == (OrderState.TO_SETTLE, True)
    wechat.act.drop_complaint(person="lan", complaint_id=complaint_id)
    done = order(wechat, id_)
    assert (done.order_state, done.in_complaint) == (OrderState.DONE, False)


def test_a_refunded_payment_stays_refunded(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    ship(wechat, id_)
    wechat.act.refund_payment(person="lan", transaction_id=id_)
    wechat.world.advance(30 * DAY)
    assert order(wechat, id_).order_state is OrderState.REFUNDED


def test_a_combined_payment_is_shipped_part_by_part(wechat: Bench, lan: str) -> None:
    parts = [PaidPart(out_trade_no="p1", amount=300), PaidPart(out_trade_no="p2", mch_id="1900000002")]
    paid = wechat.act.pay_in_miniprogram(person="lan", out_trade_no="all", parts=parts)
    by_courier = SubOrder(
        order_key=merchant_key("p1"),
        logistics_type=1,
        delivery_mode=2,
        is_all_delivered=True,
        shipping_list=[parcel("YT1"), parcel("YT2")],
    )
    fetched = SubOrder(
        order_key=merchant_key("p2", "1900000002"),
        logistics_type=4,
        delivery_mode=1,
        shipping_list=[Parcel(item_desc="茶叶*1")],
    )
    wechat.mp.order_shipping.upload_combined(
        order_key=merchant_key("all"),
        sub_orders=[by_courier, fetched],
        upload_time=now_text(wechat),
        payer=Payer(openid=lan),
    )
    first, second = (order(wechat, part) for part in paid.parts)
    assert (first.paid_amount, first.shipping.logistics_type, first.order_state) == (300, 1, 2)
    assert (second.merchant_id, second.shipping.logistics_type, second.order_state) == ("1900000002", 4, 2)


def test_orders_are_listed_by_state_payer_and_time(wechat: Bench, lan: str) -> None:
    wechat.world.people.add("梅梅", person_id="mei")
    first = pay(wechat)
    wechat.world.advance(60)
    second = wechat.act.pay_in_miniprogram(person="mei").transaction_id
    ship(wechat, first)
    shipping, now = wechat.mp.order_shipping, wechat.world.clock.time()
    assert [o.transaction_id for o in shipping.list().order_list] == [first, second]
    assert [o.transaction_id for o in shipping.list(order_state=1).order_list] == [second]
    assert [o.transaction_id for o in shipping.list(openid=lan).order_list] == [first]
    late, early = PayTimeRange(begin_time=now), PayTimeRange(end_time=now - 60)
    assert [o.transaction_id for o in shipping.list(pay_time_range=late).order_list] == [second]
    assert [o.transaction_id for o in shipping.list(pay_time_range=early).order_list] == [first]


def test_lists_go_on_where_they_stopped(wechat: Bench, lan: str) -> None:
    ids = [pay(wechat) for _ in range(5)]
    page = wechat.mp.order_shipping.list(page_size=2)
    assert (len(page.order_list), page.has_more) == (2, True)
    everything = wechat.mp.order_shipping.iter_list(page_size=2)
    assert [found.transaction_id for found in everything] == ids


def test_messages_lead_to_the_merchant_s_page(wechat: Bench, lan: str) -> None:
    wechat.mp.order_shipping.set_message_path(path="pages/order/detail?from=msg")
    id_ = pay(wechat, out_trade_no="A1")
    ship(wechat, id_)
    [message] = wechat.world.people["lan"].messages(wechat.mp.appid, "shipping")
    assert message.content["page"] == (
        f"pages/order/detail?from=msg&transaction_id={id_}&merchant_id=1900000001&merchant_trade_no=A1"
    )
    assert (message.content["goods"], message.content["waybills"]) == (["茶杯*1"], ["YT1"])


def test_an_unknown_page_is_wechat_s_own(wechat: Bench, lan: str) -> None:
    wechat.world.miniprogram.state(Release).pages = {"pages/index/index"}
    wechat.mp.order_shipping.set_message_path(path="pages/order/detail")
    ship(wechat, pay(wechat))
    [message] = wechat.world.people["lan"].messages(wechat.mp.appid, "shipping")
    assert message.content["page"] == ""


def test_the_buyer_is_reminded_of_the_receipt(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    ship(wechat, id_)
    wechat.world.advance(DAY)
    signed = wechat.world.clock.time()
    wechat.mp.order_shipping.notify_confirm_receive(transaction_id=id_, received_time=signed)
    message = wechat.world.people["lan"].messages(wechat.mp.appid, "shipping")[-1]
    assert (message.content["title"], message.content["received_time"]) == ("确认收货提醒", signed)


def test_the_service_and_its_confirmation(wechat: Bench, lan: str) -> None:
    shipping, appid = wechat.mp.order_shipping, wechat.mp.appid
    assert shipping.is_trade_managed(appid=appid).is_trade_managed
    assert shipping.is_trade_management_confirmed(appid=appid).completed
    pay(wechat, mch_id="1900000005")
    assert not shipping.is_trade_management_confirmed(appid=appid).completed
    wechat.act.grant_trade_management(person="lan", mch_id="1900000005")
    assert shipping.is_trade_management_confirmed(appid=appid).completed


def test_without_the_service_nothing_is_shipped(wechat: Bench, lan: str) -> None:
    wechat.world.settings.trade_managed = False
    pay(wechat)
    pay(wechat)
    assert not wechat.mp.order_shipping.is_trade_managed(appid=wechat.mp.appid).is_trade_managed
    wechat.world.advance(3 * DAY)
    [entry] = wechat.world.pusher.log
    assert isinstance(entry.push, WxaTradeControlled)


def test_uploads_name_payments_either_way(wechat: Bench, lan: str) -> None:
    id_, other = pay(wechat, out_trade_no="A1"), pay(wechat)
    ship(wechat, "", order_key=merchant_key("A1"))
    ship(wechat, "", order_key=by_id(other))
    states = {order(wechat, found).order_state for found in (id_, other)}
    assert states == {OrderState.SHIPPED}


def test_word_of_a_payment_may_take_a_while(wechat: Bench, lan: str) -> None:
    wechat.world.settings.payment_known_after = 60
    id_ = pay(wechat)
    assert wechat.mp.order_shipping.list().order_list == []
    wechat.world.advance(60)
    ship(wechat, id_)
    assert [found.transaction_id for found in wechat.mp.order_shipping.list().order_list] == [id_]


def test_another_kind_of_trade_is_applied_for_once(wechat: Bench) -> None:
    picture = TradeMaterial(type=1, media_id=paper(wechat, wechat.mp))
    wechat.mp.order_shipping.change_trade_type(trade_type=3, material_list=[picture], reason="改为到店服务")
    assert wechat.world.miniprogram.state(Trades).trade_type is TradeType.OFFLINE_SERVICE
    with refuses(268486048):
        wechat.mp.order_shipping.change_trade_type(trade_type=4, material_list=[picture], reason="又改了")


def test_a_page_may_be_asked_for_larger_than_anything(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    page = wechat.mp.order_shipping.list(page_size=10**30)
    assert ([found.transaction_id for found in page.order_list], page.has_more) == ([id_], False)
