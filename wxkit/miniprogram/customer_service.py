"""Customer service (客服): its accounts, and sub-merchants (客服子商户) that have accounts of their own.

The calls about accounts are those of service accounts.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit._paging import offset
from wxkit.service_account.customer_service import (
    AddKfAccount,
    DeleteKfAccount,
    GetKfAccounts,
    GetOnlineKfAccounts,
    InviteKfWorker,
    UpdateKfAccount,
    UploadKfHeadImage,
)

__all__ = [
    "AsyncCustomerService",
    "Business",
    "BusinessList",
    "BusinessRegistered",
    "BusinessReply",
    "CancelKfAdmin",
    "CustomerService",
    "GetBusiness",
    "ListBusinesses",
    "RegisterBusiness",
    "SetKfAdmin",
    "UpdateBusiness",
]


def _wide_enough(nickname: str) -> str:
    """4 to 30 characters, of which a Chinese one counts as two."""
    if not nickname.isalnum() or not 4 <= sum(1 if letter.isascii() else 2 for letter in nickname) <= 30:
        raise ValueError("Chinese characters, letters and digits: 4 to 30, a Chinese one counts as two")
    return nickname


Nickname = Annotated[str, AfterValidator(_wide_enough)]
"""Chinese characters, letters and digits, 4 to 30 of them; a Chinese one counts as two."""


class SetKfAdmin(Call[Ok], get="/customservice/kfaccount/setadmin"):
    """Make somebody an administrator of the customer service (设置客服管理员).

    Errors: 40003, 65400, 65401 (they have no account).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_setkfadmin.html
    """

    kf_openid: str
    business_id: str | None = None


class CancelKfAdmin(Call[Ok], get="/customservice/kfaccount/canceladmin"):
    """Take that back (取消客服管理员).

    Errors: 40003, 65400, 65401 (they have no account).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_cancelkfadmin.html
    """

    kf_openid: str
    business_id: str | None = None


class BusinessRegistered(Reply):
    """The new sub-merchant."""

    business_id: NumberId = ""


class RegisterBusiness(Call[BusinessRegistered], post="/cgi-bin/business/register"):
    """Create a sub-merchant (创建客服子商户).

    Errors: 40004, 40007 (icon), 45070 (account_name is taken), 45077 (too many), 45078 (nickname),
    45079 (nickname is banned), 45091 (account_name).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-management/api_registerbusiness.html
    """

    account_name: str = Field(min_length=6, max_length=30, pattern=r"^[A-Za-z0-9_]+$")
    """6 to 30 letters, digits and underscores; each name once."""
    nickname: Nickname
    """What people see."""
    icon_media_id: str = Field(min_length=1)
    """A picture by `messages.upload_media`."""
    transfer_to_commkf: bool | None = None
    """Whether those who write to it may be handed to a customer service, which then is its own: the calls
    about accounts take its `business_id`."""


class UpdateBusiness(Call[Ok], post="/cgi-bin/business/update", repeatable=True):
    """Change name or picture of a sub-merchant (更新客服子商户).

    Errors: 40004, 40007 (icon), 45071 (no such sub-merchant), 45078, 45079 (nickname).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-management/api_updatebusiness.html
    """

    business_id: NumberId
    nickname: Nickname | None = None
    icon_media_id: str | None = None
    """Stays as it is when left out or empty."""


class Business(Output):
    """A sub-merchant."""

    business_id: NumberId = ""
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

    business_id: NumberId | None = None
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
