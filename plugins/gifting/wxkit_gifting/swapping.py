"""What may the receiver take instead? Another variant (款式) of the same product at the same price."""

from __future__ import annotations

from typing import Literal, TypeAlias

from wxkit.policy.decisions import GiftProposal

__all__ = ["Swaps", "choices"]

Swaps: TypeAlias = Literal["same_price", "none"]


def choices(gift: GiftProposal, skus: tuple[tuple[str, int], ...], swaps: Swaps) -> list[str]:
    """SKUs among these (id, price in fen) that may be taken instead; what is paid is never changed."""
    if swaps == "none":
        return []
    return [sku for sku, price in skus if price == gift.price and sku != gift.sku_id]
