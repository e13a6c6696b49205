"""People who keep the shop as a favourite."""

from __future__ import annotations

import pytest

import wxkit
from wxkit.testing._bench import Bench


def test_favourites_are_counted_by_place(wechat: Bench) -> None:
    for name in ("mei", "lan"):
        wechat.world.people.add(name, person_id=name)
    wechat.act.keep_shop(person="mei")
    wechat.act.keep_shop(person="lan", place="order_detail")
    count = wechat.shop.favorites.count()
    assert (count.favor_uv_acc_shop_homepage, count.favor_uv_acc_order_detail) == (1, 1)
    assert (count.favor_uv_acc_product_detail, count.favor_uv_acc_all) == (0, 2)
    wechat.act.part_with_shop(person="mei")
    assert wechat.shop.favorites.count().favor_uv_acc_all == 1


def test_nobody_keeps_it_twice(wechat: Bench) -> None:
    wechat.world.people.add("mei", person_id="mei")
    with pytest.raises(wxkit.WxkitError, match="does not keep"):
        wechat.act.part_with_shop(person="mei")
    wechat.act.keep_shop(person="mei")
    with pytest.raises(wxkit.WxkitError, match="already"):
        wechat.act.keep_shop(person="mei")
