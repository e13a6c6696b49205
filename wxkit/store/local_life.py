"""Local life (本地生活): group-buying offers (团购优惠) that buyers use up in a real shop.

An offer is listed, taken off, deleted and withdrawn like any product, see the group `products`; its
stock is set by `stock.update`.
"""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId
from wxkit._paging import cursor
from wxkit.store._product import ProductQualification
from wxkit.store._product_input import QualificationInput
from wxkit.store.products import ProductIds

__all__ = [
    "AddOffer",
    "AsyncLocalLife",
    "GetOffer",
    "ListOffers",
    "LocalLife",
    "Offer",
    "OfferAdded",
    "OfferAudit",
    "OfferCreated",
    "OfferFound",
    "OfferPage",
    "OfferPageInput",
    "OfferPriceInput",
    "OfferSku",
    "OfferSkuInput",
    "OfferSkuUpdateInput",
    "OfferType",
    "UpdateOffer",
    "UpdateOfferLive",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class OfferType(OpenIntEnum):
    """What a buyer gets; fixed once the offer exists."""

    NONE = 0
    CASH = 1
    """代金券."""
    EXCHANGE = 2
    """兑换券."""
    TIMES = 3
    """次卡."""


class OfferPageInput(Input):
    """A page of a mini-program."""

    appid: str
    path: str


class OfferSkuInput(Input):
    """A unit of a new offer; its stock is set afterwards."""

    sale_price: int
    """In fen."""
    sku_attr_map: dict[str, str] | None = None


class _WrittenOffer(Call[R_co]):
    """What `add` and `update` have in common."""

    product_type: OfferType | Literal[1, 2, 3]
    product_name: str = Field(min_length=3, max_length=60)
    """Not only digits or letters."""
    category_id: str
    """Of the third level."""
    brand_id: str
    """`2100000000`: no brand."""
    head_imgs: list[str]
    """Addresses that `img/upload` gave."""
    code_source_type: int
    """Whose codes: 2 the merchant's, uploaded beforehand."""
    attr_kv_map: dict[str, str]
    """The rules of the offer; values that are objects travel as JSON texts."""
    out_product_id: str | None = None
    """The merchant's own id."""
    product_qua_infos: list[QualificationInput] | None = None
    verify_page: OfferPageInput | None = None
    """Where the page of an order leads to use the offer."""
    verify_at_store: int | None = None
    """Whether it can be used in the shop."""


class OfferCreated(Output):
    """A new offer."""

    product_id: str = ""
    sku_ids: list[str] = []


class OfferAdded(Reply):
    """The new offer."""

    data: OfferCreated = Field(default_factory=OfferCreated)


class AddOffer(_WrittenOffer[OfferAdded], post="/channels/ec/product/locallife/add"):
    """Write a new offer (添加团购优惠). It is a draft until it passes its audit.

    Errors: 10020013 (how many SKUs), 10020042, 10020045 (name too short, not allowed).
    https://developers.weixin.qq.com/doc/channels/locallife/api/add.html
    """

    skus: list[OfferSkuInput]


class OfferSkuUpdateInput(OfferSkuInput):
    """A unit of a known offer."""

    sku_id: NumberId


class UpdateOffer(_WrittenOffer[Ok], post="/channels/ec/product/locallife/update"):
    """Rewrite the draft of an offer (更新团购优惠); an event tells the outcome.

    Errors: those of `add`, 10020034 (no such SKU).
    https://developers.weixin.qq.com/doc/channels/locallife/api/update.html
    """

    product_id: NumberId
    category_id: NumberId
    brand_id: NumberId
    skus: list[OfferSkuUpdateInput]


class OfferPriceInput(Input):
    """A new price."""

    sku_id: str
    sale_price: int
    """In fen."""


class UpdateOfferLive(Call[Ok], post="/channels/ec/product/locallife/auditfree"):
    """Change the prices of an offer on sale without an audit (免审更新团购优惠); an event tells the outcome.

    Errors: 10020013 (how many SKUs), 10020034 (no such SKU).
    https://developers.weixin.qq.com/doc/channels/locallife/api/review-free.html
    """

    product_id: str
    skus: list[OfferPriceInput]


class OfferPage(Output):
    """A page of a mini-program."""

    appid: str = ""
    path: str = ""


class OfferAudit(Output):
    """What the platform said."""

    audit_status: int = 0
    audit_reason: str | None = None


class OfferSku(Output):
    """A unit of an offer."""

    sku_id: str = ""
    sale_price: int = 0
    """In fen."""
    stock_num: int = 0
    sku_attr_map: dict[str, str] | None = None


class Offer(Output):
    """An offer."""

    product_id: str = ""
    out_product_id: str | None = None
    product_type: OfferType = OfferType.NONE
    product_name: str = ""
    category_id: str = ""
    brand_id: str = ""
    head_imgs: list[str] = []
    online_status: int | None = None
    """Of the live copy."""
    draft_status: int | None = None
    """Of the draft."""
    product_qua_infos: list[ProductQualification] | None = None
    verify_page: OfferPage | None = None
    verify_at_store: int | None = None
    code_source_type: int = 0
    attr_kv_map: dict[str, str] = {}
    """The rules of the offer; values that are objects are JSON texts."""
    audit_result: OfferAudit | None = None
    skus: list[OfferSku] = []


class OfferFound(Reply):
    """An offer: live copy, draft, or both."""

    online_data: Offer | None = None
    """The live copy; absent until the offer was listed once."""
    draft_data: Offer | None = None


class GetOffer(Call[OfferFound], post="/channels/ec/product/locallife/get", repeatable=True):
    """One offer (查询团购优惠详情).

    https://developers.weixin.qq.com/doc/channels/locallife/api/query_details.html
    """

    product_id: str
    data_type: Literal[1, 2, 3] | None = None
    """1 the live copy (default), 2 the draft, 3 both."""


class ListOffers(Call[ProductIds], post="/channels/ec/product/locallife/list/get", repeatable=True):
    """Ids of the offers (查询团购优惠列表), 30 a page at most.

    Errors: 10020150 (not a shop for local life).
    https://developers.weixin.qq.com/doc/channels/locallife/api/query.html
    """

    page_size: int = Field(default=10, ge=1, le=30)
    status: int | None = None
    """Absent: all but the recycle bin."""
    next_key: str | None = None


class LocalLifeCalls:
    """Local life."""

    add = endpoint(AddOffer)
    update = endpoint(UpdateOffer)
    update_live = endpoint(UpdateOfferLive)
    get = endpoint(GetOffer)
    list = endpoint(ListOffers)
    iter_list = paged(ListOffers, lambda page: page.product_ids, cursor("next_key"))


class LocalLife(LocalLifeCalls, Sync):
    """Local life (本地生活)."""


class AsyncLocalLife(LocalLifeCalls, Async):
    """Local life (本地生活)."""
