"""Disputes (纠纷单) as the sandbox keeps them, and what moves them along.

The platform's part is played by the settings: from whom it wants evidence, for whom it decides, and whether
the merchant appeals in the console. A step checks nothing: whoever calls it has looked first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store.complaints import ComplaintItem, ComplaintStatus
from wxkit_sandbox.store.aftersaleflow import dispute, end_dispute, rule_for_buyer, steps_in
from wxkit_sandbox.store.aftersales import AftersaleBook, AftersaleCase
from wxkit_sandbox.world import App

__all__ = [
    "ENDED",
    "Dispute",
    "DisputeBook",
    "Entry",
    "hand_in",
    "intervene",
    "open_dispute",
    "withdraw",
    "write",
]

S = ComplaintStatus
K = ComplaintItem
ENDED = frozenset({S.WITHDRAWN, S.DONE, S.REFUND_VERIFIED, S.CLOSED})
ASKED = {
    "buyer": (S.WAIT_BUYER_PROOF, K.BUYER_ASKED),
    "merchant": (S.WAIT_MERCHANT_PROOF, K.MERCHANT_ASKED),
    "both": (S.WAIT_BOTH_PROOF, K.BOTH_ASKED),
}
LATE = {
    S.WAIT_BUYER_PROOF: (S.BUYER_LATE, K.BUYER_LATE),
    S.WAIT_MERCHANT_PROOF: (S.MERCHANT_LATE, K.MERCHANT_LATE),
    S.WAIT_BOTH_PROOF: (S.BOTH_LATE, K.BOTH_LATE),
}
PROVED = {S.WAIT_BUYER_PROOF: S.BUYER_PROVED, S.WAIT_MERCHANT_PROOF: S.MERCHANT_PROVED}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened."""

    kind: ComplaintItem
    time: int
    content: str = ""
    media_ids: tuple[str, ...] = ()


@dataclass(slots=True)
class Dispute:
    """A dispute about an after-sale order."""

    id: str
    case_id: str
    order_id: str
    status: ComplaintStatus = S.IN_SERVICE
    history: list[Entry] = field(default_factory=list[Entry])
    """Oldest first."""
    step: int = 0
    """Counts the states, so that a timer knows whether it still matters."""
    work_order_version: int = 0
    """Of what the merchant last told about its own work on it."""
    asked: bool = False
    """The platform has asked for evidence."""

    @property
    def pictures(self) -> int:
        """Pictures of all messages of the merchant."""
        return sum(len(entry.media_ids) for entry in self.history if entry.kind == K.MERCHANT_WROTE)


@dataclass(slots=True)
class DisputeBook:
    """All disputes of a Store by id."""

    disputes: dict[str, Dispute] = field(default_factory=dict[str, Dispute])


def open_dispute(app: App, case: AftersaleCase, content: str, media_ids: list[str]) -> Dispute:
    """The buyer has the platform step in (申请平台介入)."""
    found = _new(app, case)
    write(app, found, K.OPENED, content, media_ids)
    return _begin(app, case, found)


@steps_in
def intervene(app: App, case: AftersaleCase) -> Dispute:
    """The platform steps in by itself (平台自动介入): the merchant let the time pass, or broke a rule."""
    return _begin(app, case, _new(app, case))


def _new(app: App, case: AftersaleCase) -> Dispute:
    found = Dispute(str(app.world.ids.count("dispute", 2_000_001)), case.id, case.order_id)
    app.state(DisputeBook).disputes[found.id] = found
    return found


def _begin(app: App, case: AftersaleCase, found: Dispute) -> Dispute:
    """However it came about, service has it first."""
    dispute(app, case, found.id)
    write(app, found, K.IN_SERVICE)
    _enter(app, found, S.IN_SERVICE)
    return found


def write(
    app: App, found: Dispute, kind: ComplaintItem, content: str = "", media: list[str] | None = None
) -> None:
    """Add to the history."""
    found.history.append(Entry(kind, app.world.clock.time(), content, tuple(media or ())))


def _enter(app: App, found: Dispute, status: ComplaintStatus) -> None:
    """Enter a state, tell the merchant, and let the platform or the time for evidence run."""
    found.status = status
    found.step += 1
    info = events.Complaint(
        complaint_id=found.id,
        after_sale_order_id=found.case_id,
        order_id=found.order_id,
        complaint_status=status,
    )
    app.emit(events.ComplaintUpdate(finder_shop_complaint=info))
    if status in ENDED:
        return
    settings = app.world.settings
    wait = settings.dispute_proof_within if status in LATE else settings.dispute_service_takes
    app.world.clock.call_after(wait, _due, app, found.id, found.step)


def _due(app: App, dispute_id: str, step: int) -> None:
    """Timer: the platform goes on, or evidence is late."""
    found = app.state(DisputeBook).disputes[dispute_id]
    if found.step != step:
        return
    appeal = app.world.settings.dispute_appeal
    if found.status in LATE:
        status, item = LATE[found.status]
        write(app, found, item)
        _enter(app, found, status)
    elif found.status == S.WAIT_CONFIRM:
        _enter(app, found, S.APPEALING)
    elif found.status == S.APPEALING:
        _decide(app, found, for_buyer=appeal != "won")
    elif not found.asked and app.world.settings.dispute_evidence != "none":
        _ask(app, found)
    elif app.world.settings.dispute_verdict == "buyer" and appeal != "none":
        _enter(app, found, S.WAIT_CONFIRM)
    else:
        _decide(app, found, for_buyer=app.world.settings.dispute_verdict == "buyer")


def _ask(app: App, found: Dispute) -> None:
    """The platform wants evidence."""
    found.asked = True
    status, item = ASKED[app.world.settings.dispute_evidence]
    write(app, found, item)
    _enter(app, found, status)


def hand_in(app: App, found: Dispute, kind: ComplaintItem, content: str, media_ids: list[str]) -> None:
    """One side's evidence is there; the platform goes on when it has all that it asked for."""
    write(app, found, kind, content, media_ids)
    if found.status in PROVED:
        _enter(app, found, PROVED[found.status])
        return
    since = next(place for place, entry in enumerate(found.history) if entry.kind == K.BOTH_ASKED)
    if {K.BUYER_PROVED, K.MERCHANT_PROVED} <= {entry.kind for entry in found.history[since:]}:
        write(app, found, K.IN_SERVICE)
        _enter(app, found, S.IN_SERVICE)


def _decide(app: App, found: Dispute, *, for_buyer: bool) -> None:
    """The verdict: the platform does what the merchant refused, or closes the request."""
    case = app.state(AftersaleBook).cases[found.case_id]
    write(app, found, K.THE_MERCHANT if for_buyer else K.NOT_THE_MERCHANT)
    _enter(app, found, S.DONE if for_buyer else S.CLOSED)
    if for_buyer:
        rule_for_buyer(app, case)
    else:
        end_dispute(app, case)


def withdraw(app: App, found: Dispute) -> None:
    """The buyer does without the platform: the request is closed."""
    write(app, found, K.WITHDRAWN)
    _enter(app, found, S.WITHDRAWN)
    end_dispute(app, app.state(AftersaleBook).cases[found.case_id])
