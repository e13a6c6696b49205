"""The journal and the state.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

JOURNAL = ("facts", "rulings", "transactions", "entries", "lot_moves")
SEQUENCE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, and the triggers that keep the journal append-only."""
    _journal()
    _state()
    _outbox()
    op.create_table("progress", _key("name"), _whole("value"))
    op.execute("INSERT INTO progress (name, value) VALUES ('epoch', 0)")
    for table in JOURNAL:
        _guard(table)


def _key(name: str = "id") -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=nullable)


def _words(name: str, *, index: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False, index=index)


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _journal() -> None:
    op.create_table(
        "facts",
        sa.Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        _words("kind"),
        _whole("at"),
        _long("body"),
    )
    op.create_table(
        "parked", _key(), _words("kind"), _whole("at"), _words("plugin"), _long("reason"), _long("body")
    )
    op.create_table(
        "rulings",
        _key(),
        _words("fact_id", index=True),
        _words("plugin"),
        _words("version"),
        _words("kind"),
        _words("person", index=True),
        _words("verdict"),
        _whole("amount"),
        _words("guard"),
        _long("note"),
        _words("through"),
        _long("body"),
    )
    op.create_table(
        "transactions",
        _key(),
        _words("unit"),
        _words("kind"),
        _whole("at"),
        _words("fact_id", index=True),
        _words("share_id"),
    )
    for table, subject, more in (
        ("entries", "account", ()),
        ("lot_moves", "lot_id", (_whole("expires", nullable=True),)),
    ):
        number = sa.Column("number", sa.Integer, primary_key=True)
        op.create_table(table, _key("tx_id"), number, _words(subject, index=True), _whole("amount"), *more)


def _state() -> None:
    op.create_table("balances", _key("account"), _words("person", index=True), _whole("amount"))
    op.create_table(
        "lots",
        _key(),
        _words("unit"),
        _words("person", index=True),
        _whole("left"),
        _whole("expires", nullable=True),
        _whole("at"),
        _whole("uses"),
    )
    _partial_index("lots_that_end", "lots", "expires", '"left" > 0')
    op.create_table(
        "shares", _key(), _words("order_id", index=True), _words("person", index=True), _long("body")
    )
    op.create_table("orders", _key(), _whole("due"), _long("body"))
    _partial_index("orders_due", "orders", "due", "due > 0")
    until = sa.Column("tier_until", sa.BigInteger, nullable=True, index=True)
    op.create_table("profiles", _key("person"), until, _long("body"))
    op.create_table("aliases", _key("alias"), _words("person"))
    op.create_table("counters", _key("name"), _whole("used"))
    op.create_table("exchanges", _key(), _long("body"))
    number = sa.Column("number", sa.Integer, primary_key=True)
    op.create_table("groups", _key("name"), number, _words("person"))


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        _words("person"),
        _words("kind"),
        _whole("amount"),
        _whole("at"),
        _words("decision"),
        _long("body"),
        _words("state"),
        _whole("attempts"),
        _whole("next_at"),
        _long("problem"),
    )
    op.create_index("outbox_waiting", "outbox", ["state", "next_at"])


def _partial_index(name: str, table: str, column: str, where: str) -> None:
    op.create_index(name, table, [column], sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def _guard(table: str) -> None:
    """What is written in the journal stays as it is."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        return
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )
