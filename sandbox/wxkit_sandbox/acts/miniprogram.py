# ruff: noqa: N815 - encryptedData and its like are WeChat's own field names
"""Opening the mini-program, logging in, giving a phone number, subscribing."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.callbacks.events import (
    PopupAnswer,
    SubscribeMsgChange,
    SubscribeMsgPopup,
    SubscriptionChange,
)
from wxkit_sandbox.acts._base import Act, Acted, CodeGiven, acting, impossible, the_app, the_person
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.miniprogram.launch_scenes import BY_CODE, BY_ITSELF, scene_of_link
from wxkit_sandbox.miniprogram.links import WxaLink, count_visit, tapped_link
from wxkit_sandbox.miniprogram.open_data import sealed_phone, sealed_profile
from wxkit_sandbox.miniprogram.pages import HOME, Release
from wxkit_sandbox.miniprogram.qrcode import scene_query
from wxkit_sandbox.miniprogram.sessions import LoginCodes, PhoneCodes, Sessions
from wxkit_sandbox.miniprogram.subscribe import Consents
from wxkit_sandbox.miniprogram.templates import Template, TemplateBook
from wxkit_sandbox.miniprogram.visit_days import Platform, begin_visit
from wxkit_sandbox.miniprogram.visits import visit
from wxkit_sandbox.world import App, World

__all__ = [
    "ChangeSubscription",
    "Login",
    "MiniProgramActs",
    "Open",
    "OpenData",
    "OpenDataGiven",
    "Opened",
    "PhoneCode",
    "Subscribe",
    "Subscribed",
]

TEMPLATES_A_DIALOG = 3


class Opened(Reply):
    """Where the mini-program opened."""

    path: str = ""
    query: str = ""


class Open(Act[Opened], post="/_sandbox/act/open", auth="none"):
    """Open the mini-program (打开小程序): by itself, by a link of its own, or by scanning a code."""

    path: str = ""
    """The page; the home page when empty."""
    query: str = ""
    link: str = ""
    """A URL Scheme, URL Link or Short Link that the mini-program's calls made."""
    scene: str = ""
    """The scene of the unlimited code that is scanned."""
    scene_value: int | None = Field(default=None, ge=1000)
    """From where (场景值), e.g. 1007 for a card in a chat; what fits the way of opening when left out."""
    stay: int = Field(default=10, ge=0)
    """Seconds on the page."""
    platform: Platform = "ios"
    """Their phone."""


class Login(Act[CodeGiven], post="/_sandbox/act/login", auth="none"):
    """The mini-program calls wx.login: a code for `code2session`, and a new session_key."""


class PhoneCode(Act[CodeGiven], post="/_sandbox/act/phone_code", auth="none"):
    """Tap the phone number button (手机号快速验证) and agree: a code for `getuserphonenumber`."""


class OpenDataGiven(Reply):
    """What the mini-program received for its server."""

    encryptedData: str = Field(default="", repr=False)
    iv: str = ""
    rawData: str = ""
    """The profile without ids (profile only)."""
    signature: str = ""
    """Proves `rawData` (profile only)."""


class OpenData(Act[OpenDataGiven], post="/_sandbox/act/open_data", auth="none"):
    """Let the mini-program have open data (开放数据), sealed with the current session_key."""

    data: Literal["profile", "phone"] = "profile"


class Subscribed(Reply):
    """What wx.requestSubscribeMessage told the mini-program, by template."""

    result: dict[str, str] = {}


class Subscribe(Act[Subscribed], post="/_sandbox/act/subscribe", auth="none"):
    """Answer the dialog (订阅消息弹窗) of at most three templates: event `subscribe_msg_popup_event`."""

    accept: list[str] = []
    """Templates that are accepted."""
    reject: list[str] = []
    """Templates that are shown and not accepted."""
    in_article: bool = False
    """The dialog of a service account came up in an article (图文消息), not on a web page."""


class ChangeSubscription(Act[Acted], post="/_sandbox/act/change_subscription", auth="none"):
    """Refuse templates on the settings page: event `subscribe_msg_change_event`."""

    reject: list[str] = Field(min_length=1)


@acting(Open)
def open_miniprogram(world: World, act: Open) -> Opened:
    """https://developers.weixin.qq.com/miniprogram/dev/framework/app-service/scene.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    link, path, query = _destination(app, act)
    release = app.state(Release)
    if not (release.has(path) if path else release.online):
        raise impossible(f"{path or 'the mini-program'} is not released")
    path = path or HOME
    if link is not None:
        count_visit(app, link)
    begin_visit(app, visit(app, person), _scene(act), act.platform, path, act.stay)
    return Opened(path=path, query=query)


@acting(Login)
def login(world: World, act: Login) -> CodeGiven:
    """https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.login.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    app.state(Sessions).begin(app, visit(app, person))
    return CodeGiven(code=app.state(LoginCodes).issue(app, person))


