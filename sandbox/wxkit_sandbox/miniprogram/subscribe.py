"""Subscribe messages: what people agreed to, and what is sent on the strength of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.callbacks.events import SubscribeMsgSent, SubscriptionSend
from wxkit.miniprogram.subscribe import SendSubscribeMessage
from wxkit_sandbox.censorship import judged
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.keyword_rules import check_values
from wxkit_sandbox.miniprogram.library import LONG_TERM
from wxkit_sandbox.miniprogram.pages import Release
from wxkit_sandbox.miniprogram.templates import Template, TemplateBook
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["Consent", "Consents", "deliver"]

FIRST_MSG_ID = 1_700_000_000_000_000_000


@dataclass(slots=True)
class Consent:
    """What one person allows for one template."""

    left: int = 0
    """Messages that a one-time template still allows."""
    lasting: bool = False
    """A long-term template was accepted."""

    @property
    def allows(self) -> bool:
        return self.lasting or self.left > 0


@dataclass(slots=True)
class Consents:
    """Everybody's consents, by openid and template."""

    given: dict[tuple[str, str], Consent] = field(default_factory=dict[tuple[str, str], Consent])

    def of(self, openid: str, template: Template) -> Consent:
        return self.given.get((openid, template.id), Consent())

    def accept(self, openid: str, template: Template) -> None:
        """One more message, or any number for a long-term template."""
        consent = self.given.setdefault((openid, template.id), Consent())
        if template.type == LONG_TERM:
            consent.lasting = True
        else:
            consent.left += 1

    def refuse(self, openid: str, template: Template, *, all_of_it: bool) -> None:
        """No in the dialog ends a long-term consent; no on the settings page takes back all of it."""
        consent = self.given.setdefault((openid, template.id), Consent())
        consent.lasting = False
        if all_of_it:
            consent.left = 0


@handles(SendSubscribeMessage, invalid={"data": 47003, "page": 41030})
def send(app: App, call: SendSubscribeMessage) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_sendmessage"""
    person = app.person(call.touser)
    if person is None:
        raise Refusal(40003)
    template = app.state(TemplateBook).by_id.get(call.template_id)
    if template is None:
        raise Refusal(40037)
    if app.world.settings.subscribe_banned or template.tid in app.world.settings.banned_templates:
        raise Refusal(43107)
    if call.page and not app.state(Release).has(call.page.removeprefix("/").partition("?")[0]):
        raise Refusal(41030)
    values = {key: item.value for key, item in call.data.items()}
    if judged(app.world, *values.values()).suggest == "risky":
        raise Refusal(45168)
    deliver(app, person, template, values, page=call.page or "")
    return Ok()


def deliver(app: App, person: Person, template: Template, values: dict[str, str], **jump: object) -> str:
    """Check the values (47003) and the consent (43101), then put the message into the person's inbox.

    `jump` is what a tap opens. Gives the message's id.
    """
    check_values(template.keywords, values)
    consent = app.state(Consents).of(app.openid(person), template)
    if not consent.allows:
        raise Refusal(43101)
    if not consent.lasting:
        consent.left -= 1
    content = {
        "template_id": template.id,
        "title": template.title,
        **jump,
        "data": {keyword.name: values[keyword.key] for keyword in template.keywords},
    }
    app.tell(person, "subscribe", content)
    message_id = str(app.world.ids.count("subscribe-message", FIRST_MSG_ID))
    sent = SubscriptionSend(
        template_id=template.id, msg_id=message_id, error_code="0", error_status="success"
    )
    app.emit(SubscribeMsgSent(items=(sent,)), person)
    return message_id
