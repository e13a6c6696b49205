"""Recipients of bought gifts: assigned for good, listed; the wish before that; the older calls."""

from __future__ import annotations

from typing import Any

import pytest
from activity_steps import granted, lately, stocked, user
from shop_steps import DAY, bought, opened, order_of, pushes, refused

import wxkit
from wxkit.store.gift_activities import ReceiverInput
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.gift_activities import GiftsBought
from wxkit_sandbox.store.orderbook import OrderBook, Present

RISKY = "特3456书yuuo莞6543李zxcz蒜7782法fgnv级"


def assigned(wechat: Bench, gifts: GiftsBought, **who: int) -> None:
    """`lan=0` gives the first piece to Lan."""
    pairs = [
        ReceiverInput(order_id=gifts.order_ids[place], openid=user(wechat, name))
        for name, place in who.items()
    ]
    present_id = gifts.present_order_id
    wechat.mp.gift_activities.set_receivers(present_order_id=present_id, sub_order_list=pairs)


def kept(wechat: Bench, gifts: GiftsBought) -> Present:
    return wechat.world.store.state(OrderBook).presents[gifts.present_order_id]


def test_who_is_assigned_accepts_their_piece(wechat: Bench) -> None:
    gifts = stocked(wechat)
    assigned(wechat, gifts, lan=1, wei=0)
    parts = wechat.mp.gifts.get(present_order_id=gifts.present_order_id).present.sub_order_list
    assert [part.openid for part in parts] == [user(wechat, "wei"), user(wechat, "lan"), ""]
    wechat.act.accept(person="lan", present_order_id=gifts.present_order_id)
    shown = order_of(wechat, gifts.order_ids[1])
    assert (shown.status, shown.openid) == (20, wechat.world.store.openid(wechat.world.people["lan"]))
    with pytest.raises(wxkit.WeChatError, match="for nobody yet"):
        wechat.act.accept(person="lan", order_id=gifts.order_ids[2])


def test_what_is_not_accepted_in_30_days_is_paid_back(wechat: Bench) -> None:
    gifts = stocked(wechat)
    assigned(wechat, gifts, lan=0, wei=1)
    wechat.act.accept(person="lan", present_order_id=gifts.present_order_id)
    wechat.world.advance(30 * DAY - 1)
    assert order_of(wechat, gifts.order_ids[1]).status == 12
    wechat.world.advance(1)
    assert [order_of(wechat, order_id).status for order_id in gifts.order_ids] == [20, 200, 200]
    assert pushes(wechat)[-1][1]["cancel_type"] == 3


def test_what_is_left_to_give_goes_down(wechat: Bench) -> None:
    gifts = stocked(wechat)
    assigned(wechat, gifts, lan=0)
    shop_appid = wechat.world.store.appid
    activity = wechat.mp.gift_activities.get(shop_appid=shop_appid, activity_id=gifts.activity_id).activity
    assert activity.info.prize_info.product_info_list[0].can_use_stock_num == 2


def refuse(wechat: Bench, code: int, present_id: str, *pairs: tuple[str, str]) -> None:
    """Nobody is assigned."""
    presents = wechat.world.store.state(OrderBook).presents
    before = {id_: dict(present.recipients) for id_, present in presents.items()}
    given = [ReceiverInput(order_id=order_id, openid=openid) for order_id, openid in pairs]
    with refused(code):
        wechat.mp.gift_activities.set_receivers(present_order_id=present_id, sub_order_list=given)
    assert {id_: present.recipients for id_, present in presents.items()} == before


def test_6080073_the_time_is_over(wechat: Bench) -> None:
    gifts = stocked(wechat)
    wechat.world.advance(30 * DAY)
    refuse(wechat, 6080073, gifts.present_order_id, (gifts.order_ids[0], user(wechat, "lan")))
    with refused(6080073):
        wish(wechat, gifts, "晚安")


