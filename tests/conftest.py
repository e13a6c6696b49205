"""Worlds of our own tests begin empty, so that each test tells its whole story."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# The same examples in every run, and no verdict on how fast a busy machine makes them.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

pytest_plugins = ["pytester", "databases"]


@pytest.fixture
def wechat_defaults() -> dict[str, Any]:
    return {"empty": True}
