"""Bringing a database up to the tables of this version."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from wxkit.policy._errors import LedgerError

__all__ = ["upgrade"]


def upgrade(engine: Engine) -> None:
    """Run what is missing. Raises LedgerError for a ledger that a newer wxkit wrote."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    script = ScriptDirectory.from_config(config)
    with engine.begin() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        if current == script.get_current_head():
            return
        if current is not None and current not in {revision.revision for revision in script.walk_revisions()}:
            raise LedgerError(
                f"the ledger is of version {current}, which this wxkit does not know; update wxkit"
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
