"""How the Store answers an order that the sandbox keeps."""

from __future__ import annotations

from wxkit.store import _order as wire
from wxkit.store._order_enums import (
    AccountType,
    CouponType,
    OrderScene,
    PaymentMethod,
    SaleChannel,
)
from wxkit.store._order_line import (
    ChangedSku,
    DropshipInfo,
    FreeGift,
    LineCoupon,
    LineService,
    MainProduct,
)
from wxkit.store._order_line import OrderLine as WireLine
from wxkit.store._product import Attribute
from wxkit_sandbox.store.delivery_view import delivery_view, line_delivery
from wxkit_sandbox.store.orderbook import CouponUse, Order, OrderBook, OrderLine, Present
from wxkit_sandbox.store.origin_view import SCENES, add_origin, cooperation_source
from wxkit_sandbox.store.sku_changes import SkuChanges
from wxkit_sandbox.store.supplier_book import DropshipBook, DsOrder
from wxkit_sandbox.store.voucher_view import vouchers_on
from wxkit_sandbox.world import App

__all__ = ["order_view"]

MILLION = 1_000_000


def order_view(app: App, order: Order) -> wire.Order:
    """The whole order; name, phone and address masked."""
    shown = wire.Order(
        order_id=order.order_id,
        status=order.status,
        create_time=order.create_time,
        update_time=order.update_time,
        openid=app.openid(order.owner),
        order_detail=_detail(app, order),
        aftersale_detail=_aftersales(order),
        is_present=bool(order.present_order_id),
        is_flash_sale_order=False,
    )
    if (unionid := app.unionid(order.owner)) is not None:
        shown.unionid = unionid
    if order.present_order_id:
        _add_present(app, shown, app.state(OrderBook).presents[order.present_order_id])
    return shown


def _add_present(app: App, shown: wire.Order, present: Present) -> None:
    info = wire.PresentInfo(
        present_send_type=present.send_type,
        present_order_id_str=present.present_order_id,
        present_note=present.wish,
        is_b2c_free_present=present.giver is None,
    )
    if present.giver is not None:
        info.present_giver_openid = shown.present_giver_openid = app.openid(present.giver)
        if (unionid := app.unionid(present.giver)) is not None:
            info.present_giver_unionid = shown.present_giver_unionid = unionid
    shown.order_present_info = info
    shown.present_send_type = info.present_send_type
    shown.present_order_id_str = info.present_order_id_str
    shown.present_note = info.present_note


def _detail(app: App, order: Order) -> wire.OrderDetail:
    detail = wire.OrderDetail(
        product_infos=[_line(app, order, place) for place in range(len(order.lines))],
        pay_info=_pay_info(order),
        price_info=_price_info(order),
        delivery_info=delivery_view(app, order),
        ext_info=_ext(order),
        settle_info=_settlement(app, order),
        refund_info=wire.OrderRefund(refund_freight=order.freight_refunded),
    )
    if order.coupon is not None:
        detail.coupon_info = wire.OrderCoupon(user_coupon_id=order.coupon.user_coupon_id)
    if order.origin.finder_id:
        detail.source_infos = [_channel(order, line) for line in order.lines]
    elif order.origin.account:
        detail.source_infos = [cooperation_source(app, order, line) for line in order.lines]
    if order.attribution is not None and order.pay_time:
        add_origin(app, order, order.attribution, detail)
    return detail


def _channel(order: Order, line: OrderLine) -> wire.SourceInfo:
    """The shop's own channel sold it."""
    return wire.SourceInfo(
        sku_id=line.sku_id,
        sale_channel=SaleChannel.LINKED,
        account_type=AccountType.CHANNEL,
        account_id=order.origin.finder_id,
        content_type=0,
    )


def _line(app: App, order: Order, place: int) -> WireLine:
    line = order.lines[place]
    shown = WireLine(
        product_id=line.product_id,
        sku_id=line.sku_id,
        sku_cnt=line.count,
        sku_code=line.sku_code,
        on_aftersale_sku_cnt=line.on_aftersale,
        finish_aftersale_sku_cnt=line.finished_aftersale,
        title=line.title,
        thumb_img=line.thumb_img,
        product_unique_id=f"{order.order_id}{place:03d}",
        market_price=line.market_price,
        sale_price=line.sale_price,
        real_price=line.real_price,
        estimate_price=line.estimate_price,
        is_discounted=bool(line.discount),
        is_change_price=line.change_price is not None,
        merchant_discounted_price=line.discount,
        bulkbuy_discounted_price=line.bulkbuy_discount,
        limited_discount_discounted_price=line.limited_discount,
        out_product_id=line.out_product_id,
        out_sku_id=line.out_sku_id,
        sku_attrs=[Attribute(attr_key=key, attr_value=value) for key, value in line.sku_attrs],
        sku_deliver_info=line_delivery(line),
        extra_service=LineService(
            seven_day_return=line.seven_day_return, freight_insurance=line.freight_insurance
        ),
        is_free_gift=int(bool(line.free_for)),
        is_flash_sale=False,
        use_deduction=bool(line.deduction),
        deduction_price=line.deduction,
    )
    _add_extras(app, order, line, shown)
    return shown


