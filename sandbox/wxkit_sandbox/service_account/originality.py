"""The check of originality (原创校验) that articles pass before a mass send.

https://developers.weixin.qq.com/doc/service/api/notify/message/api_sendall
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wxkit.callbacks import events

__all__ = ["Verdict", "verdict_on"]

MAY_GO, REPRINT_MAY_GO, MAY_NOT_GO = 1, 2, 3
FAILED, FORBIDDEN, NOT_WANTED = "err(30001)", "err(30002)", "err(30003)"
HIT = 2
"""`AuditState` of an article that is somebody else's."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check found."""

    found: events.CopyrightCheck
    stops: str = ""
    """The status of the job when it may not go on."""


def verdict_on(
    articles: int, found: Literal["original", "reprint", "forbidden", "error"], *, go_on: bool
) -> Verdict:
    """The verdict on so many articles; `go_on` is what becomes of reprints (send_ignore_reprint)."""
    if not articles or found == "original":
        return Verdict(events.CopyrightCheck(check_state=MAY_GO))
    if found == "error":
        return Verdict(events.CopyrightCheck(), FAILED)
    allowed = found == "reprint"
    items = tuple(_item(number, allowed=allowed) for number in range(1, articles + 1))
    check = events.CopyrightCheck(
        count=articles,
        result_list=events.CopyrightItems(item=items),
        check_state=REPRINT_MAY_GO if allowed else MAY_NOT_GO,
    )
    if not allowed:
        return Verdict(check, FORBIDDEN)
    return Verdict(check, "" if go_on else NOT_WANTED)


def _item(number: int, *, allowed: bool) -> events.CopyrightResult:
    return events.CopyrightResult(
        article_idx=number,
        audit_state=HIT,
        original_article_url=f"http://mp.weixin.qq.com/s/somebody-elses-{number}",
        original_article_type=1,
        can_reprint=int(allowed),
        need_replace_content=int(allowed),
        need_show_reprint_source=int(allowed),
    )
