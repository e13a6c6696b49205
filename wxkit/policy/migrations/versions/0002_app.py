"""What is to be read, how orders stood, who is logged in.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the app around the ledger."""
    op.create_index("ix_aliases_person", "aliases", ["person"])
    op.add_column("outbox", sa.Column("first_at", sa.BigInteger, nullable=True))
    op.create_index("outbox_of_person", "outbox", ["person", "seq"])
    op.create_table(
        "hints",
        _text("subject", key=True),
        _text("kind"),
        sa.Column("body", sa.Text, nullable=False),
        _whole("stamp"),
        _text("state"),
        _whole("attempts"),
        _whole("next_at"),
        _whole("claimed_until"),
        sa.Column("problem", sa.Text, nullable=False),
    )
    op.create_index("hints_waiting", "hints", ["state", "next_at"])
    op.create_table("order_states", _text("id", key=True), sa.Column("body", sa.Text, nullable=False))
    op.create_table("sessions", _text("digest", key=True), _text("person"), _whole("ends"))
    op.create_index("ix_sessions_ends", "sessions", ["ends"])
    op.create_table("share_codes", _text("code", key=True), _text("person", unique=True))


def _text(name: str, *, key: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=key, nullable=False, unique=unique or None)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False)
