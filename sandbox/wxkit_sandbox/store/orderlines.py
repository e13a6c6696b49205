"""The lines of an order: what was bought, at which price, and how far it has come. Money in fen."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit_sandbox.store.promises import FROM_STOCK, Promise

__all__ = ["FreeFor", "OrderLine"]


@dataclass(frozen=True, slots=True)
class FreeFor:
    """What was bought to get a free item."""

    product_id: str
    sku_id: str
    activity_id: str
    """The buy-and-get activity (买赠活动)."""
    sets: int
    """Sets of free items that came with it."""
    pieces: int = 0
    """Pieces of this free item among them."""


@dataclass(slots=True)
class OrderLine:
    """One SKU of an order."""

    product_id: str
    sku_id: str
    count: int
    title: str
    thumb_img: str
    sale_price: int
    """Of one piece."""
    market_price: int
    sku_code: str = ""
    out_product_id: str = ""
    out_sku_id: str = ""
    sku_attrs: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    seven_day_return: int = 0
    freight_insurance: int = 0
    deliver_method: int = 0
    inspect_type: int = 0
    """0 none, 1 jewels, 2 fresh food: inspected before the shipment (质检)."""
    discount: int = 0
    """Taken off the whole line at checkout, at the merchant's expense."""
    limited_discount: int = 0
    """Taken off the whole line by a limited-time discount (限时抢购), at the merchant's expense."""
    discount_task: str = ""
    """That discount's id."""
    warehouse_id: str = ""
    """The merchant's id of the regional warehouse (区域仓库) that sends it; empty for the general stock."""
    bulkbuy_discount: int = 0
    """Taken off the whole line for buying together (一起买), at the merchant's expense."""
    vip_discount: int = 0
    """The member benefit of the mini-program (会员权益) on the whole line, at the merchant's expense."""
    deduction: int = 0
    """What points (积分抵扣) take off the whole line, at the merchant's expense."""
    change_price: int | None = None
    """New price of the whole line, when the merchant lowered it."""
    shipped: int = 0
    """Pieces on their way."""
    refunded: int = 0
    """Fen given back so far."""
    on_aftersale: int = 0
    """Pieces in an after-sale order that is open."""
    finished_aftersale: int = 0
    """Pieces in after-sale orders that ended with a refund or an exchange."""
    free_for: list[FreeFor] = field(default_factory=list[FreeFor])
    """Why the line is free (赠品); empty for what is bought."""
    promise: Promise = FROM_STOCK
    """When it has to leave."""
    deadline: int = 0
    """Until when it has to leave, once it may."""
    voucher_type: int = 0
    """What kind of voucher each piece is (团购优惠, local life); 0 for goods."""
    dropped: int = 0
    """Free pieces that are not owed any more, as what they came with was given back before."""

    @property
    def merchant_discount(self) -> int:
        """All that was taken off the whole line at the merchant's expense."""
        return self.discount + self.limited_discount + self.bulkbuy_discount

    @property
    def estimate_price(self) -> int:
        """Of the whole line, after all discounts."""
        return self.sale_price * self.count - self.merchant_discount - self.vip_discount - self.deduction

    @property
    def real_price(self) -> int:
        """What is really paid for the whole line."""
        return self.estimate_price if self.change_price is None else self.change_price

    @property
    def refundable(self) -> int:
        """Fen that may still be given back."""
        return self.real_price - self.refunded

    @property
    def to_ship(self) -> int:
        """Pieces that the merchant still owes: not shipped, and not given back before they were."""
        kept = self.count if self.refundable or not self.refunded else 0
        owed = self.count - self.dropped if self.free_for else kept
        return max(owed, min(self.count, self.shipped)) - self.shipped
