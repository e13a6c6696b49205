"""What the tests of e-waybills begin with: an order to ship, and a waybill for it."""

from __future__ import annotations

from typing import Any

from shop_steps import bought, opened

from wxkit.store.ewaybills import AddressInput, EwaybillCreated, EwaybillGoodsInput, EwaybillOrderInput
from wxkit.testing._bench import Bench

SHOP = AddressInput(
    name="仓库",
    mobile="10000000000",
    province="广东省",
    city="广州市",
    county="海珠区",
    address="新港路 1 号",
)
BUYER = AddressInput(
    name="m**", mobile="100****0000", province="广东省", city="深圳市", county="南山区", address="****"
)
GOODS = EwaybillGoodsInput(good_name="绿茶", good_count=1)


def order(wechat: Bench) -> str:
    tea, *_ = opened(wechat)
    return bought(wechat, tea)


def request(wechat: Bench, order_id: str, courier: str = "SF") -> dict[str, Any]:
    """What a waybill is created with."""
    (account,) = wechat.shop.ewaybills.accounts(delivery_id=courier).account_list
    return {
        "delivery_id": courier,
        "ewaybill_acct_id": account.acct_id,
        "shop_id": account.shop_id,
        "site_code": account.site_info.site_code if account.site_info else None,
        "sender": SHOP,
        "receiver": BUYER,
        "ec_order_list": [EwaybillOrderInput(ec_order_id=int(order_id), goods_list=[GOODS])],
    }


def taken(wechat: Bench, order_id: str, courier: str = "SF", **more: Any) -> EwaybillCreated:
    given = request(wechat, order_id, courier)
    id_ = wechat.shop.ewaybills.precreate(**given).ewaybill_order_id
    return wechat.shop.ewaybills.create(ewaybill_order_id=id_, **given, **more)


def but(call: dict[str, Any], **change: Any) -> dict[str, Any]:
    """The same call with other fields."""
    return call | change
