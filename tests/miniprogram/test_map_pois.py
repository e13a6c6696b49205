"""Places of Tencent's map: districts, a search, new places and their audit, for both kinds of account."""

from __future__ import annotations

from typing import Any

import pytest
from mp_refusals import refuses
from store_steps import Account, account_of, pushed

from wxkit.callbacks.events import CreateMapPoiAuditInfo
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.tencent_map import TencentMap

NEW: dict[str, Any] = {
    "name": "云上茶馆",
    "longitude": "113.9303",
    "latitude": "22.5333",
    "province": "广东省",
    "city": "深圳市",
    "district": "南山区",
    "address": "海天一路 9 号",
    "category": "美食:茶馆",
    "telephone": "10000000000",
    "photo": "http://mmbiz.example/front",
    "license": "http://mmbiz.example/licence",
    "introduct": "好茶",
    "districtid": "440305",
}


@pytest.fixture(params=["miniprogram", "service_account"])
def account(wechat: Bench, request: pytest.FixtureRequest) -> Account:
    return account_of(wechat, request.param)


def audits(wechat: Bench, account: Account) -> Any:
    return pushed(wechat, account, CreateMapPoiAuditInfo)


def test_districts_lie_in_cities_in_provinces(account: Account) -> None:
    provinces, cities, districts = account.map_pois.districts().result
    guangdong = next(place for place in provinces if place.id == "440000")
    assert (guangdong.name, guangdong.fullname, guangdong.pinyin) == ("广东", "广东省", ["guang", "dong"])
    assert guangdong.cidx is not None
    shenzhen = cities[guangdong.cidx[1]]
    assert shenzhen.fullname == "深圳市"
    assert shenzhen.cidx is not None
    inside = districts[shenzhen.cidx[0] : shenzhen.cidx[1] + 1]
    assert [place.id for place in inside] == ["440304", "440305"]
    assert all(place.location is not None for place in inside)


def test_places_are_found_by_words_in_a_district(account: Account) -> None:
    [found] = account.map_pois.search(districtid=440305, keyword="茶馆").data.item
    assert (found.branch_name, found.category) == ("山茶茶馆(南山区店)", "美食:茶馆")
    assert account.map_pois.search(districtid=440305, keyword="海底捞").data.item == []
    for district, keyword in ((440300, "茶馆"), (440305, "")):
        with refuses(40097):
            account.map_pois.search(districtid=district, keyword=keyword)


def test_a_new_place_can_be_found_by_everybody(wechat: Bench, account: Account) -> None:
    base_id = account.map_pois.create(**NEW).data.base_id
    [push] = audits(wechat, account)
    assert (push.audit_id, push.status, push.name, push.sh_remark) == (str(base_id), 0, "云上茶馆", "")
    for other in (wechat.mp, wechat.sa):
        [found] = other.map_pois.search(districtid=440305, keyword="云上").data.item
        assert (found.sosomap_poi_uid, found.latitude) == (push.map_poi_id, 22.5333)


def test_a_place_may_not_pass_and_takes_its_time(wechat: Bench, account: Account) -> None:
    wechat.world.settings.audit_takes, wechat.world.settings.place_audit = 3600, "fail"
    account.map_pois.create(**NEW)
    assert audits(wechat, account) == []
    wechat.world.advance(3600)
    [push] = audits(wechat, account)
    assert (push.status, push.map_poi_id, bool(push.sh_remark)) == (1, "", True)
    assert account.map_pois.search(districtid=440305, keyword="云上").data.item == []


@pytest.mark.parametrize(
    "spoilt",
    [
        {"latitude": "north"},
        {"latitude": "91"},
        {"districtid": "440300"},
        {"district": "福田区"},
        {"category": "美食"},
        {"photo": ""},
    ],
)
def test_places_that_make_no_sense(wechat: Bench, account: Account, spoilt: dict[str, str]) -> None:
    with refuses(40097):
        account.map_pois.create(**NEW | spoilt)
    assert audits(wechat, account) == []
    assert not wechat.world.miniprogram.state(TencentMap).added