def _add_extras(app: App, order: Order, line: OrderLine, shown: WireLine) -> None:
    """What only some lines have."""
    if line.voucher_type:
        shown.voucher_list = vouchers_on(app, order, line)
    if line.warehouse_id:
        shown.out_warehouse_id = line.warehouse_id
    if line.free_for:
        shown.free_gift_info = _free_gift(line)
    if order.benefit is not None:
        shown.vip_discounted_price = line.vip_discount
    if line.change_price is not None:
        shown.change_price = line.change_price
    if line.deadline:
        shown.delivery_deadline = line.deadline
    if order.coupon is not None and line.discount:
        shown.order_product_coupon_info_list = [_line_coupon(order.coupon, line)]
    if (supplied := _dropship(app, order, line)) is not None:
        shown.dropship_info = DropshipInfo(ds_order_id=supplied.ds_order_id)
    if (change := app.state(SkuChanges).of_line(order, line)) is not None:
        shown.change_sku_info = ChangedSku(
            preshipment_change_sku_state=change.state,
            old_sku_id=change.old_sku_id,
            new_sku_id=change.new_sku_id,
            ddl_time_stamp=change.deadline,
        )


def _line_coupon(used: CouponUse, line: OrderLine) -> LineCoupon:
    return LineCoupon(
        coupon_type=CouponType.MERCHANT,
        user_coupon_id=used.user_coupon_id,
        coupon_id=used.coupon_id,
        discounted_price=line.discount,
    )


def _free_gift(line: OrderLine) -> FreeGift:
    """What was bought to get it."""
    return FreeGift(
        main_product_list=[
            MainProduct(
                product_id=reason.product_id,
                sku_id=reason.sku_id,
                task_id=reason.activity_id,
                gift_cnt=reason.pieces,
            )
            for reason in line.free_for
        ]
    )


def _dropship(app: App, order: Order, line: OrderLine) -> DsOrder | None:
    """Who ships the line."""
    given = app.state(DropshipBook).of(order.order_id)
    return next((one for one in given if (line.product_id, line.sku_id) in one.goods), None)


def _pay_info(order: Order) -> wire.PayInfo:
    if not order.pay_time:
        return wire.PayInfo(prepay_id=order.prepay_id, prepay_time=order.create_time)
    return wire.PayInfo(
        prepay_id=order.prepay_id,
        prepay_time=order.create_time,
        transaction_id=order.transaction_id,
        pay_time=order.pay_time,
        payment_method=PaymentMethod.WECHAT_PAY,
    )


def _price_info(order: Order) -> wire.PriceInfo:
    full = sum(line.sale_price * line.count for line in order.lines)
    estimate = sum(line.estimate_price for line in order.lines)
    discount = full - estimate
    changed = any(line.change_price is not None for line in order.lines)
    price = wire.PriceInfo(
        product_price=full,
        order_price=order.paid,
        freight=order.freight,
        discounted_price=discount,
        is_discounted=bool(discount),
        original_order_price=full + order.original_freight,
        estimate_product_price=estimate,
        change_down_price=estimate - order.product_price if changed else 0,
        change_freight=order.freight,
        is_change_freight=order.freight_changed,
        merchant_receieve_price=order.paid,
        merchant_discounted_price=sum(line.discount for line in order.lines),
        finder_discounted_price=0,
        bulkbuy_discounted_price=sum(line.bulkbuy_discount for line in order.lines),
        limited_discount_discounted_price=sum(line.limited_discount for line in order.lines),
        use_deduction=order.score is not None,
        deduction_price=sum(line.deduction for line in order.lines),
    )
    if order.benefit is not None:
        price.vip_discounted_price = sum(line.vip_discount for line in order.lines)
    return price


def _ext(order: Order) -> wire.OrderExt:
    by = order.attribution
    credited = by is not None and by.kind != "sharer" and not by.clue
    ext = wire.OrderExt(
        customer_notes=order.customer_notes,
        merchant_notes=order.merchant_notes,
        order_scene=_scene(order),
        commission_handling_progress=int(credited and bool(order.pay_time)),
    )
    if order.confirm_receipt_time:
        ext.confirm_receipt_time = order.confirm_receipt_time
    if order.benefit is not None:
        ext.vip_order_session_id = order.benefit.session_id
    ext.finder_id, ext.live_id = order.origin.finder_id or None, order.origin.live_id or None
    return ext


def _scene(order: Order) -> OrderScene:
    by = order.attribution
    if by is None or order.origin.scene != OrderScene.OTHER:
        return order.origin.scene
    return SCENES[by.content.medium] if by.content else OrderScene.PRODUCT_SHARE


def _settlement(app: App, order: Order) -> wire.SettleInfo:
    predicted = order.paid * app.world.settings.technical_service_fee_ppm // MILLION
    info = wire.SettleInfo(predict_commission_fee=predicted)
    if order.settle_time:
        info.commission_fee, info.settle_time = order.commission_fee, order.settle_time
    return info


def _aftersales(order: Order) -> wire.AftersaleMarks:
    marks = [wire.AftersaleMark(aftersale_order_id=id_, status=n) for id_, n in order.aftersales.items()]
    return wire.AftersaleMarks(aftersale_order_list=marks, on_aftersale_order_cnt=len(order.open_aftersales))
