"""Stores of the store mini-program (门店小程序): added at places of the map, audited, changed, deleted."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.callbacks.events import AddStoreAuditInfo, ModifyStoreAuditInfo
from wxkit.miniprogram.store_miniprogram import (
    AddStore,
    DeleteStore,
    GetStore,
    GetStores,
    MerchantAuditStatus,
    StoreAdded,
    StoreAudit,
    StoreChange,
    StorePhoto,
    StorePlace,
    StoreRead,
    StoreReply,
    Stores,
    StoreStatus,
    StoreUpdated,
    UpdateStore,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.picture_lists import HOURS, pictures_in
from wxkit_sandbox.miniprogram.store_merchant import Merchant
from wxkit_sandbox.miniprogram.tencent_map import MapPlace, known_place
from wxkit_sandbox.service_account.media import temporary
from wxkit_sandbox.world import App

__all__ = ["EntityStore", "StoreBook"]

UNKNOWN, WRONG_STATE, NO_PICTURE, NO_ADDRESS = 65115, 65118, 65114, 65105
REASON = "门店图片不清晰"


@dataclass(slots=True)
class EntityStore:
    """A store. Pictures that wait for their audit are not shown yet."""

    poi_id: str
    place: MapPlace
    pictures: list[str]
    phone: str
    hour: str
    credential: str
    company: str
    moved: bool
    """From the old store management (门店管理)."""
    status: StoreStatus = StoreStatus.AUDITING
    audit_id: int = 0
    proposed: list[str] = field(default_factory=list[str])
    """Pictures of a change."""


@dataclass(slots=True)
class StoreBook:
    """The account's stores by poi_id, and where they are."""

    by_id: dict[str, EntityStore] = field(default_factory=dict[str, EntityStore])
    at: set[str] = field(default_factory=set[str])
    """Places of the map that have a store."""

    def known(self, poi_id: str) -> EntityStore:
        store = self.by_id.get(poi_id)
        if store is None:
            raise Refusal(UNKNOWN)
        return store


@handles(AddStore, invalid={"*": 40097})
def add_store(app: App, call: AddStore) -> StoreAdded:
    """https://developers.weixin.qq.com/doc/service/api/stores/miniapp/api_addentityshop"""
    if app.state(Merchant).status is not MerchantAuditStatus.APPROVED:
        raise Refusal(40097)
    book, place = app.state(StoreBook), _free_place(app, call.map_poi_id)
    pictures = _checked(call)
    papers = call.qualification_list or []
    if not call.credential or (call.company_name and not papers):
        raise Refusal(40097)
    for media_id in papers:
        temporary(app, media_id)
    poi_id = str(app.world.ids.count("store-poi", 472_671_857))
    company = call.company_name or app.state(Merchant).nickname
    phone, hour, moved = call.contract_phone, call.hour, bool(call.poi_id)
    store = EntityStore(poi_id, place, pictures, phone, hour, call.credential, company, moved)
    book.by_id[poi_id] = store
    book.at.add(place.map_poi_id)
    return StoreAdded(data=StoreAudit(audit_id=_audit(app, store)))


@handles(UpdateStore, invalid={"*": 40097})
def update_store(app: App, call: UpdateStore) -> StoreUpdated:
    """https://developers.weixin.qq.com/doc/service/api/stores/miniapp/api_newupdatepoi

    Other pictures are audited, everything else is changed at once.
    """
    book = app.state(StoreBook)
    store = book.known(call.poi_id)
    if store.status is not StoreStatus.APPROVED or store.proposed:
        raise Refusal(WRONG_STATE)
    place = store.place
    if call.map_poi_id and call.map_poi_id != place.map_poi_id:
        place = _free_place(app, call.map_poi_id)
    pictures = _checked(call)
    book.at.discard(store.place.map_poi_id)
    book.at.add(place.map_poi_id)
    store.place, store.phone, store.hour = place, call.contract_phone, call.hour
    if pictures == store.pictures:
        return StoreUpdated(data=StoreChange(has_audit_id=0))
    store.proposed = pictures
    return StoreUpdated(data=StoreChange(has_audit_id=1, audit_id=_audit(app, store)))


@handles(GetStore, invalid={"poi_id": UNKNOWN})
def get_store(app: App, call: GetStore) -> StoreReply:
    """https://developers.weixin.qq.com/doc/service/api/stores/miniapp/api_newgetpoi"""
    return StoreReply(business=_shown(app.state(StoreBook).known(call.poi_id)))


@handles(GetStores, invalid={"*": 40097})
def get_stores(app: App, call: GetStores) -> Stores:
    """https://developers.weixin.qq.com/doc/service/api/stores/miniapp/api_newgetpoilist"""
    stores = app.state(StoreBook).by_id
    page = list(stores.values())[call.offset : call.offset + call.limit]
    return Stores(business_list=[_shown(store) for store in page], total_count=len(stores))


@handles(DeleteStore, invalid={"poi_id": UNKNOWN})
def delete_store(app: App, call: DeleteStore) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html#16"""
    book = app.state(StoreBook)
    store = book.known(call.poi_id)
    del book.by_id[call.poi_id]
    book.at.discard(store.place.map_poi_id)
    return Ok()


def decide(app: App, poi_id: str, audit_id: int) -> None:
    """An audit ends, as the settings say, unless the store is gone."""
    store, verdict = app.state(StoreBook).by_id.get(poi_id), app.world.settings.place_audit
    if store is None or store.audit_id != audit_id or verdict == "wait":
        return
    passed = verdict == "pass"
    status, reason = (StoreStatus.APPROVED, "") if passed else (StoreStatus.REJECTED, REASON)
    if store.proposed:
        store.pictures, store.proposed = store.proposed if passed else store.pictures, []
        app.emit(ModifyStoreAuditInfo(audit_id=str(audit_id), status=int(status), reason=reason))
        return
    store.status = status
    app.emit(
        AddStoreAuditInfo(
            audit_id=str(audit_id),
            status=int(status),
            reason=reason,
            is_upgrade=int(store.moved),
            poiid=poi_id if passed else "",
        )
    )


def _audit(app: App, store: EntityStore) -> int:
    """Begin an audit; its id."""
    store.audit_id = app.world.ids.count("store-audit", 1111)
    takes = app.world.settings.audit_takes
    if takes:
        app.world.clock.call_after(takes, decide, app, store.poi_id, store.audit_id)
    else:
        decide(app, store.poi_id, store.audit_id)
    return store.audit_id


def _free_place(app: App, map_poi_id: str) -> MapPlace:
    """A place of the map where the account has no store."""
    place = known_place(app.world, map_poi_id)
    if place is None or map_poi_id in app.state(StoreBook).at:
        raise Refusal(40097)
    return place


def _checked(call: AddStore | UpdateStore) -> list[str]:
    """The pictures, when they and the hours and the phone are as they have to be."""
    if not call.contract_phone or HOURS.fullmatch(call.hour) is None:
        raise Refusal(40097)
    return pictures_in(call.pic_list, malformed=40097, empty=NO_PICTURE, address=NO_ADDRESS)


def _shown(store: EntityStore) -> StoreRead:
    place = store.place
    return StoreRead(
        base_info=StorePlace(
            poi_id=store.poi_id,
            business_name=place.name,
            province=place.province,
            city=place.city,
            district=place.district_name,
            address=place.address,
            telephone=store.phone,
            longitude=place.longitude,
            latitude=place.latitude,
            open_time=store.hour,
            photo_list=[StorePhoto(photo_url=url) for url in store.pictures],
            status=store.status,
            qualification_name=store.company,
            qualification_num=store.credential,
        )
    )
