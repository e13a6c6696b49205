"""The file of `wxkit sandbox serve --config`."""

from __future__ import annotations

from pathlib import Path

import pytest

from wxkit import ConfigError
from wxkit_sandbox.config import build_world, load_config
from wxkit_sandbox.sinks import UrlSink
from wxkit_sandbox.world import World

FULL = """
[world]
seed = 7
name = "spring"
clock = "frozen"
start = 2026-03-02T09:00:00+08:00
empty = true

[settings]
gift_expires = 3600
ip_whitelist = ["127.0.0.1"]

[apps.store]
appid = "wx0123456789abcdef"
secret = "local-only"
callback_url = "http://127.0.0.1:5000/store"
push_mode = "plaintext"

[[people]]
id = "hua"
nickname = "花"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "sandbox.toml"
    path.write_text(text, encoding="utf-8")
    return path


def built(folder: Path, text: str) -> World:
    world = build_world(load_config(written(folder, text)))
    world.be_furnished()
    return world


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    world = built(tmp_path, FULL)
    assert (world.name, world.seed, world.clock.now()) == ("spring", "7", 1772413200.0)
    assert (world.settings.gift_expires, world.settings.ip_whitelist) == (3600, ("127.0.0.1",))
    store = world.store
    assert (store.appid, store.secret, store.push_mode) == ("wx0123456789abcdef", "local-only", "plaintext")
    assert store.sink == UrlSink("http://127.0.0.1:5000/store")
    assert [person.id for person in world.people] == ["hua"]


def test_a_reset_brings_the_people_of_the_file_back(tmp_path: Path) -> None:
    world = built(tmp_path, FULL)
    world.reset()
    assert [person.id for person in world.people] == ["hua"]
    assert world.store.sink == UrlSink("http://127.0.0.1:5000/store")


def test_an_empty_file_gives_a_furnished_world_that_runs(tmp_path: Path) -> None:
    world = built(tmp_path, "")
    assert (world.clock.mode, "mei" in world.people) == ("offset", True)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[world]\nsed = 1", "world.sed"),
        ("[world]\nclock = 'fast'", "world.clock"),
        ("[world]\nempty = 'no'", "world.empty"),
        ("[wrold]", "wrold"),
        ("[settings]\ngift_expire = 1", "settings.gift_expire"),
        ("[settings]\ngift_expires = 'soon'", "settings.gift_expires"),
        ("[apps.shop]\nappid = 'wx1'", "apps.shop"),
        ("[apps.store]\nencoding_aes_key = 'short'", "apps.store.encoding_aes_key"),
        ("[apps.store]\ncallback_url = 'localhost'", "apps.store.callback_url"),
        ("[[people]]\nid = 'hua'", "people.0.nickname"),
        ("[world", "not TOML"),
    ],
)
def test_a_mistake_is_named_in_one_line(tmp_path: Path, text: str, named: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as wrong:
        load_config(path)
    assert named in str(wrong.value)
    assert str(path) in str(wrong.value)
    assert "\n" not in str(wrong.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "none.toml")


def test_nobody_lives_twice_in_a_world(tmp_path: Path) -> None:
    path = written(tmp_path, "[[people]]\nid = 'mei'\nnickname = 'x'")
    with pytest.raises(ConfigError, match="'mei' already"):
        load_config(path)
