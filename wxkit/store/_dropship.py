"""A drop-ship order (代发单): what a supplier ships for a shop. Times in Unix seconds."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import Field

from wxkit._call import Call, Input, Output, Reply
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId
from wxkit.store._order_line import LineDelivery

__all__ = [
    "DropshipDetail",
    "DropshipExt",
    "DropshipIds",
    "DropshipProduct",
    "DropshipStatus",
    "NextPage",
    "PageInput",
    "next_page",
]

C = TypeVar("C", bound=Call[Any])


class DropshipStatus(OpenIntEnum):
    """How far a drop-ship order is."""

    TO_SHIP = 100
    PARTLY_SHIPPED = 199
    SHIPPED = 200
    CANCELLED = 300


class PageInput(Input):
    """Which page."""

    offset: int | None = Field(default=None, ge=0)
    limit: int = Field(default=10, ge=1, le=100)
    next_key: str | None = None
    """From the page before, instead of `offset`."""


class NextPage(Output):
    """The page to ask for next."""

    offset: int = 0
    limit: int = 0
    next_key: str | None = None


class DropshipIds(Reply):
    """A page of drop-ship orders."""

    ds_order_id_list: list[str] = []
    total: int = 0
    has_more: bool = False
    next_page: NextPage | None = None


class DropshipProduct(Output):
    """A product to ship."""

    product_id: NumberId = ""
    sku_id: NumberId = ""
    thumb_img: str = ""
    sku_cnt: int = 0
    title: str = ""
    sku_code: str | None = None
    out_product_id: str | None = None
    out_sku_id: str | None = None
    out_warehouse_id: str | None = None
    sku_deliver_info: LineDelivery | None = None
    delivery_deadline: int | None = None
    """Shipped later, it counts as late."""
    is_free_gift: int | None = None
    product_unique_id: str | None = None
    """Stays the same when the buyer changes the SKU."""


class DropshipExt(Output):
    """What else was said."""

    present_notes: str | None = None
    """The merchant's note on the gift order."""


class DropshipDetail(Output):
    """What a drop-ship order consists of."""

    product_infos: list[DropshipProduct] = []
    ext_info: DropshipExt | None = None


def next_page(call: C, reply: Any) -> C | None:
    """The reply tells the page to ask for next."""
    page: NextPage | None = reply.next_page
    if page is None or not reply.has_more:
        return None
    offset = None if page.next_key else page.offset
    following = PageInput(offset=offset, limit=page.limit, next_key=page.next_key or None)
    return call.model_copy(update={"page_info": following})
