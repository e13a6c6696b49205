"""E-waybills (电子面单) as the sandbox keeps them: accounts at couriers, and numbers taken there."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field

from wxkit.store._ewaybill import PathStatus
from wxkit.store._ewaybill_input import AddressInput, EwaybillOrderInput
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.store.couriers import WITH_WAYBILLS
from wxkit_sandbox.world import App

__all__ = [
    "Account",
    "EwaybillBook",
    "Taken",
    "accounts",
    "check_number",
    "order_behind_code",
    "order_code",
    "shop_id",
    "site_code",
    "taken",
]

UNKNOWN = 10025010
NO_NUMBER = 10025020
BALANCE = 1000
LARGEST = 2**64


@dataclass(slots=True)
class Account:
    """The shop's account at a courier."""

    acct_id: str
    delivery_id: str
    available: int = BALANCE
    allocated: int = 0
    cancelled: int = 0


@dataclass(slots=True)
class Taken:
    """A waybill: the numbers of its parcels, and how far they are."""

    ewaybill_order_id: str
    account: Account
    site_code: str
    sender: AddressInput
    receiver: AddressInput
    orders: list[EwaybillOrderInput]
    remark: str
    create_time: int
    order_type: int = 0
    waybills: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    """Number and time of each parcel's; the first is the main one (母单)."""
    printed: int = 0
    cancelled: bool = False
    steps: list[tuple[PathStatus, str, int]] = field(default_factory=list[tuple[PathStatus, str, int]])
    """Status, words and time."""

    @property
    def waybill_id(self) -> str:
        """The number of the first parcel."""
        return self.waybills[0][0]


@dataclass(slots=True)
class EwaybillBook:
    """All waybills of a shop by the id of their creation."""

    accounts: dict[str, Account] = field(default_factory=dict[str, Account])
    taken: dict[str, Taken] = field(default_factory=dict[str, Taken])
    by_number: dict[str, Taken] = field(default_factory=dict[str, Taken])


def shop_id(app: App) -> str:
    """The shop's id at the couriers (面单主体)."""
    return f"5{int(app.world.ids.hex(12, 'ewaybill-shop', app.appid), 16):012d}"[:13]


def site_code(app: App, delivery_id: str) -> str:
    """The code of the courier's site (网点) near the shop."""
    return str(100_000 + int(app.world.ids.hex(6, "site", delivery_id), 16) % 900_000)


def accounts(app: App) -> dict[str, Account]:
    """An account at every courier that prints waybills, by id."""
    book = app.state(EwaybillBook)
    if not book.accounts:
        for number, courier in enumerate(WITH_WAYBILLS, 1):
            acct_id = f"66{int(app.world.ids.hex(6, 'ewaybill', courier), 16) % 1_000_000:06d}{number:02d}"
            book.accounts[acct_id] = Account(acct_id, courier)
    return book.accounts


def taken(app: App, ewaybill_order_id: str) -> Taken:
    """The waybill with this id: 10025020 for what is no number, 10025010 when there is none."""
    check_number(ewaybill_order_id)
    found = app.state(EwaybillBook).taken.get(ewaybill_order_id)
    if found is None:
        raise Refusal(UNKNOWN)
    return found


def check_number(ewaybill_order_id: str) -> None:
    """10025020 unless it is a number of 64 bits."""
    if not is_number(ewaybill_order_id) or int(ewaybill_order_id) >= LARGEST:
        raise Refusal(NO_NUMBER)


def order_code(app: App, order_id: str) -> str:
    """What stands for an order when somebody else takes the waybill (代发单密文)."""
    return urlsafe_b64encode(f"{app.appid}/{order_id}".encode()).decode()


def order_behind_code(code: str, appid: str) -> str:
    """The order that a code stands for; empty for one that is cut off or another shop's."""
    try:
        shop, order_id = urlsafe_b64decode(code).decode().split("/")
    except ValueError:
        return ""
    return order_id if shop == appid else ""
