"""What an order says when it is read, and the facts that are new since it was last read. Pure functions.

    state = order_state(appid, order, aftersales, before=last)
    facts = differences(last, state)

Facts are a function of the order as it stands, never of the way to it: whoever looks once a day learns the
same as who looks after every push. WeChat does not tell when a gift was accepted; that counts as of its
payment. Lines are as they were when the order was first read as paid: a variant that is swapped afterwards
does not make another line. Money is in fen, times are Unix seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wxkit.policy._order_reading import GIFT_LIVES, order_state
from wxkit.policy._order_state import OVER, OrderState, Refund, Who
from wxkit.policy.facts import (
    Fact,
    GiftAccepted,
    GiftExpired,
    GiftSent,
    Identified,
    LineRefund,
    OrderPaid,
    OrderRefunded,
    OrderSettled,
)

__all__ = ["GIFT_LIVES", "OrderState", "Refund", "Who", "differences", "identified", "order_state"]


def differences(before: OrderState | None, after: OrderState) -> tuple[Fact, ...]:
    """Facts that `after` tells and `before` did not, in the order in which they happened."""
    told = {fact.id for fact in _facts(before)} if before is not None else set[str]()
    return tuple(fact for fact in _facts(after) if fact.id not in told)


def identified(who: Who, at: int) -> Identified | None:
    """The fact that an openid belongs to a unionid, when it is known."""
    if not who.unionid:
        return None
    alias = f"{who.appid}/{who.openid}"
    return Identified(id=f"identity/{alias}/{who.unionid}", at=at, person=alias, unionid=who.unionid)


def _facts(state: OrderState) -> Iterator[Fact]:
    """Everything that the order tells."""
    if not state.paid_at or state.unattributed:
        return
    for who in (state.payer, state.receiver, state.referrer):
        fact = identified(who, state.paid_at) if who else None
        if fact is not None:
            yield fact
    yield OrderPaid(
        id=f"{state.prefix}/paid",
        at=state.paid_at,
        order_id=state.order_id,
        payer=state.payer.person,
        lines=state.lines,
        freight=state.freight,
        gift=state.gift,
        referrer=state.referrer.person if state.referrer else None,
        channel=state.channel,
    )
    if state.gift:
        yield from _gift(state)
    later = [*_refunds(state), *_settlement(state)]
    yield from sorted(later, key=lambda fact: fact.at)


def _gift(state: OrderState) -> Iterator[Fact]:
    about = {"order_id": state.order_id, "payer": state.payer.person}
    paid = sum(line.paid for line in state.lines)
    yield GiftSent(
        id=f"{state.prefix}/gift",
        at=state.paid_at,
        paid=paid,
        deadline=state.deadline,
        group=state.group,
        **about,
    )
    if state.receiver is not None:
        yield GiftAccepted(
            id=f"{state.prefix}/accepted",
            at=state.paid_at,
            receiver=state.receiver.person,
            paid=paid,
            group=state.group,
            **about,
        )
    elif state.expired:
        yield GiftExpired(id=f"{state.prefix}/expired", at=state.deadline, **about)


def _settlement(state: OrderState) -> Iterator[Fact]:
    if state.settled_at:
        yield OrderSettled(
            id=f"{state.prefix}/settled",
            at=state.settled_at,
            order_id=state.order_id,
            payer=state.payer.person,
        )


def _refunds(state: OrderState) -> Iterator[OrderRefunded]:
    """Refunds without freight: never more than what is left of the line.

    An order that is over gave everything back: by after-sale orders or, when buying together failed, without.
    """
    left = {line.key: line.paid for line in state.lines}
    for refund in state.refunds:
        fen = min(refund.fen, left.get(refund.key, 0))
        if fen:
            left[refund.key] -= fen
            yield _refunded(state, refund.id, refund.at, {refund.key: fen})
    rest = {key: fen for key, fen in left.items() if fen}
    if rest and state.status in OVER and not state.open_aftersales and not state.expired:
        yield _refunded(state, "", state.over_at, rest)


def _refunded(state: OrderState, aftersale_id: str, at: int, fen: Mapping[str, int]) -> OrderRefunded:
    return OrderRefunded(
        id=f"{state.prefix}/refund/{aftersale_id or 'rest'}",
        at=at,
        order_id=state.order_id,
        payer=state.payer.person,
        aftersale_id=aftersale_id,
        lines=tuple(LineRefund(key=key, fen=amount) for key, amount in fen.items()),
    )
