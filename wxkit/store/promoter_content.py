"""Videos (短视频) and articles (公众号文章) that promoters spread, with the agency's token. Money in fen."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import Field

from wxkit._call import Call, Input, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit._paging import cursor

__all__ = [
    "ArticleInfo",
    "ArticleProduct",
    "AsyncPromoterContent",
    "FeedId",
    "FeedProduct",
    "FeedPromotion",
    "FeedPromotions",
    "GetShopArticles",
    "GetShopFeedPromotion",
    "GetShopFeeds",
    "GetTalentArticles",
    "GetTalentFeedPromotion",
    "GetTalentFeeds",
    "PromoterContent",
    "ShopArticle",
    "ShopArticlePage",
    "ShopArticleProduct",
    "ShopFeed",
    "ShopFeedPage",
    "TalentArticle",
    "TalentArticlePage",
    "TalentArticleProduct",
    "TalentFeed",
    "TalentFeedPage",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class _ContentPage(Call[R_co]):
    """Which page."""

    next_key: str = ""
    """Of the page before; empty for the first."""
    page_size: int = Field(default=10, ge=1, le=10)
    """At most 10."""


class FeedProduct(Output):
    """The product of a video."""

    product_id: NumberId = ""
    product_name: str = ""
    product_img_url: str = ""
    product_mini_price: int = 0
    """Fen."""


class ShopFeed(Output):
    """A video."""

    export_id: str = ""
    predict_commission_amount: int = 0
    """What the agency may expect, fen."""
    product_info: FeedProduct = Field(default_factory=FeedProduct)


class TalentFeed(ShopFeed):
    """A talent's video."""

    talent_appid: str = ""


class TalentFeedPage(Reply):
    """A page of videos."""

    feed_list: list[TalentFeed] = []
    next_key: str | None = None
    has_more: bool = False


class GetTalentFeeds(
    _ContentPage[TalentFeedPage], post="/channels/ec/promoter/get_feed_list", repeatable=True
):
    """A talent's videos (获取带货者推广的短视频信息).

    Errors: 10024000 (bad parameter), 10071047 (no cooperation on content), 10071049 (promoters switched off).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/video/get_feed_list.html
    """

    talent_appid: str
    finder_exportusername: str | None = None
    """The talent's Channels account; required when all content is cooperated on."""


class ShopFeedPage(Reply):
    """A page of videos."""

    feed_list: list[ShopFeed] = []
    next_key: str | None = None
    has_more: bool = False


class GetShopFeeds(
    _ContentPage[ShopFeedPage], post="/channels/ec/promoter/get_shop_feed_list", repeatable=True
):
    """The videos of a shop's Channels account (获取小店关联账号的短视频列表).

    Errors: 10024000 (bad parameter), 10071047 (no cooperation on content), 10071055 (promoter_id).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/video/get_shop_feed_list.html
    """

    shop_appid: str
    promoter_id: str
    """From `promoter_partners.shop_accounts`."""
    promoter_type: int
    """Of a Channels account."""


class FeedId(Input):
    """A video."""

    export_id: str


FeedIds = Annotated[list[FeedId], Field(min_length=1)]


class FeedPromotion(Output):
    """What a video component needs."""

    export_id: str = ""
    feed_token: str = ""
    promoter_share_link: str = ""


class FeedPromotions(Reply):
    """What video components need."""

    feed_list: list[FeedPromotion] = []


class GetTalentFeedPromotion(
    Call[FeedPromotions], post="/channels/ec/promoter/get_feed_promotion_info", repeatable=True
):
    """Show a talent's videos in a mini-program (生成带货者短视频内嵌卡片需要的feed_token).

    Errors: 10024000 (bad parameter), 10071047 (no cooperation on content), 10071048 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/video/get_feed_promotion_info.html
    """

    talent_appid: str
    mini_program_appid: str
    """A mini-program that is bound to the agency."""
    feed_list: FeedIds
    sharer_appid: str | None = None
    """The promoter."""


