"""What a buyer asks for between paying and receiving (another address, haste, more time), and answers."""

from __future__ import annotations

from wxkit._endpoint import endpoint
from wxkit.store._order_enums import ExtInfoType, OrderStatus, SkuChangeState
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.orders import AddressGiven, address_from, check_whose, find_order
from wxkit_sandbox.store import address_changes, delays, sku_changes
from wxkit_sandbox.store.address_changes import AddressProposals
from wxkit_sandbox.store.checkout import CannotBuy
from wxkit_sandbox.store.orderbook import Order
from wxkit_sandbox.store.orderflow import expect_receipt, tell_more
from wxkit_sandbox.world import App, World

__all__ = [
    "AnswerAddress",
    "AnswerDelay",
    "AskOtherSku",
    "ChangeAddress",
    "OrderRequestActs",
    "ProlongReceipt",
    "UrgeShipment",
    "WithdrawSkuRequest",
]


class ChangeAddress(Act[Acted], post="/_sandbox/act/change_address", auth="none"):
    """Have an order sent elsewhere (修改收货地址): event `channels_ec_order_ext_info_update`.

    In the first six hours it is done (type 19); after them the merchant decides (type 4),
    and whoever says nothing for twelve hours agrees.
    """

    order_id: str
    address: AddressGiven


class AnswerAddress(Act[Acted], post="/_sandbox/act/answer_address", auth="none"):
    """Answer the merchant who proposes another address (代改址协商).

    Event `channels_ec_order_ext_info_update`, type 16 or 17.
    """

    order_id: str
    agree: bool = True


class UrgeShipment(Act[Acted], post="/_sandbox/act/urge_shipment", auth="none"):
    """Ask the merchant to hurry (催发货): event `channels_ec_order_ext_info_update`, type 7."""

    order_id: str


class ProlongReceipt(Act[Acted], post="/_sandbox/act/prolong_receipt", auth="none"):
    """Put the receipt off (延长收货), once an order."""

    order_id: str


class AskOtherSku(Act[Acted], post="/_sandbox/act/ask_other_sku", auth="none"):
    """Ask for another SKU of the same product at the same price before shipment (发货前换款).

    Event `channels_ec_order_ext_info_update`, type 9. Until the merchant decides nothing can be shipped.
    """

    order_id: str
    sku_id: str | None = None
    """What was ordered; absent for the order's first."""
    new_sku_id: str
    """What it shall be instead."""


class WithdrawSkuRequest(Act[Acted], post="/_sandbox/act/withdraw_sku_request", auth="none"):
    """Keep the SKU that was ordered (撤销换款)."""

    order_id: str


class AnswerDelay(Act[Acted], post="/_sandbox/act/answer_delay", auth="none"):
    """Answer the merchant who wants to ship later (发货协商): wait, or decline.

    Event `channels_ec_order_ext_info_update`, type 21 or 22.
    """

    order_id: str
    agree: bool = True
    """Wait for it."""


Asked = (
    ChangeAddress
    | AnswerAddress
    | UrgeShipment
    | ProlongReceipt
    | AskOtherSku
    | WithdrawSkuRequest
    | AnswerDelay
)


@acting(ChangeAddress)
def change_address(world: World, act: ChangeAddress) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_ext_info"""
    app, order = _own(world, act, OrderStatus.TO_SHIP)
    if order.proposed_address is not None:
        raise impossible(f"order {order.order_id} waits for the merchant's word on another address already")
    address_changes.wish(app, order, address_from(the_person(world, act), act.address))
    return Acted()


@acting(AnswerAddress)
def answer_address(world: World, act: AnswerAddress) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_ext_info"""
    app, order = _own(world, act, OrderStatus.TO_SHIP)
    if order.order_id not in app.state(AddressProposals).open:
        raise impossible(f"the merchant proposes no other address for order {order.order_id}")
    address_changes.answer(app, order, agree=act.agree)
    return Acted()


@acting(UrgeShipment)
def urge_shipment(world: World, act: UrgeShipment) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_ext_info"""
    app, order = _own(world, act, OrderStatus.TO_SHIP)
    tell_more(app, order, ExtInfoType.URGED)
    return Acted()


@acting(ProlongReceipt)
def prolong_receipt(world: World, act: ProlongReceipt) -> Acted:
    """WeChat's pages say nothing of it, its order page has the button."""
    app, order = _own(world, act, OrderStatus.TO_RECEIVE)
    if order.prolonged:
        raise impossible(f"the receipt of order {order.order_id} was put off before")
    order.prolonged = True
    expect_receipt(app, order, order.receipt_due + world.settings.receipt_prolonged_by)
    return Acted()


@acting(AskOtherSku)
def ask_other_sku(world: World, act: AskOtherSku) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_approvepreshipmentchangesku.html"""
    app, order = _own(world, act, OrderStatus.TO_SHIP)
    if sku_changes.waiting(app, order) is not None:
        raise impossible(f"order {order.order_id} waits for the merchant's word on another SKU already")
    line = next((line for line in order.lines if act.sku_id in (None, line.sku_id)), None)
    if line is None:
        raise impossible(f"order {order.order_id} has no SKU {act.sku_id}")
    try:
        sku_changes.fitting(app, line, act.new_sku_id)
    except CannotBuy as reason:
        raise impossible(str(reason)) from None
    sku_changes.ask(app, order, line, act.new_sku_id)
    return Acted()


@acting(WithdrawSkuRequest)
def withdraw_sku_request(world: World, act: WithdrawSkuRequest) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_approvepreshipmentchangesku.html"""
    app, order = _own(world, act, OrderStatus.TO_SHIP)
    if sku_changes.waiting(app, order) is None:
        raise impossible(f"order {order.order_id} asks for no other SKU")
    sku_changes.end(app, order, SkuChangeState.WITHDRAWN)
    return Acted()


@acting(AnswerDelay)
def answer_delay(world: World, act: AnswerDelay) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_querydeliverynegotiation"""
    app, order = _own(world, act, OrderStatus.TO_SHIP)
    delay = delays.waiting(app, order)
    if delay is None:
        raise impossible(f"the merchant does not ask to ship order {order.order_id} later")
    (delays.agree if act.agree else delays.refuse)(app, order, delay)
    return Acted()


def _own(world: World, act: Asked, status: OrderStatus) -> tuple[App, Order]:
    app, person = the_app(world, act, "store"), the_person(world, act)
    order = find_order(app, act.order_id, status)
    check_whose(order.owner, person, order)
    return app, order


class OrderRequestActs:
    """What a buyer asks for between paying and receiving."""

    change_address = endpoint(ChangeAddress)
    answer_address = endpoint(AnswerAddress)
    urge_shipment = endpoint(UrgeShipment)
    prolong_receipt = endpoint(ProlongReceipt)
    ask_other_sku = endpoint(AskOtherSku)
    withdraw_sku_request = endpoint(WithdrawSkuRequest)
    answer_delay = endpoint(AnswerDelay)
