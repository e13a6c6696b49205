"""The shop's customer service (商家客服): answers to a buyer.

A message of the buyer allows 5 answers within 48 hours. What the buyer writes comes as the event
`commkf_send_msg_to_kf`.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Reply, Upload
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AsyncCustomerService",
    "CustomerService",
    "KfMedia",
    "KfMediaUploaded",
    "KfMessageSent",
    "KfOrder",
    "KfProduct",
    "KfText",
    "SendKfMessage",
    "UploadKfMedia",
]


class KfMediaUploaded(Reply):
    """The uploaded file."""

    cos_url: str = ""
    """Works for 14 days."""


class UploadKfMedia(Call[KfMediaUploaded], post="/channels/ec/commkf/cosupload"):
    """Upload what a message shall show (上传多媒体资源), 30 MB at most.

    https://developers.weixin.qq.com/doc/store/shop/API/kf/api_cosupload
    """

    open_id: str
    """The buyer who will see it."""
    msg_type: Literal["image", "video", "file"]
    file: Upload


class KfText(Input):
    """Text (文本)."""

    content: str = Field(min_length=1)


class KfMedia(Input):
    """A picture, a video or a file."""

    cos_url: str
    """What `upload_media` gave."""


class KfProduct(Input):
    """A product (商品卡片)."""

    product_id: str


class KfOrder(Input):
    """An order (订单卡片)."""

    order_id: str


class KfMessageSent(Reply):
    """The message that was sent."""

    msg_id: str = ""
    """Grows with every message."""


class SendKfMessage(Call[KfMessageSent], post="/channels/ec/commkf/sendmsg"):
    """Answer a buyer (发送消息). The field named by `msg_type` has the content.

    https://developers.weixin.qq.com/doc/store/shop/API/kf/api_sendmsg
    """

    open_id: str
    msg_type: Literal["text", "image", "video", "file", "product_share", "order_share"]
    request_id: str | None = None
    """Of the caller; a second message with it is not sent."""
    text: KfText | None = None
    image: KfMedia | None = None
    video: KfMedia | None = None
    file: KfMedia | None = None
    product_share: KfProduct | None = None
    order_share: KfOrder | None = None


class CustomerServiceCalls:
    """The shop's customer service."""

    upload_media = endpoint(UploadKfMedia)
    send = endpoint(SendKfMessage)


class CustomerService(CustomerServiceCalls, Sync):
    """The shop's customer service (商家客服)."""


class AsyncCustomerService(CustomerServiceCalls, Async):
    """The shop's customer service (商家客服)."""
