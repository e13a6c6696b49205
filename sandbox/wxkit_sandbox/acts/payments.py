"""Paying by WeChat Pay in the mini-program, and what comes of the payment: receipt, refund, the bill."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Input, Reply
from wxkit._endpoint import endpoint
from wxkit.miniprogram.order_center import ShoppingOrder, ShoppingParcel
from wxkit.miniprogram.order_shipping import OrderState
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.miniprogram.order_center import bought_with
from wxkit_sandbox.miniprogram.payments import Payment, Payments
from wxkit_sandbox.miniprogram.tradeflow import grant, pay, receive, refund
from wxkit_sandbox.miniprogram.trades import BY_PERSON, Trade, Trades
from wxkit_sandbox.miniprogram.visits import visit
from wxkit_sandbox.world import App, World

__all__ = [
    "Bill",
    "ConfirmReceipt",
    "GrantTradeManagement",
    "LookAtBill",
    "PaidInMiniProgram",
    "PaidPart",
    "PayInMiniProgram",
    "PaymentActs",
    "RefundPayment",
    "check_undivided",
]

FIRST_TRANSACTION = 4_200_000_000_000_000_000_000_000_000
FIRST_MERCHANT = "1900000001"


class PaidPart(Input):
    """A part of a combined payment (合单)."""

    mch_id: str = FIRST_MERCHANT
    out_trade_no: str = ""
    """Made when empty."""
    amount: int = Field(default=100, ge=1)
    """Fen."""
    description: str = "商品"


class PaidInMiniProgram(Reply):
    """The numbers of the payment."""

    transaction_id: str = ""
    mch_id: str = ""
    out_trade_no: str = ""
    parts: list[str] = []
    """`transaction_id` of each part of a combined payment."""


class PayInMiniProgram(Act[PaidInMiniProgram], post="/_sandbox/act/pay_in_miniprogram", auth="none"):
    """Pay through WeChat Pay in the mini-program (not in the Store): its goods are to be shipped.

    The first payment, and every day until something is shipped: event `trade_manage_remind_access_api`.
    """

    transaction_id: str = ""
    """WeChat Pay's number, made when empty."""
    mch_id: str = FIRST_MERCHANT
    out_trade_no: str = ""
    """The merchant's number, made when empty."""
    amount: int = Field(default=100, ge=1)
    """Fen; for a combined payment the sum of its parts counts."""
    description: str = "商品"
    sub_mch_id: str = ""
    parts: list[PaidPart] = []
    """Makes it a combined payment (合单支付)."""


class ConfirmReceipt(Act[Acted], post="/_sandbox/act/confirm_receipt", auth="none"):
    """Confirm that what was paid in the mini-program has come (确认收货)."""

    transaction_id: str


class RefundPayment(Act[Acted], post="/_sandbox/act/refund_payment", auth="none"):
    """The merchant pays all of it back by WeChat Pay, which is none of the mini-program's calls."""

    transaction_id: str
    """Of a combined payment, a part's."""


class Bill(Reply):
    """A payment in one's wallet."""

    amount: int = 0
    """Fen."""
    description: str = ""
    orders: list[ShoppingOrder] = []
    """What was bought, as the merchant told the order center."""
    parcels: list[ShoppingParcel] = []


class LookAtBill(Act[Bill], post="/_sandbox/act/look_at_bill", auth="none"):
    """Look at a payment in one's wallet (账单): with what was bought (购物订单), once that is matched."""

    transaction_id: str


class GrantTradeManagement(Act[Acted], post="/_sandbox/act/grant_trade_management", auth="none"):
    """The administrator grants the settlement of a merchant's money (交易结算管理确认).

    Event `trade_manage_remind_access_api`.
    """

    mch_id: str = FIRST_MERCHANT


