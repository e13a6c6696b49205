"""The shop's own customer service (自研客服): files for buyers, and answers to what they wrote."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import BaseModel

from wxkit._call import Upload
from wxkit.store.customer_service import (
    KfMedia,
    KfMediaUploaded,
    KfMessageSent,
    KfOrder,
    KfProduct,
    SendKfMessage,
    UploadKfMedia,
)
from wxkit_sandbox.common.allowance import spend
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.store.shelf import on_sale
from wxkit_sandbox.world import App

__all__ = ["new_msg_id", "shown_url"]

BAD, BAD_OPENID, TOO_LARGE, OFF = 40097, 40003, 45002, 48001
LARGEST = 30 * 1024 * 1024
KEPT = 14 * 86400
FIRST = 38_954_645_676_181_001


@dataclass(frozen=True, slots=True)
class ChatFile:
    """A file that one buyer will see."""

    person: str
    """Id of the buyer."""
    kind: str
    upload: Upload
    until: float


@dataclass(slots=True)
class Chats:
    """What the shop's server sent to buyers."""

    files: dict[str, ChatFile] = field(default_factory=dict[str, ChatFile])
    """By address."""
    sent: dict[str, str] = field(default_factory=dict[str, str])
    """Ids of messages, by the ids of the requests."""


def new_msg_id(app: App) -> str:
    """Of a message to the shop or from it: they grow."""
    return str(app.world.ids.count("commkf-message", FIRST))


def shown_url(app: App, person: Person, kind: str) -> str:
    """The address of something that is sent in the chat."""
    code = app.world.ids.derived(32, "commkf-media", person.id, str(app.world.ids.count("commkf-media")))
    return f"https://channels.weixin.qq.com/shop/commkf/downloadmedia?encrypted_param={code}&msg_type={kind}"


@handles(UploadKfMedia, invalid={"*": BAD, "open_id": BAD_OPENID})
def upload_media(app: App, call: UploadKfMedia) -> KfMediaUploaded:
    """https://developers.weixin.qq.com/doc/store/shop/API/kf/api_cosupload"""
    person = _buyer(app, call.open_id)
    if not call.file.content:
        raise Refusal(BAD)
    if len(call.file.content) > LARGEST:
        raise Refusal(TOO_LARGE)
    url, until = shown_url(app, person, call.msg_type), app.world.clock.now() + KEPT
    app.state(Chats).files[url] = ChatFile(person.id, call.msg_type, call.file, until)
    return KfMediaUploaded(cos_url=url)


@handles(SendKfMessage, invalid={"*": BAD, "open_id": BAD_OPENID})
def send_message(app: App, call: SendKfMessage) -> KfMessageSent:
    """https://developers.weixin.qq.com/doc/store/shop/API/kf/api_sendmsg"""
    person, content = _buyer(app, call.open_id), getattr(call, call.msg_type)
    if content is None:
        raise Refusal(BAD)
    _check(app, person, call.msg_type, content)
    sent = app.state(Chats).sent
    if call.request_id and call.request_id in sent:
        return KfMessageSent(msg_id=sent[call.request_id])
    spend(app, call.open_id)
    msg_id = new_msg_id(app)
    app.tell(person, "customer_service", {"msg_type": call.msg_type, call.msg_type: content.model_dump()})
    if call.request_id:
        sent[call.request_id] = msg_id
    return KfMessageSent(msg_id=msg_id)


def _buyer(app: App, openid: str) -> Person:
    """Who it is for, in a shop that answers by its own server."""
    if not app.world.settings.shop_serves_by_api:
        raise Refusal(OFF)
    person = app.person(openid)
    if person is None:
        raise Refusal(BAD_OPENID)
    return person


def _check(app: App, person: Person, kind: str, content: BaseModel) -> None:
    """The file is this buyer's, the order too, and the product is on sale."""
    match content:
        case KfMedia():
            file = app.state(Chats).files.get(content.cos_url)
            fits = file is not None and (file.person, file.kind) == (person.id, kind)
            known = fits and file is not None and app.world.clock.now() < file.until
        case KfProduct():
            known = on_sale(app, content.product_id) is not None
        case KfOrder():
            order = app.state(OrderBook).orders.get(content.order_id)
            known = order is not None and person in (order.payer, order.owner)
        case _:
            known = True
    if not known:
        raise Refusal(BAD)
