"""Card templates (卡券模板): coupons, vouchers, tickets and member cards, each known by its card_id."""

from __future__ import annotations

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import offset
from wxkit.service_account._card_changes import (
    BaseInfoChange,
    BoardingPassChange,
    CashChange,
    DiscountChange,
    GeneralCardChange,
    GeneralCouponChange,
    GiftChange,
    GrouponChange,
    MeetingTicketChange,
    MemberCardChange,
    MovieTicketChange,
    ScenicTicketChange,
)
from wxkit.service_account._card_input import AdvancedInfoInput, BaseInfoInput, CardDateInput, CardSkuInput
from wxkit.service_account._card_kinds import (
    BoardingPassInput,
    CashInput,
    DiscountInput,
    GeneralCardInput,
    GeneralCouponInput,
    GiftInput,
    GrouponInput,
    MeetingTicketInput,
    MemberCardInput,
    MovieTicketInput,
    ScenicTicketInput,
)
from wxkit.service_account._card_output import BaseInfo, CardDetail, CardStatus, CardType
from wxkit.service_account._checks import problem

__all__ = [
    "AdvancedInfoInput",
    "AsyncCards",
    "BaseInfo",
    "BaseInfoChange",
    "BaseInfoInput",
    "BoardingPassChange",
    "BoardingPassInput",
    "CardColor",
    "CardColors",
    "CardCreated",
    "CardDateInput",
    "CardDetail",
    "CardIds",
    "CardReply",
    "CardSkuInput",
    "CardStatus",
    "CardType",
    "CardUpdated",
    "Cards",
    "CashChange",
    "CashInput",
    "CreateCard",
    "DeleteCard",
    "DiscountChange",
    "DiscountInput",
    "GeneralCardChange",
    "GeneralCardInput",
    "GeneralCouponChange",
    "GeneralCouponInput",
    "GetCard",
    "GetCardColors",
    "GetStoreMiniProgramCard",
    "GiftChange",
    "GiftInput",
    "GrouponChange",
    "GrouponInput",
    "ListCards",
    "MeetingTicketChange",
    "MeetingTicketInput",
    "MemberCardChange",
    "MemberCardInput",
    "ModifyCardStock",
    "MovieTicketChange",
    "MovieTicketInput",
    "NewCardType",
    "ScenicTicketChange",
    "ScenicTicketInput",
    "SetCardTestUsers",
    "SetPayCell",
    "SetSelfConsumeCell",
    "SetStoreMiniProgramCard",
    "StoreMiniProgramCard",
    "UpdateCard",
]

NewCardType: TypeAlias = Literal[
    "GROUPON",
    "CASH",
    "DISCOUNT",
    "GIFT",
    "GENERAL_COUPON",
    "MEMBER_CARD",
    "GENERAL_CARD",
    "MEETING_TICKET",
    "SCENIC_TICKET",
    "MOVIE_TICKET",
    "BOARDING_PASS",
]


class CardCreated(Reply):
    """The new template."""

    card_id: str = ""


class CreateCard(Call[CardCreated], post="/card/create", within="card"):
    """Create a card template (创建卡券). It goes to review; give the field named like `card_type`.

    Errors: 40071 (card_type), 40072 (code_type), 40076 (color), 40079 and 40100 (date_info), 40122 and 40136
    (sku), 40124 (custom_field), 40149 (time_limit), 40150 (other), 41011 (something is missing),
    43009 (use_custom_code), 43010 (supply_balance), 45021 (too long), 48001.
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Create_a_Coupon_Voucher_or_Card.html
    """

    card_type: NewCardType
    groupon: GrouponInput | None = None
    cash: CashInput | None = None
    discount: DiscountInput | None = None
    gift: GiftInput | None = None
    general_coupon: GeneralCouponInput | None = None
    member_card: MemberCardInput | None = None
    general_card: GeneralCardInput | None = None
    meeting_ticket: MeetingTicketInput | None = None
    scenic_ticket: ScenicTicketInput | None = None
    movie_ticket: MovieTicketInput | None = None
    boarding_pass: BoardingPassInput | None = None

    @model_validator(mode="after")
    def _content_of_its_type(self) -> Self:
        field = self.card_type.lower()
        if getattr(self, field) is None:
            raise problem(f"a card of type {self.card_type} needs it", field)
        return self


class CardReply(Reply):
    """One template."""

    card: CardDetail = Field(default_factory=CardDetail)


class GetCard(Call[CardReply], post="/card/get", repeatable=True):
    """A card template and its state (查看卡券详情).

    Errors: 40073 (no such card), 41012.
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html
    """

    card_id: str


class CardIds(Reply):
    """A page of templates."""

    card_id_list: list[str] = []
    total_num: int = 0
    """How many there are in all."""


class ListCards(Call[CardIds], post="/card/batchget", repeatable=True):
    """Ids of the account's card templates (批量查询卡券列表), at most 50 a page.

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html
    """

    offset: int = Field(default=0, ge=0)
    count: int = Field(default=50, ge=1, le=50)
    status_list: list[CardStatus] | None = None
    """Only these; absent: all."""


