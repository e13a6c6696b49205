"""What can be changed of a card template (更改卡券信息): only the fields that are given."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Input
from wxkit.service_account._card_input import CardCodeType, CardDateInput, CardPayInfo
from wxkit.service_account._card_kinds import BonusRuleInput, MemberCell, MemberField

__all__ = [
    "BaseInfoChange",
    "BoardingPassChange",
    "CashChange",
    "DiscountChange",
    "GeneralCardChange",
    "GeneralCouponChange",
    "GiftChange",
    "GrouponChange",
    "KindChange",
    "MeetingTicketChange",
    "MemberCardChange",
    "MemberMessageOperation",
    "MemberUrlCell",
    "MovieTicketChange",
    "ScenicTicketChange",
]


class BaseInfoChange(Input):
    """New values of what all kinds have in common; meanings as in `BaseInfoInput`."""

    logo_url: str | None = None
    code_type: CardCodeType | None = None
    brand_name: str | None = None
    title: str | None = None
    """Reviewed again."""
    color: str | None = None
    notice: str | None = None
    description: str | None = None
    """Reviewed again."""
    date_info: CardDateInput | None = None
    """A fixed range may only become longer."""
    service_phone: str | None = None
    location_id_list: list[int] | None = None
    use_all_locations: bool | None = None
    center_title: str | None = None
    center_sub_title: str | None = None
    center_url: str | None = None
    center_app_brand_user_name: str | None = None
    center_app_brand_pass: str | None = None
    custom_url_name: str | None = None
    custom_url_sub_title: str | None = None
    custom_url: str | None = None
    custom_app_brand_user_name: str | None = None
    custom_app_brand_pass: str | None = None
    promotion_url_name: str | None = None
    promotion_url_sub_title: str | None = None
    promotion_url: str | None = None
    promotion_app_brand_user_name: str | None = None
    promotion_app_brand_pass: str | None = None
    get_limit: int | None = None
    use_limit: int | None = None
    can_share: bool | None = None
    can_give_friend: bool | None = None
    source: str | None = None
    need_push_on_view: bool | None = None
    pay_info: CardPayInfo | None = None
    is_pay_and_qrcode: bool | None = None


class KindChange(Input):
    """What every kind has."""

    base_info: BaseInfoChange | None = None


class GrouponChange(KindChange):
    """Changes of a group-buying voucher (团购券)."""

    deal_detail: str | None = None


class CashChange(KindChange):
    """Changes of a cash voucher (代金券); fen."""

    least_cost: int | None = None
    reduce_cost: int | None = None


class DiscountChange(KindChange):
    """Changes of a discount (折扣券)."""

    discount: int | None = None
    """Percent off."""


class GiftChange(KindChange):
    """Changes of a voucher for goods (兑换券)."""

    gift: str | None = None


class GeneralCouponChange(KindChange):
    """Changes of a coupon (优惠券)."""

    default_detail: str | None = None


class MemberUrlCell(Input):
    """A line below a message to members."""

    card_id_list: list[str] | None = None
    end_time: int | None = None
    """Unix seconds."""
    text: str | None = None
    url: str | None = None
    app_brand_id: str | None = None
    """Mini-program that it opens, `gh_…@app`."""
    app_brand_pass: str | None = None


class MemberMessageOperation(Input):
    """What a message to members offers (消息运营位)."""

    url_cell: MemberUrlCell | None = None


class GeneralCardChange(KindChange):
    """Changes of a gift card (礼品卡)."""

    background_pic_url: str | None = None
    prerogative: str | None = None
    auto_activate: bool | None = None
    supply_bonus: bool | None = None
    supply_balance: bool | None = None
    custom_field1: MemberField | None = None
    custom_field2: MemberField | None = None
    custom_field3: MemberField | None = None


class MemberCardChange(GeneralCardChange):
    """Changes of a member card (会员卡); meanings as in `MemberCardInput`."""

    wx_activate: bool | None = None
    wx_activate_after_submit: bool | None = None
    wx_activate_after_submit_url: str | None = None
    activate_url: str | None = None
    activate_app_brand_user_name: str | None = None
    activate_app_brand_pass: str | None = None
    bonus_url: str | None = None
    bonus_cleared: str | None = None
    bonus_rules: str | None = None
    bonus_rule: BonusRuleInput | None = None
    balance_url: str | None = None
    balance_rules: str | None = None
    custom_cell1: MemberCell | None = None
    custom_cell2: MemberCell | None = None
    custom_cell3: MemberCell | None = None
    discount: int | None = None
    """Percent off for members."""
    modify_msg_operation: MemberMessageOperation | None = None
    """Below the message of a change of points."""
    activate_msg_operation: MemberMessageOperation | None = None
    """Below the message of an activation."""


class MeetingTicketChange(KindChange):
    """Changes of a ticket for a meeting or a show (会议门票)."""

    meeting_detail: str | None = None
    map_url: str | None = None


class ScenicTicketChange(KindChange):
    """Changes of a ticket for a sight (景区门票)."""

    ticket_class: str | None = None
    guide_url: str | None = None


class MovieTicketChange(KindChange):
    """Changes of a film ticket (电影票)."""

    detail: str | None = None


class BoardingPassChange(KindChange):
    """Changes of a boarding pass (飞机票)."""

    from_: str | None = Field(default=None, validation_alias="from", serialization_alias="from")
    to: str | None = None
    flight: str | None = None
    gate: str | None = None
    check_in_url: str | None = None
    air_model: str | None = None
    departure_time: int | None = None
    """Unix seconds."""
    landing_time: int | None = None
    """Unix seconds."""
