"""The agency (联盟带货机构) that the Store's account stands in for, and the promoters bound to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from wxkit.callbacks import events
from wxkit.store.promoter import CommissionPayer
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.links import Attribution, Links
from wxkit_sandbox.world import App

__all__ = [
    "Agency",
    "BoundPromoter",
    "bind_promoter",
    "promoter_by_person",
    "reprice_links",
    "unbind_promoter",
]

BOUND = 1
UNBOUND = 2


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

    promoters: dict[str, BoundPromoter] = field(default_factory=dict[str, BoundPromoter])
    registered: set[str] = field(default_factory=set[str])
    """Ids of the people who are registered as promoters, bound or not."""
    service_ratio: int = 100_000
    """What the agency gets of every product, in parts per million of what is paid."""

    def attribute(self, promoter: BoundPromoter, product_id: str) -> Attribution:
        """What a link of this promoter to this product stands for."""
        return Attribution(
            "promoter",
            promoter.person.id,
            product_id=product_id,
            sharer_appid=promoter.sharer_appid,
            ratio_ppm=self.service_ratio,
            sharer_ratio_ppm=promoter.ratio(product_id),
        )


def promoter_by_person(app: App, person: Person) -> BoundPromoter | None:
    """The person as a promoter, when bound."""
    for promoter in app.state(Agency).promoters.values():
        if promoter.person is person:
            return promoter
    return None


def bind_promoter(app: App, person: Person, commission_type: int, ratio: int) -> BoundPromoter:
    """Register somebody and bind them: event `promoter_bind_result`."""
    agency = app.state(Agency)
    sharer_appid = "wx" + app.world.ids.hex(16, "promoter", person.id)
    now = app.world.clock.time()
    promoter = BoundPromoter(person, sharer_appid, now, CommissionPayer(commission_type), ratio)
    agency.promoters[sharer_appid] = promoter
    agency.registered.add(person.id)
    _tell(app, promoter, BOUND)
    return promoter


def unbind_promoter(app: App, promoter: BoundPromoter) -> None:
    """Part with a promoter, whose links earn nothing any more: event `promoter_bind_result`."""
    del app.state(Agency).promoters[promoter.sharer_appid]
    app.state(Links).rewrite("promoter", promoter.person.id, lambda attribution: None)
    _tell(app, promoter, UNBOUND)


def reprice_links(app: App, promoter: BoundPromoter) -> None:
    """Let the promoter's links stand for what the promoter gets now."""

    def reprice(attribution: Attribution) -> Attribution:
        return replace(attribution, sharer_ratio_ppm=promoter.ratio(attribution.product_id))

    app.state(Links).rewrite("promoter", promoter.person.id, reprice)


def _tell(app: App, promoter: BoundPromoter, status: int) -> None:
    result = events.PromoterBindResult(
        bind_status=status,
        sharer_appid=promoter.sharer_appid,
        sharer_openid=app.openid(promoter.person),
    )
    if (unionid := app.unionid(promoter.person)) is not None:
        result = result.model_copy(update={"sharer_unionid": unionid})
    app.emit(result)
