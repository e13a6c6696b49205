"""(h) What the first use of a product costs, from its client to its first answer, in fresh interpreters."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from measure import Result, interleaved

__all__ = ["run"]

EXTRA = 150.0
"""Milliseconds that a product of several hundred calls may cost more than the cheapest one."""
FIRST_CALLS = {
    "mini-program, subscribe": "MiniProgram|miniprogram|subscribe.templates()",
    "service account, tags": "ServiceAccount|service_account|tags.list()",
    "service account, drafts": "ServiceAccount|service_account|drafts.count()",
    "Store, basics": "Store|store|basics.info()",
    "Store, products": "Store|store|products.list()",
    "Store, orders": "Store|store|orders.list(create_time_range={'start_time': 1, 'end_time': 2})",
}
SCRIPT = """
import time, httpx, pydantic, wxkit, wxkit_sandbox
world = wxkit_sandbox.World()
app, transport = world.{app}, wxkit_sandbox.in_process(world)
began = time.perf_counter()
wxkit.{client}(app.appid, app.secret, transport=transport).{call}
print((time.perf_counter() - began) * 1e3)
"""


def run(rounds: int) -> list[Result]:
    figures = interleaved(rounds, {name: _timed(*way.split("|")) for name, way in FIRST_CALLS.items()})
    cheapest = min(figures, key=figures.__getitem__)
    return [
        Result(
            f"first use: {name} / {cheapest} + {EXTRA:g} ms",
            taken,
            figures[cheapest] + EXTRA,
            "ms",
            at_most=1.0,
        )
        for name, taken in figures.items()
        if name != cheapest
    ]


def _timed(client: str, app: str, call: str) -> Callable[[], float]:
    """Milliseconds to the first answer, the sandbox's own first steps included."""
    script = SCRIPT.format(client=client, app=app, call=call)

    # Modules are compiled once, on whatever machine; what counts is every time after that.
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def measure() -> float:
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environ)
        return float(done.stdout)

    return measure
