"""The benchmarks run and say what they found. How fast this machine is, is no test's business."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

RUN = Path(__file__).parents[2] / "benchmarks" / "run.py"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(RUN), *arguments], capture_output=True, text=True, check=False)


def test_a_part_gives_figures_and_a_verdict() -> None:
    done = run("--only", "e", "--rounds", "1", "--json")
    (result,) = json.loads(done.stdout)
    assert result["ours"] > 0
    assert result["theirs"] > 0
    assert done.returncode == (0 if result["met"] else 1)


def test_an_unknown_part_is_refused() -> None:
    done = run("--only", "z")
    assert done.returncode == 2
    assert "there is no part ['z']" in done.stderr
