"""Coupons: made, effective, expired, voided, deleted; received by people, listed, told to the merchant."""

from __future__ import annotations

from typing import Literal

import pytest
from coupon_steps import effective, held, held_status, openid, terms
from shop_steps import DAY, opened, pushes, refused

import wxkit
from wxkit.store.coupons import AutoValidInput, CouponPromoteInput, CouponReceiveInput, CouponValidInput
from wxkit.testing._bench import Bench


def status(wechat: Bench, coupon_id: str) -> int:
    return wechat.shop.coupons.get(coupon_id=coupon_id).coupon.status


def test_a_new_coupon_is_edited_until_it_is_made_effective(wechat: Bench) -> None:
    coupon_id = wechat.shop.coupons.create(**terms(wechat)).data.coupon_id
    assert status(wechat, coupon_id) == 1
    wechat.shop.coupons.update_status(coupon_id=coupon_id, status=2)
    now = wechat.world.clock.time()
    shown = wechat.shop.coupons.get(coupon_id=coupon_id).coupon
    assert (shown.status, shown.coupon_info.name, shown.stock_info.issued_num) == (2, "新年券", 3)
    assert shown.coupon_info.ext_info is not None
    assert shown.coupon_info.ext_info.valid_time == now
    created = {"coupon_id": coupon_id, "create_time": str(now)}
    assert pushes(wechat) == [("channels_ec_coupon_create", created)]


def test_a_coupon_becomes_effective_by_itself_and_expires(wechat: Bench) -> None:
    now = wechat.world.clock.time()
    window = CouponReceiveInput(
        start_time=now + DAY, end_time=now + 2 * DAY, limit_num_one_person=1, total_num=1
    )
    auto = AutoValidInput(auto_valid_type=1)
    call = terms(wechat, receive_info=window, auto_valid_info=auto)
    coupon_id = wechat.shop.coupons.create(**call).data.coupon_id
    wechat.world.advance(DAY - 1)
    assert status(wechat, coupon_id) == 1
    wechat.world.advance(1)
    assert status(wechat, coupon_id) == 2
    wechat.world.advance(DAY)
    assert status(wechat, coupon_id) == 3
    assert pushes(wechat)[-1] == (
        "channels_ec_coupon_expire",
        {"coupon_id": coupon_id, "expire_time": str(now + 2 * DAY)},
    )


def test_an_update_replaces_the_coupon_and_its_times(wechat: Bench) -> None:
    coupon_id = effective(wechat)
    now = wechat.world.clock.time()
    longer = CouponReceiveInput(start_time=now, end_time=now + 20 * DAY, limit_num_one_person=1, total_num=5)
    wechat.shop.coupons.update(coupon_id=coupon_id, **terms(wechat, name="春节券", receive_info=longer))
    shown = wechat.shop.coupons.get(coupon_id=coupon_id).coupon
    assert (shown.coupon_info.name, shown.stock_info.issued_num) == ("春节券", 5)
    assert pushes(wechat)[-1][0] == "channels_ec_coupon_info_change"
    wechat.world.advance(10 * DAY)
    assert status(wechat, coupon_id) == 2
    wechat.world.advance(10 * DAY)
    assert status(wechat, coupon_id) == 3


def test_a_voided_coupon_is_received_no_more_but_what_people_hold_stays(wechat: Bench) -> None:
    opened(wechat)
    coupon_id = effective(wechat)
    mine = held(wechat, coupon_id)
    wechat.shop.coupons.update_status(coupon_id=coupon_id, status=4)
    now = str(wechat.world.clock.time())
    assert pushes(wechat)[-1] == (
        "channels_ec_coupon_invalid",
        {"coupon_id": coupon_id, "invalid_time": now},
    )
    with pytest.raises(wxkit.WeChatError, match="status 4"):
        held(wechat, coupon_id)
    assert held_status(wechat, mine) == 100
    wechat.shop.coupons.update_status(coupon_id=coupon_id, status=5)
    assert pushes(wechat)[-1] == (
        "channels_ec_coupon_delete",
        {"coupon_id": coupon_id, "delete_time": now},
    )


def test_receiving_is_told_and_counted(wechat: Bench) -> None:
    opened(wechat)
    coupon_id = effective(wechat)
    mine = held(wechat, coupon_id)
    now = wechat.world.clock.time()
    assert pushes(wechat)[-1] == (
        "channels_ec_coupon_receive",
        {"coupon_id": coupon_id, "user_coupon_id": mine, "receive_time": str(now)},
    )
    assert wechat.world.pusher.log[-1].push.from_user_name == openid(wechat)
    stock = wechat.shop.coupons.get(coupon_id=coupon_id).coupon.stock_info
    assert (stock.issued_num, stock.receive_num, stock.used_num) == (2, 1, 0)
    found = wechat.shop.coupons.of_user(openid=openid(wechat), user_coupon_id=mine)
    assert found.unionid == wechat.world.people["mei"].unionid
    shown = found.user_coupon
    assert (shown.coupon_id, shown.status, shown.create_time) == (coupon_id, 100, now)
    assert (shown.start_time, shown.end_time) == (now, now + 7 * DAY)


