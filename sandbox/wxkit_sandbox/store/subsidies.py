"""Invoices of orders with the national subsidy (国补): what to write on one, and handing it in."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from wxkit._call import Ok
from wxkit.store._order_enums import OrderStatus
from wxkit.store.subsidies import (
    GetInvoicingInfo,
    InvoiceFile,
    InvoiceFileReply,
    InvoicingInfo,
    InvoicingReply,
    UploadInvoiceFile,
    UploadInvoiceInfo,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.store.orderbook import Order, order_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097
BAD_LINK, BAD_FORMAT = 987100118, 987100119
PICTURES = (".jpg", ".jpeg", ".png")
TYPES = ("01", "04", "09", "10", "90")
WITH_CHECK_CODE = ("10", "04")
WITH_CODE = "90"
TIMES = 5


@dataclass(slots=True)
class Invoices:
    """Files that were handed in, and how often each order's invoice was."""

    files: set[str] = field(default_factory=set[str])
    handed_in: dict[str, int] = field(default_factory=dict[str, int])


def _received(app: App, order_id: str) -> Order:
    """The order, once its goods have arrived."""
    order = order_of(app, order_id)
    if order.status != OrderStatus.COMPLETED:
        raise Refusal(BAD)
    return order


@handles(GetInvoicingInfo)
def get_info(app: App, call: GetInvoicingInfo) -> InvoicingReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/subsidy/invoicing/api_query_invoicing_info"""
    order = _received(app, call.order_id)
    line = order.lines[0]
    info = InvoicingInfo(
        name=order.address.user_name if order.address else "",
        tax_no="",
        payment_amount=order.paid - order.refunded,
        subsidy_amount=0,
        invoice_total_amount=order.paid - order.refunded,
        transaction_id=order.transaction_id,
        is_invoice_uploaded=order.order_id in app.state(Invoices).handed_in,
        goods_model=" ".join(value for _, value in line.sku_attrs),
        goods_name=line.title,
    )
    return InvoicingReply(data=info)


@handles(UploadInvoiceFile)
def upload_file(app: App, call: UploadInvoiceFile) -> InvoiceFileReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/subsidy/invoicing/api_upload_invoice_file"""
    link = urlsplit(call.file_link)
    if link.scheme not in ("http", "https") or not link.netloc:
        raise Refusal(BAD_LINK)
    if not link.path.lower().endswith(PICTURES):
        raise Refusal(BAD_FORMAT)
    media_id = app.world.ids.derived(40, "invoice", str(app.world.ids.count("invoice")))
    app.state(Invoices).files.add(media_id)
    return InvoiceFileReply(data=InvoiceFile(media_id=media_id))


@handles(UploadInvoiceInfo)
def upload_info(app: App, call: UploadInvoiceInfo) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/subsidy/invoicing/api_upload_invoice_info.html"""
    order, invoices = _received(app, call.order_id), app.state(Invoices)
    times = invoices.handed_in.get(order.order_id, 0)
    if times >= TIMES or call.invoice_media_id not in invoices.files or not _complete(app, call):
        raise Refusal(BAD)
    invoices.handed_in[order.order_id] = times + 1
    return Ok()


def _complete(app: App, call: UploadInvoiceInfo) -> bool:
    """Whether everything is there that this type of invoice needs, with a date in the past."""
    kind = call.invoice_type
    past = is_number(call.invoice_date) and int(call.invoice_date) <= app.world.clock.now()
    checked = bool(call.invoice_check_code) or kind not in WITH_CHECK_CODE
    coded = bool(call.invoice_code) or kind != WITH_CODE
    return kind in TYPES and past and checked and coded
