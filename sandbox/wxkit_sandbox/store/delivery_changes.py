"""Changes to a delivery: another address, other couriers and waybills, goods that are sent once more."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.store._order_enums import DeliverMethod, OrderStatus
from wxkit.store.delivery_changes import (
    CompensateDelivery,
    DeliveryChange,
    NewAddress,
    ParcelInput,
    ProposeAddress,
    UpdateDeliveryInfo,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.people import Address
from wxkit_sandbox.store.address_changes import AddressProposals, propose
from wxkit_sandbox.store.couriers import COURIERS
from wxkit_sandbox.store.orderbook import Order, OrderBook, Parcel, ParcelItem, order_of
from wxkit_sandbox.store.orderflow import moved
from wxkit_sandbox.store.parcel_changes import Rename, check_goods, known, rename
from wxkit_sandbox.store.waybill_rules import check_courier
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097
WRONG_STATE = 101100
NOT_POSSIBLE = 10020116
PROPOSALS = 5
SPLIT = 606040
UPDATES_USED = 606041
UPDATES = 3
UNKNOWN_GOODS = 606031
COMPENSATIONS = 10
UNDER_WAY = {OrderStatus.PARTLY_SHIPPED, OrderStatus.TO_RECEIVE}
SENT = UNDER_WAY | {OrderStatus.COMPLETED}


@dataclass(slots=True)
class Redeliveries:
    """How often an order's delivery was changed."""

    updates: dict[str, int] = field(default_factory=dict[str, int])
    compensations: dict[str, int] = field(default_factory=dict[str, int])


@handles(ProposeAddress)
def propose_address(app: App, call: ProposeAddress) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_changeorderaddress.html"""
    order = order_of(app, call.order_id)
    if order.status != OrderStatus.TO_SHIP or order.address is None:
        raise Refusal(WRONG_STATE)
    given = call.user_address
    express = order.lines[0].deliver_method == DeliverMethod.EXPRESS
    if not all(_needed(given) if express else [given.virtual_order_tel_number]):
        raise Refusal(BAD)
    state = app.state(AddressProposals)
    busy = order.proposed_address is not None or order.order_id in state.open
    if busy or state.made.get(order.order_id, 0) >= PROPOSALS:
        raise Refusal(NOT_POSSIBLE)
    propose(app, order, _address(order.address, given))
    return Ok()


def _needed(given: NewAddress) -> list[str | None]:
    return [given.user_name, given.province_name, given.city_name, given.detail_info, given.tel_number]


def _address(old: Address, given: NewAddress) -> Address:
    return Address(
        user_name=given.user_name or old.user_name,
        tel_number=given.tel_number or given.virtual_order_tel_number or old.tel_number,
        province_name=given.province_name or old.province_name,
        city_name=given.city_name or old.city_name,
        county_name=given.county_name or "",
        detail_info=given.detail_info or old.detail_info,
        postal_code=given.postal_code or "",
        national_code=given.national_code or "",
        house_number=given.house_number or "",
    )


@handles(UpdateDeliveryInfo)
def update_delivery_info(app: App, call: UpdateDeliveryInfo) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_changedeliveryinfo.html"""
    order = order_of(app, call.order_id)
    if order.status not in UNDER_WAY or order.lines[0].deliver_method != DeliverMethod.EXPRESS:
        raise Refusal(WRONG_STATE)
    updates = app.state(Redeliveries).updates
    if updates.get(order.order_id, 0) >= UPDATES:
        raise Refusal(UPDATES_USED)
    changes = _whole(order, call.delivery_list) if call.delivery_list else _single(order, call.change_infos)
    updates[order.order_id] = updates.get(order.order_id, 0) + 1
    rename(app, order, changes)
    return Ok()


def _whole(order: Order, given: list[ParcelInput]) -> list[Rename]:
    """The one parcel of an order that was not split."""
    own = [parcel for parcel in order.parcels if not parcel.compensation]
    if len(own) != 1 or len(given) != 1:
        raise Refusal(SPLIT)
    new = given[0]
    check_courier(new.delivery_id, new.waybill_id)
    check_goods(own[0], new.product_infos)
    return [(own[0], new.delivery_id or "", new.waybill_id or "")]


def _single(order: Order, given: list[DeliveryChange] | None) -> list[Rename]:
    """Parcels by what they were."""
    if not given:
        raise Refusal(BAD)
    return [known(order, change) for change in given]


@handles(CompensateDelivery)
def compensate_delivery(app: App, call: CompensateDelivery) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-delivery/delivery/api_delivery_compensation.html"""
    order = order_of(app, call.order_id)
    if order.status not in SENT or order.lines[0].deliver_method != DeliverMethod.EXPRESS:
        raise Refusal(WRONG_STATE)
    compensations = app.state(Redeliveries).compensations
    if compensations.get(order.order_id, 0) >= COMPENSATIONS:
        raise Refusal(BAD)
    for given in call.delivery_list:
        check_courier(given.delivery_id, given.waybill_id)
        if any(order.line(item.product_id, item.sku_id) is None for item in given.product_infos):
            raise Refusal(UNKNOWN_GOODS)
    compensations[order.order_id] = compensations.get(order.order_id, 0) + 1
    order.parcels += [_parcel(app, given, call.reason) for given in call.delivery_list]
    app.state(OrderBook).waybills |= {given.waybill_id or "": order.order_id for given in call.delivery_list}
    moved(app, order)
    return Ok()


def _parcel(app: App, given: ParcelInput, reason: int) -> Parcel:
    courier = given.delivery_id or ""
    return Parcel(
        deliver_type=int(given.deliver_type),
        delivery_id=courier,
        delivery_name=COURIERS[courier],
        waybill_id=given.waybill_id or "",
        delivery_time=app.world.clock.time(),
        items=[ParcelItem(item.product_id, item.sku_id, item.product_cnt) for item in given.product_infos],
        compensation=int(reason),
    )
