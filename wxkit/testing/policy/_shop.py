"""From moves to steps: facts with ids, moments and amounts that fit, and a sentence for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import singledispatchmethod
from zoneinfo import ZoneInfo

from wxkit.policy.decisions import GiftProposal
from wxkit.policy.facts import (
    Fact,
    Followed,
    GiftAccepted,
    GiftExpired,
    GiftSent,
    Line,
    LineRefund,
    MemberJoined,
    OrderPaid,
    OrderRefunded,
    OrderSettled,
    Recruited,
    ReferralTouched,
    Shared,
    TaskDone,
)
from wxkit.policy.plugin_settings import DAY, yuan
from wxkit.testing.policy import _moves as moves

__all__ = ["SHANGHAI", "Step", "tell"]

START = 1_772_413_200
"""2 March 2026, 9:00 in Shanghai."""
SHANGHAI = ZoneInfo("Asia/Shanghai")
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a story: facts to tell, a question to ask, or time that passes."""

    at: int
    text: str
    facts: tuple[Fact, ...] = ()
    asks: str = ""
    """Who looks at offers and gifts."""
    redeems: str = ""
    """Who redeems points."""
    wait: bool = False
    """Time does what is due by `at`."""

    @property
    def gift(self) -> GiftProposal:
        """The gift that whoever asks has in mind."""
        return GiftProposal(at=self.at, giver=self.asks, product_id="p1", sku_id="s1", price=9_900)

    def line(self, number: int) -> str:
        """The step for people."""
        return f"{number}. {datetime.fromtimestamp(self.at, SHANGHAI):%Y-%m-%d %H:%M}  {self.text}"


@dataclass(slots=True)
class _Order:
    paid: OrderPaid
    left: dict[str, int]
    settled: bool = False
    over: bool = False
    """A gift that was accepted or expired."""
    refunds: int = 0


