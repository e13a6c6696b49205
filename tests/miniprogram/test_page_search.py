"""Pages that are offered to WeChat's search, what is found in it, and figures of performance."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from mp_refusals import refuses

from wxkit._call import Upload
from wxkit.miniprogram.performance import PerformanceFilter, PerformancePeriod
from wxkit.miniprogram.search import SubmittedPage
from wxkit.testing._bench import Bench
from wxkit_sandbox.clock import SHANGHAI
from wxkit_sandbox.miniprogram.pages import Release
from wxkit_sandbox.miniprogram.search import SearchIndex

DAY = 86400


def offer(wechat: Bench, *pages: str) -> None:
    split = [page.partition("?") for page in pages]
    wechat.mp.search.submit_pages(
        pages=[SubmittedPage(path=path, query=query or None) for path, _, query in split]
    )


def write(wechat: Bench, path: str, title: str, **more: str) -> None:
    wechat.act.write_page(person="lan", path=path, title=title, **more)


def found(wechat: Bench, keyword: str) -> list[str]:
    return [page.path for page in wechat.mp.search.iter_site(keyword=keyword)]


def test_an_offered_page_is_found_a_day_later(wechat: Bench, lan: str) -> None:
    write(wechat, "pages/tea/tea", "高山绿茶", query="id=1", description="春天的绿茶", image="https://a/1")
    offer(wechat, "pages/tea/tea?id=1")
    assert found(wechat, "绿茶") == []
    wechat.world.advance(DAY)
    reply = wechat.mp.search.site(keyword="绿茶")
    [page] = reply.items
    assert (page.path, page.image, reply.hit_count, reply.has_next_page) == (
        "pages/tea/tea?id=1",
        "https://a/1",
        1,
        0,
    )
    assert page.title == '高山<em class="highlight">绿茶</em>'
    assert page.description == '春天的<em class="highlight">绿茶</em>'
    assert found(wechat, "红茶") == []


def test_results_come_page_by_page(wechat: Bench, lan: str) -> None:
    paths = [f"pages/tea/tea?id={number}" for number in range(25)]
    for number in range(25):
        write(wechat, "pages/tea/tea", f"茶 {number}", query=f"id={number}")
    offer(wechat, *paths)
    wechat.world.advance(DAY)
    first = wechat.mp.search.site(keyword="茶")
    assert (len(first.items), first.has_next_page, first.hit_count) == (10, 1, 25)
    assert found(wechat, "茶") == paths
    with refuses(47001):
        wechat.mp.search.site(keyword="茶", next_page_info="made-up")
    with refuses(47001):
        wechat.mp.search.site(keyword="")


def test_goods_are_found_by_their_picture(wechat: Bench, lan: str) -> None:
    write(wechat, "pages/tea/tea", "高山绿茶", image="https://a/tea.jpg", price="99.8")
    write(wechat, "pages/about/about", "关于我们", image="https://a/tea.jpg")
    offer(wechat, "pages/tea/tea", "pages/about/about")
    wechat.world.advance(DAY)
    picture = b"\xff\xd8\xff\xe0 https://a/tea.jpg"
    [goods] = wechat.mp.search.image(img=Upload(picture, "a.jpg", "image/jpeg")).items
    assert (goods.title, goods.price, goods.path) == ("高山绿茶", "99.8", "pages/tea/tea")
    assert wechat.mp.search.image(img=Upload(b"\x89PNG a cup", "a.png", "image/png")).items == []
    with refuses(41005):
        wechat.mp.search.image(img=Upload(b"no picture", "a.jpg", "image/jpeg"))


def test_pages_that_are_refused(wechat: Bench, lan: str) -> None:
    index = wechat.world.miniprogram.state(SearchIndex)
    wechat.world.miniprogram.state(Release).pages = {"pages/tea/tea", "pages/secret/secret"}
    index.blocked.add("pages/secret/secret")
    query = {"access_token": wechat.mp.access_token()}
    for code, pages in (
        (40066, [{"path": "pages/secret/secret"}]),
        (40210, [{"path": ""}]),
        (40210, [{"query": "id=1"}]),
        (40210, [{"path": "pages/tea/tea"}, {"path": "pages/old/old"}]),
        (40212, [{"path": "pages/tea/tea", "query": "no query"}]),
        (40219, []),
        (40219, None),
        (47004, [{"path": "pages/tea/tea"}] * 1001),
    ):
        with refuses(code):
            wechat.mp.request("POST", "/wxa/search/wxaapi_submitpages", query=query, json={"pages": pages})
    assert (index.submitted, index.days) == ({}, {})


def test_a_day_has_room_for_so_many_pages(wechat: Bench, lan: str) -> None:
    index = wechat.world.miniprogram.state(SearchIndex)
    index.a_day = 2
    offer(wechat, "pages/a/a")
    with refuses(47006):
        offer(wechat, "pages/b/b", "pages/c/c")
    assert list(index.submitted) == ["pages/a/a"]
    wechat.world.advance(DAY)
    offer(wechat, "pages/b/b", "pages/c/c")


def days(wechat: Bench, **filters: Any) -> dict[str, str]:
    now = wechat.world.clock.time()
    params = [PerformanceFilter(field="device", value=value) for value in filters.values()]
    period = PerformancePeriod(begin_timestamp=now - 5 * DAY, end_timestamp=now)
    body = wechat.mp.performance.get(time=period, module="10022", params=params or None).data.body
    [table] = body.tables
    assert (table.id, body.count) == ("tendency", 1)
    return {field.refdate: field.value for field in table.lines[0].fields}


def test_days_with_visits_have_figures(wechat: Bench, lan: str) -> None:
    assert days(wechat) == {}
    wechat.act.open(person="lan")
    today = datetime.fromtimestamp(wechat.world.clock.now(), SHANGHAI).strftime("%Y%m%d")
    wechat.world.advance(DAY)
    figures = days(wechat)
    assert list(figures) == [today]
    assert int(figures[today]) >= 200
    assert days(wechat) == figures


def test_devices_can_be_told_apart(wechat: Bench, lan: str) -> None:
    wechat.act.open(person="lan", platform="android")
    assert len(days(wechat, device="2")) == 1
    assert days(wechat, device="1") == {}
    assert len(days(wechat, device="-1")) == 1


@pytest.mark.parametrize("span", [-DAY, 31 * DAY, 10**20])
def test_spans_that_are_refused(wechat: Bench, span: int) -> None:
    now = wechat.world.clock.time()
    period = PerformancePeriod(begin_timestamp=now - span, end_timestamp=now)
    with refuses(40097):
        wechat.mp.performance.get(time=period, module="10016")
