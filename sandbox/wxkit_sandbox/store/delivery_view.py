"""How the Store answers where an order goes and what is under way. Name, phone and details are masked."""

from __future__ import annotations

import hashlib

from wxkit.store._order_delivery import DeliveryAddress, OrderDelivery, Parcel, ParcelItem
from wxkit.store._order_enums import DeliverMethod, DeliverType
from wxkit_sandbox.people import Address
from wxkit_sandbox.store import orderbook
from wxkit_sandbox.store.orderbook import Order
from wxkit_sandbox.world import App

__all__ = ["address_of", "delivery_view"]


def delivery_view(app: App, order: Order) -> OrderDelivery:
    """Address, parcels, and another address that the buyer asked for."""
    shown = OrderDelivery(
        deliver_method=DeliverMethod(order.lines[0].deliver_method),
        delivery_product_info=[_parcel(order, parcel) for parcel in order.parcels],
        quality_inspect_type=0,
    )
    if order.address is not None:
        shown.address_info = _address_info(order, order.address)
    if order.proposed_address is not None:
        shown.address_under_review = address_of(order.proposed_address, masked=True)
        shown.address_apply_time = order.address_apply_time
    if order.ship_done_time:
        shown.ship_done_time = order.ship_done_time
    return shown


def _address_info(order: Order, address: Address) -> DeliveryAddress:
    shown = address_of(address, masked=True)
    if order.lines[0].deliver_method == DeliverMethod.PHONE:
        shown.virtual_order_tel_number = shown.tel_number
    return shown


def _parcel(order: Order, parcel: orderbook.Parcel) -> Parcel:
    items = [
        ParcelItem(product_id=item.product_id, sku_id=item.sku_id, product_cnt=item.count)
        for item in parcel.items
    ]
    shown = Parcel(
        deliver_type=DeliverType(parcel.deliver_type),
        delivery_id=parcel.delivery_id,
        delivery_name=parcel.delivery_name,
        waybill_id=parcel.waybill_id,
        delivery_time=parcel.delivery_time,
        product_infos=items,
    )
    if order.address is not None and parcel.deliver_type != DeliverType.VIRTUAL:
        shown.delivery_address = address_of(order.address, masked=True)
    return shown


def address_of(address: Address, *, masked: bool) -> DeliveryAddress:
    """The address, with parts of it hidden or in full."""
    name, phone, details = address.user_name, address.tel_number, address.detail_info
    whole = f"{name}/{phone}/{address.county_name}/{details}/{address.house_number}"
    return DeliveryAddress(
        user_name=name[:1] + "*" * (len(name) - 1) if masked else name,
        tel_number=phone[:3] + "****" + phone[-4:] if masked else phone,
        province_name=address.province_name,
        city_name=address.city_name,
        county_name=address.county_name,
        detail_info=details[:2] + "****" if masked else details,
        house_number="*" * len(address.house_number) if masked else address.house_number,
        postal_code=address.postal_code,
        national_code=address.national_code,
        use_tel_number=0,
        hash_code=hashlib.sha256(whole.encode()).hexdigest()[:32],
    )
