"""Gift cards (礼品卡): shelves on which they are sold, purchases, and the cards that people have."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import offset
from wxkit.service_account._gift_card_page import (
    GiftPage,
    GiftPageCategoryInput,
    GiftPageCellInput,
    GiftPageChange,
    GiftPageInput,
    GiftPageItemInput,
    GiftPagePictureInput,
    GiftPageThemeInput,
)

__all__ = [
    "ActivateGiftCard",
    "AddGiftPage",
    "AddGiftPayWhitelist",
    "AsyncGiftCards",
    "BindGiftPayMerchant",
    "GetGiftOrder",
    "GetGiftPage",
    "GiftCardUpdated",
    "GiftCards",
    "GiftControl",
    "GiftMaintained",
    "GiftOrder",
    "GiftOrderCard",
    "GiftOrderPage",
    "GiftOrderReply",
    "GiftPage",
    "GiftPageAdded",
    "GiftPageCategoryInput",
    "GiftPageCellInput",
    "GiftPageChange",
    "GiftPageControl",
    "GiftPageIds",
    "GiftPageInput",
    "GiftPageItemInput",
    "GiftPagePictureInput",
    "GiftPageReply",
    "GiftPageThemeInput",
    "GiftPayWhitelisted",
    "ListGiftOrders",
    "ListGiftPages",
    "MaintainGiftPages",
    "RefundGiftOrder",
    "SetGiftMiniProgram",
    "UpdateGiftCard",
    "UpdateGiftPage",
]


class GiftPageAdded(Reply):
    """The new shelf."""

    page_id: str = ""


class AddGiftPage(Call[GiftPageAdded], post="/card/giftcard/page/add"):
    """Create a shelf (创建礼品卡货架).

    Errors: 81002 (not a gift card).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html
    """

    page: GiftPageInput


class GiftPageReply(Reply):
    """One shelf."""

    page: GiftPage = Field(default_factory=GiftPage)


class GetGiftPage(Call[GiftPageReply], post="/card/giftcard/page/get", repeatable=True):
    """One shelf (查询礼品卡货架信息).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html
    """

    page_id: str


class UpdateGiftPage(Call[Ok], post="/card/giftcard/page/update", repeatable=True):
    """Change a shelf (修改礼品卡货架信息); what is given replaces it whole.

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html
    """

    page: GiftPageChange


class GiftPageIds(Reply):
    """All shelves."""

    page_id_list: list[str] = []


class ListGiftPages(Call[GiftPageIds], post="/card/giftcard/page/batchget", repeatable=True):
    """Ids of all shelves (查询礼品卡货架列表).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html
    """


class GiftPageControl(Output):
    """Whether a shelf is down."""

    page_id: str = ""
    page_control_type: str = ""
    """As the merchant set it."""
    system_page_control_type: str = ""
    """As WeChat set it."""


# Inside a class that has a field named list, `list[…]` would mean the field.
GiftPageControls = list[GiftPageControl]


class GiftControl(Output):
    """Whether the shelves are down."""

    biz_control_type: str = ""
    """All of them, as the merchant set it."""
    system_biz_control_type: str = ""
    """All of them, as WeChat set it."""
    list: GiftPageControls = []


class GiftMaintained(Reply):
    """Which shelves are down."""

    control_info: GiftControl = Field(default_factory=GiftControl)


class MaintainGiftPages(Call[GiftMaintained], post="/card/giftcard/maintain/set", repeatable=True):
    """Take a shelf down for maintenance, or all, or bring it back (下架礼品卡货架).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html
    """

    page_id: str | None = None
    """One shelf; or `all`."""
    all: bool | None = None
    maintain: bool
    """True takes it down."""


class GiftOrderCard(Output):
    """A card that was bought."""

    card_id: str = ""
    price: int = 0
    """Fen."""
    code: str = ""
    accepter_openid: str | None = None
    """Who got it from the giver."""
    default_gifting_msg: str | None = None
    background_pic_url: str | None = None
    outer_img_id: str | None = None


class GiftOrder(Output):
    """A purchase."""

    order_id: str = ""
    page_id: str = ""
    trans_id: str = ""
    """WeChat Pay's number (微信支付订单号)."""
    create_time: int = 0
    """Unix seconds."""
    pay_finish_time: int | None = None
    """Unix seconds."""
    total_price: int = 0
    """Fen."""
    open_id: str = ""
    """The buyer."""
    accepter_openid: str | None = None
    """Who got the cards."""
    outer_str: str | None = None
    """Channel of the purchase."""
    IsChatRoom: bool | None = None
    """Given in a group chat."""
    card_list: list[GiftOrderCard] = []


