"""Reading an order and its after-sales out of the Store's replies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from wxkit.policy._order_state import OVER, OrderState, Refund, Who
from wxkit.policy.facts import Line

if TYPE_CHECKING:
    from wxkit.store._aftersale_order import AftersaleOrder
    from wxkit.store._order import Order
    from wxkit.store._order_line import OrderLine

__all__ = ["GIFT_LIVES", "Categories", "order_state"]

GIFT_LIVES = 86_400
"""Seconds in which WeChat's gifts between friends are accepted."""
COMPLETED = 100
TAKEN = (20, 21, 30, COMPLETED)
"""Statuses of a gift that was accepted."""
REFUNDED = ("MERCHANT_REFUND_SUCCESS", "MERCHANT_RETURN_SUCCESS")
ENDED = (
    *REFUNDED,
    "USER_CANCELD",
    "MERCHANT_REJECT_REFUND",
    "MERCHANT_REJECT_RETURN",
    "MERCHANT_REJECT_EXCHANGE",
    "MERCHANT_REJECT_RESHIP",
    "MERCHANT_REFUND_RETRY_FAIL",
    "MERCHANT_FAIL",
    "MERCHANT_EXCHANGE_SUCCESS",
    "RETURN_CLOSED",
)
AGENCY, KNOWN = 101, 1

Categories = Callable[[str], tuple[str, ...]]
"""Category ids of a product, from the root down: the lines of an order have none."""


def _no_categories(product_id: str) -> tuple[str, ...]:
    return ()


def order_state(
    appid: str,
    order: Order,
    aftersales: Iterable[AftersaleOrder] = (),
    *,
    before: OrderState | None = None,
    promoter: Who | None = None,
    categories: Categories = _no_categories,
    gift_lives: int = GIFT_LIVES,
) -> OrderState:
    """Read an order with its after-sales; those that `before` knows as refunds may be left out.

    `promoter` is whom the commission order names. `categories` is asked for each product, once it is paid.
    What a payment said first stays: its lines, its referrer, and the unionids of its people.
    """
    cases, paid_at, giver = list(aftersales), _paid_at(order), _giver(appid, order)
    refunds = _refunds(order, cases, before)
    referrer, channel, unattributed = _referrer(appid, order, promoter, before)
    return OrderState(
        appid=appid,
        order_id=order.order_id,
        status=int(order.status),
        updated_at=order.update_time,
        payer=(giver or _owner(appid, order)).known_as(before.payer if before else None),
        paid_at=paid_at,
        settled_at=_settled_at(order),
        over_at=_over_at(order, before),
        lines=_lines_once(order, categories, before) if paid_at else (),
        freight=order.order_detail.price_info.freight,
        refunds=refunds,
        open_aftersales=any(case.status not in ENDED for case in cases),
        gift=giver is not None,
        group=_group(order),
        deadline=paid_at + gift_lives if giver else 0,
        receiver=_receiver(order, giver, bool(cases or refunds), before) if giver else None,
        referrer=referrer,
        channel=channel,
        unattributed=unattributed,
    )


def _owner(appid: str, order: Order) -> Who:
    return Who(appid=appid, openid=order.openid, unionid=order.unionid or "")


def _paid_at(order: Order) -> int:
    """0 for what nobody paid, such as the merchant's own free gifts."""
    info = order.order_present_info
    free = info is not None and info.is_b2c_free_present
    return 0 if free else order.order_detail.pay_info.pay_time or 0


def _over_at(order: Order, before: OrderState | None) -> int:
    if before is not None and before.over_at:
        return before.over_at
    return order.update_time if order.status in OVER else 0


def _giver(appid: str, order: Order) -> Who | None:
    """Who paid for a gift; the order's own openid becomes the receiver's."""
    if not order.is_present:
        return None
    info = order.order_present_info
    openid = order.present_giver_openid or (info.present_giver_openid if info else "") or order.openid
    unionid = order.present_giver_unionid or (info.present_giver_unionid if info else None) or ""
    if not unionid and openid == order.openid:
        unionid = order.unionid or ""
    return Who(appid=appid, openid=openid, unionid=unionid)


def _group(order: Order) -> str:
    info = order.order_present_info
    return order.present_order_id_str or (info.present_order_id_str if info else "") or ""


