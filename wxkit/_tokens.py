"""Where access tokens live, and the lease that lets one client of many refresh them.

A store keeps two things under a key: the token, and a lease that says who is fetching a new one.
Tokens are dated by the client's clock and a store never judges them; leases run on real time, so
that a holder that died gives way.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from wxkit._errors import ConfigError

__all__ = ["FileTokenStore", "MemoryTokenStore", "RedisClient", "RedisTokenStore", "Token", "TokenStore"]


@dataclass(frozen=True, slots=True)
class Token:
    """An access token and the time from which it must not be used."""

    value: str = field(repr=False)
    """The token as WeChat gave it; up to 512 characters."""
    expires_at: float
    """Unix seconds on the client's clock."""


class TokenStore(Protocol):
    """What a client needs of a store; every method may be called from any thread."""

    @property
    def blocking(self) -> bool:
        """Whether calls may do I/O: async clients then call from a worker thread."""
        ...

    def load(self, key: str) -> Token | None:
        """The token under `key`, expired or not."""
        ...

    def save(self, key: str, token: Token) -> None:
        """Put `token` under `key` in place of the one before."""
        ...

    def acquire(self, key: str, owner: str, ttl: float) -> bool:
        """Try to take the lease of `key` for `ttl` seconds; answers at once.

        True when the lease is free, has run out, or is `owner`'s already, whose time then starts anew.
        """
        ...

    def release(self, key: str, owner: str) -> None:
        """Give the lease back, if it is still `owner`'s."""
        ...


class MemoryTokenStore:
    """Tokens in this process: enough for one process, lost when it ends."""

    blocking = False

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tokens: dict[str, Token] = {}
        self._leases: dict[str, tuple[str, float]] = {}

    def __repr__(self) -> str:
        return "MemoryTokenStore()"

    def load(self, key: str) -> Token | None:
        """The token under `key`, expired or not."""
        return self._tokens.get(key)

    def save(self, key: str, token: Token) -> None:
        """Put `token` under `key`."""
        self._tokens[key] = token

    def acquire(self, key: str, owner: str, ttl: float) -> bool:
        """Try to take the lease of `key` for `ttl` seconds."""
        now = time.monotonic()
        with self._lock:
            holder, until = self._leases.get(key, (owner, now))
            if holder != owner and until > now:
                return False
            self._leases[key] = (owner, now + ttl)
            return True

    def release(self, key: str, owner: str) -> None:
        """Give the lease back, if it is still `owner`'s."""
        with self._lock:
            if self._leases.get(key, ("", 0.0))[0] == owner:
                del self._leases[key]


_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS token (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires_at REAL NOT NULL)",
    "CREATE TABLE IF NOT EXISTS lease (key TEXT PRIMARY KEY, owner TEXT NOT NULL, until REAL NOT NULL)",
)
_SAVE = "INSERT OR REPLACE INTO token (key, value, expires_at) VALUES (?, ?, ?)"
_HELD = "SELECT 1 FROM lease WHERE key = :key AND owner <> :owner AND until > :now"
_TAKE = """
INSERT INTO lease (key, owner, until) VALUES (:key, :owner, :until)
ON CONFLICT (key) DO UPDATE SET owner = excluded.owner, until = excluded.until
WHERE owner = excluded.owner OR until <= :now
"""


