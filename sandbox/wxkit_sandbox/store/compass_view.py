"""How the data compass shows a day: products, people, and whether the day is there at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from wxkit.store._compass import CompassProductBase, ProfileField, ProfileValue, SaleProfile
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.compass_days import CompassDay, Figures, day_name, figures_of
from wxkit_sandbox.store.shelf import Shelf
from wxkit_sandbox.world import App

__all__ = ["INVALID", "day_of", "figures", "product_info", "profile", "ratio"]

BAD = 40097
BAD_DATE = 10021069
INVALID = {"ds": BAD_DATE}
CREATED, BUYERS, NEWCOMERS, REPEATERS = (1, 2, 6), 3, 4, 5
"""Kinds of people: who saw, who opened, and who watched are told as who ordered."""


def day_of(app: App, ds: str) -> CompassDay:
    """The figures of a day that is over; 10021069 for any other."""
    try:
        datetime.strptime(ds, "%Y%m%d")
    except ValueError:
        raise Refusal(BAD_DATE) from None
    if ds >= day_name(app.world.clock.now()):
        raise Refusal(BAD_DATE)
    return figures_of(app, ds)


def ratio(part: int, whole: int) -> float:
    """Between 0 and 1."""
    return round(part / whole, 4) if whole else 0.0


def product_info(app: App, product_id: str) -> dict[str, Any]:
    """What the compass tells of a product beside its figures."""
    item = app.state(Shelf).items.get(product_id)
    product = (item.live or item.draft) if item else None
    if product is None:
        return CompassProductBase(product_id=product_id).model_dump(exclude_unset=True)
    levels = [level.cat_id for level in (product.cats_v2 or product.cats or ())]
    first, second, third, *_ = [*levels, "", "", ""]
    return {
        "product_id": product_id,
        "title": product.title,
        "head_img_url": product.head_imgs[0] if product.head_imgs else "",
        "price": min((sku.sale_price for sku in product.skus), default=0),
        "first_category_id": first,
        "second_category_id": second,
        "third_category_id": third,
    }


def figures(of: Figures) -> dict[str, Any]:
    """What both editions tell of a product's day."""
    created, paid, back, refunded = of.created, of.paid, of.given_back, of.refunded
    return {
        "create_gmv": created.fen,
        "create_cnt": len(created.orders),
        "create_uv": len(created.people),
        "create_product_cnt": created.pieces,
        "pay_gmv": paid.fen,
        "pay_cnt": len(paid.orders),
        "pay_uv": len(paid.people),
        "pay_product_cnt": paid.pieces,
        "pure_pay_gmv": paid.fen - back.fen,
        "pay_gmv_per_uv": paid.fen // len(paid.people) if paid.people else 0,
        "pay_refund_gmv": back.fen,
        "pay_refund_uv": len(back.people),
        "pay_refund_ratio": ratio(back.fen, paid.fen),
        "pay_refund_after_send_ratio": ratio(back.fen - of.given_back_unsent, paid.fen),
        "pay_refund_cnt": len(back.orders),
        "pay_refund_product_cnt": back.pieces,
        "pay_refund_before_send_ratio": ratio(of.given_back_unsent, paid.fen),
        "refund_gmv": refunded.fen,
        "refund_uv": len(refunded.people),
        "refund_cnt": len(refunded.orders),
        "refund_product_cnt": refunded.pieces,
        "product_click_uv": len(created.people),
        "product_click_cnt": len(created.orders),
    }


def profile(app: App, day: CompassDay, of: Figures, kind: int) -> SaleProfile:
    """Where the people of one kind live."""
    addresses = [app.world.people[person].address for person in _people(day, of, kind)]
    return SaleProfile(
        field_list=[
            _field("省级", (address.province_name for address in addresses)),
            _field("地级", (address.city_name for address in addresses)),
        ]
    )


def _people(day: CompassDay, of: Figures, kind: int) -> list[str]:
    if kind in CREATED:
        return list(of.created.people)
    if kind == BUYERS:
        return list(of.paid.people)
    if kind in (NEWCOMERS, REPEATERS):
        return [who for who in of.paid.people if (who in day.newcomers) == (kind == NEWCOMERS)]
    raise Refusal(BAD)


def _field(name: str, values: Iterable[str]) -> ProfileField:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return ProfileField(
        field_name=name,
        data_list=[ProfileValue(dim_key=key, dim_value=float(count)) for key, count in counts.items()],
    )
