"""Products of a Store in articles (公众号连接小店)."""

from __future__ import annotations

from typing import Literal

from wxkit._call import Call, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = ["AsyncStoreLink", "GetProductCard", "ProductCard", "StoreLink"]


class ProductCard(Reply):
    """What brings a product into an article; of the two fields the one that its form needs."""

    product_key: str | None = None
    """Goes into `product_info` of the draft, for the end of a picture post."""
    DOM: str | None = None
    """HTML to paste into the text."""


class GetProductCard(Call[ProductCard], post="/channels/ec/service/product/getcardinfo", repeatable=True):
    """What brings a product (商品) into an article (获取商品卡片的DOM结构).

    Articles take big and small cards and text links; picture posts small cards, text links and bars.
    Errors: 10170001 (product_id), 10170002 (article_type), 10170003 (card_type).
    https://developers.weixin.qq.com/doc/service/api/draftbox/shop/api_ecsgetproductcardinfo
    """

    product_id: str
    article_type: Literal["news", "newspic"]
    """Article or picture post (图片消息)."""
    card_type: Literal[0, 1, 2, 3]
    """0 big card, 1 small card, 2 text link, 3 bar."""


class StoreLinkCalls:
    """Products in articles."""

    product_card = endpoint(GetProductCard)


class StoreLink(StoreLinkCalls, Sync):
    """Products of a Store in articles (公众号连接小店)."""


class AsyncStoreLink(StoreLinkCalls, Async):
    """Products of a Store in articles (公众号连接小店)."""
