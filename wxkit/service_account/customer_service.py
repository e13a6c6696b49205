"""Customer service (客服): the accounts of those who answer, and who of them talks to whom.

The calls about accounts are a mini-program's as well.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wxkit._call import Call, Ok, Output, Query, Reply, Upload
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum, OpenStrEnum

__all__ = [
    "AddKfAccount",
    "AsyncCustomerService",
    "CloseKfSession",
    "CreateKfSession",
    "CustomerService",
    "DeleteKfAccount",
    "GetKfAccounts",
    "GetKfSession",
    "GetKfSessions",
    "GetOnlineKfAccounts",
    "GetWaitingUsers",
    "InviteKfWorker",
    "InviteStatus",
    "KfAccount",
    "KfList",
    "KfOnline",
    "KfOnlineList",
    "KfSession",
    "KfSessionOfUser",
    "KfSessions",
    "KfStatus",
    "UpdateKfAccount",
    "UploadKfHeadImage",
    "WaitingUser",
    "WaitingUsers",
]

BOTH = ("service_account", "miniprogram")
AccountName = Annotated[str, Field(min_length=1)]
"""`prefix@wechatid`: a prefix of up to 10 letters, digits and underscores, and the account's WeChat id."""


class InviteStatus(OpenStrEnum):
    """What became of an invitation."""

    WAITING = "waiting"
    REJECTED = "rejected"
    EXPIRED = "expired"


class KfStatus(OpenIntEnum):
    """Whether somebody is there."""

    OFFLINE = 0
    WEB = 1
    """In the web console."""


class KfAccount(Output):
    """An account of the customer service (客服账号)."""

    kf_account: str = ""
    """`prefix@wechatid`."""
    kf_nick: str = ""
    kf_id: str = ""
    kf_headimgurl: str = ""
    kf_wx: str | None = None
    """WeChat id of the person behind it, once bound."""
    invite_wx: str | None = None
    """WeChat id of the person who was invited and is not bound yet."""
    invite_expire_time: int | None = None
    """End of the invitation in Unix seconds."""
    invite_status: InviteStatus | None = None
    kf_openid: str | None = None
    """Openid of that person, which names them to a mini-program's `set_admin`."""


class KfList(Reply):
    """All accounts of the customer service."""

    kf_list: list[KfAccount] = []


class GetKfAccounts(Call[KfList], get="/cgi-bin/customservice/getkflist", bare=True, products=BOTH):
    """All accounts of the customer service (获取所有客服账号), 100 at most.

    Errors: 65400 (customer service is not enabled).
    https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_getkflist
    """

    business_id: str | None = None
    """Those of this sub-merchant (客服子商户) of a mini-program."""


class KfOnline(Output):
    """Somebody of the customer service who is there."""

    kf_account: str = ""
    status: KfStatus = KfStatus.OFFLINE
    kf_id: str = ""
    accepted_case: int = 0
    """How many people they talk to."""
    kf_openid: str | None = None


class KfOnlineList(Reply):
    """Those of the customer service who are there."""

    kf_online_list: list[KfOnline] = []


class GetOnlineKfAccounts(
    Call[KfOnlineList], get="/cgi-bin/customservice/getonlinekflist", bare=True, products=BOTH
):
    """Those of the customer service who are online (获取在线客服列表).

    Errors: 65400.
    https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_getonlinekflist
    """

    business_id: str | None = None
    """Those of this sub-merchant (客服子商户) of a mini-program."""


class AddKfAccount(Call[Ok], post="/customservice/kfaccount/add", products=BOTH):
    """Add an account (添加客服账号), 100 at most.

    Errors: 65400, 65403 (nickname), 65404 (kf_account), 65405 (100 already), 65406 (exists).
    https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_addkfaccount
    """

    kf_account: AccountName
    """`prefix@wechatid`: up to 10 letters, digits and underscores before the `@`, up to 30 behind it."""
    nickname: str = Field(min_length=1, max_length=16)
    """What people see, at most 16 characters."""
    business_id: str | None = None
    """For this sub-merchant (客服子商户) of a mini-program."""


class UpdateKfAccount(Call[Ok], post="/customservice/kfaccount/update", repeatable=True, products=BOTH):
    """Rename an account (修改客服账号).

    Errors: 65400, 65401 (no such account), 65403 (nickname).
    https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_updatekfaccount
    """

    kf_account: AccountName
    nickname: str = Field(min_length=1, max_length=16)


class DeleteKfAccount(Call[Ok], post="/customservice/kfaccount/del", products=BOTH):
    """Delete an account (删除客服账号).

    Errors: 65400, 65401.
    https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_delkfaccount
    """

    kf_account: AccountName
    business_id: str | None = None
    """Of this sub-merchant (客服子商户) of a mini-program."""


