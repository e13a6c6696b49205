"""National subsidy (国补): the invoices that a shop hands in for subsidised orders."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AsyncSubsidies",
    "GetInvoicingInfo",
    "InvoiceFile",
    "InvoiceFileReply",
    "InvoicingInfo",
    "InvoicingReply",
    "Subsidies",
    "UploadInvoiceFile",
    "UploadInvoiceInfo",
]


class InvoicingInfo(Output):
    """What to write on the invoice. Money in fen."""

    name: str = Field(default="", repr=False)
    """Who it is for: the owner of the order."""
    tax_no: str = Field(default="", repr=False)
    """The owner's identity number."""
    payment_amount: int = 0
    subsidy_amount: int = 0
    invoice_total_amount: int = 0
    """What was paid and the subsidy."""
    bar_code: str = ""
    """69码."""
    sn_code: str = ""
    imei1: str = ""
    imei2: str = ""
    transaction_id: str = ""
    is_invoice_uploaded: bool = False
    efficiency: str = ""
    """Energy or water efficiency."""
    goods_model: str = ""
    goods_name: str = ""
    brand_name: str = ""


class InvoicingReply(Reply):
    """What to write on the invoice."""

    data: InvoicingInfo = Field(default_factory=InvoicingInfo)


class GetInvoicingInfo(
    Call[InvoicingReply], post="/channels/ec/subsidy/query_invoicing_info", repeatable=True
):
    """What to write on the invoice of a received order (获取国补订单开票信息).

    https://developers.weixin.qq.com/doc/store/shop/API/subsidy/invoicing/api_query_invoicing_info
    """

    order_id: str


class InvoiceFile(Output):
    """The file that was taken over."""

    media_id: str = ""


class InvoiceFileReply(Reply):
    """The file that was taken over."""

    data: InvoiceFile = Field(default_factory=InvoiceFile)


class UploadInvoiceFile(Call[InvoiceFileReply], post="/channels/ec/subsidy/upload_invoice_file"):
    """Hand in an invoice as a JPEG or PNG of 1 MB at most (上传国补订单发票文件). WeChat fetches it.

    Errors: 987100118 (link), 987100119 (format), 987100120 (above 1 MB).
    https://developers.weixin.qq.com/doc/store/shop/API/subsidy/invoicing/api_upload_invoice_file
    """

    file_link: str
    """An address that everybody can reach."""


class UploadInvoiceInfo(Call[Ok], post="/channels/ec/subsidy/upload_invoice_info"):
    """Hand in what the invoice says (上传国补订单发票信息), after receipt, at most 5 times an order.

    https://developers.weixin.qq.com/doc/store/shop/API/subsidy/invoicing/api_upload_invoice_info.html
    """

    order_id: str
    invoice_code: str | None = None
    """Only for type 90."""
    invoice_no: str
    invoice_date: str
    """Unix seconds, in the past."""
    invoice_media_id: str
    """From `upload_file`."""
    invoice_type: str
    """`01`, `04`, `09`, `10` or `90`."""
    invoice_check_code: str | None = None
    """Needed for types 10 and 04."""
    invoice_total_amount: int
    """Fen, with tax."""
    invoice_tax_amount: int
    """Fen."""
    sales_enterprise_name: str
    tax_payer: str
    """The seller's tax number."""
    num: int
    service_name: str
    """Goods or service."""
    remark: str
    invoice_goods_model: str


class SubsidyCalls:
    """National subsidy."""

    invoicing_info = endpoint(GetInvoicingInfo)
    upload_file = endpoint(UploadInvoiceFile)
    upload_info = endpoint(UploadInvoiceInfo)


class Subsidies(SubsidyCalls, Sync):
    """National subsidy (国补)."""


class AsyncSubsidies(SubsidyCalls, Async):
    """National subsidy (国补)."""
