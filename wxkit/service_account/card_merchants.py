"""Sub-merchants (子商户): businesses without an account for whom this one makes cards (第三方代制)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenStrEnum
from wxkit._numbers import NumberId
from wxkit._paging import cursor

__all__ = [
    "AsyncCardMerchants",
    "CardCategories",
    "CardMerchants",
    "GetCardCategories",
    "GetSubMerchant",
    "ListSubMerchants",
    "PrimaryCategory",
    "SecondaryCategory",
    "SubMerchant",
    "SubMerchantChange",
    "SubMerchantInput",
    "SubMerchantPage",
    "SubMerchantReply",
    "SubMerchantStatus",
    "SubmitSubMerchant",
    "UpdateSubMerchant",
]


class SubMerchantStatus(OpenStrEnum):
    """Where a sub-merchant stands."""

    CHECKING = "CHECKING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    EXPIRED = "EXPIRED"
    """The letter of authorisation ran out."""


class SubMerchant(Output):
    """A sub-merchant."""

    merchant_id: NumberId = ""
    app_id: str | None = None
    """Its own service account, when it has one."""
    brand_name: str = ""
    logo_url: str = ""
    status: SubMerchantStatus = SubMerchantStatus("")
    begin_time: int = 0
    """Unix seconds."""
    end_time: int = 0
    """Unix seconds; end of the letter of authorisation (授权函)."""
    primary_category_id: int = 0
    secondary_category_id: int = 0
    create_time: int = 0
    """Unix seconds."""
    update_time: int = 0
    """Unix seconds."""


class SubMerchantReply(Reply):
    """One sub-merchant."""

    info: SubMerchant = Field(default_factory=SubMerchant)


class SubMerchantInput(Input):
    """Papers of a sub-merchant."""

    brand_name: str
    """At most 12 Han characters; shown on the cards."""
    logo_url: str
    app_id: str | None = None
    """Its own verified service account, when it has one."""
    protocol: str
    """Letter of authorisation (授权函), by media_id."""
    end_time: int
    """Unix seconds; end of the letter."""
    agreement_media_id: str | None = None
    """Business licence (营业执照)."""
    operator_media_id: str | None = None
    """Identity card of the operator named in the licence."""
    primary_category_id: int
    secondary_category_id: int


class SubMerchantChange(SubMerchantInput):
    """New papers of a sub-merchant."""

    merchant_id: str


class SubmitSubMerchant(Call[SubMerchantReply], post="/card/submerchant/submit"):
    """Report a sub-merchant for review (创建子商户). The result comes as `card_merchant_check_result`.

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Third-party_developer_mode.html
    """

    info: SubMerchantInput


class UpdateSubMerchant(Call[SubMerchantReply], post="/card/submerchant/update", repeatable=True):
    """Send new papers of a sub-merchant (更新子商户); they are reviewed again.

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Third-party_developer_mode.html
    """

    info: SubMerchantChange


class GetSubMerchant(Call[SubMerchantReply], post="/card/submerchant/get", repeatable=True):
    """One sub-merchant (拉取单个子商户信息). Its page has the id as text, the others as a number.

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Third-party_developer_mode.html
    """

    merchant_id: str


class SubMerchantPage(Reply):
    """A page of sub-merchants."""

    info_list: list[SubMerchant] = []
    next_begin_id: NumberId = ""
    """Where the next page begins; absent on the last."""


class ListSubMerchants(Call[SubMerchantPage], post="/card/submerchant/batchget", repeatable=True):
    """Sub-merchants of the account (批量拉取子商户信息).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Third-party_developer_mode.html
    """

    begin_id: NumberId = "0"
    """Where the page begins; 0 for the first."""
    limit: int = Field(default=50, ge=1)
    status: Literal["CHECKING", "APPROVED", "REJECTED", "EXPIRED"] | None = None
    """Only these; absent: all."""


class SecondaryCategory(Output):
    """A category of the second level."""

    secondary_category_id: int = 0
    category_name: str = ""
    need_qualification_stuffs: list[str] = []
    """Papers that it asks for."""


class PrimaryCategory(Output):
    """A category of the first level."""

    primary_category_id: int = 0
    category_name: str = ""
    secondary_category: list[SecondaryCategory] = []


class CardCategories(Reply):
    """Categories for cards."""

    category: list[PrimaryCategory] = []


class GetCardCategories(Call[CardCategories], get="/card/getapplyprotocol"):
    """Categories that sub-merchants can have (卡券开放类目查询).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Third-party_developer_mode.html
    """


class CardMerchantCalls:
    """Sub-merchants."""

    submit = endpoint(SubmitSubMerchant)
    update = endpoint(UpdateSubMerchant)
    get = endpoint(GetSubMerchant)
    list = endpoint(ListSubMerchants)
    iter_list = paged(ListSubMerchants, lambda page: page.info_list, cursor("next_begin_id", "begin_id"))
    categories = endpoint(GetCardCategories)


class CardMerchants(CardMerchantCalls, Sync):
    """Sub-merchants (子商户)."""


class AsyncCardMerchants(CardMerchantCalls, Async):
    """Sub-merchants (子商户)."""
