"""Template messages: templates taken from the library, and notices sent with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.callbacks.events import TemplateSendJobFinish
from wxkit.service_account.templates import (
    AddTemplate,
    DeleteTemplate,
    GetIndustry,
    GetTemplates,
    Industries,
    Industry,
    PrivateTemplate,
    SendTemplate,
    SetIndustry,
    TemplateAdded,
    TemplateList,
    TemplateSent,
    TemplateValue,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.followers import receiver
from wxkit_sandbox.service_account.once import SentOnce
from wxkit_sandbox.service_account.template_fates import DELIVERED, fate
from wxkit_sandbox.service_account.template_library import INDUSTRIES, LIBRARY, LONGEST, PublicTemplate
from wxkit_sandbox.world import App

__all__ = ["TemplateBook"]

TEMPLATES = 25
ID_LENGTH = 43
REFUSED = {"marketing": 40249, "restricted": 43116}
FIRST_MSGID = 2_871_946_517_418_344_449
PLACEHOLDER = re.compile(r"\{\{(\w+)\.DATA\}\}")


@dataclass(slots=True)
class Template:
    """A template of the account."""

    title: str
    primary_industry: str
    deputy_industry: str
    content: str
    example: str


@dataclass(slots=True)
class TemplateBook:
    """What the account has and has sent."""

    templates: dict[str, Template] = field(default_factory=dict[str, Template])
    once: SentOnce = field(default_factory=SentOnce)
    industries: tuple[str, str] = ("", "")
    industries_month: str = ""

    def known(self, template_id: str) -> Template:
        template = self.templates.get(template_id)
        if template is None:
            raise Refusal(40037)
        return template


@handles(AddTemplate, invalid={"template_id_short": 40037, "keyword_name_list": 40246})
def add_template(app: App, call: AddTemplate) -> TemplateAdded:
    """https://developers.weixin.qq.com/doc/service/api/notify/template/api_addtemplate"""
    if not call.template_id_short.isdecimal():
        raise Refusal(40247)
    public = LIBRARY.get(call.template_id_short)
    if public is None:
        raise Refusal(40037)
    template = _taken(public, call.keyword_name_list or [])
    book = app.state(TemplateBook)
    if len(book.templates) >= TEMPLATES:
        raise Refusal(45026)
    template_id = app.world.ids.token(ID_LENGTH)
    book.templates[template_id] = template
    return TemplateAdded(template_id=template_id)


def _taken(public: PublicTemplate, names: list[str]) -> Template:
    """The template with these keywords, in this order."""
    keys = [public.key(name) for name in names]
    if not names or None in keys or len(set(names)) < len(names):
        raise Refusal(40246)
    return Template(
        title=public.title,
        primary_industry=public.primary_industry,
        deputy_industry=public.deputy_industry,
        content="".join(f"{name}:{{{{{key}.DATA}}}}\n" for name, key in zip(names, keys, strict=True)),
        example="".join(f"{name}:{public.example(name)}\n" for name in names),
    )


@handles(GetTemplates)
def get_templates(app: App, call: GetTemplates) -> TemplateList:
    """https://developers.weixin.qq.com/doc/service/api/notify/template/api_getalltemplates"""
    return TemplateList(
        template_list=[
            PrivateTemplate(
                template_id=template_id,
                title=template.title,
                primary_industry=template.primary_industry,
                deputy_industry=template.deputy_industry,
                content=template.content,
                example=template.example,
            )
            for template_id, template in app.state(TemplateBook).templates.items()
        ]
    )


@handles(DeleteTemplate)
def delete_template(app: App, call: DeleteTemplate) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/notify/template/api_deletetemplate"""
    book = app.state(TemplateBook)
    book.known(call.template_id)
    del book.templates[call.template_id]
    return Ok()


@handles(SetIndustry, invalid={"*": 40102})
def set_industry(app: App, call: SetIndustry) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/notify/template/api_setindustry"""
    if call.industry_id1 not in INDUSTRIES or call.industry_id2 not in INDUSTRIES:
        raise Refusal(40102)
    book, month = app.state(TemplateBook), app.world.clock.month()
    if book.industries_month == month:
        raise Refusal(43100)
    book.industries, book.industries_month = (call.industry_id1, call.industry_id2), month
    return Ok()


@handles(GetIndustry)
def get_industry(app: App, call: GetIndustry) -> Industries:
    """https://developers.weixin.qq.com/doc/service/api/notify/template/api_getindustry"""
    one, two = (INDUSTRIES.get(key, ("", "")) for key in app.state(TemplateBook).industries)
    return Industries(
        primary_industry=Industry(first_class=one[0], second_class=one[1]),
        secondary_industry=Industry(first_class=two[0], second_class=two[1]),
    )


@handles(SendTemplate, invalid={"template_id": 40036, "url": 40039, "data": 47003, "miniprogram": 40013})
def send_template(app: App, call: SendTemplate) -> TemplateSent:
    """https://developers.weixin.qq.com/doc/service/api/notify/template/api_sendtemplatemessage"""
    follower = receiver(app, call.touser, stranger=43004)
    book, world = app.state(TemplateBook), app.world
    template = book.known(call.template_id)
    content = _filled(template.content, call.data)
    refused = REFUSED.get(world.settings.template_sending)
    if refused:
        raise Refusal(refused)
    if call.miniprogram and call.miniprogram.appid != world.miniprogram.appid:
        raise Refusal(40013)
    now = world.clock.now()
    earlier = book.once.earlier(follower.openid, call.client_msg_id, now)
    if earlier:
        return TemplateSent(msgid=earlier)
    msgid = str(world.ids.count("template-message", FIRST_MSGID))
    book.once.remember(follower.openid, call.client_msg_id, msgid, now)
    status = fate(app, follower, call.template_id, template.title, content)
    if status == DELIVERED:
        wire = call.model_dump(include={"template_id", "data", "url", "miniprogram"}, exclude_none=True)
        app.tell(follower.person, "template", {"title": template.title, "content": content, **wire})
    app.emit(TemplateSendJobFinish(msg_id=msgid, status=status), follower.person)
    return TemplateSent(msgid=msgid)


def _filled(content: str, data: dict[str, TemplateValue]) -> str:
    """The text that arrives; 47003 names the first key whose value is missing or too long."""

    def value(found: re.Match[str]) -> str:
        key = found.group(1)
        text = data[key].value if key in data else ""
        if not text or len(text) > LONGEST[key.rstrip("0123456789")]:
            raise Refusal(47003, f"argument invalid! data.{key}.value invalid")
        return text

    return PLACEHOLDER.sub(value, content)
