"""Orders: read, found, repriced, shipped."""

from __future__ import annotations

from collections import Counter

from wxkit._call import Ok
from wxkit.store._order_enums import DeliverMethod, DeliverType, ExtInfoType, OrderStatus
from wxkit.store.orders import (
    AcceptAddressChange,
    DecodeAddress,
    DecodedAddress,
    Delivery,
    DeliveryCompanies,
    DeliveryCompany,
    GetDeliveryCompanies,
    GetOldDeliveryCompanies,
    GetOrder,
    OrderReply,
    RejectAddressChange,
    SendDelivery,
    UpdateMerchantNotes,
    UpdatePrice,
    VirtualNumber,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store import address_changes, sku_changes
from wxkit_sandbox.store.couriers import COURIERS, WITH_WAYBILLS
from wxkit_sandbox.store.delivery_view import decoded_address
from wxkit_sandbox.store.dropflow import unassigned
from wxkit_sandbox.store.inspections import JEWELS, inspect_type
from wxkit_sandbox.store.numbers import Numbers
from wxkit_sandbox.store.order_view import order_view
from wxkit_sandbox.store.orderbook import Order, Parcel, ParcelItem, order_of
from wxkit_sandbox.store.orderflow import ship, tell_more
from wxkit_sandbox.store.rates import count_change
from wxkit_sandbox.store.waybill_rules import check_courier
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097
WRONG_STATE = 101100
NOT_POSSIBLE = 10020116
WRONG_GOODS = 606031
ANOTHERS = 606034
TOO_OFTEN = 100003
CHANGES = 50
TO_SHIP = {OrderStatus.TO_SHIP, OrderStatus.PARTLY_SHIPPED}


@handles(GetOrder)
def get_order(app: App, call: GetOrder) -> OrderReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_getorder.html"""
    return OrderReply(order=order_view(app, order_of(app, call.order_id)))


@handles(UpdateMerchantNotes)
def update_merchant_notes(app: App, call: UpdateMerchantNotes) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_changemerchantnotes.html"""
    order = order_of(app, call.order_id)
    count_change(app, f"order {order.order_id}", app.world.settings.order_notes_a_minute, TOO_OFTEN)
    order.merchant_notes = call.merchant_notes
    tell_more(app, order, ExtInfoType.MERCHANT_NOTES)
    return Ok()


@handles(UpdatePrice)
def update_price(app: App, call: UpdatePrice) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_changeorderprice.html"""
    order = order_of(app, call.order_id)
    if order.status != OrderStatus.UNPAID:
        raise Refusal(WRONG_STATE)
    if order.price_changes >= CHANGES:
        raise Refusal(108022)
    _check_prices(order, call)
    prices = {(new.product_id, new.sku_id): new.change_price for new in call.change_order_infos}
    for line in order.lines:
        line.change_price = prices.get((line.product_id, line.sku_id))
    order.freight = (call.express_fee or 0) if call.change_express else order.original_freight
    order.freight_changed = call.change_express
    order.price_changes += 1
    tell_more(app, order, ExtInfoType.PRICE)
    return Ok()


def _check_prices(order: Order, call: UpdatePrice) -> None:
    for new in call.change_order_infos:
        line = order.line(new.product_id, new.sku_id)
        if line is None or new.change_price < 0:
            raise Refusal(BAD)
        if new.change_price == 0:
            raise Refusal(108023)
        if new.change_price > line.estimate_price:
            raise Refusal(108021)
    if call.change_express and (call.express_fee or 0) > order.original_freight:
        raise Refusal(108021)


@handles(SendDelivery)
def send_delivery(app: App, call: SendDelivery) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-delivery/delivery/api_senddelivery.html"""
    order = order_of(app, call.order_id)
    if order.status not in TO_SHIP or sku_changes.waiting(app, order) is not None:
        raise Refusal(WRONG_STATE)
    _check_parcels(app, order, call.delivery_list)
    ship(app, order, [_parcel(app, given) for given in call.delivery_list])
    return Ok()


def _check_parcels(app: App, order: Order, parcels: list[Delivery]) -> None:
    sent: Counter[tuple[str, str]] = Counter()
    for given in parcels:
        _check_courier(order, given)
        for item in given.product_infos:
            sent[item.product_id, item.sku_id] += item.product_cnt
    for (product_id, sku_id), count in sent.items():
        line = order.line(product_id, sku_id)
        if line is None or count > line.to_ship:
            raise Refusal(WRONG_GOODS)
    if sent - unassigned(app, order) or inspect_type(app, order) == JEWELS:
        raise Refusal(ANOTHERS)


def _check_courier(order: Order, given: Delivery) -> None:
    """Only what needs no courier goes without one."""
    if given.deliver_type == DeliverType.VIRTUAL:
        if order.lines[0].deliver_method == DeliverMethod.EXPRESS:
            raise Refusal(BAD)
        return
    check_courier(given.delivery_id, given.waybill_id)


def _parcel(app: App, given: Delivery) -> Parcel:
    courier = given.delivery_id or ""
    return Parcel(
        deliver_type=int(given.deliver_type),
        delivery_id=courier,
        delivery_name=COURIERS.get(courier, ""),
        waybill_id=given.waybill_id or "",
        delivery_time=app.world.clock.time(),
        items=[ParcelItem(item.product_id, item.sku_id, item.product_cnt) for item in given.product_infos],
    )


@handles(DecodeAddress)
def decode_address(app: App, call: DecodeAddress) -> DecodedAddress:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_decodesensitiveinfo.html"""
    order = order_of(app, call.order_id)
    if order.address is None:
        raise Refusal(WRONG_STATE)
    decoded = DecodedAddress(address_info=decoded_address(app, order, order.address))
    if (number := app.state(Numbers).by_order.get(order.order_id)) is not None:
        decoded.virtual_number_info = VirtualNumber(
            virtual_number=number.number, extension=number.extension, expiration=number.expiration
        )
    return decoded


@handles(AcceptAddressChange)
def accept_address_change(app: App, call: AcceptAddressChange) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_acceptorderaddressmodifyapply.html"""
    order = _asked_for_address(app, call.order_id)
    address_changes.accept(app, order)
    return Ok()


@handles(RejectAddressChange)
def reject_address_change(app: App, call: RejectAddressChange) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_rejectorderaddressmodifyapply.html"""
    order = _asked_for_address(app, call.order_id)
    address_changes.reject(app, order)
    return Ok()


def _asked_for_address(app: App, order_id: str) -> Order:
    order = order_of(app, order_id)
    if order.proposed_address is None:
        raise Refusal(NOT_POSSIBLE)
    return order


@handles(GetDeliveryCompanies)
def get_delivery_companies(app: App, call: GetDeliveryCompanies) -> DeliveryCompanies:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-delivery/delivery/api_getdeliverycompanylistnew.html"""
    return _companies(WITH_WAYBILLS if call.ewaybill_only else tuple(COURIERS))


@handles(GetOldDeliveryCompanies)
def get_old_delivery_companies(app: App, call: GetOldDeliveryCompanies) -> DeliveryCompanies:
    """https://developers.weixin.qq.com/doc/store/shop/API/order/deliverycompanylist_get.html"""
    return _companies(tuple(COURIERS))


def _companies(ids: tuple[str, ...]) -> DeliveryCompanies:
    return DeliveryCompanies(
        company_list=[DeliveryCompany(delivery_id=id_, delivery_name=COURIERS[id_]) for id_ in ids]
    )
