"""Which categories the shop may sell in: asked for, looked at, withdrawn."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import HOUR, pushes, refused
from test_categories import SEAFOOD, path
from test_products import IMAGES, added

from wxkit._call import Upload
from wxkit.store.category_permits import CategoryLevelInput
from wxkit.testing._bench import Bench


def uploaded(wechat: Bench) -> str:
    media = Upload(b"licence", "licence.png", "image/png")
    return wechat.shop.basics.upload_qualification(media=media).data.file_id


def asked(wechat: Bench, *levels: str, **change: Any) -> str:
    wanted = [CategoryLevelInput(cat_id=level) for level in levels or SEAFOOD]
    fields: dict[str, Any] = {"cats_v2": wanted, "certificate": [uploaded(wechat)]}
    return wechat.shop.category_permits.add(**(fields | change)).audit_id


def told(wechat: Bench) -> list[tuple[str, int]]:
    return [
        (body["audit_id"], body["status"])
        for name, body in pushes(wechat)
        if name == "product_category_audit"
    ]


def test_a_proof_opens_the_category(wechat: Bench) -> None:
    fish = {"cats_v2": path(*SEAFOOD), "head_imgs": [*IMAGES, "https://mmecimage.cn/p/wx/9"]}
    with refused(10020018):
        added(wechat, **fish)
    audit_id = asked(wechat)
    assert told(wechat) == [(audit_id, 1), (audit_id, 3)]
    assert added(wechat, **fish)
    usable = wechat.shop.category_permits.usable().list
    assert ("6712", "1111401") in [(one.cat_id, one.qua_id) for one in usable]


def test_the_platform_takes_its_time_and_may_refuse(wechat: Bench) -> None:
    wechat.world.settings.audit_takes, wechat.world.settings.category_audit = HOUR, "fail"
    audit_id = asked(wechat)
    permits = wechat.shop.category_permits
    assert permits.verdict(audit_id=audit_id).data.status == 1
    wechat.world.advance(HOUR)
    verdict = permits.verdict(audit_id=audit_id).data
    assert verdict.status == 2
    assert verdict.reject_reason
    assert pushes(wechat)[-1][1]["reason"] == verdict.reject_reason
    assert permits.relation(category_id="6712").status == 0


def test_what_needs_no_proof_is_given_at_once(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = HOUR
    audit_id = asked(wechat, "6200", "6210", "6212", certificate=None)
    assert wechat.shop.category_permits.verdict(audit_id=audit_id).data.status == 3


def test_an_application_is_withdrawn_once(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = HOUR
    audit_id = asked(wechat)
    permits = wechat.shop.category_permits
    permits.cancel_audit(audit_id=audit_id)
    assert told(wechat)[-1] == (audit_id, 12)
    assert permits.verdict(audit_id=audit_id).data.status == 12
    assert permits.audit(audit_id=audit_id).info.status == 4
    wechat.world.advance(HOUR)
    assert permits.audit(audit_id=audit_id).info.status == 4
    for call in (permits.cancel_audit, permits.cancel_audit_old):
        with refused(10020006):
            call(audit_id=audit_id)
    again = asked(wechat)
    permits.cancel_audit_old(audit_id=again)
    assert permits.audit(audit_id=again).info.status == 4


def test_unknown_applications(wechat: Bench) -> None:
    permits = wechat.shop.category_permits
    for call in (permits.verdict, permits.audit, permits.cancel_audit, permits.cancel_audit_old):
        with refused(10020006):
            call(audit_id="1")


def test_applications_are_listed_by_state(wechat: Bench) -> None:
    wechat.world.settings.category_audit = "fail"
    failed = [asked(wechat), asked(wechat)]
    wechat.world.settings.category_audit = "pass"
    passed = asked(wechat)
    permits = wechat.shop.category_permits
    assert [one.audit_id for one in permits.iter_audits(limit=2)] == [*failed, passed]
    found = permits.audits(is_filter_status=True, status=2, offset=1, limit=5).list
    assert [one.audit_id for one in found] == failed[1:]
    info = permits.audit(audit_id=passed).info
    assert (info.cat_id, info.qua_id, info.audit_reason) == ("6712", "1111401", "")
    assert info.audit_info is not None
    assert len(info.audit_info.certificate or []) == 1


def test_relations(wechat: Bench) -> None:
    permits = wechat.shop.category_permits
    before = permits.relations(is_filter_status=True, status=1).list
    assert "6162" in [one.id for one in before]
    assert permits.relations(is_filter_status=True, status=2).list == []
    asked(wechat)
    assert len(permits.relations().list) == len(before) + 1
    relation = permits.relation(category_id="6712")
    assert (relation.status, relation.effective_time) == (1, wechat.world.clock.time())
    with refused(10020017):
        permits.relation(category_id="1")


@pytest.mark.parametrize(
    ("levels", "change", "code"),
    [
        (("1",), {}, 10020017),
        (("6700", "6712"), {}, 10020017),
        (SEAFOOD, {"certificate": None}, 40097),
        (SEAFOOD, {"certificate": ["made-up"]}, 40097),
        (SEAFOOD, {"cats_v2": None}, 40097),
    ],
)
def test_a_bad_application_is_not_taken(
    wechat: Bench, levels: tuple[str, ...], change: dict[str, Any], code: int
) -> None:
    with refused(code):
        asked(wechat, *levels, **change)
    assert wechat.shop.category_permits.audits().list == []


def test_one_application_at_a_time(wechat: Bench) -> None:
    wechat.world.settings.category_audit = "wait"
    asked(wechat)
    with refused(40097):
        asked(wechat, cats_v2=None, level1="6700", level2="6710", level3="6712")
    assert len(wechat.shop.category_permits.audits().list) == 1


def test_an_empty_picture_is_no_proof(wechat: Bench) -> None:
    empty = Upload(b"", "licence.png", "image/png")
    for call in (wechat.shop.basics.upload_qualification, wechat.shop.basics.upload_qualification_old):
        with refused(10020055):
            call(media=empty)
