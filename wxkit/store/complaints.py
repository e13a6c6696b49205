"""Disputes (纠纷单): the buyer, or WeChat itself, had the platform step into an after-sale."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AddComplaintMaterial",
    "AddComplaintProof",
    "AsyncComplaints",
    "ComplaintNumber",
    "ComplaintReply",
    "ComplaintStep",
    "Complaints",
    "GetComplaint",
]


class AddComplaintMaterial(Call[Ok], post="/channels/ec/aftersale/addcomplaintmaterial"):
    """Write into a dispute (商家补充纠纷单留言), while it is in service (status 103).

    https://developers.weixin.qq.com/doc/store/shop/API/complaint/addcomplaintmaterial.html
    """

    complaint_id: str
    content: str = Field(max_length=500)
    media_id_list: list[str] | None = Field(default=None, max_length=20)
    """Uploaded pictures, at most 20 in all."""


class AddComplaintProof(Call[Ok], post="/channels/ec/aftersale/addcomplaintproof"):
    """Hand in evidence (商家举证), while the dispute waits for the merchant's (106) or both sides' (108).

    Errors: 10021504 (it does not wait for that).
    https://developers.weixin.qq.com/doc/store/shop/API/complaint/addcomplaintproof.html
    """

    complaint_id: str
    content: str = Field(max_length=500)
    media_id_list: list[str] | None = Field(default=None, max_length=20)
    """Uploaded pictures, at most 20 in all."""


class ComplaintStep(Output):
    """Something that happened in a dispute."""

    item_type: int = 0
    """1 the platform was asked for, 2 the buyer wrote, 3 the merchant wrote, 7 and 8 evidence of the two."""
    time: int = 0
    """Unix seconds."""
    content: str | None = None
    media_id_list: list[str] | None = None
    phone_number: str | None = Field(default=None, repr=False)
    complaint_type: int | None = None
    after_sale_type: int | None = None
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
    status: int = 0
    """Among others 103 in service, 106 waits for the merchant's evidence, 108 for both sides'."""
    virtual_tel_num_info: ComplaintNumber | None = None


class GetComplaint(Call[ComplaintReply], post="/channels/ec/aftersale/getcomplaintorder", repeatable=True):
    """One dispute (获取纠纷单).

    https://developers.weixin.qq.com/doc/store/shop/API/complaint/getcomplaintorder.html
    """

    complaint_id: str


class ComplaintCalls:
    """Disputes."""

    get = endpoint(GetComplaint)
    add_material = endpoint(AddComplaintMaterial)
    add_proof = endpoint(AddComplaintProof)


class Complaints(ComplaintCalls, Sync):
    """Disputes (纠纷单)."""


class AsyncComplaints(ComplaintCalls, Async):
    """Disputes (纠纷单)."""
