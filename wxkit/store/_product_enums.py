"""Values of a product's fields; numbers that are not listed survive as they came."""

from __future__ import annotations

from wxkit._enums import OpenIntEnum

__all__ = ["EditStatus", "ProductStatus", "ProductType", "SkuStatus"]


class ProductStatus(OpenIntEnum):
    """Where the live copy of a product (商品线上数据) stands."""

    INITIAL = 0
    """Never listed."""
    ON_SALE = 5
    """上架."""
    RECYCLED = 6
    """In the recycle bin (回收站)."""
    ERASED = 9
    DELISTED = 11
    """Taken off by the merchant (自主下架)."""
    SOLD_OUT = 12
    VIOLATION = 13
    """Taken off for a violation or by risk control (违规下架)."""
    DEPOSIT = 14
    """Taken off: the deposit (保证金) does not suffice."""
    BRAND_EXPIRED = 15
    BANNED = 20
    """封禁."""


class EditStatus(OpenIntEnum):
    """Where the draft of a product (商品草稿) stands."""

    INITIAL = 0
    EDITING = 1
    """编辑中; also after an audit was withdrawn."""
    AUDITING = 2
    """审核中."""
    REJECTED = 3
    PASSED = 4
    WRITING = 5
    UPLOADING = 7
    """WeChat still takes in the data; listing answers 10020067."""
    UPLOAD_FAILED = 8
    QUOTA_SHORT = 72
    """Submitted when the audit quota was used up; submit again later."""


class LimitPeriod(OpenIntEnum):
    """Within what the pieces of a purchase limit (限购) are counted, by the calendar."""

    NONE = 0
    """No limit."""
    DAY = 1
    WEEK = 2
    MONTH = 3
    YEAR = 4


class ProductType(OpenIntEnum):
    """What kind of product it is."""

    OWN = 1
    ON_SALE_GIFT = 4
    """A product on sale that became a free item (在售赠品)."""
    NOT_FOR_SALE = 5
    """A free item that cannot be bought (非卖商品)."""


class SkuStatus(OpenIntEnum):
    """Whether buyers can choose a SKU."""

    INITIAL = 0
    ON_SALE = 5
    OFF_SALE = 11
