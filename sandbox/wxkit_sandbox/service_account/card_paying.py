"""Paying from a card (买单): what it takes off, and the points that a member card gives and takes."""

from __future__ import annotations

from dataclasses import dataclass

from wxkit.callbacks.events import UpdateMemberCard, UserPayFromPayCell
from wxkit.service_account._card_kinds import BonusRuleInput, CashInput, DiscountInput, MemberCardInput
from wxkit_sandbox.service_account.card_book import HeldCard
from wxkit_sandbox.service_account.card_days import today
from wxkit_sandbox.service_account.card_handing import redeem
from wxkit_sandbox.world import App

__all__ = ["CannotPay", "Payment", "pay", "plan"]

FIRST_TRANSACTION = 4_200_000_000_000_000_000_000_000_001


class CannotPay(Exception):
    """It does not work with this card; the text says why."""


@dataclass(frozen=True, slots=True)
class Payment:
    """What is due and what is paid, in fen, and what becomes of a member's points."""

    due: int
    paid: int
    points: int = 0
    """Earned less spent."""


def plan(card: HeldCard, amount: int, use_points: int = 0) -> Payment:
    """What paying so many fen with the card would come to."""
    content = card.template.content
    if isinstance(content, CashInput):
        if amount < (content.least_cost or 0):
            raise CannotPay(f"the card needs {content.least_cost} fen to be spent")
        return Payment(amount, max(amount - content.reduce_cost, 0))
    if isinstance(content, DiscountInput):
        return Payment(amount, amount - amount * content.discount // 100)
    if isinstance(content, MemberCardInput):
        price = amount - amount * (content.discount or 0) // 100
        return _with_points(card, amount, price, content.bonus_rule or BonusRuleInput(), use_points)
    raise CannotPay("only cash vouchers, discounts and member cards pay")


def _with_points(card: HeldCard, amount: int, price: int, rule: BonusRuleInput, spent: int) -> Payment:
    if card.active_at is None:
        raise CannotPay("the member card is not activated")
    paid = max(price - _worth(card, rule, price, spent), 0)
    earned = (paid // rule.cost_money_unit) * (rule.increase_bonus or 0) if rule.cost_money_unit else 0
    if rule.max_increase_bonus is not None:
        earned = min(earned, rule.max_increase_bonus)
    return Payment(amount, paid, earned - spent)


def _worth(card: HeldCard, rule: BonusRuleInput, price: int, points: int) -> int:
    """Fen that points take off."""
    if not points:
        return 0
    if not rule.cost_bonus_unit or points % rule.cost_bonus_unit:
        raise CannotPay(f"points are spent by {rule.cost_bonus_unit or 'no rule'}")
    if points > card.bonus or points > (rule.max_reduce_bonus or points):
        raise CannotPay("so many points cannot be spent")
    if price < (rule.least_money_to_use_bonus or 0):
        raise CannotPay(f"points can be spent from {rule.least_money_to_use_bonus} fen on")
    unit = rule.reduce_money or 0
    worth = points // rule.cost_bonus_unit * unit
    if worth - unit >= price:
        raise CannotPay("fewer points pay all of it")
    return worth


def pay(app: App, card: HeldCard, payment: Payment, location_id: str) -> None:
    """It is paid: a voucher is used up, a member's points move."""
    day = today(app, card)
    day.original_fee += payment.due
    day.fee += payment.paid
    app.emit(
        UserPayFromPayCell(
            card_id=card.card_id,
            user_card_code=card.code,
            trans_id=str(app.world.ids.count("card-payment", FIRST_TRANSACTION)),
            location_id=location_id,
            fee=payment.paid,
            original_fee=payment.due,
        ),
        card.person,
    )
    if card.template.card_type != "MEMBER_CARD":
        redeem(app, card, location_id=location_id)
    elif payment.points:
        card.bonus += payment.points
        event = UpdateMemberCard(
            card_id=card.card_id, user_card_code=card.code, modify_bonus=payment.points, modify_balance=0
        )
        app.emit(event, card.person)
