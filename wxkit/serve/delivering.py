"""Deliveries to WeChat: member score (会员积分), grade, template and subscribe messages.

What WeChat carries out once, however often it is asked (score by request_id, a grade, a template message
within ten minutes), is asked again when the answer is lost. A subscribe message is not: it is `unknown` until
WeChat's own push tells what became of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from wxkit._errors import (
    AuthError,
    Busy,
    ContentRejected,
    InvalidCall,
    NotFound,
    NotSent,
    PermissionDenied,
    QuotaExceeded,
    ReplyLost,
    UnexpectedReply,
    Unreachable,
    WeChatError,
    WxkitError,
)
from wxkit.miniprogram.subscribe import SubscribeValue
from wxkit.policy.decisions import Notify, Tier
from wxkit.serve._rows import pause
from wxkit.serve.outbox import Entry, Outbox, State
from wxkit.service_account.templates import MiniProgramTarget, TemplateValue

if TYPE_CHECKING:
    from wxkit.miniprogram import MiniProgram
    from wxkit.service_account import ServiceAccount
    from wxkit.store import Store

__all__ = ["Apps", "Deliverer", "Result"]

PATIENCE = 12
"""Attempts before a delivery is dead."""
QUOTA_PAUSE = 7_200
"""Seconds: most quotas are by the day."""
SAME_MESSAGE = 600
"""Seconds in which WeChat knows a template message by its client_msg_id."""
NOT_A_MEMBER = 10100003
HIGHEST_GRADE = 10
SCORE_REMARK = "会员积分"


@dataclass(frozen=True, slots=True)
class Apps:
    """The clients of a merchant's apps, as far as there are any."""

    store: Store
    miniprogram: MiniProgram | None = None
    service_account: ServiceAccount | None = None


class Result(NamedTuple):
    """What became of a delivery."""

    state: State
    problem: str = ""
    wait: int = 0


class Deliverer:
    """Delivers one entry at a time."""

    def __init__(self, outbox: Outbox, apps: Apps, now: Callable[[], int]) -> None:
        self._outbox = outbox
        self._apps = apps
        self._now = now

    def deliver(self, limit: int = 1) -> int:
        """Deliver what is due. How many were tried."""
        entries = self._outbox.claim(limit)
        for entry in entries:
            self._outbox.finish(entry, *self._try(entry))
        return len(entries)

    def recover(self) -> int:
        """Decide what becomes of deliveries whose process died. How many there were."""
        lost = self._outbox.lost()
        for entry in lost:
            self._outbox.finish(entry, *self._unanswered(entry, "the process ended while it was sent"))
        return len(lost)

    def _try(self, entry: Entry) -> Result:
        try:
            return self._send(entry)
        except (ReplyLost, Busy) as error:
            return self._unanswered(entry, _told(error))
        except UnexpectedReply as error:
            sent = error.status >= 500
            return self._unanswered(entry, _told(error)) if sent else _again(entry, _told(error))
        except NotSent as error:
            return _again(entry, _told(error))
        except WeChatError as error:
            return _refused(entry, error)
        except InvalidCall as error:
            return Result("dead", _told(error))

    def _send(self, entry: Entry) -> Result:
        if entry.kind == "score":
            return self._score(entry)
        if isinstance(entry.decision, Tier):
            return self._grade(entry, entry.decision)
        if isinstance(entry.decision, Notify):
            by_template = entry.decision.channel == "template"
            return (self._template if by_template else self._subscribe)(entry, entry.decision)
        return Result("offered")  # no call hands a Store's coupon over: the person takes it

    def _score(self, entry: Entry) -> Result:
        openid = self._outbox.openid(entry.person, self._apps.store.appid)
        if not openid:
            return Result("held", "their openid in the Store is unknown")
        vip = self._apps.store.vip
        change = vip.increase_score if entry.amount > 0 else vip.decrease_score
        change(
            openid=openid,
            score=str(abs(entry.amount)),
            remark=SCORE_REMARK,
            request_id=_digest(entry.id),
        )
        return Result("done")

    def _grade(self, entry: Entry, tier: Tier) -> Result:
        openid = self._outbox.openid(entry.person, self._apps.store.appid)
        if not openid:
            return Result("held", "their openid in the Store is unknown")
        self._apps.store.vip.update_grade(openid=openid, grade=min(tier.level + 1, HIGHEST_GRADE))
        return Result("done")

    def _template(self, entry: Entry, message: Notify) -> Result:
        account = self._apps.service_account
        openid = self._outbox.openid(entry.person, account.appid) if account else ""
        if account is None or not openid:
            return Result("unreachable", "their openid in the service account is unknown")
        account.templates.send(
            touser=openid,
            template_id=message.template_id,
            data={key: TemplateValue(value=value) for key, value in message.data},
            miniprogram=self._target(message.page),
            client_msg_id=_digest(entry.id),
        )
        return Result("done")

    def _target(self, page: str) -> MiniProgramTarget | None:
        if not page or self._apps.miniprogram is None:
            return None
        return MiniProgramTarget(appid=self._apps.miniprogram.appid, pagepath=page)

    def _subscribe(self, entry: Entry, message: Notify) -> Result:
        miniprogram = self._apps.miniprogram
        openid = self._outbox.openid(entry.person, miniprogram.appid) if miniprogram else ""
        if miniprogram is None or not openid:
            return Result("unreachable", "their openid in the mini-program is unknown")
        miniprogram.subscribe.send(
            touser=openid,
            template_id=message.template_id,
            data={key: SubscribeValue(value=value) for key, value in message.data},
            page=message.page or None,
        )
        return Result("done")

    def _unanswered(self, entry: Entry, problem: str) -> Result:
        """It may have been carried out."""
        if self._once(entry):
            return _again(entry, problem)
        return Result("unknown", problem)

    def _once(self, entry: Entry) -> bool:
        """Whether asking again does no harm."""
        message = entry.decision
        if not isinstance(message, Notify):
            return True
        wait = self._now() + pause(entry.attempts) - entry.first_at
        return message.channel == "template" and wait < SAME_MESSAGE


def _again(entry: Entry, problem: str) -> Result:
    if entry.attempts >= PATIENCE:
        return Result("dead", problem)
    return Result("waiting", problem, pause(entry.attempts))


def _refused(entry: Entry, error: WeChatError) -> Result:
    """WeChat said no: for now, for this person, or for good."""
    if isinstance(error, QuotaExceeded):
        return Result("dead" if entry.attempts >= PATIENCE else "waiting", _told(error), QUOTA_PAUSE)
    if isinstance(error, AuthError):
        return _again(entry, _told(error))
    if isinstance(entry.decision, Notify):
        return Result("unreachable" if isinstance(error, Unreachable) else "dead", _told(error))
    if error.errcode == NOT_A_MEMBER:
        return Result("held", "they are no member of the Store")
    final = isinstance(error, (PermissionDenied, NotFound, ContentRejected))
    return Result("dead", _told(error)) if final else _again(entry, _told(error))


def _told(error: WxkitError) -> str:
    return str(error).splitlines()[0]


def _digest(entry_id: str) -> str:
    """The same 32 characters for an entry every time."""
    return hashlib.sha256(entry_id.encode()).hexdigest()[:32]
