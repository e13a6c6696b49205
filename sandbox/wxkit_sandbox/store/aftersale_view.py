"""How an after-sale order looks on the wire."""

from __future__ import annotations

from wxkit.store._aftersale_order import (
    AftersaleDetails,
    AftersaleMedia,
    AftersaleOrder,
    AftersaleProduct,
    AftersaleStatus,
    AftersaleType,
    ExchangeAddress,
    ExchangeDelivery,
    ExchangeInfo,
    ExchangeProduct,
    FastExchange,
    FastExchangeAct,
    MerchantUpdate,
    MerchantUpload,
    RefundInfo,
    RefundReason,
    RefundResponse,
    ReturnInfo,
    VirtualTelNumber,
)
from wxkit.store._order_enums import OrderStatus
from wxkit_sandbox.store.aftersale_reasons import REASONS
from wxkit_sandbox.store.aftersales import (
    AftersaleCase,
    Proposal,
    Shipment,
    benefit_behind,
    line_of,
    order_behind,
)
from wxkit_sandbox.store.couriers import COURIERS, OTHER
from wxkit_sandbox.store.orderbook import Order, OrderLine
from wxkit_sandbox.store.shelf import Shelf
from wxkit_sandbox.store.virtual_numbers import AFTERSALE_FOR, AftersaleNumbers
from wxkit_sandbox.world import App

__all__ = ["TYPE_NUMBERS", "shown"]

S = AftersaleStatus
OFFLINE = (S.PLATFORM_REFUND_FAIL, S.MERCHANT_OVERDUE_REFUND, S.USER_WAIT_CONFIRM)
"""The money has to go another way."""
GEN_BY_BUYER, GEN_BY_MERCHANT = 1, 2
PICTURE = 1
TYPE_NUMBERS = {AftersaleType.REFUND: 1, AftersaleType.RETURN: 2, AftersaleType.EXCHANGE: 3}


def shown(app: App, case: AftersaleCase) -> AftersaleOrder:
    """The after-sale order as `getaftersaleorder` answers it, without what does not apply to it."""
    order = order_behind(app, case)
    line = line_of(order, case)
    whole = {
        "after_sale_order_id": case.id,
        "order_id": case.order_id,
        "type": case.type,
        "sub_type": case.sub_type,
        "status": case.status,
        "openid": app.openid(case.owner),
        "unionid": app.unionid(case.owner),
        **_giver(app, order),
        "reason": case.reason,
        "reason_text": REASONS.get(case.reason, ""),
        "product_info": _product(case, line),
        "details": _details(case, order),
        "refund_info": _refund(case),
        "return_info": _return(case.returned),
        "merchant_upload_info": _upload(case),
        "merchant_update_detail": _update(case.proposal) if case.proposal else None,
        "refund_resp": _response(case),
        "complaint_id": case.complaint_id or None,
        "need_offline_refund": True if case.status in OFFLINE else None,
        "gen_scene": GEN_BY_MERCHANT if case.opened_by_merchant else GEN_BY_BUYER,
        "virtual_tel_num_info": _number(app, case),
        "deadline": case.deadline or None,
        "exchange_product_info": _exchange(app, case, line),
        "exchange_delivery_info": _reshipped(case.replacement, order),
        "exchange_info": _exchange_info(case) if case.type == AftersaleType.EXCHANGE else None,
        "update_time": case.update_time,
        "create_time": case.create_time,
        "complete_time": case.complete_time or None,
    }
    return AftersaleOrder.model_validate({name: value for name, value in whole.items() if value is not None})


def _giver(app: App, order: Order) -> dict[str, str | None]:
    if not order.present_order_id:
        return {}
    return {
        "present_giver_openid": app.openid(order.payer),
        "present_giver_unionid": app.unionid(order.payer),
    }


def _product(case: AftersaleCase, line: OrderLine) -> AftersaleProduct:
    product = AftersaleProduct(
        product_id=case.product_id,
        sku_id=case.sku_id,
        count=case.count,
        fast_refund=case.refund_reason == RefundReason.UNSHIPPED,
    )
    if line.sku_code:
        product.sku_code = line.sku_code
    return product


def _details(case: AftersaleCase, order: Order) -> AftersaleDetails:
    details = AftersaleDetails(
        desc=case.desc,
        receive_product=order.status == OrderStatus.COMPLETED,
        cancel_time=case.cancel_time,
        media_id_list=list(case.pictures),
        media_infos=[AftersaleMedia(media_type=PICTURE, picture_media_id=id_) for id_ in case.pictures],
        tel_number=_masked(case.owner.phone, 3),
    )
    if (benefit := benefit_behind(order, case)) is not None:
        details.wxa_vip_discounted_price = benefit
    return details


