"""Statistics of articles (图文数据): by publication since 2025-11-01, and the retired ones of mass sends.

Days are `yyyy-MM-dd`; the last one is yesterday at the latest, and its numbers are there after 8 o'clock.
The rates of an article lie between 0 and 1.
"""

from __future__ import annotations

from typing import TypeAlias

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenStrEnum
from wxkit.service_account._article_rows import (
    ArticleSummaryRow,
    ArticleTotalDetail,
    ArticleTotalRow,
    PageCounts,
    ReadSource,
    ShareScene,
    UserReadRow,
    UserShareRow,
)
from wxkit.service_account.datacube import Days

__all__ = [
    "ArticleReadDetail",
    "ArticleReadRow",
    "ArticleReadRows",
    "ArticleShareDetail",
    "ArticleShareRow",
    "ArticleShareRows",
    "ArticleSummaryRow",
    "ArticleSummaryRows",
    "ArticleTotalDetail",
    "ArticleTotalRow",
    "ArticleTotalRows",
    "AsyncDataCubeArticles",
    "BizDetail",
    "BizRow",
    "BizRows",
    "DataCubeArticles",
    "GetArticleRead",
    "GetArticleShare",
    "GetArticleSummary",
    "GetArticleTotal",
    "GetArticleTotalDetail",
    "GetBizSummary",
    "GetUserRead",
    "GetUserReadHour",
    "GetUserShare",
    "GetUserShareHour",
    "JumpPosition",
    "PageCounts",
    "PublicationDay",
    "PublicationRow",
    "PublicationRows",
    "ReadScene",
    "ReadSource",
    "SceneCount",
    "ShareScene",
    "UserReadRow",
    "UserReadRows",
    "UserShareRow",
    "UserShareRows",
]


class ReadScene(OpenStrEnum):
    """From where readers came (阅读场景来源)."""

    ALL = "全部"
    MESSAGE = "公众号消息"
    CHAT = "聊天会话"
    MOMENTS = "朋友圈"
    HOMEPAGE = "公众号主页"
    OTHER = "其他"
    RECOMMENDED = "推荐"
    SEARCH = "搜一搜"


class SceneCount(Output):
    """Readers who came from one place."""

    user_count: int = 0
    scene_desc: ReadScene = ReadScene("")


class ArticleReadDetail(Output):
    """Readers of an article."""

    read_user: int = 0
    read_user_source: list[SceneCount] = []


class ArticleReadRow(Output):
    """Readers of an article on a day."""

    ref_date: str = ""
    msgid: str = ""
    """`msg_data_id` of the publication and number of the article from 1, e.g. `12003_3`."""
    detail: ArticleReadDetail = Field(default_factory=ArticleReadDetail)


# Inside a class that has a field named list, `list[…]` would mean the field.
ArticleReads: TypeAlias = list[ArticleReadRow]


class ArticleReadRows(Reply):
    """Readers by article."""

    list: ArticleReads = []
    is_delay: bool = False
    """True when the numbers are not the newest."""


class GetArticleRead(
    Days, Call[ArticleReadRows], post="/datacube/getarticleread", bare=True, repeatable=True
):
    """Readers of every article that was read on a day (获取发表内容每日阅读数据), one day.

    Errors: 61500 (date), 61501 (span), 61503 (not ready).
    https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticleread
    """


class ArticleShareDetail(Output):
    """People who shared an article."""

    share_user: int = 0


class ArticleShareRow(Output):
    """People who shared an article on a day."""

    ref_date: str = ""
    msgid: str = ""
    """`msg_data_id` of the publication and number of the article from 1."""
    detail: ArticleShareDetail = Field(default_factory=ArticleShareDetail)


ArticleShares: TypeAlias = list[ArticleShareRow]


class ArticleShareRows(Reply):
    """Sharers by article."""

    list: ArticleShares = []
    is_delay: bool = False
    """True when the numbers are not the newest."""


class GetArticleShare(
    Days, Call[ArticleShareRows], post="/datacube/getarticleshare", bare=True, repeatable=True
):
    """People who shared, for every article that was shared on a day (获取发表内容每日分享数据), one day.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticleshare
    """


class BizDetail(Output):
    """What people did with the account's articles."""

    read_user: int = 0
    read_user_source: list[SceneCount] = []
    share_user: int = 0
    zaikan_user: int = 0
    """Hearts (爱心赞)."""
    like_user: int = 0
    """Thumbs (拇指赞)."""
    comment_count: int = 0
    collection_user: int = 0
    """Those who kept an article (收藏)."""
    redirect_ori_page_user: int = 0
    """Those who followed "read more" (阅读原文)."""
    send_page_count: int = 0
    """How many articles were published."""


class BizRow(Output):
    """What people did with the account's articles on a day."""

    ref_date: str = ""
    detail: BizDetail = Field(default_factory=BizDetail)


BizList: TypeAlias = list[BizRow]


class BizRows(Reply):
    """What people did with the account's articles, by day."""

    list: BizList = []
    is_delay: bool = False
    """True when the numbers are not the newest."""


