"""Paying for virtual goods and coins (虚拟支付), and having the money given back."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.callbacks.events import XpayCoinInfo, XpayGoodsInfo
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.miniprogram.virtual_payments import VirtualPayments, buy_coins, buy_goods, give_back
from wxkit_sandbox.miniprogram.visits import visit
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App, World

__all__ = ["BuyCoins", "BuyVirtualGoods", "PaidVirtually", "RefundVirtualPayment", "VirtualPaymentActs"]


class PaidVirtually(Reply):
    """It is paid."""

    out_trade_no: str = ""


class _Paying(Act[PaidVirtually]):
    """A virtual payment."""

    quantity: int = Field(default=1, ge=1)
    price: int = Field(default=100, ge=1)
    """Fen for one."""
    attach: str = ""
    """What the mini-program passes through."""
    out_trade_no: str = ""
    """The merchant's number, made when empty."""


class BuyVirtualGoods(_Paying, post="/_sandbox/act/buy_virtual_goods", auth="none"):
    """Pay for virtual goods (道具直购): event `xpay_goods_deliver_notify`."""

    product_id: str


class BuyCoins(_Paying, post="/_sandbox/act/buy_coins", auth="none"):
    """Pay for coins (代币充值): event `xpay_coin_pay_notify`."""


class RefundVirtualPayment(Act[Acted], post="/_sandbox/act/refund_virtual_payment", auth="none"):
    """The merchant gives money of a virtual payment back: event `xpay_refund_notify`."""

    out_trade_no: str
    fee: int | None = Field(default=None, ge=1)
    """Fen; all that is left when absent."""


@acting(BuyVirtualGoods)
def buy_virtual_goods(world: World, act: BuyVirtualGoods) -> PaidVirtually:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/virtual-payment.html"""
    app, person, number = _beginning(world, act)
    total = act.quantity * act.price
    goods = XpayGoodsInfo(
        product_id=act.product_id,
        quantity=act.quantity,
        orig_price=total,
        actual_price=total,
        attach=act.attach,
    )
    buy_goods(app, person, number, goods)
    return PaidVirtually(out_trade_no=number)


@acting(BuyCoins)
def buy_some_coins(world: World, act: BuyCoins) -> PaidVirtually:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/virtual-payment.html"""
    app, person, number = _beginning(world, act)
    total = act.quantity * act.price
    coins = XpayCoinInfo(quantity=act.quantity, orig_price=total, actual_price=total, attach=act.attach)
    buy_coins(app, person, number, coins)
    return PaidVirtually(out_trade_no=number)


@acting(RefundVirtualPayment)
def refund_virtual_payment(world: World, act: RefundVirtualPayment) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/virtual-payment.html"""
    app, _ = the_app(world, act, "miniprogram"), the_person(world, act)
    payment = app.state(VirtualPayments).by_number.get(act.out_trade_no)
    if payment is None:
        raise impossible(f"there is no virtual payment {act.out_trade_no!r} in {app.appid}")
    left = payment.amount - payment.refunded
    if not left or (act.fee or 0) > left:
        raise impossible(f"{left} fen of {act.out_trade_no} are left")
    give_back(app, payment, act.fee or left)
    return Acted()


def _beginning(world: World, act: BuyVirtualGoods | BuyCoins) -> tuple[App, Person, str]:
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    number = act.out_trade_no or f"V{world.ids.count('virtual-trade-no', 100001)}"
    if number in app.state(VirtualPayments).by_number:
        raise impossible(f"{number} was paid already")
    visit(app, person)
    return app, person, number


class VirtualPaymentActs:
    """Paying for virtual goods and coins."""

    buy_virtual_goods = endpoint(BuyVirtualGoods)
    buy_coins = endpoint(BuyCoins)
    refund_virtual_payment = endpoint(RefundVirtualPayment)
