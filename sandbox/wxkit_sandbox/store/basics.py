"""The shop itself: its info and links, uploaded pictures, and a few places with their codes."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Blob, Upload
from wxkit.store.basics import (
    AddressCode,
    AddressCodes,
    GetAddressCodes,
    GetMedia,
    GetShopH5url,
    GetShopInfo,
    GetShopQrcode,
    GetShopTaglink,
    ImageUploaded,
    PicFile,
    ShopH5url,
    ShopInfo,
    ShopInfoFound,
    ShopQrcode,
    ShopTaglink,
    UploadImage,
    UploadImageOld,
)
from wxkit_sandbox.clock import START
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.links import taglink
from wxkit_sandbox.store.places import place_of, places_in
from wxkit_sandbox.store.shopkeeping import ShopState, headimg_of
from wxkit_sandbox.world import App

__all__ = ["IMAGES", "Pictures"]

IMAGES = "https://mmecimage.cn/p/"
BAD_UPLOAD = 10020055
MEDIA_ID = 40007
OPENED = int(START) - 365 * 86400


@dataclass(slots=True)
class Pictures:
    """Uploaded pictures by media_id; one uploaded by its address has no content here."""

    by_media_id: dict[str, Upload] = field(default_factory=dict[str, Upload])
    urls: set[str] = field(default_factory=set[str])
    """Addresses that were given out instead of a media_id."""


@handles(GetShopInfo)
def get_info(app: App, call: GetShopInfo) -> ShopInfoFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/basics/getbasicinfo.html"""
    info = ShopInfo(
        nickname=app.name,
        headimg_url=headimg_of(app),
        subject_type="企业",
        status=app.state(ShopState).status,
        username=app.original_id,
        is_local_life=False,
        open_timestamp=OPENED,
    )
    return ShopInfoFound(info=info)


@handles(GetShopQrcode)
def get_qrcode(app: App, call: GetShopQrcode) -> ShopQrcode:
    """https://developers.weixin.qq.com/doc/store/shop/API/basics/getshopqrcode.html"""
    return ShopQrcode(shop_qrcode=f"{IMAGES}{app.appid}/shop-qrcode-{call.qrcode_type}")


@handles(GetShopH5url)
def get_h5url(app: App, call: GetShopH5url) -> ShopH5url:
    """https://developers.weixin.qq.com/doc/store/shop/API/basics/getshoph5url.html"""
    return ShopH5url(shop_h5url="https://store.weixin.qq.com/shop/h/" + _code(app, "h5url"))


@handles(GetShopTaglink)
def get_taglink(app: App, call: GetShopTaglink) -> ShopTaglink:
    """https://developers.weixin.qq.com/doc/store/shop/API/basics/getshoptaglink.html"""
    return ShopTaglink(shop_taglink=taglink(app.name, _code(app, "taglink")))


def _code(app: App, kind: str) -> str:
    return app.world.ids.derived(12, "shop", kind, app.appid)


@handles(GetAddressCodes)
def get_address_codes(app: App, call: GetAddressCodes) -> AddressCodes:
    """https://developers.weixin.qq.com/doc/store/shop/API/basics/getaddresscode.html"""
    place = place_of(call.addr_code or 0)
    if place is None:
        raise Refusal(40097)
    inside = [AddressCode(name=p.name, code=p.code, level=p.level) for p in places_in(place.code)]
    return AddressCodes(
        addrs_msg=AddressCode(name=place.name, code=place.code, level=place.level), next_level_addrs=inside
    )


@handles(UploadImage, invalid={"*": BAD_UPLOAD})
def upload_image(app: App, call: UploadImage) -> ImageUploaded:
    """https://developers.weixin.qq.com/doc/store/shop/API/apimgnt/api_img_upload.html"""
    return _upload(app, call)


@handles(UploadImageOld, invalid={"*": BAD_UPLOAD})
def upload_image_old(app: App, call: UploadImageOld) -> ImageUploaded:
    """https://developers.weixin.qq.com/doc/store/shop/API/basics/img_upload.html"""
    return _upload(app, call)


def _upload(app: App, call: UploadImage | UploadImageOld) -> ImageUploaded:
    by_url = call.upload_type == 1
    if by_url and not call.img_url:
        raise Refusal(BAD_UPLOAD)
    if not by_url and not (call.media and call.media.content and call.height and call.width):
        raise Refusal(BAD_UPLOAD)
    number = str(app.world.ids.count("store-image"))
    if call.resp_type == 1:
        url = f"{IMAGES}{app.appid}/{app.world.ids.derived(24, 'image', app.appid, number)}"
        app.state(Pictures).urls.add(url)
        return ImageUploaded(pic_file=PicFile(img_url=url))
    media_id = app.world.ids.derived(40, "media", app.appid, number)
    app.state(Pictures).by_media_id[media_id] = call.media or Upload(b"", call.img_url or "", "image/png")
    pay_media_id = app.world.ids.derived(48, "pay-media", app.appid, number)
    return ImageUploaded(pic_file=PicFile(media_id=media_id, pay_media_id=pay_media_id))


@handles(GetMedia, invalid={"media_id": MEDIA_ID})
def get_media(app: App, call: GetMedia) -> Blob:
    """https://developers.weixin.qq.com/doc/store/shop/API/apimgnt/api_getdatabymediaid.html"""
    picture = app.state(Pictures).by_media_id.get(call.media_id)
    if picture is None:
        raise Refusal(MEDIA_ID)
    return Blob(content=picture.content, content_type=picture.content_type, filename=picture.filename)
