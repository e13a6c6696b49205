"""Schemes, URL Links and Short Links: made and read back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from mp_refusals import refuses

from wxkit.miniprogram.links import CloudBase, ExpireType, JumpWxa, QueryType
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.links import WxaLinks
from wxkit_sandbox.miniprogram.pages import Release

DAY = 86400


@pytest.fixture
def links(wechat: Bench) -> WxaLinks:
    return wechat.world.miniprogram.state(WxaLinks)


@pytest.fixture(params=["scheme", "url_link", "nfc"])
def make(wechat: Bench, request: pytest.FixtureRequest) -> Callable[..., object]:
    """Makes a link of each kind that leads to path and query."""

    def scheme(**jump: Any) -> object:
        return wechat.mp.links.generate_scheme(jump_wxa=JumpWxa(**jump))

    def nfc(**jump: Any) -> object:
        return wechat.mp.links.generate_nfc_scheme(jump_wxa=JumpWxa(**jump), model_id="m")

    return {"scheme": scheme, "nfc": nfc, "url_link": wechat.mp.links.generate_url_link}[request.param]


def test_a_scheme_is_read_back(wechat: Bench) -> None:
    now = wechat.world.clock.time()
    jump = JumpWxa(path="/pages/shop/shop", query="id=1", env_version="trial")
    link = wechat.mp.links.generate_scheme(jump_wxa=jump, expire_time=now + DAY).openlink
    assert link.startswith("weixin://dl/business/?t=")
    info = wechat.mp.links.query_scheme(scheme=link).scheme_info
    assert info is not None
    assert (info.appid, info.path, info.query) == (wechat.mp.appid, "/pages/shop/shop", "id=1")
    assert (info.create_time, info.expire_time, info.env_version) == (now, now + DAY, "trial")


def test_a_url_link_is_read_back(wechat: Bench) -> None:
    made = wechat.mp.links.generate_url_link(
        path="pages/shop/shop",
        expire_type=ExpireType.DAYS,
        expire_interval=2,
        cloud_base=CloudBase(env="prod"),
    )
    assert made.url_link.startswith("https://wxaurl.cn/")
    info = wechat.mp.links.query_url_link(url_link=made.url_link).url_link_info
    assert info is not None
    assert (info.path, info.expire_time) == ("pages/shop/shop", wechat.world.clock.time() + 2 * DAY)
    assert info.cloud_base is not None
    assert info.cloud_base.env == "prod"


def test_appended_parameters_join_the_query(wechat: Bench) -> None:
    scheme = wechat.mp.links.generate_scheme(jump_wxa=JumpWxa(query="a=1")).openlink
    link = wechat.mp.links.generate_url_link().url_link
    scheme_info = wechat.mp.links.query_scheme(scheme=scheme + "&cq=b%3D2").scheme_info
    link_info = wechat.mp.links.query_url_link(url_link=link + "?cq=b%3D2").url_link_info
    assert scheme_info is not None
    assert link_info is not None
    assert (scheme_info.query, link_info.query) == ("a=1&b=2", "b=2")


def test_an_nfc_scheme_never_ends(wechat: Bench) -> None:
    link = wechat.mp.links.generate_nfc_scheme(model_id="m").openlink
    info = wechat.mp.links.query_scheme(scheme=link).scheme_info
    assert info is not None
    assert info.expire_time == 0


def test_nfc_wants_a_model(wechat: Bench, links: WxaLinks) -> None:
    with refuses(9800003):
        wechat.mp.links.generate_nfc_scheme(model_id="")
    assert not links.by_url


def test_untold_a_link_ends_after_thirty_days(wechat: Bench) -> None:
    link = wechat.mp.links.generate_url_link().url_link
    info = wechat.mp.links.query_url_link(url_link=link).url_link_info
    assert info is not None
    assert info.expire_time == wechat.world.clock.time() + 30 * DAY


@pytest.mark.parametrize("seconds", [59, 30 * DAY + 1, -1, 1_700_000_000_000])
def test_an_end_outside_the_limits_is_85401(wechat: Bench, links: WxaLinks, seconds: int) -> None:
    end = wechat.world.clock.time() + seconds
    with refuses(85401):
        wechat.mp.links.generate_scheme(expire_time=end)
    with refuses(85401):
        wechat.mp.links.generate_url_link(expire_time=end)
    assert not links.by_url


@pytest.mark.parametrize("days", [None, 0, 31])
def test_so_are_days_outside_them(wechat: Bench, days: int | None) -> None:
    with refuses(85401):
        wechat.mp.links.generate_scheme(expire_type=ExpireType.DAYS, expire_interval=days)


def test_both_ends_of_the_limits_are_good(wechat: Bench) -> None:
    now = wechat.world.clock.time()
    assert wechat.mp.links.generate_scheme(expire_time=now + 60).openlink
    assert wechat.mp.links.generate_scheme(expire_time=now + 30 * DAY).openlink


@pytest.mark.parametrize("path", ["pages/index/index?a=1", "pages/other/other", "页面"])
def test_a_path_that_is_not_released_is_40165(
    wechat: Bench, make: Callable[..., object], links: WxaLinks, path: str
) -> None:
    wechat.world.miniprogram.state(Release).pages = {"pages/index/index"}
    with refuses(40165):
        make(path=path)
    assert not links.by_url
    make(path="/pages/index/index")


@pytest.mark.parametrize("query", ["a=店", "a b", "q" * 1025])
def test_a_bad_query_is_40212(make: Callable[..., object], links: WxaLinks, query: str) -> None:
    with refuses(40212):
        make(query=query)
    assert not links.by_url


def test_without_a_release_it_is_85079(wechat: Bench, make: Callable[..., object]) -> None:
    wechat.world.miniprogram.state(Release).online = False
    with refuses(85079):
        make()


def test_another_env_version_is_85402(wechat: Bench) -> None:
    query = {"access_token": wechat.mp.access_token()}
    with refuses(85402):
        wechat.mp.request(
            "POST", "/wxa/generatescheme", query=query, json={"jump_wxa": {"env_version": "beta"}}
        )
    with refuses(85402):
        wechat.mp.request("POST", "/wxa/generate_urllink", query=query, json={"env_version": "beta"})


def test_the_day_s_links_end_with_44993(wechat: Bench, links: WxaLinks) -> None:
    links.a_day = 2
    wechat.mp.links.generate_scheme()
    wechat.mp.links.generate_url_link()
    with refuses(44993):
        wechat.mp.links.generate_url_link()
    assert len(links.by_url) == 2
    wechat.world.advance(DAY)
    assert wechat.mp.links.generate_scheme().openlink


@pytest.mark.parametrize("kind", ["scheme", "url_link"])
def test_unknown_links_are_85403_and_none_40097(wechat: Bench, kind: str) -> None:
    path = "/wxa/queryscheme" if kind == "scheme" else "/wxa/query_urllink"
    query = {"access_token": wechat.mp.access_token()}
    with refuses(85403):
        wechat.mp.request("POST", path, query=query, json={kind: "https://wxaurl.cn/unknown"})
    with refuses(40097):
        wechat.mp.request("POST", path, query=query, json={})


def test_a_scheme_is_no_url_link(wechat: Bench) -> None:
    with refuses(85403):
        wechat.mp.links.query_url_link(url_link=wechat.mp.links.generate_scheme().openlink)


def test_plain_schemes_have_to_be_allowed(wechat: Bench) -> None:
    scheme = f"weixin://dl/business/?appid={wechat.mp.appid}&path=pages/index/index&query=a%3D1"
    with refuses(85405):
        wechat.mp.links.query_scheme(scheme=scheme)
    wechat.world.miniprogram.state(Release).plain_schemes.add("pages/index/index")
    info = wechat.mp.links.query_scheme(scheme=scheme).scheme_info
    assert info is not None
    assert (info.path, info.query, info.expire_time) == ("pages/index/index", "a=1", 0)


def test_openings_left_are_told(wechat: Bench) -> None:
    reply = wechat.mp.links.query_scheme(query_type=QueryType.QUOTA)
    assert reply.quota_info is not None
    assert reply.quota_info.remain_visit_quota == 3_000_000
    assert reply.scheme_info is None


def test_a_short_link_names_app_and_page(wechat: Bench) -> None:
    link = wechat.mp.links.generate_short_link(page_url="pages/shop/shop?id=1", page_title="春" * 21).link
    assert link.startswith(f"#小程序://小程序/{'春' * 20}…/")


def test_a_short_link_to_nowhere_is_40066(wechat: Bench, links: WxaLinks) -> None:
    wechat.world.miniprogram.state(Release).pages = {"pages/index/index"}
    with refuses(40066):
        wechat.mp.links.generate_short_link(page_url="pages/shop/shop?id=1")
    assert not links.by_url


def test_permanent_short_links_end_with_85400(wechat: Bench, links: WxaLinks) -> None:
    links.permanent_limit = 1
    wechat.mp.links.generate_short_link(page_url="pages/index/index", is_permanent=True)
    with refuses(85400):
        wechat.mp.links.generate_short_link(page_url="pages/index/index", is_permanent=True)
    assert len(links.by_url) == 1
    assert wechat.mp.links.generate_short_link(page_url="pages/index/index").link