class FileTokenStore:
    """Tokens in one SQLite file, shared by the threads and processes of one machine.

    The file is made at first use, readable by its owner only (0600). Do not put it on a network
    file system: locks do not hold there. A file that cannot be used gives `ConfigError`.
    """

    blocking = True

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path).expanduser()

    def __repr__(self) -> str:
        return f"FileTokenStore({str(self._path)!r})"

    def load(self, key: str) -> Token | None:
        """The token under `key`, expired or not."""
        with self._open() as db:
            row = db.execute("SELECT value, expires_at FROM token WHERE key = ?", (key,)).fetchone()
        return Token(*row) if row else None

    def save(self, key: str, token: Token) -> None:
        """Put `token` under `key`."""
        with self._open() as db:
            db.execute(_SAVE, (key, token.value, token.expires_at))

    def acquire(self, key: str, owner: str, ttl: float) -> bool:
        """Try to take the lease of `key` for `ttl` seconds."""
        now = time.time()
        lease = {"key": key, "owner": owner, "now": now, "until": now + ttl}
        with self._open() as db:
            if db.execute(_HELD, lease).fetchone():  # most callers end here, without the write lock
                return False
            return db.execute(_TAKE, lease).rowcount == 1

    def release(self, key: str, owner: str) -> None:
        """Give the lease back, if it is still `owner`'s."""
        with self._open() as db:
            db.execute("DELETE FROM lease WHERE key = ? AND owner = ?", (key, owner))

    @contextmanager
    def _open(self) -> Generator[sqlite3.Connection]:
        """A connection for one call: none is ever shared between threads or carried over a fork."""
        try:
            if not self._path.exists():
                self._create()
            with closing(sqlite3.connect(self._path, timeout=10, isolation_level=None)) as db:
                for statement in _SCHEMA:
                    db.execute(statement)
                yield db
        except (OSError, sqlite3.Error) as error:
            raise ConfigError(f"token file {self._path} cannot be used: {error}") from error

    def _create(self) -> None:
        """Make the empty file under another name first.

        The database file must not be opened beside SQLite: closing it would drop SQLite's locks.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=".wxkit-", dir=self._path.parent)
        os.close(handle)
        try:
            with suppress(FileExistsError):
                os.link(draft, self._path)
        finally:
            Path(draft).unlink()


class RedisClient(Protocol):
    """The part of `redis.Redis` (or `valkey.Valkey`) that the store uses; not the asyncio one."""

    def get(self, name: str, /) -> Any:
        """The value of a key, or None."""
        ...

    def set(self, name: str, value: str, /) -> Any:
        """Set a key."""
        ...

    def eval(self, script: str, numkeys: int, /, *keys_and_args: str) -> Any:
        """Run a Lua script."""
        ...


_ACQUIRE = """
local holder = redis.call('get', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
"""
_RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end"


class RedisTokenStore:
    """Tokens in Redis or Valkey, shared by machines.

    `prefix` starts the name of every key, so that several installations can share one database.
    """

    blocking = True

    def __init__(self, client: RedisClient, prefix: str = "wxkit:") -> None:
        self._client = client
        self._prefix = prefix

    @classmethod
    def from_url(cls, url: str, prefix: str = "wxkit:") -> RedisTokenStore:
        """Connect to `redis://[user:password@]host:port/db` (needs the extra `redis`)."""
        try:
            redis = import_module("redis")
        except ImportError:
            raise ConfigError("Redis token store: run pip install 'wxkit-sdk[redis]'") from None
        try:
            return cls(redis.Redis.from_url(url), prefix)
        except ValueError:  # its text can quote the password
            raise ConfigError("Redis URL: expected redis://[user:password@]host:port/db") from None

    def __repr__(self) -> str:
        return f"RedisTokenStore(prefix={self._prefix!r})"

    def load(self, key: str) -> Token | None:
        """The token under `key`, expired or not."""
        name = f"{self._prefix}token:{key}"
        found = self._client.get(name)
        return None if found is None else _parse(name, found)

    def save(self, key: str, token: Token) -> None:
        """Put `token` under `key`."""
        text = json.dumps({"value": token.value, "expires_at": token.expires_at})
        self._client.set(f"{self._prefix}token:{key}", text)

    def acquire(self, key: str, owner: str, ttl: float) -> bool:
        """Try to take the lease of `key` for `ttl` seconds."""
        milliseconds = max(1, round(ttl * 1000))
        return bool(self._client.eval(_ACQUIRE, 1, f"{self._prefix}lease:{key}", owner, str(milliseconds)))

    def release(self, key: str, owner: str) -> None:
        """Give the lease back, if it is still `owner`'s."""
        self._client.eval(_RELEASE, 1, f"{self._prefix}lease:{key}", owner)


def _parse(name: str, text: str | bytes) -> Token:
    try:
        data = json.loads(text)
        return Token(str(data["value"]), float(data["expires_at"]))
    except (ValueError, TypeError, KeyError):
        raise ConfigError(f"Redis key {name} is not a wxkit token: delete it or change the prefix") from None
