"""E-waybills: taken, printed, followed, given back."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import Any

import pytest
from ewaybill_steps import GOODS, but, order, request, taken
from shop_steps import HOUR, order_of, parcel, pushes, refused

import wxkit
from wxkit.store._ewaybill import EwaybillAccount
from wxkit.store.ewaybills import EwaybillCreated, EwaybillDeliveryInput, EwaybillOrderInput, PrintedInput
from wxkit.testing._bench import Bench


def account(wechat: Bench, courier: str = "SF") -> EwaybillAccount:
    return wechat.shop.ewaybills.accounts(delivery_id=courier, need_balance=True).account_list[0]


def names_of(new: EwaybillCreated) -> dict[str, Any]:
    return {"ewaybill_order_id": new.ewaybill_order_id, "delivery_id": "SF", "waybill_id": new.waybill_id}


def test_every_courier_has_an_account(wechat: Bench) -> None:
    couriers = wechat.shop.ewaybills.couriers()
    accounts = list(wechat.shop.ewaybills.iter_accounts(limit=5))
    assert [one.delivery_id for one in accounts] == [one.delivery_id for one in couriers.list]
    assert {one.shop_id for one in accounts} == {couriers.shop_id}
    assert (account(wechat).company_type, account(wechat).site_info) == (2, None)
    assert account(wechat, "ZTO").company_type == 1
    assert wechat.shop.ewaybills.accounts(status=1).total_num == 0


def test_without_asking_the_balance_is_not_told(wechat: Bench) -> None:
    assert wechat.shop.ewaybills.accounts(delivery_id="SF").account_list[0].available == 0
    assert account(wechat).available == 1000
    with refused(10025120):
        wechat.shop.ewaybills.accounts(acct_id="1")


def test_a_number_is_taken(wechat: Bench) -> None:
    order_id = order(wechat)
    new = taken(wechat, order_id, template_id="single")
    assert [one.waybill_type for one in new.waybill_id_list] == [1]
    assert new.print_info is not None
    assert json.loads(b64decode(new.print_info))["waybill_id"] == [new.waybill_id]
    assert (account(wechat).available, account(wechat).allocated) == (999, 1)
    kept = wechat.shop.ewaybills.get(ewaybill_order_id=new.ewaybill_order_id).order_info
    assert (kept.waybill_id, kept.status, kept.path_info) == (new.waybill_id, 1, [])
    assert kept.ec_order_list[0].ec_order_id == order_id


def test_a_code_stands_for_the_order(wechat: Bench) -> None:
    order_id = order(wechat)
    code = order_of(wechat, order_id).order_detail.delivery_info.ewaybill_order_code
    given = EwaybillOrderInput(ewaybill_order_code=code, goods_list=[GOODS])
    call = but(request(wechat, order_id), ec_order_list=[given])
    assert wechat.shop.ewaybills.precreate(**call).ewaybill_order_id
    cut = given.model_copy(update={"ewaybill_order_code": (code or "")[:-5]})
    with refused(10025017):
        wechat.shop.ewaybills.precreate(**but(call, ec_order_list=[cut]))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"delivery_id": "OTHER"}, 10025012),
        ({"ewaybill_acct_id": "1"}, 10025014),
        ({"shop_id": "1"}, 10025014),
        ({"site_code": "1"}, 10025013),
        ({"ec_order_list": [EwaybillOrderInput(ec_order_id=37, goods_list=[GOODS])]}, 10025017),
        ({"ec_order_list": [EwaybillOrderInput(goods_list=[GOODS])]}, 10025017),
    ],
)
def test_what_does_not_fit(wechat: Bench, change: dict[str, Any], code: int) -> None:
    call = request(wechat, order(wechat), "ZTO") | change
    with refused(code):
        wechat.shop.ewaybills.precreate(**call)
    with refused(code):
        wechat.shop.ewaybills.create(ewaybill_order_id="1", **call)
    assert account(wechat, "ZTO").available == 1000


def test_an_id_is_used_once_and_is_a_number(wechat: Bench) -> None:
    order_id = order(wechat)
    new = taken(wechat, order_id)
    call = request(wechat, order_id)
    with refused(10025019):
        wechat.shop.ewaybills.create(ewaybill_order_id=new.ewaybill_order_id, **call)
    with refused(10025020):
        wechat.shop.ewaybills.create(ewaybill_order_id="one", **call)
    assert account(wechat).available == 999


def pieces(count: int) -> EwaybillDeliveryInput:
    return EwaybillDeliveryInput(package_quantity=count)


@pytest.mark.parametrize(
    ("courier", "change", "words"),
    [
        ("SF", {"receiver": None}, "收件人"),
        ("ZTO", {"delivery_info": pieces(2)}, "子母件"),
        ("SF", {"delivery_info": pieces(1001)}, "余额不足"),
    ],
)
def test_what_the_courier_refuses(wechat: Bench, courier: str, change: dict[str, Any], words: str) -> None:
    call = request(wechat, order(wechat), courier) | change
    with pytest.raises(wxkit.WeChatError) as error:
        wechat.shop.ewaybills.create(ewaybill_order_id="1", **call)
    assert error.value.errcode == 10025005
    assert account(wechat, courier).available == 1000
    assert words in error.value.reply["delivery_error_msg"]


def test_an_open_aftersale_is_a_risk(wechat: Bench) -> None:
    order_id = order(wechat)
    wechat.act.request_refund(person="mei", order_id=order_id)
    risks = taken(wechat, order_id).order_risk_info
    assert risks is not None
    assert [one.ec_order_id for risk in risks for one in risk.risk_ec_order_info] == [order_id]


def test_parcels_are_added(wechat: Bench) -> None:
    new = taken(wechat, order(wechat), delivery_info=pieces(2))
    assert [one.waybill_type for one in new.waybill_id_list] == [1, 2]
    call: dict[str, Any] = {
        "ewaybill_order_id": new.ewaybill_order_id,
        "waybill_id": new.waybill_id,
        "delivery_id": "SF",
        "shop_id": account(wechat).shop_id,
        "ewaybill_acct_id": account(wechat).acct_id,
        "add_package_quantity": 1,
    }
    added = wechat.shop.ewaybills.add_subpackages(**call)
    assert len(added.waybill_id_list) == 3
    assert account(wechat).available == 997
    for name, value, code in (
        ("ewaybill_acct_id", "1", 10025014),
        ("ewaybill_order_id", "1", 10025010),
        ("ewaybill_order_id", "x", 10025020),
    ):
        with refused(code):
            wechat.shop.ewaybills.add_subpackages(**but(call, **{name: value}))


def test_a_number_is_given_back_once(wechat: Bench) -> None:
    new = taken(wechat, order(wechat))
    names = names_of(new)
    wechat.shop.ewaybills.cancel(**names)
    assert account(wechat).cancel == 1
    assert wechat.shop.ewaybills.get(ewaybill_order_id=new.ewaybill_order_id).order_info.status == 3
    with refused(10025010):
        wechat.shop.ewaybills.cancel(**names)
    with refused(10025010):
        wechat.shop.ewaybills.print_info(ewaybill_order_id=new.ewaybill_order_id, template_id="single")


def test_printing_is_reported(wechat: Bench) -> None:
    new = taken(wechat, order(wechat))
    names = names_of(new)
    wechat.shop.ewaybills.report_printed(**names)
    assert wechat.shop.ewaybills.get(ewaybill_order_id=new.ewaybill_order_id).order_info.status == 2
    known = PrintedInput(**names)
    unknown = known.model_copy(update={"ewaybill_order_id": "1"})
    noted = wechat.shop.ewaybills.report_batch_printed(req_list=[known, unknown])
    assert noted.succ_ewaybill_order_id == [new.ewaybill_order_id]
    assert noted.fail_ewaybill_order_id == ["1"]
    for name in ("delivery_id", "waybill_id", "ewaybill_order_id"):
        with refused(10025010):
            wechat.shop.ewaybills.report_printed(**but(names, **{name: "1"}))


def test_what_is_printed(wechat: Bench) -> None:
    new = taken(wechat, order(wechat), delivery_info=pieces(2))
    second = new.waybill_id_list[1].waybill_id
    for call in (wechat.shop.ewaybills.print_info, wechat.shop.ewaybills.supplier_print_info):
        one = call(ewaybill_order_id=new.ewaybill_order_id, template_id="single", sub_waybill_id=second)
        assert json.loads(b64decode(one.print_info))["waybill_id"] == second
        with refused(40097):
            call(ewaybill_order_id=new.ewaybill_order_id, template_id="1")
        with refused(10025010):
            call(ewaybill_order_id="1", template_id="single")


def test_the_way_is_told_from_the_shipment_on(wechat: Bench) -> None:
    order_id = order(wechat)
    new = taken(wechat, order_id)
    box = parcel(order_of(wechat, order_id)).model_copy(update={"waybill_id": new.waybill_id})
    wechat.shop.orders.send_delivery(order_id=order_id, delivery_list=[box])
    wechat.world.advance(48 * HOUR)
    steps = [body for name, body in pushes(wechat) if name == "ewaybill_push_path"]
    assert [step["status"] for step in steps] == [0, 1, 2, 3, 5]
    assert steps[0]["ewaybill_order_id"] == int(new.ewaybill_order_id)
    assert list(steps[0]) == ["ewaybill_order_id", "waybill_id", "update_time", "status", "desc"]
    way = wechat.shop.ewaybills.get(ewaybill_order_id=new.ewaybill_order_id).order_info.path_info
    assert [step.status for step in way] == [0, 1, 2, 3, 5]
    with refused(10025005):
        wechat.shop.ewaybills.cancel(
            ewaybill_order_id=new.ewaybill_order_id, delivery_id="SF", waybill_id=new.waybill_id
        )


def test_an_unknown_waybill(wechat: Bench) -> None:
    with refused(10025010):
        wechat.shop.ewaybills.get(ewaybill_order_id="1")
