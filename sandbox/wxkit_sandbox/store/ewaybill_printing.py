"""What is printed on e-waybills, and that it was printed."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store.ewaybills import (
    BatchPrinted,
    GetPrintInfo,
    GetSupplierPrintInfo,
    PrintedInput,
    PrintInfo,
    ReportBatchPrinted,
    ReportPrinted,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.ewaybill_book import Taken, taken
from wxkit_sandbox.store.ewaybill_templates import print_info
from wxkit_sandbox.world import App

__all__: list[str] = []

UNKNOWN = 10025010


@handles(GetPrintInfo)
def get_print_info(app: App, call: GetPrintInfo) -> PrintInfo:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/get_print_info.html"""
    return _print_info(app, call)


@handles(GetSupplierPrintInfo)
def get_supplier_print_info(app: App, call: GetSupplierPrintInfo) -> PrintInfo:
    """https://developers.weixin.qq.com/doc/store/supplier/api/delivery/electronic/api_get_print_content.html"""
    return _print_info(app, call)


def _print_info(app: App, call: GetPrintInfo | GetSupplierPrintInfo) -> PrintInfo:
    waybill = taken(app, call.ewaybill_order_id)
    part = call.sub_waybill_id or ""
    if waybill.cancelled or (part and part not in dict(waybill.waybills)):
        raise Refusal(UNKNOWN)
    return PrintInfo(print_info=print_info(app, waybill, call.template_id, part))


@handles(ReportPrinted)
def report_printed(app: App, call: ReportPrinted) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/notify_print.html"""
    _known(app, call).printed += 1
    return Ok()


@handles(ReportBatchPrinted)
def report_batch_printed(app: App, call: ReportBatchPrinted) -> BatchPrinted:
    """https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/batchnotify_print.html"""
    noted, failed = list[str](), list[str]()
    for given in call.req_list:
        try:
            _known(app, given).printed += 1
        except Refusal:
            failed.append(given.ewaybill_order_id)
        else:
            noted.append(given.ewaybill_order_id)
    return BatchPrinted(succ_ewaybill_order_id=noted, fail_ewaybill_order_id=failed)


def _known(app: App, given: ReportPrinted | PrintedInput) -> Taken:
    waybill = taken(app, given.ewaybill_order_id)
    if waybill.cancelled or given.delivery_id != waybill.account.delivery_id:
        raise Refusal(UNKNOWN)
    if given.waybill_id not in dict(waybill.waybills):
        raise Refusal(UNKNOWN)
    return waybill
