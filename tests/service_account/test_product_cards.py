"""Products of the merchant's Store in articles."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import post, refused
from articles_steps import article, drafted, picture_post

from wxkit.service_account.drafts import FooterProductInfo, ProductInfo
from wxkit.testing._bench import Bench
from wxkit_sandbox.service_account.product_cards import ProductCards
from wxkit_sandbox.store.catalogue import stock_shelves

CARD = "/channels/ec/service/product/getcardinfo"


@pytest.fixture
def tea(wechat: Bench) -> str:
    """A product on sale."""
    return stock_shelves(wechat.world.store)[0].product_id


def footer(key: str) -> ProductInfo:
    return ProductInfo(footer_product_info=FooterProductInfo(product_key=key))


@pytest.mark.parametrize("card_type", [0, 1, 2])
def test_articles_carry_cards_in_their_text(wechat: Bench, tea: str, card_type: Any) -> None:
    card = wechat.sa.store_link.product_card(product_id=tea, article_type="news", card_type=card_type)
    assert card.product_key is None
    media_id = drafted(wechat, article(wechat, content=f"<p>新茶</p>{card.DOM}"))
    assert str(card.DOM) in wechat.sa.drafts.get(media_id=media_id).news_item[0].content


@pytest.mark.parametrize("card_type", [1, 3])
def test_picture_posts_end_with_a_card(wechat: Bench, tea: str, card_type: Any) -> None:
    card = wechat.sa.store_link.product_card(product_id=tea, article_type="newspic", card_type=card_type)
    assert card.DOM is None
    key = card.product_key or ""
    media_id = drafted(wechat, picture_post(wechat, product_info=footer(key)))
    shown = wechat.sa.drafts.get(media_id=media_id).news_item[0].product_info
    assert shown
    assert shown.footer_product_info
    assert shown.footer_product_info.product_key == key


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"product_id": "1"}, 10170001),
        ({"product_id": None}, 10170001),
        ({"article_type": "video"}, 10170002),
        ({"card_type": 4}, 10170003),
        ({"article_type": "news", "card_type": 3}, 10170003),
        ({"article_type": "newspic", "card_type": 0}, 10170003),
    ],
)
def test_what_is_refused(wechat: Bench, tea: str, changes: dict[str, Any], code: int) -> None:
    with refused(code):
        post(wechat, CARD, **({"product_id": tea, "article_type": "news", "card_type": 1} | changes))
    assert wechat.world.service_account.state(ProductCards).keys == set()


def test_a_product_that_is_not_on_sale_has_no_card(wechat: Bench, tea: str) -> None:
    wechat.shop.products.delisting(product_id=tea)
    with refused(10170001):
        wechat.sa.store_link.product_card(product_id=tea, article_type="news", card_type=0)


def test_unknown_and_too_many_products_are_53405(wechat: Bench, tea: str) -> None:
    card = wechat.sa.store_link.product_card(product_id=tea, article_type="newspic", card_type=2)
    drafted(wechat, picture_post(wechat, content=str(card.DOM) * 50))
    for wrong in (
        picture_post(wechat, product_info=footer("made-up")),
        picture_post(wechat, content=str(card.DOM) * 51),
        article(wechat, content='<mp-common-product data-key="x"></mp-common-product>'),
    ):
        with refused(53405):
            wechat.sa.drafts.add(articles=[wrong])
    assert wechat.sa.drafts.count().total_count == 1


@pytest.mark.parametrize(("selling", "code"), [("closed", 53406), ("restricted", 53404)])
def test_an_account_may_have_to_sell_elsewhere(wechat: Bench, tea: str, selling: Any, code: int) -> None:
    card = wechat.sa.store_link.product_card(product_id=tea, article_type="news", card_type=0)
    media_id, selling_article = drafted(wechat), article(wechat, content=card.DOM)
    wechat.world.settings.article_selling = selling
    with refused(code):
        wechat.sa.drafts.update(media_id=media_id, index=0, articles=selling_article)
    assert wechat.sa.drafts.get(media_id=media_id).news_item[0].content == "<p>明前龙井到店。</p>"
