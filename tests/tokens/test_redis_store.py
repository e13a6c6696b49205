"""The Redis store: names of its keys, bad values, bad URLs, and life without the redis package."""

from __future__ import annotations

import subprocess
import sys
import traceback

import pytest
from redis import Redis
from token_worker import open_store

from wxkit._errors import ConfigError
from wxkit._tokens import RedisTokenStore, Token

WITHOUT_REDIS = """
import sys
import wxkit._tokens
assert "redis" not in sys.modules
sys.modules["redis"] = None
try:
    wxkit._tokens.RedisTokenStore.from_url("redis://:not-for-logs@127.0.0.1")
except wxkit._tokens.ConfigError as error:
    print(error)
"""


def test_every_key_has_the_prefix(redis_spec: list[str]) -> None:
    _, url, prefix = redis_spec
    store = open_store(*redis_spec)
    store.save("k", Token("v", 1.0))
    store.acquire("k", "a", 60)
    with Redis.from_url(url) as client:
        found = {key.decode() for key in client.scan_iter(f"{prefix}*")}
    assert found == {f"{prefix}token:k", f"{prefix}lease:k"}


def test_a_lease_runs_out_on_the_server(redis_spec: list[str]) -> None:
    _, url, prefix = redis_spec
    open_store(*redis_spec).acquire("k", "a", 60)
    with Redis.from_url(url) as client:
        assert 0 < client.pttl(f"{prefix}lease:k") <= 60_000


@pytest.mark.parametrize("decode", [True, False])
def test_a_client_of_ones_own(redis_spec: list[str], decode: bool) -> None:
    _, url, prefix = redis_spec
    with Redis.from_url(url, decode_responses=decode) as client:
        store = RedisTokenStore(client, prefix)
        store.save("k", Token("v", 1.5))
        assert store.load("k") == Token("v", 1.5)
        assert (store.acquire("k", "a", 60), store.acquire("k", "b", 60)) == (True, False)


@pytest.mark.parametrize("value", ["nonsense", "[]", "{}", '{"value": "not-for-logs", "expires_at": null}'])
def test_a_value_that_is_no_token_is_a_config_error(redis_spec: list[str], value: str) -> None:
    _, url, prefix = redis_spec
    with Redis.from_url(url) as client:
        client.set(f"{prefix}token:k", value)
    with pytest.raises(ConfigError, match="is not a wxkit token") as caught:
        open_store(*redis_spec).load("k")
    assert "not-for-logs" not in str(caught.value)


@pytest.mark.parametrize("url", ["nonsense", "http://127.0.0.1", "redis://:not-for-logs/1@127.0.0.1/0", ""])
def test_a_bad_url_is_a_config_error_without_the_url(url: str) -> None:
    with pytest.raises(ConfigError, match="expected redis://") as caught:
        RedisTokenStore.from_url(url)
    assert "not-for-logs" not in "".join(traceback.format_exception(caught.value))


def test_without_the_package_the_error_says_what_to_install() -> None:
    command = [sys.executable, "-c", WITHOUT_REDIS]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "Redis token store: run pip install 'wxkit-sdk[redis]'\n"


def test_repr_hides_the_server() -> None:
    store = RedisTokenStore.from_url("redis://:not-for-logs@127.0.0.1:1/0")
    assert repr(store) == "RedisTokenStore(prefix='wxkit:')"
