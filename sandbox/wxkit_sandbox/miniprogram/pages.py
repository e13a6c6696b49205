"""The release of the mini-program: which pages codes, links and messages may lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["HOME", "Release"]

HOME = "pages/index/index"
_PAGE = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_.-]+)*")


@dataclass(slots=True)
class Release:
    """What was released. Set `pages` to have paths checked against them."""

    online: bool = True
    """Whether there is a released version at all."""
    pages: set[str] = field(default_factory=set[str])
    """Released pages, e.g. `pages/index/index`. While empty, every well-formed page counts as released."""
    plain_schemes: set[str] = field(default_factory=set[str])
    """Pages for which the console allows plain schemes (明文 URL Scheme)."""

    def has(self, page: str) -> bool:
        """Whether the page is released. It has neither a leading slash nor a query."""
        if not self.online:
            return False
        return page in self.pages if self.pages else _PAGE.fullmatch(page) is not None
