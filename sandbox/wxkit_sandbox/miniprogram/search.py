"""Search (小程序搜索): pages that were offered to WeChat's index, and what is found in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from wxkit._call import Ok
from wxkit.miniprogram.search import (
    FoundGoods,
    FoundPage,
    GoodsFound,
    ImageSearch,
    PagesFound,
    SiteSearch,
    SubmitPages,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.pages import Release
from wxkit_sandbox.store.pages import page_from
from wxkit_sandbox.world import App

__all__ = ["PageContent", "SearchIndex"]

A_CALL, A_DAY = 1000, 10_000
A_PAGE = 10
_QUERY = re.compile(r"(?:[^=&?#\s]+=[^=&?#\s]*(?:&|$))*")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"RIFF")


@dataclass(frozen=True, slots=True)
class PageContent:
    """What WeChat's crawler reads on a page."""

    title: str
    description: str = ""
    image: str = ""
    """Address of its picture."""
    price: str = ""
    """Of goods, e.g. `100.0`."""


@dataclass(slots=True)
class SearchIndex:
    """Pages by `path?query`: what is on them, and when they were offered."""

    contents: dict[str, PageContent] = field(default_factory=dict[str, PageContent])
    submitted: dict[str, float] = field(default_factory=dict[str, float])
    blocked: set[str] = field(default_factory=set[str])
    """Paths that sitemap.json keeps out."""
    a_day: int = A_DAY
    days: Counter[str] = field(default_factory=Counter[str])

    def indexed(self, app: App) -> Iterator[tuple[str, PageContent]]:
        """Pages that WeChat has taken in by now, oldest first."""
        until = app.world.clock.now() - app.world.settings.search_takes
        for path, at in self.submitted.items():
            if at <= until:
                yield path, self.contents.get(path) or PageContent(path)


@handles(
    SubmitPages,
    invalid={"pages": 40219, "pages.path": 40210, "pages.query": 40212},
)
def submit_pages(app: App, call: SubmitPages) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/wxsearch/api_submitpages"""
    index, today = app.state(SearchIndex), app.world.clock.day()
    if len(call.pages) > A_CALL:
        raise Refusal(47004)
    paths: list[str] = []
    for page in call.pages:
        path, query = page.path.removeprefix("/"), page.query or ""
        _check_page(app, index, path, query)
        paths.append(f"{path}?{query}" if query else path)
    if index.days[today] + len(paths) > index.a_day:
        raise Refusal(47006)
    index.days[today] += len(paths)
    for path in paths:
        index.submitted.setdefault(path, app.world.clock.now())
    return Ok()


@handles(SiteSearch, invalid={"*": 47001})
def site_search(app: App, call: SiteSearch) -> PagesFound:
    """https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/search/search.siteSearch.html"""
    if not call.keyword:
        raise Refusal(47001)
    pages = dict(app.state(SearchIndex).indexed(app))
    hits = [path for path, page in pages.items() if call.keyword in f"{page.title}\n{page.description}"]

    def walk(start: int) -> Iterator[tuple[int, str]]:
        return enumerate(islice(hits, start, None), start)

    page = page_from(walk, A_PAGE, call.next_page_info, call.keyword, mismatch=47001)
    return PagesFound(
        items=[_found(path, pages[path], call.keyword) for path in page.ids],
        has_next_page=int(bool(page.next_key)),
        next_page_info=page.next_key,
        hit_count=len(hits),
    )


@handles(ImageSearch, invalid={"img": 41005})
def image_search(app: App, call: ImageSearch) -> GoodsFound:
    """https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/search/search.imageSearch.html

    A picture shows the goods whose title or picture's address it carries.
    """
    if not call.img.content.startswith(_PICTURES):
        raise Refusal(41005)
    shown = call.img.content.decode(errors="replace")
    goods = [
        FoundGoods(title=page.title, img_url=page.image, price=page.price, path=path)
        for path, page in app.state(SearchIndex).indexed(app)
        if page.price and (page.title in shown or (page.image and page.image in shown))
    ]
    return GoodsFound(items=goods)


def _check_page(app: App, index: SearchIndex, path: str, query: str) -> None:
    if not path or not app.state(Release).has(path):
        raise Refusal(40210)
    if _QUERY.fullmatch(query) is None:
        raise Refusal(40212)
    if path in index.blocked:
        raise Refusal(40066)


def _found(path: str, page: PageContent, keyword: str) -> FoundPage:
    marked = f'<em class="highlight">{keyword}</em>'
    return FoundPage(
        title=page.title.replace(keyword, marked),
        description=page.description.replace(keyword, marked),
        image=page.image,
        path=path,
    )
