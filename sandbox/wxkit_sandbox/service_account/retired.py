"""Calls that WeChat has retired (已下线): whatever they are given, they are not supported."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.miniprogram.updatable_messages import SendUniformMessage
from wxkit.service_account.material import AddNews, NewsAdded, UpdateNews
from wxkit.service_account.shorten import ShortenUrl, ShortUrl
from wxkit.service_account.templates import SendUniform
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.world import App

__all__: list[str] = []

SHORT_URLS, PACKS, UNIFORM = 45103, 45106, 45109


@handles(AddNews, invalid={"articles": PACKS})
def add_news(app: App, call: AddNews) -> NewsAdded:
    """https://developers.weixin.qq.com/doc/offiaccount/Asset_Management/Adding_Permanent_Assets.html"""
    raise Refusal(PACKS)


@handles(UpdateNews, invalid={"media_id": PACKS, "index": PACKS, "articles": PACKS})
def update_news(app: App, call: UpdateNews) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Asset_Management/Adding_Permanent_Assets.html"""
    raise Refusal(PACKS)


@handles(SendUniform, invalid={"touser": UNIFORM, "mp_template_msg": UNIFORM})
def send_uniform(app: App, call: SendUniform) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/uniform-message/uniformMessage.send.html"""
    raise Refusal(UNIFORM)


@handles(SendUniformMessage, invalid={"touser": UNIFORM, "mp_template_msg": UNIFORM})
def send_uniform_message(app: App, call: SendUniformMessage) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/uniform-message/uniformMessage.send.html"""
    raise Refusal(UNIFORM)


@handles(ShortenUrl, invalid={"*": SHORT_URLS, "long_url": SHORT_URLS, "action": SHORT_URLS})
def shorten_url(app: App, call: ShortenUrl) -> ShortUrl:
    """https://developers.weixin.qq.com/doc/offiaccount/Account_Management/URL_Shortener.html"""
    raise Refusal(SHORT_URLS)
