"""Couriers (快递公司) that the Store knows."""

from __future__ import annotations

__all__ = ["COURIERS", "OTHER", "WITH_WAYBILLS"]

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
    OTHER: "其他",
}
WITH_WAYBILLS = ("ZTO", "YTO", "YUNDA", "JTSD", "STO", "SF", "JD", "EMS", "CNSD", "DBKD")
"""Those for whom the Store prints waybills (电子面单)."""
