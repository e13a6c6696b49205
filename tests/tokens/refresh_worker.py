"""A process of a merchant's server: `python refresh_worker.py <url> <threads> <kind> <place> <prefix>`.

Prints `ready`, waits for a line, then asks for the token in every thread and prints what it got.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

from token_worker import open_store

import wxkit

LEASE = 2.0


def main(url: str, threads: str, kind: str, place: str, prefix: str) -> None:
    store = open_store(kind, place, prefix)
    with wxkit.ServiceAccount("wx1", "secret", base_url=url, tokens=store) as account:
        account._session.lease = LEASE
        print("ready", flush=True)  # noqa: T201
        sys.stdin.readline()
        with ThreadPoolExecutor(int(threads)) as pool:
            tokens = set(pool.map(lambda _: account.access_token(), range(int(threads))))
    print(*sorted(tokens), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