@acting(PayInMiniProgram)
def pay_in_miniprogram(world: World, act: PayInMiniProgram) -> PaidInMiniProgram:
    """https://developers.weixin.qq.com/miniprogram/dev/api/payment/wx.requestPayment.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    openid, now = app.openid(person), world.clock.now()
    id_, number = act.transaction_id or _transaction(world), act.out_trade_no or _number(world)
    amount = sum(part.amount for part in act.parts) or act.amount
    whole = Payment(openid, id_, act.mch_id, number, now, act.sub_mch_id, amount, act.description)
    parts = [_part(world, whole, part) for part in act.parts]
    _check_new(app.state(Payments), [whole, *parts])
    visit(app, person)
    pay(app, whole, *parts)
    reply = PaidInMiniProgram(transaction_id=id_, mch_id=act.mch_id, out_trade_no=number)
    if parts:
        reply.parts = [part.transaction_id for part in parts]
    return reply


@acting(ConfirmReceipt)
def confirm_receipt(world: World, act: ConfirmReceipt) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/order-shipping/order-shipping-half.html"""
    app, trade = _own_trade(world, act, act.transaction_id)
    if trade.state is not OrderState.SHIPPED:
        raise impossible(f"{act.transaction_id} is not on its way: its order_state is {int(trade.state)}")
    receive(app, trade, BY_PERSON)
    return Acted()


@acting(RefundPayment)
def refund_payment(world: World, act: RefundPayment) -> Acted:
    """https://pay.weixin.qq.com/doc/v3/merchant/4012791862"""
    app = the_app(world, act, "miniprogram")
    the_person(world, act)
    trade = _trade(app, act.transaction_id)
    if trade.state is OrderState.REFUNDED:
        raise impossible(f"{act.transaction_id} was paid back already")
    refund(trade)
    return Acted()


@acting(GrantTradeManagement)
def grant_trade_management(world: World, act: GrantTradeManagement) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_istrademanagementconfirmationcompleted"""
    app = the_app(world, act, "miniprogram")
    the_person(world, act)
    grant(app, act.mch_id)
    return Acted()


@acting(LookAtBill)
def look_at_bill(world: World, act: LookAtBill) -> Bill:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/shopping-order/shopping-order.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    payment = app.state(Payments).by_id.get(act.transaction_id)
    if payment is None or payment.openid != app.openid(person):
        raise impossible(f"{person.id} did not pay {act.transaction_id!r} in {app.appid}")
    bill, bought = Bill(amount=payment.amount, description=payment.description), bought_with(app, payment)
    if bought is not None:
        bill.orders, bill.parcels = bought.orders, bought.parcels
    return bill


def _transaction(world: World) -> str:
    return str(world.ids.count("transaction", FIRST_TRANSACTION))


def _number(world: World) -> str:
    return f"T{world.ids.count('out-trade-no', 100001)}"


def _part(world: World, whole: Payment, part: PaidPart) -> Payment:
    number = part.out_trade_no or _number(world)
    return Payment(
        whole.openid, _transaction(world), part.mch_id, number, whole.paid_at,
        amount=part.amount, description=part.description, whole=whole.transaction_id,
    )  # fmt: skip


def _check_new(payments: Payments, paid: list[Payment]) -> None:
    """Every number stands for one payment."""
    numbers = {(payment.mch_id, payment.out_trade_no) for payment in paid}
    known = [p for p in paid if p.transaction_id in payments.by_id] or numbers & payments.by_number.keys()
    if known or len(numbers) < len(paid):
        raise impossible("a payment with one of these numbers was made already")


def check_undivided(payments: Payments, payment: Payment) -> None:
    """Of a combined payment only the parts are orders, which are shipped, refunded and complained about."""
    parts = payments.parts.get(payment.transaction_id)
    if parts:
        raise impossible(f"{payment.transaction_id} is a combined payment: name one of {', '.join(parts)}")


def _trade(app: App, transaction_id: str) -> Trade:
    payments = app.state(Payments)
    payment = payments.by_id.get(transaction_id)
    if payment is None:
        raise impossible(f"there is no payment {transaction_id!r} in {app.appid}")
    check_undivided(payments, payment)
    trade = app.state(Trades).by_id.get(transaction_id)
    if trade is None:
        raise impossible(f"{transaction_id} is not to be shipped: `trade_managed` was off when it was paid")
    return trade


def _own_trade(world: World, act: Act[Acted], transaction_id: str) -> tuple[App, Trade]:
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    trade = _trade(app, transaction_id)
    if trade.payment.openid != app.openid(person):
        raise impossible(f"{person.id} did not pay {transaction_id}")
    return app, trade


class PaymentActs:
    """Paying in the mini-program, and what comes of the payment."""

    pay_in_miniprogram = endpoint(PayInMiniProgram)
    confirm_receipt = endpoint(ConfirmReceipt)
    refund_payment = endpoint(RefundPayment)
    look_at_bill = endpoint(LookAtBill)
    grant_trade_management = endpoint(GrantTradeManagement)
