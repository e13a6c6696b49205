"""The audit of products (商品审核), as the world's settings decide it, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store._product_enums import EditStatus, ProductStatus
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.league_watch import item_listed
from wxkit_sandbox.store.shelf import Shelf, ShelfItem
from wxkit_sandbox.store.timed_sales import begin_waiting, stop_waiting
from wxkit_sandbox.world import App

__all__ = [
    "A_DAY",
    "AuditLog",
    "Strategy",
    "check_quota",
    "submit",
    "take_off",
    "to_market",
    "withdraw",
]

AN_HOUR, A_DAY = 200, 1000
REFUSED, PASSED, WITHDRAWN = 2, 3, 4
REASON = "商品信息不符合发布规范"
FLAGS = ("hide_err_field_flag", "hit_duplicated_flag", "hit_low_risk_rule_flag")
ON, OFF = 1, 2


@dataclass(slots=True)
class AuditLog:
    """When products were submitted, Unix seconds."""

    times: list[float] = field(default_factory=list[float])

    def since(self, moment: float) -> int:
        return sum(time > moment for time in self.times)

    def left_today(self, now: float) -> int:
        return max(0, A_DAY - self.since(now - 86400))


@dataclass(slots=True)
class Strategy:
    """What goes on sale in spite of its weaknesses (上架策略); a new shop lets nothing pass."""

    flags: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FLAGS, OFF))


def check_quota(app: App) -> None:
    """One more submission is allowed: 10020066 by the hour, 10020111 by the day, 10020208 never."""
    if not app.world.settings.may_list:
        raise Refusal(10020208)
    log, now = app.state(AuditLog), app.world.clock.now()
    if log.since(now - 3600) >= AN_HOUR:
        raise Refusal(10020066)
    if not log.left_today(now):
        raise Refusal(10020111)


def submit(app: App, item: ShelfItem) -> None:
    """Hand the draft in; it is decided when the world's settings say so."""
    settings = app.world.settings
    item.edit_status = EditStatus.AUDITING
    item.audits += 1
    flags = app.state(Strategy).flags
    item.strategy = tuple(number for number, name in enumerate(FLAGS, 1) if flags[name] == ON)
    app.state(AuditLog).times.append(app.world.clock.now())
    if settings.audit_takes:
        app.world.clock.call_after(settings.audit_takes, _decide, app, item.product_id, item.audits)
    else:
        _decide(app, item.product_id, item.audits)


def _decide(app: App, product_id: str, audit: int) -> None:
    item, verdict = app.state(Shelf).items[product_id], app.world.settings.product_audit
    if verdict == "wait" or item.edit_status != EditStatus.AUDITING or item.audits != audit:
        return
    if verdict == "fail":
        item.edit_status, item.reject_reason = EditStatus.REJECTED, REASON
        _tell_audit(app, item, REFUSED, REASON)
    else:
        item.edit_status, item.reject_reason = EditStatus.PASSED, ""
        _tell_audit(app, item, PASSED)
        item.live = item.draft.model_copy(deep=True)
        to_market(app, item)


def withdraw(app: App, item: ShelfItem) -> None:
    """Take the draft back from its audit."""
    item.edit_status = EditStatus.EDITING
    _tell_audit(app, item, WITHDRAWN)


def to_market(app: App, item: ShelfItem) -> None:
    """Put the live copy on sale; a timed one (待开售) is seen, and sold when its day comes."""
    begin_waiting(app, item)
    _stand(app, item, ProductStatus.ON_SALE)


def take_off(app: App, item: ShelfItem, status: ProductStatus) -> None:
    """Take the product off sale."""
    stop_waiting(item)
    _stand(app, item, status)


def _stand(app: App, item: ShelfItem, status: ProductStatus) -> None:
    """The free item that was made from a product goes with it."""
    item.status = status
    _tell_listing(app, item)
    if item.gift_id:
        _stand(app, app.state(Shelf).items[item.gift_id], status)


def _tell_audit(app: App, item: ShelfItem, status: int, reason: str = "") -> None:
    audit = events.ProductAudit(product_id=item.product_id, status=status)
    if reason:
        audit = events.ProductAudit(product_id=item.product_id, status=status, reason=reason)
    app.emit(events.ProductSpuAudit(product_spu_audit=audit))


def _tell_listing(app: App, item: ShelfItem) -> None:
    listing = events.ProductListing(product_id=item.product_id, status=item.status, product_type=item.kind)
    app.emit(events.ProductSpuListing(product_spu_listing=listing))
    item_listed(app, item.product_id)
