"""The order center (购物订单): what was bought with a payment and how it travels, for the buyer's bill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.miniprogram.order_center import (
    BoughtItem,
    JumpLink,
    OrderNumber,
    ShoppingOrder,
    ShoppingParcel,
    ShoppingVerified,
    SubOrderShipping,
    UploadCombinedShippingInfo,
    UploadCombinedShoppingInfo,
    UploadShippingInfo,
    UploadShoppingInfo,
    VerifyShoppingInfo,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.payments import Payment, Payments, keys_of, normal_key, payment_at, payment_of
from wxkit_sandbox.miniprogram.upload_times import moment_of
from wxkit_sandbox.world import App

__all__ = ["Bought", "Shopping", "ShoppingBook", "bought_with"]

Key = tuple[str, ...]
KEY_CODES = {"order_key.order_number_type": 268485194, "*": 40097}
SHIPPING_CODES = KEY_CODES | {
    "delivery_mode": 268485224,
    "sub_orders.delivery_mode": 268485224,
    "shipping_list.tracking_no": 268485226,
    "sub_orders.shipping_list.tracking_no": 268485226,
    "shipping_list.express_company": 268485227,
    "sub_orders.shipping_list.express_company": 268485227,
}


@dataclass(slots=True)
class Bought:
    """What was bought with one payment, or with a part of a combined one."""

    orders: list[ShoppingOrder]
    parcels: list[ShoppingParcel] = field(default_factory=list[ShoppingParcel])
    shipped: float = 0
    """`upload_time` of the parcels."""

    def has(self, parcel: ShoppingParcel) -> bool:
        """Whether everything in a parcel was bought."""
        known = {item.merchant_item_id for order in self.orders for item in order.item_list}
        return bool(parcel.item_list) and {item.merchant_item_id for item in parcel.item_list or ()} <= known


@dataclass(slots=True)
class Shopping:
    """One upload. A payment that is not combined is its own only part."""

    openid: str
    uploaded: float
    parts: dict[Key, Bought]


@dataclass(slots=True)
class ShoppingBook:
    """Uploads by the key of the payment, which may be made later."""

    by_key: dict[Key, Shopping] = field(default_factory=dict[Key, Shopping])


@handles(UploadShoppingInfo, invalid=KEY_CODES)
def upload_shopping(app: App, call: UploadShoppingInfo) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/shopping-order/normal-shopping-detail/uploadShoppingInfo.html"""
    key = normal_key(call.order_key)
    _upload(app, key, call.payer.openid, call.upload_time, {key: Bought(call.order_list)})
    return Ok()


@handles(UploadCombinedShoppingInfo, invalid=KEY_CODES)
def upload_combined_shopping(app: App, call: UploadCombinedShoppingInfo) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/shopping-order/shopping-detail/uploadCombinedShoppingInfo.html"""
    parts: dict[Key, Bought] = {}
    whole = normal_key(call.order_key)
    for part in call.sub_orders:
        order = ShoppingOrder(
            merchant_order_no=part.merchant_order_no,
            order_detail_jump_link=part.order_detail_jump_link,
            item_list=part.item_list,
        )
        parts.setdefault(_part_key(whole, part.order_key), Bought([])).orders.append(order)
    _upload(app, whole, call.payer.openid, call.upload_time, parts)
    return Ok()


@handles(UploadShippingInfo, invalid=SHIPPING_CODES)
def upload_shipping(app: App, call: UploadShippingInfo) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/shopping-order/normal-shopping-detail/uploadShippingInfo.html"""
    key = normal_key(call.order_key)
    shopping = _paid(app, call.order_key, call.payer.openid)
    sent = moment_of(call.upload_time)
    _check_parcels(shopping, key, call, sent)
    shopping.parts[key].parcels, shopping.parts[key].shipped = call.shipping_list, sent
    return Ok()


@handles(UploadCombinedShippingInfo, invalid=SHIPPING_CODES)
def upload_combined_shipping(app: App, call: UploadCombinedShippingInfo) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/shopping-order/shopping-detail/uploadCombinedShippingInfo.html"""
    shopping = _paid(app, call.order_key, call.payer.openid)
    sent, whole = moment_of(call.upload_time), normal_key(call.order_key)
    parts = [(_part_key(whole, part.order_key), part) for part in call.sub_orders]
    if not parts:
        raise Refusal(40097)
    for key, part in parts:
        _check_parcels(shopping, key, part, sent)
    for key, part in parts:
        shopping.parts[key].parcels, shopping.parts[key].shipped = part.shipping_list, sent
    return Ok()


@handles(VerifyShoppingInfo, invalid=KEY_CODES)
def verify(app: App, call: VerifyShoppingInfo) -> ShoppingVerified:
    """https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/shopping-order/upload-result/ShoppingInfoVerifyUploadResult.html"""
    key = normal_key(call.order_key)
    shopping = app.state(ShoppingBook).by_key.get(key)
    if shopping is None or shopping.openid != call.payer.openid:
        return ShoppingVerified(verify_result="未找到上传的购物详情")
    return ShoppingVerified(verify_result=_obstacle(app, key, shopping) or "success")


def bought_with(app: App, payment: Payment) -> Bought | None:
    """What the bill of a payment shows, once the upload is matched with it."""
    whole = app.state(Payments).by_id[payment.whole] if payment.whole else payment
    for key in keys_of(whole):
        shopping = app.state(ShoppingBook).by_key.get(key)
        if shopping is not None and not _obstacle(app, key, shopping):
            return next((shopping.parts[part] for part in keys_of(payment) if part in shopping.parts), None)
    return None


def _upload(app: App, key: Key, openid: str, upload_time: str, parts: Mapping[Key, Bought]) -> None:
    """Take in what was bought, unless the payment is matched already, or a later upload was first."""
    if app.person(openid) is None:
        raise Refusal(40003)
    book, uploaded = app.state(ShoppingBook).by_key, moment_of(upload_time)
    known = book.get(key)
    if known is not None and (uploaded <= known.uploaded or not _obstacle(app, key, known)):
        raise Refusal(40097)
    orders = [order for part in parts.values() for order in part.orders]
    if not orders or not all(_leads_somewhere(app, order) for order in orders):
        raise Refusal(40097)
    book[key] = Shopping(openid, uploaded, dict(parts))


def _obstacle(app: App, key: Key, shopping: Shopping) -> str:
    """Why an upload is not matched with its payment; empty when it is."""
    payments = app.state(Payments)
    payment = payment_at(payments, key)
    if payment is None:
        return "订单未支付"
    if payment.openid != shopping.openid:
        return "支付者与上传的 payer 不一致"
    parts = [payment_at(payments, part) for part in shopping.parts if part != key]
    if any(part is None or part.whole != payment.transaction_id for part in parts):
        return "子单与合单不一致"
    return ""


def _paid(app: App, key: OrderNumber, openid: str) -> Shopping:
    """What was uploaded with the same kind of number for a payment, and is matched with it."""
    payment_of(app, key, openid)
    shopping = app.state(ShoppingBook).by_key.get(normal_key(key))
    if shopping is None or _obstacle(app, normal_key(key), shopping):
        raise Refusal(40097)
    return shopping


def _part_key(whole: Key, key: OrderNumber) -> Key:
    """A part is named as the whole is."""
    part = normal_key(key)
    if part[0] != whole[0]:
        raise Refusal(268485194)
    return part


def _check_parcels(
    shopping: Shopping, key: Key, call: UploadShippingInfo | SubOrderShipping, sent: float
) -> None:
    bought = shopping.parts.get(key)
    if bought is None or sent <= bought.shipped or not call.shipping_list:
        raise Refusal(40097)
    if not all(parcel.tracking_no for parcel in call.shipping_list):
        raise Refusal(268485226)
    if not all(parcel.express_company for parcel in call.shipping_list):
        raise Refusal(268485227)
    if call.delivery_mode in (1, "UNIFIED_DELIVERY"):
        if len(call.shipping_list) != 1:
            raise Refusal(268485228)
    elif not all(bought.has(parcel) for parcel in call.shipping_list):
        raise Refusal(40097)


def _leads_somewhere(app: App, order: ShoppingOrder) -> bool:
    links = [order.order_detail_jump_link, *(item.item_detail_jump_link for item in order.item_list)]
    return all(_is_whole(app, link) for link in links if link is not None) and _is_priced(order.item_list)


def _is_whole(app: App, link: JumpLink) -> bool:
    """A link to a page of this mini-program, or to a web page."""
    if link.type in (1, "MINI_PROGRAM"):
        return link.appid == app.appid and bool(link.path)
    return bool(link.url)


def _is_priced(items: list[BoughtItem]) -> bool:
    return all(item.quantity > 0 and item.unit_price >= 0 for item in items)
