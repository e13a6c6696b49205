"""A load generator of its own process: sends one request over kept connections for some seconds.

python load.py HOST PORT SECONDS CONNECTIONS < request    prints answers a second
"""

from __future__ import annotations

import asyncio
import sys
import time
from typing import cast


class Client(asyncio.Protocol):
    """One connection: sends the request, waits for the whole answer, sends it again."""

    def __init__(self, request: bytes) -> None:
        self.request = request
        self.answers = 0
        self.closed = asyncio.get_running_loop().create_future()
        self._buffer = b""
        self._wanted = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._wanted:
            head, separator, _ = self._buffer.partition(b"\r\n\r\n")
            if not separator:
                return
            self._wanted = len(head) + 4 + _length(head)
        if len(self._buffer) < self._wanted:
            return
        if not self._buffer.startswith((b"HTTP/1.1 200", b"HTTP/1.0 200")):
            raise SystemExit(f"refused: {self._buffer[:300]!r}")
        self.answers += 1
        if b"connection: close" in self._buffer.lower():
            self._transport.close()
            return
        self._buffer, self._wanted = b"", 0
        self._transport.write(self.request)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.closed.done():
            self.closed.set_result(None)


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    raise SystemExit(f"an answer without content-length: {head!r}")


async def keep_asking(host: str, port: int, request: bytes, until: float) -> int:
    """Answers that came on one connection, opened anew when the server closes it."""
    loop, answers = asyncio.get_running_loop(), 0
    while (left := until - time.perf_counter()) > 0:
        transport, client = await loop.create_connection(lambda: Client(request), host, port)
        await asyncio.wait([client.closed], timeout=left)
        transport.abort()
        answers += client.answers
    return answers


async def main() -> None:
    host, port, seconds, connections = sys.argv[1:5]
    request = sys.stdin.buffer.read()
    start = time.perf_counter()
    until = start + float(seconds)
    answers = await asyncio.gather(
        *(keep_asking(host, int(port), request, until) for _ in range(int(connections)))
    )
    if not all(answers):
        raise SystemExit("a connection got no answer at all")
    print(sum(answers) / (time.perf_counter() - start))


if __name__ == "__main__":
    try:
        import uvloop
    except ImportError:
        asyncio.run(main())
    else:
        uvloop.run(main())
