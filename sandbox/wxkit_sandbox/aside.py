"""Work beside the event loop, in threads that never keep the process alive."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar, cast

__all__ = ["aside", "spawn"]

T = TypeVar("T")


def spawn(action: Callable[[], object]) -> None:
    """Do it now, in a thread of its own; nobody waits."""
    threading.Thread(target=action, name="wxkit-sandbox", daemon=True).start()


async def aside(action: Callable[[], T]) -> T:
    """Do it in a thread and wait without holding up the event loop.

    `asyncio.to_thread` is not for this: its few threads could all wait for each other, and a loop that ends
    waits for them.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(error: BaseException | None, result: T | None) -> None:
        if done.cancelled():
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(cast("T", result))

    def work() -> None:
        try:
            outcome: tuple[BaseException | None, T | None] = (None, action())
        except BaseException as error:
            outcome = (error, None)
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, *outcome)

    spawn(work)
    return await done
