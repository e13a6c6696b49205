"""The library of goods of live rooms: added, audited, changed, deleted."""

from __future__ import annotations

from typing import Any

import pytest
from broadcast_steps import anchor, png, upload
from live_goods_steps import add, broadcast_with, goods_info, goods_of, library_now, state
from mp_refusals import refuses

from wxkit._call import Upload
from wxkit.miniprogram.live_goods import AddLiveGoods, GoodsAuditStatus, ImportGoods, LiveGoodsChange
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.pages import Release

S = GoodsAuditStatus
DAY = 86_400


def test_goods_are_added_audited_and_listed(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = 60
    added = wechat.mp.live_goods.add(goodsInfo=goods_info(wechat, priceType=3, price=99.5, price2=50.05))
    assert added.auditId
    assert state(wechat, added.goodsId) == S.AUDITING
    wechat.advance(60)
    listed = wechat.mp.live_goods.list()
    (goods,) = listed.goods
    assert (listed.total, goods.goodsId, goods.name, goods.url) == (
        1,
        added.goodsId,
        "茶杯",
        "pages/tea/tea?id=1",
    )
    assert (goods.priceType, goods.price, goods.price2, goods.thirdPartyTag) == (3, 99.5, 50.05, 2)
    assert goods.coverImgUrl.startswith("http")


def test_rejected_goods_are_changed_and_submitted_again(wechat: Bench) -> None:
    wechat.world.settings.live_goods_audit = "fail"
    goods_id = add(wechat)
    assert state(wechat, goods_id) == S.REJECTED
    wechat.mp.live_goods.update(goodsInfo=LiveGoodsChange(goodsId=goods_id, name="青花茶杯"))
    wechat.world.settings.live_goods_audit = "pass"
    again = wechat.mp.live_goods.resubmit_audit(goodsId=goods_id)
    assert again.auditId
    (goods,) = wechat.mp.live_goods.list().goods
    assert (goods.goodsId, goods.name) == (goods_id, "青花茶杯")


def test_a_withdrawn_audit_is_not_decided(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = 60
    added = wechat.mp.live_goods.add(goodsInfo=goods_info(wechat))
    wechat.mp.live_goods.withdraw_audit(goodsId=added.goodsId, auditId=added.auditId)
    wechat.advance(60)
    assert state(wechat, added.goodsId) == S.NOT_SUBMITTED
    again = wechat.mp.live_goods.resubmit_audit(goodsId=added.goodsId)
    assert again.auditId != added.auditId
    wechat.advance(60)
    assert state(wechat, added.goodsId) == S.APPROVED


def test_the_price_of_approved_goods_changes_in_the_rooms_too(wechat: Bench) -> None:
    goods_id = add(wechat)
    broadcast_with(wechat, goods_id)
    change = LiveGoodsChange(goodsId=goods_id, priceType=2, price=12.5, price2=20)
    wechat.mp.live_goods.update(goodsInfo=change)
    ((goods,),) = [room.goods for room in wechat.mp.live_rooms.iter_list()]
    assert (goods.price_type, goods.price, goods.price2) == (2, 1250, 2000)


def test_deleted_goods_leave_the_rooms(wechat: Bench) -> None:
    goods_id, other = add(wechat), add(wechat)
    room_id = broadcast_with(wechat, goods_id, other)
    wechat.mp.live_goods.delete(goodsId=goods_id)
    assert goods_of(wechat, room_id) == [other]
    assert wechat.mp.live_goods.get_by_broadcast(goods_ids=[goods_id, other]).total == 1


def test_the_library_is_listed_page_by_page(wechat: Bench) -> None:
    ids = [add(wechat) for _ in range(5)]
    assert [goods.goodsId for goods in wechat.mp.live_goods.iter_list(limit=2)] == ids
    assert wechat.mp.live_goods.list(status=1).total == 0


def test_keys_of_the_widget_are_kept(wechat: Bench) -> None:
    assert wechat.mp.live_goods.key().vendorGoodsKey == []
    wechat.mp.live_goods.set_key(goodsKey=["productId", "sid"])
    with refuses(200002):
        wechat.mp.request("POST", "/wxaapi/broadcast/goods/setkey", json={"goodsKey": "productId"})
    assert wechat.mp.live_goods.key().vendorGoodsKey == ["productId", "sid"]


REFUSED: list[tuple[int, dict[str, Any]]] = [
    (300002, {"name": "茶" * 15}),
    (300002, {"name": ""}),
    (300004, {"name": "违禁茶"}),
    (300003, {"price": 0}),
    (300003, {"price": 9.999}),
    (300003, {"price": 1e307}),
    (300003, {"priceType": 3, "price": 10, "price2": 10.01}),
    (300003, {"priceType": 2, "price": 10, "price2": 10}),
    (200002, {"priceType": 2, "price": 10}),
    (300006, {"coverImgUrl": "media-1"}),
    (300007, {"url": "pages/nowhere"}),
]


@pytest.mark.parametrize(("code", "changes"), REFUSED)
def test_what_does_not_fit_is_not_added_and_changes_nothing(
    wechat: Bench, code: int, changes: dict[str, Any]
) -> None:
    wechat.world.settings.risky_content = {"违禁": 20006}
    wechat.world.settings.live_goods_audit = "fail"
    goods_id = add(wechat)
    wechat.world.miniprogram.state(Release).pages = {"pages/tea/tea"}
    before = library_now(wechat)
    with refuses(code):
        wechat.mp.live_goods.add(goodsInfo=goods_info(wechat, **changes))
    with refuses(code):
        wechat.mp.live_goods.update(goodsInfo=LiveGoodsChange(goodsId=goods_id, **changes))
    assert library_now(wechat) == before


def test_a_page_of_another_mini_program_is_not_looked_for(wechat: Bench) -> None:
    wechat.world.miniprogram.state(Release).pages = {"pages/tea/tea"}
    goods_id = add(wechat, url="pages/other", thirdPartyAppid="wx0123456789abcdef")
    assert wechat.mp.live_goods.get(goods_ids=[goods_id]).goods[0].thirdPartyAppid == "wx0123456789abcdef"


def jpeg(width: int, height: int) -> Upload:
    frame = b"\xff\xc0\x00\x0b\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + b"\x01"
    return Upload(b"\xff\xd8\xff\xe0\x00\x04ab" + frame, "tea.jpg", "image/jpeg")


def gif(width: int, height: int) -> Upload:
    size = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    return Upload(b"GIF89a" + size, "tea.gif", "image/gif")


def bmp(width: int, height: int) -> Upload:
    """Under another name, as what is called a bitmap cannot be uploaded."""
    size = width.to_bytes(4, "little") + height.to_bytes(4, "little")
    return Upload(b"BM" + bytes(16) + size, "tea.png", "image/png")


@pytest.mark.parametrize("draw", [png, jpeg, gif, bmp])
def test_300018_for_a_picture_above_300_by_300(wechat: Bench, draw: Any) -> None:
    add(wechat, coverImgUrl=upload(wechat, draw(300, 300)))
    before = library_now(wechat)
    for size in ((301, 300), (300, 301)):
        with refuses(300018):
            add(wechat, coverImgUrl=upload(wechat, draw(*size)))
    assert library_now(wechat) == before


def test_300005_for_a_picture_that_is_not_allowed(wechat: Bench) -> None:
    wechat.world.settings.risky_content = {"违禁": 20006}
    named, made = Upload(png().content, "违禁.png"), Upload(png().content + "违禁".encode(), "tea.png")
    for picture in (named, made):
        with refuses(300005):
            add(wechat, coverImgUrl=upload(wechat, picture))
    assert library_now(wechat) == []


def test_300001_when_the_account_is_banned(wechat: Bench) -> None:
    goods_id = add(wechat)
    before = library_now(wechat)
    wechat.world.settings.live_banned = True
    with refuses(300001):
        add(wechat)
    with refuses(300001):
        wechat.mp.live_goods.update(goodsInfo=LiveGoodsChange(goodsId=goods_id, price=1))
    assert library_now(wechat) == before


def test_300010_while_the_audit_goes_on_or_has_passed(wechat: Bench) -> None:
    passed = add(wechat)
    wechat.world.settings.live_goods_audit = "wait"
    audited = add(wechat)
    before = library_now(wechat)
    for change in (LiveGoodsChange(goodsId=audited, price=1), LiveGoodsChange(goodsId=passed, name="茶")):
        with refuses(300010):
            wechat.mp.live_goods.update(goodsInfo=change)
    for goods_id in (passed, audited):
        with refuses(300010):
            wechat.mp.live_goods.resubmit_audit(goodsId=goods_id)
    assert library_now(wechat) == before


def test_300011_what_the_console_added_stays_as_it_is(wechat: Bench, lan: str) -> None:
    goods_id = wechat.act.add_console_goods(person="lan", name="茶壶", price=5000).goods_id
    before, goods = library_now(wechat), wechat.mp.live_goods
    with refuses(300011):
        goods.update(goodsInfo=LiveGoodsChange(goodsId=goods_id, price=1))
    with refuses(300011):
        goods.delete(goodsId=goods_id)
    with refuses(300011):
        goods.resubmit_audit(goodsId=goods_id)
    with refuses(300011):
        goods.withdraw_audit(goodsId=goods_id, auditId=1)
    assert library_now(wechat) == before
    assert before[0]["thirdPartyTag"] == 0


def test_300012_after_the_audits_of_a_day(wechat: Bench) -> None:
    wechat.world.settings.live_audits_a_day = 2
    wechat.world.settings.live_goods_audit = "fail"
    goods_id = add(wechat)
    wechat.mp.live_goods.resubmit_audit(goodsId=goods_id)
    before = library_now(wechat)
    with refuses(300012):
        wechat.mp.live_goods.resubmit_audit(goodsId=goods_id)
    with refuses(300012):
        add(wechat)
    assert library_now(wechat) == before
    wechat.advance(DAY)
    assert add(wechat)


def test_300014_and_300009_while_and_after_an_audit(wechat: Bench) -> None:
    passed = wechat.mp.live_goods.add(goodsInfo=goods_info(wechat))
    wechat.world.settings.live_goods_audit = "wait"
    audited = wechat.mp.live_goods.add(goodsInfo=goods_info(wechat))
    before = library_now(wechat)
    with refuses(300014):
        wechat.mp.live_goods.delete(goodsId=audited.goodsId)
    with refuses(300009):
        wechat.mp.live_goods.withdraw_audit(goodsId=audited.goodsId, auditId=passed.auditId)
    with refuses(300009):
        wechat.mp.live_goods.withdraw_audit(goodsId=passed.goodsId, auditId=passed.auditId)
    assert library_now(wechat) == before


def test_300017_when_nothing_is_submitted(wechat: Bench) -> None:
    wechat.world.settings.live_goods_audit = "wait"
    added = wechat.mp.live_goods.add(goodsInfo=goods_info(wechat))
    wechat.mp.live_goods.withdraw_audit(goodsId=added.goodsId, auditId=added.auditId)
    before = library_now(wechat)
    with refuses(300017):
        wechat.mp.live_goods.withdraw_audit(goodsId=added.goodsId, auditId=added.auditId)
    assert library_now(wechat) == before


def test_1003_for_goods_that_are_none(wechat: Bench) -> None:
    add(wechat)
    before, goods = library_now(wechat), wechat.mp.live_goods
    with refuses(1003):
        goods.update(goodsInfo=LiveGoodsChange(goodsId=99, price=1))
    with refuses(1003):
        goods.delete(goodsId=99)
    with refuses(1003):
        goods.resubmit_audit(goodsId=99)
    with refuses(1003):
        goods.withdraw_audit(goodsId=99, auditId=1)
    assert library_now(wechat) == before


@pytest.mark.parametrize("code", [300008, 300013, 300021, 300051])
def test_wechat_s_own_failures_come_as_faults(wechat: Bench, code: int) -> None:
    wechat.on(AddLiveGoods).fail(code)
    with refuses(code):
        add(wechat)
    assert library_now(wechat) == []


def test_300027_and_9410002_come_as_faults_too(wechat: Bench) -> None:
    anchor(wechat)
    goods_id = add(wechat)
    for code in (300027, 9410002):
        wechat.on(ImportGoods).fail(code, times=1)
        with refuses(code):
            broadcast_with(wechat, goods_id)
    assert [room.goods for room in wechat.mp.live_rooms.iter_list()] == [[], []]
