"""Free items (赠品) that ship with a purchase: not for sale (非卖商品), or made from a product on sale.

They have nothing to do with giving gifts (送礼物), which are the groups `gifts` and `gift_activities`.
"""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import cursor
from wxkit.store._product import Product
from wxkit.store._product_input import AttributeInput, CategoryInput, DescriptionInput, StockInput
from wxkit.store._stock_enums import StockDiff
from wxkit.store.products import ProductIds, UpdatedProduct

__all__ = [
    "AddGiftProduct",
    "AsyncGiftProducts",
    "CreatedGift",
    "GetGiftProduct",
    "GiftMade",
    "GiftMadeReply",
    "GiftProductAdded",
    "GiftProductDetail",
    "GiftProductUpdated",
    "GiftProducts",
    "GiftSkuInput",
    "GiftSkuMapping",
    "GiftSkuUpdateInput",
    "ListGiftProducts",
    "OnsaleSkuInput",
    "SetProductAsGift",
    "UpdateGiftProduct",
    "UpdateGiftStock",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class _WrittenGift(Call[R_co]):
    """What `add` and `update` have in common."""

    title: str
    """5 to 60 characters."""
    head_imgs: list[str]
    """Addresses that `img/upload` gave."""
    cats_v2: list[CategoryInput]
    """All levels of the category."""
    out_product_id: str | None = Field(default=None, max_length=128)
    """The merchant's own id."""
    desc_info: DescriptionInput | None = None
    attrs: list[AttributeInput] | None = None
    spu_code: str | None = None
    brand_id: str | None = None
    """`2100000000`: no brand."""
    listing: Literal[0, 1] | None = None
    """1: submit it for its audit at once."""


class GiftSkuInput(Input):
    """The SKU of a new free item."""

    out_sku_id: str | None = Field(default=None, max_length=128)
    sale_price: int
    """What it is worth, in fen."""
    stock_num: int
    sku_code: str | None = Field(default=None, max_length=100)


class CreatedGift(Output):
    """A new item that is not for sale."""

    product_id: str = ""
    create_time: str = ""
    """`YYYY-MM-DD HH:MM:SS`."""


class GiftProductAdded(Reply):
    """The new item."""

    data: CreatedGift = Field(default_factory=CreatedGift)


class AddGiftProduct(_WrittenGift[GiftProductAdded], post="/channels/ec/product/gift/add"):
    """Write a new item that is not for sale (添加非卖商品). It is a draft until it passes its audit.

    Errors: 10020013 (not exactly one SKU), 10020020, 10020021 (title empty, too long), 10020022, 10020106
    (head images), 10020011, 10020017, 10020018 (category), 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/gift/api_addgiftproduct.html
    """

    skus: list[GiftSkuInput] = Field(min_length=1, max_length=1)
    """Exactly one."""


class GiftSkuUpdateInput(Input):
    """The SKU of a known free item."""

    sku_id: str
    out_sku_id: str | None = Field(default=None, max_length=128)
    sale_price: int | None = None
    """In fen."""
    stock_num: int | None = Field(default=None, ge=0)
    """The stock from now on; the page's table requires it, its example has `stock_diff` alone."""
    stock_diff: StockInput | None = None
    """More or less stock than before; counts when both are given."""
    sku_code: str | None = Field(default=None, max_length=100)


class GiftProductUpdated(Reply):
    """The changed item; the page's table shows it at the root, its example inside `data`."""

    data: UpdatedProduct | None = None
    product_id: str | None = None
    update_time: str | None = None
    """`YYYY-MM-DD HH:MM:SS`."""


class UpdateGiftProduct(_WrittenGift[GiftProductUpdated], post="/channels/ec/product/gift/update"):
    """Rewrite the draft of an item that is not for sale (更新非卖商品).

    Errors: 10020052 (no such item), 10020049 (in audit: withdraw it first), 10020013, 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/gift/api_updategiftproduct.html
    """

    product_id: str
    skus: list[GiftSkuUpdateInput] = Field(min_length=1, max_length=1)
    """Exactly one."""


class GiftProductDetail(Reply):
    """A free item: live copy, draft, or both. Of the fields of a product it has only some."""

    product: Product | None = None
    """The live copy."""
    edit_product: Product | None = None
    """The draft."""


class GetGiftProduct(Call[GiftProductDetail], post="/channels/ec/product/gift/get", repeatable=True):
    """One free item (获取赠品).

    Errors: 10020052 (no such item).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/gift/api_getgiftproduct.html
    """

    product_id: str
    data_type: Literal[1, 2, 3] | None = None
    """1 the live copy (default), 2 the draft, 3 both."""


class ListGiftProducts(Call[ProductIds], post="/channels/ec/product/gift/list/get", repeatable=True):
    """Ids of the shop's free items (获取赠品列表).

    Errors: 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/gift/api_getgiftproductlist.html
    """

    page_size: int = Field(default=10, ge=1)
    status: int | None = None
    """A `ProductStatus`."""
    next_key: str | None = None


class OnsaleSkuInput(Input):
    """A SKU of a product on sale, and how many of it are given away."""

    sku_id: str | None = None
    stock_num: int | None = None


class GiftSkuMapping(Output):
    """Which SKU became which."""

    src_sku_id: str = ""
    gift_sku_id: str = ""


class GiftMade(Output):
    """The free item."""

    src_product_id: str = ""
    """The product that stays on sale."""
    gift_product_id: str = ""
    sku_mappings: list[GiftSkuMapping] = []


class GiftMadeReply(Reply):
    """The free item."""

    data: GiftMade = Field(default_factory=GiftMade)


class SetProductAsGift(Call[GiftMadeReply], post="/channels/ec/product/gift/onsale/set"):
    """Give a product that is on sale away as well (在售商品转赠品): one with a single SKU, once, no presale.

    The pieces for giving come from its stock. It goes on and off sale with the product.

    Errors: 10020052 (no such product), 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/gift/api_setproductasgift.html
    """

    product_id: str
    skus: list[OnsaleSkuInput] | None = None


class UpdateGiftStock(Call[Ok], post="/channels/ec/product/gift/stock/update"):
    """Change how many of a free item there are (更新赠品库存).

    Errors: 10020052 (no such item), 10020049 (in audit), 10020218 (nothing would change), 10020219 (not so
    many there, or with the product that it is made from), 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/gift/api_updategiftstock.html
    """

    product_id: str
    sku_id: str
    diff_type: StockDiff
    num: int = Field(ge=0)


class GiftProductCalls:
    """Free items."""

    add = endpoint(AddGiftProduct)
    update = endpoint(UpdateGiftProduct)
    get = endpoint(GetGiftProduct)
    list = endpoint(ListGiftProducts)
    iter_list = paged(ListGiftProducts, lambda page: page.product_ids, cursor("next_key"))
    from_product = endpoint(SetProductAsGift)
    update_stock = endpoint(UpdateGiftStock)


class GiftProducts(GiftProductCalls, Sync):
    """Free items (赠品)."""


class AsyncGiftProducts(GiftProductCalls, Async):
    """Free items (赠品)."""
