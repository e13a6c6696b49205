"""What WeChat does to the mini-program itself: punish it, audit its code."""

from __future__ import annotations

import json

from pydantic import Field

from wxkit._endpoint import endpoint
from wxkit.callbacks.events import PunishEvent
from wxkit_sandbox.acts._base import Act, Acted, acting, the_app, the_person
from wxkit_sandbox.miniprogram.code_audit import audit
from wxkit_sandbox.world import World

__all__ = ["ReportMiniProgram", "SubmitCode", "SupervisionActs"]

WARNED, BANNED = 1, 2
"""`event_type`s."""
RULES = "https://developers.weixin.qq.com/miniprogram/product/"
GUIDE = "https://developers.weixin.qq.com/miniprogram/product/reject.html"
TO_BAN_THE_ACCOUNT = 1


class ReportMiniProgram(Act[Acted], post="/_sandbox/act/report_miniprogram", auth="none"):
    """Report the mini-program, which WeChat finds at fault (违规处罚): event `wxa_punish_event`.

    It is warned, or its functions are banned.
    """

    reason: str = "内容涉嫌欺诈"
    content: str = ""
    days: int = Field(default=7, ge=1)
    """How long the ban lasts, or would last."""
    functions: list[str] = []
    """What is banned, e.g. `搜索`; empty: a warning."""


class SubmitCode(Act[Acted], post="/_sandbox/act/submit_code", auth="none"):
    """A developer hands the code in for audit (提交审核).

    Event `weapp_audit_success`, `weapp_audit_fail` or `weapp_audit_delay`, as the settings say.
    """


@acting(ReportMiniProgram)
def report_miniprogram(world: World, act: ReportMiniProgram) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/server/event_push/platform/Penalty_for_Violation"""
    app, _ = the_app(world, act, "miniprogram"), the_person(world, act)
    now = world.clock.time()
    app.emit(
        PunishEvent(
            event_type=BANNED if act.functions else WARNED,
            punish_id=f"{world.ids.count('punishment', 11100)}",
            appid=app.appid,
            punish_time=now,
            illegal_reason=act.reason,
            illegal_content=act.content,
            rule_name="《微信小程序平台运营规范》",
            rule_url=RULES,
            adjust_guide_url=GUIDE,
            detail=json.dumps(_detail(act, now), ensure_ascii=False),
        )
    )
    return Acted()


def _detail(act: ReportMiniProgram, now: int) -> dict[str, object]:
    if act.functions:
        return {
            "banned_function_names": act.functions,
            "banned_days": [act.days] * len(act.functions),
        }
    return {
        "warned_type": TO_BAN_THE_ACCOUNT,
        "rectify_deadline": now + act.days * 86400,
        "warned_ban_days": [act.days],
    }


@acting(SubmitCode)
def submit_code(world: World, act: SubmitCode) -> Acted:
    """https://developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/miniprogram-management/code-management/submitAudit.html"""
    app, _ = the_app(world, act, "miniprogram"), the_person(world, act)
    audit(app)
    return Acted()


class SupervisionActs:
    """What WeChat does to the mini-program itself."""

    report_miniprogram = endpoint(ReportMiniProgram)
    submit_code = endpoint(SubmitCode)
