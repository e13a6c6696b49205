"""What a new card template (卡券模板) is made of."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Input
from wxkit._numbers import NumberId

__all__ = [
    "AbstractInput",
    "AdvancedInfoInput",
    "BaseInfoInput",
    "CardBusinessService",
    "CardCodeType",
    "CardDateInput",
    "CardPayInfo",
    "CardSkuInput",
    "CardSubMerchant",
    "GiftCardInfo",
    "SwipeCard",
    "TextImageInput",
    "TimeLimitInput",
    "UseConditionInput",
]

CardCodeType = Literal[
    "CODE_TYPE_TEXT",
    "CODE_TYPE_BARCODE",
    "CODE_TYPE_QRCODE",
    "CODE_TYPE_ONLY_QRCODE",
    "CODE_TYPE_ONLY_BARCODE",
    "CODE_TYPE_NONE",
]
CardBusinessService = Literal[
    "BIZ_SERVICE_DELIVER", "BIZ_SERVICE_FREE_PARK", "BIZ_SERVICE_WITH_PET", "BIZ_SERVICE_FREE_WIFI"
]


class CardSkuInput(Input):
    """How many cards there are."""

    quantity: int = Field(ge=0, le=100_000_000)
    """0 with codes of the merchant's own, which are counted when they are deposited."""


class CardDateInput(Input):
    """When a card is valid (使用日期)."""

    type: Literal["DATE_TYPE_FIX_TIME_RANGE", "DATE_TYPE_FIX_TERM", "DATE_TYPE_PERMANENT"]
    """A fixed range, a number of days after receiving it, or for ever (member cards only)."""
    begin_timestamp: int | None = None
    """Unix seconds; for a fixed range."""
    end_timestamp: int | None = None
    """Unix seconds; for a fixed range, and the latest end of a term."""
    fixed_term: int | None = None
    """Days of validity; for a term."""
    fixed_begin_term: int | None = None
    """Days until the validity begins; for a term, 0: the same day."""


class CardSubMerchant(Input):
    """For which sub-merchant (子商户) the card is made."""

    merchant_id: NumberId


class SwipeCard(Input):
    """Payment by the member's code (刷卡功能)."""

    is_swipe_card: bool


class CardPayInfo(Input):
    """How a member card pays."""

    swipe_card: SwipeCard | None = None


class GiftCardInfo(Input):
    """What a gift card (礼品卡) sells for."""

    price: int
    """Fen."""


class BaseInfoInput(Input):
    """What all kinds of cards have in common (base_info)."""

    logo_url: str
    """A picture uploaded to WeChat, best 300 by 300."""
    code_type: CardCodeType
    brand_name: str
    """At most 12 Han characters."""
    title: str
    """At most 9 Han characters."""
    color: str
    """A name of `colors()`, e.g. `Color010`."""
    notice: str
    """How to use it, at most 16 Han characters."""
    description: str
    """At most 1024 Han characters."""
    sku: CardSkuInput
    date_info: CardDateInput
    sub_merchant_info: CardSubMerchant | None = None
    use_custom_code: bool | None = None
    """The merchant gives the codes (自定义code)."""
    get_custom_code_mode: Literal["GET_CUSTOM_CODE_MODE_DEPOSIT"] | None = None
    """The codes are deposited in advance (预存code)."""
    bind_openid: bool | None = None
    """Only one person can receive it."""
    service_phone: str | None = None
    location_id_list: list[int] | None = None
    """Offline stores (门店) that take it, by poi_id."""
    use_all_locations: bool | None = None
    center_title: str | None = None
    """Button in the middle of the card."""
    center_sub_title: str | None = None
    center_url: str | None = None
    center_app_brand_user_name: str | None = None
    """Mini-program behind the button, `gh_…@app`."""
    center_app_brand_pass: str | None = None
    """Its page."""
    custom_url_name: str | None = None
    """Entrance of the merchant's own."""
    custom_url_sub_title: str | None = None
    custom_url: str | None = None
    custom_app_brand_user_name: str | None = None
    custom_app_brand_pass: str | None = None
    promotion_url_name: str | None = None
    """A second entrance, for promotions."""
    promotion_url_sub_title: str | None = None
    promotion_url: str | None = None
    promotion_app_brand_user_name: str | None = None
    promotion_app_brand_pass: str | None = None
    get_limit: int | None = None
    """How many one person may receive; 50 when absent."""
    use_limit: int | None = None
    """How many one person may redeem; 50 when absent."""
    can_share: bool | None = None
    """People can show it to friends; true when absent."""
    can_give_friend: bool | None = None
    """People can give it to friends (转赠); true when absent."""
    source: str | None = None
    need_push_on_view: bool | None = None
    """Push `user_view_card` when a member opens the card."""
    pay_info: CardPayInfo | None = None
    """Member cards."""
    is_pay_and_qrcode: bool | None = None
    """Member cards: the button in the middle pays and shows the member's QR code."""
    giftcard_info: GiftCardInfo | None = None
    """Gift cards."""
    max_give_friend_times: int | None = None
    """Gift cards: how often one may be passed on."""


class UseConditionInput(Input):
    """Conditions of use (使用门槛)."""

    accept_category: str | None = None
    """Goods it is good for (代金券)."""
    reject_category: str | None = None
    least_cost: int | None = None
    """Fen that must be spent."""
    object_use_for: str | None = None
    """Goods it is exchanged for (兑换券)."""
    can_use_with_other_discount: bool | None = None


class AbstractInput(Input):
    """The cover (封面摘要)."""

    abstract: str | None = None
    icon_url_list: list[str] | None = None


class TextImageInput(Input):
    """A picture with a text below."""

    image_url: str
    text: str


class TimeLimitInput(Input):
    """When in the week a card can be used."""

    type: (
        Literal["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY", "HOLIDAY"]
        | None
    ) = None
    begin_hour: int | None = None
    begin_minute: int | None = None
    end_hour: int | None = None
    end_minute: int | None = None


class AdvancedInfoInput(Input):
    """What is shown in addition (advanced_info). It cannot be changed later."""

    use_condition: UseConditionInput | None = None
    abstract: AbstractInput | None = None
    text_image_list: list[TextImageInput] | None = None
    business_service: list[CardBusinessService] | None = None
    time_limit: list[TimeLimitInput] | None = None
