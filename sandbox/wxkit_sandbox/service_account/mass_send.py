"""Mass sends: to all, to a tag, to a list; previewed, looked at, taken back."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.service_account.mass_send import (
    DeleteMassMessage,
    GetMassSpeed,
    GetMassStatus,
    MassContent,
    MassSent,
    MassSpeed,
    MassStatus,
    MassStatusReply,
    Previewed,
    PreviewMass,
    SendToAll,
    SendToOpenids,
    SetMassSpeed,
    SpeedLevel,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.article_days import ArticleBook
from wxkit_sandbox.service_account.article_text import check_links
from wxkit_sandbox.service_account.articles import sendable
from wxkit_sandbox.service_account.comment_book import CommentBook, register
from wxkit_sandbox.service_account.followers import Follower, Followers, named, receiver
from wxkit_sandbox.service_account.masses import FIRST, MassBook, MassJob, begin, reachable
from wxkit_sandbox.service_account.media import kept
from wxkit_sandbox.service_account.tags import TagBook
from wxkit_sandbox.world import App

__all__: list[str] = []

CONTENT = {"msgtype": 40008, "text": 44004, "clientmsgid": 45067}
STOPPED = {"advertising": 45062, "no_agreement": 48003}
MINUTE, DAY = 60, 86400
REAL_SPEEDS = {0: 80, 1: 60, 2: 45, 3: 30, 4: 10}


@handles(SendToAll, invalid=CONTENT)
def send_to_all(app: App, call: SendToAll) -> MassSent:
    """https://developers.weixin.qq.com/doc/service/api/notify/message/api_sendall"""
    if call.filter.is_to_all and app.state(MassBook).waits_for_administrator():
        raise Refusal(89504)
    return _send(app, call, _chosen(app, call))


def _chosen(app: App, call: SendToAll) -> list[Follower]:
    followers = app.state(Followers).active()
    if call.filter.is_to_all:
        return followers
    tag = call.filter.tag_id or 0
    if tag not in app.state(TagBook).names:
        raise Refusal(40152)
    return [follower for follower in followers if tag in follower.tags]


@handles(SendToOpenids, invalid=CONTENT | {"msgtype": 45162, "touser": 40130, "touser:too_long": 40032})
def send_to_openids(app: App, call: SendToOpenids) -> MassSent:
    """https://developers.weixin.qq.com/doc/service/api/notify/message/api_masssend"""
    followers = app.state(Followers).by_openid
    chosen = [followers[openid] for openid in dict.fromkeys(call.touser) if openid in followers]
    if not chosen:
        raise Refusal(40031)
    return _send(app, call, chosen)


def _send(app: App, call: SendToAll | SendToOpenids, chosen: list[Follower]) -> MassSent:
    stopped = STOPPED.get(app.world.settings.mass_sending)
    if stopped:
        raise Refusal(stopped)
    if call.msgtype == "wxcard":
        raise Refusal(45113)
    _check_repeated(app, call.clientmsgid)
    _check_content(app, call)
    if app.state(MassBook).sends(_draft(call)):
        raise Refusal(42010)
    if chosen and not any(reachable(app, follower) for follower in chosen):
        raise Refusal(45028)
    book, to_all = app.state(MassBook), isinstance(call, SendToAll) and call.filter.is_to_all
    if to_all and not book.may_reach_everybody(app.world.clock.day()):
        raise Refusal(45028)
    msg_id = str(FIRST + app.world.ids.count("mass"))
    job = MassJob(msg_id, call.msgtype, _content(call), [follower.openid for follower in chosen])
    job.to_all, job.day, job.ignores_reprint = to_all, app.world.clock.day(), call.send_ignore_reprint == 1
    if call.clientmsgid:
        book.by_client_id[call.clientmsgid] = (msg_id, app.world.clock.time())
    reply = MassSent(msg_id=msg_id)
    if draft_id := _draft(call):
        job.draft_id = draft_id
        job.articles = list(sendable(app, job.draft_id).articles)
        reply.msg_data_id = job.msg_data_id
        register(app, job.msg_data_id, job)
    begin(app, job)
    return reply


def _check_repeated(app: App, client_id: str | None) -> None:
    """45066 within a minute, 45065 within a day with the msg_id of the first."""
    known = app.state(MassBook).by_client_id.get(client_id or "")
    if known is None:
        return
    msg_id, at = known
    age = app.world.clock.time() - at
    if age < MINUTE:
        raise Refusal(45066)
    if age < DAY:
        raise Refusal(45065, msg_id=int(msg_id))


