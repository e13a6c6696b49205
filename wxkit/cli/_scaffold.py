"""A new plugin: a package that can be installed, is found, and passes its own tests at once."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from string import Template

from wxkit._errors import ConfigError

__all__ = ["write_plugin"]

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
TAKEN = frozenset({"sdk"})
"""Names whose distribution is another one."""


def write_plugin(name: str, folder: Path | None = None) -> list[Path]:
    """Write the package into a new folder; what was written. Raises ConfigError and then writes nothing."""
    package = f"wxkit_{name.replace('-', '_')}"
    folder = folder or Path(f"wxkit-{name}")
    _refuse(name, package, folder)
    words = {"name": name, "package": package, "title": name.title().replace("-", "")}
    written = [folder / place for place, _ in _pages(package)]
    for path, (_, text) in zip(written, _pages(package), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(Template(text).substitute(words), encoding="utf-8")
    return written


def _refuse(name: str, package: str, folder: Path) -> None:
    if not NAME.fullmatch(name) or keyword.iskeyword(name):
        raise ConfigError(
            f"{name!r} is no name for a plugin: small letters, digits and hyphens, e.g. tea-club"
        )
    if name in TAKEN or find_spec(package) is not None:
        raise ConfigError(f"the name {name!r} is taken: there is a package {package} already")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigError(f"{folder} exists and is not empty")


def _pages(package: str) -> Iterator[tuple[str, str]]:
    """Places in the new folder, and the templates that go there."""
    template = files("wxkit.cli") / "plugin_template"
    places = {
        "pyproject.toml": "",
        "README.md": "",
        "__init__.py": package,
        "settings.py": package,
        "hooks.py": package,
        "test_hooks.py": "tests",
        "test_conforms.py": "tests",
    }
    for file, place in places.items():
        yield f"{place}/{file}".lstrip("/"), (template / f"{file}.txt").read_text(encoding="utf-8")
    yield f"{package}/py.typed", ""
