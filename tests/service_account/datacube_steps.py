"""What the tests of statistics share. A world begins on Monday, 2 March 2026, at 9 o'clock."""

from __future__ import annotations

from typing import Any

from wxkit.testing._bench import Bench

HOUR, DAY = 3600, 86400
MONDAY, TUESDAY, WEDNESDAY = "2026-03-02", "2026-03-03", "2026-03-04"


def writes(wechat: Bench, name: str, times: int = 1, **message: Any) -> None:
    """A follower writes to the account."""
    for _ in range(times):
        wechat.act.send_message(person=name, **message)
