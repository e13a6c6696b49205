"""What was asked of the sandbox and what it answered, without secrets."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, cast

from wxkit._call import Call

__all__ = ["Entry", "Journal", "without_secrets"]

KEPT = 20_000
SAVED = 1000
"""How many of the last requests a saved world brings along."""
_NAMES = (
    "access_token|refresh_token|secret|appsecret|session_key|encrypt_key|iv|js_code|code|signature|"
    "(?:activate_|qrcode_)?ticket|account_(?:number|no)|[a-z_]*contact|"
    "[a-z_]*(?:phone|mobile|tel)(?:_?(?:number|num|no)s?)?"
)
_SECRET_KEY = re.compile(_NAMES, re.IGNORECASE)
_SECRET_QUERY = re.compile(rf"((?:^|(?<=&))(?:{_NAMES})=)[^&]*", re.IGNORECASE)
_SECRET_JSON = re.compile(rf'("(?:{_NAMES})"\s*:\s*)(?:"(?:[^"\\]|\\.)*"|\d+|\[[^][{{}}]*\])', re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """One request and its answer. The texts are redacted when they are read."""

    seq: int
    at: float
    """Unix seconds on the world's clock."""
    appid: str
    method: str
    path: str
    call: type[Call[Any]] | None
    """The declared call, or None for an unknown path."""
    parsed: Call[Any] | None
    tier: str
    """`stateful`, `synthesised`, `fault`, `unknown`, or `refused` before a handler was reached."""
    errcode: int
    rid: str
    query: str = field(repr=False)
    body: bytes = field(repr=False)
    answer: bytes = field(repr=False)
    content_type: str
    notes: tuple[str, ...] = ()
    """Remarks, such as fields that the declaration does not know."""

    @property
    def name(self) -> str:
        """The call's class name, or the path."""
        return self.call.__name__ if self.call else self.path

    def request_url(self) -> str:
        """The URL as asked, secrets blanked."""
        query = _SECRET_QUERY.sub(r"\1***", self.query)
        return f"https://api.weixin.qq.com{self.path}" + (f"?{query}" if query else "")

    def request_body(self) -> str:
        return _readable(self.body)

    def response_body(self) -> str:
        is_text = "json" in self.content_type or "text" in self.content_type
        return _readable(self.answer) if is_text else f"<{len(self.answer)} bytes of {self.content_type}>"


def without_secrets(data: Any) -> Any:
    """The same JSON, with what is secret or private blanked."""
    if isinstance(data, list):
        return [without_secrets(item) for item in cast("Iterable[Any]", data)]
    if not isinstance(data, dict):
        return data
    return {
        key: "***" if _SECRET_KEY.fullmatch(key) and not _holds_objects(value) else without_secrets(value)
        for key, value in cast("dict[str, Any]", data).items()
    }


def _holds_objects(value: Any) -> bool:
    """Whether there is more than plain values, whose own names tell what is secret."""
    values = cast("Iterable[Any]", value) if isinstance(value, list) else (value,)
    return any(isinstance(item, dict | list) for item in values)


def _readable(raw: bytes) -> str:
    if raw.startswith(b"--"):
        return f"<{len(raw)} bytes of multipart/form-data>"
    return _SECRET_JSON.sub(r'\1"***"', raw.decode("utf-8", "replace"))


def _known(entry: Entry) -> Entry:
    """The entry, without the class of a call that somebody declared who may not be there another time."""
    ours = entry.call is None or entry.call.__module__.startswith("wxkit.")
    return entry if ours else replace(entry, call=None, parsed=None)


class Journal:
    """The last requests of one world, oldest first."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self._by_rid: dict[str, Entry] = {}
        self.seq = 0

    def __getstate__(self) -> dict[str, Any]:
        """For a saved world: the last requests."""
        last = [_known(entry) for entry in list(self._entries)[-SAVED:]]
        by_rid = {entry.rid: entry for entry in last if entry.rid}
        return {"_entries": deque(last, maxlen=KEPT), "_by_rid": by_rid, "seq": self.seq}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)

    def add(self, entry: Entry) -> None:
        if len(self._entries) == KEPT:
            self._by_rid.pop(self._entries[0].rid, None)
        self._entries.append(entry)
        if entry.rid:
            self._by_rid[entry.rid] = entry

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def calls(self, call: type[Call[Any]] | str | None = None) -> list[Entry]:
        """Entries of one call (by class or by path), or all."""
        if call is None:
            return list(self._entries)
        return [entry for entry in self._entries if call in (entry.call, entry.path)]

    def unknown(self) -> list[Entry]:
        """Requests to paths that nobody declared."""
        return [entry for entry in self._entries if entry.tier == "unknown"]

    def by_rid(self, rid: str) -> Entry | None:
        return self._by_rid.get(rid)
