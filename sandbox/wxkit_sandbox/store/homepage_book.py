"""The shop's home page (店铺主页) as the sandbox keeps it: what buyers see, and what is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from wxkit.store.homepage import ApplyState, SubmitBackgroundApply, SubmitBannerApply
from wxkit_sandbox.world import App

__all__ = ["Application", "Page", "Part", "apply", "part"]

Part = Literal["background", "banner"]
Proposal = SubmitBackgroundApply | SubmitBannerApply
REASON = "图片不符合规范"


@dataclass(slots=True)
class Application:
    """Something proposed for the home page."""

    apply_id: int
    proposal: Proposal
    state: ApplyState = ApplyState.AUDITING
    reason: str = ""


@dataclass(slots=True)
class Slot:
    """A part of the home page."""

    shown: Proposal | None = None
    """What buyers see."""
    latest: Application | None = None
    """What was proposed last, while it is looked at or after it was rejected."""


@dataclass(slots=True)
class Page:
    """The home page, and every application there was."""

    background: Slot = field(default_factory=Slot)
    banner: Slot = field(default_factory=Slot)
    known: dict[int, Part] = field(default_factory=dict[int, Part])


def part(app: App, which: Part) -> Slot:
    """A part of the home page."""
    page = app.state(Page)
    return page.background if which == "background" else page.banner


def apply(app: App, which: Part, proposal: Proposal) -> int:
    """Propose something; the platform looks at it."""
    apply_id, settings = app.world.ids.count("homepage-apply", 123), app.world.settings
    app.state(Page).known[apply_id] = which
    part(app, which).latest = Application(apply_id, proposal)
    if settings.audit_takes:
        app.world.clock.call_after(settings.audit_takes, _decide, app, which, apply_id)
    else:
        _decide(app, which, apply_id)
    return apply_id


def _decide(app: App, which: Part, apply_id: int) -> None:
    """Timer: the platform has looked at it, unless it was withdrawn."""
    slot, verdict = part(app, which), app.world.settings.homepage_audit
    application = slot.latest
    if application is None or application.apply_id != apply_id or verdict == "wait":
        return
    if verdict == "fail":
        application.state, application.reason = ApplyState.REJECTED, REASON
    else:
        slot.shown, slot.latest = application.proposal, None
