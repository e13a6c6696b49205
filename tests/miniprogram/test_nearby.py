"""Places nearby: added, audited, shown and hidden, deleted."""

from __future__ import annotations

import json
from typing import Any

import pytest
from mp_refusals import refuses
from store_steps import pics, place, pushed

import wxkit
from wxkit.callbacks.events import AddNearbyPoiAuditInfo
from wxkit.miniprogram.nearby import AddedPoi, NearbyPoi, PoiAuditStatus
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.nearby import NearbyBook
from wxkit_sandbox.miniprogram.pages import Release
from wxkit_sandbox.world import World

SERVICE = {"id": 2, "type": 1, "name": "快递", "appid": "wx0", "path": "pages/index/index"}
GOOD: dict[str, Any] = {
    "store_name": "山茶小店",
    "pic_list": pics(),
    "service_infos": json.dumps({"service_infos": [SERVICE]}),
    "contract_phone": "10000000000",
    "hour": "10:00-21:00",
    "company_name": "山茶公司",
    "credential": "156718193518281",
    "address": "海天一路 1 号",
}


def add(wechat: Bench, **more: Any) -> AddedPoi:
    return wechat.mp.nearby.add(**GOOD | more).data


def listed(wechat: Bench) -> list[NearbyPoi]:
    return wechat.mp.nearby.list().pois


def audits(wechat: Bench) -> Any:
    return pushed(wechat, wechat.mp, AddNearbyPoiAuditInfo)


def state(wechat: Bench) -> str:
    return repr(wechat.world.miniprogram.state(NearbyBook))


def licence(number: int) -> str:
    return f"{number:015d}"


def test_a_place_that_passes_is_shown(wechat: Bench, lan: str) -> None:
    added = add(wechat)
    [push] = audits(wechat)
    assert (push.audit_id, push.poi_id, push.status, push.reason) == (added.audit_id, added.poi_id, 3, "")
    [found] = listed(wechat)
    assert (found.poi_id, found.qualification_num) == (added.poi_id, "156718193518281")
    assert (found.audit_status, found.display_status) == (PoiAuditStatus.APPROVED, 1)
    [seen] = wechat.act.look_nearby(person="lan").places
    assert (seen.store_name, seen.address, seen.services) == ("山茶小店", "海天一路 1 号", ["快递"])


def test_a_place_may_be_rejected_and_mended(wechat: Bench, lan: str) -> None:
    wechat.world.settings.audit_takes, wechat.world.settings.place_audit = 3600, "fail"
    poi_id = add(wechat).poi_id
    for call in (
        lambda: add(wechat, poi_id=poi_id),
        lambda: wechat.mp.nearby.set_shown(poi_id=poi_id, status=1),
    ):
        with refuses(92005):
            call()
    wechat.world.advance(3600)
    [push] = audits(wechat)
    assert (push.status, bool(push.reason)) == (2, True)
    assert listed(wechat)[0].refuse_reason == push.reason
    with refuses(92007):
        wechat.mp.nearby.set_shown(poi_id=poi_id, status=1)
    assert wechat.act.look_nearby(person="lan").places == []
    wechat.world.settings.place_audit = "pass"
    assert add(wechat, poi_id=poi_id, address="海天一路 2 号").poi_id == poi_id
    wechat.world.advance(3600)
    assert listed(wechat)[0].qualification_address == "海天一路 2 号"


def test_a_place_is_hidden_and_shown_again(wechat: Bench, lan: str) -> None:
    poi_id, nearby = add(wechat).poi_id, wechat.mp.nearby
    with refuses(92006):
        nearby.set_shown(poi_id=poi_id, status=1)
    with refuses(92006):
        add(wechat, poi_id=poi_id)
    nearby.set_shown(poi_id=poi_id, status=0)
    assert wechat.act.look_nearby(person="lan").places == []
    with refuses(92008):
        nearby.set_shown(poi_id=poi_id, status=0)
    nearby.set_shown(poi_id=poi_id, status=1)
    assert listed(wechat)[0].display_status == 1


