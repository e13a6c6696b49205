"""pytest plugin: the fixture `wechat`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from wxkit.testing._bench import Bench

__all__ = ["wechat"]


@pytest.fixture
def wechat() -> Iterator[Bench]:
    """A world in this process, with clients ready: `wechat.sa.tags.create(name="vip")`."""
    from wxkit.testing._bench import Bench

    with Bench.in_process() as bench:
        yield bench
