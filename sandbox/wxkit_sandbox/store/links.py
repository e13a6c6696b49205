"""Links that promoters and sharers spread, and whom an order through one of them is credited to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Attribution", "Links"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who brought the buyer."""

    kind: Literal["promoter", "sharer"]
    person: str
    """Id of the promoter or sharer in the world."""
    product_id: str = ""
    sharer_appid: str = ""
    """The promoter's id at the agency (promoters only)."""
    sharer_openid: str = ""
    sharer_type: int = 0
    share_scene: int = 0
    ratio_ppm: int = 0
    """Commission as parts per million of what is paid for a product (promoters only)."""


@dataclass(slots=True)
class Links:
    """Every link that the Store's calls handed out."""

    by_url: dict[str, Attribution] = field(default_factory=dict[str, Attribution])

    def of(self, url: str | None) -> Attribution | None:
        """Whom the link belongs to; None for no link or an unknown one."""
        return self.by_url.get(url) if url else None
