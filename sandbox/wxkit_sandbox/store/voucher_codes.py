"""Codes of vouchers that the merchant uploaded (预存券码); a SKU that has some is sold as a voucher."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from wxkit_sandbox.world import App

__all__ = ["VoucherCodes"]


@dataclass(slots=True)
class VoucherCodes:
    """Codes by SKU."""

    waiting: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    """Those that nobody has yet, the next one last."""
    known: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    """All of them."""

    def sells(self, sku_ids: Iterable[str]) -> bool:
        """Whether all these SKUs are vouchers."""
        return all(sku_id in self.known for sku_id in sku_ids)

    def add(self, sku_id: str, codes: list[str]) -> None:
        """More codes for a SKU, used in their order."""
        self.waiting[sku_id] = [*reversed(codes), *self.waiting.get(sku_id, ())]
        self.known.setdefault(sku_id, set()).update(codes)

    def take(self, app: App, sku_id: str) -> str:
        """The next code; WeChat makes one when the merchant's are used up."""
        if self.waiting[sku_id]:
            return self.waiting[sku_id].pop()
        code = app.world.ids.hex(16, "voucher-code", sku_id, str(app.world.ids.count("voucher-code")))
        self.known[sku_id].add(code)
        return code