def test_a_deleted_place_is_gone(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = 3600
    poi_id = add(wechat).poi_id
    wechat.mp.nearby.delete(poi_id=poi_id)
    wechat.world.advance(3600)
    assert (listed(wechat), audits(wechat)) == ([], [])
    for call in (
        lambda: wechat.mp.nearby.delete(poi_id=poi_id),
        lambda: wechat.mp.nearby.set_shown(poi_id=poi_id, status=1),
        lambda: add(wechat, poi_id=poi_id),
    ):
        with refuses(93010):
            call()


def test_ten_places_and_no_more(wechat: Bench) -> None:
    for number in range(10):
        add(wechat, credential=licence(number))
    before = state(wechat)
    with refuses(92002):
        add(wechat, credential=licence(11))
    assert state(wechat) == before
    page = wechat.mp.nearby.list(page=2, page_rows=4)
    assert (page.data.max_apply_num, page.data.left_apply_num, len(page.pois)) == (10, 0, 4)
    assert len(list(wechat.mp.nearby.iter_list(page_rows=3))) == 10
    assert wechat.mp.nearby.list(page=10**30).pois == []


def test_a_licence_is_added_once(wechat: Bench) -> None:
    add(wechat)
    with refuses(92000):
        add(wechat)
    assert len(listed(wechat)) == 1


def test_places_of_the_map_have_its_name_and_one_owner(wechat: Bench) -> None:
    spot, name = place(wechat.mp), "山茶茶馆(南山区店)"
    with refuses(93013):
        add(wechat, map_poi_id=spot)
    with refuses(93013):
        add(wechat, map_poi_id="1", store_name=name)
    app = World("other", directory=wechat.world.directory).miniprogram
    stranger = wxkit.MiniProgram(app.appid, app.secret, transport=wechat.transport, clock=app.world.clock)
    stranger.nearby.add(**GOOD | {"map_poi_id": spot, "store_name": name})
    with refuses(92003):
        add(wechat, map_poi_id=spot, store_name=name)
    assert listed(wechat) == []


def test_some_mini_programs_are_not_shown_nearby(wechat: Bench) -> None:
    wechat.world.settings.miniprogram_is_personal = True
    with refuses(93011):
        add(wechat)
    wechat.world.settings.miniprogram_is_personal, wechat.world.settings.nearby_unfit = False, True
    with refuses(93012):
        add(wechat)
    assert listed(wechat) == []


def test_banned_and_unreleased_mini_programs(wechat: Bench) -> None:
    poi_id = add(wechat).poi_id
    wechat.world.miniprogram.state(Release).online = False
    with refuses(93009):
        add(wechat, credential=licence(1))
    with refuses(93009):
        wechat.mp.nearby.set_shown(poi_id=poi_id, status=0)
    wechat.world.settings.nearby_banned = True
    with refuses(92004):
        add(wechat, credential=licence(1))
    assert len(listed(wechat)) == 1


@pytest.mark.parametrize(
    "spoilt",
    [
        {"pic_list": "[]"},
        {"pic_list": "[" * 100_000},
        {"service_infos": "[" * 100_000},
        {"pic_list": '{"list": []}'},
        {"pic_list": pics("front.jpg")},
        {"service_infos": "no JSON"},
        {"service_infos": '{"service_infos": []}'},
        {"service_infos": '{"service_infos": [{"id": 2}]}'},
        {"kf_info": "no JSON"},
        {"hour": "always"},
        {"credential": "12"},
        {"store_name": ""},
    ],
)
def test_bad_parameters_are_20002(wechat: Bench, spoilt: dict[str, str]) -> None:
    with refuses(20002):
        add(wechat, **spoilt)
    assert (listed(wechat), audits(wechat)) == ([], [])
