"""Links of the shop's live rooms for its sharers."""

from __future__ import annotations

from wxkit.store.sharer_live import GetSharerLiveNoticeUrl, GetSharerLiveUrl, SharerLiveUrl
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.links import Content, Links, Spread
from wxkit_sandbox.store.lives import Lives, shop_finder_id
from wxkit_sandbox.world import App

__all__: list[str] = []

NOT_ALLOWED = 48001
BAD_BODY = 40097


@handles(GetSharerLiveUrl)
def get_live_url(app: App, call: GetSharerLiveUrl) -> SharerLiveUrl:
    """https://developers.weixin.qq.com/doc/store/shop/API/sharer/promote_finder_live.html"""
    _check_finder(app, call.finder_id)
    room = app.state(Lives).rooms.get(call.export_id)
    if room is None or room.end or room.content.finder_id != call.finder_id:
        raise Refusal(BAD_BODY)
    return _url(app, room.content)


@handles(GetSharerLiveNoticeUrl)
def get_notice_url(app: App, call: GetSharerLiveNoticeUrl) -> SharerLiveUrl:
    """https://developers.weixin.qq.com/doc/store/shop/API/sharer/promote_finder_notice.html"""
    _check_finder(app, call.finder_id)
    notice = app.state(Lives).notices.get(call.notice_id)
    if notice is None or notice.content.finder_id != call.finder_id:
        raise Refusal(BAD_BODY)
    return _url(app, notice.content)


def _check_finder(app: App, finder_id: str) -> None:
    """Only the shop's own Channels account."""
    if not app.world.settings.shop_channel or finder_id != shop_finder_id(app):
        raise Refusal(NOT_ALLOWED)


def _url(app: App, content: Content) -> SharerLiveUrl:
    """The call names no sharer, so the link leads to the live room and credits nobody."""
    code = app.world.ids.derived(16, "sharer-live", content.export_id)
    url = f"https://store.weixin.qq.com/shop/l/{code}"
    return SharerLiveUrl(url=app.state(Links).hand_out(url, Spread("talent", "", content=content)))
