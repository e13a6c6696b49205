"""What couriers and riders do with what a mini-program sends."""

from __future__ import annotations

from pydantic import Field

from wxkit._endpoint import endpoint
from wxkit.callbacks.events import DeliveryAgent, UpdateWaybillStatus
from wxkit_sandbox.acts._base import Act, Acted, acting, the_app, the_person
from wxkit_sandbox.miniprogram.tracks import move_parcel
from wxkit_sandbox.world import World

__all__ = ["CourierActs", "MoveDelivery", "ScanParcel"]


class ScanParcel(Act[Acted], post="/_sandbox/act/scan_parcel", auth="none"):
    """A courier, the person, scans a parcel (物流助手): event `add_express_path`."""

    delivery_id: str = "SF"
    """The courier's company."""
    waybill_id: str
    order_id: str
    """The merchant's number."""
    action_type: int = 100001
    """100001 picked up, 100002 not picked up, 100003 assigned, 200001 on its way, 300002 being delivered,
    300003 delivered, 300004 not delivered, 400001 cancelled, 400002 held up."""
    action_msg: str = "已揽收"


class MoveDelivery(Act[Acted], post="/_sandbox/act/move_delivery", auth="none"):
    """A rider, the person, goes on with an instant delivery (即时配送): event `update_waybill_status`."""

    shop_id: str = "shop"
    shop_order_id: str
    """The merchant's number."""
    shop_no: str = ""
    waybill_id: str
    order_status: int = 102
    """101 waits for a rider, 102 has one, 201 at the shop, 202 picked up, 301 on the way, 302 delivered, …"""
    action_msg: str = ""
    reaches_in: int = Field(default=1800, ge=0)
    """Seconds."""


@acting(ScanParcel)
def scan_parcel(world: World, act: ScanParcel) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/express/express-by-business/api_onpathupdate.html"""
    app, _ = the_app(world, act, "miniprogram"), the_person(world, act)
    move_parcel(app, act.delivery_id, act.waybill_id, act.order_id, act.action_type, act.action_msg)
    return Acted()


@acting(MoveDelivery)
def move_delivery(world: World, act: MoveDelivery) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/immediate-delivery/deliver-by-business/api_onorderstatus.html"""
    app, rider = the_app(world, act, "miniprogram"), the_person(world, act)
    now = world.clock.time()
    app.emit(
        UpdateWaybillStatus(
            shopid=act.shop_id,
            shop_order_id=act.shop_order_id,
            shop_no=act.shop_no,
            waybill_id=act.waybill_id,
            order_status=act.order_status,
            action_time=now,
            action_msg=act.action_msg,
            agent=DeliveryAgent(name=rider.nickname, phone=rider.phone, reach_time=now + act.reaches_in),
        )
    )
    return Acted()


class CourierActs:
    """What couriers and riders do."""

    scan_parcel = endpoint(ScanParcel)
    move_delivery = endpoint(MoveDelivery)
