"""Products of the merchant's Store in articles: cards to insert, and what an article may insert.

https://developers.weixin.qq.com/doc/service/api/draftbox/shop/api_ecsgetproductcardinfo
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wxkit.service_account._articles import ArticleDraft
from wxkit.service_account.store_link import GetProductCard, ProductCard
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.shelf import on_sale
from wxkit_sandbox.world import App

__all__ = ["ProductCards", "check_products"]

BIG, SMALL, TEXT, BAR = range(4)
CARDS = {"news": (BIG, SMALL, TEXT), "newspic": (SMALL, TEXT, BAR)}
AT_THE_END = (SMALL, BAR)
"""Cards of a picture post that stand below it; a link stands in its text."""
MOST = 50
TAG = re.compile(r'<mp-common-product data-key="([^"]*)"')


@dataclass(slots=True)
class ProductCards:
    """Keys of products that were asked for."""

    keys: set[str] = field(default_factory=set[str])


@handles(
    GetProductCard,
    invalid={"product_id": 10170001, "article_type": 10170002, "card_type": 10170003},
)
def get_product_card(app: App, call: GetProductCard) -> ProductCard:
    """https://developers.weixin.qq.com/doc/service/api/draftbox/shop/api_ecsgetproductcardinfo"""
    if on_sale(app.world.store, call.product_id) is None:
        raise Refusal(10170001)
    if call.card_type not in CARDS[call.article_type]:
        raise Refusal(10170003)
    key = app.world.ids.derived(32, "product-card", app.appid, call.product_id)
    app.state(ProductCards).keys.add(key)
    if call.article_type == "newspic" and call.card_type in AT_THE_END:
        return ProductCard(product_key=key)
    return ProductCard(
        DOM=f'<mp-common-product data-key="{key}" data-cardtype="{call.card_type}"></mp-common-product>'
    )


def check_products(app: App, article: ArticleDraft) -> None:
    """Refuse an article whose products WeChat would not take: 53404, 53405, 53406."""
    footer = article.product_info and article.product_info.footer_product_info
    keys = TAG.findall(article.content) + ([footer.product_key] if footer else [])
    if not keys:
        return
    selling = app.world.settings.article_selling
    if selling != "open":
        raise Refusal(53404 if selling == "restricted" else 53406)
    if len(keys) > MOST or not set(keys) <= app.state(ProductCards).keys:
        raise Refusal(53405)
