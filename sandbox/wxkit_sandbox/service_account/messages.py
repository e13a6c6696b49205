"""Customer-service messages: answers that arrive in the chat while the person's allowance lasts."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.service_account.messages import SendMessage, Typing
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.allowance import last_exchange, spend
from wxkit_sandbox.service_account.followers import receiver
from wxkit_sandbox.world import App

__all__ = ["Typists"]

TYPING_LASTS = 15.0
TYPING_AFTER = 30.0
CONTENT_CODES = {
    "msgtype": 40008,
    "text": 44004,
    "image": 40007,
    "voice": 40007,
    "video": 40007,
    "music": 40007,
    "music.musicurl": 40035,
    "music.hqmusicurl": 40035,
    "news": 44003,
    "news.articles": 45008,
    "mpnews": 40007,
    "mpnewsarticle": 53600,
    "wxcard": 41012,
    "miniprogrampage.thumb_media_id": 40007,
    "miniprogrampage.appid": 40013,
}


@dataclass(slots=True)
class Typists:
    """Until when (Unix seconds) the account shows as typing, by openid."""

    until: dict[str, float] = field(default_factory=dict[str, float])


@handles(SendMessage, invalid=CONTENT_CODES)
def send_message(app: App, call: SendMessage) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage"""
    follower = receiver(app, call.touser, stranger=45015)
    card = call.miniprogrampage
    if call.msgtype == "miniprogrampage" and card and card.appid != app.world.miniprogram.appid:
        raise Refusal(40013)
    spend(app, follower.openid)
    app.state(Typists).until.pop(follower.openid, None)
    sent = {"msgtype", call.msgtype, "customservice", "aimsgcontext"}
    app.tell(follower.person, "customer_service", call.model_dump(include=sent, exclude_none=True))
    return Ok()


@handles(Typing, invalid={"command": 45072})
def typing(app: App, call: Typing) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/customer/message/api_typing"""
    follower = receiver(app, call.touser, stranger=45080)
    until, now = app.state(Typists).until, app.world.clock.now()
    if call.command == "CancelTyping":
        until.pop(follower.openid, None)
        return Ok()
    last = last_exchange(app, follower.openid)
    if last is None or now - last > TYPING_AFTER:
        raise Refusal(45080)
    if now < until.get(follower.openid, 0):
        raise Refusal(45081)
    until[follower.openid] = now + TYPING_LASTS
    return Ok()
