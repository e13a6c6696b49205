"""Rows of the retired statistics of articles."""

from __future__ import annotations

from wxkit._call import Output
from wxkit._enums import OpenIntEnum

__all__ = [
    "ArticleSummaryRow",
    "ArticleTotalDetail",
    "ArticleTotalRow",
    "PageCounts",
    "ReadSource",
    "ShareScene",
    "UserReadRow",
    "UserShareRow",
]


class PageCounts(Output):
    """How often articles were read, shared and kept: `user` are people, `count` are times."""

    int_page_read_user: int = 0
    int_page_read_count: int = 0
    ori_page_read_user: int = 0
    """Of the page behind "read more" (阅读原文)."""
    ori_page_read_count: int = 0
    share_user: int = 0
    share_count: int = 0
    add_to_fav_user: int = 0
    add_to_fav_count: int = 0


class ArticleSummaryRow(PageCounts):
    """An article on a day."""

    ref_date: str = ""
    msgid: str = ""
    """The mass send and the number of the article from 1, e.g. `12003_3`."""
    title: str = ""
    user_source: int | None = None
    """Always 0."""


class ArticleTotalDetail(PageCounts):
    """An article from its mass send to a day."""

    stat_date: str = ""
    target_user: int = 0
    """How many people got it."""
    int_page_from_session_read_user: int = 0
    int_page_from_session_read_count: int = 0
    int_page_from_hist_msg_read_user: int = 0
    int_page_from_hist_msg_read_count: int = 0
    int_page_from_feed_read_user: int = 0
    int_page_from_feed_read_count: int = 0
    int_page_from_friends_read_user: int = 0
    int_page_from_friends_read_count: int = 0
    int_page_from_other_read_user: int = 0
    int_page_from_other_read_count: int = 0
    int_page_from_kanyikan_read_user: int = 0
    int_page_from_kanyikan_read_count: int = 0
    int_page_from_souyisou_read_user: int = 0
    int_page_from_souyisou_read_count: int = 0
    feed_share_from_session_user: int = 0
    feed_share_from_session_cnt: int = 0
    feed_share_from_feed_user: int = 0
    feed_share_from_feed_cnt: int = 0
    feed_share_from_other_user: int = 0
    feed_share_from_other_cnt: int = 0


class ArticleTotalRow(Output):
    """An article of a mass send."""

    ref_date: str = ""
    """When it was sent."""
    msgid: str = ""
    """The mass send and the number of the article from 1."""
    title: str = ""
    user_source: int | None = None
    """Always 0."""
    url: str | None = None
    details: list[ArticleTotalDetail] = []
    """By day, for 7 days; each from the mass send on."""


class ReadSource(OpenIntEnum):
    """From where readers came."""

    SESSION = 0
    FRIENDS = 1
    MOMENTS = 2
    HISTORY = 4
    OTHER = 5
    KANYIKAN = 6
    """看一看."""
    SEARCH = 7
    """搜一搜."""
    ALL = 99999999


class UserReadRow(PageCounts):
    """Readers from one place."""

    ref_date: str = ""
    ref_hour: int | None = None
    """By the hour only: 0 to 2300, e.g. 800 from 8 to 9 o'clock."""
    user_source: ReadSource = ReadSource.SESSION


class ShareScene(OpenIntEnum):
    """Where articles were shared to."""

    FRIENDS = 1
    MOMENTS = 2
    OTHER = 255


class UserShareRow(Output):
    """Sharing to one place."""

    ref_date: str = ""
    ref_hour: int | None = None
    """By the hour only: 0 to 2300, e.g. 800 from 8 to 9 o'clock."""
    share_scene: ShareScene = ShareScene(0)
    share_user: int = 0
    share_count: int = 0
