"""Links that promoters and sharers spread, and whom an order is credited to. Ratios in parts per million."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

__all__ = ["Attribution", "Content", "Links", "Medium", "Share", "Split", "Spread", "taglink"]

MILLION = 1_000_000

Kind = Literal["promoter", "sharer", "talent"]
Medium = Literal["live", "notice", "video", "article", "window"]


class Split(NamedTuple):
    """Who gets how many fen of one line of an order."""

    service: int = 0
    """The agency's commission before it pays anybody (服务费)."""
    talent: int = 0
    """The talent's (佣金), before the talent pays the agency whose promoters spread the content."""
    promoter_agency: int = 0
    """What that agency gets of it (推客机构)."""
    promoter: int = 0
    """The promoter's."""
    agency_keeps: int = 0
    """Of both parts that the agency plays, after those behind it in the chain."""
    talent_keeps: int = 0
    agency_earns: int = 0
    """What the merchant pays the agency for good: `service` without what that pays to the talent."""


@dataclass(frozen=True, slots=True)
class Share:
    """What selling one product pays, as agreed when it was ordered."""

    service_ppm: int = 0
    """The agency's, of what is paid for the goods."""
    talent_ppm: int = 0
    """The talent's, of the same."""
    agency_pays_talent: bool = False
    """The talent's is part of the agency's; otherwise the merchant pays it beside that."""
    promoter_agency_ppm: int = 0
    """Part of the talent's for the agency whose promoter spread the talent's content."""
    promoter_ppm: int = 0
    """The promoter's part of what the agency gets; 0 when the agency pays the promoter itself."""

    def split(self, paid: int) -> Split:
        """Share out what `paid` fen bring: merchant → agency → talent → promoter's agency → promoter."""
        service = paid * self.service_ppm // MILLION
        talent = paid * self.talent_ppm // MILLION
        promoter_agency = talent * self.promoter_agency_ppm // MILLION
        promoter = (promoter_agency if talent else service) * self.promoter_ppm // MILLION
        to_talent = talent if self.agency_pays_talent else 0
        return Split(
            service=service,
            talent=talent,
            promoter_agency=promoter_agency,
            promoter=promoter,
            agency_keeps=service - to_talent + promoter_agency - promoter,
            talent_keeps=talent - promoter_agency,
            agency_earns=service - to_talent,
        )


@dataclass(frozen=True, slots=True)
class Content:
    """A live room, a video, an article or a window in which something is sold."""

    medium: Medium
    export_id: str
    finder_id: str = ""
    """The Channels account (视频号)."""
    talent_appid: str = ""
    """Empty for content of the shop itself."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What a link leads to, and who spreads it."""

    kind: Kind
    person: str
    """Id of the promoter or sharer in the world; empty when the agency promotes itself."""
    product_id: str = ""
    """Empty for content and coupons."""
    content: Content | None = None
    coupon_id: str = ""
    """A coupon, and with it what it can be used for."""
    share_scene: int = 0
    """Of a sharer."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who brought the buyer, and what that pays."""

    kind: Kind
    person: str
    """Id of the promoter, sharer or talent in the world; empty when the agency promotes itself."""
    shares: Mapping[str, Share] = field(default_factory=dict[str, Share])
    """For every product that counts, its share."""
    sharer_appid: str = ""
    """The promoter's id at the agency (promoters only)."""
    sharer_openid: str = ""
    sharer_type: int = 0
    share_scene: int = 0
    content: Content | None = None
    """Where it was sold, when not on the product's own page."""
    clue: bool = False
    """The shop's own products in content: nobody is paid, the agency gets an order clue (订单线索)."""

    def split(self, product_id: str, paid: int) -> Split:
        """Who gets what when so much is paid for a product; nobody anything of one that does not count."""
        return self.shares.get(product_id, Share()).split(paid)


@dataclass(slots=True)
class Links:
    """Every link that the Store's calls handed out. What one is worth shows when somebody opens it."""

    by_url: dict[str, Spread] = field(default_factory=dict[str, Spread])

    def hand_out(self, url: str, spread: Spread) -> str:
        """Remember what the link stands for, and give it back."""
        self.by_url[url] = spread
        return url


def taglink(name: str, code: str) -> str:
    """A token link (口令) that opens when it is pasted into a WeChat chat."""
    return f"#小程序://{name}/{code}"