def _response(case: AftersaleCase) -> RefundResponse | None:
    """What WeChat Pay answered, once it was asked."""
    if case.refund_reason is None:
        return None
    if case.status in OFFLINE or case.status == S.MERCHANT_REFUND_RETRY_FAIL:
        return RefundResponse(ret=-1, code="REFUND_FAILED", message="退款失败")
    return RefundResponse(ret=0, code="", message="")


def _number(app: App, case: AftersaleCase) -> VirtualTelNumber | None:
    """The virtual number that the merchant got for it."""
    number = app.state(AftersaleNumbers).by_case.get(case.id)
    if number is None:
        return None
    return VirtualTelNumber(
        virtual_tel_number=number, virtual_tel_expire_time=case.create_time + AFTERSALE_FOR
    )


def _refund(case: AftersaleCase) -> RefundInfo | None:
    if case.type == AftersaleType.EXCHANGE and case.refund_reason is None:
        return None
    refund = RefundInfo(amount=case.amount)
    if case.refund_reason is not None:
        refund.refund_reason = case.refund_reason
    return refund


def _return(shipment: Shipment | None) -> ReturnInfo | None:
    if shipment is None:
        return None
    return ReturnInfo(
        delivery_id=shipment.delivery_id,
        delivery_name=COURIERS.get(shipment.delivery_id, COURIERS[OTHER]),
        waybill_id=shipment.waybill_id,
    )


def _upload(case: AftersaleCase) -> MerchantUpload | None:
    if not case.reject_reason and not case.certificates:
        return None
    return MerchantUpload(reject_reason=case.reject_reason, refund_certificates=list(case.certificates))


def _update(proposal: Proposal) -> MerchantUpdate:
    return MerchantUpdate(
        merchant_update_type=proposal.kind,
        merchant_update_desc=proposal.desc,
        update_reason_type=proposal.reason,
        old_after_sale_type=TYPE_NUMBERS[proposal.old_type],
        new_after_sale_type=TYPE_NUMBERS[proposal.new_type],
        old_after_sale_amount=proposal.old_amount,
        new_after_sale_amount=proposal.new_amount,
        media_ids=list(proposal.media_ids),
    )


def _exchange(app: App, case: AftersaleCase, line: OrderLine) -> ExchangeProduct | None:
    if case.type != AftersaleType.EXCHANGE:
        return None
    new_sku_id = case.new_sku_id or case.sku_id
    item = app.state(Shelf).items.get(case.product_id)
    sku = item.live_sku(new_sku_id) if item else None
    return ExchangeProduct(
        product_id=case.product_id,
        old_sku_id=case.sku_id,
        new_sku_id=new_sku_id,
        old_sku_price=line.sale_price,
        new_sku_price=sku.sale_price if sku else line.sale_price,
        old_sku_code=line.sku_code or None,
        new_sku_code=(sku.sku_code if sku else line.sku_code) or None,
        product_cnt=case.count,
    )


def _exchange_info(case: AftersaleCase) -> ExchangeInfo:
    fast = FastExchange(fast_exchange=case.fast)
    if case.fast:
        fast.fast_exchange_act = FastExchangeAct(
            merchant_confirm=bool(case.confirmed_at),
            merchant_confirm_time=case.confirmed_at,
            merchant_reject=bool(case.rejected_at),
            merchant_reject_time=case.rejected_at,
        )
    return ExchangeInfo(fast_exchange_info=fast)


def _reshipped(shipment: Shipment | None, order: Order) -> ExchangeDelivery | None:
    if shipment is None:
        return None
    delivery = ExchangeDelivery(
        delivery_id=shipment.delivery_id,
        delivery_name=COURIERS.get(shipment.delivery_id, COURIERS[OTHER]),
        waybill_id=shipment.waybill_id,
    )
    if order.address is not None:
        delivery.address_info = ExchangeAddress(
            user_name=_masked(order.address.user_name, 1),
            province_name=order.address.province_name,
            city_name=order.address.city_name,
            county_name=order.address.county_name,
            tel_number=_masked(order.address.tel_number, 3),
        )
    return delivery


def _masked(text: str, kept: int) -> str:
    return text[:kept] + "*" * (len(text) - kept)
