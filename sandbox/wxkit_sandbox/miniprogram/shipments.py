"""Uploads of shipping information: what they must say, when they may come, and what they change."""

from __future__ import annotations

from dataclasses import dataclass

from wxkit.miniprogram.order_shipping import (
    DeliveryMode,
    LogisticsType,
    OrderState,
    Parcel,
    SubOrder,
    UploadShipping,
)
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.miniprogram.tradeflow import shipped
from wxkit_sandbox.miniprogram.trades import Package, Trade
from wxkit_sandbox.world import App

__all__ = ["Shipment", "check_shipment", "ship", "shipment_of"]

PARCELS = 15
NUMBER = COMPANY = 128
"""Characters of a waybill number and of a courier's code."""


@dataclass(frozen=True, slots=True)
class Shipment:
    """What one upload says about one payment."""

    logistics_type: LogisticsType
    delivery_mode: DeliveryMode
    last: bool
    """Nothing follows."""
    packages: tuple[Package, ...]
    uploaded: float


def shipment_of(app: App, call: UploadShipping | SubOrder, uploaded: float) -> Shipment:
    """What an upload says, when its form is right."""
    way, mode = LogisticsType(call.logistics_type), DeliveryMode(call.delivery_mode)
    _check_way(way, mode, call)
    _check_goods(call.shipping_list)
    if way is LogisticsType.COURIER:
        for parcel in call.shipping_list:
            _check_parcel(parcel)
    last = mode is DeliveryMode.UNIFIED or bool(call.is_all_delivered)
    now = app.world.clock.time()
    return Shipment(way, mode, last, tuple(_package(parcel, now) for parcel in call.shipping_list), uploaded)


def check_shipment(trade: Trade, shipment: Shipment) -> None:
    """Whether the payment may be shipped so now."""
    if trade.state not in (OrderState.TO_SHIP, OrderState.SHIPPED):
        raise Refusal(10060004)
    if trade.packages and (shipment.uploaded <= trade.uploaded or _unchanged(trade, shipment)):
        raise Refusal(10060023)
    if _is_again(trade, shipment) and trade.reshipped:
        raise Refusal(10060002 if trade.finish_count == 1 else 10060003)
    if len(_packages_after(trade, shipment)) > PARCELS:
        raise Refusal(10060024)


def ship(app: App, trade: Trade, shipment: Shipment) -> None:
    """Take in an upload that was checked."""
    again = _is_again(trade, shipment)
    trade.packages = _packages_after(trade, shipment)
    trade.logistics_type, trade.delivery_mode = shipment.logistics_type, shipment.delivery_mode
    trade.uploaded = shipment.uploaded
    trade.reshipped = trade.reshipped or again
    trade.finished = shipment.last
    if shipment.last:
        trade.finish_count += 1
        shipped(app, trade)
    else:
        trade.state = OrderState.TO_SHIP


def _check_way(way: LogisticsType, mode: DeliveryMode, call: UploadShipping | SubOrder) -> None:
    if way not in (1, 2, 3, 4):
        raise Refusal(10060005)
    if mode not in (1, 2):
        raise Refusal(268485224)
    if mode is DeliveryMode.SPLIT and way is not LogisticsType.COURIER:
        raise Refusal(10060006)
    if mode is DeliveryMode.SPLIT and call.is_all_delivered is None:
        raise Refusal(10060007)
    if mode is DeliveryMode.UNIFIED and len(call.shipping_list) != 1:
        raise Refusal(268485228)


def _check_goods(parcels: list[Parcel]) -> None:
    described = [bool(parcel.item_desc) for parcel in parcels]
    if not any(described):
        raise Refusal(10060020)
    if not all(described):
        raise Refusal(10060008)


def _check_parcel(parcel: Parcel) -> None:
    """A courier's parcel. SF Express (顺丰) wants a phone number, whose last four digits show."""
    if not parcel.tracking_no:
        raise Refusal(268485226)
    if not parcel.express_company:
        raise Refusal(268485227)
    if len(parcel.express_company) > COMPANY:
        raise Refusal(10060025)
    if len(parcel.tracking_no) > NUMBER:
        raise Refusal(10060026)
    contacts = _contacts(parcel)
    if (parcel.express_company == "SF" and not any(contacts)) or not all(map(_shows_its_end, contacts)):
        raise Refusal(10060014)


def _contacts(parcel: Parcel) -> tuple[str, str]:
    contact = parcel.contact
    return (contact.consignor_contact or "", contact.receiver_contact or "") if contact else ("", "")


def _shows_its_end(contact: str) -> bool:
    return not contact or (contact[-4:].isascii() and contact[-4:].isdigit())


def _package(parcel: Parcel, now: int) -> Package:
    number, company = parcel.tracking_no or "", parcel.express_company or ""
    return Package(parcel.item_desc, number, company, *_contacts(parcel), now)


def _is_again(trade: Trade, shipment: Shipment) -> bool:
    """Whether this ships once more: what was completed, or in another way than before."""
    way = (shipment.logistics_type, shipment.delivery_mode)
    return trade.finished or (bool(trade.packages) and way != (trade.logistics_type, trade.delivery_mode))


def _packages_after(trade: Trade, shipment: Shipment) -> list[Package]:
    """All parcels: further ones of a split shipment join those before, unless they have the same number."""
    if _is_again(trade, shipment):
        return list(shipment.packages)
    numbers = {package.tracking_no for package in shipment.packages}
    return [*(old for old in trade.packages if old.tracking_no not in numbers), *shipment.packages]


def _unchanged(trade: Trade, shipment: Shipment) -> bool:
    said = (shipment.logistics_type, shipment.delivery_mode, shipment.last)
    if said != (trade.logistics_type, trade.delivery_mode, trade.finished):
        return False
    known = {package.tracking_no: package for package in trade.packages}
    return all(
        package.tracking_no in known and package.same_as(known[package.tracking_no])
        for package in shipment.packages
    )
