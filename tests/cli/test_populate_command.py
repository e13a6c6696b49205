"""`wxkit sandbox populate`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wxkit.cli.sandbox import sandbox
from wxkit_sandbox import load_world


def run(*options: str) -> Result:
    return CliRunner().invoke(sandbox, ["populate", *options])


def test_a_year_is_saved(tmp_path: Path) -> None:
    out = str(tmp_path / "w.wxworld")
    options = ["--people", "5", "--orders", "12", "--days", "20", "--seed", "spring", "--until", "2027-02-01"]
    done = run(*options, "--out", out)
    assert done.exit_code == 0
    assert "5 people: 12 orders" in done.stdout
    world = load_world(out)
    assert (world.seed, world.clock.now()) == ("spring", 1801443600.0)


def test_every_process_makes_the_same_bytes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "wxkit.cli", "sandbox", "populate", "--people", "30", "--orders", "150"]
    for hash_seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": hash_seed}
        subprocess.run([*command, "--out", tmp_path / hash_seed], env=environment, check=True)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


@pytest.mark.parametrize(
    ("options", "why"),
    [(["--until", "2040-01-01"], "the calendar knows the years"), (["--out", "no/w"], "no directory no")],
)
def test_what_cannot_be_is_told_before_anything_happens(options: list[str], why: str) -> None:
    done = run("--out", "w.wxworld", *options)
    assert why in str(done.exception)
