"""Where the goods come from that a shop sells for others."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store.product_sources import AddThirdPartySource, SourceScene, ThirdPartySourceAdded
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10020051


@dataclass(slots=True)
class Sources:
    """What the shop told, by id."""

    told: dict[str, AddThirdPartySource] = field(default_factory=dict[str, AddThirdPartySource])


@handles(AddThirdPartySource, invalid={"*": BAD})
def add(app: App, call: AddThirdPartySource) -> ThirdPartySourceAdded:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/mmecapi_addproductthirdpartysource.html"""
    if call.scene_value not in tuple(SourceScene):
        raise Refusal(BAD)
    other, owner = call.scene_value == SourceScene.OTHER, call.supplier
    if owner is None or not owner.source_platform_name:
        raise Refusal(BAD)
    if call.publish_method is None if other else owner.source_platform_type is None:
        raise Refusal(BAD)
    source_id = str(app.world.ids.count("third-party-source", 60_000_001))
    app.state(Sources).told[source_id] = call
    return ThirdPartySourceAdded(third_party_source_id=source_id)
