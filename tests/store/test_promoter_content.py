"""Videos and articles that promoters spread."""

from __future__ import annotations

from typing import Any

import pytest
from league_steps import normal, promoter, shelf, talent
from shop_steps import order_of, refused

from wxkit.store.promoter_content import FeedId
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.lives import shop_finder_id


def mini(wechat: Bench) -> str:
    return wechat.world.miniprogram.appid


def shops(wechat: Bench, type_: int = 1) -> dict[str, Any]:
    """How calls name the shop's channel (1) or its service account (6)."""
    store, official = wechat.world.store, wechat.world.service_account.original_id
    named = shop_finder_id(store) if type_ == 1 else official
    return {"shop_appid": store.appid, "promoter_id": named, "promoter_type": type_}


def test_a_talents_video_sells_through_a_promoter(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    tao, bo, api = talent(wechat), promoter(wechat), wechat.shop.promoter_content
    normal(wechat, tea, 20)
    export_id = wechat.act.post_video(person="tao", product_id=tea).export_id
    (feed,) = api.talent_feeds(talent_appid=tao.talent_appid, finder_exportusername=tao.finder_id).feed_list
    assert (feed.export_id, feed.product_info.product_id) == (export_id, tea)
    assert feed.predict_commission_amount == feed.product_info.product_mini_price // 10
    (shown,) = api.talent_feed_promotion(
        talent_appid=tao.talent_appid,
        mini_program_appid=mini(wechat),
        feed_list=[FeedId(export_id=export_id)],
        sharer_appid=bo,
    ).feed_list
    assert shown.feed_token
    order_id = wechat.act.buy(person="mei", product_id=tea, link=shown.promoter_share_link).order_id
    detail = order_of(wechat, order_id).order_detail
    assert detail.ext_info is not None
    assert detail.ext_info.order_scene == 3
    assert len(wechat.shop.promoter.commission_orders(order_id=order_id).list) == 1


def test_the_shops_video_brings_a_clue(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    bo, api = promoter(wechat), wechat.shop.promoter_content
    export_id = wechat.act.post_video(person="lan", product_id=tea, for_shop=True).export_id
    assert [feed.export_id for feed in api.iter_shop_feeds(**shops(wechat))] == [export_id]
    (shown,) = api.shop_feed_promotion(
        **shops(wechat),
        mini_program_appid=mini(wechat),
        feed_list=[FeedId(export_id=export_id)],
        sharer_appid=bo,
    ).feed_list
    order_id = wechat.act.buy(person="mei", product_id=tea, link=shown.promoter_share_link).order_id
    assert [clue.order_id for clue in wechat.shop.league_headsupplier.clues().list] == [order_id]


def test_articles_of_a_talent_and_of_the_shop(wechat: Bench) -> None:
    tea, mug, *_ = shelf(wechat)
    tao, bo, api = talent(wechat), promoter(wechat), wechat.shop.promoter_content
    normal(wechat, tea, 10)
    url = wechat.act.publish_article(person="tao", products=[tea, mug], title="茶").export_id
    wechat.act.publish_article(person="lan", products=[mug], for_shop=True)
    (article,) = api.talent_articles(talent_appid=tao.talent_appid, sharer_appid=bo).article_list
    assert (article.article_info.article_title, article.article_info.article_url) == ("茶", url)
    assert [p.predict_commission_amount > 0 for p in article.product_info_list] == [True, False]
    link = article.article_info.promoter_share_link
    order_id = wechat.act.buy(person="mei", product_id=tea, link=link).order_id
    detail = order_of(wechat, order_id).order_detail
    assert detail.ext_info is not None
    assert detail.ext_info.order_scene == 6
    (own,) = api.shop_articles(**shops(wechat, 6)).article_list
    assert [product.product_id for product in own.product_list] == [mug]


CHANNEL = {"shop_appid": "SHOP", "promoter_id": "CHANNEL", "promoter_type": 1}
OFFICIAL = {"shop_appid": "SHOP", "promoter_id": "GH", "promoter_type": 6}


@pytest.mark.parametrize(
    ("code", "call", "body"),
    [
        (10071047, "talent_feeds", {"talent_appid": "wx1"}),
        (10024000, "talent_feeds", {"talent_appid": "TALENT", "finder_exportusername": "sph1"}),
        (10071047, "shop_feeds", {"shop_appid": "wx1", "promoter_id": "1", "promoter_type": 1}),
        (10071055, "shop_feeds", {"shop_appid": "SHOP", "promoter_id": "1", "promoter_type": 1}),
        (10024000, "shop_feeds", CHANNEL | {"next_key": "x"}),
        (10071047, "shop_articles", {"shop_appid": "wx1", "promoter_id": "1", "promoter_type": 6}),
        (10071055, "shop_articles", {"shop_appid": "SHOP", "promoter_id": "1", "promoter_type": 6}),
        (10024000, "shop_articles", OFFICIAL | {"next_key": "x"}),
        (10071047, "talent_articles", {"talent_appid": "wx1"}),
        (10071048, "talent_articles", {"talent_appid": "TALENT", "biz_appid": "wx1"}),
        (10024000, "talent_articles", {"talent_appid": "TALENT", "next_key": "x"}),
    ],
)
def test_content_calls_are_refused(wechat: Bench, code: int, call: str, body: dict[str, Any]) -> None:
    shelf(wechat)
    store = wechat.world.store
    known = {"TALENT": talent(wechat).talent_appid, "SHOP": store.appid, "CHANNEL": shop_finder_id(store)}
    known["GH"] = wechat.world.service_account.original_id
    with refused(code):
        getattr(wechat.shop.promoter_content, call)(**{k: known.get(v, v) for k, v in body.items()})


def test_videos_are_promoted_only_by_who_may(wechat: Bench) -> None:
    shelf(wechat)
    tao, api = talent(wechat, promoters_allowed=False).talent_appid, wechat.shop.promoter_content
    feeds = [FeedId(export_id="1")]
    foreign: dict[str, Any] = shops(wechat) | {"promoter_id": "1"}
    stranger: dict[str, Any] = shops(wechat) | {"shop_appid": "wx1"}
    with refused(10071049):
        api.talent_feeds(talent_appid=tao)
    with refused(10071047):
        api.talent_feed_promotion(talent_appid=tao, mini_program_appid=mini(wechat), feed_list=feeds)
    lan = wechat.act.become_talent(person="lan").talent_appid
    with refused(10071048):
        api.talent_feed_promotion(talent_appid=lan, mini_program_appid=mini(wechat), feed_list=feeds)
    with refused(10024000):
        api.talent_feed_promotion(talent_appid=lan, mini_program_appid="wx1", feed_list=feeds)
    with refused(10024000):
        api.shop_feed_promotion(**shops(wechat), mini_program_appid=mini(wechat), feed_list=feeds)
    with refused(10071055):
        api.shop_feed_promotion(**foreign, mini_program_appid=mini(wechat), feed_list=feeds)
    with refused(10071047):
        api.shop_feed_promotion(**stranger, mini_program_appid=mini(wechat), feed_list=feeds)
