"""What a product must look like, each rule with the code that refuses its breach."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wxkit.store._product_input import SkuInput
from wxkit.store.products import AddProduct, UpdateProduct
from wxkit_sandbox.handlers import Refusal

__all__ = ["DEAREST", "check_images", "check_price", "check_product", "check_skus", "check_title"]

DEAREST = 1_000_000_000
IMAGES = "https://mmecimage.cn/p/"
_EFFECTIVE = re.compile(r"[0-9A-Za-z\u4e00-\u9fff]")


def check_product(call: AddProduct | UpdateProduct) -> None:
    """Title, pictures, category, freight."""
    check_title(call.title)
    check_images(call.head_imgs)
    if call.cats is not None and len(call.cats) != 3:
        raise Refusal(10020011)
    _check_limits(call)
    if isinstance(call, AddProduct):
        if not call.cats and not call.cats_v2:
            raise Refusal(10020011)
        if not call.deliver_method and call.express_info is None:
            raise Refusal(10020019)


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


def check_images(images: list[str]) -> None:
    """How many head images, and where they come from."""
    if not images:
        raise Refusal(10020022)
    if len(images) < 3:
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
