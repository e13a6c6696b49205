"""How the Store answers where an order goes and what is under way. Name, phone and details are masked."""

from __future__ import annotations

import hashlib

from wxkit.store._order_delivery import (
    DeliveryAddress,
    OrderDelivery,
    Parcel,
    ParcelItem,
    QualityInspection,
    TelNumberExt,
)
from wxkit.store._order_enums import DeliverMethod, DeliverType
from wxkit.store._order_line import LineDelivery
from wxkit_sandbox.people import Address
from wxkit_sandbox.store import orderbook
from wxkit_sandbox.store.dropflow import dropship_flag
from wxkit_sandbox.store.ewaybill_book import order_code
from wxkit_sandbox.store.inspections import inspect_type, status
from wxkit_sandbox.store.numbers import Numbers, real_number_shown
from wxkit_sandbox.store.orderbook import Order, OrderLine
from wxkit_sandbox.world import App

__all__ = ["address_of", "decoded_address", "delivery_view", "line_delivery", "masked_phone"]


def delivery_view(app: App, order: Order) -> OrderDelivery:
    """Address, parcels, and another address that the buyer asked for."""
    shown = OrderDelivery(
        deliver_method=DeliverMethod(order.lines[0].deliver_method),
        delivery_product_info=[_parcel(order, parcel) for parcel in order.parcels],
        quality_inspect_type=inspect_type(app, order),
        dropship_flag=dropship_flag(app, order),
    )
    if order.address is not None:
        shown.address_info = _address_info(app, order, order.address)
        shown.ewaybill_order_code = order_code(app, order.order_id)
    if order.proposed_address is not None:
        shown.address_under_review = address_of(order.proposed_address, masked=True)
        shown.address_apply_time = order.address_apply_time
    if shown.quality_inspect_type:
        shown.quality_inspect_info = QualityInspection(inspect_status=status(app, order))
    if order.ship_done_time:
        shown.ship_done_time = order.ship_done_time
    return shown


def _address_info(app: App, order: Order, address: Address) -> DeliveryAddress:
    shown = address_of(address, masked=True)
    _add_number(app, order, address, shown)
    if order.lines[0].deliver_method == DeliverMethod.PHONE:
        shown.virtual_order_tel_number = shown.tel_number
    return shown


def _add_number(app: App, order: Order, address: Address, shown: DeliveryAddress) -> None:
    """The virtual number, when the buyer hides the phone; after an audit the real one too."""
    number = app.state(Numbers).by_order.get(order.order_id)
    if number is None:
        return
    shown.use_tel_number = 1
    shown.tel_number_ext_info = TelNumberExt(
        real_tel_number=masked_phone(address.tel_number),
        virtual_tel_number=f"{number.number}-{number.extension}",
        virtual_tel_expire_time=number.expiration,
        get_virtual_tel_cnt=number.exchanged,
        has_delay_times=number.extended,
    )
    if real_number_shown(app, order):
        shown.tel_number = address.tel_number


def decoded_address(app: App, order: Order, address: Address) -> DeliveryAddress:
    """Nothing masked; but who hides the phone is reached by the virtual number."""
    shown = address_of(address, masked=False)
    _add_number(app, order, address, shown)
    number = app.state(Numbers).by_order.get(order.order_id)
    if number is not None and not real_number_shown(app, order):
        shown.tel_number = number.number
    return shown


def masked_phone(phone: str) -> str:
    """The middle is hidden."""
    return phone[:3] + "****" + phone[-4:]


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
        tel_number=masked_phone(phone) if masked else phone,
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


def line_delivery(line: OrderLine) -> LineDelivery:
    """Whether a SKU comes from stock, or when its presale is sent."""
    presale = line.promise.presale
    if presale is None:
        return LineDelivery(stock_type=0)
    return LineDelivery(
        stock_type=1,
        predict_delivery_time=presale.send_by,
        full_payment_presale_delivery_type=presale.kind,
    )