class CardUpdated(Reply):
    """What became of a change."""

    send_check: bool = False
    """The change goes to review."""


class UpdateCard(Call[CardUpdated], post="/card/update", repeatable=True):
    """Change a card template (更改卡券信息); give the field of its kind. Some changes go to review.

    Errors: 40071 (another kind), 40073, 40076 (color), 40078 (deleted), 40100 (date_info), 40124,
    40135 (supply_bonus), 40145 (center_title), 40150 (other), 45021.
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html
    """

    card_id: str
    groupon: GrouponChange | None = None
    cash: CashChange | None = None
    discount: DiscountChange | None = None
    gift: GiftChange | None = None
    general_coupon: GeneralCouponChange | None = None
    member_card: MemberCardChange | None = None
    general_card: GeneralCardChange | None = None
    meeting_ticket: MeetingTicketChange | None = None
    scenic_ticket: ScenicTicketChange | None = None
    movie_ticket: MovieTicketChange | None = None
    boarding_pass: BoardingPassChange | None = None


class ModifyCardStock(Call[Ok], post="/card/modifystock"):
    """Add to or take from the stock of a template (修改库存).

    Errors: 40073, 40078 (deleted), 40122 (quantity), 40136 (codes deposited), 45041 (too many).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html
    """

    card_id: str
    increase_stock_value: int | None = Field(default=None, ge=0)
    reduce_stock_value: int | None = Field(default=None, ge=0)


class DeleteCard(Call[Ok], post="/card/delete", repeatable=True):
    """Delete a card template (删除卡券). Cards that people received stay valid.

    Errors: 40073, 40078 (deleted already).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html
    """

    card_id: str


class SetCardTestUsers(Call[Ok], post="/card/testwhitelist/set", repeatable=True):
    """Who may receive cards that are still in review (设置测试白名单); replaces the list, at most 10.

    Errors: 40003 (openid), 40132 (username), 45019 (more than 10).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html
    """

    openid: Annotated[list[str], Field(max_length=10)] | None = None
    username: Annotated[list[str], Field(max_length=10)] | None = None
    """By WeChat id (微信号)."""


class SetPayCell(Call[Ok], post="/card/paycell/set", repeatable=True):
    """Let people pay from the card (设置买单); the template needs stores with payment.

    Errors: 40073, 40107 (no stores, or in review), 43008 (WeChat Pay), 45046 (self redemption, center_title).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Create_a_Coupon_Voucher_or_Card.html
    """

    card_id: str
    is_open: bool


class SetSelfConsumeCell(Call[Ok], post="/card/selfconsumecell/set", repeatable=True):
    """Let people redeem the card themselves (设置自助核销).

    Errors: 40073, 40107 (no stores, or in review), 45046 (quick payment, center_title).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Create_a_Coupon_Voucher_or_Card.html
    """

    card_id: str
    is_open: bool
    need_verify_cod: bool | None = None
    """Ask for a code that the shop knows; spelt so by WeChat."""
    need_remark_amount: bool | None = None
    """Ask for the amount."""


class CardColor(Output):
    """A colour that cards may have."""

    name: str = ""
    value: str = ""
    """`#` and six hex digits."""


class CardColors(Reply):
    """Colours that cards may have."""

    colors: list[CardColor] = []


class GetCardColors(Call[CardColors], get="/card/getcolors"):
    """Colours that cards may have (获取颜色列表).

    https://developers.weixin.qq.com/doc/service/guide/product/card/Create_a_Coupon_Voucher_or_Card.html
    """


class StoreMiniProgramCard(Reply):
    """The card of a store."""

    card_id: str = ""


class GetStoreMiniProgramCard(Call[StoreMiniProgramCard], post="/card/storewxa/get", repeatable=True):
    """Which card a store mini-program shows (查询门店小程序配置的卡券).

    https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html
    """

    poi_id: str
    """The store (门店)."""


class SetStoreMiniProgramCard(Call[Ok], post="/card/storewxa/set", repeatable=True):
    """Show a card in a store mini-program (设置门店小程序的卡券).

    https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html
    """

    poi_id: str
    """The store (门店)."""
    card_id: str


class CardCalls:
    """Card templates."""

    create = endpoint(CreateCard)
    get = endpoint(GetCard)
    list = endpoint(ListCards)
    iter_list = paged(ListCards, lambda page: page.card_id_list, offset("card_id_list", size="count"))
    update = endpoint(UpdateCard)
    modify_stock = endpoint(ModifyCardStock)
    delete = endpoint(DeleteCard)
    set_test_users = endpoint(SetCardTestUsers)
    set_pay_cell = endpoint(SetPayCell)
    set_self_consume_cell = endpoint(SetSelfConsumeCell)
    colors = endpoint(GetCardColors)
    store_card = endpoint(GetStoreMiniProgramCard)
    set_store_card = endpoint(SetStoreMiniProgramCard)


class Cards(CardCalls, Sync):
    """Card templates (卡券模板)."""


class AsyncCards(CardCalls, Async):
    """Card templates (卡券模板)."""
