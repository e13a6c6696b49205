"""Sharers (分享员): people who share the shop's products, and the orders that came of it.

The platform closed the shop's own sharers on 2025-01-24; the calls are documented still.
"""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._paging import numbered
from wxkit.store._order_enums import SharerType

__all__ = [
    "AsyncSharer",
    "BindInvitation",
    "BindSharer",
    "GetSharerOrders",
    "GetSharerProductH5url",
    "GetSharerProductQrcode",
    "GetSharerProductTaglink",
    "GetSharers",
    "SearchSharer",
    "ShareScene",
    "Sharer",
    "SharerFinderScene",
    "SharerFound",
    "SharerInfo",
    "SharerOrder",
    "SharerOrderPage",
    "SharerPage",
    "SharerProductH5url",
    "SharerProductQrcode",
    "SharerProductTaglink",
    "UnbindSharers",
    "UnboundSharers",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class ShareScene(OpenIntEnum):
    """By what a product was shared (分享场景)."""

    LIVE = 1
    WINDOW = 2
    SHORT_VIDEO = 3
    CHANNEL_PAGE = 4
    PRODUCT_PAGE = 5
    ARTICLE = 6
    PRODUCT_LINK = 7
    PRODUCT_QRCODE = 8
    PRODUCT_TAGLINK = 9
    SHARED_LIVE = 10
    SHARED_LIVE_LINK = 11
    WINDOW_TAGLINK = 12
    WINDOW_QRCODE = 13


class BindInvitation(Reply):
    """A QR code that the person has to scan."""

    qrcode_img: str = ""
    """The picture; the documentation says its bytes, the sandbox gives an address."""
    qrcode_img_base64: str = ""
    """The picture in Base64. The code is good for 15 days."""


class BindSharer(Call[BindInvitation], post="/channels/ec/sharer/bind"):
    """Invite somebody to become a sharer (邀请分享员): they scan the code that comes back.

    Errors: 10070001 (a sharer already), 10070005 (the shop's own sharer already), 10070006 (bad parameter).
    https://developers.weixin.qq.com/doc/store/shop/API/sharer/bindsharer.html
    """

    username: str | None = None
    """WeChat id (微信号) of the one person who may scan the code; absent, anybody may."""


class UnboundSharers(Reply):
    """Who is unbound and who is not."""

    success_openid: list[str] = []
    fail_openid: list[str] = []
    """Try these again."""
    refuse_openid: list[str] = []
    """Do not: no sharer, or bound less than a day ago."""


class UnbindSharers(Call[UnboundSharers], post="/channels/ec/sharer/unbind"):
    """Unbind ordinary sharers (解绑分享员): event `channels_ec_sharer_change` for each.

    Errors: 10070006 (bad parameter).
    https://developers.weixin.qq.com/doc/store/shop/API/sharer/unbindsharer.html
    """

    openid_list: list[str] = Field(min_length=1)


class SharerInfo(Output):
    """A sharer."""

    openid: str = ""
    unionid: str | None = None
    """Absent when the shop is bound to no Open Platform account."""
    nickname: str = ""
    sharer_type: SharerType = SharerType.ORDINARY
    bind_time: int = 0
    """Unix seconds."""


class SharerPage(Reply):
    """A page of sharers."""

    sharer_info_list: list[SharerInfo] = []


class GetSharers(Call[SharerPage], post="/channels/ec/sharer/get_sharer_list", repeatable=True):
    """The bound sharers of one type (获取绑定的分享员列表).

    Errors: 10070006 (bad parameter).
    https://developers.weixin.qq.com/doc/store/shop/API/sharer/get_sharer_list.html
    """

    page: int = Field(default=1, ge=1)
    """From 1."""
    page_size: int = Field(default=100, ge=1, le=100)
    """At most 100."""
    sharer_type: Literal[0, 1] = 0
    """0 ordinary ones, 1 the shop's own."""


class SharerFound(Reply):
    """A sharer; all fields are empty when the person is none."""

    openid: str = ""
    unionid: str | None = None
    nickname: str = ""
    sharer_type: SharerType = SharerType.ORDINARY
    bind_time: int = 0


class SearchSharer(Call[SharerFound], post="/channels/ec/sharer/search_sharer", repeatable=True):
    """One sharer, by openid or by WeChat id (获取绑定的分享员).

    Errors: 10070004 (bad openid), 10070006 (bad parameter).
    https://developers.weixin.qq.com/doc/store/shop/API/sharer/search_sharer.html
    """

    openid: str | None = None
    username: str | None = None
    """WeChat id (微信号); this or `openid`."""


class SharerFinderScene(Output):
    """Where in the channels (视频号) it was shared."""

    promoter_id: str = ""
    finder_nickname: str = ""
    live_export_id: str | None = None
    video_export_id: str | None = None
    video_title: str | None = None


class SharerOrder(Output):
    """An order that a sharer brought."""

    order_id: str = ""
    share_scene: ShareScene = ShareScene.PRODUCT_LINK
    sharer_openid: str = ""
    sharer_type: SharerType = SharerType.ORDINARY
    sku_id: str = ""
    product_id: str = ""
    from_wecom: bool = False
    """Shared from WeCom (企业微信)."""
    finder_scene_info: SharerFinderScene | None = None


class SharerOrderPage(Reply):
    """A page of orders."""

    order_list: list[SharerOrder] = []


class GetSharerOrders(
    Call[SharerOrderPage], post="/channels/ec/sharer/get_sharer_order_list", repeatable=True
):
    """Orders that sharers brought (获取分享员订单列表).

    Errors: 10070004 (bad openid), 10070006 (bad parameter).
    https://developers.weixin.qq.com/doc/store/shop/API/sharer/get_sharer_order_list.html
    """

    page: int = Field(default=1, ge=1)
    """From 1."""
    page_size: int = Field(default=100, ge=1, le=100)
    """At most 100."""
    openid: str | None = None
    """Only of this sharer."""
    share_scene: int | None = None
    """Only shared this way."""
    start_time: int | None = None
    """Only placed at this time (Unix seconds) or later."""
    end_time: int | None = None
    """Only placed at this time (Unix seconds) or before."""


class _SharedProduct(Call[R_co]):
    """Who shares which product."""

    openid: str
    """Of the sharer."""
    product_id: str


class SharerProductH5url(Reply):
    """A sharer's H5 link of a product."""

    product_h5url: str = ""


class GetSharerProductH5url(
    _SharedProduct[SharerProductH5url], post="/channels/ec/sharer/get_sharer_product_h5url", repeatable=True
):
    """A sharer's H5 link of a product (获取分享员商品 H5 短链).

    Errors: 10070004 (no sharer), 10020052 (no such product).
    https://developers.weixin.qq.com/doc/store/shop/API/sharer/get_sharer_product_h5url.html
    """


class SharerProductQrcode(Reply):
    """A sharer's QR code of a product."""

    product_qrcode: str = ""


class GetSharerProductQrcode(
    _SharedProduct[SharerProductQrcode], post="/channels/ec/sharer/get_sharer_product_qrcode", repeatable=True
):
    """A sharer's QR code of a product (获取分享员商品二维码).

    Errors: 10070004 (no sharer), 10020052 (no such product).
    https://developers.weixin.qq.com/doc/store/shop/API/sharer/get_sharer_product_qrcode.html
    """


class SharerProductTaglink(Reply):
    """A sharer's token link of a product."""

    product_taglink: str = ""


class GetSharerProductTaglink(
    _SharedProduct[SharerProductTaglink],
    post="/channels/ec/sharer/get_sharer_product_taglink",
    repeatable=True,
):
    """A sharer's token link of a product (获取分享员商品口令).

    Errors: 10070004 (no sharer), 10020052 (no such product).
    https://developers.weixin.qq.com/doc/store/shop/API/sharer/get_sharer_product_taglink.html
    """


def _sharers(page: SharerPage) -> list[SharerInfo]:
    return page.sharer_info_list


def _orders(page: SharerOrderPage) -> list[SharerOrder]:
    return page.order_list


class SharerCalls:
    """Sharers."""

    bind = endpoint(BindSharer)
    unbind = endpoint(UnbindSharers)
    list = endpoint(GetSharers)
    iter_list = paged(GetSharers, _sharers, numbered("sharer_info_list", page="page", size="page_size"))
    search = endpoint(SearchSharer)
    orders = endpoint(GetSharerOrders)
    iter_orders = paged(GetSharerOrders, _orders, numbered("order_list", page="page", size="page_size"))
    product_h5url = endpoint(GetSharerProductH5url)
    product_qrcode = endpoint(GetSharerProductQrcode)
    product_taglink = endpoint(GetSharerProductTaglink)


class Sharer(SharerCalls, Sync):
    """Sharers (分享员): binding, links, orders."""


class AsyncSharer(SharerCalls, Async):
    """Sharers (分享员): binding, links, orders."""
