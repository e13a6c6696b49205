"""Places nearby (附近的小程序): where the mini-program is shown to people who are close."""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainSerializer

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId
from wxkit._paging import numbered

__all__ = [
    "AddNearbyPoi",
    "AddedPoi",
    "AsyncNearby",
    "DeleteNearbyPoi",
    "GetNearbyPois",
    "Nearby",
    "NearbyPoi",
    "NearbyPoiAdded",
    "NearbyPoiPage",
    "NearbyPois",
    "PoiAuditStatus",
    "PoiList",
    "SetNearbyPoiShown",
]


class AddedPoi(Output):
    """The place that waits for its audit."""

    audit_id: NumberId = ""
    poi_id: NumberId = ""
    related_credential: str | None = None
    """Number of the licence."""


class NearbyPoiAdded(Reply):
    """The new place."""

    data: AddedPoi = Field(default_factory=AddedPoi)


class AddNearbyPoi(Call[NearbyPoiAdded], post="/wxa/addnearbypoi"):
    """Add a place or change it (添加地点). One call at a time, a second apart.

    Errors: 20002 (a parameter), 92000 (licence added already), 92002 (no places left),
    92003 (another's place), 92004 (banned), 92005 (being audited), 92006 (shown), 92007 (rejected),
    93009 (not released), 93010 (no such place), 93011 (personal account),
    93012 (kind of mini-program), 93013 (not on the map), 47001, 44002.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/nearby-poi/api_addnearbypoi
    """

    is_comm_nearby: Literal["1"] = "1"
    poi_id: str = ""
    """Empty for a new place."""
    map_poi_id: str | None = None
    """Tencent Maps' id of the place."""
    store_name: str
    """As Tencent Maps names it."""
    pic_list: str
    """JSON text of 1 to 9 picture addresses: `{"list": ["http://…"]}`."""
    service_infos: str
    """JSON text of the services: `{"service_infos": [{"id", "type", "name", "appid", "path", "desc"}]}`."""
    kf_info: str | None = None
    """JSON text of the customer service: `{"open_kf": true, "kf_headimg": "http://…", "kf_name": "…"}`."""
    contract_phone: str = Field(repr=False)
    hour: str
    """Opening hours, e.g. `00:00-11:11`."""
    company_name: str
    credential: str
    """Number of the business licence (15 digits) or of the organisation (9 digits)."""
    address: str
    qualification_list: list[str] | None = None
    """Proofs by media_id, when the company is not the account's own."""


class DeleteNearbyPoi(Call[Ok], post="/wxa/delnearbypoi"):
    """Delete a place (删除地点).

    Errors: 93010 (no such place), 47001, 44002.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/nearby-poi/api_deletenearbypoi
    """

    poi_id: str


class PoiAuditStatus(OpenIntEnum):
    """How far the audit of a place is."""

    AUDITING = 3
    REJECTED = 4
    APPROVED = 5


class NearbyPoi(Output):
    """A place."""

    poi_id: str = ""
    qualification_address: str = ""
    """Address on the licence."""
    qualification_num: str = ""
    """Number of the licence."""
    audit_status: PoiAuditStatus = PoiAuditStatus(0)
    display_status: int = 0
    """1: shown, 0: not."""
    refuse_reason: str = ""


class PoiList(Output):
    """Places."""

    poi_list: list[NearbyPoi] = []


def _read(value: object) -> object:
    return json.loads(value or "{}") if isinstance(value, str) else value


def _write(value: PoiList) -> str:
    return value.model_dump_json(exclude_unset=True)


PoiText = Annotated[PoiList, BeforeValidator(_read), PlainSerializer(_write)]


class NearbyPois(Output):
    """A page of places, and how many there may be."""

    left_apply_num: int = 0
    """How many more can be added."""
    max_apply_num: int = 0
    """How many there can be."""
    data: PoiText = Field(default_factory=PoiList)
    """The places; a JSON text on the wire."""


class NearbyPoiPage(Reply):
    """A page of places."""

    data: NearbyPois = Field(default_factory=NearbyPois)

    @property
    def pois(self) -> list[NearbyPoi]:
        """The places."""
        return self.data.data.poi_list


class GetNearbyPois(Call[NearbyPoiPage], get="/wxa/getnearbypoilist"):
    """Places of the mini-program (查看地点). The new page writes POST, the sample and the old page GET.

    https://developers.weixin.qq.com/miniprogram/dev/server/API/nearby-poi/api_getnearbypoilist
    """

    page: int = Field(default=1, ge=1)
    """From 1."""
    page_rows: int = Field(default=100, ge=1, le=1000)
    """How many to list, at most 1000."""


class SetNearbyPoiShown(Call[Ok], post="/wxa/setnearbypoishowstatus", repeatable=True):
    """Show a place or hide it (展示/取消展示附近小程序).

    Errors: 92006 (shown), 92007 (rejected), 92008 (not shown), 93009 (not released or hidden),
    93010 (no such place).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/nearby-poi/api_setshowstatus
    """

    poi_id: str
    status: Literal[0, 1]
    """1: show, 0: hide."""


class NearbyCalls:
    """Places nearby."""

    add = endpoint(AddNearbyPoi)
    delete = endpoint(DeleteNearbyPoi)
    list = endpoint(GetNearbyPois)
    iter_list = paged(GetNearbyPois, lambda page: page.pois, numbered("pois", page="page", size="page_rows"))
    set_shown = endpoint(SetNearbyPoiShown)


class Nearby(NearbyCalls, Sync):
    """Places nearby (附近的小程序)."""


class AsyncNearby(NearbyCalls, Async):
    """Places nearby (附近的小程序)."""
