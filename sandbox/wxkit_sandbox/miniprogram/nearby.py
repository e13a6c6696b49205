"""Places nearby (附近的小程序): where the mini-program is shown to people who are close."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from wxkit._call import Ok
from wxkit.callbacks.events import AddNearbyPoiAuditInfo
from wxkit.miniprogram.nearby import (
    AddedPoi,
    AddNearbyPoi,
    DeleteNearbyPoi,
    GetNearbyPois,
    NearbyPoi,
    NearbyPoiAdded,
    NearbyPoiPage,
    NearbyPois,
    PoiAuditStatus,
    PoiList,
    SetNearbyPoiShown,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.pages import Release
from wxkit_sandbox.miniprogram.picture_lists import HOURS, pictures_in
from wxkit_sandbox.miniprogram.tencent_map import known_place
from wxkit_sandbox.world import App

__all__ = ["NearbyBook", "NearbyPlace"]

BAD = 20002
LICENCE_USED, TOO_MANY, TAKEN, BANNED, AUDITING, SHOWN, REJECTED, HIDDEN = (
    92000, 92002, 92003, 92004, 92005, 92006, 92007, 92008,
)  # fmt: skip
NOT_RELEASED, UNKNOWN, PERSONAL, UNFIT, NOT_ON_MAP = 93009, 93010, 93011, 93012, 93013
PASSED, FAILED = 3, 2
REASON = "门店信息与证照不符"
PLACES = 10
SERVICE = ("id", "type", "name", "appid", "path")
_CREDENTIAL = re.compile(r"[0-9A-Z]{15}|[0-9A-Z]{18}|[0-9A-Z]{8}-?[0-9A-Z]")


@dataclass(slots=True)
class NearbyPlace:
    """A place."""

    poi_id: str
    said: AddNearbyPoi
    audit_id: int
    status: PoiAuditStatus = PoiAuditStatus.AUDITING
    shown: bool = False
    reason: str = ""


@dataclass(slots=True)
class NearbyBook:
    """The mini-program's places by poi_id."""

    limit: int = PLACES
    by_id: dict[str, NearbyPlace] = field(default_factory=dict[str, NearbyPlace])

    def known(self, poi_id: str) -> NearbyPlace:
        place = self.by_id.get(poi_id)
        if place is None:
            raise Refusal(UNKNOWN)
        return place


@handles(AddNearbyPoi, invalid={"*": BAD})
def add(app: App, call: AddNearbyPoi) -> NearbyPoiAdded:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/nearby-poi/api_addnearbypoi"""
    _check_app(app)
    _check_fields(call)
    book = app.state(NearbyBook)
    _check_place(app, book, call)
    poi_id = call.poi_id or str(app.world.ids.count("nearby-poi", 469_382_092))
    audit_id = app.world.ids.count("nearby-audit", 416_620_525)
    book.by_id[poi_id] = NearbyPlace(poi_id, call, audit_id)
    takes = app.world.settings.audit_takes
    if takes:
        app.world.clock.call_after(takes, decide, app, poi_id, audit_id)
    else:
        decide(app, poi_id, audit_id)
    added = AddedPoi(audit_id=str(audit_id), poi_id=poi_id, related_credential=call.credential)
    return NearbyPoiAdded(data=added)


@handles(DeleteNearbyPoi, invalid={"poi_id": UNKNOWN})
def delete(app: App, call: DeleteNearbyPoi) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/nearby-poi/api_deletenearbypoi"""
    book = app.state(NearbyBook)
    book.known(call.poi_id)
    del book.by_id[call.poi_id]
    return Ok()


