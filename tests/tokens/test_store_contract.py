"""What every token store promises; each test runs on memory, file and Redis."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from token_worker import KEY, take

from wxkit._tokens import Token, TokenStore


def test_an_empty_store_has_no_token(store: TokenStore) -> None:
    assert store.load(KEY) is None


def test_a_saved_token_comes_back(store: TokenStore) -> None:
    store.save(KEY, Token("t" * 512, 1_764_000_000.25))
    assert store.load(KEY) == Token("t" * 512, 1_764_000_000.25)


def test_the_last_saved_token_stays(store: TokenStore) -> None:
    store.save(KEY, Token("old", 2.0))
    store.save(KEY, Token("new", 1.0))
    assert store.load(KEY) == Token("new", 1.0)


def test_an_expired_token_is_still_given(store: TokenStore) -> None:
    store.save(KEY, Token("long ago", 0.0))
    assert store.load(KEY) == Token("long ago", 0.0)


def test_keys_are_apart(store: TokenStore) -> None:
    store.save("one", Token("first", 1.0))
    assert store.acquire("one", "a", 60)
    assert store.load("two") is None
    assert store.acquire("two", "b", 60)


def test_a_lease_has_one_owner(store: TokenStore) -> None:
    assert store.acquire(KEY, "a", 60)
    assert not store.acquire(KEY, "b", 60)


def test_the_owner_may_take_its_lease_again(store: TokenStore) -> None:
    assert store.acquire(KEY, "a", 60)
    assert store.acquire(KEY, "a", 60)
    assert not store.acquire(KEY, "b", 60)


def test_a_released_lease_is_free(store: TokenStore) -> None:
    store.acquire(KEY, "a", 60)
    store.release(KEY, "a")
    assert store.acquire(KEY, "b", 60)


def test_a_stranger_cannot_release(store: TokenStore) -> None:
    store.acquire(KEY, "a", 60)
    store.release(KEY, "b")
    assert not store.acquire(KEY, "b", 60)


def test_releasing_nothing_is_fine(store: TokenStore) -> None:
    store.release(KEY, "a")
    assert store.acquire(KEY, "b", 60)


def test_a_lease_that_ran_out_is_taken_over(store: TokenStore) -> None:
    store.acquire(KEY, "dead", 0.02)
    take(store, "b")
    store.release(KEY, "dead")
    assert not store.acquire(KEY, "c", 60)


def test_taking_a_lease_again_renews_it(store: TokenStore) -> None:
    store.acquire(KEY, "a", 0.02)
    assert store.acquire(KEY, "a", 60)
    wait_past_a_lease_of(0.02, store)
    assert not store.acquire(KEY, "b", 60)


def wait_past_a_lease_of(seconds: float, store: TokenStore) -> None:
    store.acquire("hourglass", "sand", seconds)
    while not store.acquire("hourglass", "turned", 60):
        pass


def test_of_many_threads_one_gets_each_lease(store: TokenStore) -> None:
    start = threading.Barrier(8)

    def ask(number: int) -> list[str]:
        start.wait()
        return [key for key in keys if store.acquire(key, f"thread {number}", 60)]

    keys = [f"key {number}" for number in range(25)]
    with ThreadPoolExecutor(8) as pool:
        assert sorted(chain.from_iterable(pool.map(ask, range(8)))) == sorted(keys)


def test_a_lease_leaves_the_token_alone(store: TokenStore) -> None:
    store.save(KEY, Token("kept", 1.0))
    store.acquire(KEY, "a", 60)
    store.release(KEY, "a")
    assert store.load(KEY) == Token("kept", 1.0)


def test_no_token_shows_in_a_repr(store: TokenStore) -> None:
    store.save(KEY, Token("not-for-logs", 1.0))
    assert "not-for-logs" not in f"{store!r} {store.load(KEY)!r}"
