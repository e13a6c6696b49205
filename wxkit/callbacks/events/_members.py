"""Member callbacks from a Store to the mini-program that is linked with it (小程序会员服务). Money in fen.

https://developers.weixin.qq.com/doc/store/shop/

Most want an answer within 3 seconds: return it from the handler as a dict.
"""

from __future__ import annotations

from wxkit.callbacks._push import Id, Many, SnakeEvent, Wire

__all__ = [
    "GenOrder",
    "GenOrderInfoInit",
    "GenOrderPrice",
    "GenOrderProduct",
    "OrderUnuseVipDiscount",
    "OrderUseVipDiscount",
    "ProductCoupon",
    "VipDiscountOrder",
    "VipDiscountPrice",
    "VipUnusedOrder",
    "VipUserAdded",
    "VipUserAsked",
    "VipUserAutoAdd",
    "VipUserInfoGet",
]


class VipUserAsked(Wire):
    """Which shop asks."""

    shop_appid: Id = ""


class VipUserInfoGet(SnakeEvent, event="channels_ec_vip_user_info_get"):
    """A person links their membership in the shop. Answer with `is_vip`, identity and outer_userid."""

    info: VipUserAsked = VipUserAsked()


class VipUserAdded(Wire):
    """A linked member."""

    shop_appid: Id = ""
    identity: str = ""
    """The grade's name, such as `Lv.1`."""
    outer_userid: str = ""
    add_time: int = 0


class VipUserAutoAdd(SnakeEvent, event="channels_ec_vip_user_auto_add"):
    """A membership was linked silently (静默绑定成功)."""

    info: VipUserAdded = VipUserAdded()


class ProductCoupon(Wire):
    """A coupon used on a product."""

    user_coupon_id: str = ""
    coupon_type: int = 0
    discounted_price: int = 0


class GenOrderProduct(Wire):
    """A product of the order that is being made."""

    product_id: str = ""
    sku_id: str = ""
    sku_cnt: int = 0
    sale_price: int = 0
    shop_discounted_price: int = 0
    order_product_coupon_info_list: Many[ProductCoupon] = ()


class GenOrderPrice(Wire):
    """Prices before the member benefit."""

    product_price: int = 0
    shop_discounted_price: int = 0
    product_price_before_vip_discount: int = 0


class GenOrder(Wire):
    """The order that is being made."""

    shop_appid: str = ""
    order_session_id: Id = ""
    scene: int = 0
    """1 for oneself, 2 group gift, 3 single gift."""
    product_infos: Many[GenOrderProduct] = ()
    price_info: GenOrderPrice = GenOrderPrice()


class GenOrderInfoInit(SnakeEvent, event="channels_ec_gen_order_info_init"):
    """A person opened the order page. Answer errcode, errmsg and `vip_discounted_info` within 3 seconds."""

    gen_order_info: GenOrder = GenOrder()


class VipDiscountPrice(Wire):
    """Prices around the member benefit."""

    product_price_before_vip_discount: int = 0
    vip_discounted_price: int = 0
    product_price_after_vip_discount: int = 0


class VipDiscountOrder(Wire):
    """An order that wants a benefit."""

    shop_appid: str = ""
    order_session_id: Id = ""
    scene: int = 0
    """1 for oneself, 2 group gift, 3 single gift."""
    unique_id: Id = ""
    price_info: VipDiscountPrice = VipDiscountPrice()


class OrderUseVipDiscount(SnakeEvent, event="channels_ec_order_use_vip_discount"):
    """An order was submitted with a benefit, not yet paid.

    Answer `{"errcode": 0, "errmsg": "ok", "result": 1}` within 3 seconds (2 refuses); all else blocks it.
    """

    order_info: VipDiscountOrder = VipDiscountOrder()


class VipUnusedOrder(Wire):
    """An order that gives its benefit back."""

    shop_appid: str = ""
    order_session_id: Id = ""
    unique_id: Id = ""


class OrderUnuseVipDiscount(SnakeEvent, event="channels_ec_order_unuse_vip_discount"):
    """The order came to nothing: give the benefit back. Not sent when a paid order is cancelled later."""

    order_info: VipUnusedOrder = VipUnusedOrder()
