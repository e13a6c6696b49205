"""Freight templates (运费模版): what the way to the buyer costs. A product names one in `express_info`."""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import Field

from wxkit._call import Call, Input, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import offset
from wxkit.store._merchant_address import PlaceInfo, PlaceInput

__all__ = [
    "AddFreightTemplate",
    "Area",
    "AreaInput",
    "AsyncFreight",
    "ConditionFree",
    "ConditionFreeInput",
    "ConditionsFree",
    "ConditionsFreeInput",
    "Freight",
    "FreightRule",
    "FreightRuleInput",
    "FreightRules",
    "FreightRulesInput",
    "FreightTemplate",
    "FreightTemplateFound",
    "FreightTemplateIds",
    "FreightTemplateWritten",
    "GetFreightTemplate",
    "ListFreightTemplates",
    "PlaceInfo",
    "PlaceInput",
    "UpdateFreightTemplate",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class ConditionFreeInput(Input):
    """When the freight is free (条件包邮)."""

    address_infos: list[PlaceInput]
    min_piece: int | None = None
    """From so many pieces."""
    min_weight: int | None = None
    """From so many kilograms."""
    min_amount: int | None = None
    """From so many fen."""
    valuation_flag: Literal[0, 1] | None = None
    """1: pieces or weight count."""
    amount_flag: Literal[0, 1] | None = None
    """1: the amount counts."""


class ConditionsFreeInput(Input):
    """When the freight is free."""

    condition_free_detail_list: list[ConditionFreeInput]


class FreightRuleInput(Input):
    """What the freight costs; exactly one rule is the default, and that one names no places.

    The page's table calls the places `address_infos`, its examples `address_info`.
    """

    address_infos: list[PlaceInput] | None = None
    address_info: list[PlaceInput] | None = None
    is_default: bool
    delivery_id: str | None = None
    """Courier company."""
    first_val_amount: int
    """So many pieces or kilograms come first …"""
    first_price: int
    """… for so many fen."""
    second_val_amount: int
    """Every so many more …"""
    second_price: int
    """… for so many fen."""


class FreightRulesInput(Input):
    """What the freight costs."""

    freight_calc_method_list: list[FreightRuleInput]


class AreaInput(Input):
    """Places; the page's table says `address_infos`, its example `address_info`."""

    address_infos: list[PlaceInput] | None = None
    address_info: list[PlaceInput] | None = None


class FreightTemplateWritten(Reply):
    """The template."""

    template_id: str = ""


class _WrittenTemplate(Call[R_co]):
    """What `add` and `update` have in common."""

    name: str
    """Unique in the shop."""
    valuation_type: Literal["PIECE", "WEIGHT"]
    """By pieces or by weight."""
    send_time: str
    """How soon parcels leave: `SendTime_SHIP_TODAY`, `SendTime_TWENTYFOUR_HOUR`, `SendTime_FOUTYEIGHT_HOUR`
    (WeChat's spelling), `SendTime_THREE_DAY`."""
    address_info: PlaceInput
    """Where parcels come from."""
    delivery_type: Literal["EXPRESS"] = "EXPRESS"
    shipping_method: Literal["FREE", "CONDITION_FREE", "NO_FREE"]
    """Free, free under conditions, or never free."""
    delivery_id: list[str] | None = None
    """Courier companies."""
    all_condition_free_detail: ConditionsFreeInput | None = None
    all_freight_calc_method: FreightRulesInput | None = None
    not_send_area: AreaInput | None = None
    """Where the shop does not ship; not the whole country."""
    is_default: bool | None = None


class AddFreightTemplate(
    _WrittenTemplate[FreightTemplateWritten],
    post="/channels/ec/merchant/addfreighttemplate",
    within="freight_template",
):
    """Add a freight template (增加运费模版).

    Errors: 10021053 (the default rule names places), 10021054 (no such place), 10021055 (no default rule),
    10021081 (no address), 10021082 (send_time), 10021200 (name taken), 10025501 (nowhere to ship),
    10025502, 10025503, 10025504 (too many couriers, conditions, rules).
    https://developers.weixin.qq.com/doc/store/shop/API/merchant/addfreighttemplate.html
    """


class UpdateFreightTemplate(
    _WrittenTemplate[FreightTemplateWritten],
    post="/channels/ec/merchant/updatefreighttemplate",
    repeatable=True,
    within="freight_template",
):
    """Rewrite a freight template (更新运费模版).

    Errors: those of `add`, 10020005 (no such template).
    https://developers.weixin.qq.com/doc/store/shop/API/merchant/updatefreighttemplate.html
    """

    template_id: str
    create_time: int | None = None
    update_time: int | None = None


class ConditionFree(Output):
    """When the freight is free."""

    address_infos: list[PlaceInfo] = []
    min_piece: int | None = None
    min_weight: int | None = None
    """Kilograms."""
    min_amount: int | None = None
    """Fen."""
    valuation_flag: int | None = None
    """1: pieces or weight count."""
    amount_flag: int | None = None
    """1: the amount counts."""


class ConditionsFree(Output):
    """When the freight is free."""

    condition_free_detail_list: list[ConditionFree] = []


class FreightRule(Output):
    """What the freight costs."""

    address_infos: list[PlaceInfo] | None = None
    address_info: list[PlaceInfo] | None = None
    is_default: bool = False
    delivery_id: str | None = None
    """Courier company."""
    first_val_amount: int = 0
    """So many pieces or kilograms come first …"""
    first_price: int = 0
    """… for so many fen."""
    second_val_amount: int = 0
    """Every so many more …"""
    second_price: int = 0
    """… for so many fen."""


class FreightRules(Output):
    """What the freight costs."""

    freight_calc_method_list: list[FreightRule] = []


class Area(Output):
    """Places; the page's table says `address_infos`, its example `address_info`."""

    address_infos: list[PlaceInfo] | None = None
    address_info: list[PlaceInfo] | None = None


class FreightTemplate(Output):
    """A freight template."""

    template_id: str = ""
    name: str = ""
    valuation_type: str = ""
    """`PIECE` or `WEIGHT`."""
    send_time: str = ""
    address_info: PlaceInfo = Field(default_factory=PlaceInfo)
    delivery_type: str = ""
    """`EXPRESS`."""
    shipping_method: str = ""
    """`FREE`, `CONDITION_FREE` or `NO_FREE`."""
    delivery_id: list[str] | None = None
    all_condition_free_detail: ConditionsFree | None = None
    all_freight_calc_method: FreightRules | None = None
    not_send_area: Area | None = None
    is_default: bool = False
    create_time: int = 0
    update_time: int = 0


class FreightTemplateFound(Reply):
    """The template."""

    freight_template: FreightTemplate = Field(default_factory=FreightTemplate)


class GetFreightTemplate(
    Call[FreightTemplateFound], post="/channels/ec/merchant/getfreighttemplatedetail", repeatable=True
):
    """One freight template (查询运费模版).

    Errors: 10020005 (no such template).
    https://developers.weixin.qq.com/doc/store/shop/API/merchant/getfreighttemplatedetail.html
    """

    template_id: str


class FreightTemplateIds(Reply):
    """A page of templates."""

    template_id_list: list[str] = []


class ListFreightTemplates(
    Call[FreightTemplateIds], post="/channels/ec/merchant/getfreighttemplatelist", repeatable=True
):
    """Ids of the freight templates (获取运费模板列表).

    https://developers.weixin.qq.com/doc/store/shop/API/merchant/getfreighttemplatelist.html
    """

    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=100, ge=1)


class FreightCalls:
    """Freight templates."""

    add = endpoint(AddFreightTemplate)
    update = endpoint(UpdateFreightTemplate)
    get = endpoint(GetFreightTemplate)
    list = endpoint(ListFreightTemplates)
    iter_list = paged(ListFreightTemplates, lambda page: page.template_id_list, offset("template_id_list"))


class Freight(FreightCalls, Sync):
    """Freight templates (运费模版)."""


class AsyncFreight(FreightCalls, Async):
    """Freight templates (运费模版)."""
