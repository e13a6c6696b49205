"""Gifts from friend to friend: paid by one, accepted by the other, or given back."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import DAY, bought, opened, order_of, pushes, received, refused

import wxkit
from wxkit.store.orders import SearchCondition, TimeRange
from wxkit.store.products import LiveSkuInput
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.orders import AddressGiven


def openid(wechat: Bench, name: str) -> str:
    return wechat.world.store.openid(wechat.world.people[name])


def given(wechat: Bench, product_id: str, **more: Any) -> str:
    return bought(wechat, product_id, gift_to="lan", wish="生日快乐", **more)


def test_a_paid_gift_waits_without_an_address(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    gift = order_of(wechat, given(wechat, tea))
    assert (gift.status, gift.is_present, gift.present_note) == (12, True, "生日快乐")
    assert (gift.openid, gift.present_giver_openid) == (openid(wechat, "mei"), openid(wechat, "mei"))
    assert gift.order_detail.delivery_info.address_info is None
    assert gift.order_present_info is not None
    assert gift.order_present_info.present_order_id_str.startswith("42")
    assert [name for name, _ in pushes(wechat)] == ["channels_ec_order_new", "channels_ec_order_pay"]


def test_who_accepts_owns_the_order_from_then_on(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = given(wechat, tea)
    home = AddressGiven(user_name="兰", tel_number="10000000001")
    wechat.act.accept(person="lan", order_id=order_id, address=home)
    gift = order_of(wechat, order_id)
    assert (gift.status, gift.openid) == (20, openid(wechat, "lan"))
    assert gift.unionid == wechat.world.people["lan"].unionid
    assert gift.present_giver_unionid == wechat.world.people["mei"].unionid
    assert pushes(wechat)[-1] == ("channels_ec_order_wait_shipping", {"order_id": int(order_id)})
    assert wechat.world.pusher.log[-1].push.from_user_name == openid(wechat, "lan")
    assert wechat.shop.orders.decode_address(order_id=order_id).address_info.user_name == "兰"


def test_an_accepted_gift_is_shipped_received_and_settled(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = given(wechat, tea)
    wechat.act.accept(person="lan", order_id=order_id)
    received(wechat, order_id, "lan")
    wechat.world.advance(7 * DAY)
    settlement = order_of(wechat, order_id).order_detail.settle_info
    assert settlement is not None
    assert settlement.settle_time == wechat.world.clock.time()


def test_an_accepted_gift_does_not_expire(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = given(wechat, tea)
    wechat.act.accept(person="lan", order_id=order_id)
    wechat.world.advance(DAY)
    assert order_of(wechat, order_id).status == 20


def test_after_24_hours_the_payer_gets_everything_back(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = given(wechat, tea, freight=800)
    line = order_of(wechat, order_id).order_detail.product_infos[0]
    wechat.world.advance(DAY - 1)
    assert order_of(wechat, order_id).status == 12
    wechat.world.advance(1)
    gift = order_of(wechat, order_id)
    assert (gift.status, gift.openid) == (200, openid(wechat, "mei"))
    assert gift.order_detail.refund_info is not None
    assert gift.order_detail.refund_info.refund_freight == 800
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "cancel_type": 3}
    assert wechat.shop.stock.get(product_id=tea, sku_id=line.sku_id).data.total_stock_num == 100
    with pytest.raises(wxkit.WeChatError, match="status 200"):
        wechat.act.accept(person="lan", order_id=order_id)


def test_the_24_hours_begin_with_the_payment(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = given(wechat, tea, pay=False)
    wechat.world.advance(600)
    wechat.act.pay(person="mei", order_id=order_id)
    wechat.world.advance(DAY - 1)
    assert order_of(wechat, order_id).status == 12


def skus(wechat: Bench, product_id: str) -> list[str]:
    product = wechat.shop.products.get(product_id=product_id).product
    assert product is not None
    return [sku.sku_id for sku in product.skus]


@pytest.mark.parametrize("at_once", [True, False])
def test_another_variant_of_the_same_price_may_be_taken(wechat: Bench, at_once: bool) -> None:
    tea, *_ = opened(wechat)
    order_id = given(wechat, tea)
    _, second, _ = skus(wechat, tea)
    if at_once:
        wechat.act.accept(person="lan", order_id=order_id, sku_id=second)
    else:
        wechat.act.swap(person="lan", order_id=order_id, sku_id=second)
        wechat.act.accept(person="lan", order_id=order_id)
    assert order_of(wechat, order_id).order_detail.product_infos[0].sku_id == second
    stock = wechat.shop.stock.batch_get(product_id=[tea]).data.spu_stock_list[0].sku_stock
    assert [level.total_stock_num for level in stock] == [100, 99, 100]
    assert ("channels_ec_order_ext_info_update", {"order_id": int(order_id), "type": 11}) in pushes(wechat)


def test_a_dearer_variant_and_another_product_are_impossible(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    order_id = given(wechat, tea)
    with pytest.raises(wxkit.WeChatError, match="costs 35800 fen, the gift 19980"):
        wechat.act.accept(person="lan", order_id=order_id, sku_id=skus(wechat, tea)[2])
    with pytest.raises(wxkit.WeChatError, match="has no SKU"):
        wechat.act.swap(person="lan", order_id=order_id, sku_id=skus(wechat, mug)[0])
    assert order_of(wechat, order_id).status == 12


def test_after_accepting_nothing_is_swapped(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = given(wechat, tea)
    wechat.act.accept(person="lan", order_id=order_id)
    with pytest.raises(wxkit.WeChatError, match="status 20"):
        wechat.act.swap(person="lan", order_id=order_id, sku_id=skus(wechat, tea)[1])


def test_a_gift_is_for_one_friend_only(wechat: Bench) -> None:
    tea, *_ = opened(wechat, "mei", "lan", "wei")
    order_id = given(wechat, tea)
    with pytest.raises(wxkit.WeChatError, match="for lan, not for wei"):
        wechat.act.accept(person="wei", order_id=order_id)
    with pytest.raises(wxkit.WeChatError, match="no friend 'mei'"):
        bought(wechat, tea, gift_to="mei")


def test_the_giver_cannot_cancel(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    with pytest.raises(wxkit.WeChatError, match="status 12"):
        wechat.act.cancel_order(person="mei", order_id=given(wechat, tea))


def test_jewellery_and_several_pieces_are_not_given(wechat: Bench) -> None:
    tea, _, _, bracelet = opened(wechat)
    with pytest.raises(wxkit.WeChatError, match="jewellery"):
        given(wechat, bracelet)
    with pytest.raises(wxkit.WeChatError, match="one piece"):
        given(wechat, tea, count=2)
    assert pushes(wechat) == []


@pytest.mark.parametrize(("price", "fine"), [(1_000_000, True), (1_000_001, False)])
def test_a_gift_costs_at_most_10000_yuan(wechat: Bench, price: int, fine: bool) -> None:
    tea, *_ = opened(wechat)
    live = [LiveSkuInput(sku_id=skus(wechat, tea)[0], sale_price=price)]
    wechat.shop.products.update_live(product_id=tea, skus=live)
    if fine:
        assert order_of(wechat, given(wechat, tea)).status == 12
    else:
        with pytest.raises(wxkit.WeChatError, match="10,000 yuan"):
            given(wechat, tea)


def parent(wechat: Bench, order_id: str) -> str:
    return order_of(wechat, order_id).present_order_id_str or ""


def test_the_gift_order_leads_to_its_orders_and_back(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = given(wechat, tea)
    present = parent(wechat, order_id)
    assert wechat.shop.gifts.sub_orders(present_order_id=present).order_ids == [order_id]
    condition = SearchCondition(present_order_id=present)
    assert wechat.shop.orders.search(search_condition=condition, status=12).order_id_list == [order_id]
    wechat.act.accept(person="lan", present_order_id=present)
    assert order_of(wechat, order_id).status == 20


def test_a_note_on_the_gift_order_is_told(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = given(wechat, tea)
    wechat.shop.gifts.add_note(present_order_id=parent(wechat, order_id), notes="附贺卡")
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "type": 8}


def test_an_unknown_gift_order_is_refused(wechat: Bench) -> None:
    with refused(6080077):
        wechat.shop.gifts.sub_orders(present_order_id="42")
    with refused(6080077):
        wechat.shop.gifts.add_note(present_order_id="42", notes="x")
    with refused(6080077):
        wechat.mp.gifts.get(present_order_id="42")


def test_a_gift_of_a_chat_is_no_mini_program_s_business_nor_is_reading_it_the_store_s(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    present = parent(wechat, given(wechat, tea))
    now = wechat.world.clock.time()
    span = TimeRange(start_time=now - DAY, end_time=now)
    shop_appid = wechat.world.store.appid
    with refused(6080077):
        wechat.mp.gifts.get(present_order_id=present)
    listed = wechat.mp.gifts.list(shop_appid=shop_appid, create_time_range=span)
    assert listed.present_order_list == []
    with refused(48001):
        wechat.shop.gifts.get(present_order_id=present)
    with refused(48001):
        wechat.shop.gifts.list(shop_appid=shop_appid, create_time_range=span)


def test_lists_of_gift_orders_need_a_span_of_at_most_seven_days_and_the_shop(wechat: Bench) -> None:
    shop_appid = wechat.world.store.appid
    span = TimeRange(start_time=0, end_time=7 * DAY)
    with refused(40097):
        wechat.mp.gifts.list(shop_appid=shop_appid)
    with refused(40097):
        wechat.mp.gifts.list(
            shop_appid=shop_appid, update_time_range=TimeRange(start_time=0, end_time=7 * DAY + 1)
        )
    with refused(40097):
        wechat.mp.gifts.list(shop_appid="wx0", create_time_range=span)


def test_refunds_of_group_gifts_are_asked_for_by_the_day(wechat: Bench) -> None:
    assert list(wechat.shop.gifts.iter_aftersales(begin_create_time=0, end_create_time=DAY)) == []
    with refused(10020004):
        wechat.shop.gifts.aftersales(begin_create_time=0, end_create_time=DAY + 1)
    with refused(10021050):
        wechat.shop.gifts.aftersale(after_sale_order_id="1")
