"""What the shop sells: products of six categories, from cheap to dear, and who would take which."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from wxkit_sandbox.populate.cast import Character

__all__ = ["CATALOGUE", "Range", "Sku", "Ware", "Wares"]

_CLASSES = {"modest": (8, 3, 0.4), "middle": (4, 6, 1.5), "rich": (2, 4, 5)}
"""How much people of some means take of the cheap, the middle and the dear."""
_LOVED, _FAVOURED = 5.0, 4.0


@dataclass(frozen=True, slots=True)
class Range:
    """One product before it is on sale."""

    title: str
    category: str
    price_class: int
    """0 cheap, 1 middle, 2 dear."""
    variant: str
    prices: dict[str, int]
    """Fen, by the variant's name."""


@dataclass(frozen=True, slots=True)
class Sku:
    """A variant on sale."""

    sku_id: str
    price: int


@dataclass(frozen=True, slots=True)
class Ware:
    """A product on sale."""

    product_id: str
    category: str
    price_class: int
    skus: tuple[Sku, ...]

    @property
    def giveable(self) -> bool:
        """Jewellery cannot be given (不支持送礼)."""
        return self.category != "jewellery"


CATALOGUE = (
    Range("春山有机绿茶袋泡装", "tea", 0, "口味", {"绿茶 30 包": 3_990, "茉莉 30 包": 3_990}),
    Range("明前龙井礼盒装", "tea", 1, "规格", {"龙井 250 克": 19_980, "毛尖 250 克": 19_980}),
    Range("武夷岩茶大红袍收藏级", "tea", 2, "规格", {"250 克": 68_000, "500 克": 128_000}),
    Range("每日坚果混合装", "food", 0, "规格", {"7 包": 2_980, "30 包": 9_900}),
    Range("手工酥皮月饼礼盒", "food", 1, "口味", {"蛋黄莲蓉": 16_800, "五仁": 16_800, "流心": 18_800}),
    Range("东北五常大米真空装", "food", 0, "规格", {"5 千克": 6_990}),
    Range("阳澄湖大闸蟹礼券", "food", 2, "规格", {"8 只": 49_800, "10 只": 69_800}),
    Range("云南玫瑰鲜花束", "flowers", 0, "颜色", {"红 11 枝": 5_980, "粉 11 枝": 5_980}),
    Range("永生花礼盒", "flowers", 1, "颜色", {"红": 19_900, "蓝": 19_900, "粉": 19_900}),
    Range("进口玫瑰九十九枝花束", "flowers", 2, "颜色", {"红": 52_000}),
    Range("景德镇手工白瓷马克杯", "ceramics", 0, "颜色", {"白": 5_900, "青": 5_900}),
    Range("青花瓷餐具十六件套", "ceramics", 1, "规格", {"十六件": 32_800}),
    Range("紫砂功夫茶具七件套", "ceramics", 2, "规格", {"七件套": 128_800}),
    Range("纯棉毛巾四条装", "home", 0, "颜色", {"素色": 4_590, "条纹": 4_590}),
    Range("全棉四件套床品", "home", 1, "尺寸", {"1.5 米": 29_900, "1.8 米": 32_900}),
    Range("蚕丝被母被", "home", 2, "尺寸", {"1.5 米": 89_900, "1.8 米": 109_900}),
    Range("纯银四叶草耳钉", "jewellery", 0, "款式", {"银色": 12_900, "金色": 13_900}),
    Range("18K 金平安扣手链", "jewellery", 2, "长度", {"16 厘米": 268_800, "17 厘米": 268_800}),
)


class Wares:
    """All that is on sale."""

    def __init__(self, wares: Sequence[Ware]) -> None:
        self.all = tuple(wares)
        self._weights: dict[tuple[str, str, str, bool], list[float]] = {}

    def choose(self, who: Character, favours: str, chance: random.Random, *, gift: bool = False) -> Ware:
        """What this person takes on a day that favours a category."""
        key = (who.means, who.loves, favours, gift)
        weights = self._weights.get(key)
        if weights is None:
            weights = self._weights[key] = list(accumulate(_weight(ware, *key) for ware in self.all))
        return chance.choices(self.all, cum_weights=weights)[0]


def _weight(ware: Ware, means: str, loves: str, favours: str, gift: bool) -> float:
    if gift and not ware.giveable:
        return 0.0
    weight = float(_CLASSES[means][ware.price_class])
    weight *= _LOVED if ware.category == loves else 1.0
    return weight * (_FAVOURED if ware.category == favours else 1.0)
