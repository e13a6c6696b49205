"""Shopping carts (购物车): what people mean to buy. A cart takes no stock."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Carts"]


@dataclass(slots=True)
class Carts:
    """The carts of a Store by person."""

    pieces: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    """How many of each SKU."""
    products: dict[str, str] = field(default_factory=dict[str, str])
    """Whose SKU each is."""
