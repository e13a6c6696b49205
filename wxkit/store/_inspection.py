# ruff: noqa: N815 - boxId, inspectCode and their like are WeChat's own field names
"""Inspection (质检): the warehouse, what can be chosen, the code. Money in fen."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output

__all__ = [
    "DeliveryChoice",
    "DeliveryProduct",
    "InspectAddress",
    "InspectBox",
    "InspectCode",
    "InspectConfig",
    "InspectOrg",
    "InsureType",
    "SubmitConfig",
]


class InspectAddress(Output):
    """Where a parcel comes from or goes to."""

    contact_name: str = ""
    contact_phone: str = Field(default="", repr=False)
    province: str = ""
    city: str = ""
    county: str = ""
    detail: str = ""


class InspectConfig(Output):
    """The inspection warehouse (质检仓)."""

    warehouse_id: str = ""
    warehouse_name: str = ""
    warehouse_addr: str = ""
    delivery_address: InspectAddress = Field(default_factory=InspectAddress)
    return_address: InspectAddress = Field(default_factory=InspectAddress)


class InsureType(Output):
    """An insurance of a parcel (保价)."""

    id: str = ""
    name: str = ""
    upper_limit_type: int = 0
    upper_limit_amount: int | None = None


class DeliveryProduct(Output):
    """A product of a courier (快递产品)."""

    id: int = 0
    name: str = ""
    enable_insure: int = 0
    """1 with insurance, 2 without."""
    insure_type_list: list[InsureType] = []


class DeliveryChoice(Output):
    """A courier."""

    id: str = ""
    name: str = ""
    delivery_products: list[DeliveryProduct] = []


class InspectOrg(Output):
    """An inspector (质检机构)."""

    id: str = ""
    name: str = ""
    org_category: int | None = None
    """Tells inspectors of jewels from those of agarwood (沉香)."""


class SubmitConfig(Output):
    """What can be chosen."""

    delivery_list: list[DeliveryChoice] = []
    inspect_org_list: list[InspectOrg] = []
    charge_url: str = ""
    """What inspection costs."""


class InspectBox(Output):
    """A box."""

    boxId: int = 0
    boxName: str = ""
    boxNum: int = 0


class InspectCode(Output):
    """The inspection code (质检码) and what is printed with it."""

    inspectCode: str = ""
    printInfo: str = ""
    """For the printing component."""
    orderId: str = ""
    channelAppId: str = ""
    merchantName: str = ""
    deliveryId: str = ""
    deliveryName: str = ""
    backupDeliveryId: str | None = None
    backupDeliveryName: str | None = None
    expressMerge: bool = False
    goodsName: str = ""
    goodsDesc: str = ""
    goodsNum: int = 0
    goodsMainMaterial: str = ""
    goodsPartsMaterial: str | None = None
    embedGoodsMaterial: str | None = None
    inspectBaseId: str = ""
    inspectBaseName: str = ""
    inspectOrgId: str = ""
    inspectOrgName: str = ""
    inspectOrgShortName: str = ""
    boxDTOList: list[InspectBox] | None = None
    urgentOrder: bool = False
