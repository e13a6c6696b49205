"""Opening links inside WeChat: web login and whatever else lies between two pages of the merchant's."""

from __future__ import annotations

from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.service_account.visitors import ANSWERS, PAGES, Phone, Redirect, Visitor
from wxkit_sandbox.service_account.webpages import open_page
from wxkit_sandbox.world import World

__all__ = ["HoldPhone", "OpenWebpage", "WebpageActs", "WebpageOpened"]


class WebpageOpened(Reply):
    """Where the person is now."""

    url: str = ""
    """The merchant's page to which WeChat sent them; empty when WeChat shows what is wrong with the link."""
    code: int = 0
    """What is wrong, e.g. 10003 (redirect_uri)."""
    text: str = ""
    """The same in words."""


class OpenWebpage(Act[WebpageOpened], post="/_sandbox/act/open_webpage", auth="none"):
    """Open a link to a page of WeChat's own (在微信里打开链接), such as web login (网页授权)."""

    url: str
    """As the merchant's page has it, on WeChat's host or on the sandbox's."""
    consent: bool = True
    """Their answer when the page asks."""
    snapshot: bool = False
    """Only look at a snapshot of the page (快照页): the identity is made up."""
    from_chat: bool = False
    """They come from the account's chat or its menu; followers are then not asked for their profile."""


class HoldPhone(Act[Acted], post="/_sandbox/act/hold_phone", auth="none"):
    """From now on links that a browser opens on the sandbox are opened on this person's phone."""

    answer: Literal["allow", "refuse", "ask"] = "allow"
    """What they say when a page asks; `ask`: the page waits for a click."""
    snapshot: bool = False
    """They only look at snapshots of pages (快照页)."""


@acting(OpenWebpage)
def open_webpage(world: World, act: OpenWebpage) -> WebpageOpened:
    """https://developers.weixin.qq.com/doc/service/guide/h5/auth.html"""
    person, link = the_person(world, act), urlsplit(act.url)
    if link.path not in PAGES:
        raise impossible(f"{link.path or act.url} is no page of WeChat's own ({', '.join(PAGES)})")
    query = dict(parse_qsl(link.query, keep_blank_values=True))
    visitor = Visitor(person, act.consent, act.snapshot, act.from_chat)
    try:
        landing = open_page(world.directory, link.path, query, visitor)
    except Refusal as refusal:
        return WebpageOpened(code=refusal.code, text=refusal.text)
    return WebpageOpened(url=landing.url if isinstance(landing, Redirect) else "")


@acting(HoldPhone)
def hold_phone(world: World, act: HoldPhone) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/h5/auth.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    phone = app.state(Phone)
    phone.person_id, phone.answer, phone.snapshot = person.id, ANSWERS.get(act.answer), act.snapshot
    return Acted()


class WebpageActs:
    """Opening links inside WeChat."""

    open_webpage = endpoint(OpenWebpage)
    hold_phone = endpoint(HoldPhone)
