# ruff: noqa: N815 - priTmplId, kidList and their like are WeChat's own field names
"""Subscribe messages (订阅消息) and their templates.

Service accounts (服务号) have the same template library.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId, TextInt
from wxkit._paging import offset

__all__ = [
    "AddTemplate",
    "AsyncSubscribe",
    "CardState",
    "Categories",
    "DeleteTemplate",
    "GetCategories",
    "GetPublicTemplateKeywords",
    "GetPublicTemplateTitles",
    "GetServiceCard",
    "GetTemplates",
    "KeywordEnum",
    "PrivateTemplate",
    "PrivateTemplates",
    "PublicKeyword",
    "PublicKeywords",
    "PublicTitle",
    "PublicTitles",
    "SendSubscribeMessage",
    "ServiceCard",
    "ServiceCardReply",
    "SetServiceCard",
    "SetServiceCardExtension",
    "Subscribe",
    "SubscribeValue",
    "SubscriptionType",
    "TemplateAdded",
    "TemplateCategory",
]

BOTH = ("miniprogram", "service_account")


class SubscriptionType(OpenIntEnum):
    """How long a consent lasts."""

    ONE_TIME = 2
    """One message for each time the person accepts (一次性订阅)."""
    LONG_TERM = 3
    """Any number until the person refuses (长期订阅); for public services only."""


class SubscribeValue(Input):
    """What stands for one keyword of a template."""

    value: str
    """Its limits depend on the keyword's type: thing 20 characters, phrase 5, name 10, number 32 digits, …"""


class SendSubscribeMessage(Call[Ok], post="/cgi-bin/message/subscribe/send"):
    """Send a subscribe message to somebody who accepted its template (发送订阅消息).

    A one-time consent is used up by it. What became of the message comes as `subscribe_msg_sent_event`.
    10,000,000 a day, 30,000,000 with WeChat Pay.
    Errors: 40003, 40037 (template), 41030 (page), 43101 (not subscribed, or used up), 43107 (banned),
    43108 (another send under way), 45168 (sensitive words), 47003 (a value breaks its rule; errmsg names it).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_sendmessage
    """

    touser: str
    """openid of the receiver."""
    template_id: str
    """`priTmplId` of a template of this account."""
    data: dict[str, SubscribeValue]
    """A value for every keyword of the template, by its key, e.g. `thing1`."""
    page: str | None = None
    """Page of the mini-program that a tap opens, with a query if wanted; no jump when absent."""
    miniprogram_state: Literal["developer", "trial", "formal"] | None = None
    """Which version a tap opens; `formal` when absent."""
    lang: Literal["zh_CN", "en_US", "zh_HK", "zh_TW"] | None = None
    """`zh_CN` when absent."""


class TemplateAdded(Reply):
    """The new private template."""

    priTmplId: str = ""
    """What messages name as template_id."""


def _several_or_none(kids: list[int]) -> list[int]:
    if kids and not 2 <= len(kids) <= 5:
        raise ValueError("2 to 5 keywords, or none for a service card")
    return kids


class AddTemplate(Call[TemplateAdded], post="/wxaapi/newtmpl/addtemplate", products=BOTH):
    """Combine a public title and keywords into a private template (选用模板), 50 an account.

    Errors: 404, 40400, 200001 (WeChat's side), 200011 (account banned), 200012 (50 already), 200013 (template
    banned), 200014 (tid), 200020 (kidList), 200021 (sceneDesc), 200022 (same title and keywords exist),
    200100 (kind of account).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_addwxanewtemplate
    """

    tid: str
    """Public title."""
    kidList: Annotated[list[int], AfterValidator(_several_or_none)]
    """2 to 5 keywords of the title, in the order in which they are shown; none for a service card."""
    sceneDesc: str | None = Field(default=None, max_length=15)
    """What the messages are for, at most 15 characters."""


class DeleteTemplate(Call[Ok], post="/wxaapi/newtmpl/deltemplate", products=BOTH):
    """Delete a private template (删除模板).

    Errors: 20001, 20002, 200001, 200002, 200014 (no such template).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_delwxanewtemplate
    """

    priTmplId: str


class TemplateCategory(Output):
    """A service category (类目)."""

    id: int = 0
    name: str = ""


class Categories(Reply):
    """The account's categories."""

    data: list[TemplateCategory] = []


class GetCategories(Call[Categories], get="/wxaapi/newtmpl/getcategory", products=BOTH):
    """The account's service categories (获取类目): public titles are listed by them.

    https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_getcategory
    """


class PublicTitle(Output):
    """A title of the public library."""

    tid: NumberId = ""
    title: str = ""
    type: SubscriptionType = SubscriptionType(0)
    categoryId: TextInt = 0


class PublicTitles(Reply):
    """A page of public titles."""

    count: int = 0
    """How many there are in all."""
    data: list[PublicTitle] = []


