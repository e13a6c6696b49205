"""WeCom (企业微信): ids of the company and its members that are linked to the shop."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = ["AsyncWecom", "GetWecomId", "Wecom", "WecomId", "WecomIdReply"]


class WecomId(Output):
    """A member of a company at WeCom."""

    wecom_corp_id: str = ""
    wecom_user_id: str = ""


class WecomIdReply(Reply):
    """A member of a company at WeCom."""

    data: WecomId = Field(default_factory=WecomId)


class GetWecomId(Call[WecomIdReply], post="/channels/ec/wecom/get_wecom_id", repeatable=True):
    """The ids at WeCom of a member that is linked to the shop (获取企业微信ID).

    https://developers.weixin.qq.com/doc/store/shop/API/wecom/getwecomid.html
    """

    corp_id: str
    user_id: str


class WecomCalls:
    """WeCom."""

    get_id = endpoint(GetWecomId)


class Wecom(WecomCalls, Sync):
    """WeCom (企业微信)."""


class AsyncWecom(WecomCalls, Async):
    """WeCom (企业微信)."""
