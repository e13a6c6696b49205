"""Products of an agency in the windows of talents (达人橱窗), with the agency's own token.

A talent is named by `openfinderid` (window of a Channels account) or `opentalentid` (window of the selling
assistant, 带货助手); `finder_id` is going away.
"""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit.store._league_product import AgencyItemContent

__all__ = [
    "AddToWindow",
    "AgencyWindowContent",
    "AgencyWindowItem",
    "AgencyWindowPage",
    "AgencyWindowProduct",
    "AgencyWindowProductFound",
    "AsyncLeagueWindow",
    "GetAgencyWindow",
    "GetAgencyWindowProduct",
    "GetWindowAuth",
    "GetWindowAuthStatus",
    "LeagueWindow",
    "RemoveFromWindow",
    "WindowAuthFound",
    "WindowAuthInfo",
    "WindowAuthStatus",
]

C = TypeVar("C", bound=Call[Any])
R_co = TypeVar("R_co", bound=Reply, covariant=True)


class WindowAuthInfo(Output):
    """Where the talent gives leave."""

    auth_wxa_appid: str = ""
    """The mini-program to open."""
    auth_wxa_path: str = ""
    auth_wxa_username: str = ""
    auth_url: str = ""
    """The same as a web address."""
    nickname: str | None = None
    head_img_url: str | None = None


class WindowAuthFound(Reply):
    """Where the talent gives leave."""

    auth_info: WindowAuthInfo = Field(default_factory=WindowAuthInfo)


class GetWindowAuth(
    Call[WindowAuthFound], post="/channels/ec/league/headsupplier/windowauth/get", repeatable=True
):
    """Ask a talent for leave to fill the window (获取达人橱窗授权链接).

    Errors: 10024000 (bad parameter), 10024001 (finder_id).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getauth.html
    """

    finder_id: str | None = None
    """Channels account (视频号)."""
    openid: str | None = None
    talent_appid: str | None = None


class WindowAuthStatus(Reply):
    """Whether the talent gave leave."""

    window_auth_status: int = 0
    """1 given."""
    openfinderid: str | None = None
    opentalentid: str | None = None


class GetWindowAuthStatus(
    Call[WindowAuthStatus], post="/channels/ec/league/headsupplier/windowauth/status/get", repeatable=True
):
    """Whether a talent gave leave (获取达人橱窗授权状态).

    Errors: 10024000 (bad parameter), 10024001 (finder_id).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getauthstatus.html
    """

    finder_id: str | None = None
    """Channels account (视频号)."""
    openid: str | None = None
    openfinderid: str | None = None
    talent_appid: str | None = None


class _OfTalent(Call[R_co]):
    """Whose window."""

    finder_id: str | None = None
    """Channels account; going away."""
    openfinderid: str | None = None
    """The window of a Channels account."""
    opentalentid: str | None = None
    """The window of the selling assistant."""


class AddToWindow(_OfTalent[Ok], post="/channels/ec/league/headsupplier/window/add", repeatable=True):
    """Put a product into a talent's window (添加机构商品到橱窗).

    Errors: 10024000 (bad parameter), 10024001 (finder_id), 10024003 (appid), 10024009 (product_id),
    10024010 (window), 10024011 (no leave), 10024021 (could not be put up).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/window/addwindow.html
    """

    product_id: NumberId
    appid: str | None = None
    """Of the agency."""
    product_link: str | None = None
    """Link of the product in the league; required for an agency's product."""
    plan_type: int | None = None
    is_hide_for_window: bool | None = None
    """Hide it on the talent's own page."""


class AgencyWindowItem(Output):
    """A product in a window."""

    appid: str = ""
    product_id: NumberId = ""
    head_supplier_id: NumberId = ""
    """The agency."""


# Inside a class that has a field named list, `list[…]` would mean the field.
AgencyWindowItems: TypeAlias = list[AgencyWindowItem]


class AgencyWindowPage(Reply):
    """A page of products in a window."""

    list: AgencyWindowItems = []
    next_offset: int = 0
    have_more: bool = False
    total_num: int | None = None


class GetAgencyWindow(
    _OfTalent[AgencyWindowPage], post="/channels/ec/league/headsupplier/window/getall", repeatable=True
):
    """The agency's products in a talent's window (查询橱窗上机构商品列表).

    Errors: 10024000 (bad parameter), 10024001 (finder_id), 10024003 (appid), 10024011 (no leave).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getallwindow.html
    """

    appid: str | None = None
    """Of the agency."""
    offset: int = Field(default=0, ge=0)
    """From 0."""
    page_size: int = Field(default=100, ge=1, le=500)
    """At most 500."""
    need_total_num: bool | None = None
    """Also count them all."""
    is_get_all: bool | None = None
    """Also products of others."""


class AgencyWindowContent(AgencyItemContent):
    """What buyers read about a product."""

    product_promotion_link: str | None = None
    """For a product card in a mini-program."""


class AgencyWindowProduct(Output):
    """A product in a window."""

    appid: str = ""
    """Of the shop."""
    product_id: NumberId = ""
    product_info: AgencyWindowContent = Field(default_factory=AgencyWindowContent)


class AgencyWindowProductFound(Reply):
    """A product in a window."""

    product_detail: AgencyWindowProduct = Field(default_factory=AgencyWindowProduct)


class GetAgencyWindowProduct(
    _OfTalent[AgencyWindowProductFound],
    post="/channels/ec/league/headsupplier/window/getdetail",
    repeatable=True,
):
    """A product in a talent's window (查询橱窗上机构商品详情).

    Errors: 2 (removed), 3 (deleted), 10024000 (bad parameter), 10024001 (finder_id), 10024003 (appid),
    10024009 (product_id), 10024010 (window), 10024020 (not in it).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getwindowdetail.html
    """

    appid: str | None = None
    """Of the agency."""
    product_id: NumberId | None = None
    """This or `product_window_id`."""
    product_window_id: NumberId | None = None
    """Id in the window."""


class RemoveFromWindow(_OfTalent[Ok], post="/channels/ec/league/headsupplier/window/remove", repeatable=True):
    """Take a product out of a talent's window (从橱窗移除机构商品): the agency's, or one it put there.

    Errors: 10024000 (bad parameter), 10024001 (finder_id), 10024003 (appid), 10024009 (product_id),
    10024010 (window), 10024022 (somebody else's).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/removewindow.html
    """

    appid: str | None = None
    """Of the agency."""
    product_id: NumberId | None = None
    """This or `product_window_id`."""
    product_window_id: str | None = None
    """Id in the window."""


def _next_page(call: C, reply: Any) -> C | None:
    """The reply tells the next position."""
    return call.model_copy(update={"offset": reply.next_offset}) if reply.have_more else None


class LeagueWindowCalls:
    """Products of an agency in windows."""

    auth = endpoint(GetWindowAuth)
    auth_status = endpoint(GetWindowAuthStatus)
    add = endpoint(AddToWindow)
    list = endpoint(GetAgencyWindow)
    iter_list = paged(GetAgencyWindow, lambda page: page.list, _next_page)
    get = endpoint(GetAgencyWindowProduct)
    remove = endpoint(RemoveFromWindow)


class LeagueWindow(LeagueWindowCalls, Sync):
    """Products of an agency in the windows of talents (达人橱窗)."""


class AsyncLeagueWindow(LeagueWindowCalls, Async):
    """Products of an agency in the windows of talents (达人橱窗)."""
