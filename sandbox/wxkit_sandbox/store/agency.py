"""The agency (联盟带货机构) that the Store's account stands in for, and the promoters bound to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store._promoter_enums import CommissionPayer
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = [
    "Agency",
    "BoundPromoter",
    "agency_appid",
    "bind_promoter",
    "head_img",
    "promoter_by_person",
    "unbind_promoter",
]

BOUND = 1
UNBOUND = 2
AGENCY_NAME = "推客带货机构"


@dataclass(slots=True)
class BoundPromoter:
    """One promoter."""

    person: Person
    sharer_appid: str
    bind_time: int
    commission_type: CommissionPayer
    commission_ratio: int
    """Part of what the agency gets, in parts per million."""
    product_ratios: dict[str, int] = field(default_factory=dict[str, int])
    """The same for single products."""

    def ratio(self, product_id: str) -> int:
        """What the platform pays on a product; nothing when the agency pays itself."""
        if self.commission_type == CommissionPayer.AGENCY:
            return 0
        return self.product_ratios.get(product_id, self.commission_ratio)


@dataclass(slots=True)
class Agency:
    """The agency's promoters by their sharer_appid, in the order in which they were bound."""

    name: str = AGENCY_NAME
    promoters: dict[str, BoundPromoter] = field(default_factory=dict[str, BoundPromoter])
    by_person: dict[str, str] = field(default_factory=dict[str, str])
    """The sharer_appid of every bound promoter, by the person's id."""
    registered: dict[str, bool] = field(default_factory=dict[str, bool])
    """Who is registered as a promoter, bound or not: person's id, and whether with a merchant account."""
    unverified: set[str] = field(default_factory=set[str])
    """Who began to register and has to verify the payment identity first (支付实名)."""


def agency_appid(app: App) -> str:
    """The agency's own appid."""
    return "wx" + app.world.ids.hex(16, "appid", "agency")


def head_img(person_id: str) -> str:
    """Somebody's avatar."""
    return f"https://wx.qlogo.cn/mmhead/{person_id}/0"


def promoter_by_person(app: App, person_id: str) -> BoundPromoter | None:
    """The person as a promoter, when bound."""
    agency = app.state(Agency)
    return agency.promoters.get(agency.by_person.get(person_id, ""))


def bind_promoter(app: App, person: Person, payer: CommissionPayer, ratio: int) -> BoundPromoter:
    """Bind somebody who is registered: event `promoter_bind_result`."""
    agency = app.state(Agency)
    sharer_appid = "wx" + app.world.ids.hex(16, "promoter", person.id)
    promoter = BoundPromoter(person, sharer_appid, app.world.clock.time(), payer, ratio)
    agency.promoters[sharer_appid] = promoter
    agency.by_person[person.id] = sharer_appid
    _tell(app, promoter, BOUND)
    return promoter


def unbind_promoter(app: App, promoter: BoundPromoter) -> None:
    """Part with a promoter, whose links earn nothing any more: event `promoter_bind_result`."""
    agency = app.state(Agency)
    del agency.promoters[promoter.sharer_appid], agency.by_person[promoter.person.id]
    _tell(app, promoter, UNBOUND)


def _tell(app: App, promoter: BoundPromoter, status: int) -> None:
    result = events.PromoterBindResult(
        bind_status=status,
        sharer_appid=promoter.sharer_appid,
        sharer_openid=app.openid(promoter.person),
    )
    if (unionid := app.unionid(promoter.person)) is not None:
        result = result.model_copy(update={"sharer_unionid": unionid})
    app.emit(result)
