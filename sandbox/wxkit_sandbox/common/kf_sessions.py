"""Who of the customer service (客服) talks to whom: sessions begin, are handed on, and end.

A person whom the merchant's server hands over (`transfer_customer_service`) goes to the account that it
names, there or not, else to one that is online and takes people by itself, else they wait. While a session
lasts, what the person writes goes to the customer service and is not pushed.
https://developers.weixin.qq.com/doc/service/guide/product/kf/forwarding.html
"""

from __future__ import annotations

from typing import Any, cast

from wxkit.callbacks import Message, Push, events
from wxkit.callbacks.messages import Text
from wxkit_sandbox.common.kf_desk import KfDesk, KfRecord, KfSeat, KfTalk, KfWait, chat_key
from wxkit_sandbox.people import Person
from wxkit_sandbox.push import heeds
from wxkit_sandbox.world import App

__all__ = [
    "FROM_WORKER",
    "begin_talk",
    "end_talk",
    "forward",
    "hand_on",
    "leave",
    "note",
    "serve_queue",
]

FIRST = 20_165_258
FROM_WORKER, FROM_PERSON = 2002, 2003
KINDS = {"shortvideo": "video"}


def begin_talk(app: App, openid: str, seat: KfSeat) -> None:
    """Somebody of the customer service talks to a person now: event `kf_create_session`."""
    desk, chat = app.state(KfDesk), chat_key(openid, seat.business_id)
    desk.waiting.pop(chat, None)
    number, now = app.world.ids.count("kf-talk"), app.world.clock.time()
    seat.talks[chat] = None
    desk.talks[chat] = KfTalk(number, openid, seat.kf_account, now, seat.business_id)
    app.world.clock.call_after(app.world.settings.kf_session_lasts, _give_up, app, chat, number)
    app.emit(events.KfCreateSession(kf_account=seat.kf_account), app.person(openid))


def end_talk(app: App, talk: KfTalk) -> None:
    """A session is over: event `kf_close_session`. Its account has room for who waits."""
    desk, chat = app.state(KfDesk), chat_key(talk.openid, talk.business_id)
    seat = desk.seats[talk.kf_account]
    del desk.talks[chat], seat.talks[chat]
    app.emit(events.KfCloseSession(kf_account=talk.kf_account), app.person(talk.openid))
    serve_queue(app, seat)


def leave(app: App, chat: str) -> None:
    """A person is gone: they wait no more, and nobody talks to them."""
    desk = app.state(KfDesk)
    desk.waiting.pop(chat, None)
    talk = desk.talks.get(chat)
    if talk is not None:
        end_talk(app, talk)


def _give_up(app: App, chat: str, number: int) -> None:
    """Timer: nobody has closed the session in half an hour."""
    talk = app.state(KfDesk).talks.get(chat)
    if talk is not None and talk.number == number:
        end_talk(app, talk)


def hand_on(app: App, talk: KfTalk, seat: KfSeat) -> None:
    """Another account goes on with the session: event `kf_switch_session`."""
    chat, before = chat_key(talk.openid, talk.business_id), app.state(KfDesk).seats[talk.kf_account]
    del before.talks[chat]
    seat.talks[chat], talk.kf_account = None, seat.kf_account
    event = events.KfSwitchSession(from_kf_account=before.kf_account, to_kf_account=seat.kf_account)
    app.emit(event, app.person(talk.openid))
    serve_queue(app, before)


def serve_queue(app: App, seat: KfSeat) -> None:
    """Who is online and takes people by themselves takes those who wait, as many as they may."""
    desk = app.state(KfDesk)
    room = seat.accepts - len(seat.talks) if seat.online else 0
    mine = [wait.openid for wait in desk.waiting.values() if wait.business_id == seat.business_id]
    for openid in mine[: max(0, room)]:
        begin_talk(app, openid, seat)


def forward(app: App, openid: str, message: Message) -> bool:
    """Give what a person wrote to whoever talks to them; False when nobody does, and it is pushed."""
    talk = app.state(KfDesk).talks.get(chat_key(openid, _business(message)))
    if talk is None:
        return False
    _deliver(app, talk, message)
    return True


def _business(push: Push) -> str:
    """The sub-merchant (客服子商户) to whom the person wrote."""
    return str(getattr(push, "business_id", ""))


def note(app: App, openid: str, opercode: int, text: str, worker: str) -> None:
    """Keep something that was said (聊天记录)."""
    number, at = app.world.ids.count("kf-record", FIRST), app.world.clock.time()
    app.state(KfDesk).records.append(KfRecord(number, at, openid, opercode, text, worker))


@heeds("transfer_customer_service")
def _hand_over(app: App, push: Push, person: Person, reply: dict[str, Any]) -> None:
    """The merchant's server leaves a person to the customer service; events are not for it."""
    if not isinstance(push, Message):
        return
    desk, openid, business_id = app.state(KfDesk), app.openid(person), _business(push)
    chat = chat_key(openid, business_id)
    if chat not in desk.talks:
        seat = _chosen(desk, business_id, reply)
        if seat is not None:
            begin_talk(app, openid, seat)
        else:
            _wait(app, chat, KfWait(openid, business_id, app.world.clock.time()))
    _keep(app, desk.talks.get(chat), openid, push)


def _wait(app: App, chat: str, wait: KfWait) -> None:
    """Whoever waits already keeps their place."""
    app.state(KfDesk).waiting.setdefault(chat, wait).latest = wait.latest


def _keep(app: App, talk: KfTalk | None, openid: str, message: Message) -> None:
    """What was handed over is there for whoever takes the person."""
    if talk is None:
        note(app, openid, FROM_PERSON, _said(message), "")
    else:
        _deliver(app, talk, message)


def _chosen(desk: KfDesk, business_id: str, reply: dict[str, Any]) -> KfSeat | None:
    """The account that the answer names, else the online one that talks to the fewest and has room."""
    info = reply.get("TransInfo")
    name = str(cast("dict[str, Any]", info).get("KfAccount")) if isinstance(info, dict) else ""
    seats = {seat.kf_account: seat for seat in desk.of(business_id)}
    if name in seats:
        return seats[name]
    free = [seat for seat in seats.values() if seat.online and len(seat.talks) < seat.accepts]
    return min(free, key=lambda seat: len(seat.talks), default=None)


def _deliver(app: App, talk: KfTalk, message: Message) -> None:
    """Show a message in the console of whoever talks to the person, and keep it."""
    text, seat = _said(message), app.state(KfDesk).seats.get(talk.kf_account)
    note(app, talk.openid, FROM_PERSON, text, talk.kf_account)
    if seat is not None and seat.worker is not None:
        app.tell(seat.worker, "kf_console", {"openid": talk.openid, "text": text})


def _said(message: Message) -> str:
    """How records show a message: pictures and the like by their kind."""
    kind = KINDS.get(message.msg_type, message.msg_type)
    return message.content if isinstance(message, Text) else f"[{kind}]"
