"""`wxkit errcode`."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from wxkit.cli import main


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["errcode", *arguments])
    return result.exit_code, result.output


def test_a_code_is_explained_with_the_error_and_the_page() -> None:
    code, output = run("40001")
    assert code == 0
    assert "access_token" in output
    assert "wxkit.TokenError" in output
    assert "https://developers.weixin.qq.com/" in output


def test_minus_one_is_a_code_and_no_flag() -> None:
    code, output = run("-1")
    assert code == 0
    assert "wxkit.Busy" in output


def test_a_product_hides_what_the_code_means_elsewhere() -> None:
    code, output = run("45157", "--product", "service_account")
    assert code == 0
    assert "store" not in output


@pytest.mark.parametrize(
    ("arguments", "status", "line"),
    [
        (["987654321"], 1, "Error: 987654321 is in none of WeChat's tables of return codes"),
        (
            ["45157", "--product", "store"],
            1,
            "Error: 45157 is not a code of store; it is one of service_account",
        ),
        (["vip"], 2, "Error: Invalid value for 'CODE': 'vip' is not a valid integer."),
        ([], 2, "Error: Missing argument 'CODE'."),
    ],
)
def test_bad_input_is_one_clear_line(arguments: list[str], status: int, line: str) -> None:
    code, output = run(*arguments)
    assert (code, output.splitlines()[-1]) == (status, line)
