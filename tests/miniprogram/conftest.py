from __future__ import annotations

import pytest

from wxkit.testing._bench import Bench


@pytest.fixture
def lan(wechat: Bench) -> str:
    """A person with the id `lan`; the fixture is her openid in the mini-program."""
    return wechat.world.miniprogram.openid(wechat.world.people.add("兰兰", person_id="lan"))