def _receiver(order: Order, giver: Who, had_aftersales: bool, before: OrderState | None) -> Who | None:
    """Who accepted. What was given back whole was accepted if it is somebody else's or had after-sale orders;
    else the gift has expired."""
    owner = _owner(giver.appid, order).known_as(before.receiver if before else None)
    given_back = order.status in OVER and owner.openid and (had_aftersales or not owner.same(giver))
    return owner if order.status in TAKEN or given_back else None


def _settled_at(order: Order) -> int:
    info = order.order_detail.settle_info
    return (info.settle_time if info else None) or 0


def _referrer(
    appid: str, order: Order, promoter: Who | None, before: OrderState | None
) -> tuple[Who | None, str, bool]:
    """Whom WeChat names, as what, and whether it has still to say."""
    if before is not None and before.paid_at and before.referrer and not before.unattributed:
        now = promoter or _sharer(appid, order)
        known = before.referrer
        return (now.known_as(known) if now and now.same(known) else known), before.channel, False
    over = order.status in (*OVER, COMPLETED)
    if promoter is not None:
        return promoter, "promoter", False
    sharer = _sharer(appid, order)
    if sharer is not None:
        return sharer, "sharer", not over and not _sharer_is_certain(order)
    return None, "", not over and _by_agency(order) and not _commission_is_certain(order)


def _sharer(appid: str, order: Order) -> Who | None:
    found = order.order_detail.sharer_info
    if found is None or not found.sharer_openid:
        return None
    return Who(appid=appid, openid=found.sharer_openid, unionid=found.sharer_unionid or "")


def _sharer_is_certain(order: Order) -> bool:
    found = order.order_detail.sharer_info
    return found is not None and found.handling_progress == KNOWN


def _by_agency(order: Order) -> bool:
    return any(source.sale_channel == AGENCY for source in order.order_detail.source_infos or ())


def _commission_is_certain(order: Order) -> bool:
    ext = order.order_detail.ext_info
    return ext is not None and ext.commission_handling_progress == KNOWN


def _lines_once(order: Order, categories: Categories, before: OrderState | None) -> tuple[Line, ...]:
    return before.lines if before is not None and before.paid_at else _lines(order, categories)


def _lines(order: Order, categories: Categories) -> tuple[Line, ...]:
    """The lines; those of one variant are one."""
    found: dict[str, Line] = {}
    for line in order.order_detail.product_infos:
        key = _key(order, line.product_id, _first_sku(line))
        same = found.get(key)
        found[key] = Line(
            key=key,
            product_id=line.product_id,
            sku_id=_first_sku(line),
            categories=same.categories if same else categories(line.product_id),
            count=line.sku_cnt + (same.count if same else 0),
            paid=_paid(line) + (same.paid if same else 0),
        )
    return tuple(found.values())


def _paid(line: OrderLine) -> int:
    """Fen really paid for a line. `real_price` says so; an order may lack it."""
    prices = [price for price in (line.estimate_price, line.change_price) if price is not None]
    if line.real_price is not None:
        return line.real_price
    return min(prices) if prices else line.sale_price * line.sku_cnt


def _first_sku(line: OrderLine) -> str:
    """The variant that was bought, before another took its place."""
    change = line.change_sku_info
    return (change.old_sku_id if change and change.new_sku_id == line.sku_id else "") or line.sku_id


def _key(order: Order, product_id: str, sku_id: str) -> str:
    """The product names a line, for variants are swapped; where it has several lines, the variant too."""
    products = Counter(line.product_id for line in order.order_detail.product_infos)
    if products[product_id] < 2:
        return product_id
    for line in order.order_detail.product_infos:
        if (line.product_id, line.sku_id) == (product_id, sku_id):
            return f"{product_id}/{_first_sku(line)}"
    return f"{product_id}/{sku_id}"


def _refunds(order: Order, cases: list[AftersaleOrder], before: OrderState | None) -> tuple[Refund, ...]:
    """All after-sale orders that gave money back, oldest first."""
    found = {refund.id: refund for refund in (before.refunds if before else ())}
    found |= {case.after_sale_order_id: _refund(case, order) for case in cases if case.status in REFUNDED}
    return tuple(sorted(found.values(), key=lambda refund: (refund.at, refund.id)))


def _refund(case: AftersaleOrder, order: Order) -> Refund:
    product = case.product_info
    return Refund(
        id=case.after_sale_order_id,
        key=_key(order, product.product_id, product.sku_id),
        fen=case.refund_info.amount if case.refund_info else 0,
        at=case.complete_time or case.update_time,
    )
