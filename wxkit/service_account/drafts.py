"""Drafts (草稿箱): articles before they are published or sent to many. A sent draft is gone."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wxkit._call import Call, Ok, Output, Query, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import offset
from wxkit.service_account._articles import (
    ArticleDraft,
    CoverInfo,
    CropPercent,
    FooterProductInfo,
    ImageInfo,
    ImageItem,
    NewsItem,
    ProductInfo,
)

__all__ = [
    "AddDraft",
    "ArticleDraft",
    "AsyncDrafts",
    "CountDrafts",
    "CoverInfo",
    "CropPercent",
    "DeleteDraft",
    "Draft",
    "DraftAdded",
    "DraftContent",
    "DraftCount",
    "DraftItem",
    "DraftPage",
    "DraftSwitch",
    "Drafts",
    "FooterProductInfo",
    "GetDraft",
    "ImageInfo",
    "ImageItem",
    "ListDrafts",
    "NewsItem",
    "ProductInfo",
    "SwitchDrafts",
    "UpdateDraft",
]


class DraftAdded(Reply):
    """The new draft."""

    media_id: str = ""
    """Names the draft, at most 128 characters."""


class AddDraft(Call[DraftAdded], post="/cgi-bin/draft/add", bare=True):
    """Write a draft of one article or several (新增草稿). 1000 a day.

    Errors: 40007 (media_id of a cover), 40155 (a link to a home page), 41039, 44003, 45002, 45003, 45004,
    45008, 45110 (what is missing or too long), 45166 (content), 53404 (restricted from selling),
    53405 (product), 53406 (selling is not opened).
    https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_add
    """

    articles: Annotated[list[ArticleDraft], Field(min_length=1)]


class Draft(Reply):
    """The articles of a draft."""

    news_item: list[NewsItem] = []


class GetDraft(Call[Draft], post="/cgi-bin/draft/get", bare=True, repeatable=True):
    """Read a draft (获取草稿详情). 500 a day.

    Errors: 40007 (media_id).
    https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_getdraft
    """

    media_id: str


class UpdateDraft(Call[Ok], post="/cgi-bin/draft/update", repeatable=True):
    """Replace one article of a draft (更新草稿). 1000 a day.

    Errors: those of `AddDraft`, 40114 (index).
    https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_update
    """

    media_id: str
    index: int = Field(ge=0)
    """Which article, from 0."""
    articles: ArticleDraft
    """One article, in spite of the name."""


class DraftContent(Output):
    """The articles of a draft and their times."""

    news_item: list[NewsItem] = []
    create_time: int | None = None
    """Unix seconds."""
    update_time: int | None = None
    """Unix seconds."""


class DraftItem(Output):
    """A draft in the list."""

    media_id: str = ""
    content: DraftContent = Field(default_factory=DraftContent)
    update_time: int = 0
    """Unix seconds."""


class DraftPage(Reply):
    """A page of drafts."""

    total_count: int = 0
    """How many there are altogether."""
    item_count: int = 0
    """How many this page has."""
    item: list[DraftItem] = []


class ListDrafts(Call[DraftPage], post="/cgi-bin/draft/batchget", bare=True, repeatable=True):
    """The drafts, newest first (获取草稿列表). 1000 a day.

    https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_batchget
    """

    offset: int = Field(default=0, ge=0)
    """How many to skip."""
    count: int = Field(default=20, ge=1, le=20)
    """How many to list, at most 20."""
    no_content: int | None = Field(default=None, ge=0, le=1)
    """1 leaves the text of the articles out."""


class DraftCount(Reply):
    """How many drafts there are."""

    total_count: int = 0


class CountDrafts(Call[DraftCount], get="/cgi-bin/draft/count", bare=True):
    """How many drafts there are (获取草稿的总数). 1000 a day.

    https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_count
    """


class DeleteDraft(Call[Ok], post="/cgi-bin/draft/delete"):
    """Delete a draft for good (删除草稿). 1000 a day.

    Errors: 40007 (media_id).
    https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_delete
    """

    media_id: str


class DraftSwitch(Reply):
    """Whether the account has drafts."""

    is_open: int = 0
    """1 when it has; every account does by now."""


class SwitchDrafts(Call[DraftSwitch], post="/cgi-bin/draft/switch", repeatable=True):
    """Turn drafts on for good, or only look (草稿箱开关设置). Retired: every account has drafts.

    https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_switch
    """

    checkonly: Query[int | None] = Field(default=None, ge=0, le=1)
    """1 only tells the state."""


def _drafts(page: DraftPage) -> list[DraftItem]:
    return page.item


class DraftCalls:
    """Drafts of articles."""

    add = endpoint(AddDraft)
    get = endpoint(GetDraft)
    update = endpoint(UpdateDraft)
    list = endpoint(ListDrafts)
    iter_list = paged(ListDrafts, _drafts, offset("item", size="count"))
    count = endpoint(CountDrafts)
    delete = endpoint(DeleteDraft)
    switch = endpoint(SwitchDrafts)


class Drafts(DraftCalls, Sync):
    """Drafts of articles (草稿箱)."""


class AsyncDrafts(DraftCalls, Async):
    """Drafts of articles (草稿箱)."""
