"""Tables of a ledger in a database.

The journal (facts, rulings, transactions, entries, lot_moves) only grows: triggers refuse changes. The state
can be computed again from it. The rest belongs to the app around it: what is to be read and delivered, how
orders stood, sessions. Money is in fen, points are integers, times are Unix seconds.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, String, Table, Text, text

__all__ = [
    "JOURNAL",
    "aliases",
    "balances",
    "counters",
    "entries",
    "exchanges",
    "facts",
    "groups",
    "hints",
    "lot_moves",
    "lots",
    "metadata",
    "order_states",
    "orders",
    "outbox",
    "parked",
    "profiles",
    "progress",
    "rulings",
    "sessions",
    "share_codes",
    "shares",
    "transactions",
]

metadata = MetaData()


def _key(name: str = "id") -> Column[str]:
    return Column(name, String, primary_key=True)


def _whole(name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=nullable)


def _words(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


def _long(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


facts = Table(
    "facts",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    _words("kind"),
    _whole("at"),
    _long("body"),
)
parked = Table(
    "parked", metadata, _key(), _words("kind"), _whole("at"), _words("plugin"), _long("reason"), _long("body")
)
rulings = Table(
    "rulings",
    metadata,
    _key(),
    Column("fact_id", String, nullable=False, index=True),
    _words("plugin"),
    _words("version"),
    _words("kind"),
    Column("person", String, nullable=False, index=True),
    _words("verdict"),
    _whole("amount"),
    _words("guard"),
    _long("note"),
    _words("through"),
    _long("body"),
)
transactions = Table(
    "transactions",
    metadata,
    _key(),
    _words("unit"),
    _words("kind"),
    _whole("at"),
    Column("fact_id", String, nullable=False, index=True),
    _words("share_id"),
)
entries = Table(
    "entries",
    metadata,
    _key("tx_id"),
    Column("number", Integer, primary_key=True),
    Column("account", String, nullable=False, index=True),
    _whole("amount"),
)
lot_moves = Table(
    "lot_moves",
    metadata,
    _key("tx_id"),
    Column("number", Integer, primary_key=True),
    Column("lot_id", String, nullable=False, index=True),
    _whole("amount"),
    _whole("expires", nullable=True),
)

balances = Table(
    "balances",
    metadata,
    _key("account"),
    Column("person", String, nullable=False, index=True),
    _whole("amount"),
)
lots = Table(
    "lots",
    metadata,
    _key(),
    _words("unit"),
    Column("person", String, nullable=False, index=True),
    _whole("left"),
    _whole("expires", nullable=True),
    _whole("at"),
    _whole("uses"),
)
Index("lots_that_end", lots.c.expires, sqlite_where=text('"left" > 0'), postgresql_where=text('"left" > 0'))
shares = Table(
    "shares",
    metadata,
    _key(),
    Column("order_id", String, nullable=False, index=True),
    Column("person", String, nullable=False, index=True),
    _long("body"),
)
orders = Table("orders", metadata, _key(), Column("due", BigInteger, nullable=False), _long("body"))
Index("orders_due", orders.c.due, sqlite_where=text("due > 0"), postgresql_where=text("due > 0"))
profiles = Table(
    "profiles",
    metadata,
    _key("person"),
    Column("tier_until", BigInteger, nullable=True, index=True),
    _long("body"),
)
aliases = Table("aliases", metadata, _key("alias"), Column("person", String, nullable=False, index=True))
counters = Table("counters", metadata, _key("name"), _whole("used"))
exchanges = Table("exchanges", metadata, _key(), _long("body"))
groups = Table(
    "groups", metadata, _key("name"), Column("number", Integer, primary_key=True), _words("person")
)

outbox = Table(
    "outbox",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    _words("person"),
    _words("kind"),
    _whole("amount"),
    _whole("at"),
    _words("decision"),
    _long("body"),
    Column("state", String, nullable=False),
    _whole("attempts"),
    _whole("next_at"),
    _long("problem"),
    _whole("first_at", nullable=True),
)
Index("outbox_waiting", outbox.c.state, outbox.c.next_at)
Index("outbox_of_person", outbox.c.person, outbox.c.seq)

hints = Table(
    "hints",
    metadata,
    _key("subject"),
    _words("kind"),
    _long("body"),
    _whole("stamp"),
    _words("state"),
    _whole("attempts"),
    _whole("next_at"),
    _whole("claimed_until"),
    _long("problem"),
)
"""What is to be read, each once however often a push or a sweep names it; every time has its `stamp`."""
Index("hints_waiting", hints.c.state, hints.c.next_at)

order_states = Table("order_states", metadata, _key(), _long("body"))
"""How an order stood when it was last read."""

sessions = Table(
    "sessions",
    metadata,
    _key("digest"),
    _words("person"),
    Column("ends", BigInteger, nullable=False, index=True),
)
"""Who is logged in; of a token only its digest is kept."""

share_codes = Table(
    "share_codes", metadata, _key("code"), Column("person", String, nullable=False, unique=True)
)
"""What stands for a person in links that others see."""

progress = Table("progress", metadata, _key("name"), _whole("value"))
"""`epoch` counts transactions, so that one process notices what another wrote."""

JOURNAL = (facts, rulings, transactions, entries, lot_moves)
