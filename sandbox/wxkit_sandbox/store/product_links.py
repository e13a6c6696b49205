"""Links to a product (商品链接)."""

from __future__ import annotations

from wxkit.store.product_links import (
    GetProductH5url,
    GetProductQrcode,
    GetProductScheme,
    GetProductTaglink,
    ProductH5url,
    ProductQrcode,
    ProductScheme,
    ProductTaglink,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.basics import IMAGES
from wxkit_sandbox.store.links import taglink
from wxkit_sandbox.store.shelf import own_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD, UNKNOWN = 10020051, 10020052
INVALID = {"*": BAD, "product_id": UNKNOWN}
PLAIN = 1
ProductLink = GetProductH5url | GetProductQrcode | GetProductTaglink


@handles(GetProductH5url, invalid=INVALID)
def get_h5url(app: App, call: GetProductH5url) -> ProductH5url:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproducth5url.html"""
    own_of(app, call.product_id)
    return ProductH5url(product_h5url=f"https://store.weixin.qq.com/shop/p/{_code(app, 'h5url', call)}")


@handles(GetProductQrcode, invalid=INVALID)
def get_qrcode(app: App, call: GetProductQrcode) -> ProductQrcode:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproductqrcode.html"""
    own_of(app, call.product_id)
    kind = f"qrcode-{call.qrcode_type or PLAIN}"
    return ProductQrcode(product_qrcode=f"{IMAGES}{app.appid}/{kind}-{_code(app, kind, call)}")


@handles(GetProductTaglink, invalid=INVALID)
def get_taglink(app: App, call: GetProductTaglink) -> ProductTaglink:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproducttaglink.html"""
    own_of(app, call.product_id)
    return ProductTaglink(product_taglink=taglink(app.name, _code(app, "taglink", call)))


@handles(GetProductScheme, invalid=INVALID)
def get_scheme(app: App, call: GetProductScheme) -> ProductScheme:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproductscheme.html"""
    own_of(app, call.product_id)
    if not call.from_appid.startswith("wx") or call.expire <= 0:
        raise Refusal(BAD)
    number = str(app.world.ids.count("product-scheme"))
    ticket = app.world.ids.derived(24, "product-scheme", call.product_id, call.from_appid, number)
    return ProductScheme(openlink=f"weixin://dl/business/?t={ticket}")


def _code(app: App, kind: str, call: ProductLink) -> str:
    """The same for the same product and employee."""
    employee = (call.wecom_corp_id or "", call.wecom_user_id or "")
    return app.world.ids.derived(12, "product", kind, call.product_id, *employee)
