"""Counts of calls: read, used up, reset."""

from __future__ import annotations

import pytest
from raw_requests import Ask

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.quotas import RATES, Quotas

TAGS = "/cgi-bin/tags/get"


@pytest.fixture
def quotas(wechat: Bench) -> Quotas:
    """The service account's counts, with two calls a day to the list of tags."""
    found = wechat.world.service_account.state(Quotas)
    found.limits[TAGS] = 2
    return found


def used(wechat: Bench, path: str = TAGS) -> int:
    return wechat.sa.quota.get(cgi_path=path).quota.used


def test_calls_are_counted(wechat: Bench, quotas: Quotas) -> None:
    wechat.sa.tags.list()
    quota = wechat.sa.quota.get(cgi_path=TAGS)
    assert (quota.quota.daily_limit, quota.quota.used, quota.quota.remain) == (2, 1, 1)
    assert quota.rate_limit is None


def test_the_day_s_quota_ends_with_45009(wechat: Bench, quotas: Quotas) -> None:
    wechat.sa.tags.list()
    wechat.sa.tags.list()
    with pytest.raises(wxkit.QuotaExceeded) as refused:
        wechat.sa.tags.list()
    assert refused.value.errcode == 45009
    assert used(wechat) == 2


def test_a_new_day_begins_at_midnight_in_shanghai(wechat: Bench, quotas: Quotas) -> None:
    wechat.sa.tags.list()
    wechat.world.advance(15 * 3600 - 1)
    assert used(wechat) == 1
    wechat.world.advance(1)
    assert used(wechat) == 0


def test_a_minute_s_quota_ends_with_45011_and_comes_back(wechat: Bench) -> None:
    path, app = "/wxa/getwxacodeunlimit", wechat.world.miniprogram
    counts = app.state(Quotas)
    for _ in range(RATES[path].calls):
        counts.count(app, path)
    with pytest.raises(wxkit.QuotaExceeded) as refused:
        wechat.mp.qrcode.get_unlimited(scene="a")
    assert refused.value.errcode == 45011
    wechat.world.advance(60)
    assert wechat.mp.qrcode.get_unlimited(scene="a").content


def test_a_limit_a_minute_is_told(wechat: Bench) -> None:
    limit = wechat.mp.quota.get(cgi_path="/wxa/getwxacodeunlimit").rate_limit
    assert limit is not None
    assert (limit.call_count, limit.refresh_second) == (5000, 60)


def test_clearing_brings_the_quota_back(wechat: Bench, quotas: Quotas) -> None:
    wechat.sa.tags.list()
    wechat.sa.quota.clear(appid=wechat.world.service_account.appid)
    assert used(wechat) == 0


def test_clearing_one_api_leaves_the_others(wechat: Bench, quotas: Quotas) -> None:
    wechat.sa.tags.list()
    wechat.sa.tags.create(name="vip")
    wechat.sa.quota.clear_api(cgi_path=TAGS)
    assert (used(wechat), used(wechat, "/cgi-bin/tags/create")) == (0, 1)


def test_both_ways_share_ten_resets_a_month(wechat: Bench, quotas: Quotas) -> None:
    app = wechat.world.service_account
    for _ in range(5):
        wechat.sa.quota.clear(appid=app.appid)
        wechat.sa.quota.clear_by_secret(appid=app.appid, appsecret=app.secret)
    wechat.sa.tags.list()
    with pytest.raises(wxkit.QuotaExceeded) as refused:
        wechat.sa.quota.clear(appid=app.appid)
    assert refused.value.errcode == 48006
    assert used(wechat) == 1
    wechat.world.advance(31 * 86400)
    wechat.sa.quota.clear(appid=app.appid)


def test_fifty_resets_of_single_apis_a_month(wechat: Bench, quotas: Quotas) -> None:
    for _ in range(50):
        wechat.sa.quota.clear_api(cgi_path=TAGS)
    wechat.sa.tags.list()
    with pytest.raises(wxkit.QuotaExceeded) as refused:
        wechat.sa.quota.clear_api(cgi_path=TAGS)
    assert refused.value.errcode == 45009
    assert used(wechat) == 1


def test_only_the_own_appid_is_cleared(wechat: Bench, quotas: Quotas) -> None:
    wechat.sa.tags.list()
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.sa.quota.clear(appid=wechat.world.miniprogram.appid)
    assert refused.value.errcode == 40013
    assert used(wechat) == 1


def test_the_secret_may_come_in_the_query(wechat: Bench, ask: Ask, quotas: Quotas) -> None:
    app = wechat.world.service_account
    wechat.sa.tags.list()
    query = {"appid": app.appid, "appsecret": app.secret}
    assert ask("POST", "/cgi-bin/clear_quota/v2", query=query)["errcode"] == 0
    assert used(wechat) == 0


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, 41002),
        ({"appid": "wx0000000000000000", "appsecret": "x"}, 40013),
        ({"appid": "its own"}, 41004),
        ({"appid": "its own", "appsecret": "wrong"}, 40125),
    ],
)
def test_clearing_by_secret_refuses(wechat: Bench, ask: Ask, fields: dict[str, str], code: int) -> None:
    own = wechat.world.service_account.appid
    body = {name: own if value == "its own" else value for name, value in fields.items()}
    assert ask("POST", "/cgi-bin/clear_quota/v2", body)["errcode"] == code


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("cgi-bin/tags/get", 76003),
        ("/cgi-bin/nothing", 76021),
        ("/wxa/getwxacode", 76022),
        ("/sns/jscode2session", 76022),
    ],
)
def test_paths_that_have_no_quota_here(wechat: Bench, path: str, code: int) -> None:
    for call in (wechat.sa.quota.get, wechat.sa.quota.clear_api):
        with pytest.raises(wxkit.WeChatError) as refused:
            call(cgi_path=path)
        assert refused.value.errcode == code
