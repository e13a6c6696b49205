"""Reading the truth through the typed clients: orders with their after-sales, and who people are."""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from wxkit._errors import InvalidArgument, NotFound, PermissionDenied, Unreachable
from wxkit.policy.truth import OrderState, Who, order_state
from wxkit.store._order_enums import SaleChannel

if TYPE_CHECKING:
    from wxkit.service_account import ServiceAccount
    from wxkit.store import Store
    from wxkit.store._order import Order

__all__ = ["ProductCategories", "Reader", "unionid_of_follower", "unionid_of_member"]

PROMOTERS = "promoter"
"""Stands for the appid where somebody is known by their sharer_appid only."""
KEPT, FRESH = 10_000, 3_600


class ProductCategories:
    """Category ids of products, kept for an hour. A product that is gone has none."""

    def __init__(self, shop: Store) -> None:
        self._shop = shop
        self._kept: OrderedDict[str, tuple[float, tuple[str, ...]]] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, product_id: str) -> tuple[str, ...]:
        now = self._shop.clock.now()
        with self._lock:
            read_at, categories = self._kept.get(product_id, (float("-inf"), ()))
        if now - read_at < FRESH:
            return categories
        categories = self._read(product_id)
        with self._lock:
            self._kept[product_id] = (now, categories)
            self._kept.move_to_end(product_id)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return categories

    def _read(self, product_id: str) -> tuple[str, ...]:
        try:
            product = self._shop.products.get(product_id=product_id).product
        except (NotFound, InvalidArgument):
            return ()
        levels = (product.cats_v2 or product.cats or ()) if product else ()
        return tuple(level.cat_id for level in levels)


class Reader:
    """Reads orders of a shop. `agency` is the client of its promoters' agency (推客机构), if it has one.

    For `referrer_wait` seconds after its payment an order that names no referrer may still come to name one.
    """

    def __init__(self, shop: Store, agency: Store | None = None, referrer_wait: int = 0) -> None:
        self._shop = shop
        self._referrer_wait = referrer_wait
        self._agency = agency or shop
        self._categories = ProductCategories(shop)

    @property
    def appid(self) -> str:
        """Of the shop."""
        return self._shop.appid

    def order(self, order_id: str, before: OrderState | None = None) -> OrderState:
        """How an order stands now; refunds that `before` knows are not read again."""
        order = self._shop.orders.get(order_id=order_id).order
        marks = order.aftersale_detail.aftersale_order_list if order.aftersale_detail else []
        known = before.known_refunds if before else frozenset[str]()
        aftersales = [
            self._shop.aftersale.get(after_sale_order_id=mark.aftersale_order_id).after_sale_order
            for mark in marks
            if mark.aftersale_order_id not in known
        ]
        attributed = before is not None and before.referrer is not None
        state = order_state(
            self.appid,
            order,
            aftersales,
            before=before,
            promoter=None if attributed else self._promoter(order),
            categories=self._categories,
        )
        return replace(state, unattributed=True) if self._early(state, before) else state

    def _early(self, state: OrderState, before: OrderState | None) -> bool:
        """Whether it is too early to believe that nobody referred a payment of which nothing was told yet."""
        told = before is not None and before.paid_at and not before.unattributed
        if told or not state.paid_at or state.referrer is not None:
            return False
        return self._shop.clock.now() - state.paid_at < self._referrer_wait

    def order_behind(self, aftersale_id: str) -> str:
        """Which order an after-sale order is about."""
        return self._shop.aftersale.get(after_sale_order_id=aftersale_id).after_sale_order.order_id

    def orders_of_gift(self, present_order_id: str) -> list[str]:
        """The orders of a gift order, one for each recipient."""
        return self._shop.gifts.sub_orders(present_order_id=present_order_id).order_ids

    def coupon_behind(self, openid: str, user_coupon_id: str) -> str:
        """Which coupon somebody holds."""
        found = self._shop.coupons.of_user(openid=openid, user_coupon_id=user_coupon_id)
        return found.user_coupon.coupon_id

    def _promoter(self, order: Order) -> Who | None:
        """Who promoted the order: its commission order knows, which only the agency may read."""
        detail = order.order_detail
        skus = [info.sku_id for info in detail.source_infos or () if info.sale_channel == SaleChannel.AGENCY]
        if not skus or not detail.pay_info.pay_time:
            return None
        with suppress(NotFound, PermissionDenied, InvalidArgument):
            reply = self._agency.promoter.commission_order(order_id=order.order_id, sku_id=skus[0])
            sharer = reply.commssion_order.order_detail.commission_info.sharer_info
            return Who(appid=PROMOTERS, openid=sharer.sharer_appid) if sharer else None
        return None


def unionid_of_follower(account: ServiceAccount, openid: str) -> str:
    """Empty when the account is bound to no Open Platform account, or they have left."""
    with suppress(NotFound, InvalidArgument, Unreachable):
        return account.users.get(openid=openid).unionid or ""
    return ""


def unionid_of_member(shop: Store, openid: str) -> str:
    """Empty when the shop is bound to no Open Platform account, or they have left."""
    with suppress(NotFound, InvalidArgument):
        return shop.vip.user(openid=openid).info.unionid or ""
    return ""
