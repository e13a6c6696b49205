"""The member centre (会员中心): what a page of the mini-program asks for the person who looks at it.

Somebody logs in with the code of wx.login and gets a token for later requests; of the token only a digest is
kept, of the session_key nothing. People are named by their openid here and by the ledger as it knows them.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert, select

from wxkit._errors import ConfigError
from wxkit.policy import _schema as db
from wxkit.policy._view import BookView
from wxkit.policy.decisions import Offer, RedeemRequest
from wxkit.policy.facts import Fact, Person, ReferralTouched, Shared, TaskDone
from wxkit.policy.questions import Questions
from wxkit.policy.truth import Who, identified
from wxkit.policy.view import Balance, Lot, TierState
from wxkit.serve._undoing import undo
from wxkit.serve.working import post

if TYPE_CHECKING:
    from wxkit.policy.engine import Engine, Receipt
    from wxkit.serve.service import Service

__all__ = ["Centre", "Login", "Standing", "Voucher"]


@dataclass(frozen=True, slots=True)
class Login:
    """A session that has begun."""

    token: str
    ends: int
    known: bool
    """Whether the person is recognised across the merchant's apps (unionid)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands."""

    balance: Balance
    tier: TierState | None
    joined: int | None
    lots: tuple[Lot, ...]
    """Points by the moment at which they end, soonest first."""


@dataclass(frozen=True, slots=True)
class Voucher:
    """Vouchers of one series that came together."""

    series: str
    count: int
    expires: int | None


