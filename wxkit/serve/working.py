"""Working hints off: read the truth, then post what is new and mark the hint done in one transaction."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable

from sqlalchemy import Connection, select

from wxkit._errors import AuthError, Busy, QuotaExceeded, WeChatError, WxkitError
from wxkit.policy._codec import decode, encode
from wxkit.policy._schema import order_states
from wxkit.policy._state import Outcome
from wxkit.policy.engine import Engine
from wxkit.policy.facts import Fact, Followed, Identified, MemberJoined, Scanned
from wxkit.policy.sql import SqlBooks, SqlUnit
from wxkit.policy.truth import OrderState, Who, differences, identified
from wxkit.serve._rows import upsert
from wxkit.serve.delivering import Apps
from wxkit.serve.hearing import fact_of
from wxkit.serve.inbox import Claim, Hint, Inbox
from wxkit.serve.outbox import Outbox
from wxkit.serve.reading import Reader, unionid_of_follower, unionid_of_member

__all__ = ["Worker", "post"]

log = logging.getLogger("wxkit.serve")

GONE_AFTER = 3
"""Refusals after which something is gone."""


class Worker:
    """Takes one hint after the other. For one thread."""

    def __init__(
        self,
        engine: Engine,
        books: SqlBooks,
        inbox: Inbox,
        outbox: Outbox,
        apps: Apps,
        reader: Reader,
        since: int,
    ) -> None:
        self._engine = engine
        self._books = books
        self._inbox = inbox
        self._outbox = outbox
        self._apps = apps
        self._reader = reader
        self._since = since
        self._ways: dict[str, Callable[[Claim], None]] = {
            "order": self._order,
            "aftersale": self._aftersale,
            "present": self._present,
            "fact": self._fact,
            "coupon": self._coupon,
            "sent": self._sent,
        }

    def work(self, limit: int = 1) -> int:
        """Work off what is due. How many were tried."""
        claims = self._inbox.claim(limit)
        for claim in claims:
            self._one(claim)
        return len(claims)

    def _one(self, claim: Claim) -> None:
        try:
            self._ways[claim.hint.kind](claim)
        except WxkitError as error:
            problem = str(error).splitlines()[0]
            if _is_refusal(error) and claim.attempts + 1 >= GONE_AFTER:
                log.warning("%s is parked: %s", claim.hint.subject, problem)
                self._inbox.park(claim, problem)
            else:
                self._inbox.put_off(claim, problem)
        except Exception as error:
            log.exception("%s failed", claim.hint.subject)
            self._inbox.put_off(claim, f"{type(error).__name__}")

    def _order(self, claim: Claim) -> None:
        order_id = claim.hint.ref
        with self._books.reading() as connection:
            before = self._last(connection, order_id)
        after = self._reader.order(order_id, before)
        with self._books.transaction() as unit:
            before = self._last(unit.connection, order_id)
            facts = differences(before, after) if after.paid_at >= self._since else ()
            outcomes = post(self._engine, self._outbox, facts, unit)
            if before is None or before.updated_at <= after.updated_at:
                row = {"id": f"{self._reader.appid}/{order_id}", "body": encode(after)}
                upsert(unit.connection, order_states, [row])
            if not after.unattributed:
                self._inbox.done(unit.connection, claim)
        self._engine.observe(outcomes)
        if after.unattributed:
            self._inbox.put_off(claim, "WeChat has not said yet who referred it")

    def _last(self, connection: Connection, order_id: str) -> OrderState | None:
        key = f"{self._reader.appid}/{order_id}"
        body = connection.execute(select(order_states.c.body).where(order_states.c.id == key)).scalar()
        return None if body is None else decode(OrderState, body)

    def _aftersale(self, claim: Claim) -> None:
        self._instead(claim, [Hint("order", self._reader.order_behind(claim.hint.ref))])

    def _present(self, claim: Claim) -> None:
        orders = self._reader.orders_of_gift(claim.hint.ref)
        self._instead(claim, [Hint("order", order_id) for order_id in orders])

    def _instead(self, claim: Claim, hints: list[Hint]) -> None:
        with self._books.transaction() as unit:
            self._inbox.note(hints, unit.connection)
            self._inbox.done(unit.connection, claim)

    def _fact(self, claim: Claim) -> None:
        fact = fact_of(claim.hint)
        who = self._who(fact)
        identity = identified(who, fact.at) if who else None
        with self._books.transaction() as unit:
            outcomes = post(self._engine, self._outbox, [identity, fact] if identity else [fact], unit)
            self._inbox.done(unit.connection, claim)
        self._engine.observe(outcomes)

    def _who(self, fact: Fact) -> Who | None:
        """Whoever did something, with their unionid where it can be learnt."""
        if not isinstance(fact, (Followed, Scanned, MemberJoined)):
            return None
        appid, _, openid = fact.person.partition("/")
        account = self._apps.service_account
        if isinstance(fact, MemberJoined):
            unionid = unionid_of_member(self._apps.store, openid)
        else:
            unionid = unionid_of_follower(account, openid) if account else ""
        return Who(appid=appid, openid=openid, unionid=unionid)

    def _coupon(self, claim: Claim) -> None:
        appid, openid, user_coupon_id = claim.hint.ref.split("/")
        coupon_id = self._reader.coupon_behind(openid, user_coupon_id)
        with self._books.transaction() as unit:
            self._outbox.taken(unit.connection, unit.name(f"{appid}/{openid}"), coupon_id)
            self._inbox.done(unit.connection, claim)

    def _sent(self, claim: Claim) -> None:
        appid, openid, _ = claim.hint.ref.split("/")
        with self._books.transaction() as unit:
            self._outbox.sent(unit.connection, unit.name(f"{appid}/{openid}"), **json.loads(claim.hint.body))
            self._inbox.done(unit.connection, claim)


def post(engine: Engine, outbox: Outbox, facts: Iterable[Fact], unit: SqlUnit) -> list[Outcome]:
    """Post facts in a transaction; whoever joined or was recognised gets what was held for them."""
    outcomes = engine.process(facts, unit)
    for fact in (outcome.fact for outcome in outcomes if outcome.status == "posted"):
        if isinstance(fact, Identified):
            outbox.wake(unit.connection, unit.name(fact.person), alias=fact.person)
        elif isinstance(fact, MemberJoined):
            outbox.wake(unit.connection, unit.name(fact.person))
    return outcomes


def _is_refusal(error: WxkitError) -> bool:
    """WeChat knows the question and has no answer; waiting does not help."""
    return isinstance(error, WeChatError) and not isinstance(error, (AuthError, Busy, QuotaExceeded))
