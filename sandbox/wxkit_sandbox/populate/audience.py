"""Those around the shop: followers of the service account, members, and promoters with their links."""

from __future__ import annotations

import random
from collections.abc import Sequence

from wxkit_sandbox.acts.following import Follow, Scan, Unfollow
from wxkit_sandbox.acts.miniprogram import Login, Open
from wxkit_sandbox.acts.promotion import BecomePromoter, JoinVip, LeaveVip
from wxkit_sandbox.populate.agenda import Agenda
from wxkit_sandbox.populate.calendar import FESTIVALS, Day
from wxkit_sandbox.populate.cast import Cast, Character
from wxkit_sandbox.populate.merchant import Merchant

__all__ = ["Audience"]

DAY = 86400.0
PARCEL = "parcel"
"""Scene of the QR code that lies in every parcel."""
BY_LINK = 0.14
"""Share of orders through a promoter's link, once there are promoters."""
FOLLOW_A_DAY, LEAVE_A_DAY = 0.0012, 0.0006
"""Shares of all people, and of the followers."""
RESIGN_A_DAY = 0.0004
"""Share of the members, and of the promoters."""
RATES = (300_000, 500_000, 700_000, 1_000_000)
"""What promoters get of the agency's part, in parts per million."""


class Audience:
    """Everybody who came nearer to the shop than a customer has to."""

    def __init__(self, agenda: Agenda, merchant: Merchant, cast: Cast, chance: random.Random) -> None:
        self._agenda, self._merchant, self._cast, self._chance = agenda, merchant, cast, chance
        self._followers: dict[str, Character] = {}
        self._members: dict[str, Character] = {}
        self._promoters: dict[str, tuple[Character, str]] = {}
        """With their ids at the agency."""
        self._tickets: dict[str, str] = {}

    def begin(self, days: int) -> None:
        """QR codes are printed, and promoters make up their minds."""
        for scene in (PARCEL, *(f"festival_{festival.slug}" for festival in FESTIVALS)):
            self._tickets[scene] = self._merchant.code(scene)
        for one in self._cast.promoters:
            self._agenda.after(days * DAY * 0.6 * self._chance.random() ** 2, self._become_promoter, one)

    def _become_promoter(self, one: Character) -> None:
        act = BecomePromoter(person=one.id, commission_ratio=self._chance.choice(RATES))
        bound = self._agenda.act(act)
        if bound is not None:
            self._promoters[one.id] = (one, bound.sharer_appid)
            self._tickets[f"promoter_{one.id}"] = self._merchant.code(f"promoter_{one.id}")

    def link_for(self, who: Character, product_id: str) -> str | None:
        """The link through which this person buys, if through one at all; a promoter may use their own."""
        if not self._promoters or self._chance.random() >= BY_LINK:
            return None
        promoter, sharer_appid = self._some_promoter()
        self._come_through(who, promoter)
        return self._merchant.link(sharer_appid, product_id)

    def _some_promoter(self) -> tuple[Character, str]:
        promoters = list(self._promoters.values())
        return self._chance.choices(promoters, [one.reach for one, _ in promoters])[0]

    def _come_through(self, who: Character, promoter: Character) -> None:
        """Some scan the promoter's code before they buy."""
        if who.id not in self._followers and who is not promoter and self._chance.random() < 0.25:
            self._scan(who, f"promoter_{promoter.id}")

    def _scan(self, who: Character, scene: str) -> None:
        if self._agenda.act(Scan(person=who.id, ticket=self._tickets[scene])) is not None:
            self._followers[who.id] = who

    def opens_parcel(self, who: Character) -> None:
        """A card with a QR code lies in it."""
        if who.id not in self._followers and self._chance.random() < 0.06:
            self._scan(who, PARCEL)
        if who.id not in self._members and self._chance.random() < 0.12:
            self._join(who)

    def was_given(self, who: Character) -> None:
        """Whoever accepted a gift has met the shop."""
        if who.id not in self._members and self._chance.random() < 0.08:
            self._join(who)

    def _join(self, who: Character) -> None:
        """In the mini-program, which recognises them."""
        self._agenda.act(Open(person=who.id))
        login = self._agenda.act(Login(person=who.id))
        if login is not None:
            self._merchant.miniprogram.login.code2session(js_code=login.code)
        if self._agenda.act(JoinVip(person=who.id)) is not None:
            self._members[who.id] = who

    def live(self, day: Day) -> None:
        """Some come and some go, today."""
        for who in self._some(self._cast.people, FOLLOW_A_DAY * day.busy):
            self._meet(who, day)
        for who in self._some(list(self._followers.values()), LEAVE_A_DAY):
            if self._agenda.act(Unfollow(person=who.id)) is not None:
                del self._followers[who.id]
        for who in self._some(list(self._members.values()), RESIGN_A_DAY):
            if self._agenda.act(LeaveVip(person=who.id)) is not None:
                del self._members[who.id]
        for who in self._some([one for one, _ in self._promoters.values()], RESIGN_A_DAY):
            shop, sharer_appid = self._merchant.shop, self._promoters.pop(who.id)[1]
            shop.promoter.unbind(sharer_appid=sharer_appid)

    def _meet(self, who: Character, day: Day) -> None:
        """Somebody comes upon the shop: at a stand of the festival, through a promoter, or by searching."""
        if day.festival is not None:
            self._scan(who, f"festival_{day.festival.slug}")
        elif self._promoters and self._chance.random() < 0.3:
            self._scan(who, f"promoter_{self._some_promoter()[0].id}")
        elif who.id not in self._followers and self._agenda.act(Follow(person=who.id)) is not None:
            self._followers[who.id] = who

    def _some(self, people: Sequence[Character], share: float) -> list[Character]:
        """A share of these people, on average."""
        wanted = len(people) * share
        count = int(wanted) + (self._chance.random() < wanted % 1)
        return self._chance.sample(people, min(count, len(people)))
