"""The Store (微信小店): products, orders, after-sale, gifts, members, promoters."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wxkit._client import AsyncClient, SyncClient
from wxkit._endpoint import Lazy

if TYPE_CHECKING:
    from wxkit.store.aftersale import Aftersale, AsyncAftersale
    from wxkit.store.basics import AsyncBasics, Basics
    from wxkit.store.gifts import AsyncGifts, Gifts
    from wxkit.store.orders import AsyncOrders, Orders
    from wxkit.store.products import AsyncProducts, Products
    from wxkit.store.promoter import AsyncPromoter, Promoter
    from wxkit.store.sharer import AsyncSharer, Sharer
    from wxkit.store.stock import AsyncStock, Stock
    from wxkit.store.vip import AsyncVip, Vip

__all__ = ["AsyncStore", "Store"]


class Store(SyncClient):
    """Blocking client of one Store (微信小店)."""

    product: ClassVar[str] = "store"

    basics: Lazy[Basics] = Lazy("wxkit.store.basics", "Basics")
    products: Lazy[Products] = Lazy("wxkit.store.products", "Products")
    stock: Lazy[Stock] = Lazy("wxkit.store.stock", "Stock")
    orders: Lazy[Orders] = Lazy("wxkit.store.orders", "Orders")
    gifts: Lazy[Gifts] = Lazy("wxkit.store.gifts", "Gifts")
    aftersale: Lazy[Aftersale] = Lazy("wxkit.store.aftersale", "Aftersale")
    vip: Lazy[Vip] = Lazy("wxkit.store.vip", "Vip")
    promoter: Lazy[Promoter] = Lazy("wxkit.store.promoter", "Promoter")
    sharer: Lazy[Sharer] = Lazy("wxkit.store.sharer", "Sharer")


class AsyncStore(AsyncClient):
    """Client of one Store (微信小店) for the event loop."""

    product: ClassVar[str] = "store"

    basics: Lazy[AsyncBasics] = Lazy("wxkit.store.basics", "AsyncBasics")
    products: Lazy[AsyncProducts] = Lazy("wxkit.store.products", "AsyncProducts")
    stock: Lazy[AsyncStock] = Lazy("wxkit.store.stock", "AsyncStock")
    orders: Lazy[AsyncOrders] = Lazy("wxkit.store.orders", "AsyncOrders")
    gifts: Lazy[AsyncGifts] = Lazy("wxkit.store.gifts", "AsyncGifts")
    aftersale: Lazy[AsyncAftersale] = Lazy("wxkit.store.aftersale", "AsyncAftersale")
    vip: Lazy[AsyncVip] = Lazy("wxkit.store.vip", "AsyncVip")
    promoter: Lazy[AsyncPromoter] = Lazy("wxkit.store.promoter", "AsyncPromoter")
    sharer: Lazy[AsyncSharer] = Lazy("wxkit.store.sharer", "AsyncSharer")
