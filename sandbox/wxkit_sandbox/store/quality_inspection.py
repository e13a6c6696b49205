"""Quality inspection: the warehouse, what can be chosen, orders bound to it, pictures of fresh food."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store._inspection import (
    DeliveryChoice,
    DeliveryProduct,
    InspectAddress,
    InspectBox,
    InspectCode,
    InspectConfig,
    InspectOrg,
    InsureType,
    SubmitConfig,
)
from wxkit.store._order_delivery import InspectStatus
from wxkit.store._order_enums import OrderStatus
from wxkit.store.quality_inspection import (
    CodeReply,
    ConfigReply,
    GetInspectConfig,
    GetSubmitConfig,
    InspectInfo,
    PrintInspectCode,
    RegisterLogistics,
    SubmitConfigReply,
    SubmitFreshInspection,
    SubmitInspection,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.couriers import COURIERS
from wxkit_sandbox.store.inspections import FRESH, JEWELS, Inspections, bind, inspect_type, register, status
from wxkit_sandbox.store.orderbook import Order, OrderBook, order_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097
NO_WAREHOUSE = 10021602
NO_INSPECTOR = 10021616
NOT_FRESH = 10021700
NO_ORDER = 10021701
BAD_LINK = 10021702
REGISTRATIONS = 4
"""The first, and three changes."""
INSURED_AT_MOST = 2_000_000
COURIER_PRODUCTS = {"SF": 2, "JD": 1, "EMS": 1}
INSPECTORS = {"001": "国家珠宝检测中心", "029": "北大检测"}
WAREHOUSE = ("006", "广州华林", "广东省广州市荔湾区华林国际 C 馆 7 层质检仓服务中心")
ADDRESS = InspectAddress(
    contact_name="质检仓", province="广东省", city="广州市", county="荔湾区", detail="华林国际 C 馆 7 层"
)
FRESH_ITEMS = {
    "product_express_pic_url",
    "product_packaging_box_panoramic_video_url",
    "product_unboxing_panoramic_video_url",
    "single_product_detail_panoramic_video_url",
}
BINDABLE = {InspectStatus.TO_SUBMIT, InspectStatus.TO_SUBMIT_AGAIN}


@handles(GetInspectConfig)
def get_inspect_config(app: App, call: GetInspectConfig) -> ConfigReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/qic/getinspectconfig.html"""
    _check_set_up(app)
    id_, name, place = WAREHOUSE
    config = InspectConfig(
        warehouse_id=id_,
        warehouse_name=name,
        warehouse_addr=place,
        delivery_address=ADDRESS,
        return_address=ADDRESS,
    )
    return ConfigReply(inspect_config=config)


@handles(GetSubmitConfig)
def get_submit_config(app: App, call: GetSubmitConfig) -> SubmitConfigReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/qic/getinspectsubmitconfig.html"""
    _check_set_up(app)
    insurance = InsureType(id="INSURE", name="基础保", upper_limit_type=1, upper_limit_amount=INSURED_AT_MOST)
    couriers = [
        DeliveryChoice(
            id=courier,
            name=COURIERS[courier],
            delivery_products=[
                DeliveryProduct(id=product, name="标快", enable_insure=1, insure_type_list=[insurance])
            ],
        )
        for courier, product in COURIER_PRODUCTS.items()
    ]
    inspectors = [InspectOrg(id=id_, name=name, org_category=1) for id_, name in INSPECTORS.items()]
    charges = "https://store.weixin.qq.com/qic/charges"
    return SubmitConfigReply(
        submit_config=SubmitConfig(delivery_list=couriers, inspect_org_list=inspectors, charge_url=charges)
    )


def _check_set_up(app: App) -> None:
    if not app.world.settings.inspection:
        raise Refusal(NO_WAREHOUSE)


@handles(SubmitInspection)
def submit_inspection(app: App, call: SubmitInspection) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/qic/submitinspectinfo.html"""
    _check_set_up(app)
    order = order_of(app, call.order_id)
    wanted = inspect_type(app, order) == JEWELS and status(app, order) in BINDABLE
    if not wanted or order.status != OrderStatus.TO_SHIP:
        raise Refusal(BAD)
    _check_info(call.inspect_info)
    bind(app, order, call.inspect_info)
    return Ok()


def _check_info(info: InspectInfo) -> None:
    if info.inspect_org_id not in INSPECTORS:
        raise Refusal(NO_INSPECTOR)
    if COURIER_PRODUCTS.get(info.delivery_id) != info.delivery_product_id:
        raise Refusal(BAD)
    if info.backup_delivery_id not in COURIER_PRODUCTS:
        raise Refusal(BAD)
    if info.express_insure and not 0 < (info.express_insure_amount or 0) <= INSURED_AT_MOST:
        raise Refusal(BAD)


@handles(PrintInspectCode)
def print_inspect_code(app: App, call: PrintInspectCode) -> CodeReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/qic/printinspectcode.html"""
    order, info = _bound(app, call.order_id)
    line = order.lines[0]
    code = app.world.ids.hex(16, "inspect-code", order.order_id)
    return CodeReply(
        data=InspectCode(
            inspectCode=code,
            printInfo=app.world.ids.derived(64, "inspect-print", order.order_id),
            orderId=order.order_id,
            channelAppId=app.appid,
            merchantName=app.name,
            deliveryId=info.delivery_id,
            deliveryName=COURIERS[info.delivery_id],
            backupDeliveryId=info.backup_delivery_id,
            backupDeliveryName=COURIERS[info.backup_delivery_id],
            expressMerge=info.express_merge,
            goodsName=line.title,
            goodsDesc="/".join(value for _, value in line.sku_attrs),
            goodsNum=sum(line.count for line in order.lines),
            goodsMainMaterial="",
            inspectBaseId=WAREHOUSE[0],
            inspectBaseName=WAREHOUSE[1],
            inspectOrgId=info.inspect_org_id,
            inspectOrgName=INSPECTORS[info.inspect_org_id],
            inspectOrgShortName=INSPECTORS[info.inspect_org_id][:2],
            boxDTOList=[InspectBox(boxId=1, boxName="首饰盒", boxNum=1)],
            urgentOrder=False,
        )
    )


@handles(RegisterLogistics)
def register_logistics(app: App, call: RegisterLogistics) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/qic/registerlogistics.html"""
    orders = [_bound(app, order_id)[0] for order_id in call.order_id_list]
    known = app.state(Inspections).by_order
    for order in orders:
        spent = known[order.order_id].registered >= REGISTRATIONS
        if spent or order.status != OrderStatus.TO_SHIP or not call.logistics_info.waybill_id:
            raise Refusal(BAD)
    for order in orders:
        register(app, order, call.logistics_info)
    return Ok()


def _bound(app: App, order_id: str) -> tuple[Order, InspectInfo]:
    order = order_of(app, order_id)
    known = app.state(Inspections).by_order.get(order_id)
    if known is None or known.info is None:
        raise Refusal(BAD)
    return order, known.info


@handles(SubmitFreshInspection)
def submit_fresh_inspection(app: App, call: SubmitFreshInspection) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_submitfreshinspectinfo.html"""
    order = app.state(OrderBook).orders.get(call.order_id)
    if order is None:
        raise Refusal(NO_ORDER)
    if inspect_type(app, order) != FRESH or status(app, order) not in BINDABLE:
        raise Refusal(NOT_FRESH)
    if any(item.item_name not in FRESH_ITEMS for item in call.audit_items):
        raise Refusal(BAD)
    if not all(item.item_value.startswith("https://") for item in call.audit_items):
        raise Refusal(BAD_LINK)
    bind(app, order, None)
    return Ok()
