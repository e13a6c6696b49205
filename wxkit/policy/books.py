"""Books: where facts, decisions, transactions and the state that follows from them are kept.

`MemoryBooks` keeps them in this process, for simulations and tests; `wxkit.policy.sql.SqlBooks` in a
database. Both hand out a `Unit`: one transaction's tables as dictionaries, so that one engine serves both.
"""

from __future__ import annotations

import heapq
from abc import ABC, abstractmethod
from bisect import insort
from collections.abc import Generator, Iterable, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, NamedTuple, Protocol, TypeVar

from wxkit.policy._state import Exchange, LotState, Order, Outcome, Profile, Share, Tx
from wxkit.policy.decisions import Decision
from wxkit.policy.facts import Fact, Person

__all__ = ["Books", "Due", "Effect", "MemoryBooks", "Rows", "Tables", "Unit"]


K = TypeVar("K")
V = TypeVar("V")


class Due(NamedTuple):
    """Something that time does."""

    at: int
    kind: str
    """`expire`, `window` or `tier`."""
    key: str
    """Of a lot, an order or a person."""
    unit: str = ""
    person: Person = ""


class Effect(NamedTuple):
    """Something that the outbox carries to WeChat."""

    id: str
    person: Person
    kind: str
    """`score`, `coupon`, `tier` or `notify`."""
    decision: Decision | None
    amount: int = 0
    """Of points, for `score`; negative when they are taken."""
    at: int = 0


class Rows(dict[K, V]):
    """A table of the state by key."""

    def look(self, keys: Iterable[K]) -> None:
        """These rows are wanted next; memory has them at hand."""


class Tables:
    """The state as dictionaries. A database's books fill them when they are looked into."""

    def __init__(self) -> None:
        self.balances: Rows[str, int] = Rows()
        self.lots: Rows[tuple[str, Person], dict[str, LotState]] = Rows()
        self.shares: Rows[str, list[Share]] = Rows()
        """By order."""
        self.orders: Rows[str, Order] = Rows()
        self.profiles: Rows[Person, Profile] = Rows()
        self.aliases: Rows[Person, Person] = Rows()
        """The present name of people who once had another."""
        self.counters: Rows[str, int] = Rows()
        self.exchanges: Rows[str, Exchange] = Rows()
        self.groups: Rows[str, list[Person]] = Rows()
        """Who accepted parts of a group gift."""


class Unit(ABC):
    """One transaction: the tables, what is new in the journal, and what changed."""

    connection: Any = None
    """Of the database, when there is one."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.outcomes: list[Outcome] = []
        self.txs: list[Tx] = []
        self.effects: list[Effect] = []
        self._seen: set[str] = set()

    def prepare(self, facts: Sequence[Fact]) -> None:  # noqa: B027 - memory has everything at hand
        """These facts come next."""

    def known(self, fact_id: str) -> bool:
        """Whether this fact is done or parked already."""
        return fact_id in self._seen or self.stored(fact_id)

    def record(self, outcome: Outcome) -> None:
        """The fact is done or parked."""
        self._seen.add(outcome.fact.id)
        self.outcomes.append(outcome)

    @abstractmethod
    def stored(self, fact_id: str) -> bool:
        """Whether an earlier transaction recorded this fact."""

    @abstractmethod
    def take_parked(self, fact_id: str) -> Fact | None:
        """Take a parked fact out, to try it again."""

    @abstractmethod
    def due(self, until: int, limit: int) -> list[Due]:
        """What time does by `until`, in order."""

    @abstractmethod
    def orders_with(self, person: Person) -> list[str]:
        """Orders that earned this person something."""

    @abstractmethod
    def accounts_of(self, person: Person) -> list[str]:
        """Accounts that carry this person's name. All their lots are in the tables afterwards."""

    @abstractmethod
    def payables(self) -> list[Person]:
        """Promoters with something payable."""

    def schedule(self, due: Due) -> None:  # noqa: B027 - a database finds it by its index
        """Remember that something falls due."""

    def changed(self, row: Order | Profile | Share | LotState | Exchange) -> None:  # noqa: B027 - memory is the row
        """A row is new or was changed."""

    def dropped(self, profile: Profile) -> None:  # noqa: B027 - memory has no second copy
        """A person's page was joined with another."""

    def name(self, person: Person) -> Person:
        """The present name of somebody."""
        return self.tables.aliases.get(person, person)

    def rename(self, alias: Person, person: Person) -> None:
        """From now on `alias` is called `person`."""
        self.tables.aliases[alias] = person

    def profile(self, person: Person) -> Profile:
        """What is known about somebody; an empty page for a stranger."""
        return self.tables.profiles.get(person) or Profile(person)

    def open_profile(self, person: Person) -> Profile:
        """The same, to write in."""
        found = self.tables.profiles.get(person)
        if found is None:
            found = self.tables.profiles[person] = Profile(person)
        self.changed(found)
        return found

    def order(self, order_id: str) -> Order | None:
        """What is known about an order."""
        return self.tables.orders.get(order_id)

    def shares_of(self, order_id: str) -> list[Share]:
        """What this order earned people."""
        return self.tables.shares.get(order_id, [])

    def add_share(self, share: Share) -> None:
        """An order earned somebody something."""
        shares = self.tables.shares.get(share.order_id)
        if shares is None:
            shares = self.tables.shares[share.order_id] = []
        insort(shares, share, key=Share.rank)
        self.changed(share)

    def lots_of(self, unit: str, person: Person) -> dict[str, LotState]:
        """Lots of somebody by id, empty ones among them."""
        found = self.tables.lots.get((unit, person))
        if found is None:
            found = self.tables.lots[unit, person] = {}
        return found

    def balance(self, account: str) -> int:
        """What an account holds."""
        return self.tables.balances.get(account, 0)

    def post(self, tx: Tx) -> None:
        """Write a transaction into the journal and carry its entries to the balances."""
        balances = self.tables.balances
        for account, amount in tx.entries:
            balances[account] = balances.get(account, 0) + amount
        self.txs.append(tx)

    def count(self, counter: str, by: int) -> None:
        """Use up some of a budget."""
        self.tables.counters[counter] = self.tables.counters.get(counter, 0) + by

    def exchange(self, fact_id: str) -> Exchange | None:
        """A redemption by the id of its fact."""
        return self.tables.exchanges.get(fact_id)

    def add_exchange(self, exchange: Exchange) -> None:
        """Points were redeemed."""
        self.tables.exchanges[exchange.fact.id] = exchange
        self.changed(exchange)

    def group(self, group: str) -> list[Person]:
        """Who accepted parts of a group gift, in order."""
        return self.tables.groups.get(group, [])

    def join_group(self, group: str, person: Person) -> None:
        """Somebody accepted a part of a group gift."""
        self.tables.groups[group] = [*self.group(group), person]


