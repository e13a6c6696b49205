"""Couriers (快递公司) that the Store knows."""

from __future__ import annotations

__all__ = ["COURIERS", "DIRECT", "OTHER", "SPLITTING", "WITH_WAYBILLS"]

OTHER = "OTHER"
COURIERS = {
    "ZTO": "中通",
    "YTO": "圆通",
    "YUNDA": "韵达",
    "JTSD": "极兔",
    "STO": "申通",
    "SF": "顺丰",
    "JD": "京东",
    "EMS": "中国邮政",
    "CNSD": "菜鸟速递(丹鸟)",
    "DBKD": "德邦快递",
    "SXJD": "顺心捷达",
    "ZTOKY": "中通快运",
    "YDKY": "韵达快运",
    "ANEKY": "安能物流",
    "BTWL": "百世快运",
    "KYSY": "跨越速运",
    "YMDD": "壹米滴答",
    "RJTCSD": "锐界同城速递",
    "ZJS": "宅急送",
    "XFEX": "信丰物流",
    "JGSD": "京广速递",
    OTHER: "其他",
}
WITH_WAYBILLS = tuple(courier for courier in COURIERS if courier != OTHER)
"""Those for whom the Store prints waybills (电子面单)."""
DIRECT = {"SF", "JD", "EMS", "CNSD", "DBKD", "KYSY", "RJTCSD", "ZJS"}
"""Those without franchised sites (直营): an account there is a monthly card, not a site."""
SPLITTING = {"SF", "DBKD", "JD", "SXJD", "YDKY"}
"""Those whose waybills can have more parcels than one (子母件)."""
