"""Events around shipping information: reminders of the API and of shipments, and of the money."""

from __future__ import annotations

from pathlib import Path

from trade_steps import order, pay, ship

from wxkit.callbacks import Push
from wxkit.callbacks.events import (
    TradeManageOrderSettlement,
    TradeManageRemindAccessApi,
    TradeManageRemindShipping,
)
from wxkit.miniprogram.order_shipping import OrderState
from wxkit.testing._bench import Bench
from wxkit_sandbox import load_world, save_world

DAY = 86400


def events(wechat: Bench, kind: type[Push]) -> list[Push]:
    return [entry.push for entry in wechat.world.pusher.log if isinstance(entry.push, kind)]


def settlements(wechat: Bench) -> list[TradeManageOrderSettlement]:
    log = wechat.world.pusher.log
    return [entry.push for entry in log if isinstance(entry.push, TradeManageOrderSettlement)]


def test_a_shop_that_never_ships_is_reminded_daily(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    assert len(events(wechat, TradeManageRemindAccessApi)) == 1
    pay(wechat)
    wechat.world.advance(3 * DAY)
    assert len(events(wechat, TradeManageRemindAccessApi)) == 4
    ship(wechat, id_)
    wechat.world.advance(3 * DAY)
    assert len(events(wechat, TradeManageRemindAccessApi)) == 4
    assert not events(wechat, TradeManageRemindShipping)


def test_a_grant_reminds_of_the_api(wechat: Bench, lan: str) -> None:
    wechat.act.grant_trade_management(person="lan")
    [push] = events(wechat, TradeManageRemindAccessApi)
    assert push.from_user_name == wechat.world.team_openid


def test_who_has_shipped_is_reminded_after_two_days(wechat: Bench, lan: str) -> None:
    ship(wechat, pay(wechat))
    paid_at = wechat.world.clock.time()
    late = pay(wechat, out_trade_no="A2", sub_mch_id="1900000009")
    wechat.world.advance(2 * DAY - 1)
    assert not events(wechat, TradeManageRemindShipping)
    wechat.world.advance(1)
    [push] = events(wechat, TradeManageRemindShipping)
    assert isinstance(push, TradeManageRemindShipping)
    assert (push.transaction_id, push.merchant_id, push.sub_merchant_id) == (late, "1900000001", "1900000009")
    assert (push.merchant_trade_no, push.pay_time, bool(push.msg)) == ("A2", paid_at, True)


def test_presales_are_reminded_of_on_their_day_and_tests_never(wechat: Bench, lan: str) -> None:
    ship(wechat, pay(wechat))
    presale, test = pay(wechat), pay(wechat)
    due = wechat.world.clock.time() + 20 * DAY
    wechat.mp.order_shipping.report_special(order_id=presale, type=1, delay_to=due)
    wechat.mp.order_shipping.report_special(order_id=test, type=2)
    wechat.world.advance(19 * DAY)
    assert not events(wechat, TradeManageRemindShipping)
    wechat.world.advance(DAY)
    [push] = events(wechat, TradeManageRemindShipping)
    assert isinstance(push, TradeManageRemindShipping)
    assert push.transaction_id == presale


def test_a_shipment_tells_when_the_money_comes(wechat: Bench, lan: str) -> None:
    id_, now = pay(wechat), wechat.world.clock.time()
    ship(wechat, id_)
    [push] = settlements(wechat)
    assert (push.transaction_id, push.shipped_time, push.pay_time) == (id_, now, now)
    assert push.estimated_settlement_time == now + 11 * DAY
    assert "settlement_time" not in push.to_wire()


def test_the_settlement_tells_who_confirmed_the_receipt(wechat: Bench, lan: str) -> None:
    by_hand, by_itself, now = pay(wechat), pay(wechat), wechat.world.clock.time()
    ship(wechat, by_hand)
    ship(wechat, by_itself)
    wechat.act.confirm_receipt(person="lan", transaction_id=by_hand)
    wechat.world.advance(11 * DAY)
    first, second = settlements(wechat)[2:]
    assert (first.transaction_id, first.confirm_receive_method) == (by_hand, 2)
    assert (first.confirm_receive_time, first.settlement_time) == (now, now + DAY)
    assert (second.transaction_id, second.confirm_receive_method) == (by_itself, 1)
    assert (second.confirm_receive_time, second.settlement_time) == (now + 10 * DAY, now + 11 * DAY)


def test_an_incomplete_shipment_tells_nothing(wechat: Bench, lan: str) -> None:
    ship(wechat, pay(wechat), delivery_mode=2, is_all_delivered=False)
    assert not settlements(wechat)
    assert not wechat.world.people["lan"].messages(wechat.mp.appid, "shipping")


def test_a_refunded_payment_is_never_settled(wechat: Bench, lan: str) -> None:
    id_ = pay(wechat)
    ship(wechat, id_)
    wechat.act.confirm_receipt(person="lan", transaction_id=id_)
    wechat.act.refund_payment(person="lan", transaction_id=id_)
    wechat.world.advance(30 * DAY)
    assert len(settlements(wechat)) == 1


def test_a_saved_trade_goes_on(wechat: Bench, lan: str, tmp_path: Path) -> None:
    id_ = pay(wechat)
    ship(wechat, id_)
    save_world(wechat.world, tmp_path / "trade.wxworld")
    loaded = Bench(load_world(tmp_path / "trade.wxworld"))
    loaded.world.advance(11 * DAY)
    assert order(loaded, id_).order_state is OrderState.DONE
    assert settlements(loaded)[-1].settlement_time == loaded.world.clock.time()
