"""A card template (卡券模板) as WeChat gives it back; meanings as in the input classes."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output
from wxkit._enums import OpenStrEnum

__all__ = [
    "AbstractOutput",
    "AdvancedInfo",
    "BaseInfo",
    "BoardingPass",
    "BonusRule",
    "CardDate",
    "CardDetail",
    "CardPayDetail",
    "CardSku",
    "CardStatus",
    "CardType",
    "Cash",
    "Discount",
    "GeneralCard",
    "GeneralCoupon",
    "Gift",
    "Groupon",
    "Kind",
    "MeetingTicket",
    "MemberCardDetail",
    "MemberCellDetail",
    "MemberFieldDetail",
    "MovieTicket",
    "ScenicTicket",
    "SwipeCardDetail",
    "TextImage",
    "TimeLimit",
    "UseCondition",
]


class CardType(OpenStrEnum):
    """Kinds of cards (卡券类型)."""

    GROUPON = "GROUPON"
    CASH = "CASH"
    DISCOUNT = "DISCOUNT"
    GIFT = "GIFT"
    GENERAL_COUPON = "GENERAL_COUPON"
    MEMBER_CARD = "MEMBER_CARD"
    GENERAL_CARD = "GENERAL_CARD"
    MEETING_TICKET = "MEETING_TICKET"
    SCENIC_TICKET = "SCENIC_TICKET"
    MOVIE_TICKET = "MOVIE_TICKET"
    BOARDING_PASS = "BOARDING_PASS"


class CardStatus(OpenStrEnum):
    """Where a template stands (卡券状态)."""

    NOT_VERIFY = "CARD_STATUS_NOT_VERIFY"
    """In review."""
    VERIFY_FAIL = "CARD_STATUS_VERIFY_FAIL"
    VERIFY_OK = "CARD_STATUS_VERIFY_OK"
    DELETE = "CARD_STATUS_DELETE"
    DISPATCH = "CARD_STATUS_DISPATCH"
    """Handed out on the platform."""


class CardSku(Output):
    """How many cards there are."""

    quantity: int = 0
    """Left."""
    total_quantity: int = 0
    """Left and received."""


class CardDate(Output):
    """When a card is valid."""

    type: str = ""
    """`DATE_TYPE_FIX_TIME_RANGE`, `DATE_TYPE_FIX_TERM` or `DATE_TYPE_PERMANENT`; old ones 1 or 2."""
    begin_timestamp: int | None = None
    """Unix seconds."""
    end_timestamp: int | None = None
    """Unix seconds."""
    fixed_term: int | None = None
    """Days."""
    fixed_begin_term: int | None = None
    """Days."""


class SwipeCardDetail(Output):
    """Payment by the member's code (刷卡功能)."""

    is_swipe_card: bool = False


class CardPayDetail(Output):
    """How a member card pays."""

    swipe_card: SwipeCardDetail | None = None


class BaseInfo(Output):
    """What all kinds of cards have in common (base_info)."""

    id: str = ""
    """card_id."""
    logo_url: str = ""
    code_type: str = ""
    brand_name: str = ""
    title: str = ""
    color: str = ""
    """`#` and six hex digits here."""
    notice: str = ""
    description: str = ""
    sku: CardSku = Field(default_factory=CardSku)
    date_info: CardDate = Field(default_factory=CardDate)
    status: CardStatus = CardStatus("")
    use_custom_code: bool = False
    get_custom_code_mode: str | None = None
    bind_openid: bool = False
    service_phone: str | None = None
    location_id_list: list[int] = []
    use_all_locations: bool = False
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
    get_limit: int = 0
    use_limit: int = 0
    can_share: bool = False
    can_give_friend: bool = False
    source: str | None = None
    need_push_on_view: bool = False
    pay_info: CardPayDetail | None = None
    is_pay_and_qrcode: bool = False
    create_time: int = 0
    """Unix seconds."""
    update_time: int = 0
    """Unix seconds."""


class UseCondition(Output):
    """Conditions of use."""

    accept_category: str | None = None
    reject_category: str | None = None
    least_cost: int = 0
    """Fen."""
    object_use_for: str | None = None
    can_use_with_other_discount: bool = False


class AbstractOutput(Output):
    """The cover."""

    abstract: str = ""
    icon_url_list: list[str] = []


class TextImage(Output):
    """A picture with a text below."""

    image_url: str = ""
    text: str = ""


class TimeLimit(Output):
    """When in the week a card can be used."""

    type: str = ""
    begin_hour: int | None = None
    begin_minute: int | None = None
    end_hour: int | None = None
    end_minute: int | None = None


