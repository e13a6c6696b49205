"""Keeping the shop as a favourite, or no longer."""

from __future__ import annotations

from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.store.favorites import Fans, Place
from wxkit_sandbox.world import World

__all__ = ["FavoriteActs", "KeepShop", "PartWithShop"]


class KeepShop(Act[Acted], post="/_sandbox/act/keep_shop", auth="none"):
    """Keep the shop as a favourite (收藏店铺)."""

    place: Place = "shop_homepage"
    """Where it happens."""


class PartWithShop(Act[Acted], post="/_sandbox/act/part_with_shop", auth="none"):
    """Keep the shop no longer (取消收藏)."""


@acting(KeepShop)
def keep_shop(world: World, act: KeepShop) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/API/favorite/shopfavorite/api_getfavoritescount.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    if person.id in app.state(Fans).places:
        raise impossible(f"{person.id} keeps the shop already")
    app.state(Fans).places[person.id] = act.place
    return Acted()


@acting(PartWithShop)
def part_with_shop(world: World, act: PartWithShop) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/API/favorite/shopfavorite/api_getfavoritescount.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    if app.state(Fans).places.pop(person.id, None) is None:
        raise impossible(f"{person.id} does not keep the shop")
    return Acted()


class FavoriteActs:
    """Keeping the shop as a favourite."""

    keep_shop = endpoint(KeepShop)
    part_with_shop = endpoint(PartWithShop)
