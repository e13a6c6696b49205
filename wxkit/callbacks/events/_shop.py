"""Events of a Store (微信小店) about products, funds and the shop itself.

https://developers.weixin.qq.com/doc/store/shop/

FromUserName is an openid of WeChat's own. Events without documented fields keep all they carry.
"""

from __future__ import annotations

from wxkit.callbacks._push import Event, Id, Many, NumberId, SnakeEvent, Wire

__all__ = [
    "Account",
    "AccountNotify",
    "ApiChange",
    "ApiDiff",
    "BrandAudit",
    "BrandEvent",
    "ChangeStatus",
    "CloseStore",
    "EwaybillPath",
    "EwaybillPushPath",
    "FundsQrcode",
    "ProductAudit",
    "ProductCategoryAudit",
    "ProductCategoryAuditResult",
    "ProductListing",
    "ProductSpuAudit",
    "ProductSpuListing",
    "ProductSpuUpdate",
    "ProductUpdate",
    "QrcodeStatus",
    "SetShopHeadimg",
    "SetShopNickname",
    "Stock",
    "StockNoEnough",
    "Withdraw",
    "WithdrawNotify",
]


class ProductAudit(Wire):
    """A reviewed product."""

    product_id: Id = ""
    status: int = 0
    """2 refused, 3 passed."""
    reason: str = ""
    audit_info: str = ""
    """JSON text."""
    product_type: int = 0
    """1 the shop's own product, 4 a product turned gift, 5 not for sale."""


class ProductSpuAudit(Event, event="product_spu_audit"):
    """A product was reviewed (商品审核)."""

    product_spu_audit: ProductAudit = ProductAudit()


class ProductListing(Wire):
    """A product that went on or off sale."""

    product_id: Id = ""
    status: int = 0
    """5 on sale, 11 and above off sale, by cause."""
    reason: str = ""
    product_type: int = 0


class ProductSpuListing(Event, event="product_spu_listing"):
    """A product went on or off sale (商品上下架)."""

    product_spu_listing: ProductListing = ProductListing()


class ProductUpdate(Wire):
    """A changed product."""

    product_id: Id = ""
    status: int = 0


class ProductSpuUpdate(Event, event="product_spu_update"):
    """A product's data changed (商品信息更新)."""

    product_spu_update: ProductUpdate = ProductUpdate()


class ProductCategoryAuditResult(Wire):
    """A reviewed category."""

    audit_id: Id = ""
    status: int = 0
    reason: str = ""


class ProductCategoryAudit(Event, event="product_category_audit"):
    """A category was reviewed (类目审核)."""

    product_category_audit: ProductCategoryAuditResult = ProductCategoryAuditResult()


class BrandAudit(Wire):
    """A reviewed brand."""

    brand_id: Id = ""
    audit_id: Id = ""
    status: int = 0
    reason: str = ""


class BrandEvent(Event, event="channels_ec_brand"):
    """A brand was reviewed (品牌审核)."""

    brand_event: BrandAudit = BrandAudit()


class Stock(Wire):
    """What is left of a sku."""

    product_id: Id = ""
    sku_id: Id = ""
    remaining_stock_amount: int = 0
    remaining_code_amount: int = 0


class StockNoEnough(SnakeEvent, event="channels_ec_stock_no_enough"):
    """Stock, or uploaded voucher codes, run low (库存不足)."""

    channels_ec_stock_no_enough: Stock = Stock()


class Account(Wire):
    """The settlement account."""

    event: int = 0
    """1 it changed."""


class AccountNotify(SnakeEvent, event="channels_ec_acct_notify"):
    """The settlement account changed (结算账户变更)."""

    account_info: Account = Account()


class Withdraw(Wire):
    """A withdrawal."""

    event: int = 0
    """1 QR code made, 2 confirmed, 3 done, 4 failed."""
    withdraw_id: Id = ""


class WithdrawNotify(SnakeEvent, event="channels_ec_withdraw_notify"):
    """A withdrawal moved on (提现)."""

    withdraw_info: Withdraw = Withdraw()


class FundsQrcode(Wire):
    """A QR code of the funds pages."""

    ticket: Id = ""
    status: int = 0
    """1 confirmed, 2 cancelled, 3 invalid, 4 scanned."""
    scan_user_type: int = 0
    """0 another person, 1 an administrator."""


class QrcodeStatus(SnakeEvent, event="qrcode_status"):
    """A funds QR code was scanned, confirmed or cancelled (资金二维码)."""

    qrcode_info: FundsQrcode = FundsQrcode()


class ChangeStatus(SnakeEvent, event="channels_ec_change_status"):
    """The shop begins to close, or goes on after all (小店状态变更).

    https://developers.weixin.qq.com/doc/store/shop/notify/storebasics_callback/channels_ec_basic_change_status
    """

    appid: Id = ""
    change_timestamp: int = 0
    old_status: str = ""
    """A `wxkit.store.basics.ShopStatus`, as is `new_status`."""
    new_status: str = ""


class CloseStore(SnakeEvent, event="channels_ec_close_store"):
    """The shop closed for good (小店注销).

    https://developers.weixin.qq.com/doc/store/shop/notify/storebasics_callback/channels_ec_basic_close_store
    """

    appid: Id = ""
    close_timestamp: int = 0


class SetShopNickname(SnakeEvent, event="set_shop_nickname"):
    """The shop was renamed (小店修改名称).

    https://developers.weixin.qq.com/doc/store/shop/notify/storebasics_callback/set_shop_nickname
    """

    appid: Id = ""
    old_nickname: str = ""
    new_nickname: str = ""


class SetShopHeadimg(SnakeEvent, event="set_shop_headimg"):
    """The shop's picture changed (小店修改头像).

    https://developers.weixin.qq.com/doc/store/shop/notify/storebasics_callback/set_headimg
    """

    appid: Id = ""
    old_head_img_url: str = ""
    new_head_img_url: str = ""


class ApiChange(Wire):
    """A changed endpoint."""

    chinese_name: str = ""
    cgi_path: Id = ""
    doc_url: str = ""
    change_content: str = ""
    """What changed."""


class ApiDiff(SnakeEvent, event="api_diff"):
    """WeChat announces changes of its API (API变更日志).

    https://developers.weixin.qq.com/doc/store/shop/notify/common_callback/API_change_log_callback
    """

    changelog_url: str = ""
    api_changes: Many[ApiChange] = ()
    change_time: int = 0


class EwaybillPath(Wire):
    """A step of a waybill."""

    ewaybill_order_id: NumberId = ""
    waybill_id: Id = ""
    update_time: int = 0
    status: int = 0
    """0 waits for the courier, 1 collected, 2 under way, 3 out for delivery, 5 signed, …"""
    desc: str = ""


class EwaybillPushPath(SnakeEvent, event="ewaybill_push_path"):
    """The track of an electronic waybill grew (电子面单轨迹)."""

    waybill_info: EwaybillPath = EwaybillPath()
