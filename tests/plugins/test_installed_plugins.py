"""The three plugins are found by their entry points, and what their pages show can be used as it is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from wxkit.policy import Plugins, discover

ROOT = Path(__file__).parents[2]
NAMES = ("points", "gifting", "referral")


def test_all_are_found_with_their_versions() -> None:
    assert set(NAMES) <= set(discover())
    plugins = Plugins(NAMES)
    assert [(loaded.name, loaded.version) for loaded in plugins.loaded] == [(name, "0.1.0") for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_the_settings_on_its_page_are_valid(name: str) -> None:
    page = (ROOT / "plugins" / name / "README.md").read_text(encoding="utf-8")
    shown = page.split("```toml\n# wxkit.toml\n")[1].split("```")[0]
    table = tomllib.loads(shown)["plugins"]
    (loaded,) = Plugins([name], table).loaded
    assert set(table[name]) <= loaded.settings.model_fields_set


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_on_its_page(name: str) -> None:
    page = (ROOT / "plugins" / name / "README.md").read_text(encoding="utf-8")
    (loaded,) = Plugins([name]).loaded
    schema = type(loaded.settings).model_json_schema()
    models = [schema, *schema["$defs"].values()]
    fields = {field for model in models for field in model["properties"]}
    assert {field for field in fields if field not in page} == set()