@handles(GetNearbyPois, invalid={"*": BAD})
def list_places(app: App, call: GetNearbyPois) -> NearbyPoiPage:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/nearby-poi/api_getnearbypoilist"""
    book, begin = app.state(NearbyBook), (call.page - 1) * call.page_rows
    page = list(book.by_id.values())[begin : begin + call.page_rows]
    listed = PoiList(poi_list=[_listed(place) for place in page])
    left = max(0, book.limit - len(book.by_id))
    return NearbyPoiPage(data=NearbyPois(left_apply_num=left, max_apply_num=book.limit, data=listed))


@handles(SetNearbyPoiShown, invalid={"poi_id": UNKNOWN, "*": BAD})
def set_shown(app: App, call: SetNearbyPoiShown) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/nearby-poi/api_setshowstatus"""
    place = app.state(NearbyBook).known(call.poi_id)
    if not app.state(Release).online:
        raise Refusal(NOT_RELEASED)
    if place.status is not PoiAuditStatus.APPROVED:
        raise Refusal(AUDITING if place.status is PoiAuditStatus.AUDITING else REJECTED)
    if place.shown == bool(call.status):
        raise Refusal(SHOWN if place.shown else HIDDEN)
    place.shown = bool(call.status)
    return Ok()


def decide(app: App, poi_id: str, audit_id: int) -> None:
    """The audit of a place ends, as the settings say, unless the place is gone. What passes is shown."""
    place, verdict = app.state(NearbyBook).by_id.get(poi_id), app.world.settings.place_audit
    if place is None or place.audit_id != audit_id or verdict == "wait":
        return
    place.shown = passed = verdict == "pass"
    place.status = PoiAuditStatus.APPROVED if passed else PoiAuditStatus.REJECTED
    place.reason = "" if passed else REASON
    app.emit(
        AddNearbyPoiAuditInfo(
            audit_id=str(audit_id),
            status=PASSED if passed else FAILED,
            reason=place.reason,
            poi_id=poi_id,
        )
    )


def _check_app(app: App) -> None:
    settings = app.world.settings
    if settings.miniprogram_is_personal:
        raise Refusal(PERSONAL)
    if settings.nearby_unfit:
        raise Refusal(UNFIT)
    if settings.nearby_banned:
        raise Refusal(BANNED)
    if not app.state(Release).online:
        raise Refusal(NOT_RELEASED)


def _check_fields(call: AddNearbyPoi) -> None:
    pictures_in(call.pic_list, malformed=BAD, empty=BAD, address=BAD)
    services = _objects(call.service_infos).get("service_infos")
    rows = cast("Sequence[Any]", services) if isinstance(services, list) else ()
    if not rows or not all(isinstance(row, dict) and all(name in row for name in SERVICE) for row in rows):
        raise Refusal(BAD)
    if call.kf_info:
        _objects(call.kf_info)
    needed = (call.store_name, call.contract_phone, call.company_name, call.address)
    formed = HOURS.fullmatch(call.hour) and _CREDENTIAL.fullmatch(call.credential)
    if not all(needed) or not formed:
        raise Refusal(BAD)


def _check_place(app: App, book: NearbyBook, call: AddNearbyPoi) -> None:
    """Whether the place may be added, or changed, now."""
    others = [place for place in book.by_id.values() if place.poi_id != call.poi_id]
    if call.poi_id:
        known = book.known(call.poi_id)
        if known.status is PoiAuditStatus.AUDITING or known.shown:
            raise Refusal(SHOWN if known.shown else AUDITING)
    elif len(others) >= book.limit:
        raise Refusal(TOO_MANY)
    if any(place.said.credential == call.credential for place in others):
        raise Refusal(LICENCE_USED)
    if call.map_poi_id:
        _check_map(app, call, call.map_poi_id)


def _check_map(app: App, call: AddNearbyPoi, map_poi_id: str) -> None:
    """The place is on the map under this name, and no other mini-program has it."""
    spot = known_place(app.world, map_poi_id)
    if spot is None or spot.name != call.store_name:
        raise Refusal(NOT_ON_MAP)
    strangers = [one for one in app.world.directory.apps.values() if one is not app]
    taken = (place for one in strangers for place in one.state(NearbyBook).by_id.values())
    if any(place.said.map_poi_id == map_poi_id for place in taken):
        raise Refusal(TAKEN)


def _objects(text: str) -> dict[str, Any]:
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise Refusal(BAD) from None
    if not isinstance(found, dict):
        raise Refusal(BAD)
    return cast("dict[str, Any]", found)


def _listed(place: NearbyPlace) -> NearbyPoi:
    return NearbyPoi(
        poi_id=place.poi_id,
        qualification_address=place.said.address,
        qualification_num=place.said.credential,
        audit_status=place.status,
        display_status=int(place.shown),
        refuse_reason=place.reason,
    )
