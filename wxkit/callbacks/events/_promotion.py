"""Events of a Store (微信小店) about coupons, promoters, members and suppliers. Money in fen.

https://developers.weixin.qq.com/doc/store/shop/

Events whose fields are not documented keep all they carry as extra fields.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import PlainSerializer

from wxkit.callbacks._push import Event, Id, Many, Secret, SnakeEvent, Wire

__all__ = [
    "CommissionOrder",
    "CooperationOrder",
    "CooperationShopOrder",
    "CouponCreate",
    "CouponDelete",
    "CouponExpire",
    "CouponExpired",
    "CouponInfo",
    "CouponInfoChange",
    "CouponInvalid",
    "CouponReceive",
    "CouponReceived",
    "CouponReturned",
    "CouponUsed",
    "DropshipOrderCancel",
    "DropshipOrderNew",
    "DropshipOrderUpdate",
    "HeadSupplierCommissionOrderUpdate",
    "HeadSupplierItemUpdate",
    "PromoterBindResult",
    "SentVoucher",
    "SharerChange",
    "SupplierItem",
    "TalentCommissionOrderUpdate",
    "UserCouponExpire",
    "UserCouponUnuse",
    "UserCouponUse",
    "VipClose",
    "VipExchange",
    "VipExchangeCoupon",
    "VipExchangeProduct",
    "VipGradeInfoUpdate",
    "VipJoin",
    "VipScoreExchange",
    "VipScoreUpdate",
    "VipUser",
    "VoucherSendSucc",
]

TextTime: TypeAlias = Annotated[int, PlainSerializer(str)]
"""Unix seconds that travel as text."""


class CouponReceived(Wire):
    """A coupon in a person's hands."""

    coupon_id: Id = ""
    user_coupon_id: Id = ""
    receive_time: TextTime = 0


class CouponReceive(SnakeEvent, event="channels_ec_coupon_receive"):
    """A person took a coupon (领取优惠券); FromUserName is theirs."""

    receive_info: CouponReceived = CouponReceived()


class CouponInfo(Wire):
    """A coupon, and when what the event says happened to it."""

    coupon_id: Id = ""
    create_time: TextTime = 0
    delete_time: TextTime = 0
    expire_time: TextTime = 0
    invalid_time: TextTime = 0
    change_time: TextTime = 0


class _CouponEvent(SnakeEvent):
    coupon_info: CouponInfo = CouponInfo()


class CouponCreate(_CouponEvent, event="channels_ec_coupon_create"):
    """A coupon was made (创建优惠券)."""


class CouponDelete(_CouponEvent, event="channels_ec_coupon_delete"):
    """A coupon was deleted (删除优惠券)."""


class CouponExpire(_CouponEvent, event="channels_ec_coupon_expire"):
    """A coupon expired (优惠券过期)."""


class CouponInvalid(_CouponEvent, event="channels_ec_coupon_invalid"):
    """A coupon was voided (作废优惠券)."""


class CouponInfoChange(_CouponEvent, event="channels_ec_coupon_info_change"):
    """A coupon changed (更新优惠券)."""


class CouponUsed(Wire):
    """A person's coupon, and the order that it was used for."""

    coupon_id: Id = ""
    user_coupon_id: Id = ""
    order_id: Id = ""
    use_time: TextTime = 0


class UserCouponUse(SnakeEvent, event="channels_ec_user_coupon_use"):
    """A person used a coupon (核销); FromUserName is theirs."""

    use_info: CouponUsed = CouponUsed()


class CouponReturned(Wire):
    """A person's coupon, and the order that it came back from."""

    coupon_id: Id = ""
    user_coupon_id: Id = ""
    order_id: Id = ""
    unuse_time: TextTime = 0


class UserCouponUnuse(SnakeEvent, event="channels_ec_user_coupon_unuse"):
    """A used coupon came back (返还); FromUserName is the person's."""

    use_info: CouponReturned = CouponReturned()


class CouponExpired(Wire):
    """A person's coupon that can be used no more."""

    coupon_id: Id = ""
    user_coupon_id: Id = ""
    expire_time: TextTime = 0


class UserCouponExpire(SnakeEvent, event="channels_ec_user_coupon_expire"):
    """A person's coupon expired; FromUserName is the person's."""

    user_coupon_info: CouponExpired = CouponExpired()


class SentVoucher(Wire):
    """A voucher of local life; fen, Unix seconds. Times of what has not happened are 0."""

    code: Secret = ""
    status: int = 0
    """1 to be used."""
    send_time: int = 0
    update_time: int = 0
    start_time: int = 0
    end_time: int = 0
    consume_time: int = 0
    refund_time: int = 0
    product_id: Id = ""
    sku_id: Id = ""
    order_id: Id = ""
    openid: Id = ""
    consume_store_name: str = ""
    voucher_type: int = 0
    """1 cash voucher, 2 for goods, 3 card."""
    voucher_buy_amount: int = 0
    voucher_actual_amount: int = 0
    telphone_no: Secret = ""
    code_type: int = 0


