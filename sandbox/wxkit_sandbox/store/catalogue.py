"""A few products for a shop that has just opened."""

from __future__ import annotations

from wxkit.store._product_enums import EditStatus, ProductStatus
from wxkit.store._product_input import (
    AttributeInput,
    CategoryInput,
    ExpressInput,
    ExtraServiceInput,
    SkuInput,
)
from wxkit.store.products import AddProduct
from wxkit_sandbox.store.categories import CROCKERY, JEWELLERY, TEA
from wxkit_sandbox.store.products import add_product
from wxkit_sandbox.store.shelf import ShelfItem, item_of
from wxkit_sandbox.world import App

__all__ = ["stock_shelves"]

IMAGES = "https://mmecimage.cn/p/sandbox"


def stock_shelves(app: App) -> list[ShelfItem]:
    """Put tea, a mug, a tea set and a bracelet on sale, without a word to the merchant's server.

    The tea comes first: two variants at 19,980 fen, one dearer.
    """
    teas = {"龙井 250 克": 19_980, "毛尖 250 克": 19_980, "龙井 500 克": 35_800}
    return [
        _stock(app, "春山有机绿茶礼盒装", "tea", TEA, "口味", teas),
        _stock(app, "景德镇手工白瓷马克杯", "mug", CROCKERY, "颜色", {"白": 5_900, "青": 5_900}),
        _stock(app, "紫砂功夫茶具七件套", "set", CROCKERY, "规格", {"七件套": 128_800}),
        _stock(
            app, "18K 金平安扣手链女款", "bracelet", (JEWELLERY, "6510", "6512"), "长度", {"17cm": 268_800}
        ),
    ]


def _stock(
    app: App, title: str, name: str, category: tuple[str, ...], variant: str, prices: dict[str, int]
) -> ShelfItem:
    """Add a product and let its draft go live."""
    call = AddProduct(
        title=title,
        head_imgs=[f"{IMAGES}/{name}/{number}" for number in range(4)],
        cats_v2=[CategoryInput(cat_id=level) for level in category],
        deliver_method=0,
        express_info=ExpressInput(template_id=1),
        extra_service=ExtraServiceInput(seven_day_return=1),
        skus=[_sku(name, number, variant, *sku) for number, sku in enumerate(prices.items(), 1)],
    )
    item = item_of(app, add_product(app, call).data.product_id)
    item.live = item.draft.model_copy(deep=True)
    item.status, item.edit_status = ProductStatus.ON_SALE, EditStatus.PASSED
    return item


def _sku(name: str, number: int, variant: str, value: str, price: int) -> SkuInput:
    return SkuInput(
        thumb_img=f"{IMAGES}/{name}/sku{number}",
        sale_price=price,
        stock_num=100,
        sku_code=f"{name.upper()}-{number}",
        sku_attrs=[AttributeInput(attr_key=variant, attr_value=value)],
    )
