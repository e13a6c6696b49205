"""Going about in the mini-program: from page to page, and sharing them; and what is on its pages."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.miniprogram.pages import Release
from wxkit_sandbox.miniprogram.search import PageContent, SearchIndex
from wxkit_sandbox.miniprogram.visit_days import PageView, Visit, VisitDays
from wxkit_sandbox.miniprogram.visits import visit
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App, World

__all__ = ["SharePage", "VisitPage", "VisitingActs", "WritePage"]


class VisitPage(Act[Acted], post="/_sandbox/act/visit_page", auth="none"):
    """Go on to another page of the mini-program that is open (访问页面)."""

    path: str
    """Without a query."""
    stay: int = Field(default=10, ge=0)
    """Seconds on that page."""


class SharePage(Act[Acted], post="/_sandbox/act/share_page", auth="none"):
    """Share the page that one is looking at (转发). Whoever gets it opens it with scene 1007 or 1008."""


class WritePage(Act[Acted], post="/_sandbox/act/write_page", auth="none"):
    """The developer puts something on a page, which WeChat's search reads (页面内容接入)."""

    path: str
    query: str = ""
    title: str
    description: str = ""
    image: str = ""
    """Address of the page's picture."""
    price: str = ""
    """Makes it a page of goods, e.g. `100.0`."""


@acting(VisitPage)
def visit_page(world: World, act: VisitPage) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/api/route/wx.navigateTo.html"""
    app, person, opened = _opened(world, act)
    path = act.path.removeprefix("/")
    if not app.state(Release).has(path):
        raise impossible(f"{path} is not released")
    visit(app, person)
    opened.pages.append(PageView(path, act.stay))
    return Acted()


@acting(SharePage)
def share_page(world: World, act: SharePage) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/reference/api/Page.html"""
    app, person, opened = _opened(world, act)
    visit(app, person)
    opened.pages[-1].shares += 1
    return Acted()


@acting(WritePage)
def write_page(world: World, act: WritePage) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/introduction/widget/we-search/WXAPAGES.html"""
    app, path = the_app(world, act, "miniprogram"), act.path.removeprefix("/")
    the_person(world, act)
    if not app.state(Release).has(path):
        raise impossible(f"{path} is not released")
    content = PageContent(act.title, act.description, act.image, act.price)
    app.state(SearchIndex).contents[f"{path}?{act.query}" if act.query else path] = content
    return Acted()


def _opened(world: World, act: Act[Any]) -> tuple[App, Person, Visit]:
    """The mini-program as the person has it open."""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    opened = app.state(VisitDays).last.get(app.openid(person))
    if opened is None:
        raise impossible(f"{person.id} has not opened {app.appid}")
    return app, person, opened


class VisitingActs:
    """Going about in the mini-program."""

    visit_page = endpoint(VisitPage)
    share_page = endpoint(SharePage)
    write_page = endpoint(WritePage)
