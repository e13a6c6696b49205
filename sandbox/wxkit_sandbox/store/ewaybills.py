"""E-waybills: numbers taken, given back, looked up."""

from __future__ import annotations

from wxkit.store._ewaybill import (
    Ewaybill,
    EwaybillAddress,
    EwaybillGoods,
    EwaybillOrder,
    EwaybillStatus,
    EwaybillStep,
    OrderRisk,
    RiskyOrder,
    SubWaybill,
)
from wxkit.store._ewaybill_input import AddressInput, EwaybillOrderInput
from wxkit.store.ewaybills import (
    AddSubpackages,
    CancelEwaybill,
    Cancelled,
    CreateEwaybill,
    EwaybillCreated,
    EwaybillReply,
    GetEwaybill,
    Precreated,
    PrecreateEwaybill,
    SubpackagesAdded,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.couriers import DIRECT, SPLITTING, WITH_WAYBILLS
from wxkit_sandbox.store.delivery_view import address_of
from wxkit_sandbox.store.ewaybill_book import (
    Account,
    EwaybillBook,
    Taken,
    accounts,
    check_number,
    order_behind_code,
    shop_id,
    site_code,
    taken,
)
from wxkit_sandbox.store.ewaybill_templates import check_template, print_info
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.store.supplier_book import DropshipBook
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097
REFUSED = 10025005
WRONG_COURIER = 10025012
WRONG_SITE = 10025013
WRONG_ACCOUNT = 10025014
WRONG_ORDER = 10025017
EXISTS = 10025019
UNKNOWN = 10025010


@handles(PrecreateEwaybill)
def precreate_ewaybill(app: App, call: PrecreateEwaybill) -> Precreated:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/precreate_order.html"""
    _check(app, call)
    number = app.world.ids.count("ewaybill-order")
    return Precreated(ewaybill_order_id=f"38{app.world.clock.time()}{number:07d}")


@handles(CreateEwaybill)
def create_ewaybill(app: App, call: CreateEwaybill) -> EwaybillCreated:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/create_order.html"""
    check_number(call.ewaybill_order_id)
    book = app.state(EwaybillBook)
    account = _check(app, call)
    if call.ewaybill_order_id in book.taken:
        raise Refusal(EXISTS)
    receiver = call.receiver or _recipient(app, call.ec_order_list[0])
    if receiver is None:
        raise _refusal("收件人姓名、电话、地址不能为空")
    pieces = (call.delivery_info.package_quantity if call.delivery_info else None) or 1
    _check_pieces(account, pieces)
    new = _new(app, call, account, receiver)
    check_template(app, account.delivery_id, call.template_id)
    book.taken[new.ewaybill_order_id] = new
    _take(app, new, pieces)
    return EwaybillCreated(
        ewaybill_order_id=new.ewaybill_order_id,
        waybill_id=new.waybill_id,
        print_info=print_info(app, new, call.template_id) if call.template_id else None,
        waybill_id_list=_numbers(new),
        order_risk_info=_risks(app, new),
    )


def _new(app: App, call: CreateEwaybill, account: Account, receiver: AddressInput) -> Taken:
    return Taken(
        ewaybill_order_id=call.ewaybill_order_id,
        account=account,
        site_code=call.site_code or "",
        sender=call.sender,
        receiver=receiver,
        orders=call.ec_order_list,
        remark=call.remark or "",
        create_time=app.world.clock.time(),
        order_type=call.order_type or 0,
    )


def _check(app: App, call: PrecreateEwaybill | CreateEwaybill) -> Account:
    """The account, when courier, site, account and orders fit."""
    if call.delivery_id not in WITH_WAYBILLS:
        raise Refusal(WRONG_COURIER)
    account = accounts(app).get(call.ewaybill_acct_id)
    if account is None or account.delivery_id != call.delivery_id or call.shop_id != shop_id(app):
        raise Refusal(WRONG_ACCOUNT)
    if call.delivery_id not in DIRECT and call.site_code != site_code(app, call.delivery_id):
        raise Refusal(WRONG_SITE)
    if not all(_known(app, given) for given in call.ec_order_list):
        raise Refusal(WRONG_ORDER)
    return account


def _known(app: App, given: EwaybillOrderInput) -> bool:
    return _order_id(app, given) in app.state(OrderBook).orders


def _order_id(app: App, given: EwaybillOrderInput) -> str:
    if given.ds_order_id is not None:
        one = app.state(DropshipBook).orders.get(str(given.ds_order_id))
        return one.order.order_id if one else ""
    if given.ec_order_id is not None:
        return str(given.ec_order_id)
    appid = given.ewaybill_order_appid or app.appid
    return order_behind_code(given.ewaybill_order_code or "", appid) if appid == app.appid else ""


def _recipient(app: App, given: EwaybillOrderInput) -> AddressInput | None:
    """Of a drop-ship order it is known already, and the supplier need not say it."""
    order = app.state(OrderBook).orders[_order_id(app, given)]
    if given.ds_order_id is None or order.address is None:
        return None
    shown = address_of(order.address, masked=True)
    return AddressInput(
        name=shown.user_name,
        mobile=shown.tel_number,
        province=order.address.province_name,
        city=order.address.city_name,
        county=order.address.county_name,
        address=shown.detail_info or "",
    )


def _refusal(why: str) -> Refusal:
    """The courier says no."""
    return Refusal(REFUSED, delivery_error_msg=why)


def _check_pieces(account: Account, pieces: int) -> None:
    if pieces > 1 and account.delivery_id not in SPLITTING:
        raise _refusal("快递公司不支持子母件")
    if account.available < pieces:
        raise _refusal("电子面单余额不足")


def _take(app: App, waybill: Taken, pieces: int) -> None:
    account, now = waybill.account, app.world.clock.time()
    book = app.state(EwaybillBook)
    for _ in range(pieces):
        number = f"{account.delivery_id}{app.world.ids.count('waybill'):013d}"
        waybill.waybills.append((number, now))
        book.by_number[number] = waybill
    account.available -= pieces
    account.allocated += pieces


def _numbers(waybill: Taken) -> list[SubWaybill]:
    return [
        SubWaybill(waybill_id=number, waybill_type=1 if number == waybill.waybill_id else 2, create_time=at)
        for number, at in waybill.waybills
    ]


def _risks(app: App, waybill: Taken) -> list[OrderRisk]:
    """Orders that had better not be sent now."""
    orders = app.state(OrderBook).orders
    risky = [
        RiskyOrder(ec_order_id=order_id)
        for order_id in (_order_id(app, given) for given in waybill.orders)
        if orders[order_id].open_aftersales
    ]
    return [OrderRisk(risk_msg="订单正在售后", risk_ec_order_info=risky)] if risky else []


@handles(AddSubpackages)
def add_subpackages(app: App, call: AddSubpackages) -> SubpackagesAdded:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/add_suborder.html"""
    waybill = _matching(app, call.ewaybill_order_id, call.delivery_id, call.waybill_id)
    if (call.ewaybill_acct_id, call.shop_id) != (waybill.account.acct_id, shop_id(app)):
        raise Refusal(WRONG_ACCOUNT)
    _check_pieces(waybill.account, len(waybill.waybills) + call.add_package_quantity)
    check_template(app, call.delivery_id, call.template_id)
    _take(app, waybill, call.add_package_quantity)
    return SubpackagesAdded(
        ewaybill_order_id=waybill.ewaybill_order_id,
        waybill_id=waybill.waybill_id,
        print_info=print_info(app, waybill, call.template_id) if call.template_id else None,
        waybill_id_list=_numbers(waybill),
    )


@handles(CancelEwaybill)
def cancel_ewaybill(app: App, call: CancelEwaybill) -> Cancelled:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/cancel_order.html"""
    waybill = _matching(app, call.ewaybill_order_id, call.delivery_id, call.waybill_id)
    if len(waybill.steps) > 1:
        raise _refusal("快件已揽收，不能取消")
    waybill.cancelled = True
    waybill.account.cancelled += len(waybill.waybills)
    return Cancelled()


def _matching(app: App, ewaybill_order_id: str, delivery_id: str, waybill_id: str) -> Taken:
    """A waybill that was not given back, by all its names."""
    waybill = taken(app, ewaybill_order_id)
    if waybill.cancelled or (delivery_id, waybill_id) != (waybill.account.delivery_id, waybill.waybill_id):
        raise Refusal(UNKNOWN)
    return waybill


@handles(GetEwaybill)
def get_ewaybill(app: App, call: GetEwaybill) -> EwaybillReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/get_order.html"""
    waybill = taken(app, call.ewaybill_order_id)
    return EwaybillReply(
        order_info=Ewaybill(
            ewaybill_order_id=waybill.ewaybill_order_id,
            delivery_id=waybill.account.delivery_id,
            waybill_id=waybill.waybill_id,
            site_code=waybill.site_code,
            ewaybill_acct_id=waybill.account.acct_id,
            shop_id=shop_id(app),
            sender=_address(waybill.sender),
            receiver=_address(waybill.receiver),
            ec_order_list=[_order(given) for given in waybill.orders],
            remark=waybill.remark,
            status=_status(waybill),
            path_info=[EwaybillStep(status=n, desc=words, update_time=at) for n, words, at in waybill.steps],
            order_type=waybill.order_type,
        )
    )


def _status(waybill: Taken) -> EwaybillStatus:
    if waybill.cancelled:
        return EwaybillStatus.CANCELLED
    return EwaybillStatus.PRINTED if waybill.printed else EwaybillStatus.TAKEN


def _address(given: AddressInput) -> EwaybillAddress:
    return EwaybillAddress.model_validate(given.model_dump(exclude_none=True))


def _order(given: EwaybillOrderInput) -> EwaybillOrder:
    return EwaybillOrder(
        ec_order_id=str(given.ec_order_id) if given.ec_order_id else None,
        goods_list=[
            EwaybillGoods(
                good_name=goods.good_name,
                good_count=goods.good_count,
                product_id=str(goods.product_id) if goods.product_id else None,
                sku_id=str(goods.sku_id) if goods.sku_id else None,
            )
            for goods in given.goods_list
        ],
        ewaybill_order_code=given.ewaybill_order_code,
        ewaybill_order_appid=given.ewaybill_order_appid,
    )
