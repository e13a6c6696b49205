"""Notices what a pure function must not do, and stops it there.

Two watchers look on while a hook runs, in its thread only: a profile function sees every function of C and
Python that is called, an audit hook what Python reports of files, sockets and processes. Nothing is patched.
"""

from __future__ import annotations

import gc
import inspect
import random
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from wxkit.testing.policy._findings import Promise

__all__ = ["Guard", "Stopped", "package_of"]

CLOCKS = frozenset(
    [
        "time",
        "time_ns",
        "monotonic",
        "monotonic_ns",
        "perf_counter",
        "perf_counter_ns",
        "process_time",
        "process_time_ns",
        "thread_time",
        "thread_time_ns",
        "localtime",
        "ctime",
        "asctime",
        "mktime",
        "clock_gettime",
    ]
)
TODAY = frozenset({"now", "utcnow", "today"})
SYSTEM = frozenset(
    {"posix", "nt", "_io", "io", "_socket", "select", "_posixsubprocess", "_ssl", "_sqlite3", "fcntl", "mmap"}
)
"""Modules of C whose functions reach out of the process."""
HARMLESS = frozenset({"fspath", "getpid", "get_ident"})
AUDITED = ("open", "os.", "socket.", "subprocess.", "sqlite3.", "urllib.", "shutil.", "glob.", "tempfile.")
LOADING = ("importlib.", "zoneinfo", "encodings")
"""Python's own reading of code and time zones, which happens once."""


class Stopped(BaseException):
    """The hook is stopped: nothing that catches Exception shall hide it."""


class Guard:
    """Watches one call of a hook."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.found: list[tuple[Promise, str]] = []
        self._home: CodeType = function.__code__
        self._package = package_of(function)

    @contextmanager
    def watching(self) -> Generator[None, None, None]:
        """Look on for the length of a block."""
        _install_audit()
        before, collecting, _local.guard = sys.getprofile(), gc.isenabled(), self
        gc.disable()  # what is tidied up meanwhile would look like the hook's doing
        sys.setprofile(self._profile)
        try:
            yield
        finally:
            sys.setprofile(before)
            _local.guard = None
            if collecting:
                gc.enable()

    def _profile(self, frame: FrameType, event: str, arg: Any) -> None:
        if event == "c_call":
            verdict = _of_builtin(arg)
        elif event == "call":
            verdict = _of_python(frame)
        else:
            return
        if verdict:
            self.report(frame, *verdict)

    def report(self, frame: FrameType | None, promise: Promise, text: str) -> None:
        """Note it, with the line of the plugin that led there, and stop the hook."""
        where = self._where(frame)
        if where is not None:
            self.found.append((promise, f"{text}, {where}"))
            raise Stopped(text)

    def _where(self, frame: FrameType | None) -> str | None:
        """The plugin's own line, innermost; None when Python only loads something."""
        line = ""
        while frame is not None:
            module = str(frame.f_globals.get("__name__", ""))
            if module.startswith(LOADING):
                return None
            if not line and (frame.f_code is self._home or (f"{module}.").startswith(f"{self._package}.")):
                line = f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"
            if frame.f_code is self._home:
                break
            frame = frame.f_back
        return line


def package_of(function: Callable[..., Any]) -> str:
    """The package that a plugin's function is in, or its module when it is in none."""
    return function.__module__.rpartition(".")[0] or function.__module__


_local = threading.local()


@cache
def _install_audit() -> None:
    """Once in a process, and for good: Python takes no audit hook back. It sleeps while no hook runs."""
    sys.addaudithook(_audit)


def _audit(event: str, args: tuple[Any, ...]) -> None:
    guard: Guard | None = getattr(_local, "guard", None)
    zone = event == "open" and "zoneinfo" in str(args[0])  # opened by C, without a frame to tell
    if guard is not None and event.startswith(AUDITED) and not zone:
        guard.report(inspect.currentframe(), "purity", f"does input or output ({event})")


def _of_builtin(function: Any) -> tuple[Promise, str] | None:
    """What is wrong with calling a function of C."""
    name: str = getattr(function, "__name__", "")
    owner: Any = getattr(function, "__self__", None)
    home = str(getattr(function, "__module__", None) or _home_of(owner))
    if name == "sleep" and home == "time":
        return "speed", "sleeps (time.sleep)"
    if (home == "time" and name in CLOCKS) or (home == "datetime" and name in TODAY):
        return "purity", f"reads the clock ({home}.{name})"
    if owner is _dice() or name == "urandom":
        return "purity", f"throws dice ({'os' if name == 'urandom' else 'random'}.{name})"
    if home == "_thread" and name.startswith("start_"):
        return "purity", "starts a thread"
    if name in ("open", "print", "input") or (home in SYSTEM and name not in HARMLESS):
        return (
            None if isinstance(owner, (StringIO, BytesIO)) else ("purity", f"does input or output ({name})")
        )
    return None


def _home_of(owner: Any) -> str:
    return (owner if isinstance(owner, type) else type(owner)).__module__


def _dice() -> Any:
    """The module's own generator: one that a hook seeds from the fact is as good as arithmetic."""
    return getattr(random.random, "__self__", None)


def _of_python(frame: FrameType) -> tuple[Promise, str] | None:
    """What is wrong with calling a function of Python."""
    code, module = frame.f_code, frame.f_globals.get("__name__")
    if module == "os" and code.co_qualname == "_Environ.__getitem__":
        return "purity", "reads the environment (os.environ)"
    if module == "threading" and code.co_qualname == "Thread.start":
        return "purity", "starts a thread"
    if module == "subprocess" and code.co_qualname == "Popen.__init__":
        return "purity", "starts a process (subprocess)"
    if module == "socket" and code.co_qualname == "socket.__init__":
        return "purity", "opens a socket"
    if module == "uuid" and code.co_name in ("uuid1", "uuid4"):
        return "purity", f"throws dice (uuid.{code.co_name})"
    return None
