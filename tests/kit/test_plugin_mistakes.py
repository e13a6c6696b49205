"""A plugin with a mistake is refused in one clear line that names plugin and field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, Field

from wxkit.policy import PluginError, Plugins, hookimpl
from wxkit.policy.config import PolicyConfig
from wxkit.policy.plugin_settings import PluginSettings


class Misspelt:
    @hookimpl
    def wxkit_point_earn(self, fact: Any) -> None: ...


class Unmarked:
    def wxkit_points_earn(self, fact: Any) -> None: ...


class Wanting:
    @hookimpl
    def wxkit_points_earn(self, facts: Any) -> None: ...


class Tiered:
    @hookimpl
    def wxkit_points_tier(self, fact: Any) -> None: ...


class Async:
    @hookimpl
    async def wxkit_points_earn(self, fact: Any) -> None: ...


class Nothing:
    pass


class Unmodelled:
    @hookimpl
    def wxkit_settings(self) -> Any:
        return {"rate": 1}


class Broken:
    @hookimpl
    def wxkit_settings(self) -> Any:
        raise ImportError("no model")


@pytest.mark.parametrize(
    ("plugin", "problem"),
    [
        (Misspelt, "there is no hook wxkit_point_earn; did you mean wxkit_points_earn?"),
        (Unmarked, "wxkit_points_earn is not marked with @hookimpl"),
        (
            Wanting,
            "wxkit_points_earn has no argument 'facts'; it gives fact, view, settings",
        ),
        (Tiered, "wxkit_points_tier has no argument 'fact'; it gives person, view, settings"),
        (Async, "wxkit_points_earn is async; hooks are plain functions"),
        (Nothing, "has no hooks; mark functions with @hookimpl"),
        (Unmodelled, "wxkit_settings answered {'rate': 1}, not a pydantic model class"),
        (Broken, "wxkit_settings raised ImportError: no model"),
    ],
)
def test_a_plugin_that_cannot_work_is_refused(plugin: type, problem: str) -> None:
    with pytest.raises(PluginError) as caught:
        Plugins({"mine": plugin()})
    assert str(caught.value) == f"plugin mine: {problem}"


class Level(PluginSettings):
    name: str
    spend: int = Field(default=0, ge=0)


class TeaSettings(PluginSettings):
    rate: int = Field(default=1, ge=0, le=10)
    series: str
    levels: tuple[Level, ...] = ()


class Tea:
    @hookimpl
    def wxkit_settings(self) -> type[BaseModel]:
        return TeaSettings


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({}, "series: must be given"),
        ({"series": "s", "rat": 2}, "rat: there is no such setting; did you mean rate?"),
        ({"series": "s", "zzz": 2}, "zzz: there is no such setting"),
        ({"series": "s", "rate": 11}, "rate: Input should be less than or equal to 10"),
        (
            {"series": "s", "rate": "many"},
            "rate: Input should be a valid integer, unable to parse string as an integer",
        ),
        ({"series": "s", "levels": [{"name": "a"}, {"spend": 3}]}, "levels.1.name: must be given"),
        ({"series": "s", "levels": [{"name": "a", "nme": "b"}]}, "levels.0.nme: there is no such setting"),
    ],
)
def test_settings_that_cannot_be_are_refused(table: dict[str, Any], problem: str) -> None:
    with pytest.raises(PluginError) as caught:
        Plugins({"tea": Tea()}, {"tea": table})
    assert str(caught.value) == f"plugin tea: settings: {problem}"


def test_a_plugin_that_is_not_installed_is_named_with_those_that_are() -> None:
    with pytest.raises(
        PluginError, match=r"^plugin pints: is not installed; did you mean points\?"
    ) as caught:
        Plugins(["pints"])
    assert "installed: gifting, points, referral" in str(caught.value)


def test_settings_of_a_plugin_that_is_not_in_use_are_refused() -> None:
    with pytest.raises(
        PluginError, match=r"^plugin pints: has settings but is not in use \(in use: points\)$"
    ):
        Plugins(["points"], {"pints": {}})


def test_a_table_of_nobody_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    file = tmp_path / "wxkit.toml"
    file.write_text(
        '[policy]\nplugins = ["points"]\n[plugins.gifting]\ndeadline = 60\n[plugins.point]\nrate = 2\n'
    )
    with pytest.raises(PluginError) as caught:
        PolicyConfig.load(file).load_plugins()
    expected = "has settings but is not installed; did you mean points?"
    assert str(caught.value).startswith(f"plugin point: {expected} (installed: ")
