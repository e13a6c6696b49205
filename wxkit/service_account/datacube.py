"""Statistics (数据统计) of followers, of the messages they send, and of the server that answers them.

Days are `yyyy-MM-dd`; the last one is yesterday at the latest, and its numbers are there after 8 o'clock.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from wxkit._call import Call, Input, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum

__all__ = [
    "AsyncDataCube",
    "CountInterval",
    "DataCube",
    "Day",
    "Days",
    "FollowSource",
    "GetInterfaceSummary",
    "GetInterfaceSummaryHour",
    "GetUpstreamDistribution",
    "GetUpstreamDistributionMonth",
    "GetUpstreamDistributionWeek",
    "GetUpstreamMessages",
    "GetUpstreamMessagesHour",
    "GetUpstreamMessagesMonth",
    "GetUpstreamMessagesWeek",
    "GetUserCumulate",
    "GetUserSummary",
    "InterfaceRow",
    "InterfaceRows",
    "MessageKind",
    "UpstreamDistributionRow",
    "UpstreamDistributionRows",
    "UpstreamRow",
    "UpstreamRows",
    "UserCumulateRow",
    "UserCumulateRows",
    "UserSummaryRow",
    "UserSummaryRows",
]

Day: TypeAlias = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""`yyyy-MM-dd`."""


class Days(Input):
    """From which day to which."""

    begin_date: Day
    """First day, `yyyy-MM-dd`."""
    end_date: Day
    """Last day, yesterday at the latest."""


class FollowSource(OpenIntEnum):
    """How followers found the account (用户渠道)."""

    OTHER = 0
    SEARCH = 1
    PROFILE_CARD = 17
    QR_CODE = 30
    PAID = 51
    """Until June 2023; since then `OTHER`."""
    NAME_IN_ARTICLE = 57
    ADVERTISEMENT = 100
    MINI_PROGRAM = 149
    REPRINT = 161
    """In another account's article (他人转载)."""
    CHANNELS = 200
    """视频号."""
    LIVE = 201


class UserSummaryRow(Output):
    """Followers who came and went by one way on a day."""

    ref_date: str = ""
    user_source: FollowSource = FollowSource.OTHER
    new_user: int = 0
    cancel_user: int = 0
    """Those who stopped following."""


# Inside a class that has a field named list, `list[…]` would mean the field.
UserSummaries: TypeAlias = list[UserSummaryRow]


class UserSummaryRows(Reply):
    """Followers who came and went."""

    list: UserSummaries = []


class GetUserSummary(
    Days, Call[UserSummaryRows], post="/datacube/getusersummary", bare=True, repeatable=True
):
    """Followers who came and went, by day and way (获取用户增减数据), 7 days at most.

    Errors: 61500 (date), 61501 (span), 61503 (not ready).
    https://developers.weixin.qq.com/doc/service/api/wedata/user/api_getusersummary
    """


class UserCumulateRow(Output):
    """How many followers there were at the end of a day."""

    ref_date: str = ""
    user_source: FollowSource = FollowSource.OTHER
    cumulate_user: int = 0


UserCumulates: TypeAlias = list[UserCumulateRow]


class UserCumulateRows(Reply):
    """How many followers there were."""

    list: UserCumulates = []


class GetUserCumulate(
    Days, Call[UserCumulateRows], post="/datacube/getusercumulate", bare=True, repeatable=True
):
    """How many followers there were, by day (获取累计用户数据), 7 days at most.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/user/api_getusercumulate
    """


class MessageKind(OpenIntEnum):
    """What people sent."""

    TEXT = 1
    IMAGE = 2
    VOICE = 3
    VIDEO = 4
    LINK = 6
    """Messages of other apps."""


class UpstreamRow(Output):
    """Messages of one kind that people sent."""

    ref_date: str = ""
    """The day, or the first day of the week or month."""
    ref_hour: int | None = None
    """By the hour only: 0 to 2300, e.g. 800 from 8 to 9 o'clock."""
    user_source: int | None = None
    """In the examples only, always 0."""
    msg_type: MessageKind = MessageKind(0)
    msg_user: int = 0
    """How many people sent them."""
    msg_count: int = 0
    """How many messages."""


UpstreamList: TypeAlias = list[UpstreamRow]


class UpstreamRows(Reply):
    """Messages that people sent."""

    list: UpstreamList = []


class GetUpstreamMessages(
    Days, Call[UpstreamRows], post="/datacube/getupstreammsg", bare=True, repeatable=True
):
    """Messages that people sent, by day (获取消息发送概况数据), 7 days at most.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/mess/api_getupstreammsg
    """


