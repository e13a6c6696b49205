"""Disputes (纠纷单): the buyer, or WeChat itself, had the platform step into an after-sale."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum

__all__ = [
    "AddComplaintMaterial",
    "AddComplaintProof",
    "AsyncComplaints",
    "ComplaintItem",
    "ComplaintMedia",
    "ComplaintNumber",
    "ComplaintPicture",
    "ComplaintReply",
    "ComplaintStatus",
    "ComplaintStep",
    "ComplaintVideo",
    "Complaints",
    "GetComplaint",
    "SyncWorkOrder",
    "WorkOrderInfo",
    "WorkOrderItem",
    "WorkOrderMedia",
    "WorkOrderPicture",
]


class ComplaintStatus(OpenIntEnum):
    """Where a dispute stands (纠纷单状态). 102, 112, 115 and 116 are the end."""

    WAIT_MERCHANT = 100
    WAIT_SERVICE = 101
    WITHDRAWN = 102
    """The buyer does without the platform (取消客服介入)."""
    IN_SERVICE = 103
    """客服处理中: where every dispute begins."""
    WAIT_BUYER_PROOF = 104
    BUYER_PROVED = 105
    WAIT_MERCHANT_PROOF = 106
    MERCHANT_PROVED = 107
    WAIT_BOTH_PROOF = 108
    BOTH_LATE = 109
    WAIT_CONFIRM = 110
    """待商家确认."""
    APPEALING = 111
    """商家申诉中."""
    DONE = 112
    """调解完成."""
    VERIFYING = 113
    """待客服核实."""
    REFUNDING_AGAIN = 114
    REFUND_VERIFIED = 115
    CLOSED = 116
    """调解关闭."""
    BUYER_LATE = 305
    MERCHANT_LATE = 307
    WAIT_WORK_ORDER = 400
    """待商家上传工单."""


class ComplaintItem(OpenIntEnum):
    """What happened in a dispute; the numbers are those of the mini-program's complaints."""

    OPENED = 1
    """The buyer asked for the platform."""
    BUYER_WROTE = 2
    MERCHANT_WROTE = 3
    BUYER_PROVED = 7
    MERCHANT_PROVED = 8
    WITHDRAWN = 12
    IN_SERVICE = 13
    BUYER_ASKED = 14
    MERCHANT_ASKED = 16
    BOTH_ASKED = 18
    NOT_THE_MERCHANT = 30
    """The platform decided for the merchant."""
    THE_MERCHANT = 31
    """The platform decided for the buyer."""
    BUYER_LATE = 111
    MERCHANT_LATE = 112
    BOTH_LATE = 113


class AddComplaintMaterial(Call[Ok], post="/channels/ec/aftersale/addcomplaintmaterial"):
    """Write into a dispute (商家补充纠纷单留言), while it is in service (status 103).

    Errors: 10021500 (no such dispute), 10021501 (text too long), 10021502 (over 20 pictures in all),
    10021503 (it is not in service).
    https://developers.weixin.qq.com/doc/store/shop/API/complaint/addcomplaintmaterial.html
    """

    complaint_id: str
    content: str = Field(max_length=500)
    media_id_list: list[str] | None = Field(default=None, max_length=20)
    """Uploaded pictures, at most 20 in all."""


class AddComplaintProof(Call[Ok], post="/channels/ec/aftersale/addcomplaintproof"):
    """Hand in evidence (商家举证), while the dispute waits for the merchant's (106) or both sides' (108).

    Errors: 10021500 (no such dispute), 10021501 (text too long), 10021504 (it does not wait for that).
    https://developers.weixin.qq.com/doc/store/shop/API/complaint/addcomplaintproof.html
    """

    complaint_id: str
    content: str = Field(max_length=500)
    media_id_list: list[str] | None = Field(default=None, max_length=20)
    """Uploaded pictures, at most 20 in all."""


class ComplaintPicture(Output):
    """A picture."""

    media_id: str | None = None
    ticket_url: str | None = Field(default=None, repr=False)
    """Where it can be fetched for a while."""


class ComplaintVideo(Output):
    """A video."""

    media_id: str | None = None
    ticket_url: str | None = Field(default=None, repr=False)
    """Where it can be fetched for a while."""
    video_play_length: int | None = None
    """Seconds."""


class ComplaintMedia(Output):
    """A picture or a video."""

    type: int = 0
    """1 picture, 2 video."""
    picture: ComplaintPicture | None = None
    video: ComplaintVideo | None = None


class ComplaintStep(Output):
    """Something that happened in a dispute."""

    item_type: ComplaintItem = ComplaintItem(0)
    time: int = 0
    """Unix seconds."""
    content: str | None = None
    media_id_list: list[str] | None = None
    """The older form of `media_infos`."""
    media_infos: list[ComplaintMedia] | None = None
    phone_number: str | None = Field(default=None, repr=False)
    complaint_type: int | None = None
    after_sale_type: int | None = None
    """1 refund, 2 return."""
    after_sale_reason: int | None = None


class ComplaintNumber(Output):
    """The virtual number to call the buyer on."""

    virtual_tel_number: str | None = Field(default=None, repr=False)
    virtual_tel_expire_time: int | None = None
    """Unix seconds."""


class ComplaintReply(Reply):
    """A dispute."""

    after_sale_order_id: str = ""
    order_id: str = ""
    history: list[ComplaintStep] = []
    """Newest first."""
    status: ComplaintStatus = ComplaintStatus(0)
    virtual_tel_num_info: ComplaintNumber | None = None


class GetComplaint(Call[ComplaintReply], post="/channels/ec/aftersale/getcomplaintorder", repeatable=True):
    """One dispute (获取纠纷单).

    Errors: 10021500 (no such dispute).
    https://developers.weixin.qq.com/doc/store/shop/API/complaint/getcomplaintorder.html
    """

    complaint_id: str


class WorkOrderPicture(Input):
    """A picture."""

    tmp_media_id: str
    """media_id of an uploaded picture (`resp_type` 0)."""


class WorkOrderMedia(Input):
    """A picture that belongs to a step."""

    type: Literal[1] = 1
    picture: WorkOrderPicture


class WorkOrderItem(Input):
    """A step of the merchant's own work order."""

    work_order_id: str
    status: Literal[1, 2, 3]
    """1 opened, 2 worked on, 3 done."""
    desc: str
    update_time: int
    """Unix seconds."""
    result_type: Literal[0, 1, 2] = 0
    """0 not done yet, 1 refund, 2 no refund."""
    refund_amount: int | None = None
    """Fen, when it is done with a refund."""
    media_list: list[WorkOrderMedia] | None = None


class WorkOrderInfo(Input):
    """All steps so far: they replace what was sent before."""

    version: int
    """Higher than the last one."""
    items: list[WorkOrderItem]


class SyncWorkOrder(Call[Ok], post="/channels/ec/aftersale/syncworkorder"):
    """Show how far the merchant's own work on a dispute is (同步工单).

    https://developers.weixin.qq.com/doc/store/shop/API/complaint/api_mmecapi_syncworkorder
    """

    complaint_id: str
    work_order_info: WorkOrderInfo


class ComplaintCalls:
    """Disputes."""

    get = endpoint(GetComplaint)
    add_material = endpoint(AddComplaintMaterial)
    add_proof = endpoint(AddComplaintProof)
    sync_work_order = endpoint(SyncWorkOrder)


class Complaints(ComplaintCalls, Sync):
    """Disputes (纠纷单)."""


class AsyncComplaints(ComplaintCalls, Async):
    """Disputes (纠纷单)."""
