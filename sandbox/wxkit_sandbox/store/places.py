"""A few places of China with their administrative division codes: enough to walk down all four levels."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PROVINCES", "Place", "Spot", "place_of", "places_in", "spot_of"]

Spot = tuple[int, int, int, int]
"""Codes of province, city, district and street; 0 where nothing is said."""
_NAMES = """
北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省
福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省
甘肃省 青海省 台湾省 内蒙古自治区 广西壮族自治区 西藏自治区
宁夏回族自治区 新疆维吾尔自治区 香港特别行政区 澳门特别行政区
"""
PROVINCES = frozenset(_NAMES.split())
"""The first level of China, by name."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place and what it lies in."""

    code: int
    name: str
    level: int
    """0 country, 1 province, 2 city, 3 district, 4 street."""
    within: int


_CHINA = Place(0, "中国", 0, -1)
_PLACES = (
    Place(110000000, "北京市", 1, 0),
    Place(110100000, "北京市", 2, 110000000),
    Place(110101000, "东城区", 3, 110100000),
    Place(110108000, "海淀区", 3, 110100000),
    Place(310000000, "上海市", 1, 0),
    Place(310100000, "上海市", 2, 310000000),
    Place(310101000, "黄浦区", 3, 310100000),
    Place(310115000, "浦东新区", 3, 310100000),
    Place(440000000, "广东省", 1, 0),
    Place(440100000, "广州市", 2, 440000000),
    Place(440105000, "海珠区", 3, 440100000),
    Place(440106000, "天河区", 3, 440100000),
    Place(440300000, "深圳市", 2, 440000000),
    Place(440304000, "福田区", 3, 440300000),
    Place(440305000, "南山区", 3, 440300000),
    Place(440305007, "粤海街道", 4, 440305000),
    Place(440305008, "桃源街道", 4, 440305000),
)


def place_of(code: int) -> Place | None:
    """The place with this code; 0 is the country."""
    return next((place for place in (_CHINA, *_PLACES) if place.code == code), None)


def places_in(code: int) -> list[Place]:
    """What lies directly in a place."""
    return [place for place in _PLACES if place.within == code]


def spot_of(province: str, city: str, district: str) -> Spot:
    """The codes of an address, as far down as its names are known."""
    codes = [0, 0, 0, 0]
    within = 0
    for level, name in enumerate((province, city, district)):
        found = next((place for place in places_in(within) if place.name == name), None)
        if found is None:
            break
        codes[level] = within = found.code
    return codes[0], codes[1], codes[2], codes[3]
