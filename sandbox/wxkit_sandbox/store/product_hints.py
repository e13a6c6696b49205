"""Help with writing products (发品辅助): categories, brands and attributes that fit, and what is allowed."""

from __future__ import annotations

from wxkit.store.product_hints import (
    AttributeMapped,
    AttributesMapped,
    BrandRecommended,
    CategoriesRecommended,
    CategoryHint,
    CategoryLevel,
    CategoryPath,
    CategoryPrecheck,
    ClassifyProduct,
    ExternalAttribute,
    MapAttribute,
    MapAttributes,
    PrecheckCategory,
    RecommendBrand,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.brand_book import LIBRARY, NO_BRAND
from wxkit_sandbox.store.categories import CATEGORIES, Category, leaves, path_of
from wxkit_sandbox.store.permits import Permits, leaf_of, why_not
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD, UNKNOWN, NO_LEAF = 10020051, 10020017, 10020504
MOST = 3


@handles(ClassifyProduct, invalid={"*": BAD})
def classify(app: App, call: ClassifyProduct) -> CategoriesRecommended:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_product_classify.html"""
    if not call.title or not call.head_imgs:
        raise Refusal(BAD)
    fitting = sorted(leaves(), key=lambda leaf: -_likeness(leaf, call.title))
    fitting = [leaf for leaf in fitting if _likeness(leaf, call.title)][:MOST]
    found = CategoriesRecommended(categories=[_path(app, leaf) for leaf in fitting])
    if call.cat_id is not None:
        found.wrong_cat = call.cat_id not in {leaf.cat_id for leaf in fitting}
    return found


def _likeness(leaf: Category, title: str) -> int:
    """How many characters of the category's names are in the title."""
    return len(set("".join(level.name for level in path_of(leaf))) & set(title))


def _path(app: App, leaf: Category) -> CategoryPath:
    allowed = app.state(Permits).may_use(leaf.cat_id)
    levels = [
        CategoryLevel(cat_info=CategoryHint(cat_id=level.cat_id), has_permission=allowed)
        for level in path_of(leaf)
    ]
    return CategoryPath(cats=levels)


@handles(PrecheckCategory, invalid={"*": UNKNOWN})
def precheck(app: App, call: PrecheckCategory) -> CategoryPrecheck:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_categoryprecheck.html"""
    if call.cat_id is not None:
        if call.cat_id not in CATEGORIES:
            raise Refusal(UNKNOWN)
        if not CATEGORIES[call.cat_id].leaf:
            raise Refusal(NO_LEAF)
    reasons = why_not(app, call.cat_id)
    return CategoryPrecheck(all_pass=not reasons, fail_reasons=reasons)


@handles(MapAttribute, invalid={"cat_id": UNKNOWN})
def map_attribute(app: App, call: MapAttribute) -> AttributeMapped:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_externalproductmapping.html"""
    leaf, name, value = leaf_of(call.cat_id), call.external_attribute_name, call.external_attribute_value
    found = AttributeMapped(external_attribute_name=name, external_attribute_value=value)
    choices = _choices(leaf, name or "")
    if choices is not None:
        found.internal_attribute_name = name
        found.internal_attribute_value = [choice for choice in choices if choice in (value or "")]
    return found


def _choices(leaf: Category, name: str) -> list[str] | None:
    """What an attribute of the category may be."""
    return next((choices.split(";") for known, choices in leaf.attributes if known == name), None)


@handles(MapAttributes, invalid={"*": BAD, "cat_id": UNKNOWN})
def map_attributes(app: App, call: MapAttributes) -> AttributesMapped:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_externalproductmappingnew.html"""
    leaf = leaf_of(call.cat_id)
    mapped = [
        ExternalAttribute(key=given.key, value=choice)
        for given in call.external_attributes or ()
        for choice in _choices(leaf, given.key) or ()
        if choice in given.value
    ]
    return AttributesMapped(attributes=mapped)


@handles(RecommendBrand, invalid={"*": BAD, "cat_id": UNKNOWN})
def recommend_brand(app: App, call: RecommendBrand) -> BrandRecommended:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_productbrandrecommend.html"""
    leaf_of(call.cat_id)
    for brand_id, (chinese, english) in LIBRARY.items():
        if any(name and name in call.title for name in (chinese, english)):
            return BrandRecommended(brand_id=brand_id, brand_name_chinese=chinese, brand_name_english=english)
    return BrandRecommended(brand_id=NO_BRAND, brand_name_chinese="无品牌", brand_name_english="")
