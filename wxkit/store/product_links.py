"""Links to a product (商品链接): H5, QR code, token for chats, and a scheme for mobile apps."""

from __future__ import annotations

from typing import Literal, TypeVar

from wxkit._call import Call, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AsyncProductLinks",
    "GetProductH5url",
    "GetProductQrcode",
    "GetProductScheme",
    "GetProductTaglink",
    "ProductH5url",
    "ProductLinks",
    "ProductQrcode",
    "ProductScheme",
    "ProductTaglink",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class _ProductLink(Call[R_co]):
    """What a link may say about the employee who spreads it."""

    product_id: str
    wecom_corp_id: str | None = None
    """WeCom (企业微信) corporation of the employee who shares it."""
    wecom_user_id: str | None = None
    """The employee's id there."""


class ProductH5url(Reply):
    """An H5 link."""

    product_h5url: str = ""


class GetProductH5url(_ProductLink[ProductH5url], post="/channels/ec/product/h5url/get", repeatable=True):
    """The H5 link of a product (获取商品 H5 短链).

    Errors: 10020052 (no such product).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproducth5url.html
    """


class ProductQrcode(Reply):
    """A QR code."""

    product_qrcode: str = ""
    """URL of the picture."""


class GetProductQrcode(_ProductLink[ProductQrcode], post="/channels/ec/product/qrcode/get", repeatable=True):
    """The QR code of a product (获取商品二维码).

    Errors: 10020052 (no such product).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproductqrcode.html
    """

    qrcode_type: Literal[1, 2, 3] | None = None
    """1 the plain code (default), 2 a standard poster, 3 a gift-giving poster (送礼物物料)."""


class ProductTaglink(Reply):
    """A token."""

    product_taglink: str = ""
    """Text to paste into a WeChat chat."""


class GetProductTaglink(
    _ProductLink[ProductTaglink], post="/channels/ec/product/taglink/get", repeatable=True
):
    """The token of a product for WeChat chats (获取商品微信口令).

    Errors: 10020052 (no such product).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproducttaglink.html
    """


class ProductScheme(Reply):
    """A link for mobile apps."""

    openlink: str = ""
    """`weixin://…`."""


class GetProductScheme(Call[ProductScheme], post="/channels/ec/product/scheme/get", repeatable=True):
    """A link with which a mobile app opens a product in WeChat (获取商品移动应用跳转 Scheme).

    Errors: 10020052 (no such product).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproductscheme.html
    """

    product_id: str
    from_appid: str
    """The mobile app."""
    expire: int
    """How long the link works."""
    ext_info: str | None = None


class ProductLinkCalls:
    """Links to a product."""

    h5url = endpoint(GetProductH5url)
    qrcode = endpoint(GetProductQrcode)
    taglink = endpoint(GetProductTaglink)
    scheme = endpoint(GetProductScheme)


class ProductLinks(ProductLinkCalls, Sync):
    """Links to a product (商品链接)."""


class AsyncProductLinks(ProductLinkCalls, Async):
    """Links to a product (商品链接)."""
