"""The pages of the mini-program in figures: seen, shared, how long, where visits begin and end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from wxkit.miniprogram.analytics import VisitedPage
from wxkit_sandbox.miniprogram.visit_days import Visit

__all__ = ["most_visited"]

AT_MOST = 200


@dataclass(slots=True)
class _Page:
    """What the visits had to do with one page."""

    views: Counter[str] = field(default_factory=Counter[str])
    """By openid, as the shares."""
    shares: Counter[str] = field(default_factory=Counter[str])
    seconds: int = 0
    entries: int = 0
    exits: int = 0


def most_visited(visits: Iterable[Visit]) -> list[VisitedPage]:
    """The pages with the most views, at most 200."""
    pages: dict[str, _Page] = {}
    for visit in visits:
        for view in visit.pages:
            page = pages.setdefault(view.path, _Page())
            page.views[visit.openid] += 1
            page.seconds += view.seconds
            if view.shares:
                page.shares[visit.openid] += view.shares
        pages[visit.pages[0].path].entries += 1
        pages[visit.pages[-1].path].exits += 1
    ordered = sorted(pages.items(), key=lambda item: (-item[1].views.total(), item[0]))
    return [_shown(path, page) for path, page in ordered[:AT_MOST]]


def _shown(path: str, page: _Page) -> VisitedPage:
    return VisitedPage(
        page_path=path,
        page_visit_pv=page.views.total(),
        page_visit_uv=len(page.views),
        page_staytime_pv=round(page.seconds / page.views.total(), 6),
        entrypage_pv=page.entries,
        exitpage_pv=page.exits,
        page_share_pv=page.shares.total(),
        page_share_uv=len(page.shares),
    )
