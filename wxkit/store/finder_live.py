"""A Channels account (视频号) and its live rooms (直播). Times in Unix seconds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import TextInt
from wxkit._paging import cursor

__all__ = [
    "AsyncFinderLive",
    "FinderAttr",
    "FinderAttrFound",
    "FinderLive",
    "FinderLiveFigures",
    "FinderLiveNotice",
    "FinderLiveNotices",
    "FinderLivePage",
    "FinderLiveRoom",
    "FinderLiveRooms",
    "GetFinderAttr",
    "GetFinderLiveData",
    "GetFinderLiveLeads",
    "GetFinderLiveNotices",
    "GetFinderLives",
    "LeadsComponentType",
    "LeadsCount",
    "LeadsCounts",
    "LeadsTraffic",
]


class FinderAttr(Output):
    """A Channels account."""

    uniq_id: str = ""
    """`sph…`."""
    nickname: str = ""
    fans_count: int = 0


class FinderAttrFound(Reply):
    """A Channels account."""

    finder_attr: FinderAttr = Field(default_factory=FinderAttr)


class GetFinderAttr(
    Call[FinderAttrFound], post="/channels/finderlive/get_finder_attr_by_appid", repeatable=True
):
    """The account itself (获取视频号账号信息).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/channels/API/live/get_finder_attr_by_appid.html
    """


class FinderLiveFigures(Output):
    """How a live room went."""

    export_id: str = ""
    live_start_time: int = 0
    live_duration_in_seconds: int = 0
    total_audience_count: int = 0
    """People who watched."""
    total_cheer_count: int = 0
    """Likes."""
    forward_count: int = 0
    total_comment_count: int = 0
    audiences_avg_seconds: int = 0
    """Watched by each."""
    max_online_count: int = 0
    new_follow_count: int = 0
    new_follow_count_biz: int = 0
    """Of the official account (公众号)."""


class FinderLivePage(Reply):
    """A page of live rooms."""

    item: list[FinderLiveFigures] = []
    continue_flag: bool = False
    """There are more."""
    last_buffer: str | None = None
    """Pass back for the next page."""


class GetFinderLiveData(
    Call[FinderLivePage], post="/channels/finderlive/get_finder_live_data_list", repeatable=True
):
    """How live rooms went (获取留资直播间数据详情).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/channels/API/live/get_finder_live_data_list.html
    """

    start_time: int | None = None
    end_time: int | None = None
    last_buffer: str | None = None
    """Of the page before."""


class LeadsComponentType(OpenIntEnum):
    """How people left their number."""

    FORM = 0
    """表单."""
    WECOM_CARD = 1
    """企微名片."""
    WECOM_KF = 2
    """企微客服."""


class LeadsTraffic(OpenIntEnum):
    """Where people came from."""

    NATURAL = 0
    """自然流量."""
    ADVERTISING = 1
    """广告流量."""


class LeadsCount(Output):
    """How many left their number."""

    component_type: LeadsComponentType = LeadsComponentType.FORM
    traffic_type: LeadsTraffic = LeadsTraffic.NATURAL
    leads_count: int = 0


class LeadsCounts(Reply):
    """How many left their number, by how and from where."""

    item: list[LeadsCount] = []


class GetFinderLiveLeads(
    Call[LeadsCounts], post="/channels/finderlive/get_finder_live_leads_data", repeatable=True
):
    """How many left their number (获取账号收集的留资数据详情).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/channels/API/live/get_finder_live_leads_data.html
    """

    start_time: int | None = None
    end_time: int | None = None
    source_type: Literal[0] | None = None
    """0 in live rooms."""


class FinderLiveNotice(Output):
    """An announced live room (直播预约)."""

    notice_id: str = ""
    status: int = 0
    status_wording: str = ""
    """The state in words."""
    start_time: TextInt = 0
    description: str = ""
    nickname: str = ""
    """Of the account."""
    head_url: str = ""


class FinderLiveNotices(Reply):
    """Announced live rooms."""

    live_notice_list: list[FinderLiveNotice] = []


class GetFinderLiveNotices(
    Call[FinderLiveNotices], post="/channels/ec/finderlive/getfinderlivenoticerecordlist", repeatable=True
):
    """The announced live rooms (获取视频号直播预约列表).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/channels/API/live/getfinderlivenoticerecordlist.html
    """


class FinderLiveRoom(Output):
    """A live room."""

    export_id: str = ""
    description: str = ""
    cover_url: str = ""
    nickname: str = ""
    """Of the account."""
    head_url: str = ""


class FinderLiveRooms(Reply):
    """Live rooms."""

    live_list: list[FinderLiveRoom] = []


class GetFinderLives(
    Call[FinderLiveRooms], post="/channels/ec/finderlive/getfinderliverecordlist", repeatable=True
):
    """The live rooms (获取视频号直播列表).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/channels/API/live/getfinderliverecordlist.html
    """


class FinderLiveCalls:
    """A Channels account and its live rooms."""

    account = endpoint(GetFinderAttr)
    list = endpoint(GetFinderLives)
    notices = endpoint(GetFinderLiveNotices)
    data = endpoint(GetFinderLiveData)
    iter_data = paged(GetFinderLiveData, lambda page: page.item, cursor("last_buffer", more="continue_flag"))
    leads = endpoint(GetFinderLiveLeads)


class FinderLive(FinderLiveCalls, Sync):
    """A Channels account and its live rooms (视频号直播)."""


class AsyncFinderLive(FinderLiveCalls, Async):
    """A Channels account and its live rooms (视频号直播)."""
