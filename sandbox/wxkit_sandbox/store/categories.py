"""Categories (类目) that the sandbox knows by name. The numbers are the sandbox's own."""

from __future__ import annotations

__all__ = ["CROCKERY", "EDUCATION", "FRESH", "JEWELLERY", "TEA"]

TEA = ("6153", "6160", "6162")
"""食品饮料 / 茶 / 茶叶: the whole path, outermost level first."""
CROCKERY = ("6200", "6210", "6212")
"""家居百货 / 餐具 / 杯子."""
JEWELLERY = "6500"
"""珠宝首饰, a first level: not to be given as a gift."""
FRESH = "6700"
"""生鲜, a first level: filmed while it is packed."""
EDUCATION = "6600"
"""教育培训, a first level: not to be given as a gift."""
