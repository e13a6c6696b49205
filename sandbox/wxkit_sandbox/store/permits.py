"""Which categories (类目) the shop may sell in, as the sandbox keeps it, and the audit of applications."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store._product import CategoryId
from wxkit.store._product_input import CategoryInput
from wxkit.store.category_permits import AddCategory, CategoryAuditStatus, RelationStatus
from wxkit_sandbox.clock import START
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.categories import CATEGORIES, Category, leaves
from wxkit_sandbox.world import App

__all__ = [
    "Application",
    "Permit",
    "Permits",
    "apply",
    "check_category",
    "check_deposit",
    "leaf_of",
    "why_not",
    "withdraw",
]

OPENED = int(START) - 365 * 86400
REASON = "资质材料不符合要求"
S = CategoryAuditStatus
TOLD = {S.AUDITING: 1, S.REJECTED: 2, S.PASSED: 3, S.CANCELLED: 12}


@dataclass(slots=True)
class Permit:
    """A category that the shop may use."""

    cat_id: str
    since: int
    status: RelationStatus = RelationStatus.EFFECTIVE
    proofs: AddCategory | None = None
    """What was handed in."""


@dataclass(slots=True)
class Application:
    """The shop asks to sell in a category."""

    audit_id: str
    cat_id: str
    proofs: AddCategory
    create_time: int
    update_time: int
    status: CategoryAuditStatus = S.AUDITING
    audit_time: int = 0
    reason: str = ""


def _first_permits() -> dict[str, Permit]:
    """A shop that has just opened may use what needs no proof."""
    return {leaf.cat_id: Permit(leaf.cat_id, OPENED) for leaf in leaves() if not leaf.proof[0]}


@dataclass(slots=True)
class Permits:
    """Categories by id, and applications by audit_id, oldest first."""

    permits: dict[str, Permit] = field(default_factory=_first_permits)
    applications: dict[str, Application] = field(default_factory=dict[str, Application])

    def may_use(self, cat_id: str) -> bool:
        """The shop may sell in this leaf."""
        permit = self.permits.get(cat_id)
        return permit is not None and permit.status == RelationStatus.EFFECTIVE


def leaf_of(cat_id: str) -> Category:
    """The leaf with this id; 10020017 when there is none."""
    category = CATEGORIES.get(cat_id)
    if category is None or not category.leaf:
        raise Refusal(10020017)
    return category


def check_category(app: App, cat_id: str) -> Category:
    """A leaf in which the shop may sell: 10020017, 10020018."""
    category = leaf_of(cat_id)
    if not app.state(Permits).may_use(cat_id):
        raise Refusal(10020018)
    return category


def check_deposit(app: App, levels: Sequence[CategoryId | CategoryInput] | None) -> None:
    """What the shop has paid in suffices for the leaf of this path: 10020048."""
    category = CATEGORIES.get(levels[-1].cat_id) if levels else None
    if category is not None and app.world.settings.deposit < category.deposit:
        raise Refusal(10020048)


def why_not(app: App, cat_id: str | None) -> list[str]:
    """Why the shop cannot publish (in this leaf)."""
    reasons = [] if app.world.settings.may_list else ["店铺被限制上架商品"]
    if cat_id is None:
        return reasons
    if not app.state(Permits).may_use(cat_id):
        reasons.append("店铺没有该类目的经营权限")
    if app.world.settings.deposit < CATEGORIES[cat_id].deposit:
        reasons.append("店铺保证金不足")
    return reasons


def apply(app: App, category: Category, proofs: AddCategory) -> Application:
    """Hand an application in. What needs no proof passes at once (免审)."""
    now, settings = app.world.clock.time(), app.world.settings
    audit_id = str(app.world.ids.count("category-audit", 123_456))
    application = Application(audit_id, category.cat_id, proofs, now, now)
    app.state(Permits).applications[audit_id] = application
    _tell(app, application)
    if settings.audit_takes and category.proof[0]:
        app.world.clock.call_after(settings.audit_takes, _decide, app, audit_id)
    else:
        _decide(app, audit_id)
    return application


def _decide(app: App, audit_id: str) -> None:
    """Timer: the platform has looked at it, unless it was withdrawn."""
    permits, verdict = app.state(Permits), app.world.settings.category_audit
    application, now = permits.applications[audit_id], app.world.clock.time()
    needs_proof = bool(CATEGORIES[application.cat_id].proof[0])
    if application.status != S.AUDITING or (verdict == "wait" and needs_proof):
        return
    application.update_time = application.audit_time = now
    if verdict == "fail" and needs_proof:
        application.status, application.reason = S.REJECTED, REASON
    else:
        application.status = S.PASSED
        permits.permits[application.cat_id] = Permit(application.cat_id, now, proofs=application.proofs)
    _tell(app, application)


def withdraw(app: App, application: Application) -> None:
    """Take an application back."""
    application.status, application.update_time = S.CANCELLED, app.world.clock.time()
    _tell(app, application)


def _tell(app: App, application: Application) -> None:
    result = events.ProductCategoryAuditResult(audit_id=application.audit_id, status=TOLD[application.status])
    if application.reason:
        result = result.model_copy(update={"reason": application.reason})
    app.emit(events.ProductCategoryAudit(product_category_audit=result))
