"""Customer service (客服): its accounts, and sub-merchants (客服子商户) that have accounts of their own."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wxkit._call import Call, Ok, Output, Query, Reply, Upload
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum, OpenStrEnum
from wxkit._paging import offset

__all__ = [
    "AddKfAccount",
    "AsyncCustomerService",
    "Business",
    "BusinessList",
    "BusinessRegistered",
    "BusinessReply",
    "CancelKfAdmin",
    "CustomerService",
    "DeleteKfAccount",
    "GetBusiness",
    "GetKfAccounts",
    "GetOnlineKfAccounts",
    "InviteKfWorker",
    "InviteStatus",
    "KfAccount",
    "KfList",
    "KfOnline",
    "KfOnlineList",
    "KfStatus",
    "ListBusinesses",
    "RegisterBusiness",
    "SetKfAdmin",
    "UpdateBusiness",
    "UpdateKfAccount",
    "UploadKfHeadImage",
]

Nickname = Annotated[str, Field(min_length=1, max_length=16)]


class InviteStatus(OpenStrEnum):
    """What became of an invitation."""

    WAITING = "waiting"
    REJECTED = "rejected"
    EXPIRED = "expired"


class KfStatus(OpenIntEnum):
    """Whether somebody of the customer service is there."""

    OFFLINE = 0
    WEB = 1


class KfAccount(Output):
    """An account."""

    kf_account: str = ""
    kf_nick: str = ""
    kf_id: str = ""
    kf_headimgurl: str = ""
    kf_openid: str | None = None
    kf_wx: str | None = None
    """WeChat id (微信号) of who has it."""
    invite_wx: str | None = None
    """WeChat id of who is invited."""
    invite_expire_time: int | None = None
    """Unix seconds."""
    invite_status: InviteStatus | None = None


class KfList(Reply):
    """All accounts."""

    kf_list: list[KfAccount] = []


class GetKfAccounts(Call[KfList], get="/cgi-bin/customservice/getkflist", bare=True):
    """Accounts of the customer service (获取客服列表).

    Errors: 65400 (not opened).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_getkflist.html
    """

    business_id: str | None = None
    """Those of this sub-merchant."""


class KfOnline(Output):
    """An account that is there."""

    kf_account: str = ""
    status: KfStatus = KfStatus(0)
    kf_id: str = ""
    kf_openid: str | None = None
    accepted_case: int = 0
    """How many people it talks to."""


class KfOnlineList(Reply):
    """Accounts that are there."""

    kf_online_list: list[KfOnline] = []


class GetOnlineKfAccounts(Call[KfOnlineList], get="/cgi-bin/customservice/getonlinekflist", bare=True):
    """Accounts of the customer service that are there (获取在线客服列表).

    Errors: 65400 (not opened).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_getonlinekflist.html
    """

    business_id: str | None = None
    """Those of this sub-merchant."""


class AddKfAccount(Call[Ok], post="/customservice/kfaccount/add"):
    """Add an account (添加客服账号).

    Errors: 65400 (not opened) to 65414.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_addkfaccount.html
    """

    kf_account: str
    nickname: Nickname
    business_id: str | None = None
    """For this sub-merchant."""


class UpdateKfAccount(Call[Ok], post="/customservice/kfaccount/update", repeatable=True):
    """Rename an account (设置客服信息).

    Errors: 65401 (no such account).
    https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Service_Center_messages.html
    """

    kf_account: str
    nickname: Nickname


class DeleteKfAccount(Call[Ok], post="/customservice/kfaccount/del"):
    """Delete an account (删除客服账号).

    Errors: 65401 (no such account).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_delkfaccount.html
    """

    kf_account: str
    business_id: str | None = None
    """Of this sub-merchant."""


class UploadKfHeadImage(Call[Ok], post="/customservice/kfaccount/uploadheadimg", repeatable=True):
    """Set the picture of an account (上传客服头像).

    Errors: 40005 (type of file), 65401 (no such account).
    https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Service_Center_messages.html
    """

    kf_account: Query[str]
    media: Upload
    """At most 5 MB."""


class InviteKfWorker(Call[Ok], post="/customservice/kfaccount/inviteworker"):
    """Invite somebody to an account (邀请绑定客服账号).

    Errors: 65401 (no such account), 65407 to 65412.
    https://developers.weixin.qq.com/doc/offiaccount/Customer_Service/Customer_Service_Management.html
    """

    kf_account: str
    invite_wx: str
    """Their WeChat id (微信号)."""


class SetKfAdmin(Call[Ok], get="/customservice/kfaccount/setadmin"):
    """Make somebody an administrator of the customer service (设置客服管理员).

    Errors: 65401 (no such account).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_setkfadmin.html
    """

    kf_openid: str
    business_id: str | None = None


class CancelKfAdmin(Call[Ok], get="/customservice/kfaccount/canceladmin"):
    """Take that back (取消客服管理员).

    Errors: 65401 (no such account).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_cancelkfadmin.html
    """

    kf_openid: str
    business_id: str | None = None


class BusinessRegistered(Reply):
    """The new sub-merchant."""

    business_id: str = ""


class RegisterBusiness(Call[BusinessRegistered], post="/cgi-bin/business/register"):
    """Create a sub-merchant (创建客服子商户).

    Errors: 40004, 40007 (icon), 45070 (name taken), 45077 (too many), 45078, 45079, 45091.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-management/api_registerbusiness.html
    """

    account_name: str = Field(min_length=6, max_length=30, pattern=r"^[A-Za-z0-9_]+$")
    nickname: str = Field(min_length=4, max_length=30)
    icon_media_id: str
    """A picture by `messages.upload_media`."""
    transfer_to_commkf: bool | None = None
    """Nobody of its own there: the mini-program's customer service takes over."""


