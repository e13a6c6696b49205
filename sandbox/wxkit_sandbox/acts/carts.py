"""Looking around in the shop: look at a product, put something into the cart, buy what lies there."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.orders import Bought, Buy, Item, buy
from wxkit_sandbox.past import Browsed
from wxkit_sandbox.store.carts import Carts
from wxkit_sandbox.store.checkout import CannotBuy, choose
from wxkit_sandbox.store.purchase_limits import left_for
from wxkit_sandbox.store.shelf import on_sale
from wxkit_sandbox.world import App, World

__all__ = ["AddToCart", "Browse", "BuyCart", "Cart", "CartActs", "Seen", "TakeFromCart"]


class Seen(Reply):
    """What the product's page shows."""

    title: str = ""
    price: int = 0
    """The lowest of its SKUs, in fen."""
    stock: int = 0
    """The general stock of all SKUs together; 0 for a product that is sold out (已售罄)."""
    left: int | None = None
    """How many more this person may buy now (限购); None when the product has no limit."""


class Cart(Reply):
    """What lies in the cart now."""

    items: list[Item] = []


class Browse(Act[Seen], post="/_sandbox/act/browse", auth="none"):
    """Look at a product (浏览商品); the world's history notes it."""

    product_id: str


class AddToCart(Act[Cart], post="/_sandbox/act/add_to_cart", auth="none"):
    """Put something into the cart (加入购物车); it waits there, and takes no stock."""

    product_id: str
    sku_id: str | None = None
    """Absent for the product's first."""
    count: int = Field(default=1, ge=1)


class TakeFromCart(Act[Cart], post="/_sandbox/act/take_from_cart", auth="none"):
    """Take a SKU out of the cart again (移出购物车)."""

    sku_id: str


class BuyCart(Act[Bought], post="/_sandbox/act/buy_cart", auth="none"):
    """Buy everything that lies in the cart, as one order: events as of `buy`."""

    pay: bool = True
    """Pay at once."""
    link: str | None = None
    """The promoter's or sharer's link through which it happens."""
    coupon: str | None = None
    """Id of a coupon that the buyer holds (用户优惠券)."""


@acting(Browse)
def browse(world: World, act: Browse) -> Seen:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproduct.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    item = on_sale(app, act.product_id)
    if item is None or item.live is None:
        raise impossible(f"product {act.product_id} is not on sale")
    world.history.events.append(Browsed(world.clock.time(), person.id, act.product_id))
    return Seen(
        title=item.live.title,
        price=min(sku.sale_price for sku in item.live.skus),
        stock=sum(item.stock.get(sku.sku_id, 0) for sku in item.live.skus),
        left=left_for(app, person, item),
    )


@acting(AddToCart)
def add_to_cart(world: World, act: AddToCart) -> Cart:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproduct.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    carts = app.state(Carts)
    lying = carts.pieces.setdefault(person.id, {})
    sku_id = _sku(app, act, lying)
    carts.products[sku_id] = act.product_id
    lying[sku_id] = lying.get(sku_id, 0) + act.count
    return _shown(carts, person.id)


def _sku(app: App, act: AddToCart, lying: dict[str, int]) -> str:
    """The SKU that is meant, when the shelf has as many as the cart would then hold."""
    try:
        sku_id = choose(app, act.product_id, act.sku_id, act.count).sku.sku_id
        choose(app, act.product_id, sku_id, lying.get(sku_id, 0) + act.count)
    except CannotBuy as reason:
        raise impossible(str(reason)) from None
    return sku_id


@acting(TakeFromCart)
def take_from_cart(world: World, act: TakeFromCart) -> Cart:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproduct.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    carts = app.state(Carts)
    if act.sku_id not in carts.pieces.get(person.id, {}):
        raise impossible(f"SKU {act.sku_id} is not in {person.id}'s cart")
    del carts.pieces[person.id][act.sku_id]
    return _shown(carts, person.id)


@acting(BuyCart)
def buy_cart(world: World, act: BuyCart) -> Bought:
    """https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_new"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    carts = app.state(Carts)
    items = _shown(carts, person.id).items
    if not items:
        raise impossible(f"{person.id}'s cart is empty")
    order = Buy(
        person=act.person, appid=act.appid, items=items, pay=act.pay, link=act.link, coupon=act.coupon
    )
    bought = buy(world, order)
    carts.pieces[person.id] = {}
    return bought


def _shown(carts: Carts, person_id: str) -> Cart:
    lying = carts.pieces.get(person_id, {})
    return Cart(
        items=[
            Item(product_id=carts.products[sku_id], sku_id=sku_id, count=count)
            for sku_id, count in lying.items()
        ]
    )


class CartActs:
    """Looking around in the shop."""

    browse = endpoint(Browse)
    add_to_cart = endpoint(AddToCart)
    take_from_cart = endpoint(TakeFromCart)
    buy_cart = endpoint(BuyCart)
