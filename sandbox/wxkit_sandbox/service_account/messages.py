"""Customer-service messages: answers that arrive in the chat while the person's allowance lasts."""

from __future__ import annotations

from bisect import bisect_left

from wxkit._call import Ok
from wxkit.service_account.messages import (
    ChatRecord,
    ChatRecords,
    GetChatRecords,
    SendMessage,
    Typing,
)
from wxkit_sandbox.common.allowance import check_minor, spend
from wxkit_sandbox.common.kf_desk import KfRecord, desk_of, seat_of
from wxkit_sandbox.common.kf_sessions import FROM_WORKER, note
from wxkit_sandbox.common.typists import hide_typing, show_typing
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.service_account.articles import draft_of, publication_of
from wxkit_sandbox.service_account.card_book import living_template
from wxkit_sandbox.service_account.followers import receiver
from wxkit_sandbox.service_account.media import kept
from wxkit_sandbox.world import App

__all__: list[str] = []

DAY = 86400
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


@handles(SendMessage, invalid=CONTENT_CODES)
def send_message(app: App, call: SendMessage) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage"""
    follower = receiver(app, call.touser, stranger=45015)
    _check_content(app, call)
    if call.customservice is not None:
        seat_of(app, call.customservice.kf_account)
    check_minor(app, follower.person)
    spend(app, follower.openid)
    hide_typing(app, follower.openid)
    if call.customservice is not None:
        note(app, follower.openid, FROM_WORKER, _said(call), call.customservice.kf_account)
    sent = {"msgtype", call.msgtype, "customservice", "aimsgcontext"}
    app.tell(follower.person, "customer_service", call.model_dump(include=sent, exclude_none=True))
    return Ok()


def _check_content(app: App, call: SendMessage) -> None:
    """40007 for material, 53600 for articles, 40073 for cards, 40013 for mini-programs that are not there."""
    for media_id in _media(call):
        kept(app, media_id)
    if call.msgtype == "mpnews" and call.mpnews:
        draft_of(app, call.mpnews.media_id)
    if call.msgtype == "mpnewsarticle" and call.mpnewsarticle:
        publication_of(app, call.mpnewsarticle.article_id)
    if call.msgtype == "wxcard" and call.wxcard:
        living_template(app, call.wxcard.card_id)
    card = call.miniprogrampage if call.msgtype == "miniprogrampage" else None
    if card and card.appid != app.world.miniprogram.appid:
        raise Refusal(40013)


def _media(call: SendMessage) -> list[str]:
    """The material that a message shows, covers included."""
    content = None if call.msgtype == "mpnews" else getattr(call, call.msgtype)
    named = (getattr(content, name, None) for name in ("media_id", "thumb_media_id"))
    return [media_id for media_id in named if media_id]


def _said(call: SendMessage) -> str:
    """How records show a message: other things than text by their kind."""
    return call.text.content if call.msgtype == "text" and call.text else f"[{call.msgtype}]"


@handles(Typing, invalid={"command": 45072}, stranger=40200)
def typing(app: App, call: Typing) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/customer/message/api_typing"""
    follower = receiver(app, call.touser, stranger=45080)
    if call.command == "CancelTyping":
        hide_typing(app, follower.openid)
    else:
        show_typing(app, follower.openid)
    return Ok()


@handles(GetChatRecords, invalid=dict.fromkeys(("starttime", "endtime", "msgid", "number"), 65416))
def get_records(app: App, call: GetChatRecords) -> ChatRecords:
    """https://developers.weixin.qq.com/doc/service/api/customer/message/api_getmsglist"""
    records = desk_of(app).records
    if call.endtime < call.starttime or not is_number(call.msgid):
        raise Refusal(65416)
    if call.endtime - call.starttime > DAY:
        raise Refusal(65417)
    begin = max(
        bisect_left(records, call.starttime, key=lambda record: record.at),
        bisect_left(records, int(call.msgid), key=lambda record: record.number),
    )
    end = bisect_left(records, call.endtime + 1, key=lambda record: record.at)
    page = records[begin:end][: call.number]
    after = str(page[-1].number + 1) if page else call.msgid
    return ChatRecords(recordlist=[_record(record) for record in page], number=len(page), msgid=after)


def _record(record: KfRecord) -> ChatRecord:
    return ChatRecord(
        openid=record.openid,
        opercode=record.opercode,
        text=record.text,
        time=record.at,
        worker=record.worker,
    )
