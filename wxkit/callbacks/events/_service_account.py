"""Events of a service account (服务号): following, menus, messages, publishing, customer service.

https://developers.weixin.qq.com/doc/service/guide/dev/push
"""

from __future__ import annotations

from wxkit.callbacks._push import Event, Id, Many, PascalWire, Wire, named

__all__ = [
    "ArticleUrl",
    "ArticleUrls",
    "ArticleUrlsItems",
    "Click",
    "CopyrightCheck",
    "CopyrightItems",
    "CopyrightResult",
    "KfCloseSession",
    "KfCreateSession",
    "KfSwitchSession",
    "LocationReport",
    "LocationSelect",
    "MassSendJobFinish",
    "PicPhotoOrAlbum",
    "PicSysphoto",
    "PicWeixin",
    "PublishInfo",
    "PublishJobFinish",
    "PublishedArticle",
    "PublishedArticles",
    "Scan",
    "ScanCode",
    "ScancodePush",
    "ScancodeWaitmsg",
    "SentLocation",
    "SentPic",
    "SentPicItems",
    "SentPics",
    "Subscribe",
    "TemplateSendJobFinish",
    "Unsubscribe",
    "View",
    "ViewMiniprogram",
]


class Subscribe(Event, event="subscribe"):
    """A person followed the account (关注)."""

    event_key: str = ""
    """`qrscene_` and the scene when they scanned a parametric QR code, else empty."""
    ticket: str = ""
    """Of the QR code."""

    @property
    def scene(self) -> str:
        """The scene of the QR code, or empty."""
        return self.event_key.removeprefix("qrscene_") if self.event_key.startswith("qrscene_") else ""


class Unsubscribe(Event, event="unsubscribe"):
    """A person unfollowed (取消关注). Their data must be deleted."""

    event_key: str = ""


class Scan(Event, event="SCAN"):
    """A follower scanned a QR code with a scene (扫描带参数二维码)."""

    event_key: str = ""
    """The scene."""
    ticket: str = ""


class LocationReport(Event, event="LOCATION"):
    """Where a follower is (上报地理位置), degrees and metres."""

    latitude: float = 0.0
    longitude: float = 0.0
    precision: float = 0.0


class _MenuEvent(Event):
    event_key: str = ""
    menu_id: str = ""
    """Of the conditional menu."""


class Click(_MenuEvent, event="CLICK"):
    """A menu button of type click; `event_key` is its key (自定义菜单)."""


class View(_MenuEvent, event="VIEW"):
    """A menu link; `event_key` is its URL."""


class ViewMiniprogram(_MenuEvent, event="view_miniprogram"):
    """A menu button that opens a mini-program; `event_key` is the page."""


class ScanCode(PascalWire):
    """What was scanned."""

    scan_type: str = ""
    """`qrcode` or `barcode`."""
    scan_result: str = ""


class _ScancodeEvent(_MenuEvent):
    scan_code_info: ScanCode = ScanCode()


class ScancodePush(_ScancodeEvent, event="scancode_push"):
    """A menu button that scans (扫码推事件)."""


class ScancodeWaitmsg(_ScancodeEvent, event="scancode_waitmsg"):
    """A menu button that scans and waits for an answer (扫码带提示)."""


class SentPic(PascalWire):
    """A picture, to be matched with the message that brings it."""

    pic_md5_sum: str = named("PicMd5Sum")


class SentPicItems(Wire):
    """The items of PicList."""

    item: Many[SentPic] = ()


class SentPics(PascalWire):
    """How many pictures, and which."""

    count: int = 0
    pic_list: SentPicItems = SentPicItems()


class _PicEvent(_MenuEvent):
    send_pics_info: SentPics = SentPics()


class PicSysphoto(_PicEvent, event="pic_sysphoto"):
    """A menu button that takes a photo (系统拍照发图)."""


class PicPhotoOrAlbum(_PicEvent, event="pic_photo_or_album"):
    """A menu button for a photo or the album (拍照或者相册发图)."""


class PicWeixin(_PicEvent, event="pic_weixin"):
    """A menu button for WeChat's album (微信相册发图)."""


class SentLocation(PascalWire):
    """A place, in degrees, as text."""

    location_x: str = named("Location_X")
    location_y: str = named("Location_Y")
    scale: str = ""
    label: str = ""
    poiname: str = ""


class LocationSelect(_MenuEvent, event="location_select"):
    """A menu button that picks a place (地理位置选择)."""

    send_location_info: SentLocation = SentLocation()


class TemplateSendJobFinish(Event, event="TEMPLATESENDJOBFINISH"):
    """A template message (模板消息) was delivered, or not."""

    msg_id: Id = named("MsgID")
    status: str = ""
    """`success`, else the reason."""


class CopyrightResult(PascalWire):
    """What the originality check says of one article."""

    article_idx: int = 0
    user_declare_state: int = 0
    audit_state: int = 0
    original_article_url: str = ""
    original_article_type: int = 0
    can_reprint: int = 0
    need_replace_content: int = 0
    need_show_reprint_source: int = 0


class CopyrightItems(Wire):
    """The items of ResultList."""

    item: Many[CopyrightResult] = ()


class CopyrightCheck(PascalWire):
    """The originality check (原创校验) of a mass send."""

    count: int = 0
    result_list: CopyrightItems = CopyrightItems()
    check_state: int = 0


class ArticleUrl(PascalWire):
    """Where one article is."""

    article_idx: int = 0
    article_url: str = ""


class ArticleUrlsItems(Wire):
    """The items of ResultList."""

    item: Many[ArticleUrl] = ()


class ArticleUrls(PascalWire):
    """Where the articles of a mass send are."""

    count: int = 0
    result_list: ArticleUrlsItems = ArticleUrlsItems()


class MassSendJobFinish(Event, event="MASSSENDJOBFINISH"):
    """A mass send (群发) finished; the counts are people."""

    msg_id: Id = named("MsgID")
    status: str = ""
    """`send success`, `send fail` or `err(N)`."""
    total_count: int = 0
    filter_count: int = 0
    sent_count: int = 0
    error_count: int = 0
    copyright_check_result: CopyrightCheck = CopyrightCheck()
    article_url_result: ArticleUrls = ArticleUrls()


class PublishedArticle(Wire):
    """One article of a publication; `idx` counts from 1."""

    idx: int = 0
    article_url: str = ""


class PublishedArticles(Wire):
    """The articles of a publication."""

    count: int = 0
    item: Many[PublishedArticle] = ()


class PublishInfo(Wire):
    """A publication."""

    publish_id: Id = ""
    publish_status: int = 0
    """0 done, 1 under way, 2 not original, 3 failed, 4 refused by review, 5 deleted since, 6 banned since."""
    article_id: str = ""
    article_detail: PublishedArticles = PublishedArticles()
    fail_idx: Many[int] = ()


class PublishJobFinish(Event, event="PUBLISHJOBFINISH", also="FREEPUBLISHJOBFINISH"):
    """A draft was published (发布), or not."""

    publish_event_info: PublishInfo = PublishInfo()


class KfCreateSession(Event, event="kf_create_session"):
    """A customer-service session began (接入会话)."""

    kf_account: str = ""


class KfCloseSession(Event, event="kf_close_session"):
    """A customer-service session ended (关闭会话)."""

    kf_account: str = ""


class KfSwitchSession(Event, event="kf_switch_session"):
    """A customer-service session was handed on (转接会话)."""

    from_kf_account: str = ""
    to_kf_account: str = ""
