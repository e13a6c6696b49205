"""Worlds of our own tests begin empty, so that each test tells its whole story."""

from __future__ import annotations

from typing import Any

import pytest

pytest_plugins = ["pytester"]


@pytest.fixture
def wechat_defaults() -> dict[str, Any]:
    return {"empty": True}
