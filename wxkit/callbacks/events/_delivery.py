"""Events of a mini-program's logistics (物流助手, 即时配送) and content libraries.

https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html

Courier-side events want an answer that echoes the ids and gives a result code: return it as a dict.
"""

from __future__ import annotations

from wxkit.callbacks._push import Event, Id, Many, PascalWire, Secret, SnakeEvent, Wire, named

__all__ = [
    "AddExpressPath",
    "AddSingleWaybill",
    "AddWaybill",
    "CancelWaybill",
    "CheckBiz",
    "ContentAudit",
    "ContentAuditDetail",
    "DeliveryAgent",
    "ExpressAction",
    "GetQuota",
    "MediaUpload",
    "SecbookAuditEvent",
    "SecvodAuditEvent",
    "SecvodUploadEvent",
    "TransportAddOrder",
    "TransportAddTips",
    "TransportCancelOrder",
    "TransportConfirmReturnToBiz",
    "TransportGetAgentPos",
    "TransportPrecancelOrder",
    "TransportPrecreateOrder",
    "TransportQueryOrderStatus",
    "TransportReaddOrder",
    "TransportSetRiderScore",
    "UpdateWaybillStatus",
    "WaybillNotifyQuery",
]


class ExpressAction(PascalWire):
    """One step of a parcel."""

    action_time: int = 0
    action_type: int = 0
    action_msg: str = ""


class AddExpressPath(Event, event="add_express_path"):
    """A waybill's track grew (运单轨迹更新)."""

    delivery_id: str = named("DeliveryID")
    waybill_id: Id = named("WayBillId")
    order_id: Id = ""
    version: int = 0
    count: int = 0
    actions: Many[ExpressAction] = ()


class _CourierEvent(Event):
    order_id: Id = named("OrderID")
    biz_id: str = named("BizID")
    biz_pwd: Secret = ""
    shop_app_id: str = named("ShopAppID")
    waybill_id: Id = named("WayBillID")


class AddWaybill(_CourierEvent, event="add_waybill"):
    """Courier side: make a waybill (请求下单)."""


class AddSingleWaybill(_CourierEvent, event="add_single_waybill"):
    """Courier side: make a waybill of a private person (散单下单)."""


class CancelWaybill(_CourierEvent, event="cancel_waybill"):
    """Courier side: cancel a waybill (取消订单)."""


class CheckBiz(_CourierEvent, event="check_biz"):
    """Courier side: check a merchant's account (审核商户)."""


class GetQuota(_CourierEvent, event="get_quota"):
    """Courier side: how many waybills are left (查询商户余额)."""


class WaybillNotifyQuery(_CourierEvent, event="waybill_notify_query"):
    """Courier side: a waybill's track is wanted."""


class DeliveryAgent(Wire):
    """The rider."""

    name: str = ""
    phone: Secret = ""
    reach_time: int = 0


class _InstantDelivery(SnakeEvent):
    shopid: str = ""
    shop_order_id: Id = ""
    shop_no: str = ""
    waybill_id: Id = ""


class UpdateWaybillStatus(_InstantDelivery, event="update_waybill_status"):
    """An instant delivery moved on (配送单状态更新). Answer `{"resultcode": 0, "resultmsg": "ok"}`."""

    order_status: int = 0
    action_time: int = 0
    action_msg: str = ""
    agent: DeliveryAgent = DeliveryAgent()


class TransportPrecreateOrder(_InstantDelivery, event="transport_precreate_order"):
    """Courier side: quote an order (预下配送单)."""


class TransportAddOrder(_InstantDelivery, event="transport_add_order"):
    """Courier side: take an order (下配送单)."""


class TransportReaddOrder(_InstantDelivery, event="transport_readd_order"):
    """Courier side: take an order again (重新下单)."""


class TransportAddTips(_InstantDelivery, event="transport_add_tips"):
    """Courier side: the merchant tips (增加小费)."""


class TransportPrecancelOrder(_InstantDelivery, event="transport_precancel_order"):
    """Courier side: what a cancellation costs (预取消)."""


class TransportCancelOrder(_InstantDelivery, event="transport_cancel_order"):
    """Courier side: cancel an order (取消)."""


class TransportQueryOrderStatus(_InstantDelivery, event="transport_query_order_status"):
    """Courier side: how an order stands (查询状态)."""


class TransportConfirmReturnToBiz(_InstantDelivery, event="transport_confirm_return_to_biz"):
    """Courier side: a returned parcel reached the merchant (异常件退回确认)."""


class TransportGetAgentPos(_InstantDelivery, event="transport_get_agent_pos"):
    """Courier side: where the rider is (骑手位置)."""


class TransportSetRiderScore(_InstantDelivery, event="transport_set_rider_score"):
    """Courier side: the rider was rated (骑手评分)."""


class MediaUpload(Wire):
    """An uploaded episode."""

    media_id: Id = ""
    source_context: str = ""
    errcode: int = 0
    errmsg: str = ""


class SecvodUploadEvent(SnakeEvent, event="secvod_upload_event"):
    """A drama episode was uploaded (媒资上传), or not."""

    upload_event: MediaUpload = MediaUpload()


class ContentAuditDetail(Wire):
    """How an audit stands."""

    audit_type: int = 0
    status: int = 0
    create_time: int = 0
    audit_time: int = 0


class ContentAudit(Wire):
    """An audit of a drama or a book."""

    drama_id: Id = ""
    book_id: Id = ""
    audit_detail: ContentAuditDetail = ContentAuditDetail()


class SecvodAuditEvent(SnakeEvent, event="secvod_audit_event"):
    """A drama was audited (剧目审核)."""

    audit_event: ContentAudit = ContentAudit()


class SecbookAuditEvent(SnakeEvent, event="secbook_audit_event"):
    """A novel was audited (小说审核)."""

    audit_event: ContentAudit = ContentAudit()
