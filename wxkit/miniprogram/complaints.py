# ruff: noqa: N815 - complaintOrderId, mediaIdList and their like are WeChat's own field names
"""Complaints (交易投诉) of buyers: reading one, answering it, proofs and appeals.

Pictures travel as media_id of uploaded temporary material.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._numbers import NumberId
from wxkit.miniprogram._complaint_states import AppealState, ComplaintItem, ComplaintState

__all__ = [
    "AppealComplaint",
    "AppealState",
    "AsyncComplaints",
    "Complaint",
    "ComplaintDetail",
    "ComplaintItem",
    "ComplaintMaterial",
    "ComplaintState",
    "ComplaintStep",
    "Complaints",
    "GetComplaint",
    "RespondComplaint",
    "ReturnBill",
    "SupplyProof",
    "SupplyRefund",
]


class RespondComplaint(Call[Ok], post="/wxaapi/minishop/bussiRespondComplaint"):
    """Answer a complaint (商家回应投诉), with a text or with pictures.

    Errors: 1 (no such complaint), 309 (it is in another state by now), 10001 (argument).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_respondcomplaint
    """

    complaintOrderId: int
    bussiHandle: Literal[1, 2]
    """1: agree to a settlement, 2: refuse it."""
    content: str | None = None
    """Text; needed without `mediaIdList`."""
    mediaIdList: list[str] | None = None
    """Pictures; needed without `content`."""


class SupplyProof(Call[Ok], post="/wxaapi/minishop/bussiSupplyProof"):
    """Add proofs to a complaint (商家补充凭证), as a text or as pictures.

    Errors: 1 (no such complaint), 309 (no proof is wanted), 10001 (argument).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_supplyproof
    """

    complaintOrderId: int
    content: str | None = None
    """Text; needed without `mediaIdList`."""
    mediaIdList: list[str] | None = None
    """Pictures; needed without `content`."""


class SupplyRefund(Call[Ok], post="/wxaapi/minishop/bussiSupplyRefund"):
    """Prove that the buyer was refunded (商家提交退款凭证), with a text or with pictures.

    Errors: 1 (no such complaint), 309 (no proof is wanted), 10001 (argument).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_submitrefund
    """

    complaintOrderId: int
    content: str | None = None
    """Text; needed without `mediaIdList`."""
    mediaIdList: list[str] | None = None
    """Pictures; needed without `content`."""
    acceptReturn: int | None = None
    """Whether the goods came back; needed when the buyer returns them."""
    returnId: NumberId | None = None
    """From `ReturnBill`; needed when the buyer returns the goods."""


class AppealComplaint(Call[Ok], post="/wxaapi/minishop/busiAppeal"):
    """Appeal against the verdict on a complaint (商家申诉), with a text or with pictures.

    Errors: 1 (no such complaint), 2 (content or pictures), 1002 (no appeal is possible), 10001 (argument).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_busiappeal
    """

    complaintOrderId: int
    content: str | None = None
    """Text; needed without `mediaIdList`."""
    mediaIdList: list[str] | None = None
    """Pictures; needed without `content`."""


class ComplaintMaterial(Output):
    """What the buyer wrote."""

    content: str = ""
    mediaIdList: list[str] = []


class Complaint(Output):
    """A complaint (投诉单)."""

    complaintOrderId: NumberId = ""
    openId: str = ""
    """The buyer, in the page's sample."""
    openid: str | None = None
    """The buyer, in the page's table."""
    createTime: int = 0
    """Unix seconds."""
    phoneNumber: NumberId = Field(default="", repr=False)
    type: int = 0
    """What the complaint is about, e.g. 611 not shipped in time, 641 not as described, 642 broken."""
    status: ComplaintState = ComplaintState(0)
    customerMaterial: ComplaintMaterial = Field(default_factory=ComplaintMaterial)
    orderId: str = ""
    """WeChat Pay's number of the payment."""
    outTradeNo: str = ""
    """The merchant's number of the payment."""
    productName: str = ""
    payTime: int = 0
    """Unix seconds."""
    totalCost: str | None = None
    """What was paid, in the page's table."""
    totalCostStr: str = ""
    """What was paid, as a text such as `￥0.01`."""
    expireTime: int = 0
    """When the state ends, in Unix seconds; 0 for never."""
    headImgUrl: str = ""
    nickName: str = ""
    appealState: AppealState = AppealState.NONE


class ComplaintStep(Output):
    """A step in the handling."""

    itemType: ComplaintItem = ComplaintItem(0)
    appealItemType: AppealState | None = None
    time: int = 0
    """Unix seconds."""
    nickName: str | None = None
    phoneNumber: str | None = Field(default=None, repr=False)
    content: str = ""
    mediaIdList: list[str] = []
    blameResult: int | None = None
    """Of steps 31 and 32: 1 the buyer has to return the goods, 0 the merchant has to prove the refund."""


class ReturnBill(Output):
    """Goods that are sent back."""

    returnId: str = ""
    deliveryName: str | None = None
    """The courier company."""
    waybillId: str = ""
    orderStatus: int = 0
    """0 ordered, 1 picked up, 2 on its way, 3 being delivered, 4 delivered, 5 faulty, …"""


class ComplaintDetail(Reply):
    """One complaint."""

    complaintOrder: Complaint = Field(default_factory=Complaint)
    item: list[ComplaintStep] = []
    returnBill: ReturnBill | None = None


class GetComplaint(Call[ComplaintDetail], get="/wxaapi/minishop/complaintOrderDetail"):
    """One complaint and its handling (查询投诉单详情).

    Errors: -1 (also for a number that is an order's, not a complaint's).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_getorderdetail
    """

    complaintOrderId: str
    """The complaint, not the order."""


class ComplaintCalls:
    """Complaints."""

    get = endpoint(GetComplaint)
    respond = endpoint(RespondComplaint)
    supply_proof = endpoint(SupplyProof)
    supply_refund = endpoint(SupplyRefund)
    appeal = endpoint(AppealComplaint)


class Complaints(ComplaintCalls, Sync):
    """Complaints (交易投诉)."""


class AsyncComplaints(ComplaintCalls, Async):
    """Complaints (交易投诉)."""
