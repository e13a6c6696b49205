"""Places of Tencent Maps (腾讯地图) for the store mini-program (门店小程序): districts, a search, new places.

The calls take the token of the service account (服务号) that keeps the stores.
"""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._numbers import NumberId

__all__ = [
    "AsyncMapPois",
    "CreateMapPoi",
    "CreatedMapPoi",
    "District",
    "DistrictLocation",
    "Districts",
    "GetDistricts",
    "MapPoi",
    "MapPoiCreated",
    "MapPoiItems",
    "MapPois",
    "MapPoisFound",
    "SearchMapPoi",
]

BOTH = ("miniprogram", "service_account")


class DistrictLocation(Output):
    """Where it lies."""

    lat: float = 0
    lng: float = 0


class District(Output):
    """A province, a city or a district."""

    id: str = ""
    name: str = ""
    fullname: str = ""
    pinyin: list[str] = []
    location: DistrictLocation | None = None
    cidx: list[int] | None = None
    """First and last place of its parts in the next list."""


class Districts(Reply):
    """All districts of Tencent Maps."""

    data_version: str = ""
    result: list[list[District]] = []
    """Three lists: provinces, cities, districts."""


class GetDistricts(Call[Districts], get="/wxa/get_district", products=BOTH, bare=True):
    """Provinces, cities and districts of Tencent Maps (从腾讯地图拉取省市区信息).

    https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html#9
    """


class MapPoi(Output):
    """A place of Tencent Maps."""

    branch_name: str = ""
    address: str = ""
    longitude: float = 0
    latitude: float = 0
    telephone: str = ""
    category: str = ""
    """As `first:second`."""
    sosomap_poi_uid: str = ""
    """The place's id: `map_poi_id` of other calls."""
    pic_urls: list[str] = []
    card_id_list: list[str] = []


class MapPoiItems(Output):
    """Places that were found."""

    item: list[MapPoi] = []


class MapPoisFound(Reply):
    """Places that were found."""

    data: MapPoiItems = Field(default_factory=MapPoiItems)


class SearchMapPoi(Call[MapPoisFound], post="/wxa/search_map_poi", products=BOTH, repeatable=True):
    """Search places of Tencent Maps (在腾讯地图中搜索门店).

    https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html#10
    """

    districtid: int
    """A `District.id`."""
    keyword: str


class CreatedMapPoi(Output):
    """The new place."""

    base_id: int = 0
    """The audit; it comes back in the event `create_map_poi_audit_info`."""


class MapPoiCreated(Reply):
    """The new place."""

    data: CreatedMapPoi = Field(default_factory=CreatedMapPoi)


class CreateMapPoi(Call[MapPoiCreated], post="/wxa/create_map_poi", products=BOTH, bare=True):
    """Create a place in Tencent Maps (在地图中创建门店). The audit's end comes as an event.

    https://developers.weixin.qq.com/doc/service/api/stores/miniapp/api_createnewpoid
    """

    name: str
    longitude: str
    latitude: str
    province: str
    city: str
    district: str
    address: str
    category: str
    """As `first:second`."""
    telephone: str
    """Several are joined by semicolons."""
    photo: str
    """Address of a picture."""
    license: str
    """Address of the business licence's picture."""
    introduct: str
    districtid: NumberId
    """A `District.id`."""
    poi_id: str | None = None
    """For a place of the old store management (门店管理)."""


class MapPoiCalls:
    """Places of Tencent Maps."""

    districts = endpoint(GetDistricts)
    search = endpoint(SearchMapPoi)
    create = endpoint(CreateMapPoi)


class MapPois(MapPoiCalls, Sync):
    """Places of Tencent Maps (腾讯地图)."""


class AsyncMapPois(MapPoiCalls, Async):
    """Places of Tencent Maps (腾讯地图)."""
