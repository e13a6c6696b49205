"""`wxkit endpoints`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from wxkit.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "endpoints.md"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["endpoints", *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def rows(*arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("--json", *arguments))
    return found


def test_json_says_all_about_an_endpoint() -> None:
    assert [row for row in rows() if row["path"] == "/cgi-bin/tags/create"] == [
        {
            "product": "service_account",
            "method": "POST",
            "path": "/cgi-bin/tags/create",
            "group": "tags",
            "call": "wxkit.service_account.tags:CreateTag",
            "reply": "wxkit.service_account.tags:TagCreated",
            "tier": "stateful",
            "doc": "https://developers.weixin.qq.com/doc/service/api/usermanage/tag/api_createtag",
        }
    ]


def test_product_and_tier_narrow_the_list() -> None:
    found = rows("--product", "common", "--tier", "synthesised")
    assert {(row["product"], row["tier"]) for row in found} <= {("common", "synthesised")}
    assert {row["product"] for row in rows()} > {"common"}


def test_the_plain_list_ends_with_a_count() -> None:
    lines = run("--product", "service_account").splitlines()
    assert lines[-1] == f"{len(lines) - 1} endpoints"


def test_the_page_in_docs_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == run("--markdown"), (
        "write it anew: wxkit endpoints --markdown > docs/endpoints.md"
    )


def test_two_forms_at_once_are_refused() -> None:
    result = CliRunner().invoke(main, ["endpoints", "--json", "--markdown"])
    assert (result.exit_code, result.output.splitlines()[-1]) == (
        2,
        "Error: --json and --markdown exclude each other",
    )


def test_an_unknown_product_is_refused() -> None:
    result = CliRunner().invoke(main, ["endpoints", "--product", "pay"])
    assert result.exit_code == 2
    assert "'pay' is not one of" in result.output
