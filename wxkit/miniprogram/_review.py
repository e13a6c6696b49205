# ruff: noqa: N815 - commentId, bizInfo and their like are WeChat's own field names
"""What a review (交易评价) holds."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output
from wxkit._numbers import TextInt

__all__ = [
    "CommentedProduct",
    "CommentedProducts",
    "OlderReview",
    "Review",
    "ReviewBuyer",
    "ReviewContent",
    "ReviewExtra",
    "ReviewHolder",
    "ReviewMedia",
    "ReviewMerchant",
    "ReviewOrder",
    "ReviewProgress",
    "ReviewStep",
]


class ReviewOrder(Output):
    """The merchant's order."""

    busiOrderId: str = ""
    """The merchant's number."""


class ReviewBuyer(Output):
    """Who wrote it."""

    openid: str = ""
    headImg: str = ""
    nickName: str = ""


class ReviewMerchant(Output):
    """The mini-program that sold."""

    appid: str = ""
    headImg: str = ""
    nickName: str = ""


class ReviewMedia(Output):
    """A picture or a video."""

    img: str | None = None
    thumbImg: str | None = None
    video: str | None = None
    videoCover: str | None = None
    videoDuration: int | None = None
    """Seconds."""


class ReviewContent(Output):
    """What the review says."""

    txt: str = ""
    media: list[ReviewMedia] = []


class ReviewExtra(Output):
    """More about the review."""

    isAlreadySendTmpl: bool = False
    """The customer service wrote to the buyer about it."""


class CommentedProduct(Output):
    """A product."""

    name: str = ""
    picUrl: str = ""


class CommentedProducts(Output):
    """What was bought."""

    productList: list[CommentedProduct] = []


class Review(Output):
    """A review (评价)."""

    commentId: str = ""
    amount: int = 0
    """Fen."""
    orderId: str = ""
    payTime: TextInt = 0
    """Unix seconds; a text on the wire."""
    wxPayId: str = ""
    """WeChat Pay's number of the payment."""
    orderInfo: ReviewOrder | None = None
    userInfo: ReviewBuyer | None = None
    bizInfo: ReviewMerchant | None = None
    score: int = 0
    """100 a star."""
    createTime: TextInt = 0
    """Unix seconds; a text on the wire."""
    content: ReviewContent = Field(default_factory=ReviewContent)
    extInfo: ReviewExtra | None = None
    productInfo: CommentedProducts = Field(default_factory=CommentedProducts)


class ReviewHolder(Output):
    """A review, one level down."""

    content: Review = Field(default_factory=Review)


class ReviewStep(Output):
    """A step in the handling of a review."""

    type: int = 0
    updateTime: int | None = None
    """Unix seconds; absent for steps to come."""


class ReviewProgress(Output):
    """How far the handling is."""

    commentId: str = ""
    actionList: list[ReviewStep] = []


class OlderReview(Output):
    """What the review was before the buyer changed it."""

    commentId: str = ""
    content: ReviewContent = Field(default_factory=ReviewContent)
    score: int = 0
    """100 a star."""
    createTime: int = 0
    """Unix seconds."""
