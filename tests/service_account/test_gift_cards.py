"""Gift cards (礼品卡): put on a shelf, bought, kept, sent, taken by a friend, come back, paid back."""

from __future__ import annotations

from pathlib import Path

import pytest
from account_steps import pushed
from card_steps import DAY, info, openid, own_gift_codes, status, told
from gift_card_steps import bought, gift_card, people, shelf

import wxkit
from wxkit.callbacks.events import (
    GiftcardPayDone,
    GiftcardSendToFriend,
    GiftcardUserAccept,
    UserGetCard,
)
from wxkit.testing._bench import Bench
from wxkit_sandbox import load_world, save_world


def test_a_shelf_is_read_back_changed_and_listed(wechat: Bench) -> None:
    page_id = shelf(wechat, card_id := gift_card(wechat))
    page = wechat.sa.gift_cards.page(page_id=page_id).page
    assert (page.page_title, page.theme_list[0].item_list[0].card_id) == ("礼品卡", card_id)
    changed = page.model_dump(exclude_none=True) | {"page_title": "茶礼", "page_id": page_id}
    wechat.sa.request("POST", "/card/giftcard/page/update", json={"page": changed})
    assert wechat.sa.gift_cards.page(page_id=page_id).page.page_title == "茶礼"
    assert wechat.sa.gift_cards.pages().page_id_list == [page_id]


def test_a_card_that_is_bought_for_oneself_is_kept(wechat: Bench) -> None:
    order_id = bought(wechat, card_id := gift_card(wechat), outer_str="web")
    (paid,) = told(wechat, GiftcardPayDone)
    assert (paid.order_id, paid.from_user_name) == (order_id, openid(wechat, "mei"))
    code = wechat.act.take_gift_cards(person="mei", order_id=order_id).code
    order = wechat.sa.gift_cards.order(order_id=order_id).order
    assert (order.open_id, order.total_price, order.outer_str) == (openid(wechat, "mei"), 10_000, "web")
    (card,) = order.card_list
    assert (card.card_id, card.code, card.price) == (card_id, code, 10_000)
    assert (card.default_gifting_msg, card.accepter_openid) == ("节日快乐", openid(wechat, "mei"))
    assert wechat.sa.card_codes.get(code=code).balance == 10_000
    assert told(wechat, GiftcardUserAccept) == []


def test_a_friend_takes_what_was_sent(wechat: Bench) -> None:
    order_id = bought(wechat, gift_card(wechat))
    people(wechat, "lan")
    wechat.act.send_gift_cards(person="mei", order_id=order_id)
    (sent,) = told(wechat, GiftcardSendToFriend)
    assert (sent.order_id, sent.is_chat_room, sent.is_return_back) == (order_id, "false", "false")
    code = wechat.act.take_gift_cards(person="lan", order_id=order_id).code
    assert [type(push) for push in pushed(wechat)[-2:]] == [UserGetCard, GiftcardUserAccept]
    assert pushed(wechat)[-1].from_user_name == openid(wechat, "lan")
    assert wechat.sa.gift_cards.order(order_id=order_id).order.accepter_openid == openid(wechat, "lan")
    found = wechat.sa.card_codes.get(code=code)
    assert (found.openid, found.order_id) == (openid(wechat, "lan"), order_id)


def test_in_a_group_everybody_takes_one(wechat: Bench) -> None:
    order_id = bought(wechat, gift_card(wechat), 2)
    people(wechat, "lan", "bo", "wei")
    wechat.act.send_gift_cards(person="mei", order_id=order_id, to_group=True)
    codes = {wechat.act.take_gift_cards(person=name, order_id=order_id).code for name in ("lan", "bo")}
    assert len(codes) == 2
    with pytest.raises(wxkit.WxkitError, match="nothing left"):
        wechat.act.take_gift_cards(person="wei", order_id=order_id)
    order = wechat.sa.gift_cards.order(order_id=order_id).order
    assert (order.IsChatRoom, order.accepter_openid) == (True, None)
    assert {card.accepter_openid for card in order.card_list} == {
        openid(wechat, "lan"),
        openid(wechat, "bo"),
    }


def test_what_nobody_takes_comes_back_and_can_be_sent_again(wechat: Bench) -> None:
    order_id = bought(wechat, gift_card(wechat))
    people(wechat, "lan")
    wechat.act.send_gift_cards(person="mei", order_id=order_id)
    wechat.advance(DAY)
    assert [push.is_return_back for push in told(wechat, GiftcardSendToFriend)] == ["false", "true"]
    with pytest.raises(wxkit.WxkitError, match="nobody has sent"):
        wechat.act.take_gift_cards(person="lan", order_id=order_id)
    wechat.act.send_gift_cards(person="mei", order_id=order_id)
    assert wechat.act.take_gift_cards(person="lan", order_id=order_id).cards


def test_a_refund_voids_the_cards_and_gives_back_what_nobody_took(wechat: Bench) -> None:
    order_id = bought(wechat, card_id := gift_card(wechat), 2)
    people(wechat, "lan")
    before = info(wechat, card_id).sku.quantity
    wechat.act.send_gift_cards(person="mei", order_id=order_id, to_group=True)
    code = wechat.act.take_gift_cards(person="lan", order_id=order_id).code
    wechat.sa.gift_cards.refund(order_id=order_id)
    assert status(wechat, code) == "UNAVAILABLE"
    assert info(wechat, card_id).sku.quantity == before + 1