def test_a_fixed_validity_is_the_same_for_everybody(wechat: Bench) -> None:
    opened(wechat)
    now = wechat.world.clock.time()
    fixed = CouponValidInput(valid_type=1, start_time=now + DAY, end_time=now + 30 * DAY)
    mine = held(wechat, effective(wechat, valid_info=fixed))
    shown = wechat.shop.coupons.of_user(openid=openid(wechat), user_coupon_id=mine).user_coupon
    assert (shown.start_time, shown.end_time) == (now + DAY, now + 30 * DAY)


def test_without_a_validity_it_is_valid_while_it_can_be_received(wechat: Bench) -> None:
    opened(wechat)
    now = wechat.world.clock.time()
    mine = held(wechat, effective(wechat, valid_info=None))
    shown = wechat.shop.coupons.of_user(openid=openid(wechat), user_coupon_id=mine).user_coupon
    assert (shown.start_time, shown.end_time) == (now, now + 10 * DAY)


def test_what_somebody_holds_expires(wechat: Bench) -> None:
    opened(wechat)
    coupon_id = effective(wechat)
    mine = held(wechat, coupon_id)
    wechat.world.advance(7 * DAY)
    assert held_status(wechat, mine) == 101
    expired = {
        "coupon_id": coupon_id,
        "user_coupon_id": mine,
        "expire_time": str(wechat.world.clock.time()),
    }
    assert pushes(wechat)[-1] == ("channels_ec_user_coupon_expire", expired)


def test_each_person_gets_so_many_and_all_together_the_stock(wechat: Bench) -> None:
    opened(wechat)
    coupon_id = effective(wechat)
    for _ in range(2):
        held(wechat, coupon_id)
    with pytest.raises(wxkit.WeChatError, match="limited to 2"):
        held(wechat, coupon_id)
    held(wechat, coupon_id, "lan")
    with pytest.raises(wxkit.WeChatError, match="out of stock"):
        held(wechat, coupon_id, "lan")


def test_before_its_time_and_unknown_nothing_is_received(wechat: Bench) -> None:
    opened(wechat)
    now = wechat.world.clock.time()
    later = CouponReceiveInput(
        start_time=now + DAY, end_time=now + 2 * DAY, limit_num_one_person=1, total_num=1
    )
    with pytest.raises(wxkit.WeChatError, match="cannot be received now"):
        held(wechat, effective(wechat, receive_info=later))
    with pytest.raises(wxkit.WeChatError, match="no coupon"):
        held(wechat, "1")


def test_coupons_for_members_are_for_members(wechat: Bench) -> None:
    opened(wechat)
    coupon_id = effective(wechat, promote_info=CouponPromoteInput(promote_type=9))
    with pytest.raises(wxkit.WeChatError, match="members only"):
        held(wechat, coupon_id)
    wechat.act.join_vip(person="mei")
    assert held_status(wechat, held(wechat, coupon_id)) == 100


def test_who_joins_gets_the_coupons_for_joining(wechat: Bench) -> None:
    opened(wechat)
    coupon_id = effective(wechat, promote_info=CouponPromoteInput(promote_type=10))
    with pytest.raises(wxkit.WeChatError, match="those who join"):
        held(wechat, coupon_id)
    wechat.act.join_vip(person="mei")
    (mine,) = wechat.shop.coupons.list_of_user(openid=openid(wechat)).user_coupon_list
    assert (mine.coupon_id, held_status(wechat, mine.user_coupon_id)) == (coupon_id, 100)
    assert [name for name, _ in pushes(wechat)[-2:]] == [
        "channels_ec_vip_join",
        "channels_ec_coupon_receive",
    ]


def test_coupons_are_listed_by_status(wechat: Bench) -> None:
    ids = [effective(wechat) for _ in range(4)]
    wechat.shop.coupons.update_status(coupon_id=ids[3], status=4)
    found = wechat.shop.coupons.iter_list(status=2, page_size=1)
    assert [coupon.coupon_id for coupon in found] == ids[:3]
    assert wechat.shop.coupons.list(status=2, page_size=2).total_num == 3
    assert [one.coupon_id for one in wechat.shop.coupons.list(status=200).coupons] == ids[3:]


def test_a_person_s_coupons_are_listed_by_status(wechat: Bench) -> None:
    opened(wechat)
    coupon_id = effective(wechat)
    first = held(wechat, coupon_id)
    wechat.world.advance(DAY)
    second = held(wechat, coupon_id)
    wechat.world.advance(6 * DAY)

    def listed(status: Literal[100, 101] | None = None) -> list[str]:
        found = wechat.shop.coupons.iter_of_user(openid=openid(wechat), status=status, page_size=1)
        return [one.user_coupon_id for one in found]

    assert (listed(), listed(100), listed(101)) == ([first, second], [second], [first])
    assert wechat.shop.coupons.list_of_user(openid=openid(wechat, "lan")).user_coupon_list == []


def test_a_page_is_ten_pages_away_at_most_and_of_the_same_list(wechat: Bench) -> None:
    for _ in range(2):
        effective(wechat)
    context = wechat.shop.coupons.list(status=2, page_size=1).page_ctx
    with refused(10021036):
        wechat.shop.coupons.list(status=2, page_size=1, page=12, page_ctx=context)
    with refused(40097):
        wechat.shop.coupons.list(status=1, page_size=1, page=2, page_ctx=context)
    with refused(10021036):
        wechat.shop.coupons.list(status=2, page=11)
    assert wechat.shop.coupons.list(status=2, page_size=1, page=11, page_ctx=context).coupons == []
