"""A product as agencies and talents see it."""

from __future__ import annotations

from wxkit.store._league_product import (
    AgencyItemContent,
    AgencyProduct,
    AgencyProductFound,
    AgencyProductInfo,
    AgencyProductShop,
    GetAgencyProduct,
)
from wxkit.store._product import CategoryId, Description, Product
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.league import League, offers
from wxkit_sandbox.store.shelf import Shelf, ShelfItem
from wxkit_sandbox.world import App

__all__ = ["BAD", "BAD_PRODUCT", "INVALID", "check_shop", "content", "known", "lowest", "picture"]

BAD = 10024000
BAD_APPID = 10024003
BAD_PRODUCT = 10024009
INVALID = {"*": BAD, "appid": BAD_APPID, "shop_appid": BAD_APPID, "product_id": BAD_PRODUCT}
SALES_RANGES = (0, 10, 50, 100, 500, 1_000, 5_000, 10_000)


def check_shop(app: App, appid: str | None) -> None:
    """10024003 when the appid is not the shop's."""
    if appid is not None and appid != app.appid:
        raise Refusal(BAD_APPID)


def known(app: App, product_id: str) -> tuple[ShelfItem, Product]:
    """The product, once buyers could see it; 10024009 for none."""
    item = app.state(Shelf).items.get(product_id)
    if item is None or item.live is None:
        raise Refusal(BAD_PRODUCT)
    return item, item.live


def content(live: Product) -> AgencyItemContent:
    """What buyers read about it."""
    return AgencyItemContent(
        title=live.title,
        head_imgs=live.head_imgs,
        desc_info=Description(imgs=live.desc_info.imgs, desc=live.desc_info.desc),
        cats=[CategoryId(cat_id=category.cat_id) for category in live.cats or ()],
        cats_v2=[CategoryId(cat_id=category.cat_id) for category in live.cats_v2 or ()],
    )


def picture(live: Product) -> str:
    """Its first picture."""
    return live.head_imgs[0] if live.head_imgs else ""


def lowest(live: Product) -> int:
    """The price of its cheapest SKU, fen."""
    return min((sku.sale_price for sku in live.skus or ()), default=0)


@handles(GetAgencyProduct, invalid=INVALID)
def get_product(app: App, call: GetAgencyProduct) -> AgencyProductFound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getproductdetail.html"""
    check_shop(app, call.shop_appid)
    item, live = known(app, call.product_id)
    league = app.state(League)
    if not offers(app, call.product_id) and call.product_id not in league.cooperations:
        raise Refusal(BAD_PRODUCT)
    read = content(live)
    skus = [sku.model_copy(update={"stock_num": item.stock.get(sku.sku_id, 0)}) for sku in live.skus or ()]
    info = AgencyProductInfo(
        title=read.title,
        head_imgs=read.head_imgs,
        desc_info=read.desc_info,
        cats_v2=read.cats_v2,
        skus=skus,
        status=item.status,
        monthly_sales_range=sum(1 for bound in SALES_RANGES if item.sold > bound),
    )
    shop = AgencyProductShop(name=app.name, icon=f"https://wx.qlogo.cn/mmhead/{app.appid}/0", score=0)
    product = AgencyProduct(shop_appid=app.appid, product_id=item.product_id, product_info=info, shop=shop)
    return AgencyProductFound(product=product)
