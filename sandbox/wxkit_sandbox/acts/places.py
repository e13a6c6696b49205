"""What people have to do with places: the administrator's word on a store mini-program, looking nearby."""

from __future__ import annotations

import json

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.miniprogram.nearby import NearbyBook, NearbyPlace
from wxkit_sandbox.miniprogram.store_merchant import Merchant, confirm, refuse
from wxkit_sandbox.world import World

__all__ = ["AnswerMerchant", "LookNearby", "Nearby", "PlaceActs", "PlaceNearby"]


class AnswerMerchant(Act[Acted], post="/_sandbox/act/answer_merchant", auth="none"):
    """The administrator answers an application for a store mini-program (门店小程序), within 24 hours.

    What became of it is told by the event `apply_merchant_audit_info`. In the service account, unless
    the mini-program is named.
    """

    agree: bool = True


class PlaceNearby(Reply):
    """A place where the mini-program is shown."""

    store_name: str = ""
    address: str = ""
    hour: str = ""
    services: list[str] = []
    """Names of what it offers."""


class Nearby(Reply):
    """What is shown nearby."""

    places: list[PlaceNearby] = []


class LookNearby(Act[Nearby], post="/_sandbox/act/look_nearby", auth="none"):
    """Look which places of the mini-program are nearby (附近的小程序); all of them are."""


@acting(AnswerMerchant)
def answer_merchant(world: World, act: AnswerMerchant) -> Acted:
    """https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html"""
    app = the_app(world, act, "service_account", "miniprogram")
    the_person(world, act)
    if not app.state(Merchant).is_asked(app):
        raise impossible(f"{app.appid} has no application that waits for its administrator")
    if act.agree:
        confirm(app)
    else:
        refuse(app)
    return Acted()


@acting(LookNearby)
def look_nearby(world: World, act: LookNearby) -> Nearby:
    """https://developers.weixin.qq.com/miniprogram/introduction/widget/nearby.html"""
    app = the_app(world, act, "miniprogram")
    the_person(world, act)
    shown = [place for place in app.state(NearbyBook).by_id.values() if place.shown]
    return Nearby(places=[_seen(place) for place in shown])


def _seen(place: NearbyPlace) -> PlaceNearby:
    services = json.loads(place.said.service_infos)["service_infos"]
    return PlaceNearby(
        store_name=place.said.store_name,
        address=place.said.address,
        hour=place.said.hour,
        services=[str(service["name"]) for service in services],
    )


class PlaceActs:
    """What people have to do with places."""

    answer_merchant = endpoint(AnswerMerchant)
    look_nearby = endpoint(LookNearby)
