"""`wxkit plugin new` writes a package that installs, is found and passes its own tests at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from wxkit.cli import main


def run(*command: str, path: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": "1"},
    )


def new(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["plugin", "new", *arguments])
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new plugin, installed into a folder of its own."""
    home = tmp_path_factory.mktemp("plugin")
    code, _ = new("tea-club", "--folder", str(home / "source"))
    assert code == 0
    install = ("-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--target")
    done = run(*install, str(home / "installed"), str(home / "source"), path=home, cwd=home)
    assert done.returncode == 0, done.stderr
    return home


def test_it_is_found_with_its_hooks_and_settings(target: Path) -> None:
    done = run("-m", "wxkit.cli", "plugin", "list", path=target / "installed", cwd=target)
    assert "tea-club 0.1.0  (wxkit_tea_club.hooks)" in done.stdout
    assert "  hooks     wxkit_points_earn\n            wxkit_settings\n" in done.stdout
    assert "  settings  first_order = 10\n" in done.stdout


def test_its_own_tests_pass(target: Path) -> None:
    command = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
    done = run(*command, path=target / "installed", cwd=target / "source")
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_comes_next_is_said(tmp_path: Path) -> None:
    code, output = new("tea", "--folder", str(tmp_path / "tea"))
    assert code == 0
    assert f"next: pip install -e {tmp_path / 'tea'}" in output
    assert (tmp_path / "tea" / "wxkit_tea" / "py.typed").read_text() == ""


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Tea", "'Tea' is no name for a plugin: small letters, digits and hyphens, e.g. tea-club"),
        ("tea_club", "'tea_club' is no name for a plugin"),
        ("../tea", "'../tea' is no name for a plugin"),
        ("points", "the name 'points' is taken: there is a package wxkit_points already"),
        ("sandbox", "the name 'sandbox' is taken"),
        ("sdk", "the name 'sdk' is taken"),
    ],
)
def test_a_name_that_cannot_be_is_refused(name: str, problem: str, tmp_path: Path) -> None:
    code, output = new(name, "--folder", str(tmp_path / "new"))
    assert code == 1
    assert f"Error: {problem}" in output
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    code, output = new("tea", "--folder", str(tmp_path))
    assert (code, output) == (1, f"Error: {tmp_path} exists and is not empty\n")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