@acting(PhoneCode)
def phone_code(world: World, act: PhoneCode) -> CodeGiven:
    """https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    visit(app, person)
    return CodeGiven(code=app.state(PhoneCodes).issue(app, person))


@acting(OpenData)
def open_data(world: World, act: OpenData) -> OpenDataGiven:
    """https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    session = app.state(Sessions).current(app, app.openid(person))
    if session is None:
        raise impossible(f"{person.id} has no session_key in {app.appid}: log in first")
    visit(app, person)
    seal = sealed_phone if act.data == "phone" else sealed_profile
    sealed = seal(app, person, session)
    reply = OpenDataGiven(encryptedData=sealed.encrypted, iv=sealed.iv)
    if sealed.raw:
        reply.rawData, reply.signature = sealed.raw, sealed.signature
    return reply


@acting(Subscribe)
def subscribe(world: World, act: Subscribe) -> Subscribed:
    """https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/subscribe-message.html"""
    app, person = the_app(world, act, "miniprogram", "service_account"), the_person(world, act)
    templates = [_template(app, id_) for id_ in (*act.accept, *act.reject)]
    _check_dialog(templates)
    openid, consents = app.openid(person), app.state(Consents)
    if app.kind == "miniprogram":
        visit(app, person)
    result = dict.fromkeys(act.accept, "accept") | dict.fromkeys(act.reject, "reject")
    for template in templates:
        if result[template.id] == "accept":
            consents.accept(openid, template)
        else:
            consents.refuse(openid, template, all_of_it=False)
    scene = "0" if app.kind == "miniprogram" else "2" if act.in_article else "1"
    answers = tuple(
        PopupAnswer(template_id=id_, subscribe_status_string=answer, popup_scene=scene)
        for id_, answer in result.items()
    )
    app.emit(SubscribeMsgPopup(items=answers), person)
    return Subscribed(result=result)


@acting(ChangeSubscription)
def change_subscription(world: World, act: ChangeSubscription) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/subscribe-message.html"""
    app, person = the_app(world, act, "miniprogram", "service_account"), the_person(world, act)
    templates = [_template(app, id_) for id_ in act.reject]
    openid, consents = app.openid(person), app.state(Consents)
    unasked = [template.id for template in templates if (openid, template.id) not in consents.given]
    if unasked:
        raise impossible(f"{person.id} was never asked about {unasked[0]}: it is not on the settings page")
    for template in templates:
        consents.refuse(openid, template, all_of_it=True)
    changes = tuple(
        SubscriptionChange(template_id=id_, subscribe_status_string="reject") for id_ in act.reject
    )
    app.emit(SubscribeMsgChange(items=changes), person)
    return Acted()


def _destination(app: App, act: Open) -> tuple[WxaLink | None, str, str]:
    """The link if there is one; path and query, from it or from the scanned code."""
    if act.link:
        try:
            link, query = tapped_link(app, act.link)
        except Refusal as refusal:
            raise impossible(f"the link does not open: {refusal.code}") from None
        return link, link.path.removeprefix("/"), query
    query = scene_query(act.scene) if act.scene else act.query
    return None, act.path.removeprefix("/"), query


def _scene(act: Open) -> int:
    """From where the mini-program is opened."""
    if act.scene_value is not None:
        return act.scene_value
    if act.link:
        return scene_of_link(act.link)
    return BY_CODE if act.scene else BY_ITSELF


def _template(app: App, template_id: str) -> Template:
    template = app.state(TemplateBook).by_id.get(template_id)
    if template is None:
        raise impossible(f"{app.appid} has no template {template_id!r}")
    return template


def _check_dialog(templates: list[Template]) -> None:
    """What the dialog shows: one to three templates of one type, each once."""
    ids = [template.id for template in templates]
    if not 1 <= len(ids) <= TEMPLATES_A_DIALOG or len(set(ids)) < len(ids):
        raise impossible("a subscription dialog shows one to three different templates")
    if not all(template.keywords for template in templates):
        raise impossible("a service card is not asked for by a dialog")
    if len({template.type for template in templates}) > 1:
        raise impossible("a subscription dialog does not mix one-time and long-term templates")


class MiniProgramActs:
    """Opening the mini-program, logging in, giving a phone number, subscribing."""

    open = endpoint(Open)
    login = endpoint(Login)
    phone_code = endpoint(PhoneCode)
    open_data = endpoint(OpenData)
    subscribe = endpoint(Subscribe)
    change_subscription = endpoint(ChangeSubscription)