class Centre:
    """Answers for one person at a time. `who` is `<appid>/<openid>` of the mini-program."""

    def __init__(self, service: Service) -> None:
        self._service = service

    @property
    def _engine(self) -> Engine:
        return self._service.engine

    # Sessions

    def log_in(self, js_code: str) -> Login:
        """Begin a session. WeChat's errors, such as a code that is used up, reach the caller."""
        miniprogram = self._service.apps.miniprogram
        if miniprogram is None:
            raise ConfigError("there is no mini-program here: set [miniprogram] in the file")
        session = miniprogram.login.code2session(js_code=js_code)
        who = Who(appid=miniprogram.appid, openid=session.openid, unionid=session.unionid or "")
        now, token = self._service.now(), secrets.token_urlsafe(32)
        ends = now + self._service.settings.session_lives
        identity = identified(who, now)
        with self._service.books.transaction() as unit:
            outcomes = post(self._engine, self._service.outbox, [identity] if identity else [], unit)
            row = {"digest": _digest(token), "person": f"{who.appid}/{who.openid}", "ends": ends}
            unit.connection.execute(insert(db.sessions).values(row))
        self._engine.observe(outcomes)
        return Login(token, ends, identity is not None)

    def who(self, token: str) -> Person | None:
        """Whose token this is, while its session lasts."""
        mine = (db.sessions.c.digest == _digest(token)) & (db.sessions.c.ends > self._service.now())
        with self._service.books.reading() as connection:
            return connection.execute(select(db.sessions.c.person).where(mine)).scalar()

    def log_out(self, token: str) -> None:
        """End a session."""
        with self._service.books.engine.begin() as connection:
            connection.execute(delete(db.sessions).where(db.sessions.c.digest == _digest(token)))

    def forget_sessions(self) -> None:
        """Forget those that are over."""
        with self._service.books.engine.begin() as connection:
            connection.execute(delete(db.sessions).where(db.sessions.c.ends <= self._service.now()))

    # What somebody has

    def standing(self, who: Person) -> Standing:
        """Points, tier, and when points end."""
        with self._look(self._service.now()) as view:
            return Standing(view.balance(who), view.tier(who), view.joined(who), view.lots(who))

    def vouchers(self, who: Person) -> list[Voucher]:
        """Vouchers, soonest end first."""
        with self._look(self._service.now()) as view:
            person = view.name(who)
            found = [
                Voucher(unit.removeprefix("voucher/"), lot.left, lot.expires)
                for unit in self._voucher_units(person)
                for lot in view.lots(person, unit)
            ]
        return sorted(found, key=lambda one: (one.expires is None, one.expires or 0, one.series))

    def _voucher_units(self, person: Person) -> list[str]:
        mine = (db.lots.c.person == person) & (db.lots.c.left > 0) & db.lots.c.unit.startswith("voucher/")
        with self._service.books.reading() as connection:
            return list(connection.execute(select(db.lots.c.unit).where(mine).distinct()).scalars())

    def coupons(self, who: Person) -> list[str]:
        """Ids of Store coupons that wait to be taken (`<store-coupon>`)."""
        with self._look(self._service.now()) as view:
            person = view.name(who)
        return [getattr(entry.decision, "coupon_id", "") for entry in self._service.outbox.offers(person)]

    def offers(self, who: Person) -> list[Offer]:
        """What points can be redeemed for, affordable or not."""
        return Questions(self._service.plugins, self._look).offers(who, self._service.now())

    @contextmanager
    def _look(self, at: int) -> Generator[BookView]:
        """A look into the books that holds nobody up."""
        with self._service.books.glance() as unit:
            view = BookView(unit, at, ZoneInfo(self._service.policy.zone))
            yield view
            view.close()

    # What somebody does

    def redeem(self, who: Person, key: str, offer_id: str, count: int) -> Receipt:
        """Redeem points; the same key of the same person redeems once. Raises RedemptionRefused."""
        request = RedeemRequest(
            at=self._service.now(), key=_scoped(who, key), person=who, offer_id=offer_id, count=count
        )
        receipt = self._engine.redeem(request)
        self._service.bell.ring()
        return receipt

    def cancel(self, who: Person, key: str) -> None:
        """Undo a redemption while all that it gave can be taken back. Raises RedemptionRefused."""
        undo(self._engine, self._service.books, who, _scoped(who, key), self._service.now())

    def share_code(self, who: Person) -> str:
        """What stands for this person in links that others see."""
        mine = select(db.share_codes.c.code).where(db.share_codes.c.person == who)
        with self._service.books.engine.begin() as connection:
            code = connection.execute(mine).scalar()
            if code is None:
                code = secrets.token_urlsafe(9)
                connection.execute(insert(db.share_codes).values(code=code, person=who))
            return code

    def touch(self, who: Person, code: str, campaign: str = "", device: str = "") -> bool:
        """The person came by a link with this code; once a day for each code. False for an unknown code."""
        mine = select(db.share_codes.c.person).where(db.share_codes.c.code == code)
        with self._service.books.reading() as connection:
            referrer = connection.execute(mine).scalar()
        if referrer is None:
            return False
        self._note(
            f"touch/{who}/{code}/{campaign}",
            lambda id_, at: ReferralTouched(
                id=id_, at=at, person=who, referrer=referrer, campaign=campaign, device=device
            ),
        )
        return True

    def do(self, who: Person, task: str, device: str = "") -> bool:
        """The person did a task; each counts once a day. False for one that a page may not report."""
        if task not in self._service.settings.tasks:
            return False
        self._note(
            f"task/{who}/{task}",
            lambda id_, at: TaskDone(id=id_, at=at, person=who, task=task, device=device),
        )
        return True

    def share(self, who: Person, page: str) -> None:
        """The person shared a page; once a day for each. Nobody is rewarded for it."""
        self._note(f"share/{who}/{page}", lambda id_, at: Shared(id=id_, at=at, person=who, page=page))

    def _note(self, prefix: str, make: Callable[[str, int], Fact]) -> None:
        now = self._service.now()
        day = datetime.fromtimestamp(now, ZoneInfo(self._service.policy.zone)).date()
        self._engine.process([make(f"{prefix}/{day}", now)])
        self._service.bell.ring()


def _scoped(who: Person, key: str) -> str:
    """Keys of different people never meet."""
    return f"{who}/{key}"


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
