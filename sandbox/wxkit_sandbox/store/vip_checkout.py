"""Order pages (下单页) on which a member of the mini-program has a benefit (会员权益)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from wxkit.callbacks import events
from wxkit.store._order_enums import OrderStatus
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.brand_members import part_of
from wxkit_sandbox.store.orderbook import Benefit, CouponUse, Order, OrderLine
from wxkit_sandbox.store.orderflow import watches_orders
from wxkit_sandbox.world import App

__all__ = [
    "Checkouts",
    "OrderPage",
    "allows",
    "default_benefit",
    "give_back",
    "new_use",
    "open_page",
    "opened",
    "used",
]

SELF, SINGLE_GIFT = 1, 3


@dataclass(slots=True)
class OrderPage:
    """An order page that somebody has opened."""

    session_id: str
    person: Person
    goods: list[tuple[str, str, int]]
    """Product, SKU and count."""
    gift_to: str
    coupon: str
    """The coupon that is used, if one is."""
    price: int
    """Fen for the products before the benefit, after what shop and coupon take off."""
    benefit: int = 0
    """What the mini-program proposes."""

    @property
    def scene(self) -> int:
        """For oneself, or as a gift."""
        return SINGLE_GIFT if self.gift_to else SELF


@dataclass(slots=True)
class Checkouts:
    """All order pages that are open, by session."""

    pages: dict[str, OrderPage] = field(default_factory=dict[str, OrderPage])
    given_back: set[str] = field(default_factory=set[str])
    """Uses of benefits that the mini-program was told to give back."""


def open_page(
    app: App, person: Person, lines: Sequence[OrderLine], gift_to: str, coupon: CouponUse | None
) -> OrderPage:
    """Somebody looks at what they are going to order."""
    number = str(app.world.ids.count("order-session"))
    page = OrderPage(
        session_id=app.world.ids.derived(32, "order-session", app.appid, number),
        person=person,
        goods=[(line.product_id, line.sku_id, line.count) for line in lines],
        gift_to=gift_to,
        coupon=coupon.user_coupon_id if coupon else "",
        price=sum(line.estimate_price for line in lines),
    )
    app.state(Checkouts).pages[page.session_id] = page
    return page


def opened(app: App, page: OrderPage, lines: Sequence[OrderLine]) -> events.GenOrderInfoInit:
    """What the mini-program is asked when a member opens the page."""
    full = sum(line.sale_price * line.count for line in lines)
    price = events.GenOrderPrice(
        product_price=full,
        shop_discounted_price=full - page.price,
        product_price_before_vip_discount=page.price,
    )
    order = events.GenOrder(
        shop_appid=app.appid,
        order_session_id=page.session_id,
        scene=page.scene,
        product_infos=tuple(_product(page, line) for line in lines),
        price_info=price,
    )
    return events.GenOrderInfoInit(gen_order_info=order)


def _product(page: OrderPage, line: OrderLine) -> events.GenOrderProduct:
    used = events.ProductCoupon(user_coupon_id=page.coupon, coupon_type=1, discounted_price=line.discount)
    return events.GenOrderProduct(
        product_id=line.product_id,
        sku_id=line.sku_id,
        sku_cnt=line.count,
        sale_price=line.sale_price,
        shop_discounted_price=line.sale_price * line.count - line.estimate_price,
        order_product_coupon_info_list=(used,) if page.coupon else (),
    )


def default_benefit(answer: dict[str, Any] | None, price: int) -> int:
    """Fen that the mini-program proposes; 0 when it proposes nothing that is possible."""
    amount = str(part_of(answer, "vip_discounted_info").get("vip_discounted_price", ""))
    return int(amount) if is_number(amount) and int(amount) < price else 0


def new_use(app: App, page: OrderPage, amount: int) -> Benefit:
    """The page is submitted with so much off."""
    number = app.world.ids.count("vip-use")
    return Benefit(page.session_id, f"37{app.world.clock.time()}{number:07d}", amount)


def used(app: App, page: OrderPage, benefit: Benefit) -> events.OrderUseVipDiscount:
    """What the mini-program is asked before the order can be placed."""
    price = events.VipDiscountPrice(
        product_price_before_vip_discount=page.price,
        vip_discounted_price=benefit.amount,
        product_price_after_vip_discount=page.price - benefit.amount,
    )
    order = events.VipDiscountOrder(
        shop_appid=app.appid,
        order_session_id=benefit.session_id,
        scene=page.scene,
        unique_id=benefit.unique_id,
        price_info=price,
    )
    return events.OrderUseVipDiscount(order_info=order)


def allows(answer: dict[str, Any] | None) -> bool:
    """Whether the order may be placed; anything but a clear yes blocks it."""
    return answer is not None and (str(answer.get("errcode")), str(answer.get("result"))) == ("0", "1")


def give_back(app: App, person: Person, benefit: Benefit) -> None:
    """The use came to nothing."""
    order = events.VipUnusedOrder(
        shop_appid=app.appid, order_session_id=benefit.session_id, unique_id=benefit.unique_id
    )
    app.world.miniprogram.emit(events.OrderUnuseVipDiscount(order_info=order), person)


@watches_orders
def follow(app: App, order: Order) -> None:
    """A gift that was never paid gives its benefit back; of other orders the mini-program hears elsewhere."""
    benefit = order.benefit
    if benefit is None or not order.present_order_id or order.status != OrderStatus.CANCELLED:
        return
    done = app.state(Checkouts).given_back
    if benefit.unique_id not in done:
        done.add(benefit.unique_id)
        give_back(app, order.payer, benefit)
