"""Places of Tencent's map (腾讯地图): districts, a search, and new places, which are audited."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks.events import CreateMapPoiAuditInfo
from wxkit.miniprogram.map_pois import (
    CreatedMapPoi,
    CreateMapPoi,
    District,
    DistrictLocation,
    Districts,
    GetDistricts,
    MapPoi,
    MapPoiCreated,
    MapPoiItems,
    MapPoisFound,
    SearchMapPoi,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.tencent_map import DISTRICTS, MapPlace, TencentMap, location_of
from wxkit_sandbox.store.places import Place
from wxkit_sandbox.world import App

__all__ = ["MapProposals", "create_map_poi", "districts", "search_map_poi"]

VERSION = "20260301"
PASSED, FAILED = 0, 1
REASON = "门店信息与证照不符"
PINYIN = {
    "北京": ["bei", "jing"],
    "上海": ["shang", "hai"],
    "广东": ["guang", "dong"],
    "广州": ["guang", "zhou"],
    "深圳": ["shen", "zhen"],
}


@dataclass(slots=True)
class MapProposals:
    """New places that wait for their audit, by `base_id`."""

    waiting: dict[int, MapPlace] = field(default_factory=dict[int, MapPlace])


@handles(GetDistricts)
def districts(app: App, call: GetDistricts) -> Districts:
    """https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html#9"""
    provinces, cities, parts = DISTRICTS
    return Districts(
        data_version=VERSION,
        result=[
            [_upper(place, cities) for place in provinces],
            [_upper(place, parts) for place in cities],
            [_district(place) for place in parts],
        ],
    )


@handles(SearchMapPoi, invalid={"*": 40097})
def search_map_poi(app: App, call: SearchMapPoi) -> MapPoisFound:
    """https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html#10"""
    if _name_of(call.districtid) is None or not call.keyword:
        raise Refusal(40097)
    places = app.world.miniprogram.state(TencentMap).all()
    found = [
        place
        for place in places
        if place.district == call.districtid
        and call.keyword in f"{place.name}{place.address}{place.category}"
    ]
    return MapPoisFound(data=MapPoiItems(item=[_found(place) for place in found]))


@handles(CreateMapPoi, invalid={"*": 40097})
def create_map_poi(app: App, call: CreateMapPoi) -> MapPoiCreated:
    """https://developers.weixin.qq.com/doc/service/api/stores/miniapp/api_createnewpoid"""
    place = _proposed(app, call)
    base_id = app.world.ids.count("map-poi-audit", 42160)
    app.state(MapProposals).waiting[base_id] = place
    takes = app.world.settings.audit_takes
    if takes:
        app.world.clock.call_after(takes, decide, app, base_id)
    else:
        decide(app, base_id)
    return MapPoiCreated(data=CreatedMapPoi(base_id=base_id))


def decide(app: App, base_id: int) -> None:
    """The audit of a new place ends, as the settings say."""
    verdict, waiting = app.world.settings.place_audit, app.state(MapProposals).waiting
    if verdict == "wait":
        return
    place, passed = waiting.pop(base_id), verdict == "pass"
    if passed:
        app.world.miniprogram.state(TencentMap).added[place.map_poi_id] = place
    app.emit(
        CreateMapPoiAuditInfo(
            audit_id=str(base_id),
            status=PASSED if passed else FAILED,
            map_poi_id=place.map_poi_id if passed else "",
            name=place.name,
            address=place.address,
            latitude=str(place.latitude),
            longitude=str(place.longitude),
            sh_remark="" if passed else REASON,
        )
    )


def _proposed(app: App, call: CreateMapPoi) -> MapPlace:
    """The new place, when everything about it makes sense."""
    try:
        latitude, longitude, district = float(call.latitude), float(call.longitude), int(call.districtid)
    except ValueError:
        raise Refusal(40097) from None
    needed = (call.name, call.address, call.telephone, call.photo, call.license, call.introduct)
    inside = abs(latitude) <= 90 and abs(longitude) <= 180
    if not all(needed) or not inside or ":" not in call.category or _name_of(district) != call.district:
        raise Refusal(40097)
    return MapPlace(
        map_poi_id=str(app.world.ids.count("map-poi", 8_674_870_308_828_146_722)),
        name=call.name,
        district=district,
        address=call.address,
        latitude=latitude,
        longitude=longitude,
        telephone=call.telephone,
        category=call.category,
        province=call.province,
        city=call.city,
        district_name=call.district,
    )


def _name_of(district: int) -> str | None:
    return next((place.name for place in DISTRICTS[2] if place.code // 1000 == district), None)


def _upper(place: Place, below: list[Place]) -> District:
    """A province or a city; `cidx` is the span of its parts in the next list."""
    inside = [index for index, part in enumerate(below) if part.within == place.code]
    short = place.name.rstrip("省市")
    shown = _district(place)
    shown.name, shown.pinyin = short, PINYIN[short]
    shown.cidx = [inside[0], inside[-1]]
    return shown


def _district(place: Place) -> District:
    latitude, longitude = location_of(place.name)
    where = DistrictLocation(lat=latitude, lng=longitude)
    return District(id=str(place.code // 1000), fullname=place.name, location=where)


def _found(place: MapPlace) -> MapPoi:
    return MapPoi(
        branch_name=place.name,
        address=place.address,
        longitude=place.longitude,
        latitude=place.latitude,
        telephone=place.telephone,
        category=place.category,
        sosomap_poi_uid=place.map_poi_id,
        pic_urls=[],
        card_id_list=[],
    )
