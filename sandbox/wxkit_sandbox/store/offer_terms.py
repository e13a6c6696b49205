"""What an offer of local life (团购优惠) says beyond its product: its kind, and when it can be used."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from pydantic import BaseModel

from wxkit.store._product import Product
from wxkit.store.local_life import OfferPage, OfferType
from wxkit_sandbox.clock import SHANGHAI

__all__ = ["MERCHANTS_CODES", "OfferProduct", "OfferTerms", "fixed_days", "terms_of"]

MERCHANTS_CODES = 2
"""The merchant hands in the codes (商家预存); else they are WeChat's."""
FIXED = 1


class OfferTerms(BaseModel):
    """The fields of an offer that no other product has."""

    product_type: OfferType
    category_id: str
    brand_id: str
    code_source_type: int
    attr_kv_map: dict[str, str]
    verify_page: OfferPage | None = None
    verify_at_store: int | None = None
    sku_attr_maps: dict[str, dict[str, str]] = {}
    """By SKU."""

    @property
    def asks_phone(self) -> bool:
        """Whether the merchant gets the buyer's phone number."""
        return self.attr_kv_map.get("need_phone_num") == "1"


class OfferProduct(Product):
    """An offer on the shelf: it is listed, taken off and sold like any product."""

    terms: OfferTerms


def terms_of(product: Product) -> OfferTerms | None:
    """The terms, if the product is an offer."""
    return product.terms if isinstance(product, OfferProduct) else None


def fixed_days(rules: dict[str, str]) -> tuple[int, int] | None:
    """From when until when vouchers can be used, when the rules (`use_date_rule`) name days; Unix seconds.

    Raises ValueError for a rule that cannot be read.
    """
    try:
        rule = json.loads(rules.get("use_date_rule") or "{}")
        if rule.get("validate_type") != FIXED or "use_date" not in rule:
            return None
        first, last = (_midnight(rule["use_date"][name]) for name in ("use_start_date", "use_end_date"))
    except (AttributeError, KeyError, TypeError, RecursionError) as reason:
        raise ValueError("use_date_rule cannot be read") from reason
    if last < first:
        raise ValueError("use_date_rule ends before it begins")
    return int(first.timestamp()), int((last + timedelta(days=1)).timestamp())


def _midnight(day: str) -> datetime:
    return datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=SHANGHAI)
