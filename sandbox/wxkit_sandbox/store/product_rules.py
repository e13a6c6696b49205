"""What a product must look like, each rule with the code that refuses its breach."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wxkit.store._product import Product
from wxkit.store._product_input import SkuInput
from wxkit.store.products import AddProduct, UpdateProduct
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.brand_book import check_brand
from wxkit_sandbox.store.categories import Category, path_of
from wxkit_sandbox.store.freight_book import check_template
from wxkit_sandbox.store.permits import check_category
from wxkit_sandbox.world import App

__all__ = [
    "DEAREST",
    "check_images",
    "check_path",
    "check_price",
    "check_product",
    "check_skus",
    "check_title",
]

DEAREST = 1_000_000_000
IMAGES = "https://mmecimage.cn/p/"
_EFFECTIVE = re.compile(r"[0-9A-Za-z\u4e00-\u9fff]")


def check_product(app: App, call: AddProduct | UpdateProduct, before: Product | None = None) -> None:
    """Title, pictures, category, brand, freight; of a draft that is rewritten, what is not given stays."""
    check_title(call.title)
    category = _category(app, call, before)
    check_images(call.head_imgs, at_least=category.head_images)
    _check_limits(call)
    if before is None and not call.deliver_method and call.express_info is None:
        raise Refusal(10020019)
    if call.express_info is not None:
        check_template(app, call.express_info.template_id)
    _check_asked_for(app, category, call, before)


def _category(app: App, call: AddProduct | UpdateProduct, before: Product | None) -> Category:
    """The leaf, all of whose path was given."""
    given = [[level.cat_id for level in tree] for tree in (call.cats, call.cats_v2) if tree]
    kept = (before and (before.cats_v2 or before.cats)) or []
    paths = [check_path(app, tree) for tree in given or [[level.cat_id for level in kept]]]
    return paths[-1]


def check_path(app: App, levels: Sequence[str]) -> Category:
    """A leaf in which the shop may sell, with all levels above it: 10020011, 10020017, 10020018."""
    if not levels:
        raise Refusal(10020011)
    category = check_category(app, levels[-1])
    path = [level.cat_id for level in path_of(category)]
    if len(levels) != len(path):
        raise Refusal(10020011)
    if list(levels) != path:
        raise Refusal(10020017)
    return category


def _check_asked_for(
    app: App, category: Category, call: AddProduct | UpdateProduct, before: Product | None
) -> None:
    """Detail images, attributes, promises, brand and price, as the category wants them."""
    details = call.desc_info or (before and before.desc_info)
    if len(details.imgs if details else ()) < category.detail_images:
        raise Refusal(10020107)
    service = call.extra_service or (before and before.extra_service)
    if category.seven_day_return and not (service and service.seven_day_return):
        raise Refusal(10020108)
    attributes = {attr.attr_key for attr in call.attrs or (before and before.attrs) or ()}
    if not attributes.issuperset(name for name, _ in category.attributes):
        raise Refusal(10020051)
    brand_id = call.brand_id or (before.brand_id if before else None)
    check_brand(app, brand_id)
    if category.brands and brand_id not in category.brands:
        raise Refusal(10020051)
    if any(sku.sale_price < category.floor_price for sku in call.skus or () if sku.sale_price > 0):
        raise Refusal(10020051)


def _check_limits(call: AddProduct | UpdateProduct) -> None:
    limited, timing = call.limited_info, call.timing_onsale_info
    if limited and limited.period_type and limited.limited_buy_num == 0:
        raise Refusal(10020210)
    if timing and timing.status and not timing.onsale_time:
        raise Refusal(10020051)


def check_title(title: str) -> None:
    """Length, and what it is made of."""
    if not title:
        raise Refusal(10020020)
    if len(title) > 60:
        raise Refusal(10020021)
    effective = "".join(_EFFECTIVE.findall(title))
    if len(effective) < 5 or (effective.isascii() and (effective.isdigit() or effective.isalpha())):
        raise Refusal(10020051)


def check_images(images: list[str], at_least: int = 3) -> None:
    """How many head images, and where they come from."""
    if not images:
        raise Refusal(10020022)
    if len(images) < at_least:
        raise Refusal(10020106)
    if len(images) > 9 or len(set(images)) < len(images):
        raise Refusal(10020051)
    if not all(image.startswith(IMAGES) for image in images):
        raise Refusal(10020035)


def check_skus(skus: Sequence[SkuInput], *, new: bool) -> None:
    """Number, prices, stock, and that buyers can tell one from the other."""
    if not 1 <= len(skus) <= 500:
        raise Refusal(10020013)
    for sku in skus:
        check_price(sku.sale_price)
        if sku.market_price and sku.market_price < sku.sale_price:
            raise Refusal(10020040)
        if (sku.stock_num or 0) < 0 or (new and not sku.stock_num):
            raise Refusal(10020051)
    variants = {tuple((attr.attr_key, attr.attr_value) for attr in sku.sku_attrs or ()) for sku in skus}
    if len(variants) < len(skus):
        raise Refusal(10020012)


def check_price(price: int) -> None:
    """Neither nothing nor too much."""
    if price <= 0:
        raise Refusal(10020039)
    if price > DEAREST:
        raise Refusal(10020028)
