"""Search (小程序搜索): pages for WeChat's index, and searches inside the mini-program."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply, Upload
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import cursor

__all__ = [
    "AsyncSearch",
    "FoundGoods",
    "FoundPage",
    "GoodsFound",
    "ImageSearch",
    "PagesFound",
    "Search",
    "SiteSearch",
    "SubmitPages",
    "SubmittedPage",
]


class SubmittedPage(Input):
    """A page."""

    path: str
    """Page, without query."""
    query: str | None = None
    """As k1=v1&k2=v2."""


class SubmitPages(Call[Ok], post="/wxa/search/wxaapi_submitpages", repeatable=True):
    """Offer pages to WeChat's search (提交小程序页面url及参数信息), at most 1,000 at once.

    Errors: 40066 (kept out by sitemap.json), 40210 (path), 40212 (query), 40219 (no pages), 47001,
    47004 (more than 1,000), 47006 (too many today).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/wxsearch/api_submitpages
    """

    pages: list[SubmittedPage] = Field(min_length=1)


class FoundPage(Output):
    """A page that was found."""

    title: str = ""
    """May hold `<em class="highlight">`."""
    description: str = ""
    """May hold `<em class="highlight">`."""
    image: str = ""
    path: str = ""


class PagesFound(Reply):
    """A page of results."""

    items: list[FoundPage] = []
    has_next_page: int = 0
    """1 when there are more."""
    next_page_info: str = ""
    """Cursor of the next page."""
    hit_count: int = 0
    """About how many pages are indexed."""


class SiteSearch(Call[PagesFound], post="/wxa/sitesearch", repeatable=True):
    """Search the mini-program's indexed pages by words (小程序内部搜索).

    https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/search/search.siteSearch.html
    """

    keyword: str
    next_page_info: str = ""
    """From the page before; empty for the first."""


class FoundGoods(Output):
    """A page of goods that was found."""

    title: str = ""
    img_url: str = ""
    price: str = ""
    """As a text, e.g. `100.0`."""
    path: str = ""


class GoodsFound(Reply):
    """Goods that look alike."""

    items: list[FoundGoods] = []


class ImageSearch(Call[GoodsFound], post="/wxa/imagesearch", repeatable=True):
    """Search the mini-program's indexed goods by a picture (小程序内部图片搜索).

    Errors: 41005 (no picture).
    https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/search/search.imageSearch.html
    """

    img: Upload


class SearchCalls:
    """Search."""

    submit_pages = endpoint(SubmitPages)
    site = endpoint(SiteSearch)
    iter_site = paged(SiteSearch, lambda page: page.items, cursor("next_page_info", more="has_next_page"))
    image = endpoint(ImageSearch)


class Search(SearchCalls, Sync):
    """Search (小程序搜索)."""


class AsyncSearch(SearchCalls, Async):
    """Search (小程序搜索)."""
