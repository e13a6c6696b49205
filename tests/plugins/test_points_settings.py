"""Settings that cannot be meant are refused, and the message names the field."""

from __future__ import annotations

from typing import Any

import pytest

from wxkit.policy import PluginError, Plugins
from wxkit_points import PointsSettings, hooks

CASH = {"id": "a", "kind": "cash_off", "title": "t", "points": 1, "value": 1}
BASE = {"name": "member", "spend": 0}


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"rates": 1}, "rates: there is no such setting"),
        ({"rate": 0.1}, "rate: .*a float is not exact"),
        ({"rate": "-1"}, "rate: "),
        ({"categories": {"1": "x"}}, r"categories.1: .*a rate is"),
        ({"tasks": {"share": {"points": 1}}}, r"tasks.share: WeChat forbids"),
        ({"sign_in": {"task": "follow"}}, r"sign_in.task: WeChat forbids"),
        ({"sign_in": {"task": "x"}, "tasks": {"x": {"points": 1}}}, r"tasks.x: sign_in rewards it"),
        ({"sign_in": {"streak": {1: 5}}}, "sign_in.streak: .*not 1"),
        ({"expiry": {"kind": "never", "days": 3}}, r"expiry.days: it belongs to the kind rolling"),
        ({"tiers": {"levels": [{"name": "a", "spend": 5}]}}, r"tiers.levels: the first must have spend = 0"),
        ({"tiers": {"levels": [BASE, {"name": "b", "spend": 0}]}}, r"tiers.levels: each must cost more"),
        ({"tiers": {"levels": [BASE, {"name": "member", "spend": 1}]}}, r"tiers.levels: two have the same"),
        (
            {"tiers": {"keep_days": 30, "notice": {"template_id": "t"}}},
            r"tiers.notice.days: it must be less than",
        ),
        (
            {"tiers": {"notice": {"template_id": "t", "data": {"a": "{name}"}}}},
            r"notice: \{name\} is unknown",
        ),
        ({"offers": [CASH, CASH]}, r"offers.a: 2 have this id"),
        ({"offers": [{**CASH, "value": 0}]}, r"offers.a.value: cash_off needs fen"),
        ({"offers": [{**CASH, "target": "x"}]}, r"offers.a.target: "),
        ({"offers": [{**CASH, "tier": "gold"}]}, r"offers.a.tier: there is no tier 'gold'"),
        ({"offers": [{**CASH, "voucher_days": 3}]}, r"offers.a.voucher_days: only a voucher"),
        (
            {"festivals": [{"name": "x", "start": 2, "end": 2, "times": 2}]},
            r"festivals.0: .*end: it must",
        ),
        ({"hold": "soon"}, "hold: "),
    ],
)
def test_what_cannot_be_meant_is_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(PluginError, match=f"plugin points: settings: .*{message}"):
        Plugins({"points": hooks}, {"points": settings})


def test_settings_are_computed_from_once() -> None:
    settings = PointsSettings()
    assert settings.table is settings.table