class UpdateBusiness(Call[Ok], post="/cgi-bin/business/update", repeatable=True):
    """Change name or picture of a sub-merchant (更新客服子商户).

    Errors: 45071 (no such sub-merchant).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-management/api_updatebusiness.html
    """

    business_id: str
    nickname: str | None = Field(default=None, min_length=4, max_length=30)
    icon_media_id: str | None = None


class Business(Output):
    """A sub-merchant."""

    business_id: str = ""
    account_name: str = ""
    nickname: str = ""
    icon_media_id: str = ""


class BusinessReply(Reply):
    """One sub-merchant."""

    business_info: Business = Field(default_factory=Business)


class GetBusiness(Call[BusinessReply], post="/cgi-bin/business/get", repeatable=True):
    """One sub-merchant by id or name (查询客服子商户).

    Errors: 45071 (no such sub-merchant).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-management/api_getbusiness.html
    """

    business_id: str | None = None
    account_name: str | None = None


# Inside a class that has a field named list, `list[…]` would mean the field.
Businesses = list[Business]


class BusinessList(Reply):
    """A page of sub-merchants."""

    list: Businesses = []


class ListBusinesses(Call[BusinessList], post="/cgi-bin/business/list", repeatable=True):
    """Sub-merchants (拉取客服子商户列表), at most 200 a page.

    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-management/api_listbusiness.html
    """

    offset: int = Field(default=0, ge=0)
    count: int = Field(default=200, ge=1, le=200)


class CustomerServiceCalls:
    """Accounts and sub-merchants of the customer service."""

    accounts = endpoint(GetKfAccounts)
    online = endpoint(GetOnlineKfAccounts)
    add = endpoint(AddKfAccount)
    update = endpoint(UpdateKfAccount)
    delete = endpoint(DeleteKfAccount)
    upload_head_image = endpoint(UploadKfHeadImage)
    invite = endpoint(InviteKfWorker)
    set_admin = endpoint(SetKfAdmin)
    cancel_admin = endpoint(CancelKfAdmin)
    register_business = endpoint(RegisterBusiness)
    update_business = endpoint(UpdateBusiness)
    business = endpoint(GetBusiness)
    businesses = endpoint(ListBusinesses)
    iter_businesses = paged(ListBusinesses, lambda page: page.list, offset("list", size="count"))


class CustomerService(CustomerServiceCalls, Sync):
    """Customer service (客服): accounts and sub-merchants."""


class AsyncCustomerService(CustomerServiceCalls, Async):
    """Customer service (客服): accounts and sub-merchants."""
