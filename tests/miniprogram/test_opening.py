"""People open the mini-program: by itself, by links, by codes."""

from __future__ import annotations

import pytest

import wxkit
from wxkit.miniprogram.links import JumpWxa, QueryType
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.links import WxaLinks
from wxkit_sandbox.miniprogram.pages import Release

pytestmark = pytest.mark.usefixtures("lan")


def test_it_opens_on_its_home_page(wechat: Bench) -> None:
    opened = wechat.act.open(person="lan")
    assert (opened.path, opened.query) == ("pages/index/index", "")


def test_a_scanned_code_brings_its_scene(wechat: Bench) -> None:
    opened = wechat.act.open(person="lan", path="pages/shop/shop", scene="id=1")
    assert (opened.path, opened.query) == ("pages/shop/shop", "scene=id%3D1")


def test_a_page_that_is_not_released_does_not_open(wechat: Bench) -> None:
    wechat.world.miniprogram.state(Release).pages = {"pages/index/index"}
    with pytest.raises(wxkit.WxkitError, match="not released"):
        wechat.act.open(person="lan", path="pages/shop/shop")


def test_a_link_leads_to_its_page_and_is_counted(wechat: Bench) -> None:
    link = wechat.mp.links.generate_url_link(path="/pages/shop/shop", query="id=1").url_link
    opened = wechat.act.open(person="lan", link=link + "?cq=from%3Dsms")
    assert (opened.path, opened.query) == ("pages/shop/shop", "id=1&from=sms")
    quota = wechat.mp.links.query_url_link(query_type=QueryType.QUOTA).quota_info
    assert quota is not None
    assert quota.remain_visit_quota == 2_999_999


def test_a_link_to_a_page_that_is_gone_is_not_counted(wechat: Bench) -> None:
    link = wechat.mp.links.generate_url_link(path="/pages/shop/shop").url_link
    wechat.world.miniprogram.state(Release).pages = {"pages/index/index"}
    with pytest.raises(wxkit.WxkitError, match="not released"):
        wechat.act.open(person="lan", link=link)
    assert not wechat.world.miniprogram.state(WxaLinks).visits


def test_short_links_are_not_counted(wechat: Bench) -> None:
    link = wechat.mp.links.generate_short_link(page_url="pages/shop/shop?id=1").link
    opened = wechat.act.open(person="lan", link=link)
    assert (opened.path, opened.query) == ("pages/shop/shop", "id=1")
    assert not wechat.world.miniprogram.state(WxaLinks).visits


def test_an_expired_link_does_not_open(wechat: Bench) -> None:
    end = wechat.world.clock.time() + 60
    link = wechat.mp.links.generate_scheme(jump_wxa=JumpWxa(), expire_time=end).openlink
    wechat.world.advance(59)
    assert wechat.act.open(person="lan", link=link).path == "pages/index/index"
    wechat.world.advance(1)
    with pytest.raises(wxkit.WxkitError, match="85403"):
        wechat.act.open(person="lan", link=link)


def test_a_day_s_openings_end(wechat: Bench) -> None:
    wechat.world.miniprogram.state(WxaLinks).visits_a_day = 1
    link = wechat.mp.links.generate_scheme().openlink
    wechat.act.open(person="lan", link=link)
    with pytest.raises(wxkit.WxkitError, match="85406"):
        wechat.act.open(person="lan", link=link)


def test_an_unknown_link_does_not_open(wechat: Bench) -> None:
    with pytest.raises(wxkit.WxkitError, match="85403"):
        wechat.act.open(person="lan", link="https://wxaurl.cn/unknown")