class GetShopFeedPromotion(
    Call[FeedPromotions], post="/channels/ec/promoter/get_shop_feed_promotion_info", repeatable=True
):
    """Show a shop's videos in a mini-program (生成小店关联账号的短视频内嵌小程序推广信息).

    Errors: 10024000 (bad parameter), 10071047 (no cooperation on content), 10071055 (promoter_id).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/video/get_shop_feed_promotion_info.html
    """

    shop_appid: str
    promoter_id: str
    """From `promoter_partners.shop_accounts`."""
    promoter_type: int
    """Of a Channels account."""
    mini_program_appid: str
    """A mini-program that is bound to the agency."""
    feed_list: FeedIds
    sharer_appid: str | None = None
    """The promoter."""


class ArticleProduct(Output):
    """A product of an article."""

    product_id: NumberId = ""
    product_name: str = ""
    product_img_url: str = ""
    predict_commission_amount: int = 0
    """What the agency may expect, fen."""


class ShopArticleProduct(ArticleProduct):
    """A product of a shop's article."""

    commission_rate: int = 0
    """Parts per million."""


class TalentArticleProduct(ArticleProduct):
    """A product of a talent's article."""

    product_mini_price: int = 0
    """Fen."""


class ArticleInfo(Output):
    """What an article says."""

    article_title: str = ""
    cover_image: str = ""
    article_url: str = ""
    promoter_share_link: str = ""


class ShopArticle(Output):
    """A shop's article."""

    product_list: list[ShopArticleProduct] = []
    article_info: ArticleInfo = Field(default_factory=ArticleInfo)
    create_time: int = 0
    """Unix seconds."""
    update_time: int = 0


class ShopArticlePage(Reply):
    """A page of articles."""

    article_list: list[ShopArticle] = []
    next_key: str | None = None
    has_more: bool = False


class GetShopArticles(
    _ContentPage[ShopArticlePage], post="/channels/ec/promoter/get_shop_mp_article_list", repeatable=True
):
    """The articles of a shop's account (获取小店关联账号的文章列表).

    Errors: 10024000 (bad parameter), 10071047 (no cooperation on content), 10071055 (promoter_id).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/article/get_shop_mp_article_list.html
    """

    shop_appid: str
    promoter_id: str
    """From `promoter_partners.shop_accounts`."""
    promoter_type: int
    """Of an official account or a service account."""
    sharer_appid: str | None = None
    """The promoter."""


class TalentArticle(Output):
    """A talent's article."""

    product_info_list: list[TalentArticleProduct] = []
    article_info: ArticleInfo = Field(default_factory=ArticleInfo)
    create_time: int = 0
    """Unix seconds."""
    update_time: int = 0


class TalentArticlePage(Reply):
    """A page of articles."""

    article_list: list[TalentArticle] = []
    next_key: str | None = None
    has_more: bool = False


class GetTalentArticles(
    _ContentPage[TalentArticlePage], post="/channels/ec/promoter/get_talent_biz_article_list", repeatable=True
):
    """A talent's articles (获取某个带货者可推广文章列表).

    Errors: 10024000 (bad parameter), 10071047 (no cooperation on content), 10071048 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/article/get_talent_biz_article_list.html
    """

    talent_appid: str
    sharer_appid: str | None = None
    """The promoter."""
    biz_appid: str | None = None
    """The talent's official account; required when all content is cooperated on."""


class PromoterContentCalls:
    """Videos and articles."""

    talent_feeds = endpoint(GetTalentFeeds)
    iter_talent_feeds = paged(
        GetTalentFeeds, lambda page: page.feed_list, cursor("next_key", more="has_more")
    )
    talent_feed_promotion = endpoint(GetTalentFeedPromotion)
    shop_feeds = endpoint(GetShopFeeds)
    iter_shop_feeds = paged(GetShopFeeds, lambda page: page.feed_list, cursor("next_key", more="has_more"))
    shop_feed_promotion = endpoint(GetShopFeedPromotion)
    shop_articles = endpoint(GetShopArticles)
    iter_shop_articles = paged(
        GetShopArticles, lambda page: page.article_list, cursor("next_key", more="has_more")
    )
    talent_articles = endpoint(GetTalentArticles)
    iter_talent_articles = paged(
        GetTalentArticles, lambda page: page.article_list, cursor("next_key", more="has_more")
    )


class PromoterContent(PromoterContentCalls, Sync):
    """Videos and articles that promoters spread (短视频推广, 文章推广)."""


class AsyncPromoterContent(PromoterContentCalls, Async):
    """Videos and articles that promoters spread (短视频推广, 文章推广)."""
