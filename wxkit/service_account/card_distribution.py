"""How cards reach people (投放卡券): QR codes, a page with cards, articles."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from wxkit._call import Call, Input, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AsyncCardDistribution",
    "CardArticleHtml",
    "CardDistribution",
    "CardLandingPage",
    "CardQrCode",
    "CreateCardLandingPage",
    "CreateCardQrCode",
    "GetCardArticleHtml",
    "LandingPageCard",
    "QrActionInfo",
    "QrCard",
    "QrCardList",
]


class QrCard(Input):
    """A card behind a QR code."""

    card_id: str
    code: str | None = None
    """Needed with codes of the merchant's own, which are not deposited."""
    openid: str | None = None
    """Only this person can receive it; needed with `bind_openid`."""
    is_unique_code: bool | None = None
    """The QR code works once."""
    outer_id: int | None = None
    """Older form of `outer_str`."""
    outer_str: str | None = None
    """Comes back in the events: by which channel the card was received."""


class QrCardList(Input):
    """Several cards behind one QR code."""

    card_list: Annotated[list[QrCard], Field(min_length=1, max_length=5)]


class QrActionInfo(Input):
    """What the QR code gives: `card` or `multiple_card`, as `action_name` says."""

    card: QrCard | None = None
    multiple_card: QrCardList | None = None


class CardQrCode(Reply):
    """The QR code."""

    ticket: str = ""
    expire_seconds: int = 0
    url: str = ""
    """What the QR code says; draw it with any library."""
    show_qrcode_url: str = ""
    """The picture."""


class CreateCardQrCode(Call[CardQrCode], post="/card/qrcode/create"):
    """A QR code by which people receive a card, or up to five (创建二维码).

    Errors: 40053, 40073, 40078 (state), 40116 (code), 45031 (stock), 45033 (get_limit),
    45039 (more than five).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html
    """

    action_name: Literal["QR_CARD", "QR_MULTIPLE_CARD"] = "QR_CARD"
    action_info: QrActionInfo
    expire_seconds: int | None = Field(default=None, ge=60, le=1800)
    """Seconds; a year when absent."""


class LandingPageCard(Input):
    """A card on the page."""

    card_id: str
    thumb_url: str


class CardLandingPage(Reply):
    """The page."""

    url: str = ""
    page_id: int = 0


class CreateCardLandingPage(Call[CardLandingPage], post="/card/landingpage/create"):
    """A page with cards to receive (创建货架).

    Errors: 40073, 40078 (state), 40129 (scene), 45030 (the merchant names its codes).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html
    """

    banner: str
    """A picture uploaded to WeChat, at most 640 by 300."""
    page_title: str
    can_share: bool
    scene: Literal[
        "SCENE_NEAR_BY",
        "SCENE_MENU",
        "SCENE_QRCODE",
        "SCENE_ARTICLE",
        "SCENE_H5",
        "SCENE_IVR",
        "SCENE_CARD_CUSTOM_CELL",
    ]
    """Where the page is offered."""
    card_list: list[LandingPageCard] = Field(min_length=1)


class CardArticleHtml(Reply):
    """The piece of an article."""

    content: str = ""
    """HTML for the `content` of an article."""


class GetCardArticleHtml(Call[CardArticleHtml], post="/card/mpnews/gethtml", repeatable=True):
    """HTML that shows a card in an article (图文消息群发卡券).

    Errors: 40073, 45030 (codes of the merchant's own that are not deposited).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html
    """

    card_id: str


class CardDistributionCalls:
    """How cards reach people."""

    create_qrcode = endpoint(CreateCardQrCode)
    create_landing_page = endpoint(CreateCardLandingPage)
    article_html = endpoint(GetCardArticleHtml)


class CardDistribution(CardDistributionCalls, Sync):
    """How cards reach people (投放卡券)."""


class AsyncCardDistribution(CardDistributionCalls, Async):
    """How cards reach people (投放卡券)."""
