"""The template library: public titles and keywords, and the templates that the account combined of them.

Mini-programs and service accounts have the same calls.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.miniprogram.subscribe import (
    AddTemplate,
    Categories,
    DeleteTemplate,
    GetCategories,
    GetPublicTemplateKeywords,
    GetPublicTemplateTitles,
    GetTemplates,
    KeywordEnum,
    PrivateTemplate,
    PrivateTemplates,
    PublicKeyword,
    PublicKeywords,
    PublicTitle,
    PublicTitles,
    SubscriptionType,
    TemplateAdded,
    TemplateCategory,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.library import CATEGORIES, TITLES, Keyword, Title, title_of
from wxkit_sandbox.world import App

__all__ = ["Template", "TemplateBook"]

PRIVATE = 50


@dataclass(frozen=True, slots=True)
class Template:
    """A private template."""

    id: str
    tid: str
    title: str
    type: int
    keywords: tuple[Keyword, ...]

    @property
    def content(self) -> str:
        return "".join(f"{keyword.name}:{{{{{keyword.key}.DATA}}}}\n" for keyword in self.keywords)

    @property
    def example(self) -> str:
        return "".join(f"{keyword.name}:{keyword.example}\n" for keyword in self.keywords)


@dataclass(slots=True)
class TemplateBook:
    """The account's templates by priTmplId."""

    limit: int = PRIVATE
    by_id: dict[str, Template] = field(default_factory=dict[str, Template])

    def check_room(self, title: Title, keywords: tuple[Keyword, ...]) -> None:
        """Another template fits, and none is the same."""
        if any((known.tid, known.keywords) == (title.tid, keywords) for known in self.by_id.values()):
            raise Refusal(200022)
        if len(self.by_id) >= self.limit:
            raise Refusal(200012)


@handles(GetCategories)
def get_categories(app: App, call: GetCategories) -> Categories:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_getcategory"""
    return Categories(data=[TemplateCategory(id=id_, name=name) for id_, name in CATEGORIES])


@handles(GetPublicTemplateTitles, invalid={"ids": 200018, "start": 200016, "limit": 200017})
def get_public_titles(app: App, call: GetPublicTemplateTitles) -> PublicTitles:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_getpubnewtemplatetitles"""
    if not call.ids:
        raise Refusal(200018)
    wanted = call.ids.split(",")
    if not set(wanted) <= {str(id_) for id_, _ in CATEGORIES}:
        raise Refusal(200019)
    titles = [title for title in TITLES if str(title.category) in wanted]
    page = titles[call.start : call.start + call.limit]
    return PublicTitles(count=len(titles), data=[_listed(title) for title in page])


@handles(GetPublicTemplateKeywords, invalid={"tid": 200014})
def get_public_keywords(app: App, call: GetPublicTemplateKeywords) -> PublicKeywords:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_getpubnewtemplatekeywords"""
    keywords = _known(call.tid).keywords
    listed = [PublicKeyword(kid=k.kid, name=k.name, example=k.example, rule=k.rule) for k in keywords]
    return PublicKeywords(count=len(listed), data=listed)


@handles(AddTemplate, invalid={"tid": 200014, "kidList": 200020, "sceneDesc": 200021})
def add_template(app: App, call: AddTemplate) -> TemplateAdded:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_addwxanewtemplate"""
    title, book = _known(call.tid), app.state(TemplateBook)
    _check_open(app, title)
    by_kid = {keyword.kid: keyword for keyword in title.keywords}
    if len(set(call.kidList)) < len(call.kidList) or not set(call.kidList) <= set(by_kid):
        raise Refusal(200020)
    if by_kid and not call.kidList:
        raise Refusal(200020)
    keywords = tuple(by_kid[kid] for kid in call.kidList)
    book.check_room(title, keywords)
    template = Template(app.world.ids.token(43), title.tid, title.title, title.type, keywords)
    book.by_id[template.id] = template
    return TemplateAdded(priTmplId=template.id)


@handles(DeleteTemplate, invalid={"priTmplId": 200014})
def delete_template(app: App, call: DeleteTemplate) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_delwxanewtemplate"""
    if app.state(TemplateBook).by_id.pop(call.priTmplId, None) is None:
        raise Refusal(200014)
    return Ok()


@handles(GetTemplates)
def get_templates(app: App, call: GetTemplates) -> PrivateTemplates:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_getwxapubnewtemplate"""
    return PrivateTemplates(data=[_shown(template) for template in app.state(TemplateBook).by_id.values()])


def _check_open(app: App, title: Title) -> None:
    if app.world.settings.subscribe_banned:
        raise Refusal(200011)
    if title.tid in app.world.settings.banned_templates:
        raise Refusal(200013)


def _known(tid: str) -> Title:
    title = title_of(tid)
    if title is None:
        raise Refusal(200014)
    return title


def _listed(title: Title) -> PublicTitle:
    kind = SubscriptionType(title.type)
    return PublicTitle(tid=title.tid, title=title.title, type=kind, categoryId=title.category)


def _shown(template: Template) -> PrivateTemplate:
    shown = PrivateTemplate(
        priTmplId=template.id,
        title=template.title,
        content=template.content,
        example=template.example,
        type=SubscriptionType(template.type),
    )
    enums = [keyword for keyword in template.keywords if keyword.values]
    if enums:
        shown.keywordEnumValueList = [
            KeywordEnum(keywordCode=keyword.key, enumValueList=list(keyword.values)) for keyword in enums
        ]
    return shown
