"""Steps that the tests of complaints share."""

from __future__ import annotations

from typing import Any

from trade_steps import pay

from wxkit.callbacks.events import ComplaintCallback, ComplaintNews
from wxkit.miniprogram.complaints import AppealState, Complaint, ComplaintItem, ComplaintState
from wxkit.testing._bench import Bench

__all__ = ["HOUR", "asked", "at_fault", "complain", "everything", "items", "news", "read", "standing"]

HOUR = 3600


def complain(wechat: Bench, **more: Any) -> int:
    """Lan complains about something that she paid for."""
    made = wechat.act.complain_of_purchase(person="lan", transaction_id=pay(wechat), **more)
    return int(made.complaint_id)


def asked(wechat: Bench) -> int:
    """The merchant refused, and Lan asks WeChat's service."""
    id_ = complain(wechat)
    wechat.mp.complaints.respond(complaintOrderId=id_, bussiHandle=2, content="没有问题")
    wechat.act.ask_platform(person="lan", complaint_id=str(id_))
    return id_


def at_fault(wechat: Bench) -> int:
    """The service has decided for Lan, without evidence."""
    wechat.world.settings.dispute_evidence = "none"
    id_ = asked(wechat)
    wechat.advance(wechat.world.settings.dispute_service_takes)
    return id_


def read(wechat: Bench, id_: int) -> Complaint:
    return wechat.mp.complaints.get(complaintOrderId=str(id_)).complaintOrder


def standing(wechat: Bench, id_: int) -> tuple[ComplaintState, AppealState]:
    found = read(wechat, id_)
    return found.status, found.appealState


def items(wechat: Bench, id_: int) -> list[ComplaintItem]:
    """The steps, oldest first."""
    return [step.itemType for step in reversed(wechat.mp.complaints.get(complaintOrderId=str(id_)).item)]


def everything(wechat: Bench, id_: int) -> dict[str, Any]:
    """All that is told of a complaint; what is refused changes none of it."""
    return wechat.mp.complaints.get(complaintOrderId=str(id_)).model_dump()


def news(wechat: Bench) -> list[ComplaintNews]:
    """What was pushed about complaints."""
    log = wechat.world.pusher.log
    return [entry.push.complaint for entry in log if isinstance(entry.push, ComplaintCallback)]
