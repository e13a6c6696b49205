"""Publishing (发布能力): drafts become articles with an address; nobody is told, no mass send is used up."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId
from wxkit._paging import offset
from wxkit.service_account._articles import NewsItem

__all__ = [
    "AsyncPublish",
    "DeletePublished",
    "GetPublishStatus",
    "GetPublished",
    "ListPublished",
    "NewsItem",
    "Publish",
    "PublishState",
    "PublishStatus",
    "PublishSubmitted",
    "Published",
    "PublishedArticle",
    "PublishedArticles",
    "PublishedContent",
    "PublishedItem",
    "PublishedPage",
    "SubmitPublish",
]


class PublishState(OpenIntEnum):
    """How far publishing is."""

    DONE = 0
    UNDER_WAY = 1
    NOT_ORIGINAL = 2
    """The check of originality (原创) failed."""
    FAILED = 3
    REJECTED = 4
    """WeChat's review said no."""
    DELETED = 5
    """Was done; the account deleted all articles."""
    BANNED = 6
    """Was done; WeChat banned all articles."""


class PublishSubmitted(Reply):
    """The job that is under way."""

    publish_id: str = ""
    msg_data_id: NumberId = ""
    """Names the articles to comments and statistics."""


class SubmitPublish(Call[PublishSubmitted], post="/cgi-bin/freepublish/submit"):
    """Publish a draft (发布草稿). The result comes as event PUBLISHJOBFINISH. 100 a day.

    Errors: 48001, 53500 (banned), 53501 (too often), 53503 (the draft did not pass the check),
    53504 (publish it in the console), 53505 (save it by hand first).
    https://developers.weixin.qq.com/doc/service/api/public/api_freepublish_submit
    """

    media_id: str
    """A draft."""


class PublishedArticle(Output):
    """Where a published article is."""

    idx: int = 0
    """Which of several, from 1."""
    article_url: str = ""


class PublishedArticles(Output):
    """Where the published articles are."""

    count: int = 0
    item: list[PublishedArticle] = []


class PublishStatus(Reply):
    """How far a job is."""

    publish_id: str = ""
    publish_status: PublishState = PublishState.DONE
    article_id: str | None = None
    """Names what was published; only of a success."""
    article_detail: PublishedArticles | None = None
    """Only of a success."""
    fail_idx: list[int] = []
    """Which articles failed, from 1; for states 2 and 4."""


class GetPublishStatus(Call[PublishStatus], post="/cgi-bin/freepublish/get", bare=True, repeatable=True):
    """How far a job is (发布状态查询). 100 a day.

    Errors: 53502 (publish_id).
    https://developers.weixin.qq.com/doc/service/api/public/api_freepublish_get
    """

    publish_id: str


class DeletePublished(Call[Ok], post="/cgi-bin/freepublish/delete"):
    """Delete published articles for good (删除发布文章). 10 a day.

    Errors: 53600 (article_id).
    https://developers.weixin.qq.com/doc/service/api/public/api_freepublishdelete
    """

    article_id: str
    index: int | None = Field(default=None, ge=0)
    """Which article, from 1; all when 0 or absent."""


class Published(Reply):
    """Published articles."""

    news_item: list[NewsItem] = []


class GetPublished(Call[Published], post="/cgi-bin/freepublish/getarticle", bare=True, repeatable=True):
    """Read published articles (获取已发布图文信息). 100 a day.

    Errors: 53600 (article_id).
    https://developers.weixin.qq.com/doc/service/api/public/api_freepublishgetarticle
    """

    article_id: str


class PublishedContent(Output):
    """The articles of one publication and their times."""

    news_item: list[NewsItem] = []
    create_time: int | None = None
    """Unix seconds."""
    update_time: int | None = None
    """Unix seconds."""


class PublishedItem(Output):
    """A publication in the list."""

    article_id: str = ""
    content: PublishedContent = Field(default_factory=PublishedContent)
    update_time: int = 0
    """Unix seconds."""


class PublishedPage(Reply):
    """A page of publications."""

    total_count: int = 0
    """How many there are altogether."""
    item_count: int = 0
    """How many this page has."""
    item: list[PublishedItem] = []


class ListPublished(Call[PublishedPage], post="/cgi-bin/freepublish/batchget", bare=True, repeatable=True):
    """What was published, newest first (获取已发布的消息列表). 100 a day.

    https://developers.weixin.qq.com/doc/service/api/public/api_freepublish_batchget
    """

    offset: int = Field(default=0, ge=0)
    """How many to skip."""
    count: int = Field(default=20, ge=1, le=20)
    """How many to list, at most 20."""
    no_content: int | None = Field(default=None, ge=0, le=1)
    """1 leaves the text of the articles out."""


def _items(page: PublishedPage) -> list[PublishedItem]:
    return page.item


class PublishCalls:
    """Publishing of drafts."""

    submit = endpoint(SubmitPublish)
    status = endpoint(GetPublishStatus)
    delete = endpoint(DeletePublished)
    get = endpoint(GetPublished)
    list = endpoint(ListPublished)
    iter_list = paged(ListPublished, _items, offset("item", size="count"))


class Publish(PublishCalls, Sync):
    """Publishing of drafts (发布能力)."""


class AsyncPublish(PublishCalls, Async):
    """Publishing of drafts (发布能力)."""
