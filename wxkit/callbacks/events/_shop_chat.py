"""What buyers write to the shop's own customer service (自研客服).

https://developers.weixin.qq.com/doc/store/shop/notify/kf_callback/kf_msg_event
"""

from __future__ import annotations

from wxkit.callbacks._push import Id, SnakeEvent, Wire, named

__all__ = ["CommkfMedia", "CommkfOrder", "CommkfProduct", "CommkfSendMsgToKf", "CommkfText"]


class CommkfText(Wire):
    """Text (文本)."""

    content: str = ""


class CommkfMedia(Wire):
    """A picture, a video, a file or a voice message."""

    cos_url: str = ""
    """Where it can be fetched."""


class CommkfProduct(Wire):
    """A product (商品卡片)."""

    product_id: Id = ""


class CommkfOrder(Wire):
    """An order (订单卡片)."""

    order_id: Id = ""


class CommkfSendMsgToKf(SnakeEvent, event="commkf_send_msg_to_kf"):
    """A buyer wrote to the shop (客服消息). The field named by `kind` has the content."""

    msg_id: Id = ""
    """Grows with every message."""
    kind: str = named("msg_type")
    """`text`, `image`, `video`, `file`, `voice`, `product_share` or `order_share`."""
    msg_event: str = ""
    """`EVENT_TYPE_SEND_MSG` for a message."""
    text: CommkfText = CommkfText()
    image: CommkfMedia = CommkfMedia()
    video: CommkfMedia = CommkfMedia()
    file: CommkfMedia = CommkfMedia()
    voice: CommkfMedia = CommkfMedia()
    product_share: CommkfProduct = CommkfProduct()
    order_share: CommkfOrder = CommkfOrder()
