"""Writing to the shop (联系客服)."""

from __future__ import annotations

from typing import Literal

from wxkit._endpoint import endpoint
from wxkit.callbacks import events
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.messaging import MessageSent
from wxkit_sandbox.common.allowance import earn
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.customer_service import new_msg_id, shown_url
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.store.shelf import on_sale
from wxkit_sandbox.world import App, World

__all__ = ["ShopChatActs", "WriteToShop"]

SENT = "EVENT_TYPE_SEND_MSG"


class WriteToShop(Act[MessageSent], post="/_sandbox/act/write_to_shop", auth="none"):
    """Write to the shop's customer service: event `commkf_send_msg_to_kf`. The shop may answer 5 times in 48
    hours; the answers arrive in the person's inbox."""

    type: Literal["text", "image", "video", "file", "voice", "product_share", "order_share"] = "text"
    content: str = ""
    """Of a text."""
    product_id: str = ""
    """Of a product card (商品卡片)."""
    order_id: str = ""
    """Of an order card (订单卡片)."""


@acting(WriteToShop)
def write_to_shop(world: World, act: WriteToShop) -> MessageSent:
    """https://developers.weixin.qq.com/doc/store/shop/notify/kf_callback/kf_msg_event"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    message = _message(app, person, act)
    earn(app, app.openid(person), "message")
    msg_id = new_msg_id(app)
    if world.settings.shop_serves_by_api:
        app.emit(message.model_copy(update={"msg_id": msg_id}), person)
    return MessageSent(msg_id=msg_id)


def _message(app: App, person: Person, act: WriteToShop) -> events.CommkfSendMsgToKf:
    event = events.CommkfSendMsgToKf(kind=act.type, msg_event=SENT)
    match act.type:
        case "text":
            content: object = events.CommkfText(content=act.content)
        case "product_share":
            if on_sale(app, act.product_id) is None:
                raise impossible(f"product {act.product_id!r} is not on sale")
            content = events.CommkfProduct(product_id=act.product_id)
        case "order_share":
            order = app.state(OrderBook).orders.get(act.order_id)
            if order is None or person not in (order.payer, order.owner):
                raise impossible(f"{person.id} has no order {act.order_id!r}")
            content = events.CommkfOrder(order_id=act.order_id)
        case _:
            content = events.CommkfMedia(cos_url=shown_url(app, person, act.type))
    return event.model_copy(update={act.type: content})


class ShopChatActs:
    """Writing to the shop."""

    write_to_shop = endpoint(WriteToShop)
