"""The token itself, and which stores a client may call without a thread."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from wxkit._tokens import FileTokenStore, MemoryTokenStore, RedisTokenStore, Token


def test_repr_shows_the_time_only() -> None:
    assert repr(Token("not-for-logs", 7200.0)) == "Token(expires_at=7200.0)"


def test_a_token_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Token("v", 1.0).value = "w"  # type: ignore[misc]


def test_only_memory_never_blocks() -> None:
    assert not MemoryTokenStore().blocking
    assert FileTokenStore("tokens.db").blocking
    assert RedisTokenStore.from_url("redis://127.0.0.1").blocking
