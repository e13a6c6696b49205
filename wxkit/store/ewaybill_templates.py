"""Templates of e-waybills (面单模板): what is printed, and how big."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._numbers import TextInt

__all__ = [
    "AsyncEwaybillTemplates",
    "CourierTemplates",
    "CreateTemplate",
    "CustomArea",
    "DeleteTemplate",
    "EwaybillTemplate",
    "EwaybillTemplates",
    "GetTemplate",
    "GetTemplateConfig",
    "GetTemplates",
    "StandardTemplate",
    "TemplateConfigReply",
    "TemplateCreated",
    "TemplateInput",
    "TemplateKinds",
    "TemplateOption",
    "TemplateOptionInput",
    "TemplateReply",
    "TemplateUpdateInput",
    "TemplatesReply",
    "UpdateTemplate",
]


class CustomArea(Output):
    """The part of a waybill that is the merchant's own."""

    width: int = 0
    height: int = 0
    top: int = 0
    left: int = 0


class StandardTemplate(Output):
    """A template of a courier's."""

    type: str = ""
    desc: str = ""
    width: int = 0
    height: int = 0
    url: str = ""
    """What it looks like."""
    custom_config: CustomArea | None = None


class TemplateKinds(Output):
    """Templates by kind."""

    single: StandardTemplate | None = None
    """一联单."""


class TemplateConfigReply(Reply):
    """Templates of the couriers."""

    config: dict[str, TemplateKinds] = {}
    """By courier."""


class GetTemplateConfig(
    Call[TemplateConfigReply], post="/channels/ec/logistics/ewaybill/biz/template/config", repeatable=True
):
    """Templates of the couriers (获取面单标准模板).

    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/get_template_config.html
    """


class TemplateOptionInput(Input):
    """Something to print."""

    option_id: int
    font_size: int = 0
    is_bold: bool = False
    is_open: bool = True
    """Print it."""


class TemplateInput(Input):
    """A template."""

    template_name: str
    template_desc: str
    template_type: str = "single"
    options: list[TemplateOptionInput]
    is_default: bool = False


class TemplateCreated(Reply):
    """The new template."""

    delivery_id: str = ""
    template_id: str = ""


class CreateTemplate(Call[TemplateCreated], post="/channels/ec/logistics/ewaybill/biz/template/create"):
    """Create a template (新增面单模板).

    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/add_template.html
    """

    delivery_id: str
    info: TemplateInput


class TemplateUpdateInput(TemplateInput):
    """A template that exists."""

    template_id: str


class UpdateTemplate(Call[Ok], post="/channels/ec/logistics/ewaybill/biz/template/update", repeatable=True):
    """Replace a template (更新面单模版).

    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/update_template.html
    """

    delivery_id: str
    info: TemplateUpdateInput


class DeleteTemplate(Call[Ok], post="/channels/ec/logistics/ewaybill/biz/template/delete"):
    """Delete a template (删除面单模版).

    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/delete_template.html
    """

    delivery_id: str
    template_id: str


class TemplateOption(Output):
    """Something to print."""

    option_id: int = 0
    font_size: int = 0
    is_bold: bool = False
    is_open: bool = False


class EwaybillTemplate(Output):
    """A template of the merchant's."""

    template_id: str = ""
    template_type: str = ""
    template_name: str = ""
    template_desc: str = ""
    options: list[TemplateOption] = []
    is_default: bool = False
    create_time: TextInt = 0
    """Unix seconds."""
    update_time: TextInt = 0
    """Unix seconds."""


class CourierTemplates(Output):
    """Templates for one courier."""

    delivery_id: str = ""
    default_template_id: str | None = None
    template_list: list[EwaybillTemplate] = []


class TemplatesReply(Reply):
    """Templates of the merchant."""

    total_template: list[CourierTemplates] = []


class GetTemplates(
    Call[TemplatesReply], post="/channels/ec/logistics/ewaybill/biz/template/get", repeatable=True
):
    """Templates of the merchant (获取面单模板信息).

    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/get_template.html
    """

    delivery_id: str | None = None
    """Only for this courier."""


class TemplateReply(Reply):
    """The template."""

    template_info: EwaybillTemplate = Field(default_factory=EwaybillTemplate)


class GetTemplate(
    Call[TemplateReply], post="/channels/ec/logistics/ewaybill/biz/template/getbyid", repeatable=True
):
    """One template (根据模板ID获取面单模板信息).

    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/get_templatebyid.html
    """

    delivery_id: str
    template_id: str


class EwaybillTemplateCalls:
    """Templates of e-waybills."""

    standard = endpoint(GetTemplateConfig)
    create = endpoint(CreateTemplate)
    update = endpoint(UpdateTemplate)
    delete = endpoint(DeleteTemplate)
    list = endpoint(GetTemplates)
    get = endpoint(GetTemplate)


class EwaybillTemplates(EwaybillTemplateCalls, Sync):
    """Templates of e-waybills (面单模板)."""


class AsyncEwaybillTemplates(EwaybillTemplateCalls, Async):
    """Templates of e-waybills (面单模板)."""