def _check_content(app: App, call: MassContent) -> None:
    """40007 for what does not exist, 40155 for a link that is not allowed."""
    if draft_id := _draft(call):
        sendable(app, draft_id)
    elif call.msgtype == "text" and call.text:
        check_links(call.text.content)
    for media_id in _media(call):
        kept(app, media_id)


def _draft(call: MassContent) -> str:
    """The articles that are sent; empty for other messages."""
    return call.mpnews.media_id if call.msgtype == "mpnews" and call.mpnews else ""


def _media(call: MassContent) -> list[str]:
    """The files that are sent."""
    parts = {"voice": call.voice, "image": call.image, "mpvideo": call.mpvideo}
    part = parts.get(call.msgtype)
    several = call.images.media_ids if call.msgtype == "image" and call.images else []
    return [*([part.media_id] if part else []), *several]


def _content(call: MassContent) -> dict[str, object]:
    """What arrives in a chat: the part that the type names."""
    parts: set[str] = {call.msgtype} | ({"images"} if call.msgtype == "image" else set())
    return dict(call.model_dump(mode="json", exclude_none=True, include=parts))


@handles(PreviewMass, invalid=CONTENT | {"touser": 40003})
def preview(app: App, call: PreviewMass) -> Previewed:
    """https://developers.weixin.qq.com/doc/service/api/notify/message/api_preview"""
    follower = (
        receiver(app, call.touser or "", stranger=40003) if not call.towxname else _named(app, call.towxname)
    )
    _check_content(app, call)
    app.tell(follower.person, "mass_preview", {"msgtype": call.msgtype, **_content(call)})
    return Previewed(msg_id=str(FIRST + app.world.ids.count("mass")))


def _named(app: App, wechat_id: str) -> Follower:
    """The follower with this WeChat id; 40132 when there is none."""
    follower = named(app, wechat_id)
    if follower is None or follower.blocked or follower.person.id != wechat_id:
        raise Refusal(40132)
    return follower


@handles(GetMassStatus, invalid={"msg_id": 40059})
def get_status(app: App, call: GetMassStatus) -> MassStatusReply:
    """https://developers.weixin.qq.com/doc/service/api/notify/message/api_massmsgget"""
    job = _job(app, call.msg_id)
    return MassStatusReply(msg_id=job.msg_id, msg_status=job.status)


@handles(DeleteMassMessage, invalid={"msg_id": 40059, "article_idx": 40060})
def delete(app: App, call: DeleteMassMessage) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/notify/message/api_deletemassmsg"""
    job = _job(app, call.msg_id) if call.msg_id else _at(app, call.url or "")
    if job.msgtype not in ("mpnews", "mpvideo") or job.status != MassStatus.SUCCESS:
        raise Refusal(40065)
    everything = set(range(1, max(1, len(job.articles)) + 1))
    wanted = {call.article_idx} if call.article_idx else everything
    if not wanted <= everything:
        raise Refusal(40060)
    job.deleted |= wanted
    if job.deleted == everything:
        job.status = MassStatus.DELETED
    return Ok()


def _job(app: App, msg_id: str) -> MassJob:
    job = app.state(MassBook).jobs.get(msg_id)
    if job is None:
        raise Refusal(40059)
    return job


def _at(app: App, url: str) -> MassJob:
    """The job that sent the article with this address."""
    article = app.state(ArticleBook).by_url.get(url)
    sent = article and app.state(CommentBook).sent.get(article.msg_data_id)
    if not isinstance(sent, MassJob):
        raise Refusal(40059)
    return sent


@handles(GetMassSpeed)
def get_speed(app: App, call: GetMassSpeed) -> MassSpeed:
    """https://developers.weixin.qq.com/doc/service/api/notify/message/api_getspeed"""
    speed = app.state(MassBook).speed
    return MassSpeed(speed=SpeedLevel(speed), realspeed=REAL_SPEEDS[speed])


@handles(SetMassSpeed, invalid={"speed": 45083, "speed:missing": 45084})
def set_speed(app: App, call: SetMassSpeed) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/notify/message/api_setspeed"""
    app.state(MassBook).speed = call.speed
    return Ok()
