"""Statistics of coupons and member cards (卡券数据), for 62 days at most."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId
from wxkit.service_account.datacube import Days

__all__ = [
    "AsyncDataCubeCards",
    "CardCounts",
    "CardRow",
    "CardRows",
    "CardSource",
    "CardTotals",
    "CardTotalsRows",
    "CouponKind",
    "DataCubeCards",
    "GetCardInfo",
    "GetCardTotals",
    "GetMemberCardDetail",
    "GetMemberCardTotals",
    "MemberCardDetailRow",
    "MemberCardDetailRows",
    "MemberCardRow",
    "MemberCardRows",
]


class CardCounts(Output):
    """How cards were seen, taken and used on a day: `cnt` are times, `user` are people."""

    ref_date: str = ""
    view_cnt: int = 0
    view_user: int = 0
    receive_cnt: int = 0
    receive_user: int = 0
    verify_cnt: int = 0
    """Uses (核销)."""
    verify_user: int = 0


class CardTotals(CardCounts):
    """All coupons on a day."""

    given_cnt: int = 0
    """Gifts to friends (转赠)."""
    given_user: int = 0
    expire_cnt: int = 0
    expire_user: int = 0


# Inside a class that has a field named list, `list[…]` would mean the field.
TotalsList: TypeAlias = list[CardTotals]


class CardTotalsRows(Reply):
    """All coupons by day."""

    list: TotalsList = []


class CardSource(Days):
    """Which cards are counted, and when."""

    cond_source: Literal[0, 1]
    """0 cards made in the console, 1 cards made by API."""


class GetCardTotals(
    CardSource, Call[CardTotalsRows], post="/datacube/getcardbizuininfo", bare=True, repeatable=True
):
    """All coupons together, by day (拉取卡券概况数据).

    Errors: 61500 (date), 61501 (span), 61503 (not ready).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html
    """


class CouponKind(OpenIntEnum):
    """The kind of a coupon."""

    DISCOUNT = 0
    CASH = 1
    GIFT = 2
    GENERAL = 3
    GROUPON = 4


class CardRow(CardTotals):
    """A coupon on a day."""

    card_id: str = ""
    card_type: CouponKind = CouponKind.DISCOUNT
    is_pay: int = 0
    """1 for coupons that are sold."""


CardList: TypeAlias = list[CardRow]


class CardRows(Reply):
    """Coupons by day."""

    list: CardList = []


class GetCardInfo(CardSource, Call[CardRows], post="/datacube/getcardcardinfo", bare=True, repeatable=True):
    """Free coupons, by coupon and day (获取免费券数据).

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html
    """

    card_id: str | None = None
    """Only this coupon."""


class MemberCardRow(CardCounts):
    """All member cards on a day."""

    active_user: int = 0
    """Those who activated a card."""
    total_user: int = 0
    """Members there are."""
    total_receive_user: int = 0
    """Those who ever took a card."""


MemberCardList: TypeAlias = list[MemberCardRow]


class MemberCardRows(Reply):
    """All member cards by day."""

    list: MemberCardList = []


class GetMemberCardTotals(
    CardSource, Call[MemberCardRows], post="/datacube/getcardmembercardinfo", bare=True, repeatable=True
):
    """All member cards together, by day (拉取会员卡概况数据).

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html
    """


class MemberCardDetailRow(MemberCardRow):
    """One member card on a day."""

    merchanttype: int = 0
    cardid: str = ""
    submerchantid: NumberId = ""
    """The sub merchant (子商户), `0` without."""
    active_cnt: int = 0
    """Activations."""
    new_user: int = 0
    payOriginalFee: int = 0  # noqa: N815 - WeChat's own name
    """What was due by quick payment (快速买单)."""
    fee: int = 0
    """What was paid by quick payment."""


MemberCardDetails: TypeAlias = list[MemberCardDetailRow]


class MemberCardDetailRows(Reply):
    """One member card by day."""

    list: MemberCardDetails = []


class GetMemberCardDetail(
    Days, Call[MemberCardDetailRows], post="/datacube/getcardmembercarddetail", bare=True, repeatable=True
):
    """One member card, by day (拉取单张会员卡数据).

    Errors: 61500, 61501, 61503.
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html
    """

    card_id: str = Field(min_length=1)


class DataCubeCardCalls:
    """Statistics of cards."""

    totals = endpoint(GetCardTotals)
    coupons = endpoint(GetCardInfo)
    member_totals = endpoint(GetMemberCardTotals)
    member_card = endpoint(GetMemberCardDetail)


class DataCubeCards(DataCubeCardCalls, Sync):
    """Statistics of coupons and member cards (卡券数据)."""


class AsyncDataCubeCards(DataCubeCardCalls, Async):
    """Statistics of coupons and member cards (卡券数据)."""
