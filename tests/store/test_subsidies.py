"""Invoices of orders with the national subsidy."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import bought, opened, received, refused

from wxkit.testing._bench import Bench

LINK = "https://shop.example/invoice.png"


def arrived(wechat: Bench) -> str:
    """An order whose goods have arrived."""
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    received(wechat, order_id)
    return order_id


def invoice(wechat: Bench, order_id: str, **more: Any) -> dict[str, Any]:
    known = {
        "order_id": order_id,
        "invoice_no": "1",
        "invoice_date": str(wechat.world.clock.time()),
        "invoice_media_id": wechat.shop.subsidies.upload_file(file_link=LINK).data.media_id,
        "invoice_type": "01",
        "invoice_total_amount": 19_980,
        "invoice_tax_amount": 1_000,
        "sales_enterprise_name": "示例公司",
        "tax_payer": "0",
        "num": 1,
        "service_name": "茶",
        "remark": "",
        "invoice_goods_model": "",
    }
    return known | more


def test_an_invoice_is_handed_in(wechat: Bench) -> None:
    order_id = arrived(wechat)
    info = wechat.shop.subsidies.invoicing_info(order_id=order_id).data
    assert (info.payment_amount, info.invoice_total_amount) == (19_980, 19_980)
    assert info.goods_name
    assert not info.is_invoice_uploaded
    wechat.shop.subsidies.upload_info(**invoice(wechat, order_id))
    assert wechat.shop.subsidies.invoicing_info(order_id=order_id).data.is_invoice_uploaded


def test_five_times_an_order(wechat: Bench) -> None:
    order_id = arrived(wechat)
    for _ in range(5):
        wechat.shop.subsidies.upload_info(**invoice(wechat, order_id))
    with refused(40097):
        wechat.shop.subsidies.upload_info(**invoice(wechat, order_id))


@pytest.mark.parametrize(
    "wrong",
    [
        {"invoice_type": "02"},
        {"invoice_type": "10"},
        {"invoice_type": "90"},
        {"invoice_media_id": "1"},
        {"invoice_date": "9999999999"},
    ],
)
def test_what_an_invoice_needs(wechat: Bench, wrong: dict[str, Any]) -> None:
    order_id = arrived(wechat)
    with refused(40097):
        wechat.shop.subsidies.upload_info(**invoice(wechat, order_id, **wrong))
    assert not wechat.shop.subsidies.invoicing_info(order_id=order_id).data.is_invoice_uploaded


def test_before_the_receipt_there_is_no_invoice(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    with refused(40097):
        wechat.shop.subsidies.invoicing_info(order_id=order_id)
    with refused(100002):
        wechat.shop.subsidies.invoicing_info(order_id="1")


@pytest.mark.parametrize(
    ("link", "code"), [("invoice.png", 987100118), ("https://shop.example/invoice.pdf", 987100119)]
)
def test_links_that_lead_to_no_picture(wechat: Bench, link: str, code: int) -> None:
    with refused(code):
        wechat.shop.subsidies.upload_file(file_link=link)
