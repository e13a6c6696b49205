"""Complaints about trades in a mini-program (交易投诉).

https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/guarantee/complaint.html
"""

from __future__ import annotations

from typing import Any, cast

from pydantic import model_validator

from wxkit.callbacks._push import Event, Id, Many, Secret, Wire, WireFormat, named

__all__ = ["ComplaintCallback", "ComplaintHistory", "ComplaintNews"]

WRAPPER = "BussiCallBackInfo"
OUTSIDE = ("ToUserName", "FromUserName", "CreateTime", "MsgType", "Event", "Encrypt")


class ComplaintHistory(Wire):
    """A step in the handling."""

    time: int = 0
    """Unix seconds."""
    content: str = ""
    media_id_list: Many[str] = ()
    """Addresses of pictures."""


class ComplaintNews(Wire):
    """The complaint as it stands."""

    appid: str = ""
    option_type: int = 0
    """A new complaint, or news of one."""
    complaint_order_id: Id = ""
    open_id: str = ""
    type: int = 0
    """What it is about."""
    status: Id = ""
    """The number of a `ComplaintState`."""
    phone_number: Secret = ""
    order_id: str = ""
    """WeChat Pay's number of the payment."""
    out_trade_no: str = ""
    """The merchant's number of the payment."""
    product_name: str = ""
    pay_time: int = 0
    total_cost: int = 0
    customer_material_content: str = ""
    """What the buyer wrote."""
    customer_material_media_id_list: str = ""
    """Addresses of the buyer's pictures, joined by commas; they work for a while only."""
    create_time: int = 0
    """When the person complained."""
    expire_time: int = 0
    """When the state ends; 0 for never."""
    history: Many[ComplaintHistory] = ()


class ComplaintCallback(Event, event="complaint_callback"):
    """A person complained about a trade, or a complaint went on (交易投诉).

    Its fields are inside `BussiCallBackInfo` in XML; in JSON they are not.
    """

    complaint: ComplaintNews = named(WRAPPER, ComplaintNews())

    @model_validator(mode="before")
    @classmethod
    def _wrap(cls, data: Any) -> Any:
        if not isinstance(data, dict) or WRAPPER in data or "Event" not in data:
            return cast("Any", data)  # wrapped already, or made in Python
        fields = cast("dict[str, Any]", data)
        inner = {name: value for name, value in fields.items() if name not in OUTSIDE}
        outer = {name: value for name, value in fields.items() if name in OUTSIDE}
        return outer | ({WRAPPER: inner} if inner else {})

    def to_wire(self, format: WireFormat = "json") -> dict[str, Any]:  # noqa: A002 - as in Push
        """As WeChat sends it, with the wrapper or without."""
        fields = super().to_wire(format)
        return fields if format == "xml" else fields | cast("dict[str, Any]", fields.pop(WRAPPER, {}))