class GetBizSummary(Days, Call[BizRows], post="/datacube/getbizsummary", bare=True, repeatable=True):
    """What people did with all articles together (获取发表内容概况总数据), 30 days at most.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getbizsummary
    """


class JumpPosition(Output):
    """Where readers left."""

    position: int = 0
    """1 to 5: the first to the last fifth of the article."""
    rate: float = 0.0
    """Which part of all readers, 0 to 1."""


class PublicationDay(Output):
    """What people did with an article from its publication to a day."""

    stat_date: str = ""
    read_user: int = 0
    read_user_source: list[SceneCount] = []
    share_user: int = 0
    zaikan_user: int = 0
    """Hearts (爱心赞)."""
    like_user: int = 0
    """Thumbs (拇指赞)."""
    comment_count: int = 0
    collection_user: int = 0
    """Those who kept it (收藏)."""
    praise_money: int = 0
    """Tips (赞赏) in fen."""
    read_subscribe_user: int = 0
    """Those who followed the account after reading."""
    read_delivery_rate: float = 0.0
    """Readers among those who got it."""
    read_finish_rate: float = 0.0
    """Share of those who read to the end."""
    read_avg_activetime: float = 0.0
    """Minutes of reading, on average."""
    read_jump_position: list[JumpPosition] = []


class PublicationRow(Output):
    """An article."""

    ref_date: str = ""
    """When it was published."""
    msgid: str = ""
    """`msg_data_id` of the publication and number of the article from 1."""
    publish_type: int = 0
    """0 when followers were told, 1 when not."""
    title: str = ""
    content_url: str = ""
    detail_list: list[PublicationDay] = []
    """By day, for 30 days."""


Publications: TypeAlias = list[PublicationRow]


class PublicationRows(Reply):
    """The articles of a day."""

    list: Publications = []
    is_delay: bool = False
    """True when the numbers are not the newest."""


class GetArticleTotalDetail(
    Days, Call[PublicationRows], post="/datacube/getarticletotaldetail", bare=True, repeatable=True
):
    """What became of the articles published on a day (获取发表内容发表详细数据), one day.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticletotaldetail
    """


ArticleSummaries: TypeAlias = list[ArticleSummaryRow]


class ArticleSummaryRows(Reply):
    """Articles of mass sends on a day."""

    list: ArticleSummaries = []


class GetArticleSummary(
    Days, Call[ArticleSummaryRows], post="/datacube/getarticlesummary", bare=True, repeatable=True
):
    """Articles of mass sends that were read on a day (获取图文群发每日数据). Retired: `GetArticleRead`.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticlesummary
    """


ArticleTotals: TypeAlias = list[ArticleTotalRow]


class ArticleTotalRows(Reply):
    """Articles of mass sends."""

    list: ArticleTotals = []


class GetArticleTotal(
    Days, Call[ArticleTotalRows], post="/datacube/getarticletotal", bare=True, repeatable=True
):
    """What became of the articles of mass sends (获取图文群发总数据). Retired: `GetArticleTotalDetail`.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticletotal
    """


UserReads: TypeAlias = list[UserReadRow]


class UserReadRows(Reply):
    """Readers by place."""

    list: UserReads = []


class GetUserRead(Days, Call[UserReadRows], post="/datacube/getuserread", bare=True, repeatable=True):
    """Readers by day and place (获取图文阅读概况数据). Retired: `GetBizSummary`.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getuserread
    """


class GetUserReadHour(Days, Call[UserReadRows], post="/datacube/getuserreadhour", bare=True, repeatable=True):
    """Readers by hour and place (获取图文阅读分时数据). Retired: `GetBizSummary`.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getuserreadhour
    """


UserShares: TypeAlias = list[UserShareRow]


class UserShareRows(Reply):
    """Sharing by place."""

    list: UserShares = []


class GetUserShare(Days, Call[UserShareRows], post="/datacube/getusershare", bare=True, repeatable=True):
    """Sharing by day and place (获取图文转发概况数据). Retired: `GetArticleShare`.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getusershare
    """


class GetUserShareHour(
    Days, Call[UserShareRows], post="/datacube/getusersharehour", bare=True, repeatable=True
):
    """Sharing by hour and place (获取图文转发分时数据). Retired: `GetArticleShare`.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getusersharehour
    """


class DataCubeArticleCalls:
    """Statistics of articles."""

    read = endpoint(GetArticleRead)
    share = endpoint(GetArticleShare)
    account = endpoint(GetBizSummary)
    published = endpoint(GetArticleTotalDetail)
    summary = endpoint(GetArticleSummary)
    total = endpoint(GetArticleTotal)
    user_read = endpoint(GetUserRead)
    user_read_by_hour = endpoint(GetUserReadHour)
    user_share = endpoint(GetUserShare)
    user_share_by_hour = endpoint(GetUserShareHour)


class DataCubeArticles(DataCubeArticleCalls, Sync):
    """Statistics of articles (图文数据)."""


class AsyncDataCubeArticles(DataCubeArticleCalls, Async):
    """Statistics of articles (图文数据)."""
