"""Codes (卡券 code): one number for each card that somebody received, and its redemption (核销)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenStrEnum

__all__ = [
    "AsyncCardCodes",
    "CardCodes",
    "CardOfUser",
    "CheckCodes",
    "CodeCard",
    "CodeField",
    "CodeReply",
    "CodeUserInfo",
    "CodesChecked",
    "CodesDeposited",
    "ConsumeCode",
    "ConsumedCard",
    "ConsumedReply",
    "CountDepositedCodes",
    "DecryptCode",
    "DecryptedCode",
    "DepositCodes",
    "DepositedCount",
    "GetCode",
    "ListUserCards",
    "MarkCode",
    "SetCodeUnavailable",
    "UpdateCode",
    "UserCardStatus",
    "UserCards",
]

Codes = Annotated[list[str], Field(min_length=1, max_length=100)]


class UserCardStatus(OpenStrEnum):
    """State of a card that somebody received (卡券状态)."""

    NORMAL = "NORMAL"
    CONSUMED = "CONSUMED"
    EXPIRE = "EXPIRE"
    GIFTING = "GIFTING"
    GIFT_SUCC = "GIFT_SUCC"
    GIFT_TIMEOUT = "GIFT_TIMEOUT"
    DELETE = "DELETE"
    UNAVAILABLE = "UNAVAILABLE"


class CodeCard(Output):
    """The template and the validity of a code."""

    card_id: str = ""
    begin_time: int = 0
    """Unix seconds."""
    end_time: int = 0
    """Unix seconds."""
    code: str | None = None
    card_number: str | None = None
    bonus: int | None = None
    balance: int | None = None
    """Fen."""


class CodeField(Output):
    """Something that the person filled in."""

    name: str = ""
    value: str = Field(default="", repr=False)
    value_list: list[str] | None = Field(default=None, repr=False)
    """The merchant's own fields: what was chosen of several, in place of `value`."""


class CodeUserInfo(Output):
    """What the person filled in."""

    common_field_list: list[CodeField] = []
    custom_field_list: list[CodeField] = []


class CodeReply(Reply):
    """The state of a code."""

    card: CodeCard = Field(default_factory=CodeCard)
    openid: str = ""
    can_consume: bool = False
    user_card_status: UserCardStatus = UserCardStatus("")
    outer_str: str | None = None
    """Channel by which it was received."""
    background_pic_url: str | None = None
    unionid: str | None = None
    nickname: str | None = None
    membership_number: str | None = None
    """Member cards."""
    bonus: int | None = None
    balance: int | None = None
    """Fen."""
    user_info: CodeUserInfo | None = None
    order_id: str | None = None
    """Gift cards: the purchase."""


class GetCode(Call[CodeReply], post="/card/code/get", repeatable=True):
    """State of a code (查询 code).

    Errors: 40056 (no such code), 41013, and unless `check_consume` is false 40099 (redeemed), 40127 (state).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Redeeming_a_coupon_voucher_or_card.html
    """

    code: str
    card_id: str | None = None
    """Needed for codes of the merchant's own."""
    check_consume: bool | None = None
    """False: tell the state instead of refusing codes that cannot be redeemed. True when absent."""


class ConsumedCard(Output):
    """The template."""

    card_id: str = ""


class ConsumedReply(Reply):
    """What was redeemed, and whose."""

    card: ConsumedCard = Field(default_factory=ConsumedCard)
    openid: str = ""


class ConsumeCode(Call[ConsumedReply], post="/card/code/consume"):
    """Redeem a code (核销卡券). Pushed as `user_consume_card`.

    Errors: 40056 (no such code), 40079 (not yet), 40099 (redeemed already), 40127 (state), 40147 (use_limit).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Redeeming_a_coupon_voucher_or_card.html
    """

    code: str
    card_id: str | None = None
    """Needed for codes of the merchant's own."""


class DecryptedCode(Reply):
    """The code."""

    code: str = ""