class GetPublicTemplateTitles(Call[PublicTitles], get="/wxaapi/newtmpl/getpubtemplatetitles", products=BOTH):
    """Titles of the public library in some categories (获取类目下的公共模板).

    Errors: 200001, 200016 (start), 200017 (limit), 200018 (ids missing), 200019 (ids).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_getpubnewtemplatetitles
    """

    ids: str
    """Category ids, joined by commas."""
    start: int = Field(default=0, ge=0)
    """How many to skip."""
    limit: int = Field(default=30, ge=1, le=30)
    """How many to list, at most 30."""


class PublicKeyword(Output):
    """A keyword of a public title."""

    kid: int = 0
    name: str = ""
    example: str = ""
    rule: str = ""
    """Its type, e.g. `thing`."""


class PublicKeywords(Reply):
    """Keywords of a public title."""

    count: int = 0
    data: list[PublicKeyword] = []


class GetPublicTemplateKeywords(
    Call[PublicKeywords], get="/wxaapi/newtmpl/getpubtemplatekeywords", products=BOTH
):
    """Keywords that may be combined under a public title (获取关键词列表).

    Errors: 20001, 200002, 200014 (tid).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_getpubnewtemplatekeywords
    """

    tid: str


class KeywordEnum(Output):
    """The values that an enum keyword may have."""

    keywordCode: str = ""
    """The keyword's key."""
    enumValueList: list[str] = []


class PrivateTemplate(Output):
    """A template of this account."""

    priTmplId: str = ""
    title: str = ""
    content: str = ""
    """One line a keyword, with placeholders such as `{{thing1.DATA}}`."""
    example: str = ""
    """The same lines with sample values."""
    type: SubscriptionType = SubscriptionType(0)
    keywordEnumValueList: list[KeywordEnum] | None = None
    """Only for templates with enum keywords."""


class PrivateTemplates(Reply):
    """All templates of this account."""

    data: list[PrivateTemplate] = []


class GetTemplates(Call[PrivateTemplates], get="/wxaapi/newtmpl/gettemplate", products=BOTH):
    """All private templates of the account (获取个人模板列表).

    https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_getwxapubnewtemplate
    """


class SetServiceCard(Call[Ok], post="/wxa/set_user_notify", repeatable=True):
    """Start or change a service card (激活与更新服务卡片): a subscribe message of the newer kind.

    Errors: 40003, 85431, 85433 to 85443 (a field is missing, wrong, expired or not allowed now),
    85448 (code used), 85449 (locked), 85461, 85462 (no access).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_setusernotify.html
    """

    openid: str
    """openid of the receiver."""
    notify_type: int
    """Which kind of card (卡片 id)."""
    notify_code: str = Field(repr=False)
    """What allows the card: a code by the person's consent, or a WeChat Pay number (微信支付订单号)."""
    content_json: str
    """State and values of the card, as JSON text."""
    check_json: str | None = None
    """`{"pay_amount": fen, "pay_time": Unix seconds}` as JSON text; needed with a WeChat Pay number."""


class SetServiceCardExtension(Call[Ok], post="/wxa/set_user_notifyext", repeatable=True):
    """Change what a service card shows in addition (更新服务卡片扩展信息).

    Errors: 85434, 85436, 85437, 85444 to 85447 (payment, shop, delivery, product), 85470, 85471.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_setusernotifyext.html
    """

    openid: str
    notify_type: int
    notify_code: str = Field(repr=False)
    ext_json: str
    """Values as JSON text."""


class CardState(OpenIntEnum):
    """Whether a service card can still be changed."""

    NORMAL = 0
    RISK = 1
    ABNORMAL = 2
    REFUSED = 10
    """The person refuses it."""


class ServiceCard(Output):
    """A service card."""

    notify_type: int = 0
    content_json: str = ""
    """What was sent last."""
    code_state: CardState = CardState(0)
    code_expire_time: int = 0
    """Unix seconds."""


class ServiceCardReply(Reply):
    """One service card."""

    notify_info: ServiceCard = Field(default_factory=ServiceCard)


class GetServiceCard(Call[ServiceCardReply], post="/wxa/get_user_notify", repeatable=True):
    """State of a service card (查询服务卡片状态).

    Errors: 85434, 85437, 85438.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_getusernotify.html
    """

    openid: str
    notify_type: int
    notify_code: str = Field(repr=False)


def _titles(page: PublicTitles) -> list[PublicTitle]:
    return page.data


class SubscribeCalls:
    """Subscribe messages and their templates."""

    send = endpoint(SendSubscribeMessage)
    add_template = endpoint(AddTemplate)
    delete_template = endpoint(DeleteTemplate)
    templates = endpoint(GetTemplates)
    categories = endpoint(GetCategories)
    public_titles = endpoint(GetPublicTemplateTitles)
    iter_public_titles = paged(GetPublicTemplateTitles, _titles, offset("data", start="start", size="limit"))
    public_keywords = endpoint(GetPublicTemplateKeywords)
    set_card = endpoint(SetServiceCard)
    set_card_extension = endpoint(SetServiceCardExtension)
    card = endpoint(GetServiceCard)


class Subscribe(SubscribeCalls, Sync):
    """Subscribe messages (订阅消息) and their templates."""


class AsyncSubscribe(SubscribeCalls, Async):
    """Subscribe messages (订阅消息) and their templates."""
