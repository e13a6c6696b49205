"""What a first call loads: the behaviour of its own group, whose modules are read from the sources."""

from __future__ import annotations

import subprocess
import sys

from wxkit._registry import load_all
from wxkit_sandbox import handlers

FIRST_CALL = """
import sys
from wxkit import Store
from wxkit_sandbox import World, in_process
world = World()
app = world.store
Store(appid=app.appid, secret=app.secret, transport=in_process(world)).basics.info()
print(sorted(name for name in sys.modules if name.startswith("wxkit_sandbox.store.")))
"""


def test_every_handler_is_found_from_the_module_that_declares_its_call() -> None:
    handlers.load_handlers()
    behaving = handlers._behaving()
    handled = [(call, handlers.handler_of(call)) for _, call in load_all().rows()]
    lost = [
        call.__qualname__
        for call, handler in handled
        if handler and handler.function.__module__ not in behaving[call.__module__]
    ]
    assert any(handler for _, handler in handled)
    assert not lost


def test_a_first_call_of_the_store_loads_no_orders() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST_CALL], capture_output=True, text=True, check=True)
    assert "wxkit_sandbox.store.basics" in done.stdout
    assert "wxkit_sandbox.store.orders" not in done.stdout
