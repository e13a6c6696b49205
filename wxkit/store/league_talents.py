"""Talents (带货者) the shop works with in the league (优选联盟)."""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._paging import numbered

__all__ = [
    "AddLeagueTalent",
    "AsyncLeagueTalents",
    "DeleteLeagueTalent",
    "GetLeagueTalent",
    "GetLeagueTalents",
    "LeagueTalent",
    "LeagueTalentFound",
    "LeagueTalentPage",
    "LeagueTalentStatus",
    "LeagueTalents",
    "UpdateLeagueTalent",
]


R_co = TypeVar("R_co", bound=Reply, covariant=True)


class LeagueTalentStatus(OpenIntEnum):
    """Where the cooperation stands (合作状态)."""

    INITIAL = 0
    INVITED = 1
    ACCEPTED = 2
    REFUSED = 3
    INVITATION_CANCELLED = 4
    ENDED = 5
    DELETED = 10


class _OfTalent(Call[R_co]):
    """Which talent: by one of the two ids."""

    finder_id: str | None = None
    """Channels account (视频号) of the talent; it will be dropped."""
    promoter_id: str | None = None
    """The talent's own id (达人带货id)."""


class AddLeagueTalent(_OfTalent[Ok], post="/channels/ec/league/promoter/add"):
    """Invite a talent (新增达人).

    Errors: 10023000 (bad parameter), 10023001 (finder_id), 10023004 (invited within 24 hours),
    10023006 (accepted already), 10023007 (league not joined).
    https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_addpromoter.html
    """


class DeleteLeagueTalent(_OfTalent[Ok], post="/channels/ec/league/promoter/delete"):
    """Remove a talent (删除达人).

    Errors: 10023000 (bad parameter), 10023001 (finder_id), 10023005 (not in this state),
    10023007 (league not joined).
    https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_deletepromoter.html
    """


class UpdateLeagueTalent(_OfTalent[Ok], post="/channels/ec/league/promoter/upd"):
    """Take an invitation back, or end the cooperation with a talent (编辑达人).

    Errors: 10023000 (bad parameter), 10023001 (finder_id), 10023005 (not in this state),
    10023007 (league not joined).
    https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_updpromoter.html
    """

    type: Literal[1, 2]
    """1 take the invitation back (取消邀请), 2 end the cooperation (结束合作)."""


class LeagueTalent(Output):
    """A talent."""

    finder_id: str = ""
    promoter_id: str | None = None
    status: LeagueTalentStatus = LeagueTalentStatus.INITIAL
    invite_time: int = 0
    """Unix seconds."""
    sale_product_number: int = 0
    """Products sold so far."""
    sale_gmv: int = 0
    """Turnover so far, fen."""


class LeagueTalentFound(Reply):
    """A talent."""

    promoter: LeagueTalent = Field(default_factory=LeagueTalent)


class GetLeagueTalent(_OfTalent[LeagueTalentFound], post="/channels/ec/league/promoter/get", repeatable=True):
    """A talent (获取带货者详情信息).

    Errors: 10023000 (bad parameter), 10023001 (finder_id), 10023007 (league not joined).
    https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_getpromoter.html
    """


class LeagueTalentPage(Reply):
    """A page of talents."""

    finder_ids: list[str] = []
    promoter_ids: list[str] = []
    total_num: int = 0
    continue_flag: bool = False
    """Whether there is another page."""


class GetLeagueTalents(Call[LeagueTalentPage], post="/channels/ec/league/promoter/list/get", repeatable=True):
    """The talents the shop works with (获取带货者列表).

    Errors: 10023000 (bad parameter), 10023007 (league not joined).
    https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_getpromoterlist.html
    """

    page_index: int = Field(default=1, ge=1)
    """From 1."""
    page_size: int = Field(default=10, ge=1, le=200)
    status: int | None = None
    """Only these, see `LeagueTalentStatus`."""


class LeagueTalentCalls:
    """Talents of the shop."""

    add = endpoint(AddLeagueTalent)
    update = endpoint(UpdateLeagueTalent)
    delete = endpoint(DeleteLeagueTalent)
    get = endpoint(GetLeagueTalent)
    list = endpoint(GetLeagueTalents)
    iter_list = paged(
        GetLeagueTalents,
        lambda page: page.finder_ids,
        numbered("finder_ids", page="page_index", size="page_size"),
    )


class LeagueTalents(LeagueTalentCalls, Sync):
    """Talents the shop works with (带货者)."""


class AsyncLeagueTalents(LeagueTalentCalls, Async):
    """Talents the shop works with (带货者)."""
