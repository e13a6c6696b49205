"""Cooperation accounts (合作账号) of the shop: mini-programs and official accounts that lead people to it."""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum

__all__ = [
    "AsyncCooperation",
    "CancelCooperationInvitation",
    "Cooperation",
    "CooperationAccount",
    "CooperationAccounts",
    "CooperationQrcode",
    "CooperationQrcodeReply",
    "CooperationState",
    "CooperationStateReply",
    "CooperationStatus",
    "CooperationType",
    "GetCooperationAccounts",
    "GetCooperationInvitation",
    "InviteCooperation",
    "UnbindCooperation",
    "UnbindCooperationInvitation",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class CooperationType(OpenIntEnum):
    """What kind of account (合作账号类型)."""

    UNKNOWN = 0
    OFFICIAL_ACCOUNT = 2
    """公众号, named by its original id (gh_…)."""
    MINI_PROGRAM = 3
    """小程序, named by its appid."""


class CooperationStatus(OpenIntEnum):
    """Where the cooperation stands (邀请/合作账号状态)."""

    UNKNOWN = 0
    BOUND = 1
    UNBOUND = 2
    REFUSED = 3
    INVITED = 4
    TIMED_OUT = 5
    FAILED = 6
    CANCELLED = 7


class _WithAccount(Call[R_co]):
    """Which account."""

    sharer_id: str
    """Original id (gh_…) of an official account, appid of a mini-program."""
    sharer_type: Literal[2, 3] | CooperationType


class CooperationQrcode(Output):
    """A QR code."""

    qrcode_base64: str = ""
    """The picture."""


class CooperationQrcodeReply(Reply):
    """A QR code."""

    data: CooperationQrcode = Field(default_factory=CooperationQrcode)


class InviteCooperation(
    _WithAccount[CooperationQrcodeReply], post="/channels/ec/cooperation/invitation/qrcode/generate"
):
    """Invite an account by a QR code (生成合作账号邀请二维码).

    Errors: 788191005 (not in this state), 803131000 (sharer_id).
    https://developers.weixin.qq.com/doc/store/shop/API/cooperation/generate_invitation_qrcode.html
    """


class CooperationState(Output):
    """Where the cooperation stands."""

    status: CooperationStatus = CooperationStatus.UNKNOWN


class CooperationStateReply(Reply):
    """Where the cooperation stands."""

    data: CooperationState = Field(default_factory=CooperationState)


class GetCooperationInvitation(
    _WithAccount[CooperationStateReply], post="/channels/ec/cooperation/invitation/get", repeatable=True
):
    """Where an invitation stands (查看合作账号邀请状态).

    Errors: 788191008 (not bound), 803131000 (sharer_id).
    https://developers.weixin.qq.com/doc/store/API/cooperation/get_invitation.html
    """


class CancelCooperationInvitation(_WithAccount[Ok], post="/channels/ec/cooperation/invitation/cancel"):
    """Take an invitation back (取消合作账号邀请).

    Errors: 788191005 (not in this state), 803131000 (sharer_id).
    https://developers.weixin.qq.com/doc/store/shop/API/cooperation/cancel_invitation.html
    """


class UnbindCooperation(_WithAccount[Ok], post="/channels/ec/cooperation/unbind"):
    """End the cooperation with an account (解绑合作账号).

    Errors: 788191005 (not in this state), 803131000 (sharer_id).
    https://developers.weixin.qq.com/doc/store/API/cooperation/unbind.html
    """


class UnbindCooperationInvitation(_WithAccount[Ok], post="/channels/ec/cooperation/invitation/unbind"):
    """End the cooperation with an account, by the path of some documentation; see `UnbindCooperation`.

    Errors: 788191005 (not in this state), 803131000 (sharer_id).
    https://developers.weixin.qq.com/doc/store/shop/API/cooperation/unbind.html
    """


class CooperationAccount(Output):
    """A cooperation account. Times in milliseconds."""

    sharer_id: str = ""
    """Original id (gh_…) of an official account, appid of a mini-program."""
    account_id: str = ""
    """Its appid, as orders name it."""
    sharer_name: str = ""
    sharer_type: CooperationType = CooperationType.UNKNOWN
    status: CooperationStatus = CooperationStatus.UNKNOWN
    bind_time: int | None = None
    unbind_time: int | None = None
    reject_time: int | None = None
    cancel_time: int | None = None


class CooperationAccounts(Reply):
    """The cooperation accounts, latest change first."""

    data_list: list[CooperationAccount] = []


class GetCooperationAccounts(
    Call[CooperationAccounts], post="/channels/ec/cooperation/list", repeatable=True
):
    """The cooperation accounts of one kind (获取合作账号列表).

    Errors: 788191005 (not in this state), 803131000 (sharer_id).
    https://developers.weixin.qq.com/doc/store/shop/API/cooperation/list_sharer.html
    """

    sharer_type: Literal[2, 3] | CooperationType


class CooperationCalls:
    """Cooperation accounts of the shop."""

    invite = endpoint(InviteCooperation)
    invitation = endpoint(GetCooperationInvitation)
    cancel_invitation = endpoint(CancelCooperationInvitation)
    unbind = endpoint(UnbindCooperation)
    unbind_invitation = endpoint(UnbindCooperationInvitation)
    list = endpoint(GetCooperationAccounts)


class Cooperation(CooperationCalls, Sync):
    """Cooperation accounts of the shop (合作账号)."""


class AsyncCooperation(CooperationCalls, Async):
    """Cooperation accounts of the shop (合作账号)."""
