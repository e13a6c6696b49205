"""Order flows (订单流水): what the merchant gets for each order, and when."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import Field

from wxkit._call import Call, Input, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit.store._order_flow import ExpenseAfterSettlement, FlowProduct, FlowSpec, OrderFlow

__all__ = [
    "AsyncOrderFlows",
    "ExpenseAfterSettlement",
    "FlowPageInput",
    "FlowProduct",
    "FlowSpec",
    "FlowTimeRange",
    "ListOrderFlows",
    "OrderFlow",
    "OrderFlowPage",
    "OrderFlows",
    "OrderSettleState",
]

C = TypeVar("C", bound=Call[Any])


class OrderSettleState(OpenIntEnum):
    """Whether an order is settled."""

    ALL = 0
    """To filter with only."""
    TO_SETTLE = 1
    NO_SETTLEMENT = 2
    SETTLED = 60
    PARTLY = 100


class FlowPageInput(Input):
    """Which page."""

    limit: int = Field(default=10, ge=1)
    offset: int | None = Field(default=None, ge=0)
    use_page_ctx: bool | None = None
    """With it no order is lost or seen twice, and `offset` has no effect."""
    page_ctx: str | None = None
    """From the page before; absent for the first."""


class FlowTimeRange(Input):
    """When the order was created, Unix seconds."""

    begin: int | None = None
    """Included."""
    end: int | None = None
    """Not included."""


class OrderFlowPage(Reply):
    """A page of order flows."""

    total_count: int = 0
    data_list: list[OrderFlow] = []
    page_ctx: str = ""


class ListOrderFlows(Call[OrderFlowPage], post="/channels/ec/funds/listorderflow", repeatable=True):
    """What the merchant gets for orders (查询订单流水列表).

    The page's table lists `create_time_range`, its example writes `order_create_time_range`.

    https://developers.weixin.qq.com/doc/store/shop/API/funds/funds/api_listorderflow.html
    """

    order_settle_state: int = 0
    """An `OrderSettleState`."""
    order_state: int | None = None
    order_pay_method: int | None = None
    order_id: str | None = None
    pagination_info: FlowPageInput = FlowPageInput(use_page_ctx=True)
    create_time_range: FlowTimeRange | None = None
    order_create_time_range: FlowTimeRange | None = None


def _next_page(call: C, reply: Any) -> C | None:
    asked: Any = call
    page: FlowPageInput = asked.pagination_info
    if len(reply.data_list) < page.limit or (page.use_page_ctx and not reply.page_ctx):
        return None
    following = {"page_ctx": reply.page_ctx} if page.use_page_ctx else _skip(page)
    return call.model_copy(update={"pagination_info": page.model_copy(update=following)})


def _skip(page: FlowPageInput) -> dict[str, int]:
    return {"offset": (page.offset or 0) + page.limit}


class OrderFlowCalls:
    """Order flows."""

    list = endpoint(ListOrderFlows)
    iter_list = paged(ListOrderFlows, lambda page: page.data_list, _next_page)


class OrderFlows(OrderFlowCalls, Sync):
    """Order flows (订单流水)."""


class AsyncOrderFlows(OrderFlowCalls, Async):
    """Order flows (订单流水)."""
