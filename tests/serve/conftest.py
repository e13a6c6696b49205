"""An app on a sandbox: books in a SQLite file, pushes by the sandbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from live_steps import opened_service

from wxkit.serve.service import Service
from wxkit.testing._bench import Bench

Open = Callable[..., Service]


@pytest.fixture
def open_service(wechat: Bench, tmp_path: Path) -> Iterator[Open]:
    """Make an app with books in a file of its own."""
    with ExitStack() as stack:

        def make(database: str = "", **options: Any) -> Service:
            where = database or str(tmp_path / "ledger.sqlite3")
            return stack.enter_context(opened_service(wechat, where, **options))

        yield make


@pytest.fixture
def service(open_service: Open) -> Service:
    """An app that hears the sandbox's pushes."""
    return open_service()
