"""Where goods come from that a shop sells for others."""

from __future__ import annotations

import pytest
from shop_steps import refused

from wxkit.store.product_sources import (
    SourceOwnerInput,
    SourceProductInput,
    SourceScene,
    SourceSkuInput,
)
from wxkit.testing._bench import Bench

PICTURES = ["https://goods.example/tea.jpg"]
NAMED = SourceOwnerInput(supplier_name="春山茶厂", source_platform_name="货源网")
KNOWN = SourceOwnerInput(supplier_name="春山茶厂", source_platform_name="货源网", source_platform_type=1)
UNNAMED = SourceOwnerInput(supplier_name="春山茶厂", source_platform_type=1)
GOODS = SourceProductInput(
    visit_url="https://goods.example/tea",
    product_id="tea-1",
    title="春山有机绿茶",
    head_img_urls=PICTURES,
    detail_img_urls=PICTURES,
    sku_list=[
        SourceSkuInput(
            sku_id="1",
            spec_name="净含量",
            spec_value="250克",
            sku_img=PICTURES[0],
            price=2900,
            stock_type=1,
            stock=10,
        )
    ],
    detail_description="明前采摘",
)


def test_sources_have_their_own_ids(wechat: Bench) -> None:
    sources = wechat.shop.product_sources
    found = {
        sources.add(
            scene_value=SourceScene.DISTRIBUTION, supplier=KNOWN, product_source_info=GOODS
        ).third_party_source_id,
        sources.add(
            scene_value=SourceScene.OTHER, publish_method=1, supplier=NAMED, product_source_info=GOODS
        ).third_party_source_id,
    }
    assert len(found) == 2
    assert all(source_id.isdigit() for source_id in found)


@pytest.mark.parametrize(
    ("scene", "method", "owner"),
    [
        (1, None, None),
        (1, None, NAMED),
        (2, None, UNNAMED),
        (3, None, KNOWN),
        (3, 1, None),
        (3, 1, UNNAMED),
        (4, 1, KNOWN),
    ],
)
def test_every_scene_wants_its_fields(
    wechat: Bench, scene: int, method: int | None, owner: SourceOwnerInput | None
) -> None:
    with refused(10020051):
        wechat.shop.product_sources.add(
            scene_value=SourceScene(scene), publish_method=method, supplier=owner, product_source_info=GOODS
        )
