"""Codes that WeChat lists without saying when it gives them: only faults give them here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from shop_steps import pushes

import wxkit
from wxkit._call import Call
from wxkit.store.aftersale import GetAftersale, GetAftersales
from wxkit.store.quality_inspection import PrintInspectCode
from wxkit.store.stock import GetStock
from wxkit.store.subsidies import UploadInvoiceFile
from wxkit.store.vip import GetVipUser
from wxkit.store.window import RemoveWindowProduct
from wxkit.testing._bench import Bench

Ask = Callable[[Bench], Any]


def stock(wechat: Bench) -> Any:
    return wechat.shop.stock.get(product_id="1", sku_id="1")


def aftersale(wechat: Bench) -> Any:
    return wechat.shop.aftersale.get(after_sale_order_id="1")


def aftersales(wechat: Bench) -> Any:
    return wechat.shop.aftersale.list(begin_create_time=0, end_create_time=1)


def inspect_code(wechat: Bench) -> Any:
    return wechat.shop.quality_inspection.print_code(order_id="1")


def window(wechat: Bench) -> Any:
    return wechat.shop.window.remove(product_id="1", appid="wx1")


def invoice(wechat: Bench) -> Any:
    return wechat.shop.subsidies.upload_file(file_link="https://example.com/1.png")


def member(wechat: Bench) -> Any:
    return wechat.shop.vip.user(openid="o1")


CASES: list[tuple[int, type[wxkit.WeChatError], type[Call[Any]], Ask]] = [
    (10020050, wxkit.PermissionDenied, GetStock, stock),
    (10020054, wxkit.Conflict, GetStock, stock),
    (10020003, wxkit.InvalidArgument, GetAftersales, aftersales),
    (10021044, wxkit.Busy, GetAftersale, aftersale),
    (9700223, wxkit.Busy, GetAftersales, aftersales),
    (10100001, wxkit.Busy, GetVipUser, member),
    (10021617, wxkit.Conflict, PrintInspectCode, inspect_code),
    (10022007, wxkit.Conflict, RemoveWindowProduct, window),
    (987100120, wxkit.InvalidArgument, UploadInvoiceFile, invoice),
]


@pytest.mark.parametrize(("code", "kind", "call", "ask"), CASES, ids=[str(code) for code, *_ in CASES])
def test_a_fault_raises_the_typed_error(
    wechat: Bench, code: int, kind: type[wxkit.WeChatError], call: type[Call[Any]], ask: Ask
) -> None:
    rule = wechat.on(call).fail(code)
    with pytest.raises(wxkit.WeChatError) as error:
        ask(wechat)
    assert (type(error.value), error.value.errcode) == (kind, code)
    assert rule.fired
    assert not pushes(wechat)
