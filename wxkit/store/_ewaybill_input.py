"""What an e-waybill (电子面单) is created with."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Input

__all__ = [
    "AddressInput",
    "EwaybillDeliveryInput",
    "EwaybillExtInput",
    "EwaybillGoodsInput",
    "EwaybillOrderInput",
    "SubpackageInput",
    "ValueAddedInput",
]


class AddressInput(Input):
    """A person and an address."""

    name: str = Field(repr=False)
    mobile: str = Field(repr=False)
    province: str
    city: str
    county: str
    street: str | None = None
    address: str = Field(repr=False)


class EwaybillGoodsInput(Input):
    """What lies in the parcel."""

    good_name: str
    good_count: int = Field(ge=1)
    product_id: int | None = None
    sku_id: int | None = None
    out_product_id: str | None = None
    out_sku_id: str | None = None
    out_goods_info: str | None = None
    goods_ext: str | None = None


class EwaybillOrderInput(Input):
    """The order that the parcel is for."""

    ec_order_id: int | None = None
    """The Store's own; absent when the code stands for it."""
    ds_order_id: int | None = None
    """A drop-ship order (代发单), for a supplier."""
    ewaybill_order_code: str | None = None
    """From the order: stands for one of another shop."""
    ewaybill_order_appid: str | None = None
    """That shop."""
    goods_list: list[EwaybillGoodsInput] = Field(min_length=1)


class ValueAddedInput(Input):
    """A service of the courier (增值服务)."""

    vas_type: str
    """Such as `INSURE`."""
    vas_detail: str | None = None
    vas_value: str | None = None


class EwaybillExtInput(Input):
    """How big and heavy the parcel is."""

    temperature_range: int | None = None
    package_weight_g: int | None = None
    """Grams."""
    package_space_x: int | None = None
    package_space_y: int | None = None
    package_space_z: int | None = None
    package_volume_ccm: int | None = None
    """Cubic centimetres."""


class SubpackageInput(Input):
    """One parcel of several."""

    weight_g: int | None = None
    """Grams."""
    space_x: int | None = None
    space_y: int | None = None
    space_z: int | None = None
    package_no: str | None = None


class EwaybillDeliveryInput(Input):
    """How the courier gets the parcels."""

    delivery_type: int | None = None
    collected_time_begin: int | None = None
    """It may come from then on, Unix seconds."""
    collected_time_end: int | None = None
    package_quantity: int | None = Field(default=None, ge=1)
    subpackage_list: list[SubpackageInput] | None = None
    merchant_ext_info: str | None = None
