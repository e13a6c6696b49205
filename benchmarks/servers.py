"""The servers that are compared, each a process of its own on a free port of this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self
from urllib.error import HTTPError
from urllib.request import Request, urlopen

__all__ = ["LIST_QUEUES", "LIST_QUEUES_HEADERS", "Server", "bare", "fastapi", "moto", "sandbox"]

HERE = Path(__file__).parent
PATIENCE = 60.0
LIST_QUEUES = b"{}"
LIST_QUEUES_HEADERS = {
    "Content-Type": "application/x-amz-json-1.0",
    "X-Amz-Target": "AmazonSQS.ListQueues",
    "Authorization": "AWS4-HMAC-SHA256 Credential=test/20240101/us-east-1/sqs/aws4_request, "
    "SignedHeaders=host, Signature=0",
}


class Server:
    """A process that listens.

    `seconds_to_ready` is how long it took to say that it is ready (a line on stdout, or an answer to
    `ready`), `seconds_to_answer` how long until the first answer to a call.
    """

    def __init__(
        self,
        command: Sequence[str],
        path: str,
        *,
        body: bytes | None = None,
        headers: dict[str, str],
        ready: str = "",
    ) -> None:
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._command = [sys.executable, *command, str(self.port)]
        self._probe = Request(self.url + path, data=body, headers=headers)
        self._ready = Request(self.url + ready) if ready else None

    def __enter__(self) -> Self:
        start = time.perf_counter()
        self._process = subprocess.Popen(
            self._command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        if self._ready is not None:
            self._wait_for(self._ready, start)
        elif "sandbox" in self._command and self._process.stdout is not None:
            self._process.stdout.readline()
        self.seconds_to_ready = time.perf_counter() - start
        self._wait_for(self._probe, start)
        self.seconds_to_answer = time.perf_counter() - start
        return self

    def _wait_for(self, request: Request, start: float) -> None:
        while not _answers(request):
            if self._process.poll() is not None or time.perf_counter() - start > PATIENCE:
                self._process.kill()
                raise SystemExit(f"this server does not come up: {' '.join(self._command)}")
            time.sleep(0.005)

    def __exit__(self, *exc: object) -> None:
        self._process.terminate()
        self._process.communicate()


def _answers(request: Request) -> bool:
    try:
        with urlopen(request, timeout=5) as answer:
            return bool(answer.read())
    except HTTPError:
        return True
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def sandbox() -> Server:
    """Ours. It refuses the probe for want of a token, which is an answer too."""
    return Server(["-m", "wxkit.cli", "sandbox", "serve", "--port"], "/cgi-bin/tags/get", headers={})


def bare() -> Server:
    """The least ASGI app under the same uvicorn settings as ours."""
    return _uvicorn("bare_app:app", "/")


def fastapi() -> Server:
    """The same answer by FastAPI, under the same uvicorn settings as ours."""
    return _uvicorn("fastapi_app:app", "/cgi-bin/tags/get?access_token=x")


def _uvicorn(app: str, path: str) -> Server:
    settings = ["--ws", "none", "--no-server-header", "--no-access-log", "--log-level", "warning"]
    return Server(["-m", "uvicorn", app, *settings, "--port"], path, headers={})


def moto() -> Server | None:
    """The emulator that Python programmers know best, or None when it is not installed."""
    try:
        import moto.server as _installed  # noqa: F401
    except ImportError:
        return None
    run = "import sys; from moto.server import main; main(sys.argv[1:])"
    return Server(["-c", run, "-p"], "/", body=LIST_QUEUES, headers=LIST_QUEUES_HEADERS, ready="/moto-api/")