class AdvancedInfo(Output):
    """What is shown in addition (advanced_info)."""

    use_condition: UseCondition | None = None
    abstract: AbstractOutput | None = None
    text_image_list: list[TextImage] = []
    business_service: list[str] = []
    time_limit: list[TimeLimit] = []


class Kind(Output):
    """What every kind has."""

    base_info: BaseInfo = Field(default_factory=BaseInfo)
    advanced_info: AdvancedInfo | None = None


class Groupon(Kind):
    """A group-buying voucher (团购券)."""

    deal_detail: str = ""


class Cash(Kind):
    """A cash voucher (代金券); fen."""

    least_cost: int = 0
    reduce_cost: int = 0


class Discount(Kind):
    """A discount (折扣券)."""

    discount: int = 0
    """Percent off."""


class Gift(Kind):
    """A voucher for goods (兑换券)."""

    gift: str = ""


class GeneralCoupon(Kind):
    """A coupon (优惠券)."""

    default_detail: str = ""


class BonusRule(Output):
    """How points are earned and spent; amounts in fen."""

    cost_money_unit: int = 0
    increase_bonus: int = 0
    max_increase_bonus: int = 0
    init_increase_bonus: int = 0
    cost_bonus_unit: int = 0
    reduce_money: int = 0
    least_money_to_use_bonus: int = 0
    max_reduce_bonus: int = 0


class MemberFieldDetail(Output):
    """A figure on the card (自定义会员信息类目)."""

    name_type: str | None = None
    name: str | None = None
    url: str | None = None


class MemberCellDetail(Output):
    """An entrance on the card (自定义会员信息入口)."""

    name: str = ""
    tips: str = ""
    url: str = ""


class GeneralCard(Kind):
    """A gift card (礼品卡)."""

    sub_card_type: str = ""
    """`GIFT_CARD` or `VOUCHER`."""
    background_pic_url: str | None = None
    prerogative: str | None = None
    auto_activate: bool = False
    supply_bonus: bool = False
    init_bonus: int | None = None
    supply_balance: bool = False
    init_balance: int | None = None
    """Fen."""
    custom_field1: MemberFieldDetail | None = None
    custom_field2: MemberFieldDetail | None = None
    custom_field3: MemberFieldDetail | None = None


class MemberCardDetail(Kind):
    """A member card (会员卡)."""

    background_pic_url: str | None = None
    prerogative: str = ""
    auto_activate: bool = False
    wx_activate: bool = False
    wx_activate_after_submit: bool = False
    wx_activate_after_submit_url: str | None = None
    bind_old_card_url: str | None = None
    activate_url: str | None = None
    activate_app_brand_user_name: str | None = None
    activate_app_brand_pass: str | None = None
    supply_bonus: bool = False
    bonus_url: str | None = None
    bonus_cleared: str | None = None
    bonus_rules: str | None = None
    bonus_rule: BonusRule | None = None
    supply_balance: bool = False
    balance_url: str | None = None
    balance_rules: str | None = None
    custom_field1: MemberFieldDetail | None = None
    custom_field2: MemberFieldDetail | None = None
    custom_field3: MemberFieldDetail | None = None
    custom_cell1: MemberCellDetail | None = None
    custom_cell2: MemberCellDetail | None = None
    custom_cell3: MemberCellDetail | None = None
    discount: int | None = None
    """Percent off for members."""


class MeetingTicket(Kind):
    """A ticket for a meeting or a show (会议门票)."""

    meeting_detail: str = ""
    map_url: str | None = None


class ScenicTicket(Kind):
    """A ticket for a sight (景区门票)."""

    ticket_class: str = ""
    guide_url: str | None = None


class MovieTicket(Kind):
    """A film ticket (电影票)."""

    detail: str = ""


class BoardingPass(Kind):
    """A boarding pass (飞机票)."""

    from_: str = Field(default="", validation_alias="from", serialization_alias="from")
    to: str = ""
    flight: str = ""
    gate: str | None = None
    check_in_url: str | None = None
    air_model: str = ""
    departure_time: int = 0
    """Unix seconds."""
    landing_time: int = 0
    """Unix seconds."""


class CardDetail(Output):
    """A template. The field named like `card_type` in lower case has its content."""

    card_type: CardType = CardType("")
    groupon: Groupon | None = None
    cash: Cash | None = None
    discount: Discount | None = None
    gift: Gift | None = None
    general_coupon: GeneralCoupon | None = None
    member_card: MemberCardDetail | None = None
    general_card: GeneralCard | None = None
    meeting_ticket: MeetingTicket | None = None
    scenic_ticket: ScenicTicket | None = None
    movie_ticket: MovieTicket | None = None
    boarding_pass: BoardingPass | None = None
