"""The audit of the mini-program's code (代码审核), whose end WeChat pushes."""

from __future__ import annotations

from wxkit.callbacks.events import CodeAuditDelay, CodeAuditFail, CodeAuditSuccess
from wxkit_sandbox.world import App

__all__ = ["audit", "decide"]


def audit(app: App) -> None:
    """Begin one."""
    takes = app.world.settings.audit_takes
    if takes:
        app.world.clock.call_after(takes, decide, app)
    else:
        decide(app)


def decide(app: App) -> None:
    """It is over, or takes longer than usual."""
    now, verdict = app.world.clock.time(), app.world.settings.code_audit
    if verdict == "pass":
        app.emit(CodeAuditSuccess(succ_time=now))
    elif verdict == "fail":
        app.emit(CodeAuditFail(reason="1:账号信息不符合规范:<br>(1):包含色情因素<br>", fail_time=now))
    else:
        app.emit(CodeAuditDelay(reason="审核需要更长时间", delay_time=now))
