"""Double entry: how points, commissions and vouchers move, each move one transaction that sums to zero.

    <unit>/issuance → pending/<person> → available/<person> → spent | expired | reversed
    commission/budget → pending → frozen → payable → paid | clawed

Lots back what is available of points and vouchers. What a refund takes beyond the balance is debt, which
later earnings settle first. A refund mirrors what was recorded: R back of P paid takes floor(E × R / P).
"""

from __future__ import annotations

from wxkit.policy._state import Exchange, LotMove, LotState, Order, Share, Tx
from wxkit.policy.books import Due, Effect, Unit
from wxkit.policy.decisions import ReturnPolicy
from wxkit.policy.facts import Fact, Person

__all__ = ["COMMISSION", "POINTS", "Posting", "voucher_unit"]

POINTS = "points"
COMMISSION = "commission"

_SOURCE = {COMMISSION: "budget"}
_TAKEN = {COMMISSION: "clawed"}


def voucher_unit(series: str) -> str:
    """The book of a series of vouchers."""
    return f"voucher/{series}"


class Posting:
    """Writes the transactions of one fact."""

    def __init__(self, unit: Unit, fact: Fact, *, member_score: bool = False) -> None:
        self.unit = unit
        self.fact = fact
        self.member_score = member_score
        self._scores: dict[Person, int] = {}
        self._count = 0

    def earn(self, share: Share) -> None:
        """Out of the source, pending for somebody."""
        share.pending = share.amount
        self._move(
            share.unit, "earn", share, (self._source(share.unit), self._of(share, "pending")), share.amount
        )

    def release(self, share: Share, expires: int | None) -> None:
        """Points or vouchers: pending becomes available, after debt."""
        amount, share.pending = share.pending, 0
        if amount:
            self.unit.changed(share)
            self._make_available(share, amount, expires)

    def freeze(self, share: Share) -> None:
        """Commission: the order is settled."""
        amount, share.pending = share.pending, 0
        share.frozen += amount
        self._move(
            share.unit, "freeze", share, (self._of(share, "pending"), self._of(share, "frozen")), amount
        )

    def thaw(self, share: Share) -> None:
        """Commission: the refund window is over; payable, after debt."""
        amount, share.frozen = share.frozen, 0
        debt = self._debt_account(share.unit, share.person)
        owed = min(amount, -self.unit.balance(debt))
        frozen = self._of(share, "frozen")
        self._move(share.unit, "settle-debt", share, (frozen, debt), owed)
        self._move(share.unit, "thaw", share, (frozen, self._of(share, "payable")), amount - owed)

    def reverse(self, share: Share, order: Order, policy: ReturnPolicy) -> None:
        """Take back what the refunds of the order so far make of this share."""
        base = share.base or order.base(share.line)
        back = min(order.back(share.line), base)
        self.take_back(share, share.amount * back // base if base else share.amount, policy)

    def take_back(self, share: Share, target: int, policy: ReturnPolicy) -> None:
        """Take back as much as is missing to `target`: pending first, then as the policy allows."""
        wanted = target - share.reversed
        if wanted <= 0:
            return
        share.reversed = target
        self.unit.changed(share)
        taken = _TAKEN.get(share.unit, "reversed")
        sink = f"{share.unit}/{taken}"
        pending = min(wanted, share.pending)
        share.pending -= pending
        self._move(share.unit, "reverse", share, (self._of(share, "pending"), sink), pending)
        frozen = min(wanted - pending, share.frozen)
        share.frozen -= frozen
        self._move(share.unit, "reverse", share, (self._of(share, "frozen"), sink), frozen)
        rest = wanted - pending - frozen
        if rest and policy != "pending":
            rest -= self._from_balance(share, sink, rest)
            if rest and policy == "negative":
                debt = self._debt_account(share.unit, share.person)
                self._move(share.unit, "debt", share, (debt, sink), rest)

    def _from_balance(self, share: Share, sink: str, wanted: int) -> int:
        """Take from the share's own lot, then from other lots; a commission from what is payable."""
        if share.unit == COMMISSION:
            payable = self._of(share, "payable")
            taken = max(0, min(wanted, self.unit.balance(payable)))
            self._move(share.unit, "reverse", share, (payable, sink), taken)
            return taken
        return self._draw(share.unit, share.person, sink, wanted, "reverse", share_id=share.id)

    def spend(
        self, unit: str, person: Person, amount: int, kind: str = "spend"
    ) -> tuple[tuple[str, int], ...]:
        """Use up lots, soonest expiry first; the caller has looked that there is enough. Amounts by lot."""
        before = len(self.unit.txs)
        self._draw(unit, person, f"{unit}/spent", amount, kind)
        return tuple((move.lot, -move.amount) for tx in self.unit.txs[before:] for move in tx.lots)

    def restore(self, exchange: Exchange, person: Person) -> None:
        """Undo a redemption: points go back into their lots, vouchers that are left are taken in."""
        exchange.cancelled = True
        self.unit.changed(exchange)
        lots = self.unit.lots_of(POINTS, person)
        total = sum(amount for _, amount in exchange.spent)
        entries = ((f"{POINTS}/spent", -total), (f"{POINTS}/available/{person}", total))
        moves = tuple(LotMove(lot_id, amount) for lot_id, amount in exchange.spent)
        self._post(POINTS, "restore", "", entries, moves)
        for lot_id, amount in exchange.spent:
            self._refill(lots[lot_id], amount)
        self._note_score(POINTS, person, total)
        for unit, lot_id, count in exchange.given:
            lot = self.unit.lots_of(unit, person).get(lot_id)
            left = min(count, lot.left) if lot else 0
            if lot and left:
                self._take(lot, left, f"{unit}/reversed", "reverse", "")

    def expire(self, lot: LotState) -> None:
        """The lot has ended."""
        self._take(lot, lot.left, f"{lot.unit}/expired", "expire", lot.id)

    def pay_out(self, person: Person) -> int:
        """Everything payable goes into a statement. Fen."""
        payable = f"{COMMISSION}/payable/{person}"
        amount = self.unit.balance(payable)
        if amount > 0:
            self._post(COMMISSION, "pay-out", "", ((payable, -amount), (f"{COMMISSION}/paid", amount)))
        return max(0, amount)

    def merge(self, alias: Person, person: Person) -> None:
        """Two names turned out to be one person: balances and lots move to the second."""
        for account in self.unit.accounts_of(alias):
            amount = self.unit.balance(account)
            unit, bucket = account.removesuffix(f"/{alias}").rsplit("/", 1)
            if amount:
                self._post(unit, "merge", "", ((account, -amount), (f"{unit}/{bucket}/{person}", amount)))
        for unit in {unit for unit, owner in list(self.unit.tables.lots) if owner == alias}:
            moved = self.unit.tables.lots.pop((unit, alias))
            self.unit.lots_of(unit, person).update(moved)
            for lot in moved.values():
                lot.person = person
                self.unit.changed(lot)
                if lot.expires is not None and lot.left:
                    self.unit.schedule(Due(lot.expires, "expire", lot.id, unit, person))

    def finish(self) -> None:
        """Hand the change of each person's points to the outbox."""
        for person, amount in self._scores.items():
            if amount and self.member_score:
                effect = Effect(f"{self.fact.id}!score/{person}", person, "score", None, amount, self.fact.at)
                self.unit.effects.append(effect)

    def _make_available(self, share: Share, amount: int, expires: int | None) -> None:
        debt = self._debt_account(share.unit, share.person)
        pending = self._of(share, "pending")
        owed = min(amount, -self.unit.balance(debt))
        self._move(share.unit, "settle-debt", share, (pending, debt), owed)
        rest = amount - owed
        if rest:
            lot = LotState(share.id, share.unit, share.person, 0, expires, self.fact.at)
            self.unit.lots_of(share.unit, share.person)[lot.id] = lot
            entries = ((pending, -rest), (self._of(share, "available"), rest))
            self._post(share.unit, "release", share.id, entries, (LotMove(lot.id, rest, expires),))
            self._refill(lot, rest)
            self._note_score(share.unit, share.person, rest)

    def _refill(self, lot: LotState, amount: int) -> None:
        lot.left += amount
        lot.uses += 1
        self.unit.changed(lot)
        if lot.expires is not None:
            self.unit.schedule(Due(lot.expires, "expire", lot.id, lot.unit, lot.person))

    def _draw(
        self, unit: str, person: Person, sink: str, wanted: int, kind: str, *, share_id: str = ""
    ) -> int:
        """Take from lots: the share's own first, then soonest expiry, ties by age."""
        lots = [lot for lot in self.unit.lots_of(unit, person).values() if lot.left and self._alive(lot)]
        lots.sort(key=lambda lot: (lot.id != share_id, lot.expires is None, lot.expires or 0, lot.at, lot.id))
        rest = wanted
        for lot in lots:
            if not rest:
                break
            amount = min(rest, lot.left)
            self._take(lot, amount, sink, kind, share_id)
            rest -= amount
        return wanted - rest

    def _alive(self, lot: LotState) -> bool:
        return lot.expires is None or lot.expires > self.fact.at

    def _take(self, lot: LotState, amount: int, sink: str, kind: str, share_id: str) -> None:
        lot.left -= amount
        lot.uses += 1
        self.unit.changed(lot)
        entries = ((f"{lot.unit}/available/{lot.person}", -amount), (sink, amount))
        self._post(lot.unit, kind, share_id, entries, (LotMove(lot.id, -amount),))
        self._note_score(lot.unit, lot.person, -amount)

    def _note_score(self, unit: str, person: Person, amount: int) -> None:
        if unit == POINTS:
            self._scores[person] = self._scores.get(person, 0) + amount

    def _move(self, unit: str, kind: str, share: Share, way: tuple[str, str], amount: int) -> None:
        """From the first account to the second; nothing where there is nothing to move."""
        if amount:
            self.unit.changed(share)
            self._post(unit, kind, share.id, ((way[0], -amount), (way[1], amount)))

    def _post(
        self,
        unit: str,
        kind: str,
        share_id: str,
        entries: tuple[tuple[str, int], ...],
        lots: tuple[LotMove, ...] = (),
    ) -> None:
        self._count += 1
        tx_id = f"{self.fact.id}!{self._count}"
        self.unit.post(Tx(tx_id, unit, kind, self.fact.at, self.fact.id, share_id, entries, lots))

    @staticmethod
    def _source(unit: str) -> str:
        return f"{unit}/{_SOURCE.get(unit, 'issuance')}"

    @staticmethod
    def _of(share: Share, bucket: str) -> str:
        return f"{share.unit}/{bucket}/{share.person}"

    @staticmethod
    def _debt_account(unit: str, person: Person) -> str:
        return f"{unit}/debt/{person}"
