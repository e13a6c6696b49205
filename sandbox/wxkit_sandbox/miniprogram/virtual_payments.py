"""Virtual payments (虚拟支付): goods and coins that are paid in the mini-program and come in no parcel."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks.events import (
    XpayCoinInfo,
    XpayCoinPayNotify,
    XpayGoodsDeliverNotify,
    XpayGoodsInfo,
    XpayPayInfo,
    XpayRefundNotify,
)
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["VirtualPayment", "VirtualPayments", "buy_coins", "buy_goods", "give_back"]


@dataclass(slots=True)
class VirtualPayment:
    """A payment. Money is fen."""

    out_trade_no: str
    """The merchant's number."""
    wx_order_id: str
    person: Person
    amount: int
    refunded: int = 0


@dataclass(slots=True)
class VirtualPayments:
    """All virtual payments by the merchant's number, oldest first."""

    by_number: dict[str, VirtualPayment] = field(default_factory=dict[str, VirtualPayment])


def buy_goods(app: App, person: Person, out_trade_no: str, goods: XpayGoodsInfo) -> None:
    """Somebody pays for virtual goods (道具直购): event `xpay_goods_deliver_notify`."""
    paid = _pay(app, person, out_trade_no, goods.actual_price)
    app.emit(
        XpayGoodsDeliverNotify(
            open_id=app.openid(person),
            out_trade_no=out_trade_no,
            env=0,
            we_chat_pay_info=paid,
            goods_info=goods,
        ),
        person,
    )


def buy_coins(app: App, person: Person, out_trade_no: str, coins: XpayCoinInfo) -> None:
    """Somebody pays for coins (代币充值): event `xpay_coin_pay_notify`."""
    paid = _pay(app, person, out_trade_no, coins.actual_price)
    app.emit(
        XpayCoinPayNotify(
            open_id=app.openid(person),
            out_trade_no=out_trade_no,
            env=0,
            we_chat_pay_info=paid,
            coin_info=coins,
        ),
        person,
    )


def _pay(app: App, person: Person, out_trade_no: str, amount: int) -> XpayPayInfo:
    """The payment at WeChat Pay, and the number by which virtual payment knows it."""
    number = str(app.world.ids.count("xpay", 100001))
    payment = VirtualPayment(out_trade_no, f"XP{number}", person, amount)
    app.state(VirtualPayments).by_number[out_trade_no] = payment
    return XpayPayInfo(
        mch_order_no=payment.wx_order_id,
        transaction_id=f"4200009{number}",
        paid_time=app.world.clock.time(),
    )


def give_back(app: App, payment: VirtualPayment, fee: int) -> None:
    """The merchant gives money back: event `xpay_refund_notify`."""
    payment.refunded += fee
    number, now = str(app.world.ids.count("xpay-refund", 100001)), app.world.clock.time()
    app.emit(
        XpayRefundNotify(
            open_id=app.openid(payment.person),
            wx_refund_id=f"XR{number}",
            mch_refund_id=f"R{number}",
            wx_order_id=payment.wx_order_id,
            mch_order_id=payment.out_trade_no,
            refund_fee=fee,
            ret_code=0,
            ret_msg="success",
            refund_start_timestamp=now,
            refund_succ_timestamp=now,
            wxpay_refund_transaction_id=f"5030009{number}",
            retry_times=0,
        ),
        payment.person,
    )
