"""Gifts to a group chat: paid once, taken by whoever comes first, and given back in one refund."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import DAY, bought, opened, order_of, pushes, received, refused

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.group_gifts import PartsBought
from wxkit_sandbox.past import GiftAccepted, OrderRefunded, history

TEA = 19_980


def given(wechat: Bench, product_id: str, parts: int = 3, **more: Any) -> PartsBought:
    return wechat.act.give_to_group(person="mei", product_id=product_id, parts=parts, wish="新年好", **more)


def taken(wechat: Bench, gift: PartsBought, person: str, **more: Any) -> str:
    act = wechat.act.take_part(person=person, present_order_id=gift.present_order_id, **more)
    return act.order_id


def left(wechat: Bench, product_id: str) -> list[int]:
    stock = wechat.shop.stock.batch_get(product_id=[product_id]).data.spu_stock_list[0].sku_stock
    return [level.total_stock_num for level in stock]


def test_one_payment_makes_an_order_for_each_part(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    gift = given(wechat, tea)
    assert wechat.shop.gifts.sub_orders(present_order_id=gift.present_order_id).order_ids == gift.order_ids
    orders = [order_of(wechat, order_id) for order_id in gift.order_ids]
    assert {order.status for order in orders} == {12}
    assert len({order.order_detail.pay_info.transaction_id for order in orders}) == 1
    assert {(order.present_send_type, order.present_note) for order in orders} == {(1, "新年好")}
    names = ["channels_ec_order_new"] * 3 + ["channels_ec_order_pay"] * 3
    assert [name for name, _ in pushes(wechat)] == names
    assert left(wechat, tea)[0] == 97


def test_who_comes_first_takes_the_first_part(wechat: Bench) -> None:
    tea, *_ = opened(wechat, "mei", "lan", "wei")
    gift = given(wechat, tea, wecom=True)
    assert taken(wechat, gift, "wei") == gift.order_ids[0]
    assert taken(wechat, gift, "lan") == gift.order_ids[1]
    shown = order_of(wechat, gift.order_ids[1])
    assert (shown.status, shown.openid, shown.present_send_type) == (
        20,
        wechat.world.people["lan"].openids[wechat.world.store.appid],
        5,
    )
    accepted = [one.recipient for one in history(wechat.world) if isinstance(one, GiftAccepted)]
    assert accepted == ["wei", "lan"]
    received(wechat, gift.order_ids[0], "wei")
    assert order_of(wechat, gift.order_ids[0]).status == 100


def test_the_giver_may_take_a_part_and_everybody_just_one(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    gift = given(wechat, tea)
    taken(wechat, gift, "mei")
    with pytest.raises(wxkit.WeChatError, match="taken a part already"):
        taken(wechat, gift, "mei")
    assert order_of(wechat, gift.order_ids[1]).status == 12


def test_only_members_of_the_group_take_and_only_what_is_left(wechat: Bench) -> None:
    tea, *_ = opened(wechat, "mei", "lan", "wei")
    gift = given(wechat, tea, 1, members=["lan", "mei"])
    with pytest.raises(wxkit.WeChatError, match="wei is not in the group"):
        taken(wechat, gift, "wei")
    taken(wechat, gift, "lan")
    with pytest.raises(wxkit.WeChatError, match="nothing of gift order"):
        taken(wechat, gift, "mei")


def test_another_variant_may_be_taken(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    product = wechat.shop.products.get(product_id=tea).product
    assert product is not None
    order_id = taken(wechat, given(wechat, tea), "lan", sku_id=product.skus[1].sku_id)
    assert order_of(wechat, order_id).order_detail.product_infos[0].sku_id == product.skus[1].sku_id
    assert left(wechat, tea) == [98, 99, 100]


def test_what_nobody_took_goes_back_in_one_refund(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    gift = given(wechat, tea, freight=500)
    taken(wechat, gift, "lan")
    wechat.world.advance(DAY)
    now = wechat.world.clock.time()
    assert [order_of(wechat, order_id).status for order_id in gift.order_ids] == [20, 200, 200]
    assert left(wechat, tea)[0] == 99
    ids = wechat.shop.gifts.iter_aftersales(begin_create_time=now - 60, end_create_time=now)
    (record_id,) = list(ids)
    record = wechat.shop.gifts.aftersale(after_sale_order_id=record_id).after_sale_order
    assert (record.status, record.present_order_id, record.refund_info.amount) == (
        "MERCHANT_REFUND_SUCCESS",
        gift.present_order_id,
        2 * (TEA + 500),
    )
    assert (record.openid, record.unionid) == (
        wechat.world.people["mei"].openids[wechat.world.store.appid],
        wechat.world.people["mei"].unionid,
    )
    assert [one.order_id for one in record.order_info_list] == gift.order_ids[1:]
    part = record.order_info_list[0]
    assert (part.refund_info.amount, part.product_info_list[0].refund_info.amount) == (TEA + 500, TEA)
    assert (part.product_info_list[0].product_id, part.product_info_list[0].count) == (tea, 1)
    refunded = [one for one in history(wechat.world) if isinstance(one, OrderRefunded)]
    assert [(one.order_id, one.payer, one.amount) for one in refunded] == [
        (order_id, "mei", TEA + 500) for order_id in gift.order_ids[1:]
    ]


def test_the_refund_is_told_step_by_step(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    gift = given(wechat, tea, 1)
    wechat.world.advance(DAY)
    first, cancelled, last = pushes(wechat)[-3:]
    told = [(name, body["order_id"], body["status"]) for name, body in (first, last)]
    name = "channels_ec_present_aftersale_update"
    assert told == [
        (name, gift.present_order_id, "PLATFORM_REFUNDING"),
        (name, gift.present_order_id, "MERCHANT_REFUND_SUCCESS"),
    ]
    assert cancelled[1] == {"order_id": int(gift.order_ids[0]), "cancel_type": 3}


def test_when_everything_is_taken_nothing_is_refunded(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    taken(wechat, given(wechat, tea, 1), "lan")
    wechat.world.advance(DAY)
    now = wechat.world.clock.time()
    found = wechat.shop.gifts.aftersales(begin_create_time=now - DAY, end_create_time=now)
    assert (found.after_sale_order_id_list, found.has_more, found.next_key) == ([], False, "")


def test_refunds_are_listed_by_twenty(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    for _ in range(21):
        given(wechat, tea, 1)
    wechat.world.advance(DAY)
    now = wechat.world.clock.time()
    page = wechat.shop.gifts.aftersales(begin_create_time=now, end_create_time=now)
    assert (len(page.after_sale_order_id_list), page.has_more) == (20, True)
    with refused(606006):
        wechat.shop.gifts.aftersales(begin_create_time=now, end_create_time=now + 1, next_key=page.next_key)
    ids = list(wechat.shop.gifts.iter_aftersales(begin_create_time=now, end_create_time=now))
    assert len(set(ids)) == 21


def test_unpaid_parts_are_paid_or_cancelled_together(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    one, other = given(wechat, tea, 2, pay=False), given(wechat, tea, 2, pay=False)
    with pytest.raises(wxkit.WeChatError, match="nothing of gift order"):
        taken(wechat, one, "lan")
    wechat.act.pay(person="mei", order_id=one.order_ids[1])
    wechat.act.cancel_order(person="mei", order_id=other.order_ids[0])
    assert [order_of(wechat, id_).status for id_ in one.order_ids + other.order_ids] == [12, 12, 250, 250]


def test_rules_of_gifts_hold_in_groups_too(wechat: Bench) -> None:
    tea, _, _, bracelet = opened(wechat)
    with pytest.raises(wxkit.WeChatError, match="jewellery"):
        given(wechat, bracelet)
    with pytest.raises(wxkit.WeChatError, match="only 100 pieces"):
        given(wechat, tea, 101)
    with pytest.raises(wxkit.WeChatError, match="nobody 'bob'"):
        given(wechat, tea, members=["bob"])
    assert pushes(wechat) == []


def test_a_part_is_taken_not_accepted_and_a_single_gift_the_other_way_round(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    gift = given(wechat, tea)
    with pytest.raises(wxkit.WeChatError, match="for nobody yet"):
        wechat.act.accept(person="lan", present_order_id=gift.present_order_id)
    single = order_of(wechat, bought(wechat, tea, gift_to="lan")).present_order_id_str
    with pytest.raises(wxkit.WeChatError, match="for a group"):
        wechat.act.take_part(person="lan", present_order_id=single or "")
