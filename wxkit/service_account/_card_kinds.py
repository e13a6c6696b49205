"""The kinds of cards (卡券类型) that can be created."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Input
from wxkit.service_account._card_input import AdvancedInfoInput, BaseInfoInput

__all__ = [
    "BoardingPassInput",
    "BonusRuleInput",
    "CashInput",
    "DiscountInput",
    "GeneralCardInput",
    "GeneralCouponInput",
    "GiftInput",
    "GrouponInput",
    "KindInput",
    "MeetingTicketInput",
    "MemberCardInput",
    "MemberCell",
    "MemberField",
    "MovieTicketInput",
    "ScenicTicketInput",
]


class KindInput(Input):
    """What every kind has."""

    base_info: BaseInfoInput
    advanced_info: AdvancedInfoInput | None = None


class GrouponInput(KindInput):
    """A group-buying voucher (团购券)."""

    deal_detail: str


class CashInput(KindInput):
    """A cash voucher (代金券)."""

    least_cost: int | None = None
    """Fen that must be spent."""
    reduce_cost: int
    """Fen that it takes off."""


class DiscountInput(KindInput):
    """A discount (折扣券)."""

    discount: int
    """Percent that it takes off: 30 is 七折."""


class GiftInput(KindInput):
    """A voucher for goods (兑换券)."""

    gift: str


class GeneralCouponInput(KindInput):
    """A coupon (优惠券)."""

    default_detail: str


class MemberField(Input):
    """A figure on the card (自定义会员信息类目)."""

    name_type: str | None = None
    """`FIELD_NAME_TYPE_LEVEL`, `…_COUPON`, `…_STAMP`, `…_DISCOUNT`, `…_MILEAGE` and others."""
    name: str | None = None
    """A name of one's own, in place of `name_type`."""
    url: str | None = None


class MemberCell(Input):
    """An entrance on the card (自定义会员信息入口)."""

    name: str
    tips: str
    url: str


class BonusRuleInput(Input):
    """How points (积分) are earned and spent; amounts in fen."""

    cost_money_unit: int | None = None
    """Every so much spent gives `increase_bonus` points."""
    increase_bonus: int | None = None
    max_increase_bonus: int | None = None
    init_increase_bonus: int | None = None
    cost_bonus_unit: int | None = None
    """Every so many points take off `reduce_money`."""
    reduce_money: int | None = None
    least_money_to_use_bonus: int | None = None
    max_reduce_bonus: int | None = None


class MemberCardInput(KindInput):
    """A member card (会员卡)."""

    background_pic_url: str | None = None
    prerogative: str
    """What members get (会员卡特权说明)."""
    auto_activate: bool | None = None
    wx_activate: bool | None = None
    """One-tap activation (一键开卡)."""
    wx_activate_after_submit: bool | None = None
    """Open a page after the form was sent (跳转型一键激活)."""
    wx_activate_after_submit_url: str | None = None
    activate_url: str | None = None
    activate_app_brand_user_name: str | None = None
    activate_app_brand_pass: str | None = None
    supply_bonus: bool
    """Shows points."""
    bonus_url: str | None = None
    bonus_cleared: str | None = None
    bonus_rules: str | None = None
    bonus_rule: BonusRuleInput | None = None
    supply_balance: bool
    """Shows a balance; needs a permission of its own."""
    balance_url: str | None = None
    balance_rules: str | None = None
    custom_field1: MemberField | None = None
    custom_field2: MemberField | None = None
    custom_field3: MemberField | None = None
    custom_cell1: MemberCell | None = None
    custom_cell2: MemberCell | None = None
    custom_cell3: MemberCell | None = None
    discount: int | None = None
    """Percent off for members."""


class GeneralCardInput(KindInput):
    """A gift card (礼品卡)."""

    sub_card_type: Literal["GIFT_CARD", "VOUCHER"]
    """Stored value (储值), or for exchange (兑换)."""
    background_pic_url: str | None = None
    prerogative: str | None = None
    auto_activate: bool | None = None
    supply_bonus: bool
    init_bonus: int | None = None
    supply_balance: bool
    init_balance: int | None = None
    """Fen."""
    custom_field1: MemberField | None = None
    custom_field2: MemberField | None = None
    custom_field3: MemberField | None = None


class MeetingTicketInput(KindInput):
    """A ticket for a meeting or a show (会议门票)."""

    meeting_detail: str
    map_url: str | None = None


class ScenicTicketInput(KindInput):
    """A ticket for a sight (景区门票)."""

    ticket_class: str
    guide_url: str | None = None


class MovieTicketInput(KindInput):
    """A film ticket (电影票)."""

    detail: str


class BoardingPassInput(KindInput):
    """A boarding pass (飞机票)."""

    from_: str = Field(validation_alias="from", serialization_alias="from")
    to: str
    flight: str
    gate: str | None = None
    check_in_url: str | None = None
    air_model: str
    departure_time: int
    """Unix seconds."""
    landing_time: int
    """Unix seconds."""
