"""Courier and waybill of a parcel, as the Store checks them."""

from __future__ import annotations

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.couriers import COURIERS

__all__ = ["check_courier"]

WRONG_COURIER = 606004
WRONG_WAYBILL = 606005


def check_courier(delivery_id: str | None, waybill_id: str | None) -> None:
    """606004 for a courier that nobody knows, 606005 for what is no waybill."""
    if delivery_id not in COURIERS:
        raise Refusal(WRONG_COURIER)
    text = waybill_id or ""
    if not (text.isascii() and text.replace("-", "").isalnum()):
        raise Refusal(WRONG_WAYBILL)