class Books(Protocol):
    """Hands out transactions, one at a time."""

    def transaction(self) -> AbstractContextManager[Unit]:
        """A transaction: all of it is kept when the block ends, nothing when it raises."""
        ...


class _MemoryUnit(Unit):
    def __init__(self, books: MemoryBooks) -> None:
        super().__init__(books.tables)
        self._books = books

    def stored(self, fact_id: str) -> bool:
        return fact_id in self._books.facts

    def take_parked(self, fact_id: str) -> Fact | None:
        fact = self._books.parked.pop(fact_id, None)
        if fact is not None:
            self._books.facts.discard(fact_id)
        return fact

    def due(self, until: int, limit: int) -> list[Due]:
        timers, found = self._books.timers, list[Due]()
        while timers and timers[0].at <= until and len(found) < limit:
            found.append(heapq.heappop(timers))
        return found

    def orders_with(self, person: Person) -> list[str]:
        return [
            order_id
            for order_id, shares in self.tables.shares.items()
            if any(share.person == person for share in shares)
        ]

    def accounts_of(self, person: Person) -> list[str]:
        return [account for account in self.tables.balances if account.endswith(f"/{person}")]

    def payables(self) -> list[Person]:
        start = "commission/payable/"
        found = (a for a, amount in self.tables.balances.items() if amount > 0 and a.startswith(start))
        return sorted(account.removeprefix(start) for account in found)

    def schedule(self, due: Due) -> None:
        heapq.heappush(self._books.timers, due)


class MemoryBooks:
    """Books in this process.

    With `journal=False` transactions are carried out and forgotten, which keeps a long simulation small.
    What a block raises spoils the books: there is no rolling back in memory.
    """

    def __init__(self, *, journal: bool = True) -> None:
        self.tables = Tables()
        self.facts: set[str] = set()
        self.parked: dict[str, Fact] = {}
        self.timers: list[Due] = []
        self.outcomes: list[Outcome] = []
        self.txs: list[Tx] = []
        self.effects: list[Effect] = []
        self._journal = journal
        self._spoilt = False

    @contextmanager
    def transaction(self) -> Generator[Unit, None, None]:
        """A transaction. See Books."""
        if self._spoilt:
            raise RuntimeError("a transaction failed and memory cannot roll back; begin with new books")
        unit = _MemoryUnit(self)
        self._spoilt = True
        yield unit
        self._spoilt = False
        self.facts.update(outcome.fact.id for outcome in unit.outcomes)
        self.parked |= {one.fact.id: one.fact for one in unit.outcomes if one.status == "parked"}
        if self._journal:
            self.outcomes += unit.outcomes
            self.txs += unit.txs
            self.effects += unit.effects
