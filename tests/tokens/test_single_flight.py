"""One refresh at one expiry, however many processes and threads want the token."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

WORKER = Path(__file__).with_name("refresh_worker.py")
PROCESSES, THREADS = 8, 50


class TokenServer(ThreadingHTTPServer):
    """Counts refreshes; while `gate` is closed nobody gets an answer."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.refreshes = 0
        self.asked = threading.Event()
        self.gate = threading.Event()
        self.gate.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answer(BaseHTTPRequestHandler):
    server: TokenServer

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.server.refreshes += 1
        number = self.server.refreshes
        self.server.asked.set()
        self.server.gate.wait(30)
        body = json.dumps({"access_token": f"t-{number}", "expires_in": 7200}).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[TokenServer]:
    with TokenServer() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.gate.set()
        server.shutdown()


def start(stack: ExitStack, server: TokenServer, spec: list[str], threads: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(WORKER), server.url, str(threads), *spec]
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    stack.enter_context(worker)
    stack.callback(worker.kill)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "ready\n"
    return worker


def go(worker: subprocess.Popen[str]) -> None:
    assert worker.stdin is not None
    worker.stdin.write("go\n")
    worker.stdin.flush()


def test_eight_processes_with_fifty_threads_refresh_once(server: TokenServer, spec: list[str]) -> None:
    with ExitStack() as stack:
        workers = [start(stack, server, spec, THREADS) for _ in range(PROCESSES)]
        for worker in workers:
            go(worker)
        outcomes = {worker.communicate()[0] for worker in workers}
    assert outcomes == {"t-1\n"}
    assert server.refreshes == 1


def test_a_refresher_that_dies_gives_way(server: TokenServer, spec: list[str]) -> None:
    server.gate.clear()
    with ExitStack() as stack:
        doomed = start(stack, server, spec, 1)
        go(doomed)
        assert server.asked.wait(10)
        doomed.kill()
        server.gate.set()
        heir = start(stack, server, spec, 4)
        go(heir)
        assert heir.communicate(timeout=20)[0] == "t-2\n"
