"""A file from a stranger can do no harm, and a broken one is told in one line."""

from __future__ import annotations

import json
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wxkit import ConfigError
from wxkit_sandbox import World, load_world, save_world

Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    save_world(World(7), tmp_path / "world.wxworld")
    return tmp_path / "world.wxworld"


def rewritten(path: Path, change: Change) -> Path:
    """The file with other parts."""
    with zipfile.ZipFile(path) as old:
        parts = {name: json.loads(old.read(name)) for name in old.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w") as new:
        for name, part in parts.items():
            new.writestr(name, json.dumps(part))
    return path


def timer(function: str) -> Change:
    """A change that plants a timer."""

    def change(parts: dict[str, Any]) -> None:
        planted = ["list", ["tuple", 0.0, 1, ["function", function], ["tuple"]]]
        parts["state.json"] = ["dict", "world", planted, "grants", None]

    return change


def made(name: str, *fields: str) -> Change:
    """A change that plants an object of a class."""

    def change(parts: dict[str, Any]) -> None:
        parts["classes.json"].append([name, *fields])

    return change


@pytest.mark.parametrize(
    "function",
    [
        "os:system",
        "subprocess:run",
        "builtins:eval",
        "wxkit_sandbox.config:load_config",
        "wxkit_sandbox.sinks:_run_alone",
        "wxkit_sandbox.store.orders:ship",
        "wxkit_sandbox.store.orders:Counter",
        "wxkit_sandbox.store.places:place_of",
        "wxkit_sandbox.push:threading.Thread",
    ],
)
def test_no_timer_leads_out_of_the_sandbox(file: Path, function: str) -> None:
    with pytest.raises(ConfigError, match=r"is not of the sandbox|nothing that a timer may call"):
        load_world(rewritten(file, timer(function)))


@pytest.mark.parametrize(
    "name",
    [
        "subprocess:Popen",
        "pathlib:Path",
        "wxkit_sandbox.sinks:UrlSink",
        "wxkit_sandbox.thread:SandboxServer",
        "wxkit_sandbox.push:threading",
        "wxkit_sandbox.world:random",
        "wxkit_sandbox.store.nowhere:Order",
        "wxkit_sandbox.store.orderbook:Nothing",
    ],
)
def test_no_class_but_the_worlds_own(file: Path, name: str) -> None:
    with pytest.raises(ConfigError, match=r"is not of the sandbox|this sandbox has no"):
        load_world(rewritten(file, made(name, "url")))


def test_nothing_is_redefined(file: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        text = json.dumps(parts["state.json"]).replace('"team_openid"', '"run_until"')
        parts["state.json"] = json.loads(text)

    with pytest.raises(ConfigError, match="World is not to be redefined"):
        load_world(rewritten(file, change))


class Harm:
    """What a stranger would like to happen."""

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (Path("harm-was-done"),)


def test_a_pickle_is_no_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "w").write_bytes(pickle.dumps(Harm()))
    with pytest.raises(ConfigError, match="is no saved world"):
        load_world(tmp_path / "w")
    assert not (tmp_path / "harm-was-done").exists()


@pytest.mark.parametrize("part", ["manifest.json", "classes.json", "state.json"])
@pytest.mark.parametrize("content", [None, [], {}, 7, ["dict", "world", ["ref", 10**6]], [[["x"]]]])
def test_whatever_is_broken_is_a_config_error(file: Path, part: str, content: object) -> None:
    with pytest.raises(ConfigError, match="is no saved world"):
        load_world(rewritten(file, lambda parts: parts.update({part: content})))


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        load_world(tmp_path / "nowhere")


def test_another_version(file: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["manifest.json"] |= {"version": 2, "wxkit": "9.9"}

    with pytest.raises(ConfigError, match=r"another version of wxkit \(9\.9\)"):
        load_world(rewritten(file, change))


def test_fields_come_and_go(file: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        settings = next(c for c in parts["classes.json"] if c[0] == "wxkit_sandbox.settings:Settings")
        settings[settings.index("gift_expires")] = "gift_forgotten"

    world = load_world(rewritten(file, change))
    assert world.settings.gift_expires == 86400
    assert not hasattr(world.settings, "gift_forgotten")


def test_what_cannot_be_saved_is_told(tmp_path: Path) -> None:
    world = World(7)
    world.clock.call_after(1, lambda: None)
    with pytest.raises(NotImplementedError, match="lambda"):
        save_world(world, tmp_path / "w")