class GiftOrderReply(Reply):
    """One purchase."""

    order: GiftOrder = Field(default_factory=GiftOrder)


class GetGiftOrder(Call[GiftOrderReply], post="/card/giftcard/order/get", repeatable=True):
    """One purchase of gift cards (查询单个礼品卡订单).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html
    """

    order_id: str


class GiftOrderPage(Reply):
    """A page of purchases."""

    total_count: int = 0
    """How many there are in all."""
    order_list: list[GiftOrder] = []


class ListGiftOrders(Call[GiftOrderPage], post="/card/giftcard/order/batchget", repeatable=True):
    """Purchases of gift cards by time (批量查询礼品卡订单), at most 100 a page.

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html
    """

    begin_time: int | None = None
    """Unix seconds."""
    end_time: int | None = None
    """Unix seconds."""
    sort_type: Literal["ASC", "DESC"] = "ASC"
    """By the time of the purchase."""
    offset: int = Field(default=0, ge=0)
    count: int = Field(default=100, ge=1, le=100)


class RefundGiftOrder(Call[Ok], post="/card/giftcard/order/refund"):
    """Refund a purchase (退款); all its cards become void.

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html
    """

    order_id: str


class GiftPayWhitelisted(Reply):
    """Where the permission is granted."""

    url: str = ""
    """A page that the merchant opens and confirms."""


class AddGiftPayWhitelist(Call[GiftPayWhitelisted], post="/card/giftcard/pay/whitelist/add", repeatable=True):
    """Ask for a WeChat Pay merchant to sell gift cards (申请微信支付礼品卡权限).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html
    """

    sub_mch_id: str
    """WeChat Pay merchant (商户号)."""


class BindGiftPayMerchant(Call[Ok], post="/card/giftcard/pay/submch/bind", repeatable=True):
    """Bind a WeChat Pay merchant to the gift-card mini-program (绑定商户号到礼品卡小程序).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html
    """

    sub_mch_id: str
    wxa_appid: str
    """The gift-card mini-program."""


class SetGiftMiniProgram(Call[Ok], post="/card/giftcard/wxa/set", repeatable=True):
    """Put a shelf into the gift-card mini-program (上传小程序代码).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html
    """

    wxa_appid: str
    page_id: str


class GiftCardUpdated(Reply):
    """The card now."""

    result_bonus: int = 0
    result_balance: int = 0
    """Fen."""
    openid: str = ""


class UpdateGiftCard(Call[GiftCardUpdated], post="/card/generalcard/updateuser", repeatable=True):
    """Set balance or figures of a gift card that somebody has (更新用户礼品卡信息).

    Errors: 40056 (no such code).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html
    """

    code: str
    card_id: str
    background_pic_url: str | None = None
    bonus: int | None = None
    """All points from now on."""
    record_bonus: str | None = None
    balance: int | None = None
    """Fen; all of it from now on."""
    record_balance: str | None = None
    """What changed."""
    custom_field_value1: str | None = None
    custom_field_value2: str | None = None
    custom_field_value3: str | None = None
    can_give_friend: bool | None = None


class ActivateGiftCard(Call[Ok], post="/card/generalcard/activate"):
    """Activate a card of the general kind that somebody has (激活通用卡).

    Errors: 40056 (no such code).
    https://developers.weixin.qq.com/doc/service/guide/product/card/gift_card.html
    """

    code: str
    card_id: str
    card_number: str
    """Number on the card."""
    init_custom_field_value1: str | None = None
    init_custom_field_value2: str | None = None
    init_custom_field_value3: str | None = None


class GiftCardCalls:
    """Gift cards."""

    add_page = endpoint(AddGiftPage)
    page = endpoint(GetGiftPage)
    update_page = endpoint(UpdateGiftPage)
    pages = endpoint(ListGiftPages)
    maintain = endpoint(MaintainGiftPages)
    order = endpoint(GetGiftOrder)
    orders = endpoint(ListGiftOrders)
    iter_orders = paged(ListGiftOrders, lambda page: page.order_list, offset("order_list", size="count"))
    refund = endpoint(RefundGiftOrder)
    add_pay_whitelist = endpoint(AddGiftPayWhitelist)
    bind_pay_merchant = endpoint(BindGiftPayMerchant)
    set_mini_program = endpoint(SetGiftMiniProgram)
    update_card = endpoint(UpdateGiftCard)
    activate_card = endpoint(ActivateGiftCard)


class GiftCards(GiftCardCalls, Sync):
    """Gift cards (礼品卡)."""


class AsyncGiftCards(GiftCardCalls, Async):
    """Gift cards (礼品卡)."""
