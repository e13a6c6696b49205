"""Subscription notices (订阅通知), their templates, and one-time subscriptions (一次性订阅消息).

The template library is the one of mini-programs, and its calls are the same.
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlencode

from pydantic import Field

from wxkit._call import Call, Input, Ok
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._errors import InvalidCall
from wxkit._paging import offset
from wxkit.miniprogram.subscribe import (
    AddTemplate,
    DeleteTemplate,
    GetCategories,
    GetPublicTemplateKeywords,
    GetPublicTemplateTitles,
    GetTemplates,
    PublicTitle,
    PublicTitles,
    SubscribeValue,
)
from wxkit.service_account.templates import MiniProgramTarget

__all__ = [
    "AsyncSubscribe",
    "MiniProgramTarget",
    "OneTimeContent",
    "OneTimeData",
    "SendNotice",
    "SendOneTime",
    "Subscribe",
    "SubscribeValue",
    "one_time_url",
]

MP = "https://mp.weixin.qq.com"
LAST_SCENE = 10_000
RESERVED_BYTES = 128


class SendNotice(Call[Ok], post="/cgi-bin/message/subscribe/bizsend"):
    """Send a subscription notice to somebody who accepted its template (发送订阅通知).

    A one-time consent is used up by it. What became of the notice comes as `subscribe_msg_sent_event`.
    Errors: 40003 (openid), 40013 (appid), 40037 (template_id), 43101 (not subscribed, or used up),
    47003 (a value breaks its rule; errmsg names it).
    https://developers.weixin.qq.com/doc/service/api/notify/notify/api_sendnewsubscribemsg
    """

    touser: str
    """Openid of the receiver."""
    template_id: str = Field(min_length=1)
    """`priTmplId` of a template of this account."""
    data: dict[str, SubscribeValue]
    """A value for every keyword of the template, by its key, e.g. `thing1`."""
    page: str | None = None
    """Page that a tap opens; no jump without it and `miniprogram`."""
    miniprogram: MiniProgramTarget | None = None
    """Mini-program that a tap opens; wins over `page`."""
    client_msg_id: str | None = None
    """The same one is sent once."""
    miniprogram_state: Literal["developer", "trial", "formal"] | None = None
    """Which version of the mini-program opens; `formal` when absent."""
    lang: Literal["zh_CN", "en_US", "zh_HK", "zh_TW"] | None = None
    """`zh_CN` when absent."""


class OneTimeContent(Input):
    """The text of the message."""

    value: str
    """At most 200 characters."""
    color: str | None = None
    """Of the text, e.g. `#FF0000`."""


class OneTimeData(Input):
    """What the message says."""

    content: OneTimeContent


class SendOneTime(Call[Ok], post="/cgi-bin/message/template/subscribe"):
    """Send the one message that somebody agreed to on a page (发送一次性订阅消息).

    Followers get it in the chat, others among the service notices (服务通知).
    Errors: 40003 (openid), 40037 (template_id), 40062 (title), 43101 (not subscribed, or used up).
    https://developers.weixin.qq.com/doc/service/api/notify/subscribe/api_templatesubscribe
    """

    touser: str
    """Openid of the receiver."""
    template_id: str = Field(min_length=1)
    """The template of one-time subscriptions, from the console."""
    scene: str
    """The scene that was agreed to, 0 to 10000."""
    title: str = Field(max_length=15)
    """At most 15 characters."""
    data: OneTimeData
    url: str | None = None
    """Page that a tap opens."""
    miniprogram: MiniProgramTarget | None = None
    """Wins over `url`."""


def one_time_url(
    *, appid: str, template_id: str, scene: int, redirect_url: str, reserved: str = "", host: str = MP
) -> str:
    """Where a person inside WeChat agrees to one message; `host` may be a sandbox's.

    WeChat sends them to `redirect_url` with `openid` (of who agreed), `template_id`, `action` (`confirm` or
    `cancel`), `scene` and `reserved`. The domain is one of the account's (业务域名); `reserved` is at most
    128 letters and digits.
    https://developers.weixin.qq.com/doc/service/guide/product/message/One-time_subscription_info.html
    """
    if not 0 <= scene <= LAST_SCENE:
        raise InvalidCall("one_time_url: scene is 0 to 10000")
    if len(reserved) > RESERVED_BYTES or not (reserved == "" or (reserved.isascii() and reserved.isalnum())):
        raise InvalidCall("one_time_url: reserved is at most 128 letters and digits")
    fields = {
        "action": "get_confirm",
        "appid": appid,
        "scene": scene,
        "template_id": template_id,
        "redirect_url": redirect_url,
    }
    query = urlencode(fields | ({"reserved": reserved} if reserved else {}))
    return f"{host.rstrip('/')}/mp/subscribemsg?{query}#wechat_redirect"


def _titles(page: PublicTitles) -> list[PublicTitle]:
    return page.data


class SubscribeCalls:
    """Subscription notices and their templates."""

    send = endpoint(SendNotice)
    send_one_time = endpoint(SendOneTime)
    add_template = endpoint(AddTemplate)
    delete_template = endpoint(DeleteTemplate)
    templates = endpoint(GetTemplates)
    categories = endpoint(GetCategories)
    public_titles = endpoint(GetPublicTemplateTitles)
    iter_public_titles = paged(GetPublicTemplateTitles, _titles, offset("data", start="start", size="limit"))
    public_keywords = endpoint(GetPublicTemplateKeywords)


class Subscribe(SubscribeCalls, Sync):
    """Subscription notices (订阅通知) and their templates."""

    def one_time_url(self, *, template_id: str, scene: int, redirect_url: str, reserved: str = "") -> str:
        """Where a person agrees to one message; see the function `one_time_url`."""
        return one_time_url(
            appid=self.client.appid,
            template_id=template_id,
            scene=scene,
            redirect_url=redirect_url,
            reserved=reserved,
            host=self.client.base_url or MP,
        )


class AsyncSubscribe(SubscribeCalls, Async):
    """Subscription notices (订阅通知) and their templates."""

    def one_time_url(self, *, template_id: str, scene: int, redirect_url: str, reserved: str = "") -> str:
        """Where a person agrees to one message; see the function `one_time_url`."""
        return one_time_url(
            appid=self.client.appid,
            template_id=template_id,
            scene=scene,
            redirect_url=redirect_url,
            reserved=reserved,
            host=self.client.base_url or MP,
        )
