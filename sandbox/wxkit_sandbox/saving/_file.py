"""The zip around a saved world: manifest, classes, state."""

from __future__ import annotations

import gc
import io
import json
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import wxkit
from wxkit._errors import ConfigError
from wxkit_sandbox.clock import ClockMode, WorldClock
from wxkit_sandbox.handlers import load_handlers
from wxkit_sandbox.saving._kinds import NotSaved
from wxkit_sandbox.saving._reader import Reader
from wxkit_sandbox.saving._writer import Writer
from wxkit_sandbox.world import Directory, World

__all__ = ["load_world", "save_world"]

FORMAT = "wxworld"
VERSION = 1
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The same for every file, so that the same world makes the same bytes."""
BROKEN = (
    ArithmeticError, AttributeError, EOFError, LookupError, NotImplementedError, NotSaved, RecursionError,
    RuntimeError, TypeError, ValueError, zipfile.BadZipFile,
)  # fmt: skip
"""What reading a file raises that was not written by `save_world`."""


def save_world(world: World, path: str | Path) -> None:
    """Write a world into a file. It lives on; where its pushes go is not written.

    Raises NotImplementedError when the world holds something that no file can bring back.
    """
    with world.directory.lock, _no_garbage():
        world.be_furnished()
        writer = Writer()
        try:
            grants = world.directory.grants.of(world)
            state = writer.write({"world": world, "grants": grants})
        except NotSaved as reason:
            raise NotImplementedError(f"this world cannot be saved: {reason}") from None
        manifest = _manifest(world)
    parts = {"manifest.json": manifest, "classes.json": writer.classes, "state.json": state}
    path = Path(path)
    unfinished = path.with_name(f"{path.name}.part")
    with zipfile.ZipFile(unfinished, "w") as file:
        for name, part in parts.items():
            info = zipfile.ZipInfo(name, EARLIEST)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            file.writestr(info, json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode())
    unfinished.replace(path)


def _manifest(world: World) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "wxkit": wxkit.__version__,
        "name": world.name,
        "seed": world.seed,
        "clock": world.clock.mode,
        "now": world.clock.now(),
        "people": len(world.people),
        "events": len(world.history.events),
    }


def load_world(
    path: str | Path, *, clock: ClockMode | None = None, directory: Directory | None = None
) -> World:
    """The world in a file. Time goes on from where it stood, in the way it did or as `clock` says.

    A reset brings the world back to what the file says. Raises ConfigError for a file that is no saved world.
    """
    try:
        file = _File(str(path), Path(path).read_bytes())
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from None
    manifest = file.manifest()
    return World(
        manifest["seed"], name=manifest["name"], directory=directory, origin=partial(_recall, file, clock)
    )


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was when it was loaded: a reset must not find another one."""

    path: str
    content: bytes = field(repr=False)

    def manifest(self) -> dict[str, Any]:
        manifest: dict[str, Any] = self.part("manifest.json", dict)
        if manifest.get("format") != FORMAT:
            raise self.broken("the manifest is another's")
        if manifest.get("version") != VERSION:
            raise ConfigError(f"{self.path} was saved by another version of wxkit ({manifest.get('wxkit')})")
        return manifest

    def part(self, name: str, form: type[object]) -> Any:
        try:
            with zipfile.ZipFile(io.BytesIO(self.content)) as file:
                found: Any = json.loads(file.read(name))
        except BROKEN as error:
            raise self.broken(error) from None
        if not isinstance(found, form):
            raise self.broken(f"{name} has another form")
        return found

    def broken(self, why: object) -> ConfigError:
        return ConfigError(f"{self.path} is no saved world: {why}")


def _recall(file: _File, clock: ClockMode | None, world: World) -> None:
    """Bring a world into the state that a file describes."""
    load_handlers()
    with _no_garbage():
        classes, state = file.part("classes.json", list), file.part("state.json", list)
        try:
            reader = Reader(classes, {World: world, WorldClock: world.clock})
            world.directory.grants.adopt(reader.read(state)["grants"])
        except BROKEN as error:
            raise file.broken(error) from None
    if clock is not None:
        world.clock.change_mode(clock)


@contextmanager
def _no_garbage() -> Generator[None, None, None]:
    """Nothing of the many objects that are made now is garbage: looking for some takes half the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
