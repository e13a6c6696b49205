"""People who want an invoice (电子发票) of the merchant's."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._endpoint import endpoint
from wxkit.callbacks import events
from wxkit_sandbox.acts._base import Act, Acted, acting, the_app, the_person
from wxkit_sandbox.world import World

__all__ = ["AuthorizeInvoice", "InvoiceActs", "SubmitInvoiceTitle"]


class AuthorizeInvoice(Act[Acted], post="/_sandbox/act/authorize_invoice", auth="none"):
    """Answer the page on which an invoice is asked for (发票授权页): event `user_authorize_invoice`."""

    order_id: str
    """Of the merchant's request."""
    succeeds: bool = True
    source: Literal["web", "app", "wxa", "wap"] = "web"
    """Where the page was opened."""


class SubmitInvoiceTitle(Act[Acted], post="/_sandbox/act/submit_invoice_title", auth="none"):
    """Scan the merchant's code and hand in an invoice title (提交发票抬头): event `submit_invoice_title`."""

    title: str
    type: Literal["person", "company"] = "person"
    tax_no: str = ""
    phone: str = Field(default="", repr=False)
    addr: str = Field(default="", repr=False)
    bank_type: str = ""
    """Name of the bank."""
    bank_no: str = Field(default="", repr=False)
    attach: str = ""
    """What the merchant's link carries."""


@acting(AuthorizeInvoice)
def authorize_invoice(world: World, act: AuthorizeInvoice) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/weixin_invoice/E_Invoice/Vendor_API_List.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    granted, refused = (act.order_id, "") if act.succeeds else ("", act.order_id)
    event = events.UserAuthorizeInvoice(succ_order_id=granted, fail_order_id=refused, source=act.source)
    app.emit(event, person)
    return Acted()


@acting(SubmitInvoiceTitle)
def submit_invoice_title(world: World, act: SubmitInvoiceTitle) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/weixin_invoice/E_Invoice/Vendor_API_List.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    kinds = {"person": "InvoiceUserTitlePersonType", "company": "InvoiceUserTitleBusinessType"}
    app.emit(
        events.SubmitInvoiceTitle(
            title=act.title,
            title_type=kinds[act.type],
            tax_no=act.tax_no,
            phone=act.phone,
            addr=act.addr,
            bank_type=act.bank_type,
            bank_no=act.bank_no,
            attach=act.attach,
        ),
        person,
    )
    return Acted()


class InvoiceActs:
    """Wanting invoices."""

    authorize_invoice = endpoint(AuthorizeInvoice)
    submit_invoice_title = endpoint(SubmitInvoiceTitle)
