"""Events of a service account (服务号) about verification, invoices, places and guides.

https://developers.weixin.qq.com/doc/service/guide/dev/push
"""

from __future__ import annotations

from wxkit.callbacks._push import Event, Id, Secret, SnakeEvent, Wire, named

__all__ = [
    "AnnualRenew",
    "CloudInvoiceResult",
    "GuideInvite",
    "GuideInviteResult",
    "GuideQrcodeScan",
    "GuideScan",
    "NamingVerifyFail",
    "NamingVerifySuccess",
    "PoiCheckNotify",
    "QualificationVerifyFail",
    "QualificationVerifySuccess",
    "SubmitInvoiceTitle",
    "UpdateInvoiceStatus",
    "UserAuthorizeInvoice",
    "VerifyExpired",
]


class _Verified(Event):
    expired_time: int = 0


class QualificationVerifySuccess(_Verified, event="qualification_verify_success"):
    """The qualification was verified (资质认证成功)."""


class NamingVerifySuccess(_Verified, event="naming_verify_success"):
    """The name was verified (名称认证成功)."""


class AnnualRenew(_Verified, event="annual_renew"):
    """The yearly verification is due (年审通知)."""


class VerifyExpired(_Verified, event="verify_expired"):
    """The verification expired (认证过期失效)."""


class _NotVerified(Event):
    fail_time: int = 0
    fail_reason: str = ""


class QualificationVerifyFail(_NotVerified, event="qualification_verify_fail"):
    """The qualification was not verified (资质认证失败)."""


class NamingVerifyFail(_NotVerified, event="naming_verify_fail"):
    """The name was not verified (名称认证失败)."""


class UserAuthorizeInvoice(Event, event="user_authorize_invoice"):
    """A person consented to an invoice (电子发票授权)."""

    succ_order_id: Id = ""
    fail_order_id: Id = ""
    authorize_app_id: str = ""
    source: str = ""


class CloudInvoiceResult(SnakeEvent, event="cloud_invoice_invoiceresult_event"):
    """An electronic invoice was made, or not (开票结果)."""

    status: str = ""
    fpqqlsh: Id = ""
    """The merchant's id of the request (发票请求流水号)."""
    nsrsbh: str = ""
    """The taxpayer's id (纳税人识别号)."""


class UpdateInvoiceStatus(Event, event="update_invoice_status"):
    """An invoice in a card package changed (发票状态更新)."""

    card_id: Id = ""
    code: Id = ""
    status: str = ""


class SubmitInvoiceTitle(SnakeEvent, event="submit_invoice_title"):
    """A person handed in an invoice title (提交发票抬头)."""

    title: str = ""
    title_type: str = ""
    """`InvoiceUserTitlePersonType` a person, `InvoiceUserTitleBusinessType` a company."""
    tax_no: str = ""
    phone: Secret = ""
    addr: Secret = ""
    bank_type: str = ""
    """The bank's name."""
    bank_no: Secret = ""
    attach: str = ""
    """What the merchant's address of the form carried."""


class PoiCheckNotify(Event, event="poi_check_notify"):
    """A place of the business was reviewed (门店审核)."""

    uniq_id: Id = ""
    poi_id: Id = ""
    result: str = ""
    msg: str = named("msg")


class GuideScan(Wire):
    """Who scanned which guide's code."""

    qrcode_guide_account: str = ""
    """The guide's WeChat id."""
    qrcode_guide_openid: Id = ""
    """Of guides that were bound by openid."""
    openid: Id = ""
    """Who scanned."""
    action: int = 0
    """1 the guide is one no more, 2 bound now, 3 bound before, 4 bound to another guide."""
    qrcode_info: str = ""
    """What the code was made with."""


class GuideQrcodeScan(Event, event="guide_qrcode_scan_event"):
    """A person scanned a sales guide's code (导购助手)."""

    guide_scan_event: GuideScan = GuideScan()


class GuideInvite(Wire):
    """Which guide answered, and how."""

    guide_account: str = ""
    guide_openid: Id = ""
    invite_result: int = 0


class GuideInviteResult(Event, event="guide_invite_result_event"):
    """A sales guide answered an invitation (导购助手)."""

    guide_invite_event: GuideInvite = GuideInvite()
