"""Links that promoters and sharers spread, and whom an order through one of them is credited to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Attribution", "Links", "taglink"]

Kind = Literal["promoter", "sharer"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who brought the buyer."""

    kind: Kind
    person: str
    """Id of the promoter or sharer in the world; empty when the agency promotes itself."""
    product_id: str = ""
    sharer_appid: str = ""
    """The promoter's id at the agency (promoters only)."""
    sharer_openid: str = ""
    sharer_type: int = 0
    share_scene: int = 0
    ratio_ppm: int = 0
    """What the agency gets, as parts per million of what is paid for the product (promoters only)."""
    sharer_ratio_ppm: int = 0
    """The promoter's part of that, in parts per million; 0 when the agency pays the promoter itself."""


@dataclass(slots=True)
class Links:
    """Every link that the Store's calls handed out."""

    by_url: dict[str, Attribution | None] = field(default_factory=dict[str, Attribution | None])
    """None for a link that still opens but is worth nothing any more."""

    def of(self, url: str | None) -> Attribution | None:
        """Whom the link belongs to; None for no link, an unknown or a worthless one."""
        return self.by_url.get(url) if url else None

    def hand_out(self, url: str, attribution: Attribution) -> str:
        """Remember whom the link belongs to, and give it back."""
        self.by_url[url] = attribution
        return url

    def rewrite(self, kind: Kind, person: str, change: Callable[[Attribution], Attribution | None]) -> None:
        """Change what all links of a person stand for; None makes them worth nothing."""
        for url, attribution in self.by_url.items():
            if attribution and (attribution.kind, attribution.person) == (kind, person):
                self.by_url[url] = change(attribution)


def taglink(name: str, code: str) -> str:
    """A token link (口令) that opens when it is pasted into a WeChat chat."""
    return f"#小程序://{name}/{code}"
