"""A made-up corner of Tencent's map (腾讯地图), the same for all accounts of the world."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit_sandbox.store.places import Place, places_in
from wxkit_sandbox.world import World

__all__ = ["DISTRICTS", "MapPlace", "TencentMap", "known_place", "location_of"]

LOCATIONS: dict[str, tuple[float, float]] = {
    "北京市": (39.90469, 116.40717),
    "东城区": (39.92855, 116.41637),
    "海淀区": (39.95607, 116.31032),
    "上海市": (31.23037, 121.4737),
    "黄浦区": (31.22249, 121.49074),
    "浦东新区": (31.22114, 121.54409),
    "广东省": (23.13171, 113.26627),
    "广州市": (23.12908, 113.26436),
    "海珠区": (23.08331, 113.3172),
    "天河区": (23.12468, 113.36199),
    "深圳市": (22.54286, 114.05956),
    "福田区": (22.52291, 114.05454),
    "南山区": (22.53332, 113.93029),
}
"""Latitude and longitude."""
FIRST_POI = 2_880_741_500_279_549_033
SHOPS = (("山茶茶馆", "美食:茶馆"), ("好邻居便利店", "购物:便利店"), ("清风书店", "购物:书店"))


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place, in a district of six digits."""

    map_poi_id: str
    name: str
    district: int
    address: str
    latitude: float
    longitude: float
    telephone: str
    category: str
    province: str
    city: str
    district_name: str


@dataclass(slots=True)
class TencentMap:
    """Places that somebody has added, by id."""

    added: dict[str, MapPlace] = field(default_factory=dict[str, MapPlace])

    def all(self) -> list[MapPlace]:
        """Everything on the map."""
        return [*_KNOWN.values(), *self.added.values()]


def known_place(world: World, map_poi_id: str) -> MapPlace | None:
    """The place with this id."""
    return _KNOWN.get(map_poi_id) or world.miniprogram.state(TencentMap).added.get(map_poi_id)


def location_of(name: str) -> tuple[float, float]:
    """Latitude and longitude of a province, city or district."""
    return LOCATIONS[name]


def _levels() -> tuple[list[Place], list[Place], list[Place]]:
    provinces = places_in(0)
    cities = [city for province in provinces for city in places_in(province.code)]
    return provinces, cities, [district for city in cities for district in places_in(city.code)]


DISTRICTS = _levels()
"""Provinces, cities and districts."""


def _shops() -> dict[str, MapPlace]:
    provinces, cities, districts = DISTRICTS
    cities_by_code = {city.code: city for city in cities}
    provinces_by_code = {province.code: province for province in provinces}
    found: dict[str, MapPlace] = {}
    for district in districts:
        city = cities_by_code[district.within]
        province = provinces_by_code[city.within]
        latitude, longitude = LOCATIONS[district.name]
        for name, category in SHOPS:
            id_ = str(FIRST_POI + len(found))
            found[id_] = MapPlace(
                map_poi_id=id_,
                name=f"{name}({district.name}店)",
                district=district.code // 1000,
                address=f"{province.name}{city.name}{district.name}{len(found) + 1}号",
                latitude=latitude,
                longitude=longitude,
                telephone="10000000000",
                category=category,
                province=province.name,
                city=city.name,
                district_name=district.name,
            )
    return found


_KNOWN = _shops()