class GetUpstreamMessagesHour(
    Days, Call[UpstreamRows], post="/datacube/getupstreammsghour", bare=True, repeatable=True
):
    """Messages that people sent, by the hour (获取消息发送分时数据), one day.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/mess/api_getupstreammsghour
    """


class GetUpstreamMessagesWeek(
    Days, Call[UpstreamRows], post="/datacube/getupstreammsgweek", bare=True, repeatable=True
):
    """Messages that people sent, by week (获取消息发送周数据). Both dates are the same day.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/mess/api_getupstreammsgweek
    """


class GetUpstreamMessagesMonth(
    Days, Call[UpstreamRows], post="/datacube/getupstreammsgmonth", bare=True, repeatable=True
):
    """Messages that people sent, by month (获取消息发送月数据). Both dates are the same day.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/mess/api_getupstreammsgmonth
    """


class CountInterval(OpenIntEnum):
    """How many messages somebody sent."""

    NONE = 0
    ONE_TO_FIVE = 1
    SIX_TO_TEN = 2
    OVER_TEN = 3


class UpstreamDistributionRow(Output):
    """How many people sent about as many messages."""

    ref_date: str = ""
    """The day, or the first day of the week or month."""
    user_source: int | None = None
    """In the examples only, always 0."""
    count_interval: CountInterval = CountInterval.NONE
    msg_user: int = 0


UpstreamDistributions: TypeAlias = list[UpstreamDistributionRow]


class UpstreamDistributionRows(Reply):
    """How many people sent how many messages."""

    list: UpstreamDistributions = []


class GetUpstreamDistribution(
    Days, Call[UpstreamDistributionRows], post="/datacube/getupstreammsgdist", bare=True, repeatable=True
):
    """How many people sent how many messages, by day (获取消息发送分布数据), 15 days at most.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/mess/api_getupstreammsgdist
    """


class GetUpstreamDistributionWeek(
    Days, Call[UpstreamDistributionRows], post="/datacube/getupstreammsgdistweek", bare=True, repeatable=True
):
    """How many people sent how many messages, by week (获取消息发送分布周数据), 15 days at most.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/mess/api_getupstreammsgdistweek
    """


class GetUpstreamDistributionMonth(
    Days, Call[UpstreamDistributionRows], post="/datacube/getupstreammsgdistmonth", bare=True, repeatable=True
):
    """How many people sent how many messages, by month (获取消息发送分布月数据), 15 days at most.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/mess/api_getupstreammsgdistmonth
    """


class InterfaceRow(Output):
    """How the server answered WeChat's pushes."""

    ref_date: str = ""
    ref_hour: int | None = None
    """By the hour only: 0 to 2300, e.g. 800 from 8 to 9 o'clock."""
    callback_count: int = 0
    """How many pushes there were."""
    fail_count: int = 0
    total_time_cost: int = 0
    """Milliseconds of all answers together."""
    max_time_cost: int = 0
    """Milliseconds of the slowest answer."""


InterfaceList: TypeAlias = list[InterfaceRow]


class InterfaceRows(Reply):
    """How the server answered WeChat's pushes."""

    list: InterfaceList = []


class GetInterfaceSummary(
    Days, Call[InterfaceRows], post="/datacube/getinterfacesummary", bare=True, repeatable=True
):
    """How the server answered WeChat's pushes, by day (获取被动回复概要数据), 30 days at most.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/api/api_getinterfacesummary
    """


class GetInterfaceSummaryHour(
    Days, Call[InterfaceRows], post="/datacube/getinterfacesummaryhour", bare=True, repeatable=True
):
    """How the server answered WeChat's pushes, by the hour (获取被动回复分布数据), one day.

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/service/api/wedata/api/api_getinterfacesummaryhour
    """


class DataCubeCalls:
    """Statistics of followers and messages."""

    user_summary = endpoint(GetUserSummary)
    user_cumulate = endpoint(GetUserCumulate)
    messages = endpoint(GetUpstreamMessages)
    messages_by_hour = endpoint(GetUpstreamMessagesHour)
    messages_by_week = endpoint(GetUpstreamMessagesWeek)
    messages_by_month = endpoint(GetUpstreamMessagesMonth)
    distribution = endpoint(GetUpstreamDistribution)
    distribution_by_week = endpoint(GetUpstreamDistributionWeek)
    distribution_by_month = endpoint(GetUpstreamDistributionMonth)
    interface = endpoint(GetInterfaceSummary)
    interface_by_hour = endpoint(GetInterfaceSummaryHour)


class DataCube(DataCubeCalls, Sync):
    """Statistics of followers and messages (数据统计)."""


class AsyncDataCube(DataCubeCalls, Async):
    """Statistics of followers and messages (数据统计)."""
