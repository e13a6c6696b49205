"""The page on which people agree to one message (一次性订阅消息).

https://developers.weixin.qq.com/doc/service/guide/product/message/One-time_subscription_info.html
"""

from __future__ import annotations

import re

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.service_account.one_time import OneTimeConsents, one_time_template
from wxkit_sandbox.service_account.visitors import (
    Landing,
    Question,
    Redirect,
    Visitor,
    host_among,
    with_query,
)
from wxkit_sandbox.world import App

__all__ = ["ask_for_one_message"]

LAST_SCENE = 10_000
RESERVED = re.compile(r"[A-Za-z0-9]{0,128}")


def ask_for_one_message(app: App, query: dict[str, str], visitor: Visitor) -> Landing:
    """Back to `redirect_url` with the answer, and with the openid of who agreed."""
    _check(app, query)
    if visitor.answer is None:
        return Question(f"{app.name}申请向你发送一次消息")
    told = {"template_id": query["template_id"], "scene": query["scene"]}
    if "reserved" in query:
        told["reserved"] = query["reserved"]
    if not visitor.answer:
        return Redirect(with_query(query["redirect_url"], action="cancel", **told))
    openid = app.openid(visitor.person)
    app.state(OneTimeConsents).given.add((openid, int(query["scene"])))
    return Redirect(with_query(query["redirect_url"], openid=openid, action="confirm", **told))


def _check(app: App, query: dict[str, str]) -> None:
    """WeChat says the same of whatever is wrong, but for the template."""
    scene = query.get("scene", "")
    good = (
        query.get("action") == "get_confirm"
        and scene.isascii()
        and scene.isdecimal()
        and int(scene) <= LAST_SCENE
        and RESERVED.fullmatch(query.get("reserved", ""))
    )
    if not good:
        raise Refusal(40035, "应用访问参数错误")
    if query.get("template_id") != one_time_template(app):
        raise Refusal(40037, "模板参数错误")
    if not host_among(query.get("redirect_url", ""), app.world.settings.business_domains):
        raise Refusal(40048, "redirect_url域名与业务域名不一致")