@dataclass(slots=True)
class _Shop:
    """What the story knows so far."""

    now: int = START
    count: int = 0
    orders: list[_Order] = field(default_factory=list[_Order])
    recruited: set[str] = field(default_factory=set[str])
    joined: set[str] = field(default_factory=set[str])

    def id(self, word: str) -> str:
        self.count += 1
        return f"{word}/{self.count}"

    def order(self, move: moves.OfOrder) -> _Order | None:
        return self.orders[-1 - move.order] if move.order < len(self.orders) else None

    def step(self, text: str, *facts: Fact) -> Step:
        return Step(self.now, text, facts)

    @singledispatchmethod
    def tell(self, move: moves.Move) -> Step | None:
        """The step that a move makes here, if it makes sense."""
        raise TypeError(move)

    @tell.register
    def _(self, move: moves.Buys) -> Step:
        number = str(len(self.orders) + 1)
        lines = tuple(
            Line(key=f"p{n}", product_id=f"p{n}", sku_id=f"s{n}", categories=(f"c{n % 2}",), paid=fen)
            for n, fen in enumerate(move.fen, 1)
        )
        paid = OrderPaid(
            id=f"order/{number}/paid",
            at=self.now,
            order_id=number,
            payer=move.person,
            lines=lines,
            gift=move.gift,
            referrer=move.referrer or None,
            channel="promoter" if move.referrer else "",
        )
        self.orders.append(_Order(paid, {line.key: line.paid for line in lines}))
        split = f" in {len(lines)} lines" if len(lines) > 1 else ""
        through = f", named as referred by {move.referrer}" if move.referrer else ""
        what = "a gift" if move.gift else "an order"
        facts = (paid, self._sent(paid)) if move.gift else (paid,)
        text = f"{move.person} pays {yuan(paid.paid)} yuan for {what}{split} (order {number}){through}"
        return self.step(text, *facts)

    def _sent(self, paid: OrderPaid) -> GiftSent:
        return GiftSent(
            id=f"order/{paid.order_id}/sent",
            at=self.now,
            order_id=paid.order_id,
            payer=paid.payer,
            paid=paid.paid,
            deadline=self.now + DAY,
        )

    @tell.register
    def _(self, move: moves.Settles) -> Step | None:
        order = self.order(move)
        if order is None or order.settled or (order.paid.gift and not order.over):
            return None
        order.settled = True
        number, payer = order.paid.order_id, order.paid.payer
        fact = OrderSettled(id=f"order/{number}/settled", at=self.now, order_id=number, payer=payer)
        return self.step(f"order {number} is settled", fact)

    @tell.register
    def _(self, move: moves.Refunds) -> Step | None:
        order = self.order(move)
        back = {key: left * move.percent // 100 for key, left in order.left.items()} if order else {}
        if order is None or not any(back.values()):
            return None
        order.refunds += 1
        order.left = {key: left - back[key] for key, left in order.left.items()}
        number = order.paid.order_id
        fact = OrderRefunded(
            id=f"order/{number}/refund/{order.refunds}",
            at=self.now,
            order_id=number,
            payer=order.paid.payer,
            lines=tuple(LineRefund(key=key, fen=fen) for key, fen in back.items() if fen),
        )
        return self.step(f"{yuan(sum(back.values()))} yuan of order {number} go back", fact)

    @tell.register
    def _(self, move: moves.Accepts) -> Step | None:
        order = self.order(move)
        if order is None or not order.paid.gift or order.over:
            return None
        order.over = True
        number, giver = order.paid.order_id, order.paid.payer
        fact = GiftAccepted(
            id=f"order/{number}/accepted",
            at=self.now,
            order_id=number,
            payer=giver,
            receiver=move.person,
            paid=order.paid.paid,
        )
        return self.step(f"{move.person} accepts the gift of {giver} (order {number})", fact)

    @tell.register
    def _(self, move: moves.Expires) -> Step | None:
        order = self.order(move)
        if order is None or not order.paid.gift or order.over or order.refunds:
            return None
        order.over, order.left = True, {}
        number, giver = order.paid.order_id, order.paid.payer
        fact = GiftExpired(id=f"order/{number}/expired", at=self.now, order_id=number, payer=giver)
        return self.step(f"nobody accepted the gift of {giver} (order {number})", fact)

    @tell.register
    def _(self, move: moves.Joins) -> Step | None:
        if move.person in self.joined:
            return None
        self.joined.add(move.person)
        fact = MemberJoined(id=self.id("join"), at=self.now, person=move.person)
        return self.step(f"{move.person} becomes a member", fact)

    @tell.register
    def _(self, move: moves.Shares) -> Step:
        fact = Shared(id=self.id("share"), at=self.now, person=move.person, page="pages/tea")
        return self.step(f"{move.person} shares a page", fact)

    @tell.register
    def _(self, move: moves.Follows) -> Step:
        scene = f"ref_{move.through}" if move.through else ""
        fact = Followed(id=self.id("follow"), at=self.now, person=move.person, scene=scene)
        by = f" by the QR code {scene}" if scene else ""
        return self.step(f"{move.person} follows the service account{by}", fact)

    @tell.register
    def _(self, move: moves.Does) -> Step:
        fact = TaskDone(id=self.id("task"), at=self.now, person=move.person, task=move.task)
        return self.step(f"{move.person} does the task {move.task}", fact)

    @tell.register
    def _(self, move: moves.Touches) -> Step:
        fact = ReferralTouched(id=self.id("touch"), at=self.now, person=move.person, referrer=move.referrer)
        return self.step(f"{move.person} comes through a link of {move.referrer}", fact)

    @tell.register
    def _(self, move: moves.Recruits) -> Step | None:
        if move.promoter in self.recruited:
            return None
        self.recruited.add(move.promoter)
        fact = Recruited(id=self.id("recruit"), at=self.now, person=move.promoter, recruiter=move.person)
        return self.step(f"{move.person} recruits {move.promoter} as a promoter", fact)

    @tell.register
    def _(self, move: moves.Asks) -> Step:
        return Step(self.now, f"{move.person} looks at offers, and thinks of a gift", asks=move.person)

    @tell.register
    def _(self, move: moves.Redeems) -> Step:
        return Step(self.now, f"{move.person} redeems points for the first offer", redeems=move.person)

    @tell.register
    def _(self, move: moves.Waits) -> Step:
        self.now += move.days * DAY
        return Step(self.now, "a day passes" if move.days == 1 else f"{move.days} days pass", wait=True)

    def returns(self) -> Iterator[Step]:
        """Whatever is still out goes back."""
        for index in range(len(self.orders)):
            step = self.tell(moves.Refunds(index))
            if step is not None:
                yield step


def tell(story: Iterable[moves.Move], *, all_back: bool = False) -> list[Step]:
    """The steps of a story, a minute apart; with `all_back` every order is refunded in the end."""
    shop, steps = _Shop(), list[Step]()
    for move in story:
        step = shop.tell(move)
        if step is not None:
            steps.append(step)
            shop.now += MINUTE
    return [*steps, *shop.returns()] if all_back else steps
