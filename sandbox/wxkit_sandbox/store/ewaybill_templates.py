"""Templates of e-waybills: the couriers' own, and what the merchant adds; and what is printed by them."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.store.ewaybill_templates import (
    CourierTemplates,
    CreateTemplate,
    CustomArea,
    DeleteTemplate,
    EwaybillTemplate,
    GetTemplate,
    GetTemplateConfig,
    GetTemplates,
    StandardTemplate,
    TemplateConfigReply,
    TemplateCreated,
    TemplateInput,
    TemplateKinds,
    TemplateOption,
    TemplateReply,
    TemplatesReply,
    UpdateTemplate,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.couriers import COURIERS, WITH_WAYBILLS
from wxkit_sandbox.store.ewaybill_book import Taken
from wxkit_sandbox.world import App

__all__ = ["check_template", "print_info"]

BAD = 40097
WRONG_COURIER = 10025012
SINGLE = "single"
"""一联单."""


@dataclass(slots=True)
class Templates:
    """The merchant's templates by courier and id."""

    by_courier: dict[str, dict[str, EwaybillTemplate]] = field(
        default_factory=dict[str, dict[str, EwaybillTemplate]]
    )

    def of(self, courier: str) -> dict[str, EwaybillTemplate]:
        """Those for a courier; 10025012 for one without waybills."""
        if courier not in WITH_WAYBILLS:
            raise Refusal(WRONG_COURIER)
        return self.by_courier.setdefault(courier, {})


def check_template(app: App, courier: str, template_id: str | None) -> None:
    """40097 for a template that is neither the courier's nor the merchant's."""
    if template_id and template_id != SINGLE and template_id not in app.state(Templates).of(courier):
        raise Refusal(BAD)


def print_info(app: App, waybill: Taken, template_id: str, part: str = "") -> str:
    """What the printing component prints: all parcels, or one."""
    courier = waybill.account.delivery_id
    check_template(app, courier, template_id)
    content = {
        "delivery_id": courier,
        "template_id": template_id,
        "waybill_id": part or [number for number, _ in waybill.waybills],
        "ewaybill_order_id": waybill.ewaybill_order_id,
    }
    return b64encode(json.dumps(content, ensure_ascii=False).encode()).decode()


@handles(GetTemplateConfig)
def get_template_config(app: App, call: GetTemplateConfig) -> TemplateConfigReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/get_template_config.html"""
    return TemplateConfigReply(config={courier: _standard(courier) for courier in WITH_WAYBILLS})


def _standard(courier: str) -> TemplateKinds:
    return TemplateKinds(
        single=StandardTemplate(
            type=SINGLE,
            desc=f"{COURIERS[courier]}一联单 76mm*130mm",
            width=760,
            height=1300,
            url=f"https://mmecimage.cn/p/ewaybill/{courier}",
            custom_config=CustomArea(width=760, height=300, top=1000, left=0),
        )
    )


@handles(CreateTemplate)
def create_template(app: App, call: CreateTemplate) -> TemplateCreated:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/add_template.html"""
    templates = app.state(Templates).of(call.delivery_id)
    template_id, now = str(app.world.ids.count("ewaybill-template", 70001)), app.world.clock.time()
    _put(templates, _template(template_id, call.info, now, now))
    return TemplateCreated(delivery_id=call.delivery_id, template_id=template_id)


@handles(UpdateTemplate)
def update_template(app: App, call: UpdateTemplate) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/update_template.html"""
    templates = app.state(Templates).of(call.delivery_id)
    old = _known(templates, call.info.template_id)
    _put(templates, _template(old.template_id, call.info, old.create_time, app.world.clock.time()))
    return Ok()


@handles(DeleteTemplate)
def delete_template(app: App, call: DeleteTemplate) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/delete_template.html"""
    templates = app.state(Templates).of(call.delivery_id)
    del templates[_known(templates, call.template_id).template_id]
    return Ok()


@handles(GetTemplate)
def get_template(app: App, call: GetTemplate) -> TemplateReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/get_templatebyid.html"""
    templates = app.state(Templates).of(call.delivery_id)
    return TemplateReply(template_info=_known(templates, call.template_id))


@handles(GetTemplates)
def get_templates(app: App, call: GetTemplates) -> TemplatesReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/get_template.html"""
    state = app.state(Templates)
    couriers = [call.delivery_id] if call.delivery_id else list(state.by_courier)
    return TemplatesReply(total_template=[_all_of(courier, state.of(courier)) for courier in couriers])


def _all_of(courier: str, templates: dict[str, EwaybillTemplate]) -> CourierTemplates:
    usual = next((id_ for id_, template in templates.items() if template.is_default), None)
    return CourierTemplates(
        delivery_id=courier, default_template_id=usual, template_list=list(templates.values())
    )


def _known(templates: dict[str, EwaybillTemplate], template_id: str) -> EwaybillTemplate:
    if template_id not in templates:
        raise Refusal(BAD)
    return templates[template_id]


def _put(templates: dict[str, EwaybillTemplate], new: EwaybillTemplate) -> None:
    """A courier has one usual template: the last that was made so."""
    if new.is_default:
        for template in templates.values():
            template.is_default = False
    templates[new.template_id] = new


def _template(template_id: str, given: TemplateInput, created: int, updated: int) -> EwaybillTemplate:
    return EwaybillTemplate(
        template_id=template_id,
        template_type=given.template_type,
        template_name=given.template_name,
        template_desc=given.template_desc,
        options=[TemplateOption.model_validate(option.model_dump()) for option in given.options],
        is_default=given.is_default,
        create_time=created,
        update_time=updated,
    )
