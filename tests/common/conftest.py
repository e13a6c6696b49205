from __future__ import annotations

import pytest
from raw_requests import Ask

from wxkit.testing._bench import Bench


@pytest.fixture
def ask(wechat: Bench) -> Ask:
    """Raw requests to the world's gateway."""
    return Ask(wechat.gateway)
