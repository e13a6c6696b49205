"""What a coupon may promise: the checks of creating and updating one. Money in fen."""

from __future__ import annotations

from wxkit.store._coupon import (
    CouponDiscount,
    CouponExt,
    CouponInfo,
    CouponKind,
    CouponPromote,
    CouponReceive,
    CouponValid,
)
from wxkit.store._coupon_input import CouponDiscountInput, CouponReceiveInput, DiscountConditionInput
from wxkit.store.coupons import CreateCoupon, UpdateCoupon
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.shelf import Shelf, on_sale
from wxkit_sandbox.world import App

__all__ = ["INVALID", "check", "for_products", "info_from"]

BAD = 40097
NAME = 10021005
DISCOUNT = 10021006
PRICE = 10021007
TOO_MUCH_OFF = 10021008
RECEIVE_TIME = 10021009
VALID_TIME = 10021010
AMOUNT = 10021011
LIMIT = 10021012
NOT_OF_THE_SHOP = 10021021
KIND = 10021035
OVER = 10021071
RECEIVED_TOO_LATE = 10021072
BACKWARDS = 10021073
VALID_TOO_SHORT = 10021074
TOO_MANY_DAYS = 10021075
TOO_LONG = 10021077
VALID_TOO_LONG = 10021078
NOT_ON_SALE = 10021080
INVALID = {
    "name": NAME,
    "discount_info.discount_num": DISCOUNT,
    "discount_info.discount_fee": PRICE,
    "discount_info.discount_condition.product_cnt": DISCOUNT,
    "discount_info.discount_condition.product_price": PRICE,
    "receive_info.total_num": AMOUNT,
    "receive_info.limit_num_one_person": LIMIT,
    "valid_info.valid_type": VALID_TIME,
}
"""The codes of fields that are wrong by themselves."""

LONGEST_NAME = 30
"""Bytes: ten Chinese characters."""
LEAST_FOLD, FOLD_STEP = 2000, 100
LONGEST_RECEIVE = 365 * 86400
MOST_DAYS = 180
SHOP_WIDE = 100
FIXED, DAYS = 1, 2
K = CouponKind
FOLDS = {K.PRODUCT_CONDITION_DISCOUNT, K.PRODUCT_DISCOUNT, K.SHOP_CONDITION_DISCOUNT, K.SHOP_DISCOUNT}
BY_COUNT = {K.PRODUCT_CONDITION_DISCOUNT, K.SHOP_CONDITION_DISCOUNT}
BY_PRICE = {K.PRODUCT_CONDITION_MONEY, K.SHOP_CONDITION_MONEY}


def for_products(kind: int) -> bool:
    """Whether a coupon is for some products; else it is for all of the shop's."""
    return kind < SHOP_WIDE


def check(app: App, call: CreateCoupon | UpdateCoupon) -> None:
    """Refuse what the shop may not promise."""
    kind = CouponKind(call.type)
    if kind.name.startswith("UNKNOWN"):
        raise Refusal(KIND)
    if len(call.name.encode()) > LONGEST_NAME:
        raise Refusal(NAME)
    _check_discount(app, kind, call.discount_info or CouponDiscountInput())
    _check_receiving(app, call)
    _check_validity(app, call)


def _check_discount(app: App, kind: CouponKind, given: CouponDiscountInput) -> None:
    condition = given.discount_condition or DiscountConditionInput()
    products = condition.product_ids or []
    if for_products(kind) != bool(products):
        raise Refusal(BAD)
    _check_products(app, products)
    if kind in BY_COUNT and (not condition.product_cnt or condition.product_price):
        raise Refusal(DISCOUNT)
    if kind in BY_PRICE and (not condition.product_price or condition.product_cnt):
        raise Refusal(PRICE)
    if kind in FOLDS:
        _check_fold(given.discount_num)
    else:
        _check_money(app, given.discount_fee, condition.product_price, products)


def _check_products(app: App, products: list[str]) -> None:
    if any(product_id not in app.state(Shelf).items for product_id in products):
        raise Refusal(NOT_OF_THE_SHOP)
    if any(on_sale(app, product_id) is None for product_id in products):
        raise Refusal(NOT_ON_SALE)


def _check_fold(fold: int | None) -> None:
    if fold is None or fold < LEAST_FOLD or fold % FOLD_STEP:
        raise Refusal(DISCOUNT)


def _check_money(app: App, fee: int | None, threshold: int | None, products: list[str]) -> None:
    """A fifth of the price, or of what must be spent, has to remain."""
    if not fee:
        raise Refusal(PRICE)
    prices = [threshold] if threshold else [_cheapest(app, product_id) for product_id in products]
    if any(fee * 5 > price * 4 for price in prices):
        raise Refusal(TOO_MUCH_OFF)


def _cheapest(app: App, product_id: str) -> int:
    item = app.state(Shelf).items[product_id]
    return min((sku.sale_price for sku in (item.live or item.draft).skus), default=0)


def _check_receiving(app: App, call: CreateCoupon | UpdateCoupon) -> None:
    given = call.receive_info
    if given.end_time <= given.start_time:
        raise Refusal(RECEIVE_TIME)
    if given.end_time <= app.world.clock.time():
        raise Refusal(OVER)
    if given.end_time - given.start_time > LONGEST_RECEIVE:
        raise Refusal(TOO_LONG)
    if given.limit_num_one_person > given.total_num:
        raise Refusal(LIMIT)


def _check_validity(app: App, call: CreateCoupon | UpdateCoupon) -> None:
    given = call.valid_info
    if given is None:
        return
    if given.valid_type == FIXED:
        _check_span(app, call.receive_info, given.start_time, given.end_time)
    elif (given.valid_day_num or 0) < 1:
        raise Refusal(VALID_TIME)
    elif (given.valid_day_num or 0) > MOST_DAYS:
        raise Refusal(TOO_MANY_DAYS)


def _check_span(app: App, receive: CouponReceiveInput, start: int | None, end: int | None) -> None:
    """When it can be used, from and to a moment."""
    if start is None or end is None or end <= app.world.clock.time():
        raise Refusal(VALID_TIME)
    if start >= end:
        raise Refusal(BACKWARDS)
    if end - start > LONGEST_RECEIVE:
        raise Refusal(VALID_TOO_LONG)
    if receive.start_time >= end:
        raise Refusal(RECEIVED_TOO_LATE)
    if end <= receive.end_time:
        raise Refusal(VALID_TOO_SHORT)


def info_from(call: CreateCoupon | UpdateCoupon) -> CouponInfo:
    """What the merchant said, as WeChat shows it. Without a validity it is that of the receiving."""
    receive = call.receive_info
    usual = CouponValid(valid_type=FIXED, start_time=receive.start_time, end_time=receive.end_time)
    valid = call.valid_info
    ext = call.ext_info.model_dump(exclude_none=True) if call.ext_info else {}
    return CouponInfo(
        name=call.name,
        discount_info=CouponDiscount.model_validate(
            call.discount_info.model_dump(exclude_none=True) if call.discount_info else {}
        ),
        ext_info=CouponExt.model_validate(ext),
        promote_info=CouponPromote(promote_type=call.promote_info.promote_type),
        receive_info=CouponReceive.model_validate(receive.model_dump()),
        valid_info=CouponValid.model_validate(valid.model_dump(exclude_none=True)) if valid else usual,
    )
