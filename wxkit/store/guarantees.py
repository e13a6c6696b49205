"""Guarantee orders (保障单): claims for fake goods (假一赔四) and for damaged ones (坏损包退)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Ok, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import offset
from wxkit.store._guarantee_order import GuaranteeOrder, GuaranteeState, GuaranteeStatus, GuaranteeType

__all__ = [
    "AcceptGuarantee",
    "AsyncGuarantees",
    "GetGuarantee",
    "GuaranteeOrder",
    "GuaranteePage",
    "GuaranteeReply",
    "GuaranteeState",
    "GuaranteeStatus",
    "GuaranteeType",
    "Guarantees",
    "ModifyGuarantee",
    "ProveGuarantee",
    "RefuseGuarantee",
    "SearchGuarantees",
]


class GuaranteePage(Reply):
    """A page of guarantee orders."""

    guarantee_order_list: list[GuaranteeOrder] = []
    total_num: int = 0


class SearchGuarantees(
    Call[GuaranteePage], post="/channels/ec/aftersale/searchguaranteeorder", repeatable=True
):
    """Find guarantee orders (商家获取保障单列表).

    Errors: 9700223 (system), 9700224 (parameter).
    https://developers.weixin.qq.com/doc/store/shop/API/aftersale/searchguaranteeorder.html
    """

    guarantee_order_id_list: list[int] | None = None
    order_id_list: list[int] | None = None
    type: GuaranteeType | Literal[0, 1, 2] | None = None
    begin_time: int | None = None
    """Applied for from this time on, Unix seconds."""
    end_time: int | None = None
    status_list: list[int | str] | str | None = None
    """Only these `GuaranteeStatus`; the page's table has the name of one `GuaranteeState` here."""
    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=10, ge=1)


class GuaranteeReply(Reply):
    """The guarantee order."""

    guarantee_order: GuaranteeOrder = Field(default_factory=GuaranteeOrder)


class GetGuarantee(Call[GuaranteeReply], post="/channels/ec/aftersale/getguaranteeorder", repeatable=True):
    """One guarantee order (获取保障单详情).

    Errors: 9700223 (system), 9700224 (parameter), 10021041 (state), 10021057 (no such order).
    https://developers.weixin.qq.com/doc/store/shop/API/aftersale/getguaranteeorder.html
    """

    guarantee_order_id: int


class AcceptGuarantee(Call[Ok], post="/channels/ec/aftersale/merchantacceptguarantee"):
    """Pay what the buyer claims (商家同意保障单申请).

    Errors: 9700223 (system), 9700224 (parameter), 10021041 (state), 10021057 (no such order).
    https://developers.weixin.qq.com/doc/store/shop/API/aftersale/merchantacceptguarantee.html
    """

    guarantee_order_id: int


class ModifyGuarantee(Call[Ok], post="/channels/ec/aftersale/merchantmodifyguarantee"):
    """Propose another degree of damage (商家协商保障单).

    Errors: 9700223 (system), 9700224 (parameter), 10021041 (state), 10021057 (no such order).
    https://developers.weixin.qq.com/doc/store/shop/API/aftersale/merchantmodifyguarantee.html
    """

    guarantee_order_id: int
    bad_level: Literal[10, 30, 50, 80, 100]
    """How much is damaged, in percent."""
    merchant_remark: str | None = None


class ProveGuarantee(Call[Ok], post="/channels/ec/aftersale/merchantproofguarantee"):
    """Hand in evidence (商家举证保障单).

    Errors: 9700223 (system), 9700224 (parameter), 10021041 (state), 10021057 (no such order).
    https://developers.weixin.qq.com/doc/store/shop/API/aftersale/merchantproofguarantee.html
    """

    guarantee_order_id: int
    content: str
    pic_list: list[str]
    """media_ids of pictures (`resp_type` 0)."""


class RefuseGuarantee(Call[Ok], post="/channels/ec/aftersale/merchantrefuseguarantee"):
    """Refuse a claim (商家拒绝保障单申请).

    Errors: 9700223 (system), 9700224 (parameter), 10021041 (state), 10021057 (no such order).
    https://developers.weixin.qq.com/doc/store/shop/API/aftersale/merchantrefuseguarantee.html
    """

    guarantee_order_id: int
    reason: str
    pic_list: list[str]
    """media_ids of pictures (`resp_type` 0)."""


class GuaranteeCalls:
    """Guarantee orders."""

    search = endpoint(SearchGuarantees)
    iter_search = paged(
        SearchGuarantees, lambda page: page.guarantee_order_list, offset("guarantee_order_list")
    )
    get = endpoint(GetGuarantee)
    accept = endpoint(AcceptGuarantee)
    modify = endpoint(ModifyGuarantee)
    prove = endpoint(ProveGuarantee)
    refuse = endpoint(RefuseGuarantee)


class Guarantees(GuaranteeCalls, Sync):
    """Guarantee orders (保障单)."""


class AsyncGuarantees(GuaranteeCalls, Async):
    """Guarantee orders (保障单)."""
