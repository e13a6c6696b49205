"""Videos and articles that promoters spread."""

from __future__ import annotations

from typing import Any

from wxkit.store._order_enums import AccountType
from wxkit.store.promoter_content import (
    ArticleInfo,
    FeedId,
    FeedProduct,
    FeedPromotion,
    FeedPromotions,
    GetShopArticles,
    GetShopFeedPromotion,
    GetShopFeeds,
    GetTalentArticles,
    GetTalentFeedPromotion,
    GetTalentFeeds,
    ShopArticle,
    ShopArticlePage,
    ShopArticleProduct,
    ShopFeed,
    ShopFeedPage,
    TalentArticle,
    TalentArticlePage,
    TalentArticleProduct,
    TalentFeed,
    TalentFeedPage,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.contents import Article, Contents
from wxkit_sandbox.store.pages import Page, page_of
from wxkit_sandbox.store.promoted_content import (
    BAD,
    BAD_ACCOUNT,
    BAD_CONTENT,
    NO_COOPERATION,
    check_miniprogram,
    content_link,
    content_talent,
    expected,
    promoter_of,
    shop_channel,
    shown_product,
)
from wxkit_sandbox.world import App

__all__ = ["talent_biz_appid"]

INVALID = {"*": BAD}
VIDEO = "video_{code}"
ARTICLE = "article_{code}"


def talent_biz_appid(app: App, talent_appid: str) -> str:
    """The talent's official account (公众号)."""
    return "wx" + app.world.ids.hex(16, "biz", talent_appid)


def _page(app: App, account: str, call: GetTalentFeeds | GetShopFeeds | GetShopArticles) -> Page:
    published = app.state(Contents).of_account.get(account, [])
    return page_of(published, call.page_size, call.next_key, account, mismatch=BAD)


@handles(GetTalentFeeds, invalid=INVALID)
def talent_feeds(app: App, call: GetTalentFeeds) -> TalentFeedPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/video/get_feed_list.html"""
    talent = content_talent(app, call.talent_appid, tells_off=True)
    if call.finder_exportusername not in (None, "", talent.finder_id):
        raise Refusal(BAD)
    page, videos = _page(app, talent.finder_id, call), app.state(Contents).videos
    shown = [
        TalentFeed(
            export_id=id_,
            talent_appid=talent.talent_appid,
            predict_commission_amount=expected(app, talent, videos[id_].product_id),
            product_info=_feed_product(app, videos[id_].product_id),
        )
        for id_ in page.ids
    ]
    return TalentFeedPage(feed_list=shown, next_key=page.next_key, has_more=bool(page.next_key))


@handles(GetShopFeeds, invalid=INVALID)
def shop_feeds(app: App, call: GetShopFeeds) -> ShopFeedPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/video/get_shop_feed_list.html"""
    finder_id = shop_channel(app, call.shop_appid, call.promoter_id, call.promoter_type)
    page, videos = _page(app, finder_id, call), app.state(Contents).videos
    shown = [
        ShopFeed(
            export_id=id_,
            predict_commission_amount=0,
            product_info=_feed_product(app, videos[id_].product_id),
        )
        for id_ in page.ids
    ]
    return ShopFeedPage(feed_list=shown, next_key=page.next_key, has_more=bool(page.next_key))


def _feed_product(app: App, product_id: str) -> FeedProduct:
    name, picture, price = shown_product(app, product_id)
    return FeedProduct(
        product_id=product_id, product_name=name, product_img_url=picture, product_mini_price=price
    )


@handles(GetTalentFeedPromotion, invalid=INVALID)
def talent_feed_promotion(app: App, call: GetTalentFeedPromotion) -> FeedPromotions:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/video/get_feed_promotion_info.html"""
    talent = content_talent(app, call.talent_appid)
    check_miniprogram(app, call.mini_program_appid)
    person_id = promoter_of(app, call.sharer_appid, unknown=BAD_CONTENT)
    return _promotions(app, call.feed_list, talent.finder_id, person_id, unknown=BAD_CONTENT)


@handles(GetShopFeedPromotion, invalid=INVALID)
def shop_feed_promotion(app: App, call: GetShopFeedPromotion) -> FeedPromotions:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/video/get_shop_feed_promotion_info.html"""
    finder_id = shop_channel(app, call.shop_appid, call.promoter_id, call.promoter_type)
    check_miniprogram(app, call.mini_program_appid)
    person_id = promoter_of(app, call.sharer_appid, unknown=BAD)
    return _promotions(app, call.feed_list, finder_id, person_id, unknown=BAD)


def _promotions(
    app: App, feeds: list[FeedId], finder_id: str, person_id: str, *, unknown: int
) -> FeedPromotions:
    videos = app.state(Contents).videos
    for feed in feeds:
        if feed.export_id not in videos or videos[feed.export_id].content.finder_id != finder_id:
            raise Refusal(unknown)
    shown = [
        FeedPromotion(
            export_id=feed.export_id,
            feed_token=app.world.ids.derived(32, "feed-token", feed.export_id),
            promoter_share_link=content_link(app, VIDEO, person_id, videos[feed.export_id].content),
        )
        for feed in feeds
    ]
    return FeedPromotions(feed_list=shown)


@handles(GetShopArticles, invalid=INVALID)
def shop_articles(app: App, call: GetShopArticles) -> ShopArticlePage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/article/get_shop_mp_article_list.html"""
    official = app.world.service_account.original_id
    if call.shop_appid != app.appid or app.world.settings.shop_content != "open":
        raise Refusal(NO_COOPERATION)
    if (call.promoter_id, call.promoter_type) != (official, AccountType.SERVICE_ACCOUNT):
        raise Refusal(BAD_ACCOUNT)
    person_id = promoter_of(app, call.sharer_appid, unknown=BAD)
    page, contents = _page(app, official, call), app.state(Contents)
    shown = [
        ShopArticle(
            product_list=[
                ShopArticleProduct(**_article_product(app, product_id), commission_rate=0)
                for product_id in contents.products[id_]
            ],
            article_info=_article(app, contents.articles[id_], person_id),
            create_time=contents.articles[id_].at,
            update_time=contents.articles[id_].at,
        )
        for id_ in page.ids
    ]
    return ShopArticlePage(article_list=shown, next_key=page.next_key, has_more=bool(page.next_key))


def _article_product(app: App, product_id: str) -> dict[str, Any]:
    name, picture, _ = shown_product(app, product_id)
    return {"product_id": product_id, "product_name": name, "product_img_url": picture}


def _article(app: App, article: Article, person_id: str) -> ArticleInfo:
    return ArticleInfo(
        article_title=article.title,
        cover_image=f"https://mmbiz.qpic.cn/{app.world.ids.derived(24, 'cover', article.url)}/0",
        article_url=article.url,
        promoter_share_link=content_link(app, ARTICLE, person_id, article.content),
    )


@handles(GetTalentArticles, invalid=INVALID)
def talent_articles(app: App, call: GetTalentArticles) -> TalentArticlePage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/article/get_talent_biz_article_list.html"""
    talent = content_talent(app, call.talent_appid)
    account = talent_biz_appid(app, talent.talent_appid)
    if call.biz_appid not in (None, "", account):
        raise Refusal(BAD_CONTENT)
    person_id = promoter_of(app, call.sharer_appid, unknown=BAD_CONTENT)
    contents = app.state(Contents)
    published = contents.of_account.get(account, [])
    page = page_of(published, call.page_size, call.next_key, account, mismatch=BAD)
    shown = [
        TalentArticle(
            product_info_list=[
                TalentArticleProduct(
                    **_article_product(app, product_id),
                    predict_commission_amount=expected(app, talent, product_id),
                    product_mini_price=shown_product(app, product_id)[2],
                )
                for product_id in contents.products[id_]
            ],
            article_info=_article(app, contents.articles[id_], person_id),
            create_time=contents.articles[id_].at,
            update_time=contents.articles[id_].at,
        )
        for id_ in page.ids
    ]
    return TalentArticlePage(article_list=shown, next_key=page.next_key, has_more=bool(page.next_key))
