"""Subscription notices and one-time subscription messages: sent to those who agreed.

Templates of notices, and who agreed to them, are the same model as the mini-program's.
"""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.service_account.subscribe import MiniProgramTarget, SendNotice, SendOneTime
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.subscribe import deliver
from wxkit_sandbox.miniprogram.templates import TemplateBook
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.people import Person
from wxkit_sandbox.service_account.followers import Followers
from wxkit_sandbox.service_account.once import SentOnce
from wxkit_sandbox.service_account.one_time import OneTimeConsents, one_time_template
from wxkit_sandbox.world import App

LONGEST = 200


@handles(SendNotice, invalid={"data": 47003, "miniprogram": 40013})
def send_notice(app: App, call: SendNotice) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/notify/notify/api_sendnewsubscribemsg"""
    person = _receiver(app, call.touser)
    template = app.state(TemplateBook).by_id.get(call.template_id)
    if template is None:
        raise Refusal(40037)
    jump = _jump(app, call.miniprogram) or ({"page": call.page} if call.page else {})
    once, now = app.state(SentOnce), app.world.clock.now()
    if once.earlier(call.touser, call.client_msg_id, now):
        return Ok()
    values = {key: item.value for key, item in call.data.items()}
    message_id = deliver(app, person, template, values, **jump)
    once.remember(call.touser, call.client_msg_id, message_id, now)
    return Ok()


@handles(SendOneTime, invalid={"title": 40062, "data": 47003, "scene": 43101, "miniprogram": 40013})
def send_one_time(app: App, call: SendOneTime) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/notify/subscribe/api_templatesubscribe"""
    person, consents = _receiver(app, call.touser), app.state(OneTimeConsents).given
    if call.template_id != one_time_template(app):
        raise Refusal(40037)
    if not call.title:
        raise Refusal(40062)
    if not 0 < len(call.data.content.value) <= LONGEST:
        raise Refusal(47003, "argument invalid! data.content.value invalid")
    jump = _jump(app, call.miniprogram) or ({"url": call.url} if call.url else {})
    consent = (call.touser, int(call.scene) if is_number(call.scene) else -1)
    if consent not in consents:
        raise Refusal(43101)
    consents.remove(consent)
    follows = call.touser in app.state(Followers).by_openid
    content = {"place": "chat" if follows else "service_notices", "title": call.title}
    shown = call.data.content.model_dump(exclude_none=True)
    app.tell(person, "one_time_subscribe", {**content, "scene": call.scene, "content": shown, **jump})
    return Ok()


def _receiver(app: App, openid: str) -> Person:
    """Who agreed need not follow."""
    person = app.person(openid)
    if person is None:
        raise Refusal(40003)
    return person


def _jump(app: App, target: MiniProgramTarget | None) -> dict[str, object] | None:
    """The mini-program that a tap opens, which wins over a page."""
    if target is None:
        return None
    if target.appid != app.world.miniprogram.appid:
        raise Refusal(40013)
    return {"miniprogram": target.model_dump(exclude_none=True)}
