"""`wxkit openapi`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from wxkit.cli import main


def test_the_document_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "openapi.json"
    result = CliRunner().invoke(main, ["openapi", "-o", str(target)], catch_exceptions=False)
    assert (result.exit_code, result.output) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["openapi"] == "3.1.0"


def test_the_document_names_the_server_that_was_asked_for() -> None:
    result = CliRunner().invoke(
        main, ["openapi", "--server", "http://127.0.0.1:8765"], catch_exceptions=False
    )
    assert json.loads(result.output)["servers"] == [{"url": "http://127.0.0.1:8765"}]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["openapi", "-o", str(tmp_path / "no" / "openapi.json")])
    assert result.exit_code == 1
    assert "no/openapi.json" in result.output.replace("\n", "")
