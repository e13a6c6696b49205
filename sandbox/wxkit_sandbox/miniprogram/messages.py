"""Customer-service messages of a mini-program, also as one of its sub-merchants."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.miniprogram.messages import SendBusinessMessage, SendMessage, Typing
from wxkit_sandbox.common.allowance import check_minor, spend
from wxkit_sandbox.common.kf_businesses import sub_merchant
from wxkit_sandbox.common.kf_desk import chat_key, seat_of
from wxkit_sandbox.common.kf_sessions import FROM_WORKER, note
from wxkit_sandbox.common.typists import hide_typing, show_typing
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.people import Person
from wxkit_sandbox.service_account.media import temporary
from wxkit_sandbox.world import App

__all__: list[str] = []

CONTENT_CODES = {
    "msgtype": 40008,
    "text": 44004,
    "image": 40007,
    "miniprogrampage.thumb_media_id": 40007,
    "businessid": 45071,
}


@handles(SendMessage, invalid=CONTENT_CODES)
def send_message(app: App, call: SendMessage) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_sendcustommessage.html"""
    return _send(app, call, call.businessid)


@handles(SendBusinessMessage, invalid=CONTENT_CODES)
def send_as_business(app: App, call: SendBusinessMessage) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/introduction/custom.html"""
    return _send(app, call, call.businessid)


def _send(app: App, call: SendMessage | SendBusinessMessage, business_id: str | None) -> Ok:
    chat, person = _chat(app, call.touser, business_id)
    for media_id in _media(call):
        temporary(app, media_id)
    if call.customservice is not None:
        seat_of(app, call.customservice.kf_account)
    check_minor(app, person)
    spend(app, chat)
    hide_typing(app, chat)
    if call.customservice is not None:
        note(app, call.touser, FROM_WORKER, _said(call), call.customservice.kf_account)
    sent = {"msgtype", call.msgtype, "customservice", "aimsgcontext", "businessid"}
    app.tell(person, "customer_service", call.model_dump(include=sent, exclude_none=True))
    return Ok()


def _chat(app: App, openid: str, business_id: str | None) -> tuple[str, Person]:
    """The chat with a person: 40003 for nobody here, 45071 for an unknown sub-merchant."""
    person = app.person(openid)
    if person is None:
        raise Refusal(40003)
    if business_id:
        sub_merchant(app, business_id)
    return chat_key(openid, business_id), person


def _media(call: SendMessage | SendBusinessMessage) -> list[str]:
    if call.msgtype == "image" and call.image:
        return [call.image.media_id]
    if call.msgtype == "miniprogrampage" and call.miniprogrampage:
        return [call.miniprogrampage.thumb_media_id]
    return []


def _said(call: SendMessage | SendBusinessMessage) -> str:
    return call.text.content if call.msgtype == "text" and call.text else f"[{call.msgtype}]"


@handles(Typing, invalid={"command": 45072, "businessid": 45071}, stranger=40200)
def typing(app: App, call: Typing) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_typing.html"""
    chat, _ = _chat(app, call.touser, call.businessid)
    if call.command == "CancelTyping":
        hide_typing(app, chat)
    else:
        show_typing(app, chat)
    return Ok()
