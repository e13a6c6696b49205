# ruff: noqa: N815 - appId and nonceStr are WeChat's own names
"""What people do on a page of the merchant's that uses the JS-SDK: open it, record, choose pictures."""

from __future__ import annotations

from typing import Literal

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.crypto import jsapi_signature
from wxkit_sandbox.acts._base import Act, acting, the_app, the_person
from wxkit_sandbox.service_account.jssdk import Tickets
from wxkit_sandbox.service_account.media import SPEEX, received, temporary
from wxkit_sandbox.service_account.visitors import host_among
from wxkit_sandbox.world import App, World

__all__ = ["ConfigurePage", "JsSdkActs", "PageConfigured", "UploadFromPage", "UploadedFromPage"]


class PageConfigured(Reply):
    """What `wx.config` told the page."""

    code: int = 0
    """0, 40048 (the page is on another domain), 40013 (appId) or 63002 (signature)."""
    text: str = ""


class ConfigurePage(Act[PageConfigured], post="/_sandbox/act/configure_page", auth="none"):
    """Open a page that calls `wx.config` (JS-SDK 签名): WeChat checks the signature."""

    url: str
    """As in the address bar."""
    appId: str
    timestamp: int
    nonceStr: str
    signature: str


class UploadedFromPage(Reply):
    """The page has it."""

    server_id: str = ""
    """`serverId`: the media_id with which the merchant's server fetches it within three days."""


class UploadFromPage(Act[UploadedFromPage], post="/_sandbox/act/upload_from_page", auth="none"):
    """Record a voice or choose a picture on a page, which uploads it (wx.uploadVoice, wx.uploadImage)."""

    type: Literal["voice", "image"] = "voice"


@acting(ConfigurePage)
def configure_page(world: World, act: ConfigurePage) -> PageConfigured:
    """https://developers.weixin.qq.com/doc/service/guide/h5/jssdk.html"""
    app = the_app(world, act, "service_account")
    app.openid(the_person(world, act))
    if not host_among(act.url, world.settings.js_domains):
        return PageConfigured(code=40048, text="config:fail,Error: invalid url domain")
    if act.appId != app.appid:
        return PageConfigured(code=40013, text="config:fail,Error: invalid appid")
    if act.signature != _expected(app, act):
        return PageConfigured(code=63002, text="config:fail,Error: invalid signature")
    return PageConfigured(text="config:ok")


def _expected(app: App, act: ConfigurePage) -> str | None:
    """The signature with the account's ticket; None when it has none that lives."""
    ticket = app.state(Tickets).alive("jsapi", app.world.clock.now())
    if ticket is None:
        return None
    return jsapi_signature(
        jsapi_ticket=ticket.value, noncestr=act.nonceStr, timestamp=act.timestamp, url=act.url
    )


@acting(UploadFromPage)
def upload_from_page(world: World, act: UploadFromPage) -> UploadedFromPage:
    """https://developers.weixin.qq.com/doc/service/guide/h5/jssdk.html"""
    app = the_app(world, act, "service_account")
    app.openid(the_person(world, act))
    media_id = received(app, act.type)
    if act.type == "voice":
        temporary(app, media_id).speex = SPEEX
    return UploadedFromPage(server_id=media_id)


class JsSdkActs:
    """Pages that use the JS-SDK."""

    configure_page = endpoint(ConfigurePage)
    upload_from_page = endpoint(UploadFromPage)