class VoucherSendSucc(SnakeEvent, event="channels_ec_voucher_send_succ"):
    """Vouchers were sent to a buyer (发放团购优惠成功).

    https://developers.weixin.qq.com/doc/channels/locallife/api/callback_issued.html
    """

    voucher_list: Many[SentVoucher] = ()


class SharerChange(SnakeEvent, event="channels_ec_sharer_change"):
    """A sharer was bound or unbound (分享员变更)."""

    openid: Id = ""
    sharer_type: int = 0
    bind_status: int = 0
    """1 bound, 2 unbound."""


class SupplierItem(Wire):
    """A product of an agency's pool."""

    event_type: int = 0
    """1 added, 2 updated."""
    appid: str = ""
    product_id: Id = ""
    version: str = ""
    update_fields: Many[str] = ()
    """Of commission_ratio, service_ratio, status, active_time."""


class HeadSupplierItemUpdate(SnakeEvent, event="head_supplier_item_update"):
    """A product of the agency changed (机构商品更新)."""

    item_info: SupplierItem = SupplierItem()


class CommissionOrder(Wire):
    """A commission order (佣金单)."""

    order_id: Id = ""
    sku_id: Id = ""
    commission_order_status: int = 0
    order_status: int = 0
    version: Id = ""


class HeadSupplierCommissionOrderUpdate(SnakeEvent, event="head_supplier_commission_order_update"):
    """A commission order of the agency changed (机构佣金单更新)."""

    order_info: CommissionOrder = CommissionOrder()


class TalentCommissionOrderUpdate(SnakeEvent, event="talent_commission_order_update"):
    """A commission order of the talent changed (达人佣金单更新)."""

    order_info: CommissionOrder = CommissionOrder()


class PromoterBindResult(SnakeEvent, event="promoter_bind_result"):
    """A promoter was bound or unbound (推客绑定结果)."""

    bind_status: int = 0
    sharer_appid: Id = ""
    sharer_openid: Id = ""
    """Under the agency."""
    sharer_unionid: str = ""


class CooperationOrder(Wire):
    """An order out of the mini-program's traffic; `order_id` is not the Store's own."""

    shop_appid: str = ""
    order_id: Id = ""


class CooperationShopOrder(Event, event="cooperation_shop_order", also="related_shop_order_submission"):
    """To the mini-program: its traffic brought an order (合作小店订单).

    Linked accounts (关联账号), the newer kind of cooperation, get it by its second name.

    https://developers.weixin.qq.com/doc/store/shop/linkstore/miniprogram_connection/miniprogram_callback/Order_notification
    """

    data: CooperationOrder = CooperationOrder()


class VipUser(Wire):
    """A member of the shop (小店会员)."""

    openid: Id = ""
    join_time: int = 0
    close_time: int = 0
    phone_number: Secret = ""
    grade: int = 0
    experience_value: int = 0
    score: int = 0
    """Points after the change."""
    delta_score: int = 0
    """Points added, negative for points taken."""
    flow_type: int = 0
    """Why, as in the list of a member's point movements."""


class _VipEvent(SnakeEvent):
    user_info: VipUser = VipUser()


class VipJoin(_VipEvent, event="channels_ec_vip_join"):
    """A person became a member (会员入会)."""


class VipClose(_VipEvent, event="channels_ec_vip_close"):
    """A member left (会员注销)."""


class VipGradeInfoUpdate(_VipEvent, event="channels_ec_vip_grade_info_update"):
    """A member's grade changed (等级变更)."""


class VipScoreUpdate(_VipEvent, event="channels_ec_vip_score_update"):
    """A member's points changed (积分变更)."""


class VipExchangeCoupon(Wire):
    """A coupon bought with points."""

    related_coupon_id: Id = ""


class VipExchangeProduct(Wire):
    """A product bought with points."""

    related_product_id: Id = ""


class VipExchange(Wire):
    """What points were spent on."""

    pay_score: str = ""
    score_item_type: int = 0
    """1 coupon, 2 product."""
    coupon_info: VipExchangeCoupon = VipExchangeCoupon()
    product_info: VipExchangeProduct = VipExchangeProduct()


class VipScoreExchange(_VipEvent, event="channels_ec_vip_score_exchange"):
    """A member spent points (积分兑换)."""

    exchange_info: VipExchange = VipExchange()


class _DropshipEvent(SnakeEvent):
    ds_order_id: Id = ""
    update_time: int = 0


class DropshipOrderNew(_DropshipEvent, event="dropship_order_new"):
    """Supplier side: an order to ship for another shop (代发单)."""


class DropshipOrderCancel(_DropshipEvent, event="dropship_order_cancel"):
    """Supplier side: such an order was cancelled."""


class DropshipOrderUpdate(_DropshipEvent, event="dropship_order_update"):
    """Supplier side: such an order changed."""
