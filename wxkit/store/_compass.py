"""What both editions of the data compass (电商罗盘) tell of a product and of those who buy. Money in fen."""

from __future__ import annotations

from typing import TypeVar

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._numbers import TextFigure, TextInt

__all__ = [
    "CompassCall",
    "CompassProductBase",
    "CompassProductFigures",
    "ProfileField",
    "ProfileValue",
    "SaleProfile",
    "SaleProfileFound",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class CompassCall(Call[R_co]):
    """Of which day."""

    ds: str = Field(pattern=r"^\d{8}$")
    """Such as "20240520"; yesterday at the latest."""


class CompassProductBase(Output):
    """A product."""

    product_id: str = ""
    title: str = ""
    head_img_url: str = ""
    price: TextInt = 0
    first_category_id: str = ""
    """Outermost."""
    second_category_id: str = ""
    third_category_id: str = ""


class CompassProductFigures(Output):
    """How a product sold on a day. Ratios are 0 to 1."""

    create_gmv: TextInt = 0
    """Ordered (下单金额)."""
    create_cnt: TextInt = 0
    """Orders."""
    create_uv: TextInt = 0
    """People who ordered."""
    create_product_cnt: TextInt = 0
    """Pieces ordered."""
    pay_gmv: TextInt = 0
    """Paid (成交金额)."""
    pay_cnt: TextInt = 0
    """Orders paid."""
    pay_uv: TextInt = 0
    """People who paid."""
    pay_product_cnt: TextInt = 0
    """Pieces paid."""
    pure_pay_gmv: TextInt = 0
    """Paid, without what was refunded."""
    pay_gmv_per_uv: TextInt = 0
    """Paid per person."""
    pay_refund_gmv: TextInt = 0
    """Refunded of what was paid that day (成交退款金额)."""
    pay_refund_uv: TextInt = 0
    pay_refund_ratio: float = 0.0
    pay_refund_after_send_ratio: float = 0.0
    """After shipment."""
    pay_refund_cnt: TextInt = 0
    pay_refund_product_cnt: TextInt = 0
    pay_refund_before_send_ratio: float = 0.0
    """Before shipment."""
    refund_gmv: TextInt = 0
    """Refunded that day (退款金额)."""
    refund_uv: TextInt = 0
    refund_cnt: TextInt = 0
    refund_product_cnt: TextInt = 0
    product_click_uv: TextInt = 0
    """People who opened it."""
    product_click_cnt: TextInt = 0


class ProfileValue(Output):
    """One slice."""

    dim_key: str = ""
    """Such as "18_24"."""
    dim_value: TextFigure = 0.0
    """How many."""


class ProfileField(Output):
    """One way to slice: age, sex, place, spending …"""

    field_name: str = ""
    data_list: list[ProfileValue] = []


class SaleProfile(Output):
    """Who buys."""

    field_list: list[ProfileField] = []


class SaleProfileFound(Reply):
    """Who buys."""

    data: SaleProfile = Field(default_factory=SaleProfile)