def test_a_refund_voids_the_card_whoever_has_it_by_then(wechat: Bench) -> None:
    order_id = bought(wechat, gift_card(wechat))
    people(wechat, "lan", "bo")
    wechat.act.send_gift_cards(person="mei", order_id=order_id)
    first = wechat.act.take_gift_cards(person="lan", order_id=order_id).code
    wechat.act.give_card(person="lan", code=first, friend="bo")
    second = wechat.act.accept_card(person="bo", code=first).code
    wechat.sa.gift_cards.refund(order_id=order_id)
    assert status(wechat, second) == "UNAVAILABLE"
    with pytest.raises(wxkit.WeChatError, match="40127"):
        wechat.sa.card_codes.consume(code=second)
    with pytest.raises(wxkit.WeChatError, match="40056"):
        status(wechat, first)


def test_a_used_card_stays_used_when_the_purchase_is_refunded(wechat: Bench) -> None:
    order_id = bought(wechat, gift_card(wechat))
    code = wechat.act.take_gift_cards(person="mei", order_id=order_id).code
    wechat.sa.card_codes.consume(code=code)
    wechat.sa.gift_cards.refund(order_id=order_id)
    assert status(wechat, code) == "CONSUMED"


def test_what_is_sold_counts_whether_it_is_taken_or_not(wechat: Bench) -> None:
    before = info(wechat, card_id := gift_card(wechat)).sku
    order_id = bought(wechat, card_id, 2)
    sku = info(wechat, card_id).sku
    assert (sku.quantity, sku.total_quantity) == (before.quantity - 2, before.total_quantity)
    wechat.act.take_gift_cards(person="mei", order_id=order_id)
    assert info(wechat, card_id).sku == sku


def test_every_card_costs_its_own_balance(wechat: Bench) -> None:
    people(wechat, "mei")
    cards = [gift_card(wechat), gift_card(wechat, init_balance=50_000)]
    page_id = shelf(wechat, *cards)
    order_id = wechat.act.buy_gift_cards(person="mei", page_id=page_id, card_ids=cards).order_id
    order = wechat.sa.gift_cards.order(order_id=order_id).order
    assert ([card.price for card in order.card_list], order.total_price) == ([10_000, 50_000], 60_000)


def test_purchases_are_listed_by_time_and_by_page(wechat: Bench) -> None:
    card_id = gift_card(wechat)
    first = bought(wechat, card_id)
    wechat.advance(60)
    second = bought(wechat, card_id)
    page = wechat.sa.gift_cards.orders(sort_type="DESC", count=1)
    assert (page.total_count, page.order_list[0].order_id) == (2, second)
    end = wechat.world.clock.time() - 60
    assert [one.order_id for one in wechat.sa.gift_cards.orders(end_time=end).order_list] == [first]
    assert [one.order_id for one in wechat.sa.gift_cards.iter_orders(count=1)] == [first, second]


def test_codes_of_the_merchants_go_with_the_purchase(wechat: Bench) -> None:
    card_id = own_gift_codes(wechat, "T1", "T2")
    order_id = bought(wechat, card_id, price=500)
    assert wechat.act.take_gift_cards(person="mei", order_id=order_id).code == "T1"
    assert info(wechat, card_id).sku.quantity == 1


def test_a_card_is_activated_and_its_balance_set(wechat: Bench) -> None:
    order_id = bought(wechat, card_id := gift_card(wechat, auto_activate=False))
    code = wechat.act.take_gift_cards(person="mei", order_id=order_id).code
    wechat.sa.gift_cards.activate_card(code=code, card_id=card_id, card_number="N1")
    changed = wechat.sa.gift_cards.update_card(code=code, card_id=card_id, balance=2_500, bonus=7)
    assert (changed.result_balance, changed.result_bonus) == (2_500, 7)
    found = wechat.sa.card_codes.get(code=code)
    assert (found.membership_number, found.balance, found.bonus) == ("N1", 2_500, 7)


def test_a_page_that_is_down_sells_nothing(wechat: Bench) -> None:
    page_id = shelf(wechat, card_id := gift_card(wechat))
    people(wechat, "mei")
    control = wechat.sa.gift_cards.maintain(page_id=page_id, maintain=True).control_info
    assert control.list[0].page_control_type == "E_GIFTCARD_PAGE_CONTROL_MAINTAIN"
    with pytest.raises(wxkit.WxkitError, match="down for maintenance"):
        wechat.act.buy_gift_cards(person="mei", page_id=page_id, card_ids=[card_id])
    wechat.sa.gift_cards.maintain(page_id=page_id, maintain=False)
    assert wechat.act.buy_gift_cards(person="mei", page_id=page_id, card_ids=[card_id]).codes


def test_a_merchant_is_allowed_and_bound_before_it_sells_in_a_mini_program(wechat: Bench) -> None:
    appid, gifts = wechat.world.miniprogram.appid, wechat.sa.gift_cards
    assert gifts.add_pay_whitelist(sub_mch_id="1900000001").url.startswith("https://mp.weixin.qq.com/")
    gifts.bind_pay_merchant(sub_mch_id="1900000001", wxa_appid=appid)
    gifts.set_mini_program(wxa_appid=appid, page_id=shelf(wechat, gift_card(wechat)))


def test_a_saved_world_refunds_what_went_on_to_friends(wechat: Bench, tmp_path: Path) -> None:
    order_id = bought(wechat, gift_card(wechat))
    people(wechat, "bo")
    first = wechat.act.take_gift_cards(person="mei", order_id=order_id).code
    wechat.act.give_card(person="mei", code=first, friend="bo")
    second = wechat.act.accept_card(person="bo", code=first).code
    save_world(wechat.world, tmp_path / "gifts.wxworld")
    loaded = Bench(load_world(tmp_path / "gifts.wxworld"))
    assert loaded.sa.card_codes.get(code=second).order_id == order_id
    loaded.sa.gift_cards.refund(order_id=order_id)
    assert status(loaded, second) == "UNAVAILABLE"
