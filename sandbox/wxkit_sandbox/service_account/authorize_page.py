"""The page of web login (网页授权) on which people say who they are.

https://developers.weixin.qq.com/doc/service/guide/h5/auth.html
"""

from __future__ import annotations

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.service_account.followers import Followers
from wxkit_sandbox.service_account.oauth import issue_code
from wxkit_sandbox.service_account.visitors import (
    Landing,
    Question,
    Redirect,
    Visitor,
    host_among,
    with_query,
)
from wxkit_sandbox.world import App

__all__ = ["authorize"]

PROFILE = "snsapi_userinfo"
IN_ORDER = ("appid", "redirect_uri", "response_type", "scope", "state")
MISSING = {"redirect_uri": (10011, "redirect_uri不能为空"), "scope": (10010, "scope不能为空")}


def authorize(app: App, query: dict[str, str], visitor: Visitor) -> Landing:
    """Back to `redirect_uri`, with a code unless the person refused."""
    target, scope, state = _checked(app, query), query["scope"], query.get("state", "")
    if scope == PROFILE and not _silent(app, query, visitor):
        if visitor.answer is None:
            return Question(f"{app.name}申请获取并验证你的昵称、头像")
        if not visitor.answer:
            return Redirect(with_query(target, state=state))
    snapshot = visitor.snapshot or query.get("forceSnapShot") == "true"
    code = issue_code(app, visitor.person, scope, snapshot=snapshot)
    return Redirect(with_query(target, code=code, state=state))


def _checked(app: App, query: dict[str, str]) -> str:
    """The redirect_uri of a link in which nothing is wrong."""
    for name, (code, text) in MISSING.items():
        if not query.get(name):
            raise Refusal(code, text)
    given = [name for name in query if name in IN_ORDER]
    if given != [name for name in IN_ORDER if name in query] or query.get("response_type") != "code":
        raise Refusal(40066, "此链接无法访问")
    if not host_among(query["redirect_uri"], app.world.settings.oauth_domains):
        raise Refusal(10003, "redirect_uri域名与后台配置不一致")
    if query["scope"] not in ("snsapi_base", PROFILE) or _may_not_ask(app, query["scope"]):
        raise Refusal(10005, "此公众号并没有这些scope的权限")
    return query["redirect_uri"]


def _may_not_ask(app: App, scope: str) -> bool:
    return scope == PROFILE and "/sns/userinfo" in app.denied


def _silent(app: App, query: dict[str, str], visitor: Visitor) -> bool:
    """Followers who come from the chat are not asked, unless the page insists."""
    follows = app.openid(visitor.person) in app.state(Followers).by_openid
    return follows and visitor.from_chat and query.get("forcePopup") != "true"
