"""What the tests of shipping information share: payments, and what is said about their goods."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wxkit.miniprogram.order_shipping import OrderKey, Parcel, Payer, ShippedOrder
from wxkit.testing._bench import Bench
from wxkit_sandbox.clock import SHANGHAI
from wxkit_sandbox.miniprogram.trades import Trades

__all__ = ["by_id", "merchant_key", "now_text", "order", "parcel", "pay", "ship", "trades"]


def pay(wechat: Bench, **more: Any) -> str:
    """Lan pays; the number that WeChat Pay gives."""
    return wechat.act.pay_in_miniprogram(person="lan", **more).transaction_id


def now_text(wechat: Bench) -> str:
    """The present moment in RFC 3339."""
    return datetime.fromtimestamp(wechat.world.clock.now(), SHANGHAI).isoformat()


def by_id(transaction_id: str) -> OrderKey:
    return OrderKey(order_number_type=2, transaction_id=transaction_id)


def merchant_key(out_trade_no: str, mchid: str = "1900000001") -> OrderKey:
    return OrderKey(order_number_type=1, mchid=mchid, out_trade_no=out_trade_no)


def parcel(number: str = "YT1", item_desc: str = "茶杯*1", company: str = "YTO") -> Parcel:
    return Parcel(tracking_no=number, express_company=company, item_desc=item_desc)


def ship(wechat: Bench, transaction_id: str, *parcels: Parcel, **more: Any) -> None:
    """Upload: sent by courier, in one parcel, now."""
    openid = wechat.world.miniprogram.openid(wechat.world.people["lan"])
    said: dict[str, Any] = {
        "order_key": by_id(transaction_id),
        "logistics_type": 1,
        "delivery_mode": 1,
        "shipping_list": list(parcels or (parcel(),)),
        "upload_time": now_text(wechat),
        "payer": Payer(openid=openid),
    }
    wechat.mp.order_shipping.upload(**said | more)


def order(wechat: Bench, transaction_id: str) -> ShippedOrder:
    return wechat.mp.order_shipping.get(transaction_id=transaction_id).order


def trades(wechat: Bench) -> str:
    """Everything that is known of all trades, to compare."""
    return repr(wechat.world.miniprogram.state(Trades))
