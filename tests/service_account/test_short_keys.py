"""Short keys: long data is kept and found again."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import post, refused

from wxkit.testing._bench import Bench

MONTH = 30 * 86400
GENERATE, FETCH = "/cgi-bin/shorten/gen", "/cgi-bin/shorten/fetch"


def test_data_is_found_by_its_key(wechat: Bench) -> None:
    now = wechat.world.clock.time()
    key = wechat.sa.shorten.generate(long_data="长" * 1365, expire_seconds=86400).short_key
    assert (len(key), key.isalnum(), key.isascii()) == (15, True, True)
    wechat.world.advance(100)
    found = wechat.sa.shorten.fetch(short_key=key)
    assert (found.long_data, found.create_time, found.expire_seconds) == ("长" * 1365, now, 86300)


def test_a_key_lasts_thirty_days_unless_told_otherwise(wechat: Bench) -> None:
    key = wechat.sa.shorten.generate(long_data="data").short_key
    wechat.world.advance(MONTH - 1)
    assert wechat.sa.shorten.fetch(short_key=key).expire_seconds == 1
    wechat.world.advance(1)
    with refused(9410012):
        wechat.sa.shorten.fetch(short_key=key)


def test_every_key_is_another(wechat: Bench) -> None:
    keys = {wechat.sa.shorten.generate(long_data="data").short_key for _ in range(20)}
    assert len(keys) == 20


@pytest.mark.parametrize(
    ("path", "fields", "code"),
    [
        (GENERATE, {"expire_seconds": 60}, 47003),
        (GENERATE, {"long_data": ""}, 47003),
        (GENERATE, {"long_data": "x" * 4097}, 9410010),
        (GENERATE, {"long_data": "长" * 1366}, 9410010),
        (GENERATE, {"long_data": "x", "expire_seconds": MONTH + 1}, 9410011),
        (GENERATE, {"long_data": "x", "expire_seconds": 0}, 9410011),
        (FETCH, {"short_key": ""}, 47003),
        (FETCH, {"other": 1}, 47003),
        (FETCH, {"short_key": "iTqRJFSEqk9RvPk"}, 9410012),
    ],
)
def test_bad_data_and_keys_are_refused(wechat: Bench, path: str, fields: dict[str, Any], code: int) -> None:
    with refused(code):
        post(wechat, path, **fields)
