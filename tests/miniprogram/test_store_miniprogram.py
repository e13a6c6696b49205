"""The store mini-program and its stores, from the application on, for both kinds of account."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mp_refusals import refuses
from store_steps import Account, account_of, app_of, paper, pics, place, pushed

import wxkit
from wxkit.callbacks.events import AddStoreAuditInfo, ApplyMerchantAuditInfo, ModifyStoreAuditInfo
from wxkit.miniprogram.store_miniprogram import MerchantAuditStatus, StoreStatus
from wxkit.testing._bench import Bench
from wxkit_sandbox import load_world, save_world
from wxkit_sandbox.miniprogram.store_merchant import Merchant
from wxkit_sandbox.miniprogram.store_miniprogram import StoreBook

DAY = 86400


@pytest.fixture(params=["miniprogram", "service_account"])
def account(wechat: Bench, lan: str, request: pytest.FixtureRequest) -> Account:
    return account_of(wechat, request.param)


@pytest.fixture
def merchant(wechat: Bench, account: Account) -> Account:
    """The account; its store mini-program is approved."""
    ask(wechat, account)
    answer(wechat, account)
    return account


def ask(wechat: Bench, account: Account, **more: Any) -> None:
    said: dict[str, Any] = {
        "first_catid": 278,
        "second_catid": 279,
        "headimg_mediaid": paper(wechat, account),
        "nickname": "山茶小店",
        "intro": "好茶",
    }
    account.store_miniprogram.apply(**said | more)


def answer(wechat: Bench, account: Account, agree: bool = True) -> None:
    wechat.act.answer_merchant(person="lan", appid=account.appid, agree=agree)


def add(account: Account, map_poi_id: str, **more: Any) -> int:
    said: dict[str, Any] = {
        "map_poi_id": map_poi_id,
        "pic_list": pics(),
        "contract_phone": "10000000000",
        "hour": "10:00-21:00",
        "credential": "22883878-0",
    }
    return account.store_miniprogram.add(**said | more).data.audit_id


def change(account: Account, poi_id: str, **more: Any) -> Any:
    said: dict[str, Any] = {"pic_list": pics(), "contract_phone": "10000000000", "hour": "10:00-21:00"}
    return account.store_miniprogram.update(poi_id=poi_id, **said | more).data


def only_store(account: Account) -> Any:
    [store] = account.store_miniprogram.list().business_list
    return store.base_info


def state(wechat: Bench, account: Account) -> str:
    app = app_of(wechat, account)
    return repr((app.state(Merchant), app.state(StoreBook)))


def test_categories_say_what_has_to_be_proved(account: Account) -> None:
    found = account.store_miniprogram.categories().data.all_category_info.categories
    by_id = {category.id: category for category in found}
    assert by_id[0].children == [269, 278]
    assert (by_id[280].father, by_id[280].sensitive_type) == (278, 1)
    assert by_id[280].qualify is not None
    assert by_id[279].qualify is None


def test_an_application_is_confirmed_and_audited(wechat: Bench, account: Account) -> None:
    wechat.world.settings.audit_takes = 3600
    ask(wechat, account)
    assert account.store_miniprogram.audit().data.status is MerchantAuditStatus.NOT_SUBMITTED
    answer(wechat, account)
    assert account.store_miniprogram.audit().data.status is MerchantAuditStatus.AUDITING
    wechat.world.advance(3600)
    read = account.store_miniprogram.audit().data
    assert (read.status, read.reason) == (MerchantAuditStatus.APPROVED, "")
    [push] = pushed(wechat, account, ApplyMerchantAuditInfo)
    assert isinstance(push, ApplyMerchantAuditInfo)
    assert (push.audit_id, push.status) == (str(read.audit_id), 1)


def test_the_administrator_may_refuse(wechat: Bench, account: Account) -> None:
    ask(wechat, account)
    answer(wechat, account, agree=False)
    read = account.store_miniprogram.audit().data
    assert (read.status, read.reason) == (MerchantAuditStatus.REFUSED, "管理员拒绝")
    [push] = pushed(wechat, account, ApplyMerchantAuditInfo)
    assert isinstance(push, ApplyMerchantAuditInfo)
    assert push.status == 4
    ask(wechat, account)


def test_a_rejected_application_says_why(wechat: Bench, account: Account) -> None:
    wechat.world.settings.place_audit = "fail"
    ask(wechat, account)
    answer(wechat, account)
    read = account.store_miniprogram.audit().data
    assert (read.status, bool(read.reason)) == (MerchantAuditStatus.REJECTED, True)


def test_the_administrator_has_a_day(wechat: Bench, account: Account) -> None:
    ask(wechat, account)
    with refuses(40097):
        ask(wechat, account)
    wechat.world.advance(DAY)
    with pytest.raises(wxkit.WxkitError, match="waits for its administrator"):
        answer(wechat, account)
    ask(wechat, account)


def test_applications_that_lack_something(wechat: Bench, account: Account) -> None:
    before = state(wechat, account)
    for spoilt in (
        {"second_catid": 270},
        {"second_catid": 280},
        {"nickname": "茶"},
        {"nickname": "茶" * 16},
        {"intro": ""},
    ):
        with refuses(40097):
            ask(wechat, account, **spoilt)
    for missing in (
        {"headimg_mediaid": "nothing"},
        {"qualification_list": ["nothing"]},
        {"org_code": "nothing"},
    ):
        with refuses(40007):
            ask(wechat, account, **missing)
    assert state(wechat, account) == before


def test_picture_and_introduction_change(wechat: Bench, account: Account) -> None:
    with refuses(40097):
        account.store_miniprogram.modify(headimg_mediaid=paper(wechat, account), intro="新茶")
    ask(wechat, account)
    answer(wechat, account)
    account.store_miniprogram.modify(headimg_mediaid=paper(wechat, account), intro="新茶")
    assert app_of(wechat, account).state(Merchant).intro == "新茶"
    with refuses(40007):
        account.store_miniprogram.modify(headimg_mediaid="nothing", intro="新茶")
    with refuses(40097):
        account.store_miniprogram.audit(audit_id=1)
    with refuses(40097):
        ask(wechat, account)


def test_a_store_is_added_and_read(wechat: Bench, merchant: Account) -> None:
    audit_id = add(merchant, place(merchant))
    [push] = pushed(wechat, merchant, AddStoreAuditInfo)
    assert isinstance(push, AddStoreAuditInfo)
    assert (push.audit_id, push.status, push.is_upgrade) == (str(audit_id), 1, 0)
    store = merchant.store_miniprogram.get(poi_id=push.poiid).business.base_info
    assert (store.business_name, store.district, store.status) == (
        "山茶茶馆(南山区店)",
        "南山区",
        StoreStatus.APPROVED,
    )
    assert (store.open_time, store.telephone, store.qualification_num) == (
        "10:00-21:00",
        "10000000000",
        "22883878-0",
    )
    assert [photo.photo_url for photo in store.photo_list] == ["http://mmbiz.example/front"]
    assert store.qualification_name == "山茶小店"


def test_a_store_waits_for_its_audit(wechat: Bench, merchant: Account) -> None:
    wechat.world.settings.audit_takes, wechat.world.settings.place_audit = 3600, "fail"
    add(merchant, place(merchant), poi_id="1")
    store = only_store(merchant)
    assert store.status is StoreStatus.AUDITING
    with refuses(65118):
        change(merchant, store.poi_id)
    wechat.world.advance(3600)
    assert only_store(merchant).status is StoreStatus.REJECTED
    [push] = pushed(wechat, merchant, AddStoreAuditInfo)
    assert isinstance(push, AddStoreAuditInfo)
    assert (push.status, push.is_upgrade, push.poiid, bool(push.reason)) == (3, 1, "", True)


def test_only_other_pictures_are_audited(wechat: Bench, merchant: Account) -> None:
    add(merchant, place(merchant))
    id_ = only_store(merchant).poi_id
    assert change(merchant, id_, hour="09:00-18:00").has_audit_id == 0
    wechat.world.settings.audit_takes = 3600
    changed = change(merchant, id_, pic_list=pics("http://mmbiz.example/new"), contract_phone="10000000001")
    assert changed.has_audit_id == 1
    with refuses(65118):
        change(merchant, id_)
    waiting = only_store(merchant)
    assert (waiting.telephone, waiting.photo_list[0].photo_url) == (
        "10000000001",
        "http://mmbiz.example/front",
    )
    wechat.world.advance(3600)
    assert only_store(merchant).photo_list[0].photo_url == "http://mmbiz.example/new"
    [push] = pushed(wechat, merchant, ModifyStoreAuditInfo)
    assert isinstance(push, ModifyStoreAuditInfo)
    assert (push.audit_id, push.status) == (str(changed.audit_id), 1)


def test_pictures_that_do_not_pass_are_not_shown(wechat: Bench, merchant: Account) -> None:
    add(merchant, place(merchant))
    wechat.world.settings.place_audit = "fail"
    change(merchant, only_store(merchant).poi_id, pic_list=pics("http://mmbiz.example/new"))
    store = only_store(merchant)
    assert (store.status, store.photo_list[0].photo_url) == (
        StoreStatus.APPROVED,
        "http://mmbiz.example/front",
    )
    [push] = pushed(wechat, merchant, ModifyStoreAuditInfo)
    assert isinstance(push, ModifyStoreAuditInfo)
    assert push.status == 3


def test_a_store_moves_and_its_place_is_free(merchant: Account) -> None:
    first, second = place(merchant), place(merchant, district=440304)
    add(merchant, first)
    change(merchant, only_store(merchant).poi_id, map_poi_id=second)
    assert only_store(merchant).district == "福田区"
    add(merchant, first)
    with refuses(40097):
        add(merchant, second)


def test_stores_are_listed_page_by_page_and_deleted(merchant: Account) -> None:
    for keyword in ("茶馆", "便利店", "书店"):
        add(merchant, place(merchant, keyword))
    stores = merchant.store_miniprogram
    page = stores.list(offset=1, limit=1)
    assert (page.total_count, page.business_list[0].base_info.business_name) == (3, "好邻居便利店(南山区店)")
    assert len(list(stores.iter_list(limit=2))) == 3
    assert stores.list(offset=10**30).business_list == []
    gone = page.business_list[0].base_info.poi_id
    stores.delete(poi_id=gone)
    for call in (stores.get, stores.delete):
        with refuses(65115):
            call(poi_id=gone)
    with refuses(65115):
        change(merchant, gone)
    assert stores.list().total_count == 2
    add(merchant, place(merchant, "便利店"))


STORES: list[tuple[int, dict[str, Any]]] = [
    (40097, {"map_poi_id": "1"}),
    (40097, {"pic_list": "http://mmbiz.example/front"}),
    (40097, {"pic_list": pics(*["http://a/1"] * 10)}),
    (65114, {"pic_list": '{"list": []}'}),
    (65105, {"pic_list": pics("front.jpg")}),
    (40097, {"hour": "10-21"}),
    (40097, {"contract_phone": ""}),
    (40097, {"credential": ""}),
    (40097, {"company_name": "别家公司"}),
    (40007, {"company_name": "别家公司", "qualification_list": ["nothing"]}),
]


@pytest.mark.parametrize(("code", "spoilt"), STORES)
def test_stores_that_are_refused(wechat: Bench, merchant: Account, code: int, spoilt: dict[str, Any]) -> None:
    before = state(wechat, merchant)
    with refuses(code):
        add(merchant, **{"map_poi_id": place(merchant)} | spoilt)
    assert state(wechat, merchant) == before


def test_without_a_store_miniprogram_there_are_no_stores(wechat: Bench, account: Account) -> None:
    with refuses(40097):
        add(account, place(account))
    assert account.store_miniprogram.list().total_count == 0


def test_a_deleted_store_is_not_audited_any_more(wechat: Bench, merchant: Account) -> None:
    wechat.world.settings.audit_takes = 3600
    add(merchant, place(merchant))
    merchant.store_miniprogram.delete(poi_id=only_store(merchant).poi_id)
    wechat.world.advance(3600)
    assert pushed(wechat, merchant, AddStoreAuditInfo) == []


def test_stores_are_saved_with_the_world(wechat: Bench, merchant: Account, tmp_path: Path) -> None:
    wechat.world.settings.audit_takes = 3600
    add(merchant, place(merchant))
    save_world(wechat.world, tmp_path / "stores.wxworld")
    loaded = Bench(load_world(tmp_path / "stores.wxworld"))
    loaded.world.advance(3600)
    account = account_of(loaded, loaded.world.directory.apps[merchant.appid].kind)
    assert only_store(account).status is StoreStatus.APPROVED
