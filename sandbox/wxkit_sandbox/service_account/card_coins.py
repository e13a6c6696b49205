"""Coins of the card account (券点), with which the merchant pays for cards that friends share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from wxkit.callbacks.events import CardPayOrder
from wxkit_sandbox.world import App

__all__ = ["CardCoins", "CoinMove", "NotEnoughCoins", "move"]

CoinMove: TypeAlias = Literal["bought", "given", "spent", "returned", "taken"]

TYPES: dict[CoinMove, tuple[str, str]] = {
    "bought": ("ORDER_TYPE_WXPAY", "ORDER_STATUS_FINANCE_SUCC"),
    "given": ("ORDER_TYPE_SYS_ADD", "ORDER_STATUS_FINANCE_SUCC"),
    "spent": ("ORDER_TYPE_REDUCE", "ORDER_STATUS_QUANTITY_SUCC"),
    "returned": ("ORDER_TYPE_REFUND", "ORDER_STATUS_HAS_REFUND"),
    "taken": ("ORDER_TYPE_SYS_REDUCE", "ORDER_STATUS_FINANCE_SUCC"),
}
FIRST_ORDER = 1_000_000_000_001


class NotEnoughCoins(Exception):
    """More are to go than there are, or to come back than were spent."""


@dataclass(slots=True)
class CardCoins:
    """What the account has."""

    free: int = 0
    """Given by the platform; these go first."""
    paid: int = 0
    """Bought."""
    spent_free: int = 0
    """Of those that were given: spent, and not returned."""
    spent_paid: int = 0
    """Of those that were bought: spent, and not returned."""


def move(app: App, kind: CoinMove, coins: int, memo: str) -> CardCoins:
    """Coins come or go, and the merchant is told (券点流水)."""
    account, now = app.state(CardCoins), app.world.clock.time()
    free, paid = _parts(account, kind, coins)
    account.free += free
    account.paid += paid
    if kind in ("spent", "returned"):
        account.spent_free -= free
        account.spent_paid -= paid
    order_type, status = TYPES[kind]
    event = CardPayOrder(
        order_id=str(app.world.ids.count("card-coins", FIRST_ORDER)),
        status=status,
        create_order_time=now,
        pay_finish_time=now if kind == "bought" else 0,
        free_coin_count=str(account.free),
        pay_coin_count=str(account.paid),
        refund_free_coin_count=str(abs(free)),
        refund_pay_coin_count=str(abs(paid)),
        order_type=order_type,
        memo=memo,
    )
    app.emit(event)
    return account


def _parts(account: CardCoins, kind: CoinMove, coins: int) -> tuple[int, int]:
    """By how much the given and the bought coins change."""
    if kind == "given":
        return coins, 0
    if kind == "bought":
        return 0, coins
    if kind == "returned":
        return _returned(account, coins)
    if coins > account.free + account.paid:
        raise NotEnoughCoins(f"there are {account.free + account.paid} coins only")
    free = min(coins, account.free)
    return -free, free - coins


def _returned(account: CardCoins, coins: int) -> tuple[int, int]:
    """Stock that nobody used gives back what was spent on it (库存未使用回退), bought coins first."""
    spent = account.spent_free + account.spent_paid
    if coins > spent:
        raise NotEnoughCoins(f"{spent} coins only are spent on stock")
    paid = min(coins, account.spent_paid)
    return coins - paid, paid
