"""Writing to the service account, tapping its menu, opening its web pages."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.callbacks import Message, Push
from wxkit.callbacks.events import LocationReport
from wxkit.callbacks.messages import Text
from wxkit_sandbox.acts._base import Act, Acted, CodeGiven, acting, impossible, the_app, the_person
from wxkit_sandbox.acts._menu_taps import EARNING, Tap, pushes_of
from wxkit_sandbox.acts._written import TO_MINIPROGRAM, numbered, written
from wxkit_sandbox.acts.miniprogram import Open, open_miniprogram
from wxkit_sandbox.common.allowance import earn
from wxkit_sandbox.common.kf_businesses import SubMerchants
from wxkit_sandbox.common.kf_desk import chat_key
from wxkit_sandbox.common.kf_sessions import forward
from wxkit_sandbox.miniprogram.launch_scenes import BY_MENU
from wxkit_sandbox.miniprogram.pages import Release
from wxkit_sandbox.miniprogram.visit_days import Platform
from wxkit_sandbox.service_account.auto_reply import answer_message
from wxkit_sandbox.service_account.comment_book import CommentBook
from wxkit_sandbox.service_account.followers import Follower, Followers
from wxkit_sandbox.service_account.menu import StoredMenu, leaves, menu_of
from wxkit_sandbox.service_account.message_days import count_message
from wxkit_sandbox.service_account.oauth import issue_code
from wxkit_sandbox.world import App, World

__all__ = ["Authorize", "MessageSent", "MessagingActs", "ReportLocation", "SendMessage", "TapMenu"]

PHONES: dict[str, Platform] = {"1": "ios", "2": "android", "3": "other"}
"""By what conditional menus call them."""


class MessageSent(Reply):
    """The message is on its way."""

    msg_id: str = ""
    """As the push carries it."""


class SendMessage(Act[MessageSent], post="/_sandbox/act/send_message", auth="none"):
    """Write to the service account (发消息), or by its appid to the customer service of the mini-program.
    It may send 5 messages within 48 hours; the passive reply of an account arrives in the person's inbox."""

    type: Literal["text", "image", "voice", "video", "shortvideo", "location", "link", "miniprogrampage"] = (
        "text"
    )
    """A mini-program takes texts, pictures and cards of its pages (`miniprogrampage`)."""
    content: str = ""
    """Of a text."""
    bizmsgmenuid: str | None = None
    """The id of the item, when the text is a tap on a menu message; it counts as a menu tap."""
    media_id: str | None = None
    """Of image, voice and video, and of a card's cover; made up when left out."""
    latitude: float = 22.54
    longitude: float = 113.93
    label: str = ""
    """Name of the place."""
    title: str = ""
    """Of a link, as the next two, and of a card."""
    description: str = ""
    url: str = ""
    path: str = ""
    """The page of a card."""
    article: str = ""
    """`msg_data_id` of the article (mass message or publication) below which they write."""
    article_idx: int = Field(default=1, ge=1)
    """Which article of several."""
    business_id: str = ""
    """The sub-merchant (客服子商户) of the mini-program in whose chat it is written."""


class TapMenu(Act[Acted], post="/_sandbox/act/tap_menu", auth="none"):
    """Tap a button of the menu that this person sees (点击自定义菜单): events CLICK, VIEW, view_miniprogram,
    scancode_…, pic_…, location_select, and the messages that follow them. A mini-program opens."""

    name: str
    """What the button says; of a button below another, that button's own name."""
    scan_result: str = ""
    """What a scan button scans."""
    pictures: int = Field(default=1, ge=1, le=9)
    """How many pictures a picture button sends."""
    latitude: float = 22.54
    longitude: float = 113.93
    label: str = ""
    """Name of the place that a location button picks."""


class ReportLocation(Act[Acted], post="/_sandbox/act/report_location", auth="none"):
    """Enter the chat and let the account know where one is (上报地理位置): event LOCATION."""

    latitude: float = 22.54
    longitude: float = 113.93
    precision: float = 100.0
    """Metres."""


class Authorize(Act[CodeGiven], post="/_sandbox/act/authorize", auth="none"):
    """Open a page of the account through web login (网页授权); whoever refuses gives no code."""

    scope: Literal["snsapi_base", "snsapi_userinfo"] = "snsapi_base"
    snapshot: bool = False
    """Only look at a snapshot of the page (快照页): the identity is made up."""
    consent: bool = True
    """Their answer to the consent page of `snsapi_userinfo`."""


