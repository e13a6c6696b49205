"""The shop itself (店铺): who it is, its links, its pictures, and the codes of places."""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import Field

from wxkit._call import Blob, Call, Output, Query, Reply, Upload
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenStrEnum

__all__ = [
    "AddressCode",
    "AddressCodes",
    "AsyncBasics",
    "Basics",
    "GetAddressCodes",
    "GetMedia",
    "GetShopH5url",
    "GetShopInfo",
    "GetShopQrcode",
    "GetShopTaglink",
    "ImageUploaded",
    "PicFile",
    "QualificationFile",
    "QualificationUploaded",
    "ShopH5url",
    "ShopInfo",
    "ShopInfoFound",
    "ShopQrcode",
    "ShopStatus",
    "ShopTaglink",
    "UploadImage",
    "UploadImageOld",
    "UploadQualification",
    "UploadQualificationOld",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class ShopStatus(OpenStrEnum):
    """Whether the shop is in business."""

    OPENING = "opening"
    """Being opened."""
    OPEN_FINISHED = "open_finished"
    CLOSING = "closing"
    """Being closed."""
    CLOSE_FINISHED = "close_finished"


class ShopInfo(Output):
    """The shop."""

    nickname: str = ""
    headimg_url: str = ""
    """Avatar."""
    subject_type: str = ""
    """Kind of owner (主体类型), such as a company."""
    status: ShopStatus = ShopStatus.OPEN_FINISHED
    username: str | None = None
    """The shop's original id (`gh_…`)."""
    is_local_life: bool = False
    """A shop for local life (本地生活)."""
    open_timestamp: int | None = None
    """When it opened, Unix seconds."""


class ShopInfoFound(Reply):
    """The shop."""

    info: ShopInfo = Field(default_factory=ShopInfo)


class GetShopInfo(Call[ShopInfoFound], get="/channels/ec/basics/info/get"):
    """Name, avatar and state of the shop (获取店铺基本信息).

    Errors: 43001 (must be a GET).
    https://developers.weixin.qq.com/doc/store/shop/API/basics/getbasicinfo.html
    """


class _ShopLink(Call[R_co]):
    """What links of the shop may say about the employee who spreads them."""

    wecom_corp_id: str | None = None
    """WeCom (企业微信) corporation of the employee who shares it."""
    wecom_user_id: str | None = None
    """The employee's id there."""


class ShopQrcode(Reply):
    """A QR code of the shop."""

    shop_qrcode: str = ""
    """URL of the picture."""


class GetShopQrcode(_ShopLink[ShopQrcode], post="/channels/ec/basics/shop/qrcode/get", repeatable=True):
    """The QR code of the shop (获取店铺二维码).

    https://developers.weixin.qq.com/doc/store/shop/API/basics/getshopqrcode.html
    """

    qrcode_type: Literal[1, 2, 3] = 1
    """1 the plain code, 2 a standard poster, 3 a gift-giving poster (送礼物物料)."""


class ShopH5url(Reply):
    """An H5 link of the shop."""

    shop_h5url: str = ""


class GetShopH5url(_ShopLink[ShopH5url], post="/channels/ec/basics/shop/h5url/get", repeatable=True):
    """The H5 link of the shop (获取店铺 H5 短链).

    https://developers.weixin.qq.com/doc/store/shop/API/basics/getshoph5url.html
    """


class ShopTaglink(Reply):
    """A token link of the shop."""

    shop_taglink: str = ""


class GetShopTaglink(_ShopLink[ShopTaglink], post="/channels/ec/basics/shop/taglink/get", repeatable=True):
    """The token link of the shop for WeChat chats (获取店铺微信口令).

    https://developers.weixin.qq.com/doc/store/shop/API/basics/getshoptaglink.html
    """


class AddressCode(Output):
    """A place and its code."""

    name: str = ""
    code: int = 0
    """Administrative division code."""
    level: int = 0
    """0 country, 1 province, 2 city, 3 district, 4 street."""


class AddressCodes(Reply):
    """A place and the places inside it."""

    addrs_msg: AddressCode = Field(default_factory=AddressCode)
    next_level_addrs: list[AddressCode] = []


class GetAddressCodes(Call[AddressCodes], post="/channels/ec/basics/addresscode/get", repeatable=True):
    """Codes of a place and of the places inside it (获取地址编码), down to the fourth level.

    https://developers.weixin.qq.com/doc/store/shop/API/basics/getaddresscode.html
    """

    addr_code: int | None = None
    """The place; absent for the provinces."""


class PicFile(Output):
    """An uploaded picture: ids or a link, as `resp_type` asked."""

    media_id: str | None = None
    """For after-sale, exchange and negotiation proofs."""
    pay_media_id: str | None = None
    """The same for WeChat Pay."""
    img_url: str | None = None
    """For products and the shop's home page."""


class ImageUploaded(Reply):
    """The uploaded picture."""

    pic_file: PicFile = Field(default_factory=PicFile)


class _UploadImage(Call[ImageUploaded]):
    """Both paths of the picture upload take the same fields."""

    upload_type: Query[int] = Field(ge=0, le=1)
    """0 sends the picture itself (`media`, `height`, `width`), 1 its address (`img_url`)."""
    resp_type: Query[int] = Field(ge=0, le=1)
    """0 answers `media_id` and `pay_media_id`, 1 answers `img_url`; products need 1."""
    height: Query[int | None] = Field(default=None, gt=0)
    """Pixels; required with `media`."""
    width: Query[int | None] = Field(default=None, gt=0)
    """Pixels; required with `media`."""
    media: Upload | None = None
    """The picture."""
    img_url: str | None = None
    """Where WeChat fetches it; redirects are not followed."""


class UploadImage(_UploadImage, post="/shop/ec/basics/img/upload"):
    """Upload a picture (上传图片), at most 5000 a minute.

    Errors: 10020055 (fields do not fit `upload_type`).
    https://developers.weixin.qq.com/doc/store/shop/API/apimgnt/api_img_upload.html
    """


class UploadImageOld(_UploadImage, post="/channels/ec/basics/img/upload"):
    """Upload a picture (上传图片) at the older path, which still works.

    Errors: 10020055 (fields do not fit `upload_type`).
    https://developers.weixin.qq.com/doc/store/shop/API/basics/img_upload.html
    """


class QualificationFile(Output):
    """An uploaded qualification."""

    file_id: str = ""


class QualificationUploaded(Reply):
    """The uploaded qualification."""

    data: QualificationFile = Field(default_factory=QualificationFile)


class UploadQualification(Call[QualificationUploaded], post="/shop/ec/basics/qualification/upload"):
    """Upload a picture of a qualification (上传资质图片), for brands and categories.

    https://developers.weixin.qq.com/doc/store/shop/API/apimgnt/api_qualificationupload.html
    """

    media: Upload


class UploadQualificationOld(Call[QualificationUploaded], post="/channels/ec/basics/qualification/upload"):
    """Upload a picture of a qualification (上传资质图片) at the older path, which still works.

    https://developers.weixin.qq.com/doc/store/shop/API/basics/qualificationupload.html
    """

    media: Upload


class GetMedia(Call[Blob], get="/channels/ec/basics/media/get"):
    """Download a picture or video by its media_id (下载图片), such as a buyer's after-sale proof.

    Errors: 40007 (no such media_id).
    https://developers.weixin.qq.com/doc/store/shop/API/apimgnt/api_getdatabymediaid.html
    """

    media_id: str


class BasicsCalls:
    """The shop itself."""

    info = endpoint(GetShopInfo)
    qrcode = endpoint(GetShopQrcode)
    h5url = endpoint(GetShopH5url)
    taglink = endpoint(GetShopTaglink)
    address_codes = endpoint(GetAddressCodes)
    upload_image = endpoint(UploadImage)
    upload_image_old = endpoint(UploadImageOld)
    upload_qualification = endpoint(UploadQualification)
    upload_qualification_old = endpoint(UploadQualificationOld)
    media = endpoint(GetMedia)


class Basics(BasicsCalls, Sync):
    """The shop itself (店铺): info, links, pictures, codes of places."""


class AsyncBasics(BasicsCalls, Async):
    """The shop itself (店铺): info, links, pictures, codes of places."""
