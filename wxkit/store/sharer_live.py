"""Live rooms of the shop that sharers (分享员) pass on."""

from __future__ import annotations

from wxkit._call import Call, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AsyncSharerLive",
    "GetSharerLiveNoticeUrl",
    "GetSharerLiveUrl",
    "SharerLive",
    "SharerLiveUrl",
]


class SharerLiveUrl(Reply):
    """A sharer's link."""

    url: str = ""


class GetSharerLiveUrl(
    Call[SharerLiveUrl], post="/channels/ec/sharer/get_shop_finder_live_sharer_url", repeatable=True
):
    """A sharer's link of a live room (获取分享员直播间推广链接).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/store/shop/API/sharer/promote_finder_live.html
    """

    export_id: str
    """The live room."""
    finder_id: str
    """The Channels account (视频号) that broadcasts."""


class GetSharerLiveNoticeUrl(
    Call[SharerLiveUrl], post="/channels/ec/sharer/get_shop_finder_live_notice_sharer_url", repeatable=True
):
    """A sharer's link of an announced live room (获取分享员直播预约推广链接).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/store/shop/API/sharer/promote_finder_notice.html
    """

    notice_id: str
    finder_id: str
    """The Channels account (视频号) that broadcasts."""


class SharerLiveCalls:
    """Live rooms that sharers pass on."""

    live_url = endpoint(GetSharerLiveUrl)
    notice_url = endpoint(GetSharerLiveNoticeUrl)


class SharerLive(SharerLiveCalls, Sync):
    """Live rooms that sharers pass on (分享员直播推广)."""


class AsyncSharerLive(SharerLiveCalls, Async):
    """Live rooms that sharers pass on (分享员直播推广)."""
