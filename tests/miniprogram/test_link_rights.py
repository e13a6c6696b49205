"""Who may make links to the mini-program, and of what they have to be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from mp_refusals import refuses

from wxkit.miniprogram.links import CloudBase
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.links import WxaLinks
from wxkit_sandbox.quotas import Quotas


@pytest.fixture
def links(wechat: Bench) -> WxaLinks:
    return wechat.world.miniprogram.state(WxaLinks)


@pytest.fixture(params=["scheme", "url_link", "nfc"])
def make(wechat: Bench, request: pytest.FixtureRequest) -> Callable[[], object]:
    """Makes a link of each kind that opens outside WeChat."""
    calls: dict[str, Callable[[], object]] = {
        "scheme": wechat.mp.links.generate_scheme,
        "url_link": wechat.mp.links.generate_url_link,
        "nfc": lambda: wechat.mp.links.generate_nfc_scheme(model_id="m"),
    }
    return calls[request.param]


def test_a_personal_mini_program_makes_no_links(
    wechat: Bench, links: WxaLinks, make: Callable[[], object]
) -> None:
    wechat.world.settings.miniprogram_is_personal = True
    with refuses(40002):
        make()
    assert (links.by_url, links.made) == ({}, {})


@pytest.mark.parametrize(("state", "code"), [("not_granted", 85407), ("suspended", 40013), ("banned", 85408)])
def test_wechat_may_stop_the_making_of_links(
    wechat: Bench,
    links: WxaLinks,
    make: Callable[[], object],
    state: Literal["not_granted", "suspended", "banned"],
    code: int,
) -> None:
    wechat.world.settings.making_links = state
    with refuses(code):
        make()
    assert (links.by_url, links.made) == ({}, {})


def test_a_link_shows_only_cloud_pages_that_there_are(wechat: Bench, links: WxaLinks) -> None:
    wechat.world.settings.cloud_environments = ("prod",)
    with refuses(85088):
        wechat.mp.links.generate_url_link(cloud_base=CloudBase(env="test"))
    assert (links.by_url, links.made) == ({}, {})
    assert wechat.mp.links.generate_url_link(cloud_base=CloudBase(env="prod")).url_link


@pytest.mark.parametrize(
    ("model", "sn", "code"), [("other", None, 9800003), ("each", None, 9800008), ("all", "1", 9800009)]
)
def test_devices_of_a_model_have_one_code_each_or_one_for_all(
    wechat: Bench, links: WxaLinks, model: str, sn: str | None, code: int
) -> None:
    wechat.world.settings.nfc_models = {"each": True, "all": False}
    with refuses(code):
        wechat.mp.links.generate_nfc_scheme(model_id=model, sn=sn)
    assert not links.by_url
    assert wechat.mp.links.generate_nfc_scheme(model_id="each", sn="1").openlink
    assert wechat.mp.links.generate_nfc_scheme(model_id="all").openlink


def test_without_any_model_nfc_is_not_granted(wechat: Bench, links: WxaLinks) -> None:
    wechat.world.settings.nfc_models = {}
    with refuses(9800007):
        wechat.mp.links.generate_nfc_scheme(model_id="m")
    assert not links.by_url


def test_short_links_are_for_some_categories(wechat: Bench, links: WxaLinks) -> None:
    wechat.world.settings.short_links = False
    with refuses(43104):
        wechat.mp.links.generate_short_link(page_url="pages/index/index", is_permanent=True)
    assert (links.by_url, links.permanent) == ({}, 0)


def test_the_title_of_a_short_link_may_not_be_risky(wechat: Bench, links: WxaLinks) -> None:
    wechat.world.settings.risky_content = {"赌": 20006}
    with refuses(40225):
        wechat.mp.links.generate_short_link(page_url="pages/index/index", page_title="来赌一把")
    assert not links.by_url


def test_the_day_s_short_links_end_with_45009(wechat: Bench, links: WxaLinks) -> None:
    wechat.world.miniprogram.state(Quotas).limits["/wxa/genwxashortlink"] = 1
    wechat.mp.links.generate_short_link(page_url="pages/index/index")
    with refuses(45009):
        wechat.mp.links.generate_short_link(page_url="pages/index/index")
    assert len(links.by_url) == 1
