"""A few places of China with their administrative division codes: enough to walk down all four levels."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Place", "place_of", "places_in"]


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
    Place(110000, "北京市", 1, 0),
    Place(110100, "北京市", 2, 110000),
    Place(110101, "东城区", 3, 110100),
    Place(110108, "海淀区", 3, 110100),
    Place(310000, "上海市", 1, 0),
    Place(310100, "上海市", 2, 310000),
    Place(310101, "黄浦区", 3, 310100),
    Place(310115, "浦东新区", 3, 310100),
    Place(440000, "广东省", 1, 0),
    Place(440100, "广州市", 2, 440000),
    Place(440105, "海珠区", 3, 440100),
    Place(440106, "天河区", 3, 440100),
    Place(440300, "深圳市", 2, 440000),
    Place(440304, "福田区", 3, 440300),
    Place(440305, "南山区", 3, 440300),
    Place(440305007, "粤海街道", 4, 440305),
    Place(440305008, "桃源街道", 4, 440305),
)


def place_of(code: int) -> Place | None:
    """The place with this code; 0 is the country."""
    return next((place for place in (_CHINA, *_PLACES) if place.code == code), None)


def places_in(code: int) -> list[Place]:
    """What lies directly in a place."""
    return [place for place in _PLACES if place.within == code]
