"""Vouchers (团购优惠) as the sandbox keeps them: codes, who holds them, and what they were used for. Fen."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store.local_life import OfferType
from wxkit.store.vouchers import GetVoucher, RevokeInput, VoucherStatus
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["CodePool", "Use", "Voucher", "VoucherBook", "named_voucher"]

S = VoucherStatus


@dataclass(frozen=True, slots=True)
class Use:
    """One redemption (核销)."""

    request_no: str
    at: int
    day: str
    """In China, such as `2026-09-21`."""
    store_name: str
    out_store_id: str
    index: int
    """Which time of a card (次卡) it is, from 1 on."""


@dataclass(slots=True)
class Voucher:
    """A voucher that somebody bought."""

    key: str
    code: str
    encrypted_code: str
    """What the code of the buyer's order page holds."""
    order_id: str
    product_id: str
    sku_id: str
    name: str
    holder: Person
    type: OfferType
    code_type: int
    sale_price: int
    paid: int
    worth: int
    send_time: int
    update_time: int
    start_time: int
    end_time: int
    times: int
    """How often it works: once, unless it is a card."""
    shows_phone: bool = False
    uses: list[Use] = field(default_factory=list[Use])
    """Redemptions that were not revoked."""
    returned: int = 0
    """Times that were given back with their money."""
    refund_time: int = 0
    revocations: int = 0
    """How often a redemption was taken back."""
    last_consume_no: str = ""
    last_withdraw_no: str = ""

    @property
    def left(self) -> int:
        """How often it could still be used."""
        return self.times - len(self.uses) - self.returned

    def status(self, now: float) -> VoucherStatus:
        """Where it stands."""
        if self.left:
            return S.VALID if now < self.end_time else S.EXPIRED
        return S.USED if self.uses else S.REFUNDED


@dataclass(slots=True)
class CodePool:
    """The merchant's own codes of a SKU, in the order in which they are given away."""

    codes: list[str] = field(default_factory=list[str])
    known: set[str] = field(default_factory=set[str])
    given: int = 0
    owed: list[str] = field(default_factory=list[str])
    """Orders that were paid when there were too few codes."""

    @property
    def left(self) -> int:
        """Codes that nobody has yet."""
        return len(self.codes) - self.given

    def take(self, count: int) -> list[str]:
        """Give so many away."""
        self.given += count
        return self.codes[self.given - count : self.given]


@dataclass(slots=True)
class VoucherBook:
    """All vouchers of a Store: `sku_id/code` leads to each, in the order in which they were sent."""

    vouchers: dict[str, Voucher] = field(default_factory=dict[str, Voucher])
    encrypted: dict[str, str] = field(default_factory=dict[str, str])
    """Keys by encrypted code."""
    of_order: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    of_person: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    pools: dict[str, CodePool] = field(default_factory=dict[str, CodePool])
    """Handed-in codes by SKU."""
    done: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Which vouchers a request number (幂等串) was about: `consume/…` and `revoke/…`."""
    days: dict[str, dict[str, None]] = field(default_factory=dict[str, dict[str, None]])
    """Uses by product and day: `product_id/day` leads to `key#index`."""

    def add(self, voucher: Voucher) -> None:
        """Write a new voucher down."""
        self.vouchers[voucher.key] = voucher
        self.encrypted[voucher.encrypted_code] = voucher.key
        self.of_order.setdefault(voucher.order_id, []).append(voucher.key)
        self.of_person.setdefault(voucher.holder.id, []).append(voucher.key)

    def in_order(self, order_id: str) -> list[Voucher]:
        """The vouchers of an order."""
        return [self.vouchers[key] for key in self.of_order.get(order_id, ())]

    def pool(self, sku_id: str) -> CodePool:
        """The handed-in codes of a SKU."""
        return self.pools.setdefault(sku_id, CodePool())

    def use(self, voucher: Voucher, use: Use) -> None:
        """Redeem it once."""
        voucher.uses.append(use)
        voucher.last_consume_no, voucher.update_time = use.request_no, use.at
        self.days.setdefault(f"{voucher.product_id}/{use.day}", {})[f"{voucher.key}#{use.index}"] = None

    def undo(self, voucher: Voucher, use: Use, request_no: str, now: int) -> None:
        """Take a redemption back."""
        voucher.uses.remove(use)
        voucher.last_withdraw_no, voucher.update_time = request_no, now
        voucher.revocations += 1
        del self.days[f"{voucher.product_id}/{use.day}"][f"{voucher.key}#{use.index}"]


def named_voucher(app: App, named: RevokeInput | GetVoucher) -> Voucher | None:
    """The voucher that a call is about: by its encrypted code, or by code and SKU."""
    book = app.state(VoucherBook)
    key = f"{named.sku_id}/{named.code}"
    return book.vouchers.get(book.encrypted.get(named.encrypted_code, "") if named.encrypted_code else key)
