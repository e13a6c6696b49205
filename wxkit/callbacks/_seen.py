"""Which pushes were taken already: WeChat repeats a push whose answer it did not get."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Protocol

__all__ = ["MemorySeen", "Seen"]


class Seen(Protocol):
    """Remembers pushes by their `dedup_key`. Share it between processes to take each push once."""

    def claim(self, key: str) -> bool:
        """Remember `key`; False when it was there already. Must be atomic."""
        ...

    def release(self, key: str) -> None:
        """Forget `key`, because its handler failed and WeChat will send it again."""
        ...


class MemorySeen:
    """Remembers the last `size` pushes of this process."""

    def __init__(self, size: int = 10_000) -> None:
        self._size = size
        self._keys: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()

    def claim(self, key: str) -> bool:
        with self._lock:
            if key in self._keys:
                return False
            self._keys[key] = None
            if len(self._keys) > self._size:
                self._keys.popitem(last=False)
            return True

    def release(self, key: str) -> None:
        with self._lock:
            self._keys.pop(key, None)
