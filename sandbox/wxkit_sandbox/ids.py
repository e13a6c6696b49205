"""Ids that look like WeChat's and are the same for the same seed."""

from __future__ import annotations

import hashlib
import random
from base64 import urlsafe_b64encode
from collections import Counter

__all__ = ["Ids"]


class Ids:
    """Makes ids for one world: some derived from names, some counted, some drawn."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        # Reproducible on purpose: a sandbox's secrets guard nothing.
        self.random = random.Random(f"ids/{seed}")  # noqa: S311
        self._counts: Counter[str] = Counter()

    def _digest(self, *parts: str) -> bytes:
        return hashlib.sha256("/".join((self.seed, *parts)).encode()).digest()

    def derived(self, length: int, *parts: str) -> str:
        """Letters, digits, `-` and `_`, a function of the seed and the parts."""
        text = urlsafe_b64encode(self._digest(*parts) + self._digest(*parts, "more")).decode()
        return text[:length]

    def hex(self, length: int, *parts: str) -> str:
        return (self._digest(*parts).hex() + self._digest(*parts, "more").hex())[:length]

    def openid(self, person_id: str, appid: str) -> str:
        """28 characters that begin with `o`."""
        return "o" + self.derived(27, "openid", person_id, appid)

    def unionid(self, person_id: str) -> str:
        return "o" + self.derived(27, "unionid", person_id)

    def phone(self, person_id: str) -> str:
        """Eleven digits from a range that no carrier assigns."""
        return "100" + str(int.from_bytes(self._digest("phone", person_id)[:5], "big"))[:8].rjust(8, "0")

    def token(self, length: int = 136) -> str:
        """A fresh, unguessable-looking text."""
        return "".join(
            self.random.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", k=length)
        )

    def count(self, name: str, start: int = 1) -> int:
        """The next number of a sequence."""
        self._counts[name] += 1
        return start + self._counts[name] - 1

    def rid(self, now: float) -> str:
        """Three groups of eight hex digits; the first is the Unix time."""
        return f"{int(now):08x}-{self.random.getrandbits(32):08x}-{self.random.getrandbits(32):08x}"
