"""Brands (品牌) as the sandbox keeps them: WeChat's library, and what the shop has proved."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._enums import OpenIntEnum
from wxkit.callbacks import events
from wxkit.store._product_enums import ProductStatus
from wxkit.store.brands import AddBrand, AddBrandOld, UpdateBrand
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.auditing import take_off
from wxkit_sandbox.store.shelf import Shelf
from wxkit_sandbox.world import App

__all__ = [
    "LIBRARY",
    "NO_BRAND",
    "BrandBook",
    "BrandStatus",
    "Proof",
    "check_brand",
    "remove",
    "submit",
    "withdraw",
]

NO_BRAND = "2100000000"
LIBRARY = {
    "10000531": ("小雨", "Rainy"),
    "10000532": ("春山", "Chunshan"),
    "10000533": ("赤河", "Chihe"),
    "10000534": ("青瓷坊", "Celadon House"),
    "10000535": ("白鹭", "Egret"),
    "10000536": ("云上", "Above Clouds"),
    "10000537": ("", "Northwind"),
}
"""Chinese and English name by brand_id; all made up."""
REASON = "商标材料不清晰"
ADDED, UPDATED, WITHDRAWN, PASSED, FAILED, DELETED, _REVOKED, EXPIRED = range(1, 9)
"""What the event tells."""
WrittenBrand = AddBrand | AddBrandOld | UpdateBrand


class BrandStatus(OpenIntEnum):
    """Where an application stands (审核单状态)."""

    AUDITING = 1
    REJECTED = 2
    EFFECTIVE = 3
    CANCELLED = 4
    EXPIRED = 6


@dataclass(slots=True)
class Proof:
    """A brand that the shop wants to sell."""

    brand_id: str
    audit_id: str
    given: WrittenBrand
    """What was handed in last."""
    create_time: int
    update_time: int
    status: BrandStatus = BrandStatus.AUDITING
    valid: WrittenBrand | None = None
    """What is in force; None when the shop may not sell the brand."""
    reason: str = ""


@dataclass(slots=True)
class BrandBook:
    """Proofs by brand, oldest first."""

    proofs: dict[str, Proof] = field(default_factory=dict[str, Proof])


def check_brand(app: App, brand_id: str | None) -> None:
    """The shop may sell the brand: 10020051."""
    if brand_id in (None, "", NO_BRAND):
        return
    proof = app.state(BrandBook).proofs.get(brand_id or "")
    if proof is None or proof.valid is None:
        raise Refusal(10020051)


def submit(app: App, proof: Proof, *, new: bool) -> None:
    """The platform looks at what was handed in."""
    settings = app.world.settings
    proof.status, proof.reason = BrandStatus.AUDITING, ""
    app.state(BrandBook).proofs[proof.brand_id] = proof
    _tell(app, proof, ADDED if new else UPDATED)
    if settings.audit_takes:
        app.world.clock.call_after(settings.audit_takes, _decide, app, proof.brand_id, proof.audit_id)
    else:
        _decide(app, proof.brand_id, proof.audit_id)


def _waiting(app: App, brand_id: str, audit_id: str) -> Proof | None:
    proof = app.state(BrandBook).proofs.get(brand_id)
    fits = proof and proof.audit_id == audit_id and proof.status == BrandStatus.AUDITING
    return proof if fits else None


def _decide(app: App, brand_id: str, audit_id: str) -> None:
    """Timer: the platform has looked at it, unless it was withdrawn."""
    proof, verdict = _waiting(app, brand_id, audit_id), app.world.settings.brand_audit
    if proof is None or verdict == "wait":
        return
    proof.update_time = app.world.clock.time()
    if verdict == "fail":
        proof.status, proof.reason = BrandStatus.REJECTED, REASON
        _tell(app, proof, FAILED)
        return
    proof.status, proof.valid = BrandStatus.EFFECTIVE, proof.given
    _tell(app, proof, PASSED)
    if (end := _ends(proof.given)) is not None:
        app.world.clock.call_at(end, _expire, app, brand_id, audit_id)


def _ends(given: WrittenBrand) -> int | None:
    """When the registration or the permission is over, Unix seconds."""
    parts = (given.register_details, given.grant_details)
    return min(
        (part.end_time for part in parts if part and part.end_time and not part.is_permanent), default=None
    )


def _expire(app: App, brand_id: str, audit_id: str) -> None:
    """Timer: the proof is over, unless another is in force."""
    proof = app.state(BrandBook).proofs.get(brand_id)
    if proof is None or proof.audit_id != audit_id or proof.valid is None:
        return
    proof.status, proof.valid, proof.update_time = BrandStatus.EXPIRED, None, app.world.clock.time()
    _tell(app, proof, EXPIRED)
    _take_products_off(app, brand_id)


def withdraw(app: App, proof: Proof) -> None:
    """Take an application back; what was in force before stays so."""
    proof.status, proof.update_time = BrandStatus.CANCELLED, app.world.clock.time()
    _tell(app, proof, WITHDRAWN)


def remove(app: App, proof: Proof) -> None:
    """Delete the proof: its products go off sale."""
    del app.state(BrandBook).proofs[proof.brand_id]
    _tell(app, proof, DELETED)
    _take_products_off(app, proof.brand_id)


def _take_products_off(app: App, brand_id: str) -> None:
    for item in list(app.state(Shelf).items.values()):
        branded = item.live is not None and item.live.brand_id == brand_id
        if branded and item.status == ProductStatus.ON_SALE and not item.source_id:
            take_off(app, item, ProductStatus.BRAND_EXPIRED)


def _tell(app: App, proof: Proof, status: int) -> None:
    told = events.BrandAudit(brand_id=proof.brand_id, audit_id=proof.audit_id, status=status)
    if proof.reason:
        told = told.model_copy(update={"reason": proof.reason})
    app.emit(events.BrandEvent(brand_event=told))