class UploadKfHeadImage(
    Call[Ok], post="/customservice/kfaccount/uploadheadimg", repeatable=True, products=BOTH
):
    """Set the picture of an account (设置客服头像): JPEG, 640 pixels square looks best.

    Errors: 40005 (type of file), 40009 (size), 65400, 65401.
    https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_uploadkfheadimg
    """

    kf_account: Query[AccountName]
    media: Upload
    """At most 5 MB."""


class InviteKfWorker(Call[Ok], post="/customservice/kfaccount/inviteworker", products=BOTH):
    """Invite a person to be behind an account (邀请绑定客服账号). They accept inside WeChat.

    Errors: 65400, 65401, 65407 (serves here already), 65408 (invited already), 65409 (invite_wx),
    65410 (serves as many accounts as they may), 65411 (an invitation is pending), 65412 (account is bound).
    https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_invitekfworker
    """

    kf_account: AccountName
    invite_wx: str = Field(min_length=1)
    """WeChat id (微信号) of the person."""


class CreateKfSession(Call[Ok], post="/customservice/kfsession/create"):
    """Give a person to one of the customer service (创建会话), who must be online.

    Errors: 40003, 65400, 65401, 65402 (nobody is bound to the account), 65414 (somebody else talks to
    the person), 65415 (not online).
    https://developers.weixin.qq.com/doc/service/api/customer/messctrl/api_createkfsession
    """

    kf_account: AccountName
    openid: str


class CloseKfSession(Call[Ok], post="/customservice/kfsession/close"):
    """End a session (关闭会话).

    Errors: 40003, 65400, 65401, 65413 (no session), 65414 (somebody else's session).
    https://developers.weixin.qq.com/doc/service/api/customer/messctrl/api_closesession
    """

    kf_account: AccountName
    openid: str


class KfSessionOfUser(Reply):
    """Who talks to a person."""

    createtime: int = 0
    """Since when, in Unix seconds."""
    kf_account: str = ""
    """Empty when nobody does."""


class GetKfSession(Call[KfSessionOfUser], get="/customservice/kfsession/getsession", bare=True):
    """Who of the customer service talks to a person (获取客户的会话状态).

    Errors: 40003, 65400.
    https://developers.weixin.qq.com/doc/service/api/customer/messctrl/api_getkfsession
    """

    openid: str


class KfSession(Output):
    """A session of an account."""

    createtime: int = 0
    """Since when, in Unix seconds."""
    openid: str = ""


class KfSessions(Reply):
    """The sessions of an account."""

    sessionlist: list[KfSession] = []


class GetKfSessions(Call[KfSessions], get="/customservice/kfsession/getsessionlist", bare=True):
    """Whom an account talks to (获取客服的会话列表).

    Errors: 65400, 65401, 65402.
    https://developers.weixin.qq.com/doc/service/api/customer/messctrl/api_getkfsessionlist
    """

    kf_account: AccountName


class WaitingUser(Output):
    """Somebody who waits for an answer."""

    latest_time: int = 0
    """When they wrote last, in Unix seconds."""
    openid: str = ""


class WaitingUsers(Reply):
    """Those who wait for an answer."""

    count: int = 0
    """How many they are."""
    waitcaselist: list[WaitingUser] = []
    """The first 100 of them."""


class GetWaitingUsers(Call[WaitingUsers], get="/customservice/kfsession/getwaitcase", bare=True):
    """Those who wait for somebody of the customer service (获取未接入会话列表).

    Errors: 65400.
    https://developers.weixin.qq.com/doc/service/api/customer/messctrl/api_getwaitcase
    """


class CustomerServiceCalls:
    """Accounts and sessions of the customer service."""

    accounts = endpoint(GetKfAccounts)
    online = endpoint(GetOnlineKfAccounts)
    add = endpoint(AddKfAccount)
    update = endpoint(UpdateKfAccount)
    delete = endpoint(DeleteKfAccount)
    upload_head_image = endpoint(UploadKfHeadImage)
    invite = endpoint(InviteKfWorker)
    create_session = endpoint(CreateKfSession)
    close_session = endpoint(CloseKfSession)
    session_of = endpoint(GetKfSession)
    sessions = endpoint(GetKfSessions)
    waiting = endpoint(GetWaitingUsers)


class CustomerService(CustomerServiceCalls, Sync):
    """Customer service (客服): accounts and sessions."""


class AsyncCustomerService(CustomerServiceCalls, Async):
    """Customer service (客服): accounts and sessions."""
