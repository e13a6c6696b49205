"""Talents (带货者): people who sell for others in their Channels account (视频号), and their windows."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store.league_talents import LeagueTalentStatus
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["Talent", "Talents", "WindowItem", "first_talent", "new_talent"]


@dataclass(slots=True)
class WindowItem:
    """A product in a window."""

    product_id: str
    added: int
    by_agency: bool = False
    """The agency put it up."""
    by_plan: bool = False
    """It pays by the agency's plan (机构商品), not by the shop's own ones."""
    sub_item_id: str = ""
    """The sub-plan, when the agency decides what the talent gets."""
    hidden: bool = False


@dataclass(slots=True)
class Talent:
    """One talent."""

    person: Person
    talent_appid: str
    finder_id: str
    """`sph…`, the Channels account."""
    openfinderid: str
    opentalentid: str
    since: int
    content_cooperation: bool
    """Lets the agency's promoters spread the content (内容合作)."""
    promoters_allowed: bool
    window_auth: bool
    """Lets the agency fill the window."""
    with_shop: LeagueTalentStatus = LeagueTalentStatus.INITIAL
    """Where the cooperation with the shop stands."""
    invite_time: int = 0
    sold: int = 0
    """Pieces paid for."""
    gmv: int = 0
    """Fen paid for them."""
    sold_products: dict[str, int] = field(default_factory=dict[str, int])
    """Pieces paid for, by product."""
    window: dict[str, WindowItem] = field(default_factory=dict[str, WindowItem])

    @property
    def nickname(self) -> str:
        """As people see it."""
        return self.person.nickname


@dataclass(slots=True)
class Talents:
    """All talents by appid, in the order in which they became such."""

    by_appid: dict[str, Talent] = field(default_factory=dict[str, Talent])
    by_finder: dict[str, str] = field(default_factory=dict[str, str])
    """The appid of every Channels account."""
    by_person: dict[str, str] = field(default_factory=dict[str, str])
    by_open: dict[str, str] = field(default_factory=dict[str, str])
    """The appid of every openfinderid and opentalentid."""

    def of_finder(self, finder_id: str | None) -> Talent | None:
        """Whose Channels account this is."""
        return self.by_appid.get(self.by_finder.get(finder_id or "", ""))

    def named(self, finder_id: str | None, promoter_id: str | None) -> Talent | None:
        """Who this is, by one of the two ids that shops know."""
        return self.of_finder(finder_id) if finder_id else self.by_appid.get(promoter_id or "")

    def of_person(self, person_id: str) -> Talent | None:
        """The person as a talent."""
        return self.by_appid.get(self.by_person.get(person_id, ""))

    def of_open(self, openid: str | None) -> Talent | None:
        """Whose openfinderid or opentalentid this is."""
        return self.by_appid.get(self.by_open.get(openid or "", ""))


def first_talent(app: App) -> Talent | None:
    """The talent for whom the Store's token stands in."""
    return next(iter(app.state(Talents).by_appid.values()), None)


def new_talent(
    app: App, person: Person, *, content_cooperation: bool, promoters_allowed: bool, window_auth: bool
) -> Talent:
    """Somebody registers as a talent and works with the agency from now on."""
    ids = app.world.ids
    talent = Talent(
        person=person,
        talent_appid="wx" + ids.hex(16, "talent", person.id),
        finder_id="sph" + ids.derived(12, "finder", person.id),
        openfinderid="of" + ids.derived(40, "openfinder", person.id),
        opentalentid="ot" + ids.derived(40, "opentalent", person.id),
        since=app.world.clock.time(),
        content_cooperation=content_cooperation,
        promoters_allowed=promoters_allowed,
        window_auth=window_auth,
    )
    talents = app.state(Talents)
    talents.by_appid[talent.talent_appid] = talent
    talents.by_finder[talent.finder_id] = talent.talent_appid
    talents.by_person[person.id] = talent.talent_appid
    talents.by_open |= dict.fromkeys((talent.openfinderid, talent.opentalentid), talent.talent_appid)
    return talent
