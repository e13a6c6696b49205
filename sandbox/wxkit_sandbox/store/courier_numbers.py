"""Numbers for couriers: what stands behind a waybill. The shop's token stands in for the courier's."""

from __future__ import annotations

from wxkit.store.courier_numbers import (
    GetNumberPool,
    GetPhoneNumber,
    GetVirtualNumber,
    NumberPool,
    PhoneNumber,
    WaybillNumber,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.people import Address
from wxkit_sandbox.store.delivery_view import masked_phone
from wxkit_sandbox.store.numbers import Number, Numbers
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097


@handles(GetPhoneNumber)
def get_phone_number(app: App, call: GetPhoneNumber) -> PhoneNumber:
    """https://developers.weixin.qq.com/doc/store/shop/API/logistics/delivery_virtual_number_get.html"""
    address, number = _behind(app, call.waybill_id)
    if call.private_phone and (number is None or call.private_phone != number.number):
        raise Refusal(BAD)
    return PhoneNumber(phone=address.tel_number)


@handles(GetVirtualNumber)
def get_virtual_number(app: App, call: GetVirtualNumber) -> WaybillNumber:
    """https://developers.weixin.qq.com/doc/store/shop/API/logistics/delivery_virtual_number_get_virtual.html"""
    address, number = _behind(app, call.waybill_id)
    if number is None:
        raise Refusal(BAD)
    return WaybillNumber(
        masked_real_phone=masked_phone(address.tel_number),
        main_phone=number.number,
        virtual_phone=f"{number.number}-{number.extension}",
    )


@handles(GetNumberPool)
def get_number_pool(app: App, call: GetNumberPool) -> NumberPool:
    """https://developers.weixin.qq.com/doc/store/shop/API/logistics/delivery_virtual_number.html"""
    now = app.world.clock.time()
    used = [number.number for number in app.state(Numbers).by_order.values() if number.expiration > now]
    page = page_of(used, call.page_size, call.next_key, call.page_size, mismatch=BAD)
    return NumberPool(
        phonenumbers=page.ids, total_num=len(used), has_more=bool(page.next_key), next_key=page.next_key
    )


def _behind(app: App, waybill_id: str) -> tuple[Address, Number | None]:
    book = app.state(OrderBook)
    order = book.orders.get(book.waybills.get(waybill_id, ""))
    if order is None or order.address is None:
        raise Refusal(BAD)
    return order.address, app.state(Numbers).by_order.get(order.order_id)
