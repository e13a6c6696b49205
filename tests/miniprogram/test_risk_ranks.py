"""How risky people are, and the brand application of shipping information."""

from __future__ import annotations

from typing import Any

import pytest
from mp_refusals import refuses

from wxkit.miniprogram.famous_brand import BrandApplication, BrandAuditStatus, BrandMaterial
from wxkit.miniprogram.security import RiskRank
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.famous_brand import BrandState
from wxkit_sandbox.miniprogram.security import MediaChecks

KNOWN = BrandApplication(apply_for=1, audit_info=BrandMaterial(brand_name="山茶", brand_type=4))


def rank(wechat: Bench, openid: str, **more: Any) -> RiskRank:
    asked = {"appid": wechat.mp.appid, "openid": openid, "scene": 1, "client_ip": "203.0.113.7"} | more
    return wechat.mp.security.user_risk_rank(**asked)


def test_the_settings_say_who_is_risky(wechat: Bench, lan: str) -> None:
    wechat.act.open(person="lan")
    wechat.world.settings.risk_ranks = {"lan": 3}
    first, second = rank(wechat, lan), rank(wechat, lan)
    assert (first.risk_rank, first.errmsg) == (3, "getuserriskrank succ")
    assert first.unoin_id != second.unoin_id


def test_a_trial_asks_nothing_about_visits(wechat: Bench, lan: str) -> None:
    with refuses(61010):
        rank(wechat, lan)
    assert rank(wechat, lan, is_test=True).risk_rank == 0


def test_trials_are_counted(wechat: Bench, lan: str) -> None:
    wechat.world.miniprogram.state(MediaChecks).tests_left = 1
    rank(wechat, lan, is_test=True)
    with refuses(9410009):
        rank(wechat, lan, is_test=True)


def test_whom_and_what_is_asked_for(wechat: Bench, lan: str) -> None:
    wechat.act.open(person="lan")
    with refuses(40003):
        rank(wechat, "nobody")
    with refuses(43104):
        rank(wechat, wechat.world.store.openid(wechat.world.people["lan"]))
    with refuses(40013):
        rank(wechat, lan, appid=wechat.shop.appid)
    query = {"access_token": wechat.mp.access_token()}
    body = {"appid": wechat.mp.appid, "openid": lan, "scene": 7, "client_ip": "203.0.113.7"}
    with refuses(40129):
        wechat.mp.request("POST", "/wxa/getuserriskrank", query=query, json=body)


def test_a_brand_is_approved(wechat: Bench) -> None:
    brand = wechat.mp.famous_brand
    assert brand.status().progress.status == 0
    brand.apply(Application=KNOWN)
    found = brand.status()
    assert found.progress.status is found.application.status is BrandAuditStatus.APPROVED
    assert (found.application.apply_for, found.application.audit_info.audit_reason) == (1, "")


def test_a_rejected_brand_may_try_again(wechat: Bench) -> None:
    wechat.world.settings.famous_brand_audit, wechat.world.settings.audit_takes = "fail", 3600
    brand = wechat.mp.famous_brand
    brand.apply(Application=KNOWN)
    assert brand.status().progress.status is BrandAuditStatus.AUDITING
    wechat.world.advance(3600)
    rejected = brand.status().application
    assert (rejected.status, bool(rejected.audit_info.audit_reason)) == (BrandAuditStatus.REJECTED, True)
    wechat.world.settings.famous_brand_audit = "pass"
    brand.apply(Application=BrandApplication(apply_for=2))
    wechat.world.advance(3600)
    approved = brand.status().application
    assert (approved.status, approved.apply_for) == (BrandAuditStatus.APPROVED, 2)


def test_one_application_at_a_time_and_none_after_the_last(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = 3600
    wechat.mp.famous_brand.apply(Application=KNOWN)
    with refuses(40097):
        wechat.mp.famous_brand.apply(Application=KNOWN)
    wechat.world.advance(3600)
    with refuses(40097):
        wechat.mp.famous_brand.apply(Application=KNOWN)
    assert wechat.world.miniprogram.state(BrandState).count == 1


@pytest.mark.parametrize(
    "application",
    [
        BrandApplication(apply_for=1),
        BrandApplication(apply_for=1, audit_info=BrandMaterial(brand_name="", brand_type=4)),
        BrandApplication(
            apply_for=1,
            audit_info=BrandMaterial(brand_name="山茶", brand_type=4, flagship_in_which_ec_platform="某平台"),
        ),
    ],
)
def test_a_known_brand_is_proved(wechat: Bench, application: BrandApplication) -> None:
    with refuses(40097):
        wechat.mp.famous_brand.apply(Application=application)
    assert wechat.mp.famous_brand.status().progress.status == 0
