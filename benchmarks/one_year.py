"""People live a year in a process of its own: one_year.py ORDERS prints seconds and kilobytes as JSON."""

from __future__ import annotations

import gc
import json
import resource
import sys
import time

from wxkit_sandbox.populate import Plan, populate

orders = int(sys.argv[1])
populate(Plan(people=10, orders=10, days=10))  # what is loaded and built once is nobody's order
gc.freeze()
gc.disable()
began = time.perf_counter()
populate(Plan(people=max(10, orders // 10), orders=orders))
seconds = time.perf_counter() - began
unit = 1024 if sys.platform == "darwin" else 1
kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
print(json.dumps({"seconds": seconds, "kilobytes": kilobytes}))