class DecryptCode(Call[DecryptedCode], post="/card/code/decrypt", repeatable=True):
    """The code behind an encrypt_code, as pages and JS-SDK get it (Code 解码).

    Errors: 40075 (encrypt_code).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Redeeming_a_coupon_voucher_or_card.html
    """

    encrypt_code: str


class UpdateCode(Call[Ok], post="/card/code/update"):
    """Give a card another code (更改 Code), e.g. after it was passed on. For the merchant's own codes.

    Errors: 40056 (no such code), 40116 (new_code), 45030 (a code of WeChat's own).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html
    """

    code: str
    card_id: str | None = None
    """Needed for codes of the merchant's own."""
    new_code: str


class SetCodeUnavailable(Call[Ok], post="/card/code/unavailable", repeatable=True):
    """Void a code (设置卡券失效). It cannot be undone.

    Errors: 40056 (no such code), 40127 (state).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html
    """

    code: str
    card_id: str | None = None
    """Needed for codes of the merchant's own."""
    reason: str | None = None


class MarkCode(Call[Ok], post="/card/code/mark", repeatable=True):
    """Mark a card of friends (朋友的券) as being used by one of them, or no longer (Mark 占用).

    Errors: 40003, 40056 (no such code), 40127 (state), 40146 (somebody else uses it), 43018 (nobody does).
    https://developers.weixin.qq.com/doc/service/guide/product/card/Redeeming_a_coupon_voucher_or_card.html
    """

    code: str
    card_id: str
    openid: str
    """Who uses it."""
    is_mark: bool


class CodesDeposited(Reply):
    """What became of the codes."""

    succ_code: list[str] = []
    duplicate_code: list[str] = []
    fail_code: list[str] = []


class DepositCodes(Call[CodesDeposited], post="/card/code/deposit"):
    """Deposit codes of the merchant's own (导入自定义 code), at most 100 a call.

    Errors: 40073, 40078 (in review), 40109 (more than 100), 40110 (an empty one), 45030 (not such a card).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html
    """

    card_id: str
    code: Codes


class DepositedCount(Reply):
    """How many codes there are."""

    count: int = 0


class CountDepositedCodes(Call[DepositedCount], post="/card/code/getdepositcount", repeatable=True):
    """How many codes were deposited (查询导入 code 数目).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html
    """

    card_id: str


class CodesChecked(Reply):
    """Which codes are there."""

    exist_code: list[str] = []
    not_exist_code: list[str] = []


class CheckCodes(Call[CodesChecked], post="/card/code/checkcode", repeatable=True):
    """Which of some codes were deposited (核查 code), at most 100 a call.

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html
    """

    card_id: str
    code: Codes


class CardOfUser(Output):
    """A card that the person has."""

    code: str = ""
    card_id: str = ""


class UserCards(Reply):
    """Cards of a person."""

    card_list: list[CardOfUser] = []
    has_share_card: bool = False
    """Has a card of friends (朋友的券) that can be used."""


class ListUserCards(Call[UserCards], post="/card/user/getcardlist", repeatable=True):
    """Cards of this account that a person has and can use (获取用户已领取卡券).

    Errors: 40003.
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html
    """

    openid: str
    card_id: str | None = None
    """Only those of this template."""


class CardCodeCalls:
    """Codes of cards."""

    get = endpoint(GetCode)
    consume = endpoint(ConsumeCode)
    decrypt = endpoint(DecryptCode)
    update = endpoint(UpdateCode)
    set_unavailable = endpoint(SetCodeUnavailable)
    mark = endpoint(MarkCode)
    deposit = endpoint(DepositCodes)
    deposited_count = endpoint(CountDepositedCodes)
    check = endpoint(CheckCodes)
    of_user = endpoint(ListUserCards)


class CardCodes(CardCodeCalls, Sync):
    """Codes of cards (卡券 code)."""


class AsyncCardCodes(CardCodeCalls, Async):
    """Codes of cards (卡券 code)."""