@acting(SendMessage)
def send_message(world: World, act: SendMessage) -> MessageSent:
    """https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_standard_messages.html"""
    app = the_app(world, act, "service_account", "miniprogram")
    if app.kind == "miniprogram":
        return _write_to_miniprogram(app, act)
    if act.type == "miniprogrampage" or act.business_id:
        raise impossible("cards of pages and sub-merchants are the mini-program's")
    app, follower = _chat(world, act)
    below = _below(app, act)
    message = numbered(world, written(app, act)).model_copy(update=below)
    earn(app, follower.openid, "message" if act.bizmsgmenuid is None else "menu")
    _push(app, follower, message)
    return MessageSent(msg_id=message.msg_id)


def _below(app: App, act: SendMessage) -> dict[str, str]:
    """The fields that tell below which article a message is written."""
    if not act.article:
        return {}
    sent = app.state(CommentBook).sent.get(act.article)
    if sent is None or act.article_idx > len(sent.articles):
        raise impossible(f"{app.appid} has sent or published no article {act.article}/{act.article_idx}")
    return {"msg_data_id": act.article, "idx": str(act.article_idx)}


def _write_to_miniprogram(app: App, act: SendMessage) -> MessageSent:
    """https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/receive.html"""
    if act.type not in TO_MINIPROGRAM:
        raise impossible(f"{act.type} cannot be sent to a mini-program, only {', '.join(TO_MINIPROGRAM)}")
    if act.business_id and act.business_id not in app.state(SubMerchants).by_id:
        raise impossible(f"{app.appid} has no sub-merchant {act.business_id!r}")
    person = the_person(app.world, act)
    openid, message = app.openid(person), numbered(app.world, written(app, act))
    earn(app, chat_key(openid, act.business_id), "message")
    if not forward(app, openid, message):
        app.emit(message, person)
    return MessageSent(msg_id=message.msg_id)


@acting(TapMenu)
def tap_menu(world: World, act: TapMenu) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/menu/Custom_Menu_Push_Events.html"""
    app, follower = _chat(world, act)
    menu = menu_of(app, follower)
    if menu is None:
        raise impossible(f"{app.appid} has no menu")
    button = _button(menu, act.name)
    if button["type"] in EARNING:
        earn(app, follower.openid, "menu")
    for push in pushes_of(Tap(app, act, button, menu.menuid)):
        if isinstance(push, Message):
            earn(app, follower.openid, "message")
            push = numbered(world, push)
        _push(app, follower, push)
    if button["type"] == "miniprogram":
        _open(app, follower, button["pagepath"])
    return Acted()


@acting(ReportLocation)
def report_location(world: World, act: ReportLocation) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_event_pushes.html"""
    app, follower = _chat(world, act)
    event = LocationReport(latitude=act.latitude, longitude=act.longitude, precision=act.precision)
    _push(app, follower, event)
    return Acted()


@acting(Authorize)
def authorize(world: World, act: Authorize) -> CodeGiven:
    """https://developers.weixin.qq.com/doc/service/guide/h5/auth.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    if act.scope == "snsapi_userinfo" and not act.consent:
        return CodeGiven(code="")
    return CodeGiven(code=issue_code(app, person, act.scope, snapshot=act.snapshot))


def _open(app: App, follower: Follower, page: str) -> None:
    """The linked mini-program opens; on a page that is not released it only says so."""
    world, (path, _, query) = app.world, page.removeprefix("/").partition("?")
    if world.miniprogram.state(Release).has(path):
        phone = PHONES[follower.platform]
        open_miniprogram(
            world,
            Open(person=follower.person.id, path=path, query=query, scene_value=BY_MENU, platform=phone),
        )


def _chat(world: World, act: Act[Any]) -> tuple[App, Follower]:
    """The app and the follower who is in its chat."""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    follower = app.state(Followers).by_openid.get(app.openid(person))
    if follower is None:
        raise impossible(f"{person.id} does not follow {app.appid}")
    return app, follower


def _push(app: App, follower: Follower, push: Push) -> None:
    """Tell the merchant's server, or whoever of the customer service talks to the follower.

    Those on the blacklist are not heard.
    """
    if follower.blocked:
        return
    if isinstance(push, Message):
        count_message(app, follower.openid, push)
        if forward(app, follower.openid, push):
            return
        answer_message(app, follower.person, push.content if isinstance(push, Text) else "")
    app.emit(push, follower.person)


def _button(menu: StoredMenu, name: str) -> dict[str, Any]:
    buttons = {str(leaf["name"]): leaf for leaf in leaves(menu.button)}
    if name not in buttons:
        raise impossible(f"the menu has no button {name!r} that does something ({', '.join(buttons)})")
    return buttons[name]


class MessagingActs:
    """Writing, tapping, opening pages."""

    send_message = endpoint(SendMessage)
    tap_menu = endpoint(TapMenu)
    report_location = endpoint(ReportLocation)
    authorize = endpoint(Authorize)
