"""WeChat's own pages between two pages of the merchant's, as a browser or an act opens them.

A browser is taken for the phone of whoever the query names as `person`, or of who was last said to hold it
(act `hold_phone`). Without either, the page lists the people of the world.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from urllib.parse import urlencode

from wxkit._errcodes import errmsg
from wxkit._wire import Response
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.service_account.authorize_page import authorize
from wxkit_sandbox.service_account.subscribe_page import ask_for_one_message
from wxkit_sandbox.service_account.visitors import (
    ANSWERS,
    AUTHORIZE,
    SUBSCRIBE,
    Landing,
    Phone,
    Question,
    Visitor,
)
from wxkit_sandbox.world import App, Directory

__all__ = ["open_in_browser", "open_page", "refusal_page"]

BEHAVIOUR: Mapping[str, Callable[[App, dict[str, str], Visitor], Landing]] = {
    AUTHORIZE: authorize,
    SUBSCRIBE: ask_for_one_message,
}
"""By path. What is wrong with a link is a Refusal."""

OUTSIDE = "请在微信客户端打开链接"


def app_of(directory: Directory, query: dict[str, str]) -> App:
    """The service account of a link."""
    appid = query.get("appid", "")
    if not appid:
        raise Refusal(10012, "appid不能为空")
    app = directory.apps.get(appid)
    if app is None:
        raise Refusal(40013, "AppID 参数错误")
    if app.kind != "service_account":
        raise Refusal(10016, "不支持微信开放平台的Appid，请使用公众号Appid")
    return app


def open_page(directory: Directory, path: str, query: dict[str, str], visitor: Visitor) -> Landing:
    """Where a person comes who opens this link."""
    return BEHAVIOUR[path](app_of(directory, query), query, visitor)


def open_in_browser(directory: Directory, path: str, query: dict[str, str]) -> Response:
    """What a browser gets."""
    app = app_of(directory, query)
    app.world.be_furnished()
    visitor = _holder(app, query)
    if visitor is None:
        return _page(OUTSIDE, *_links(path, query, "person", (p.id for p in app.world.people)))
    landing = open_page(directory, path, query, visitor)
    if isinstance(landing, Question):
        return _page(landing.text, *_links(path, query | {"person": visitor.person.id}, "answer", ANSWERS))
    return Response(302, content_type="text/html", headers={"location": landing.url})


def refusal_page(refusal: Refusal) -> Response:
    """What people see when something is wrong with a link."""
    return _page(refusal.text or errmsg(refusal.code) or "系统错误", f"错误码:{refusal.code}")


def _holder(app: App, query: dict[str, str]) -> Visitor | None:
    """Whose phone the browser is."""
    phone, people = app.state(Phone), app.world.people
    person_id = query.get("person", phone.person_id)
    if person_id not in people:
        return None
    answer = ANSWERS.get(query.get("answer", ""))
    if answer is None and "person" not in query:
        answer = phone.answer
    return Visitor(people[person_id], answer, phone.snapshot)


def _links(path: str, query: dict[str, str], name: str, values: Iterable[str]) -> list[tuple[str, str]]:
    """What each link says, and where it leads: the same page with one more answer."""
    return [(value, f"{path}?{urlencode(query | {name: value})}") for value in values]


def _page(*lines: str | tuple[str, str]) -> Response:
    """Lines of text, and links."""
    written = (
        escape(line) if isinstance(line, str) else f'<a href="{escape(line[1])}">{escape(line[0])}</a>'
        for line in lines
    )
    body = "".join(f"<p>{line}</p>" for line in written)
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>微信</title></head>'
    return Response(200, f"{head}<body>{body}</body></html>".encode(), "text/html; charset=utf-8")
