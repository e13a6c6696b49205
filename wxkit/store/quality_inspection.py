"""Quality inspection (质检): jewels go through an inspection warehouse, fresh food is filmed while packed."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Input, Ok, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit.store._inspection import InspectAddress, InspectCode, InspectConfig, SubmitConfig

__all__ = [
    "AsyncQualityInspection",
    "AuditItem",
    "CodeReply",
    "ConfigReply",
    "GetInspectConfig",
    "GetSubmitConfig",
    "InspectAddress",
    "InspectCode",
    "InspectConfig",
    "InspectInfo",
    "LogisticsInfo",
    "PrintInspectCode",
    "QualityInspection",
    "RegisterLogistics",
    "SubmitConfig",
    "SubmitConfigReply",
    "SubmitFreshInspection",
    "SubmitInspection",
]


class ConfigReply(Reply):
    """The inspection warehouse."""

    inspect_config: InspectConfig = Field(default_factory=InspectConfig)


class GetInspectConfig(Call[ConfigReply], get="/channels/ec/qic/inspect/config/get"):
    """The inspection warehouse of the shop (查询质检仓配置).

    Errors: 10021602 (none is set up).
    https://developers.weixin.qq.com/doc/store/shop/API/qic/getinspectconfig.html
    """


class SubmitConfigReply(Reply):
    """What can be chosen."""

    submit_config: SubmitConfig = Field(default_factory=SubmitConfig)


class GetSubmitConfig(Call[SubmitConfigReply], get="/channels/ec/qic/inspect/submitconfig/get"):
    """Couriers and inspectors to choose from (查询送检配置模板信息).

    Errors: 10021602 (no warehouse is set up).
    https://developers.weixin.qq.com/doc/store/shop/API/qic/getinspectsubmitconfig.html
    """

    order_id: str | None = None


class InspectInfo(Input):
    """Who inspects, and who delivers afterwards. Money in fen."""

    delivery_id: str
    """The courier, from `submit_config`."""
    delivery_product_id: int
    """Its product (快递产品), from there, too."""
    backup_delivery_id: str
    """The courier when the first cannot."""
    backup_delivery_product_id: int | None = None
    express_insure: bool
    """Insure the parcel (保价)."""
    express_insure_amount: int | None = Field(default=None, ge=0)
    delivery_insure_id: str | None = None
    backup_express_insure: bool | None = None
    backup_express_insure_amount: int | None = Field(default=None, ge=0)
    backup_delivery_insure_id: str | None = None
    express_merge: bool
    """Send several orders in one parcel."""
    inspect_org_id: str
    """The inspector, from `submit_config`."""
    inspect_org_name: str
    refund_intercept: int = Field(ge=0, le=1)
    """0 stops at any after-sale, 1 not when only a part is refunded."""
    warehouse_name: str
    warehouse_addr: str
    remark: str | None = None


class SubmitInspection(Call[Ok], post="/channels/ec/qic/inspect/submit"):
    """Bind an order to its inspection (绑定送检信息).

    Errors: 10021602 (no warehouse is set up), 10021616 (inspector), 10021617.
    https://developers.weixin.qq.com/doc/store/shop/API/qic/submitinspectinfo.html
    """

    order_id: str
    inspect_info: InspectInfo


class CodeReply(Reply):
    """The inspection code."""

    data: InspectCode = Field(default_factory=InspectCode)


class PrintInspectCode(Call[CodeReply], post="/channels/ec/qic/inspect/code/print", repeatable=True):
    """The code to put on the goods, once the order is bound (打印质检码).

    https://developers.weixin.qq.com/doc/store/shop/API/qic/printinspectcode.html
    """

    order_id: str


class LogisticsInfo(Input):
    """How the goods get to the warehouse."""

    waybill_id: str
    delivery_type: int
    delivery_id: str | None = None
    delivery_name: str | None = None


class RegisterLogistics(Call[Ok], post="/channels/ec/qic/inspect/register_logistics"):
    """Tell the parcel that goes to the warehouse (自寄快递送检); it can be changed three times.

    https://developers.weixin.qq.com/doc/store/shop/API/qic/registerlogistics.html
    """

    order_id_list: list[str] = Field(min_length=1)
    logistics_info: LogisticsInfo


class AuditItem(Input):
    """Something that shows how fresh food was packed."""

    item_name: str
    """`product_express_pic_url`, `product_packaging_box_panoramic_video_url`,
    `product_unboxing_panoramic_video_url` or `single_product_detail_panoramic_video_url`."""
    item_value: str
    """An address of a picture or video."""


class SubmitFreshInspection(Call[Ok], post="/channels/ec/order/freshinspect/submit"):
    """Hand in how an order of fresh food was packed (上传生鲜质检信息).

    Errors: 10021700 (not fresh food, or done already), 10021701 (no such order), 10021702 (a bad address).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_submitfreshinspectinfo.html
    """

    order_id: str
    audit_items: list[AuditItem] = Field(min_length=1)


class QualityInspectionCalls:
    """Quality inspection."""

    config = endpoint(GetInspectConfig)
    submit_config = endpoint(GetSubmitConfig)
    submit = endpoint(SubmitInspection)
    print_code = endpoint(PrintInspectCode)
    register_logistics = endpoint(RegisterLogistics)
    submit_fresh = endpoint(SubmitFreshInspection)


class QualityInspection(QualityInspectionCalls, Sync):
    """Quality inspection (质检)."""


class AsyncQualityInspection(QualityInspectionCalls, Async):
    """Quality inspection (质检)."""
