"""The brand application (品牌申请): handed in, audited, handed in once more when it was rejected."""

from __future__ import annotations

from dataclasses import dataclass

from wxkit._call import Ok
from wxkit.miniprogram.famous_brand import (
    ApplyBrand,
    BrandApplication,
    BrandApplicationState,
    BrandAudit,
    BrandAuditStatus,
    BrandMaterial,
    BrandProgress,
    BrandStatus,
    GetBrandStatus,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.world import App

__all__ = ["BrandState", "apply_brand", "brand_status"]

KNOWN_BRAND = 1
REASON = "品牌证明材料不清晰"


@dataclass(slots=True)
class BrandState:
    """The last application, if there was one."""

    application: BrandApplication | None = None
    status: BrandAuditStatus | None = None
    count: int = 0


@handles(ApplyBrand)
def apply_brand(app: App, call: ApplyBrand) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_famousbrandapply"""
    state, application = app.state(BrandState), call.Application
    if state.status in (BrandAuditStatus.AUDITING, BrandAuditStatus.APPROVED):
        raise Refusal(40097)
    if application.apply_for == KNOWN_BRAND and not _is_proved(application.audit_info):
        raise Refusal(40097)
    state.application, state.status = application, BrandAuditStatus.AUDITING
    state.count += 1
    takes = app.world.settings.audit_takes
    if takes:
        app.world.clock.call_after(takes, decide, app, state.count)
    else:
        decide(app, state.count)
    return Ok()


@handles(GetBrandStatus)
def brand_status(app: App, call: GetBrandStatus) -> BrandStatus:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_getfamousbrandapplystatus"""
    state = app.state(BrandState)
    if state.application is None or state.status is None:
        return BrandStatus()
    audit = BrandAudit(audit_reason=REASON if state.status is BrandAuditStatus.REJECTED else "")
    shown = BrandApplicationState(
        apply_for=state.application.apply_for, audit_info=audit, status=state.status
    )
    return BrandStatus(progress=BrandProgress(status=state.status), application=shown)


def decide(app: App, count: int) -> None:
    """The audit ends, unless it was another application's."""
    state, verdict = app.state(BrandState), app.world.settings.famous_brand_audit
    if verdict != "wait" and state.count == count and state.status is BrandAuditStatus.AUDITING:
        state.status = BrandAuditStatus.APPROVED if verdict == "pass" else BrandAuditStatus.REJECTED


def _is_proved(material: BrandMaterial | None) -> bool:
    """A flagship store names its platform and proves it, both or neither."""
    if material is None or not material.brand_name:
        return False
    return bool(material.flagship_in_which_ec_platform) == bool(material.ec_platform_proof_list)
