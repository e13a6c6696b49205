"""What the tests of vouchers and offers begin with: a shop that sells an offer of local life."""

from __future__ import annotations

from typing import Any

from shop_steps import opened, pushes

from wxkit.store.local_life import OfferSkuInput
from wxkit.store.stock import StockDiff
from wxkit.store.vouchers import VoucherDetail, VouchersChanged
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.vouchers import ShownVoucher

SENT = "channels_ec_voucher_send_succ"
OFFER: dict[str, Any] = {
    "product_type": 1,
    "product_name": "面馆 100 元代金券",
    "category_id": "545201",
    "brand_id": "2100000000",
    "head_imgs": ["https://mmecimage.cn/p/noodles"],
    "code_source_type": 1,
    "attr_kv_map": {"voucher_amount": "10000"},
    "skus": [OfferSkuInput(sale_price=9_000)],
}


def written(wechat: Bench, **change: Any) -> tuple[str, str]:
    """A new offer and its SKU, not on sale yet."""
    added = wechat.shop.local_life.add(**(OFFER | change)).data
    return added.product_id, added.sku_ids[0]


def on_offer(wechat: Bench, **change: Any) -> tuple[str, str]:
    """An offer on sale with 100 pieces, and its SKU."""
    opened(wechat)
    product_id, sku_id = written(wechat, **change)
    wechat.shop.products.listing(product_id=product_id)
    wechat.shop.stock.update(product_id=product_id, sku_id=sku_id, diff_type=StockDiff.ADD, num=100)
    return product_id, sku_id


def sold(wechat: Bench, count: int = 1, **change: Any) -> str:
    """An order of mei's, paid, with this many vouchers."""
    product_id, _ = on_offer(wechat, **change)
    return wechat.act.buy(person="mei", product_id=product_id, count=count).order_id


def shown(wechat: Bench, order_id: str) -> list[ShownVoucher]:
    return wechat.act.show_vouchers(person="mei", order_id=order_id).vouchers


def used(wechat: Bench, order_id: str, number: str = "c1", count: int = 1) -> VouchersChanged:
    """The first so many vouchers of the order are redeemed."""
    codes = [voucher.encrypted_code for voucher in shown(wechat, order_id)[:count]]
    return wechat.shop.vouchers.consume(
        consume_request_no=number, encrypted_codes=codes, consume_store_name="南山店", out_store_id="s1"
    )


def seen(wechat: Bench, order_id: str, place: int = 0) -> VoucherDetail:
    code = shown(wechat, order_id)[place].encrypted_code
    return wechat.shop.vouchers.get(encrypted_code=code).voucher


def told(wechat: Bench, event: str) -> list[Any]:
    return [body for name, body in pushes(wechat) if name == event]
