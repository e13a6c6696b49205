"""The command itself: what it lists, what it loads, and how it says no."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

import wxkit
from wxkit.cli import main
from wxkit.cli._lazy import LazyCommand, LazyGroup


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, arguments, prog_name="wxkit")
    return result.exit_code, result.output


@click.command()
def unlucky() -> None:
    raise wxkit.ConfigError("the file is\nnot there")


@click.command()
def bare() -> None:
    raise ModuleNotFoundError("No module named 'uvicorn'", name="uvicorn")


@click.command()
def broken() -> None:
    raise ModuleNotFoundError("No module named 'wxkit.nowhere'", name="wxkit.nowhere")


group = LazyGroup(
    "group", lazy={name: LazyCommand(__name__, name, "") for name in ("unlucky", "bare", "broken")}
)


def test_help_names_every_command() -> None:
    code, output = run("--help")
    assert code == 0
    assert all(name in output for name in ("demo", "doctor", "endpoints", "errcode", "openapi", "sandbox"))


def test_help_loads_no_command_no_product_and_no_rich() -> None:
    script = (
        "import sys; from wxkit.cli import main; main(['--help'], standalone_mode=False)\n"
        "heavy = ('pydantic', 'httpx', 'rich', 'wxkit.store', 'wxkit.cli._', 'wxkit_sandbox')\n"
        "print([name for name in sys.modules if name.startswith(heavy) and name != 'wxkit.cli._lazy'])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_version_is_the_package_s() -> None:
    assert run("--version") == (0, f"wxkit, version {wxkit.__version__}\n")


def test_an_unknown_command_is_refused_in_words() -> None:
    code, output = run("dance")
    assert (code, output.splitlines()[-1]) == (2, "Error: No such command 'dance'.")


def test_errors_of_wxkit_become_one_line() -> None:
    result = CliRunner().invoke(group, ["unlucky"])
    assert (result.exit_code, result.output) == (1, "Error: the file is\n")


def test_a_missing_extra_is_named() -> None:
    result = CliRunner().invoke(group, ["bare"])
    assert (result.exit_code, result.output) == (
        1,
        "Error: this needs uvicorn: pip install 'wxkit-sdk[sandbox]'\n",
    )


def test_a_module_of_ours_that_is_missing_is_no_missing_extra() -> None:
    with pytest.raises(ModuleNotFoundError):
        CliRunner().invoke(group, ["broken"], catch_exceptions=False)
