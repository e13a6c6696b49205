"""Coupons that the shop lets agencies spread (机构推广券)."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store._coupon import CouponStatus
from wxkit_sandbox.store.coupon_book import CouponBook, ShopCoupon
from wxkit_sandbox.world import App

__all__ = ["AgencyCoupons", "goes_with", "offered"]


@dataclass(slots=True)
class AgencyCoupons:
    """Which coupons agencies may spread, oldest first."""

    public: dict[str, None] = field(default_factory=dict[str, None])
    """For every agency (公开券)."""
    cooperative: dict[str, None] = field(default_factory=dict[str, None])
    """For the agency alone (定向券)."""
    handed_on: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    """When a coupon was handed on, by the other agency's appid and coupon."""


def offered(app: App, ids: dict[str, None]) -> list[str]:
    """Those of the coupons that are effective now."""
    coupons = app.state(CouponBook).coupons
    return [id_ for id_ in ids if coupons[id_].status == CouponStatus.EFFECTIVE]


def goes_with(coupon: ShopCoupon, product_id: str) -> bool:
    """Whether the coupon can be used for the product."""
    discount = coupon.info.discount_info
    condition = discount.discount_condition if discount else None
    chosen = condition.product_ids if condition else None
    return not chosen or product_id in chosen
