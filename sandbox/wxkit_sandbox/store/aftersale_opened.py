"""After-sale orders that the merchant opens: for the buyer, or to give a difference in price back."""

from __future__ import annotations

from wxkit.store._aftersale_order import AftersaleStatus, AftersaleSubType, AftersaleType, RefundReason
from wxkit.store.aftersale import AftersaleGenerated, GenerateAftersale, RefundPriceDiff
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.aftersale import check_address
from wxkit_sandbox.store.aftersale_asking import can_ask
from wxkit_sandbox.store.aftersale_reasons import GENERATE, PRICE_DIFF
from wxkit_sandbox.store.aftersaleflow import open_case, pay_back
from wxkit_sandbox.store.aftersales import AftersaleBook
from wxkit_sandbox.store.orderbook import Order, OrderBook, OrderLine
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 9700224
BAD_REQUEST_ID = 10021083
BAD_REASON = 10021084
NO_ORDER = 10021085
VIRTUAL = 10021086
NOT_THIS_ORDER = 10021088
USED_REQUEST_ID = 10021089
INVALID = {"*": BAD, "request_id": BAD_REQUEST_ID, "reason": BAD_REASON}
Request = GenerateAftersale | RefundPriceDiff


@handles(GenerateAftersale, invalid=INVALID)
def generate(app: App, call: GenerateAftersale) -> AftersaleGenerated:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_genaftersaleorder.html"""
    if known := _opened_before(app, call):
        return AftersaleGenerated(aftersale_id=known)
    if call.reason not in GENERATE:
        raise Refusal(BAD_REASON)
    order, line = _line(app, call)
    kind = AftersaleType(call.type)
    if kind == AftersaleType.RETURN:
        if line.deliver_method:
            raise Refusal(VIRTUAL)
        check_address(call.address_id)
    if can_ask(app, order, line, kind) or call.amount > line.refundable or call.count > line.count:
        raise Refusal(NOT_THIS_ORDER)
    case = open_case(
        app,
        order,
        line,
        kind=kind,
        amount=call.amount,
        count=call.count,
        reason=call.reason,
        status=AftersaleStatus.USER_WAIT_HANDLE_MERCHANT_AFTER_SALE,
        desc=call.desc or "",
    )
    case.address_id, case.opened_by_merchant = call.address_id or "", True
    return _remember(app, call, case.id)


@handles(RefundPriceDiff, invalid=INVALID)
def refund_price_diff(app: App, call: RefundPriceDiff) -> AftersaleGenerated:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_refundpricediff.html"""
    if known := _opened_before(app, call):
        return AftersaleGenerated(aftersale_id=known)
    if call.reason not in PRICE_DIFF:
        raise Refusal(BAD_REASON)
    order, line = _line(app, call)
    if can_ask(app, order, line, AftersaleType.REFUND) or call.amount > line.refundable:
        raise Refusal(NOT_THIS_ORDER)
    case = open_case(
        app,
        order,
        line,
        kind=AftersaleType.REFUND,
        amount=call.amount,
        count=line.count,
        reason=call.reason,
        sub_type=AftersaleSubType.REFUND_PRICE_DIFF,
        desc=call.desc or "",
    )
    case.opened_by_merchant = True
    pay_back(app, case, RefundReason.MERCHANT_API)
    return _remember(app, call, case.id)


def _line(app: App, call: Request) -> tuple[Order, OrderLine]:
    order = app.state(OrderBook).orders.get(call.order_id)
    if order is None:
        raise Refusal(NO_ORDER)
    line = order.line(call.product_id, call.sku_id)
    if line is None:
        raise Refusal(NOT_THIS_ORDER)
    return order, line


def _asked(call: Request) -> tuple[str, ...]:
    fields = call.model_dump(exclude={"request_id"}, exclude_none=True)
    return (type(call).__name__, *(f"{name}={value}" for name, value in sorted(fields.items())))


def _opened_before(app: App, call: Request) -> str:
    """What the same request opened before; 10021089 when its id was another request's."""
    if not call.request_id:
        raise Refusal(BAD_REQUEST_ID)
    known = app.state(AftersaleBook).requests.get(call.request_id)
    if known is None:
        return ""
    if known[1:] != _asked(call):
        raise Refusal(USED_REQUEST_ID)
    return known[0]


def _remember(app: App, call: Request, case_id: str) -> AftersaleGenerated:
    app.state(AftersaleBook).requests[call.request_id] = (case_id, *_asked(call))
    return AftersaleGenerated(aftersale_id=case_id)
