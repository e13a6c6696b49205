"""The merchant's addresses."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import refused

from wxkit.store.addresses import MerchantAddress, PlaceInput
from wxkit.testing._bench import Bench

HERE = PlaceInput(user_name="仓库", province_name="广东省", city_name="深圳市", detail_info="一号仓")


def added(wechat: Bench, **change: Any) -> str:
    fields: dict[str, Any] = {"name": "仓库", "address_info": HERE, "send_addr": 1, "recv_addr": 1}
    return wechat.shop.addresses.add(**(fields | change)).address_id


def found(wechat: Bench, address_id: str) -> MerchantAddress:
    return wechat.shop.addresses.get(address_id=address_id).address_detail


def test_an_address_is_kept(wechat: Bench) -> None:
    address = found(wechat, added(wechat, remark="后门"))
    assert (address.address_info.city_name, address.send_addr, address.default_send) == ("深圳市", 1, 0)
    assert (address.remark, address.create_time) == ("后门", wechat.world.clock.time())
    assert address.address_type is not None


def test_there_is_one_default_of_each_kind(wechat: Bench) -> None:
    first = added(wechat, default_send=1, default_recv=1)
    second = added(wechat, default_recv=1)
    assert (found(wechat, first).default_send, found(wechat, first).default_recv) == (1, 0)
    assert (found(wechat, second).default_send, found(wechat, second).default_recv) == (0, 1)


def test_an_address_is_rewritten_and_deleted(wechat: Bench) -> None:
    first, second = added(wechat), added(wechat)
    wechat.world.advance(60)
    wechat.shop.addresses.update(address_id=first, name="新仓库", address_info=HERE)
    address = found(wechat, first)
    assert (address.name, address.send_addr, address.update_time - address.create_time) == ("新仓库", 0, 60)
    wechat.shop.addresses.delete(address_id=first)
    assert list(wechat.shop.addresses.iter_list(limit=1)) == [second]


def test_unknown_addresses(wechat: Bench) -> None:
    for call in (wechat.shop.addresses.get, wechat.shop.addresses.delete):
        with refused(40097):
            call(address_id="7")
    with refused(40097):
        wechat.shop.addresses.update(address_id="7", address_info=HERE)


@pytest.mark.parametrize(
    "place",
    [
        HERE.model_copy(update={"province_name": ""}),
        HERE.model_copy(update={"detail_info": None}),
        HERE.model_copy(update={"user_name": None}),
    ],
)
def test_an_address_without_a_place_or_anybody(wechat: Bench, place: PlaceInput) -> None:
    with refused(40097):
        added(wechat, name=None, address_info=place)
    assert wechat.shop.addresses.list().address_id_list == []
