"""Freight templates (运费模版): added, rewritten, read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wxkit.store.freight import (
    AddFreightTemplate,
    FreightTemplate,
    FreightTemplateFound,
    FreightTemplateIds,
    FreightTemplateWritten,
    GetFreightTemplate,
    ListFreightTemplates,
    PlaceInput,
    UpdateFreightTemplate,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.freight_book import Templates
from wxkit_sandbox.store.places import PROVINCES
from wxkit_sandbox.world import App

__all__: list[str] = []

UNKNOWN = 10020005
DEFAULT_NAMES_PLACES, NO_SUCH_PLACE, NO_DEFAULT = 10021053, 10021054, 10021055
NO_ADDRESS, BAD_SEND_TIME, NAME_TAKEN = 10021081, 10021082, 10021200
NOWHERE, COURIERS, CONDITIONS, RULES = 10025501, 10025502, 10025503, 10025504
MOST = 100
INVALID = {"freight_template.address_info": NO_ADDRESS, "address_info": NO_ADDRESS}
_SEND_TIME = re.compile(r"SendTime_(SHIP_TODAY|[A-Z]+_(HOUR|DAY))")
Written = AddFreightTemplate | UpdateFreightTemplate


@handles(AddFreightTemplate, invalid=INVALID)
def add_template(app: App, call: AddFreightTemplate) -> FreightTemplateWritten:
    """https://developers.weixin.qq.com/doc/store/shop/API/merchant/addfreighttemplate.html"""
    _check(app, call, "")
    template_id = str(app.world.ids.count("freight-template", 70_000_001))
    _keep(app, call, template_id, app.world.clock.time())
    return FreightTemplateWritten(template_id=template_id)


@handles(UpdateFreightTemplate, invalid=INVALID)
def update_template(app: App, call: UpdateFreightTemplate) -> FreightTemplateWritten:
    """https://developers.weixin.qq.com/doc/store/shop/API/merchant/updatefreighttemplate.html"""
    before = _template(app, call.template_id)
    _check(app, call, call.template_id)
    _keep(app, call, call.template_id, before.create_time)
    return FreightTemplateWritten(template_id=call.template_id)


def _keep(app: App, call: Written, template_id: str, created: int) -> None:
    """Write the template down; there is one default."""
    templates, given = app.state(Templates).templates, call.model_dump(exclude_none=True)
    if call.is_default:
        for other in templates.values():
            other.is_default = False
    known = {"template_id": template_id, "create_time": created, "update_time": app.world.clock.time()}
    templates[template_id] = FreightTemplate.model_validate(given | known)


def _check(app: App, call: Written, template_id: str) -> None:
    templates = app.state(Templates).templates.values()
    if any(one.name == call.name and one.template_id != template_id for one in templates):
        raise Refusal(NAME_TAKEN)
    if not call.address_info.province_name:
        raise Refusal(NO_ADDRESS)
    if not _SEND_TIME.fullmatch(call.send_time):
        raise Refusal(BAD_SEND_TIME)
    if len(call.delivery_id or ()) > MOST:
        raise Refusal(COURIERS)
    _check_places([call.address_info])
    _check_conditions(call)
    _check_rules(call)
    _check_area(call)


def _check_places(places: Sequence[PlaceInput]) -> None:
    if not all(place.province_name in PROVINCES for place in places):
        raise Refusal(NO_SUCH_PLACE)


def _check_conditions(call: Written) -> None:
    details = call.all_condition_free_detail
    conditions = details.condition_free_detail_list if details else []
    if len(conditions) > MOST:
        raise Refusal(CONDITIONS)
    for condition in conditions:
        _check_places(condition.address_infos)


def _check_rules(call: Written) -> None:
    """Exactly one default, which names no places; nobody needs one when all is free."""
    method = call.all_freight_calc_method
    rules = method.freight_calc_method_list if method else []
    if len(rules) > MOST:
        raise Refusal(RULES)
    for rule in rules:
        places = rule.address_infos or rule.address_info or []
        if rule.is_default and places:
            raise Refusal(DEFAULT_NAMES_PLACES)
        _check_places(places)
    defaults = sum(rule.is_default for rule in rules)
    if defaults != 1 and (rules or call.shipping_method != "FREE"):
        raise Refusal(NO_DEFAULT)


def _check_area(call: Written) -> None:
    area = call.not_send_area
    places = (area.address_infos or area.address_info or []) if area else []
    _check_places(places)
    whole = {place.province_name for place in places if not place.city_name}
    if whole.issuperset(PROVINCES):
        raise Refusal(NOWHERE)


@handles(GetFreightTemplate, invalid={"template_id": UNKNOWN})
def get_template(app: App, call: GetFreightTemplate) -> FreightTemplateFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/merchant/getfreighttemplatedetail.html"""
    return FreightTemplateFound(freight_template=_template(app, call.template_id))


def _template(app: App, template_id: str) -> FreightTemplate:
    template = app.state(Templates).templates.get(template_id)
    if template is None:
        raise Refusal(UNKNOWN)
    return template


@handles(ListFreightTemplates)
def list_templates(app: App, call: ListFreightTemplates) -> FreightTemplateIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/merchant/getfreighttemplatelist.html"""
    ids = list(app.state(Templates).templates)
    return FreightTemplateIds(template_id_list=ids[call.offset : call.offset + call.limit])
