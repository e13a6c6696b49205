"""Member cards (会员卡) that people have: activation, points (积分), balance, what they filled in."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit.service_account.card_codes import CodeField, UserCardStatus

__all__ = [
    "ActivateForm",
    "ActivateFormLink",
    "ActivateMemberCard",
    "ActivateUrl",
    "AsyncMemberCards",
    "GetActivateTempInfo",
    "GetActivateUrl",
    "GetMember",
    "MemberCards",
    "MemberFields",
    "MemberNotify",
    "MemberReply",
    "MemberTempInfo",
    "MemberUpdated",
    "RichField",
    "SetActivateForm",
    "UpdateMember",
]


class ActivateMemberCard(Call[Ok], post="/card/membercard/activate"):
    """Activate somebody's member card (接口激活会员卡).

    Errors: 40056 (no such code), 40100 (days), 40124 (a figure it has not), 40127 (state), 45021, 45030.
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Coupons-Mini_Program_Start_Up.html
    """

    code: str
    membership_number: str
    """Number on the card, of the merchant's own."""
    card_id: str | None = None
    """Needed for codes of the merchant's own."""
    activate_begin_time: int | None = None
    """Unix seconds."""
    activate_end_time: int | None = None
    """Unix seconds."""
    init_bonus: int | None = None
    """Points to begin with."""
    init_bonus_record: str | None = None
    """What the points are for."""
    init_balance: int | None = None
    """Fen."""
    init_custom_field_value1: str | None = None
    """At most 4 Han characters or 12 bytes."""
    init_custom_field_value2: str | None = None
    init_custom_field_value3: str | None = None
    background_pic_url: str | None = None
    """A picture for this card only."""


class RichField(Input):
    """A question with answers to choose from."""

    type: Literal["FORM_FIELD_RADIO", "FORM_FIELD_SELECT", "FORM_FIELD_CHECK_BOX"]
    name: str
    values: list[str]


class ActivateForm(Input):
    """Fields of the form."""

    can_modify: bool | None = None
    """People can change their answers later."""
    common_field_id_list: list[str] | None = None
    """WeChat's own fields, e.g. `USER_FORM_INFO_FLAG_MOBILE`, `…_NAME`, `…_BIRTHDAY`, `…_SEX`."""
    custom_field_list: list[str] | None = None
    """Names of fields with free text."""
    rich_field_list: list[RichField] | None = None


class ActivateFormLink(Input):
    """A link on the form."""

    name: str
    url: str


class SetActivateForm(Call[Ok], post="/card/membercard/activateuserform/set", repeatable=True):
    """What people fill in for one-tap activation (设置开卡字段); needs `wx_activate` on the template.

    Errors: 40073, 45030 (not such a card).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Create_a_membership_card.html
    """

    card_id: str
    required_form: ActivateForm | None = None
    optional_form: ActivateForm | None = None
    service_statement: ActivateFormLink | None = None
    """Terms for members."""
    bind_old_card: ActivateFormLink | None = None
    """For those who are members already."""


class ActivateUrl(Reply):
    """Where a card is opened."""

    url: str = ""
    """Its query has encrypt_card_id, outer_str and biz for the plugin."""


class GetActivateUrl(Call[ActivateUrl], post="/card/membercard/activate/geturl", repeatable=True):
    """Parameters of the plugin by which a mini-program opens cards (获取开卡插件参数).

    Errors: 40073, 45030 (not such a card).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Coupons-Mini_Program_Start_Up.html
    """

    card_id: str
    outer_str: str | None = None
    """Comes back in the events: by which channel the card was received."""


class MemberFields(Output):
    """What the person filled in."""

    common_field_list: list[CodeField] = []
    custom_field_list: list[CodeField] = []


class MemberTempInfo(Reply):
    """What the person filled in."""

    info: MemberFields = Field(default_factory=MemberFields)


class GetActivateTempInfo(
    Call[MemberTempInfo], post="/card/membercard/activatetempinfo/get", repeatable=True
):
    """What somebody filled in before the card is activated (获取用户提交资料).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Coupons-Mini_Program_Start_Up.html
    """

    activate_ticket: str = Field(repr=False)
    """From the query of the page that opens after the form."""


class MemberReply(Reply):
    """A member."""

    openid: str = ""
    nickname: str = ""
    membership_number: str = ""
    bonus: int = 0
    """Points."""
    balance: int = 0
    """Fen."""
    sex: str = ""
    """`MALE` or `FEMALE`."""
    user_info: MemberFields | None = None
    user_card_status: UserCardStatus = UserCardStatus("")
    has_active: bool = False


class GetMember(Call[MemberReply], post="/card/membercard/userinfo/get", repeatable=True):
    """A member with points and what was filled in (拉取会员信息).

    Errors: 40056 (no such code).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Manage_Member_Card.html
    """

    card_id: str
    code: str


class MemberNotify(Input):
    """Of which changes the person gets a message."""

    is_notify_bonus: bool | None = None
    is_notify_balance: bool | None = None
    is_notify_custom_field1: bool | None = None
    is_notify_custom_field2: bool | None = None
    is_notify_custom_field3: bool | None = None


class MemberUpdated(Reply):
    """The member now."""

    result_bonus: int = 0
    """Points."""
    result_balance: int = 0
    """Fen."""
    openid: str = ""


class UpdateMember(Call[MemberUpdated], post="/card/membercard/updateuser"):
    """Change points, balance or figures on a member's card (更新会员信息). WeChat only shows them.

    Errors: 40056 (no such code), 40078 (not activated), 40124, 40127 (state), 45021, 45022 (bonus),
    45023 (balance).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Create_a_membership_card.html
    """

    code: str
    card_id: str
    bonus: int | None = None
    """All points from now on."""
    add_bonus: int | None = None
    """Points to add; negative to take."""
    record_bonus: str | None = None
    """What for, at most 14 Han characters."""
    balance: int | None = None
    """Fen; all of it from now on."""
    add_balance: int | None = None
    """Fen to add; negative to take."""
    record_balance: str | None = None
    """What for, at most 14 Han characters."""
    custom_field_value1: str | None = None
    custom_field_value2: str | None = None
    custom_field_value3: str | None = None
    background_pic_url: str | None = None
    """A picture for this card only."""
    notify_optional: MemberNotify | None = None


class MemberCardCalls:
    """Member cards that people have."""

    activate = endpoint(ActivateMemberCard)
    set_activate_form = endpoint(SetActivateForm)
    activate_url = endpoint(GetActivateUrl)
    activate_temp_info = endpoint(GetActivateTempInfo)
    get = endpoint(GetMember)
    update = endpoint(UpdateMember)


class MemberCards(MemberCardCalls, Sync):
    """Member cards (会员卡) that people have."""


class AsyncMemberCards(MemberCardCalls, Async):
    """Member cards (会员卡) that people have."""
