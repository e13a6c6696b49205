"""Redeeming points: priced by a plugin, checked by the engine, once for each key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from wxkit.policy import _guards as guards
from wxkit.policy._caps import Caps
from wxkit.policy._errors import RedemptionRefused
from wxkit.policy._plugins import Plugins
from wxkit.policy._posting import POINTS, Posting
from wxkit.policy._sharing import share_of
from wxkit.policy._state import Exchange, Outcome, Ruling
from wxkit.policy._view import BookView
from wxkit.policy.books import Effect, Unit
from wxkit.policy.decisions import Coupon, Notify, RedeemRequest, Redemption, Verdict, Voucher
from wxkit.policy.facts import Redeemed
from wxkit.policy.settings import EngineSettings

__all__ = ["Receipt", "Redeemer", "write_redemption"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """A redemption that was granted, now or when its key came first."""

    fact: Redeemed
    fresh: bool
    """False when the key had been redeemed before."""
    rulings: tuple[Ruling, ...] = ()


class Redeemer:
    """Carries out one request inside a transaction."""

    def __init__(self, plugins: Plugins, settings: EngineSettings, zone: ZoneInfo, unit: Unit) -> None:
        self.plugins = plugins
        self.settings = settings
        self.zone = zone
        self.unit = unit

    def redeem(self, request: RedeemRequest) -> Receipt:
        """Raises RedemptionRefused; then nothing was written."""
        known = self.unit.exchange(f"redeem/{request.key}")
        if known is not None:
            return self._again(request, known)
        person = self.unit.name(request.person)
        plugin, answer = self._price(request)
        view = BookView(self.unit, request.at, self.zone)
        available = view.balance(person).available
        if answer.points > available:
            raise RedemptionRefused(
                "not_enough", f"{answer.points} points are asked for, {available} are there"
            )
        caps = Caps(self.unit, self.zone, request.at)
        self._fit(caps, answer)
        fact = Redeemed(
            id=f"redeem/{request.key}",
            at=request.at,
            person=person,
            key=request.key,
            offer_id=request.offer_id,
            count=request.count,
            points=answer.points,
        )
        rulings = self._rulings(fact, plugin, answer)
        caps.commit()
        write_redemption(self.unit, self.settings, fact, rulings)
        self.unit.record(Outcome(fact, "posted", rulings))
        return Receipt(fact, True, rulings)

    def _rulings(self, fact: Redeemed, plugin: str, price: Redemption) -> tuple[Ruling, ...]:
        version = self.plugins.version(plugin)
        given = [(price, price.points), *((gift, guards.amount(gift)) for gift in price.gives)]
        return tuple(
            Ruling(f"{fact.id}#{number}", fact.id, plugin, version, decision, "posted", amount)
            for number, (decision, amount) in enumerate(given, 1)
        )

    def _again(self, request: RedeemRequest, known: Exchange) -> Receipt:
        fact = known.fact
        same = (self.unit.name(request.person), request.offer_id, request.count)
        if same != (self.unit.name(fact.person), fact.offer_id, fact.count):
            raise RedemptionRefused("key_reused", f"the key {request.key!r} was used for another redemption")
        return Receipt(fact, False)

    def _price(self, request: RedeemRequest) -> tuple[str, Redemption]:
        view = BookView(self.unit, request.at, self.zone)
        given = {"request": request, "view": view}
        try:
            answer = self.plugins.first("wxkit_points_redeem", (Redemption, Verdict), **given)
        finally:
            view.close()
        if answer is None:
            raise RedemptionRefused("unknown_offer", f"no plugin offers {request.offer_id!r}")
        plugin, price = answer
        if isinstance(price, Verdict):
            raise RedemptionRefused("rule", price.reason)
        if price.points <= 0 or request.count <= 0:
            raise RedemptionRefused("rule", f"{request.count} for {price.points} points is no redemption")
        for gift in price.gives:
            if guards.subject(gift) != request.person:
                raise RedemptionRefused("rule", f"plugin {plugin} gives to somebody else")
        return plugin, price

    def _fit(self, caps: Caps, price: Redemption) -> None:
        asked = [(price.points, price.caps)]
        asked += [(gift.count, gift.caps) for gift in price.gives if isinstance(gift, Voucher)]
        asked += [(1, gift.caps) for gift in price.gives if isinstance(gift, Coupon)]
        for amount, limits in asked:
            fit = caps.fit(amount, limits, whole=True)
            if not fit.amount:
                raise RedemptionRefused("cap", f"the cap {fit.cap} leaves no room for this redemption")


def write_redemption(unit: Unit, settings: EngineSettings, fact: Redeemed, rulings: Iterable[Ruling]) -> None:
    """Spend the points and hand over what the rulings give."""
    posting = Posting(unit, fact, member_score=settings.member_score)
    spent = posting.spend(POINTS, fact.person, fact.points)
    given: list[tuple[str, str, int]] = []
    for ruling in rulings:
        gift = ruling.decision
        if isinstance(gift, Voucher):
            share = replace(share_of(ruling, fact, unit), person=fact.person)
            posting.earn(share)
            posting.release(share, gift.expires)
            given.append((share.unit, share.id, gift.count))
        elif isinstance(gift, (Coupon, Notify)):
            kind = "coupon" if isinstance(gift, Coupon) else "notify"
            unit.effects.append(Effect(ruling.id, fact.person, kind, gift, at=fact.at))
    posting.finish()
    unit.add_exchange(Exchange(fact, spent, tuple(given)))
