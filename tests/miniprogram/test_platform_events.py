"""Events that people, riders and WeChat itself cause: each arrives, signed and encrypted, as its class."""

from __future__ import annotations

import json
from typing import Any, TypeVar

import pytest
from arrivals import arrivals
from mp_refusals import refuses

from wxkit.callbacks import Push, events
from wxkit.testing._bench import Bench

P = TypeVar("P", bound=Push)
Arrived = list[Push]


@pytest.fixture(params=["xml", "json"])
def arrived(wechat: Bench, request: pytest.FixtureRequest) -> Arrived:
    """What the merchant's server gets, in either format."""
    return arrivals(wechat, request.param)


def the(kind: type[P], arrived: Arrived) -> P:
    """The one event that arrived."""
    (event,) = arrived
    assert isinstance(event, kind)
    return event


def test_virtual_goods_are_to_be_delivered(wechat: Bench, lan: str, arrived: Arrived) -> None:
    paid = wechat.act.buy_virtual_goods(person="lan", product_id="vip", quantity=2, price=300, attach="a")
    event = the(events.XpayGoodsDeliverNotify, arrived)
    assert (event.from_user_name, event.open_id, event.out_trade_no) == (lan, lan, paid.out_trade_no)
    goods, info = event.goods_info, event.we_chat_pay_info
    assert (goods.product_id, goods.quantity, goods.actual_price, goods.attach) == ("vip", 2, 600, "a")
    assert (info.paid_time, bool(info.transaction_id)) == (wechat.world.clock.time(), True)


def test_coins_are_paid_and_given_back(wechat: Bench, lan: str, arrived: Arrived) -> None:
    paid = wechat.act.buy_coins(person="lan", quantity=10, out_trade_no="V1")
    coins = the(events.XpayCoinPayNotify, arrived)
    assert (coins.coin_info.quantity, coins.coin_info.orig_price) == (10, 1000)
    for fee in (400, None):
        arrived.clear()
        wechat.act.refund_virtual_payment(person="lan", out_trade_no="V1", fee=fee)
        refund = the(events.XpayRefundNotify, arrived)
        assert (refund.mch_order_id, refund.refund_fee) == (paid.out_trade_no, fee or 600)
        assert refund.wx_order_id == coins.we_chat_pay_info.mch_order_no
    with refuses(400):
        wechat.act.refund_virtual_payment(person="lan", out_trade_no="V1")


def test_a_virtual_payment_is_made_once_and_not_overpaid_back(wechat: Bench, lan: str) -> None:
    wechat.act.buy_coins(person="lan", out_trade_no="V1")
    with refuses(400):
        wechat.act.buy_virtual_goods(person="lan", product_id="vip", out_trade_no="V1")
    for number, fee in (("V2", None), ("V1", 101)):
        with refuses(400):
            wechat.act.refund_virtual_payment(person="lan", out_trade_no=number, fee=fee)


def test_a_withdrawn_authorisation(wechat: Bench, lan: str, arrived: Arrived) -> None:
    wechat.act.revoke_authorization(person="lan", what="phone", appid=wechat.mp.appid)
    event = the(events.UserAuthorizationRevoke, arrived)
    assert (event.open_id, event.app_id, event.revoke_info) == (lan, wechat.mp.appid, "8")
    assert "UnionID" not in event.to_wire()
    assert event.from_user_name == wechat.world.team_openid


def test_a_changed_profile(wechat: Bench, lan: str, arrived: Arrived) -> None:
    wechat.act.change_profile(person="lan", nickname="兰花")
    event = the(events.UserInfoModified, arrived)
    assert (event.open_id, event.app_id) == (lan, wechat.mp.appid)


def test_a_closed_account_has_no_session(wechat: Bench, lan: str, arrived: Arrived) -> None:
    wechat.act.login(person="lan")
    wechat.act.close_account(person="lan")
    event = the(events.UserAuthorizationCancellation, arrived)
    assert (event.open_id, event.app_id) == (lan, wechat.mp.appid)
    with refuses(400):
        wechat.act.open_data(person="lan")


def test_a_warning(wechat: Bench, lan: str, arrived: Arrived) -> None:
    wechat.act.report_miniprogram(person="lan", reason="内容涉嫌欺诈", content="首页", days=3)
    event, now = the(events.PunishEvent, arrived), wechat.world.clock.time()
    assert (event.event_type, event.appid, event.punish_time) == (1, wechat.mp.appid, now)
    assert (event.illegal_reason, event.illegal_content) == ("内容涉嫌欺诈", "首页")
    assert json.loads(event.detail) == {
        "warned_type": 1,
        "rectify_deadline": now + 3 * 86400,
        "warned_ban_days": [3],
    }


def test_banned_functions(wechat: Bench, lan: str, arrived: Arrived) -> None:
    wechat.act.report_miniprogram(person="lan", functions=["搜索", "分享"], days=7)
    event = the(events.PunishEvent, arrived)
    assert event.event_type == 2
    assert json.loads(event.detail) == {"banned_function_names": ["搜索", "分享"], "banned_days": [7, 7]}


AUDITS: list[tuple[Any, type[Push], str]] = [
    ("pass", events.CodeAuditSuccess, "succ_time"),
    ("fail", events.CodeAuditFail, "fail_time"),
    ("delay", events.CodeAuditDelay, "delay_time"),
]


@pytest.mark.parametrize(("verdict", "kind", "when"), AUDITS)
def test_the_code_is_audited(
    wechat: Bench, lan: str, arrived: Arrived, verdict: Any, kind: type[Push], when: str
) -> None:
    wechat.world.settings.audit_takes, wechat.world.settings.code_audit = 60, verdict
    wechat.act.submit_code(person="lan")
    assert not arrived
    wechat.advance(60)
    event = the(kind, arrived)
    assert getattr(event, when) == wechat.world.clock.time()
    assert bool(event.to_wire().get("Reason")) == (verdict != "pass")


def test_a_parcel_s_track_grows(wechat: Bench, lan: str, arrived: Arrived) -> None:
    wechat.act.scan_parcel(person="lan", waybill_id="SF1", order_id="A1")
    wechat.advance(60)
    arrived.clear()
    wechat.act.scan_parcel(
        person="lan", waybill_id="SF1", order_id="A1", action_type=300003, action_msg="已签收"
    )
    event = the(events.AddExpressPath, arrived)
    assert (event.delivery_id, event.waybill_id, event.order_id) == ("SF", "SF1", "A1")
    assert (event.version, event.count) == (2, 2)
    assert [action.action_type for action in event.actions] == [100001, 300003]
    assert event.actions[1].action_time - event.actions[0].action_time == 60


def test_a_rider_goes_on(wechat: Bench, lan: str, arrived: Arrived) -> None:
    wechat.act.move_delivery(person="lan", shop_order_id="A1", waybill_id="W1", order_status=301, shop_no="7")
    event = the(events.UpdateWaybillStatus, arrived)
    assert (event.shop_order_id, event.waybill_id, event.order_status) == ("A1", "W1", 301)
    assert (event.agent.name, event.agent.phone) == ("兰兰", wechat.people["lan"].phone)
    assert event.agent.reach_time == wechat.world.clock.time() + 1800
    assert event.agent.phone not in repr(event)
