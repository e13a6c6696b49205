"""(a) What an import costs, in fresh interpreters."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from measure import Result, interleaved, ratio

__all__ = ["run"]

IMPORT, BASE = "import wxkit", "import httpx, pydantic"
CLIENT, BASE_CLIENT = "wxkit.Store(…)", "httpx.Client() and a model"
STATEMENTS = {
    IMPORT: "import wxkit",
    BASE: "import httpx, pydantic",
    CLIENT: "import wxkit; wxkit.Store('wx0', 'secret')",
    BASE_CLIENT: (
        "import httpx, pydantic; httpx.Client(); "
        "type('M', (pydantic.BaseModel,), {'__annotations__': {'x': int}})"
    ),
}


def run(rounds: int) -> list[Result]:
    figures = interleaved(rounds * 3, {name: _timed(code) for name, code in STATEMENTS.items()})
    return [
        ratio("import", figures, IMPORT, BASE, "ms", at_most=1.3),
        ratio("import and open", figures, CLIENT, BASE_CLIENT, "ms", at_most=1.3),
    ]


def _timed(code: str) -> Callable[[], float]:
    """Milliseconds that a statement takes, without the start of the interpreter."""
    script = f"import time; t = time.perf_counter(); {code}; print((time.perf_counter() - t) * 1e3)"

    def measure() -> float:
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        return float(done.stdout)

    return measure