def test_6080074_the_shop_s_own_present_has_its_recipient(wechat: Bench) -> None:
    _, call = granted(wechat)
    present_id = wechat.mp.gift_activities.create_present(**call).present_order_id
    (order_id,) = wechat.shop.gifts.sub_orders(present_order_id=present_id).order_ids
    refuse(wechat, 6080074, present_id, (order_id, user(wechat, "wei")))
    with refused(6080074):
        wechat.mp.gift_activities.set_wish_message(present_order_id=present_id, wish_message="晚安")


def test_6080075_not_an_order_of_this_gift_order(wechat: Bench) -> None:
    gifts = stocked(wechat)
    refuse(
        wechat,
        6080075,
        gifts.present_order_id,
        (gifts.order_ids[0], user(wechat, "lan")),
        ("37", user(wechat, "wei")),
    )


def test_6080076_an_assignment_is_for_good(wechat: Bench) -> None:
    gifts = stocked(wechat)
    assigned(wechat, gifts, lan=0)
    refuse(wechat, 6080076, gifts.present_order_id, (gifts.order_ids[0], user(wechat, "wei")))
    with refused(6080076):
        wish(wechat, gifts, "晚安")


def test_6080077_unknown_or_of_a_chat(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    chat = order_of(wechat, bought(wechat, tea, gift_to="lan")).present_order_id_str or ""
    for present_id in ("42", chat):
        refuse(wechat, 6080077, present_id, ("37", "o1"))
        with refused(6080077):
            wechat.mp.gift_activities.set_wish_message(present_order_id=present_id, wish_message="x")
        with refused(6080077):
            wechat.mp.gift_activities.old_present(present_order_id=present_id, openid="o1")


def test_6080078_nobody(wechat: Bench) -> None:
    refuse(wechat, 6080078, stocked(wechat).present_order_id)


def test_6080079_one_piece_for_each(wechat: Bench) -> None:
    gifts, lan = stocked(wechat), user(wechat, "lan")
    first, second, _ = gifts.order_ids
    refuse(wechat, 6080079, gifts.present_order_id, (first, lan), (second, lan))
    assigned(wechat, gifts, lan=0)
    refuse(wechat, 6080079, gifts.present_order_id, (second, lan))


def test_40003_somebody_unknown(wechat: Bench) -> None:
    gifts = stocked(wechat)
    refuse(wechat, 40003, gifts.present_order_id, (gifts.order_ids[0], "o1"))


def wish(wechat: Bench, gifts: GiftsBought, text: str) -> None:
    present_id = gifts.present_order_id
    wechat.mp.gift_activities.set_wish_message(present_order_id=present_id, wish_message=text)


def test_the_wish_may_be_changed_by_either_before_anybody_is_assigned(wechat: Bench) -> None:
    gifts = stocked(wechat)
    wish(wechat, gifts, "平安喜乐" * 5)
    assert order_of(wechat, gifts.order_ids[0]).present_note == "平安喜乐" * 5
    wechat.shop.gift_activities.set_wish_message(
        present_order_id=gifts.present_order_id, wish_message="a" * 40
    )
    assert kept(wechat, gifts).wish == "a" * 40


@pytest.mark.parametrize(("code", "text"), [(6080091, "a" * 41), (6080091, "好" * 21), (6080085, RISKY)])
def test_6080085_and_6080091_a_wish_that_will_not_do(wechat: Bench, code: int, text: str) -> None:
    gifts = stocked(wechat)
    with refused(code):
        wish(wechat, gifts, text)
    assert kept(wechat, gifts).wish == "新年好"


def test_6080074_the_store_cannot_change_the_wish_of_a_chat_s_gift(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    chat = order_of(wechat, bought(wechat, tea, gift_to="lan")).present_order_id_str or ""
    with refused(6080074):
        wechat.shop.gift_activities.set_wish_message(present_order_id=chat, wish_message="x")


def test_orders_of_a_recipient_are_listed(wechat: Bench) -> None:
    gifts = stocked(wechat)
    assigned(wechat, gifts, lan=0, wei=1)
    found = wechat.mp.gift_activities.iter_receiver_orders(
        shop_appid=wechat.world.store.appid,
        openid=user(wechat, "lan"),
        create_time_range=lately(wechat),
        page_size=1,
    )
    assert [(one.present_order_id, one.order_id) for one in found] == [
        (gifts.present_order_id, gifts.order_ids[0])
    ]


def test_lists_refuse_unknown_people_other_shops_and_other_keys(wechat: Bench) -> None:
    stocked(wechat)
    tea = wechat.shop.products.list(status=5, page_size=1).product_ids[0]
    wechat.act.buy_gifts(person="mei", product_id=tea, count=1)
    known: dict[str, Any] = {"shop_appid": wechat.world.store.appid, "create_time_range": lately(wechat)}
    asked = wechat.mp.gift_activities
    with refused(40003):
        asked.receiver_orders(openid="o1", **known)
    with refused(40097):
        asked.receiver_orders(openid=user(wechat, "lan"), shop_appid="wx0", create_time_range=lately(wechat))
    with refused(40097):
        asked.old_presents(openid="o1", **known)
    with refused(40097):
        asked.old_presents(shop_appid=known["shop_appid"])
    key = asked.old_presents(page_size=1, **known).next_key
    with refused(606006):
        asked.old_presents(page_size=2, next_key=key, **known)


def test_the_older_calls_tell_a_recipient_what_waits(wechat: Bench) -> None:
    gifts = stocked(wechat, 1)
    assigned(wechat, gifts, lan=0)
    asked, present_id = wechat.mp.gift_activities, gifts.present_order_id
    mine = asked.old_present(present_order_id=present_id, open_id=user(wechat, "lan")).present_order_info
    (gift,) = mine.ecsgift.gifts.gift
    assert (mine.ecsgift.user_type, mine.ecsgift.wishmessage, mine.cannot_receive) == (1, "新年好", 0)
    assert (gift.order_id, gift.giftstatus) == (gifts.order_ids[0], 0)
    assert gift.expired_time == wechat.world.clock.time() + 30 * DAY
    other = asked.old_present(present_order_id=present_id, openid=user(wechat, "wei")).present_order_info
    assert (other.ecsgift.user_type, other.cannot_receive, other.cannot_receive_tips) == (
        0,
        1,
        "礼物不属于你",
    )
    with refused(40097):
        asked.old_present(present_order_id=present_id)


@pytest.mark.parametrize(("accepted", "status"), [(True, 1), (False, 2)])
def test_the_older_call_tells_what_became_of_a_gift(wechat: Bench, accepted: bool, status: int) -> None:
    gifts = stocked(wechat, 1)
    assigned(wechat, gifts, lan=0)
    if accepted:
        wechat.act.accept(person="lan", present_order_id=gifts.present_order_id)
    else:
        wechat.world.advance(30 * DAY)
    found = wechat.mp.gift_activities.old_present(
        present_order_id=gifts.present_order_id, openid=user(wechat, "lan")
    ).present_order_info
    assert found.ecsgift.gifts.gift[0].giftstatus == status
    assert found.cannot_receive == 1


def test_the_older_list_names_the_orders(wechat: Bench) -> None:
    gifts = stocked(wechat)
    assigned(wechat, gifts, lan=0)
    known: dict[str, Any] = {"shop_appid": wechat.world.store.appid, "update_time_range": lately(wechat)}
    asked = wechat.mp.gift_activities
    found = list(asked.iter_old_presents(openid=user(wechat, "lan"), **known))
    assert [(one.present_order_id, one.order_id) for one in found] == [
        (gifts.present_order_id, gifts.order_ids)
    ]
    assert asked.old_presents(openid=user(wechat, "wei"), **known).present_order_list == []
