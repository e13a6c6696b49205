"""Articles (图文) as they are written into drafts and read from drafts, publications and material."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from wxkit._call import Input, Output

__all__ = [
    "ArticleCover",
    "ArticleCrop",
    "ArticleDraft",
    "ArticleImage",
    "ArticleImages",
    "ArticleProduct",
    "CoverInfo",
    "CropPercent",
    "FooterProduct",
    "FooterProductInfo",
    "ImageInfo",
    "ImageItem",
    "NewsArticle",
    "NewsItem",
    "ProductInfo",
]

Ratio: TypeAlias = Literal["1_1", "16_9", "2.35_1"]


class ImageItem(Input):
    """A picture of a picture post."""

    image_media_id: str
    """Permanent material."""


class ImageInfo(Input):
    """The pictures of a picture post."""

    image_list: list[ImageItem] = Field(min_length=1, max_length=20)
    """1 to 20; the first is the cover."""


class CropPercent(Input):
    """The part of a cover that shows at one ratio. Corners are fractions of width and height, 0 to 1."""

    ratio: Ratio
    x1: str
    y1: str
    x2: str
    y2: str


class CoverInfo(Input):
    """How covers are cut."""

    crop_percent_list: list[CropPercent]


class FooterProductInfo(Input):
    """The product (商品) at the end of an article."""

    product_key: str
    """From `GetProductCard`."""


class ProductInfo(Input):
    """Products of an article."""

    footer_product_info: FooterProductInfo | None = None


class ArticleDraft(Input):
    """An article, or with `article_type` `newspic` a picture post (图片消息)."""

    article_type: Literal["news", "newspic"] | None = None
    """`news` when absent."""
    title: str = Field(min_length=1)
    """At most 32 characters (64 on older pages)."""
    author: str | None = None
    """At most 16 characters."""
    digest: str | None = None
    """Shows when the article is alone; the first 54 characters of the text when absent. At most 128."""
    content: str
    """HTML below 20,000 characters and 1 MB without scripts, pictures by `UploadImage`; of a picture post
    plain text with up to 50 products."""
    content_source_url: str | None = None
    """Where "read more" (阅读原文) leads, at most 1 KB."""
    thumb_media_id: str | None = None
    """The cover, permanent material; every article needs one, picture posts do not."""
    need_open_comment: int | None = Field(default=None, ge=0, le=1)
    """1 lets people comment."""
    only_fans_can_comment: int | None = Field(default=None, ge=0, le=1)
    """1 lets only followers comment."""
    pic_crop_235_1: str | None = None
    """How the cover is cut to 2.35:1, as `X1_Y1_X2_Y2` of fractions 0 to 1."""
    pic_crop_1_1: str | None = None
    """How the cover is cut to a square, likewise."""
    image_info: ImageInfo | None = None
    """Pictures of a picture post, which needs them."""
    cover_info: CoverInfo | None = None
    product_info: ProductInfo | None = None


class NewsArticle(Input):
    """An article of the retired article packs, which drafts replace."""

    thumb_media_id: str
    """The cover."""
    author: str | None = None
    title: str = Field(min_length=1)
    content_source_url: str | None = None
    """Where "read more" (阅读原文) leads."""
    content: str
    """HTML below 20,000 characters and 1 MB without scripts, pictures by `UploadImage`."""
    digest: str | None = None
    """Shows when the article is alone."""
    show_cover_pic: int | None = Field(default=None, ge=0, le=1)
    """1 shows the cover above the text."""
    need_open_comment: int | None = Field(default=None, ge=0, le=1)
    """1 lets people comment."""
    only_fans_can_comment: int | None = Field(default=None, ge=0, le=1)
    """1 lets only followers comment."""


class ArticleImage(Output):
    """A picture of a picture post."""

    image_media_id: str = ""


class ArticleImages(Output):
    """The pictures of a picture post."""

    image_list: list[ArticleImage] = []


class ArticleCrop(Output):
    """The part of a cover that shows at one ratio."""

    ratio: str = ""
    x1: str = ""
    y1: str = ""
    x2: str = ""
    y2: str = ""


class ArticleCover(Output):
    """How covers are cut."""

    crop_percent_list: list[ArticleCrop] = []


class FooterProduct(Output):
    """The product at the end of an article."""

    product_key: str = ""


class ArticleProduct(Output):
    """Products of an article."""

    footer_product_info: FooterProduct | None = None


class NewsItem(Output):
    """An article as WeChat keeps it."""

    article_type: str | None = None
    """`news` or `newspic`."""
    title: str = ""
    author: str = ""
    digest: str = ""
    content: str | None = None
    """Absent from lists with `no_content` 1."""
    content_source_url: str = ""
    thumb_media_id: str = ""
    thumb_url: str | None = None
    show_cover_pic: int | None = None
    """1 when the cover shows above the text; older articles."""
    need_open_comment: int | None = None
    only_fans_can_comment: int | None = None
    pic_crop_235_1: str | None = None
    pic_crop_1_1: str | None = None
    image_info: ArticleImages | None = None
    cover_info: ArticleCover | None = None
    product_info: ArticleProduct | None = None
    url: str = ""
    """Where the article is; of a draft a preview for a while."""
    is_deleted: bool | None = None
    """Of published articles only."""
