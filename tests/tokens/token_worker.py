"""A process of its own that uses a token store: `python token_worker.py <kind> <place> <prefix> <job> …`."""

from __future__ import annotations

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from wxkit._tokens import FileTokenStore, RedisTokenStore, Token, TokenStore

KEY = "wx0000000000000000:stable"
THREADS, TURNS = 3, 3


def open_store(kind: str, place: str, prefix: str) -> TokenStore:
    return FileTokenStore(place) if kind == "file" else RedisTokenStore.from_url(place, prefix)


def take(store: TokenStore, owner: str, ttl: float = 60) -> None:
    """Ask for the lease until it is given; fail after 20 seconds."""
    deadline = time.monotonic() + 20
    while not store.acquire(KEY, owner, ttl):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{owner} never got the lease")


def hold(store: TokenStore, ttl: str) -> None:
    """Take the lease and never give it back."""
    take(store, "the one who dies", float(ttl))
    print("held", flush=True)  # noqa: T201
    sys.stdin.read()


def count(store: TokenStore, folder: str) -> None:
    """Raise a counter THREADS * TURNS times, each time under the lease."""
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda number: turns(store, Path(folder), number), range(THREADS)))


def turns(store: TokenStore, folder: Path, number: int) -> None:
    owner = f"{os.getpid()}-{number}"
    for _ in range(TURNS):
        take(store, owner)
        (folder / "inside").touch(exist_ok=False)  # raises when someone else is inside
        counter = folder / "counter"
        counter.write_text(str(int(counter.read_text()) + 1))
        (folder / "inside").unlink()
        store.release(KEY, owner)


def fork(store: TokenStore) -> None:
    """Use the store, fork, and use it on both sides."""
    store.save(KEY, Token("from the parent", 1.0))
    child = os.fork()
    if child == 0:
        store.save(KEY, Token("from the child", 2.0))
        os._exit(0)
    os.waitpid(child, 0)
    assert store.load(KEY) == Token("from the child", 2.0)


if __name__ == "__main__":
    kind, place, prefix, job, *arguments = sys.argv[1:]
    {"hold": hold, "count": count, "fork": fork}[job](open_store(kind, place, prefix), *arguments)
