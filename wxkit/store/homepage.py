"""The shop's home page (店铺主页): its background (背景图) and its featured banners (精选展示位).

Both are looked at by the platform before buyers see them.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId

__all__ = [
    "ApplyState",
    "ApplySubmitted",
    "AsyncHomepage",
    "BackgroundApply",
    "BackgroundFound",
    "BannerApply",
    "BannerArticle",
    "BannerArticleInput",
    "BannerFeed",
    "BannerFeedInput",
    "BannerItem",
    "BannerItemInput",
    "BannerPicture",
    "BannerPictureInput",
    "BannerProduct",
    "BannerProductInput",
    "BannersFound",
    "CancelBackgroundApply",
    "CancelBannerApply",
    "FeaturedBanners",
    "GetBackground",
    "GetBanner",
    "Homepage",
    "JudgedBanner",
    "RemoveBackground",
    "RemoveBanner",
    "SubmitBackgroundApply",
    "SubmitBannerApply",
]


class ApplyState(OpenIntEnum):
    """Where an application stands; accepted and withdrawn ones are not told."""

    NONE = 0
    AUDITING = 1
    REJECTED = 2


class ApplySubmitted(Reply):
    """The application."""

    apply_id: int = 0


class SubmitBackgroundApply(
    Call[ApplySubmitted], post="/channels/ec/basics/homepage/background/apply/submit"
):
    """Propose a background (提交背景图申请), shown 16:9 on top of the home page.

    Errors: 268549818, 268555602, 268555603 (no picture, bad address), 268555744 (picture not taken),
    268549841 (an application is under way), 268555516 (not a Store).
    https://developers.weixin.qq.com/doc/store/shop/API/homepage/background/submit_background_apply.html
    """

    img_url: str
    """What `img/upload` gave."""


class BackgroundApply(Output):
    """An application for a background."""

    apply_id: int = 0
    state: ApplyState = ApplyState.NONE
    audit_desc: str | None = None
    """Why it was rejected."""
    img_url: str = ""


class BackgroundFound(Reply):
    """The background."""

    img_url: str = ""
    """What buyers see."""
    apply: BackgroundApply | None = None
    """The latest application, if it is under way or rejected."""


class GetBackground(
    Call[BackgroundFound], post="/channels/ec/basics/homepage/background/get", repeatable=True
):
    """The background and what is proposed for it (查询背景图).

    Errors: 268549676 (neither), 268555516 (not a Store).
    https://developers.weixin.qq.com/doc/store/shop/API/homepage/background/get_background.html
    """


class CancelBackgroundApply(
    Call[Ok], post="/channels/ec/basics/homepage/background/apply/cancel", repeatable=True
):
    """Withdraw a proposed background (撤销主页背景图申请).

    Errors: 268549835, 268549854 (no such application), 268549848 (not under way), 268555516 (not a Store).
    https://developers.weixin.qq.com/doc/store/shop/API/homepage/background/cancel_background_apply.html
    """

    apply_id: int


class RemoveBackground(Call[Ok], post="/channels/ec/basics/homepage/background/remove", repeatable=True):
    """Remove the background and what is proposed for it (清空主页背景图并撤销流程中的申请).

    Errors: 268555516 (not a Store).
    https://developers.weixin.qq.com/doc/store/shop/API/homepage/background/remove_background.html
    """


class BannerPictureInput(Input):
    """What a banner shows."""

    img_url: str
    """What `img/upload` gave."""
    title: str | None = None
    description: str | None = None


class BannerProductInput(Input):
    """Where a banner of type 1 leads."""

    product_id: NumberId


class BannerFeedInput(Input):
    """Where a banner of type 3 leads: a video (视频号视频)."""

    feed_id: str | None = None
    """`export/…`."""
    finder_user_name: str | None = None
    """The channel (视频号), `sph…`."""


class BannerArticleInput(Input):
    """Where a banner of type 4 leads: an article (公众号文章)."""

    url: str | None = None


class BannerItemInput(Input):
    """A banner."""

    type: int
    """1 product, 3 video, 4 article."""
    banner: BannerPictureInput | None = None
    product: BannerProductInput | None = None
    finder: BannerFeedInput | None = None
    official_account: BannerArticleInput | None = None


class SubmitBannerApply(
    Call[ApplySubmitted], post="/channels/ec/basics/homepage/banner/apply/submit", within="banner"
):
    """Propose banners (提交精选展示位申请).

    Errors: 268549841 (an application is under way), 268552764 (scale), 268553714 (how many banners),
    268549928 (type), 268553252, 268555602, 268555603 (no picture, bad address), 268552767 (no title),
    268555744, 268555797 (picture not taken), 268555516 (not a Store).
    https://developers.weixin.qq.com/doc/store/shop/API/homepage/banner/submit_banner_apply.html
    """

    banner: Annotated[list[BannerItemInput], Field(min_length=1, max_length=5)]
    """5 at most; small ones 3 at least."""
    scale: int
    """How large they are shown."""
    title: str | None = Field(default=None, max_length=32)
    """Above them."""


class BannerPicture(Output):
    """What a banner shows."""

    img_url: str = ""
    title: str | None = None
    description: str | None = None


class BannerProduct(Output):
    """Where a banner of type 1 leads."""

    product_id: NumberId = ""


class BannerFeed(Output):
    """Where a banner of type 3 leads: a video."""

    feed_id: str | None = None
    finder_user_name: str | None = None


class BannerArticle(Output):
    """Where a banner of type 4 leads: an article."""

    url: str | None = None


class BannerItem(Output):
    """A banner."""

    type: int = 0
    """1 product, 3 video, 4 article."""
    banner: BannerPicture | None = None
    product: BannerProduct | None = None
    finder: BannerFeed | None = None
    official_account: BannerArticle | None = None


class FeaturedBanners(Output):
    """What buyers see."""

    banner: list[BannerItem] = []
    scale: int = 0
    title: str | None = None


class JudgedBanner(Output):
    """A proposed banner."""

    audit_state: int = 0
    audit_desc: str | None = None
    """Why it was rejected."""
    banner: BannerItem = Field(default_factory=BannerItem)


class BannerApply(Output):
    """An application for banners."""

    apply_id: int = 0
    state: ApplyState = ApplyState.NONE
    banner: list[JudgedBanner] = []
    scale: int = 0
    title: str | None = None


class BannersFound(Reply):
    """The banners."""

    banner: FeaturedBanners | None = None
    apply: BannerApply | None = None
    """The latest application, if it is under way or rejected."""


class GetBanner(Call[BannersFound], post="/channels/ec/basics/homepage/banner/get", repeatable=True):
    """The banners and what is proposed for them (查询精选展示位).

    Errors: 268555516 (not a Store).
    https://developers.weixin.qq.com/doc/store/shop/API/homepage/banner/get_banner.html
    """


class CancelBannerApply(Call[Ok], post="/channels/ec/basics/homepage/banner/apply/cancel", repeatable=True):
    """Withdraw proposed banners (撤销精选展示位申请).

    Errors: 268555516 (not a Store).
    https://developers.weixin.qq.com/doc/store/shop/API/homepage/banner/cancel_banner_apply.html
    """

    apply_id: int


class RemoveBanner(Call[Ok], post="/channels/ec/basics/homepage/banner/remove", repeatable=True):
    """Remove the banners and what is proposed for them (清空精选展示位并撤销流程中的申请).

    Errors: 268555516 (not a Store).
    https://developers.weixin.qq.com/doc/store/shop/API/homepage/banner/remove_banner.html
    """


class HomepageCalls:
    """The shop's home page."""

    submit_background = endpoint(SubmitBackgroundApply)
    background = endpoint(GetBackground)
    cancel_background = endpoint(CancelBackgroundApply)
    remove_background = endpoint(RemoveBackground)
    submit_banner = endpoint(SubmitBannerApply)
    banner = endpoint(GetBanner)
    cancel_banner = endpoint(CancelBannerApply)
    remove_banner = endpoint(RemoveBanner)


class Homepage(HomepageCalls, Sync):
    """The shop's home page (店铺主页): background and banners."""


class AsyncHomepage(HomepageCalls, Async):
    """The shop's home page (店铺主页): background and banners."""
