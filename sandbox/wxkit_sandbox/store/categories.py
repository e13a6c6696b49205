"""Categories (类目) that the sandbox knows, and what each asks of products. The ids are the sandbox's own."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "CATEGORIES",
    "CROCKERY",
    "EDUCATION",
    "FRESH",
    "JEWELLERY",
    "ROOT",
    "TEA",
    "Category",
    "leaves",
    "path_of",
    "sons_of",
]

ROOT = "0"
TEA = ("6153", "6160", "6162")
"""食品饮料 / 茶 / 茶叶: the whole path, outermost level first."""
CROCKERY = ("6200", "6210", "6212")
"""家居百货 / 餐具 / 杯子."""
JEWELLERY = "6500"
"""珠宝首饰, a first level: not to be given as a gift."""
FRESH = "6700"
"""生鲜, a first level: filmed while it is packed."""
EDUCATION = "6600"
"""教育培训, a first level: not to be given as a gift."""


@dataclass(frozen=True, slots=True)
class Category:
    """A category; what it asks counts for leaves only."""

    cat_id: str
    name: str
    above: str = ROOT
    level: int = 1
    leaf: bool = False
    proof: tuple[str, str] = ("", "")
    """The shop's qualification (资质): its id and name."""
    deposit: int = 200_000
    """Fen (保证金)."""
    fee_basis_points: int = 500
    """WeChat's fee, in 1/10000."""
    head_images: int = 3
    detail_images: int = 0
    seven_day_return: bool = False
    """Has to be promised."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Those that a product must have, with their choices."""
    floor_price: int = 1
    """No SKU may be cheaper, fen."""
    brands: tuple[str, ...] = ()
    """Only these, when there are any."""
    no_shipment: bool = False
    """Nothing has to be shipped."""
    presale: bool = True
    sizes: bool = False
    """Has a size chart (尺码表)."""


FOOD = ("1111401", "食品经营许可证")
LIQUOR = ("1111402", "酒类流通备案")
SCHOOL = ("1111403", "办学许可证")
CATEGORIES = {
    category.cat_id: category
    for category in (
        Category("6153", "食品饮料"),
        Category("6160", "茶", "6153", 2),
        Category("6162", "茶叶", "6160", 3, leaf=True, head_images=4),
        Category("6170", "休闲食品", "6153", 2),
        Category("6172", "糕点点心", "6170", 3, leaf=True, head_images=4),
        Category("6200", "家居百货"),
        Category("6210", "餐具", "6200", 2),
        Category("6212", "杯子", "6210", 3, leaf=True),
        Category("6220", "家纺", "6200", 2),
        Category("6222", "家居摆件", "6220", 3, leaf=True),
        Category("6300", "鲜花绿植"),
        Category("6310", "鲜花", "6300", 2),
        Category("6312", "花束", "6310", 3, leaf=True, presale=False),
        Category("6500", "珠宝首饰"),
        Category("6510", "黄金", "6500", 2),
        Category("6512", "手链", "6510", 3, leaf=True, deposit=2_000_000, fee_basis_points=100),
        Category("6600", "教育培训"),
        Category("6610", "课程", "6600", 2),
        Category("6612", "兴趣课", "6610", 3, leaf=True, proof=SCHOOL, no_shipment=True),
        Category("6700", "生鲜"),
        Category("6710", "水产", "6700", 2),
        Category("6712", "海鲜", "6710", 3, leaf=True, proof=FOOD, head_images=4, presale=False),
        Category("6800", "酒类"),
        Category("6810", "白酒", "6800", 2),
        Category(
            "6812", "酱香型白酒", "6810", 3, leaf=True, proof=LIQUOR, floor_price=5_000, brands=("10000533",)
        ),
        Category("6900", "服饰内衣"),
        Category("6910", "女装", "6900", 2),
        Category(
            "6912",
            "连衣裙",
            "6910",
            3,
            leaf=True,
            detail_images=1,
            seven_day_return=True,
            attributes=(("材质", "棉;麻;真丝"),),
            sizes=True,
        ),
    )
}
"""By id, each after the one above it."""


def leaves() -> list[Category]:
    """Categories that products can be in."""
    return [category for category in CATEGORIES.values() if category.leaf]


def sons_of(cat_id: str) -> list[Category]:
    """Those one level below."""
    return [category for category in CATEGORIES.values() if category.above == cat_id]


def path_of(category: Category) -> list[Category]:
    """All levels down to this one, outermost first."""
    above = CATEGORIES.get(category.above)
    return [*path_of(above), category] if above else [category]
