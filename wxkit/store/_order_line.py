"""A SKU inside an order (订单商品). Money in fen, of the whole line unless said."""

from __future__ import annotations

from wxkit._call import Output
from wxkit.store._order_enums import CouponType, SkuChangeState
from wxkit.store._product import Attribute

__all__ = [
    "ChangedSku",
    "DropshipInfo",
    "FreeGift",
    "LineCoupon",
    "LineDelivery",
    "LineService",
    "MainProduct",
    "OrderLine",
    "Voucher",
]


class LineDelivery(Output):
    """When the SKU ships."""

    stock_type: int = 0
    """0 in stock, 1 presale at full price."""
    predict_delivery_time: int | None = None
    full_payment_presale_delivery_type: int | None = None


class LineService(Output):
    """Promises to the buyer; 0 no, 1 yes."""

    seven_day_return: int = 0
    freight_insurance: int = 0


class LineCoupon(Output):
    """A discount on the line."""

    coupon_type: CouponType = CouponType.MERCHANT
    user_coupon_id: str | None = None
    coupon_id: str | None = None
    discounted_price: int | None = None


class Voucher(Output):
    """A voucher (local life)."""

    voucher_code: str = ""
    voucher_type: int = 0
    voucher_buy_amount: int = 0
    time_index: int | None = None


class MainProduct(Output):
    """What was bought to get a free item."""

    product_id: str = ""
    sku_id: str = ""
    task_id: str = ""
    gift_cnt: int = 0


class FreeGift(Output):
    """Why the line is free (赠品)."""

    main_product_list: list[MainProduct] = []


class ChangedSku(Output):
    """The buyer wants another SKU before shipment (发货前更换 SKU)."""

    preshipment_change_sku_state: SkuChangeState = SkuChangeState(0)
    old_sku_id: str = ""
    new_sku_id: str = ""
    ddl_time_stamp: int | None = None
    """Until when the merchant decides, Unix seconds."""


class DropshipInfo(Output):
    """The supplier's order (代发单)."""

    ds_order_id: str = ""


class OrderLine(Output):
    """One SKU of an order."""

    product_id: str = ""
    sku_id: str = ""
    sku_cnt: int = 0
    """Pieces."""
    sku_code: str | None = None
    on_aftersale_sku_cnt: int = 0
    """Pieces in an after-sale order that is open."""
    finish_aftersale_sku_cnt: int = 0
    """Pieces whose after-sale order has ended."""
    title: str = ""
    thumb_img: str = ""
    product_unique_id: str | None = None
    market_price: int = 0
    """Of one piece."""
    sale_price: int = 0
    """Of one piece."""
    real_price: int | None = None
    """What is really paid: the smaller of `estimate_price` and `change_price`."""
    estimate_price: int | None = None
    """After all discounts."""
    is_discounted: bool | None = None
    """Whether the merchant gave a discount."""
    merchant_discounted_price: int | None = None
    finder_discounted_price: int | None = None
    bulkbuy_discounted_price: int | None = None
    cash_coupon_discounted_price: int | None = None
    limited_discount_discounted_price: int | None = None
    platform_activity_merchant_discounted_price: int | None = None
    national_subsidy_discounted_price: int | None = None
    national_subsidy_merchant_discounted_price: int | None = None
    is_change_price: bool | None = None
    change_price: int | None = None
    """After the merchant changed the price."""
    use_deduction: bool | None = None
    deduction_price: int | None = None
    """Paid with points."""
    vip_discounted_price: int | None = None
    """The member's benefit."""
    out_product_id: str | None = None
    out_sku_id: str | None = None
    out_warehouse_id: str | None = None
    sku_attrs: list[Attribute] | None = None
    sku_deliver_info: LineDelivery | None = None
    extra_service: LineService | None = None
    order_product_coupon_info_list: list[LineCoupon] | None = None
    delivery_deadline: int | None = None
    """Ship before this, Unix seconds."""
    voucher_list: list[Voucher] | None = None
    is_free_gift: int | None = None
    """1: a free item (赠品)."""
    free_gift_info: FreeGift | None = None
    change_sku_info: ChangedSku | None = None
    dropship_info: DropshipInfo | None = None
    is_flash_sale: bool | None = None
