"""A simulation in a process of its own: one_simulation.py ORDERS [--weigh] prints what it took as JSON."""

from __future__ import annotations

import json
import math
import sys
import time
import tracemalloc

from ledger_facts import facts_of

from wxkit.policy import Plugins
from wxkit.policy.settings import EngineSettings
from wxkit.policy.simulate import simulate

PLUGINS = ["points", "gifting", "referral"]
SETTINGS = {
    "points": {
        "categories": {"6162": "3/2"},
        "tiers": {
            "levels": [{"name": "member", "spend": 0}, {"name": "gold", "spend": 100_000, "times": "3/2"}]
        },
    }
}


def run(orders: int, *, weigh: bool) -> float:
    """Seconds that the simulation takes, or bytes that it holds in the end, an order."""
    facts = facts_of(orders)
    plugins = Plugins(PLUGINS, SETTINGS, hook_limit=math.inf)
    if weigh:
        tracemalloc.start()
    began = time.perf_counter()
    report = simulate(facts, plugins, EngineSettings(commission_levels=2))
    seconds = time.perf_counter() - began
    if report.parked:
        sys.exit(f"facts were parked: {report.parked}")
    return tracemalloc.get_traced_memory()[1] / orders if weigh else seconds


if __name__ == "__main__":
    count = int(sys.argv[1])
    weighed = "--weigh" in sys.argv
    print(json.dumps({"orders": count, "bytes" if weighed else "seconds": run(count, weigh=weighed)}))
