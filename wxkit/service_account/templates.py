"""Template messages (模板消息): notices in fixed words to followers, such as "your order was shipped".

Templates come from the library of the account's categories (类目模板); 25 of them at most are in use.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._numbers import NumberId
from wxkit.service_account._checks import max_bytes

__all__ = [
    "AddTemplate",
    "AsyncTemplates",
    "BlockedMessage",
    "BlockedMessages",
    "DeleteTemplate",
    "GetIndustry",
    "GetTemplates",
    "Industries",
    "Industry",
    "MiniProgramTarget",
    "PrivateTemplate",
    "QueryBlocked",
    "SendTemplate",
    "SendUniform",
    "SetIndustry",
    "TemplateAdded",
    "TemplateList",
    "TemplateSent",
    "TemplateValue",
    "Templates",
    "UniformTemplate",
    "UniformValue",
]


class TemplateValue(Input):
    """The text for one keyword."""

    value: str
    color: str | None = None
    """Of the text, e.g. `#173177`; without effect now."""


class MiniProgramTarget(Input):
    """A mini-program page to open."""

    appid: str
    """A mini-program that is linked to the account."""
    pagepath: str | None = None


class TemplateSent(Reply):
    """The message that is under way."""

    msgid: NumberId = ""
    """Comes back in the event TEMPLATESENDJOBFINISH."""


class SendTemplate(Call[TemplateSent], post="/cgi-bin/message/template/send"):
    """Send a template message (发送模板消息) to a follower. 100,000 a day.

    Errors: 40003 (openid), 40036, 40037 (template_id), 40039 (url), 40013 (appid), 43004 (not a follower),
    43116 (restricted), 40249 (marketing), 47003 (a value; errmsg names its key).
    https://developers.weixin.qq.com/doc/service/api/notify/template/api_sendtemplatemessage
    """

    touser: str
    """Openid of the follower."""
    template_id: str = Field(min_length=1)
    data: dict[str, TemplateValue]
    """A value for every keyword of the template, e.g. `thing1`."""
    url: Annotated[str, max_bytes(1024)] | None = None
    """Page to open; without it and `miniprogram` nothing opens."""
    miniprogram: MiniProgramTarget | None = None
    """Wins over `url`."""
    client_msg_id: str | None = Field(default=None, max_length=32)
    """The same one within ten minutes is sent once, so a lost reply may be asked for again."""


class SetIndustry(Call[Ok], post="/cgi-bin/template/api_set_industry"):
    """Set the account's industries (设置所属行业), once a month.

    Errors: 40102 (industry id), 43100 (once a month).
    https://developers.weixin.qq.com/doc/service/api/notify/template/api_setindustry
    """

    industry_id1: str = Field(min_length=1)
    """`1` to `41`."""
    industry_id2: str = Field(min_length=1)
    """`1` to `41`."""


class Industry(Output):
    """An industry."""

    first_class: str = ""
    second_class: str = ""


class Industries(Reply):
    """The two industries of the account."""

    primary_industry: Industry = Field(default_factory=Industry)
    secondary_industry: Industry = Field(default_factory=Industry)


class GetIndustry(Call[Industries], get="/cgi-bin/template/get_industry", bare=True):
    """The account's industries (获取行业信息).

    https://developers.weixin.qq.com/doc/service/api/notify/template/api_getindustry
    """


class TemplateAdded(Reply):
    """The template as the account has it."""

    template_id: str = ""


class AddTemplate(Call[TemplateAdded], post="/cgi-bin/template/api_add_template"):
    """Take a template from the library (选用模板), with the keywords that are wanted, in their order.

    Errors: 40037 (unknown number), 40246 (keyword_name_list), 40247 (`TM…` templates are retired),
    45026 (25 templates).
    https://developers.weixin.qq.com/doc/service/api/notify/template/api_addtemplate
    """

    template_id_short: str = Field(min_length=1)
    """Number in the library of category templates."""
    keyword_name_list: list[str] | None = None
    """Names of keywords of that template, e.g. `订单编号`."""


class PrivateTemplate(Output):
    """A template of the account."""

    template_id: str = ""
    title: str = ""
    primary_industry: str = ""
    deputy_industry: str = ""
    content: str = ""
    """With placeholders such as `{{thing1.DATA}}`; their names are the keys of `data`."""
    example: str = ""


class TemplateList(Reply):
    """The templates of the account."""

    template_list: list[PrivateTemplate] = []


class GetTemplates(Call[TemplateList], get="/cgi-bin/template/get_all_private_template", bare=True):
    """The templates of the account (获取已选用模板列表).

    https://developers.weixin.qq.com/doc/service/api/notify/template/api_getalltemplates
    """


class DeleteTemplate(Call[Ok], post="/cgi-bin/template/del_private_template"):
    """Give a template up (删除已选用模板).

    Errors: 40037 (template_id).
    https://developers.weixin.qq.com/doc/service/api/notify/template/api_deletetemplate
    """

    template_id: str = Field(min_length=1)


class BlockedMessage(Output):
    """A message that WeChat held back."""

    id: int = 0
    """Goes into `largest_id` of the next call."""
    tmpl_msg_id: str = ""
    title: str = ""
    content: str = ""
    send_timestamp: int = 0
    """When it was sent, in Unix seconds."""
    openid: str = ""
    """To whom."""


class BlockedMessages(Reply):
    """Messages that WeChat held back."""

    msginfo: BlockedMessage | list[BlockedMessage] = []
    """One in the page's example, a list in what was seen; empty without any."""


class QueryBlocked(Call[BlockedMessages], post="/wxa/sec/queryblocktmplmsg", repeatable=True):
    """Messages of a template that WeChat held back (查询拦截的模板消息).

    https://developers.weixin.qq.com/doc/service/api/notify/template/api_queryblocktmplmsg
    """

    tmpl_msg_id: str
    """Of the blocked template message."""
    largest_id: int = Field(default=0, ge=0)
    """Largest `id` of the page before; 0 for the first page."""
    limit: int = Field(default=100, ge=1, le=100)
    """How many to list, at most 100."""


class UniformValue(Input):
    """The text for one keyword."""

    value: str
    color: str | None = None
    """Of the text, e.g. `#173177`."""


class UniformTemplate(Input):
    """A template message of the service account."""

    appid: str
    """The service account, of the same owner as the mini-program."""
    template_id: str = Field(min_length=1)
    url: str | None = None
    miniprogram: MiniProgramTarget | None = None
    """Wins over `url`."""
    data: dict[str, UniformValue]
    """A value for every keyword of the template."""


class SendUniform(Call[Ok], post="/cgi-bin/message/wxopen/template/uniform_send"):
    """Send a template message to somebody known by a mini-program's openid (统一服务消息). Retired.

    Errors: 45109 whatever is given, since 2023-09-20.
    https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/uniform-message/uniformMessage.send.html
    """

    touser: str
    """Openid of the receiver, in the mini-program or in the account."""
    mp_template_msg: UniformTemplate


class TemplateCalls:
    """Template messages."""

    send = endpoint(SendTemplate)
    add = endpoint(AddTemplate)
    list = endpoint(GetTemplates)
    delete = endpoint(DeleteTemplate)
    set_industry = endpoint(SetIndustry)
    industry = endpoint(GetIndustry)
    blocked = endpoint(QueryBlocked)
    send_uniform = endpoint(SendUniform)


class Templates(TemplateCalls, Sync):
    """Template messages (模板消息)."""


class AsyncTemplates(TemplateCalls, Async):
    """Template messages (模板消息)."""
