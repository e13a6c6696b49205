"""Plans of the league (优选联盟): what selling a product pays, and to whom. Ratios in parts per million."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from wxkit.store.league_items import LeagueItemStatus
from wxkit_sandbox.store.agency import agency_appid
from wxkit_sandbox.store.shelf import on_sale
from wxkit_sandbox.world import App

__all__ = [
    "AGENCY_TARGETED",
    "PUBLIC",
    "TARGETED",
    "Cooperation",
    "League",
    "Offer",
    "Plan",
    "PlanKind",
    "SubPlan",
    "Supplied",
    "offer_by_link",
    "offer_of",
    "offers",
    "plan_status",
    "promotable",
    "talent_ratio",
]

PlanKind = Literal["normal", "targeted", "exclusive", "agency"]
TARGETED = 1
"""Plan type 定向计划: the shop named the agency."""
PUBLIC = 2
"""Plan type 公开计划: any agency may."""
AGENCY_TARGETED = 3
"""From here on another agency supplies (机构计划)."""
PLAN_LASTS = 365 * 86400


@dataclass(slots=True)
class Plan:
    """What the shop offers for selling one product."""

    info_id: str
    kind: PlanKind
    product_id: str
    ratio: int = 0
    """The talent's. Of an agency's plan: 0 when the agency decides it."""
    service_ratio: int = 0
    """The agency's (agency's plans only)."""
    agency: str = ""
    """Its appid (agency's plans only)."""
    finders: dict[str, None] = field(default_factory=dict[str, None])
    """The talents' Channels accounts, oldest first (targeted and exclusive plans)."""
    begin: int = 0
    end: int = 0
    """0 for a plan without end."""
    off: bool = False
    deleted: bool = False


@dataclass(slots=True)
class SubPlan:
    """What the agency lets talents have of a product (达人佣金计划)."""

    sub_item_id: str
    ratio: int


@dataclass(slots=True)
class Supplied:
    """What another agency gets of a product."""

    item_id: str
    ratio: int
    ended: bool = False


@dataclass(slots=True)
class Cooperation:
    """The agency works on a product (合作商品)."""

    item_id: str
    product_id: str
    since: int
    hidden: bool = False
    sub_plans: dict[str, SubPlan] = field(default_factory=dict[str, SubPlan])
    supplied: dict[str, Supplied] = field(default_factory=dict[str, Supplied])
    """What other agencies get that help to sell (帮卖机构), by appid; the empty one stands for any."""


@dataclass(slots=True)
class League:
    """All plans, and the products that the agency works on."""

    plans: dict[str, Plan] = field(default_factory=dict[str, Plan])
    by_product: dict[str, list[Plan]] = field(default_factory=dict[str, list[Plan]])
    cooperations: dict[str, Cooperation] = field(default_factory=dict[str, Cooperation])
    """By product."""
    by_item_id: dict[str, str] = field(default_factory=dict[str, str])
    """The product of a cooperation."""
    by_sub_item: dict[str, str] = field(default_factory=dict[str, str])
    """The product of a sub-plan."""
    subscribed: dict[str, None] = field(default_factory=dict[str, None])
    """Products whose changes the agency asked to hear of, oldest first."""
    version: int = 0
    """Of the last change that was told."""

    def add(self, plan: Plan) -> None:
        """Keep a new plan."""
        self.plans[plan.info_id] = plan
        self.by_product.setdefault(plan.product_id, []).append(plan)

    def cooperate(self, cooperation: Cooperation) -> None:
        """Work on a product from now on."""
        self.cooperations[cooperation.product_id] = cooperation
        self.by_item_id[cooperation.item_id] = cooperation.product_id

    def current(self, product_id: str, kind: PlanKind) -> list[Plan]:
        """The product's plans of a kind that are not deleted, newest first."""
        plans = reversed(self.by_product.get(product_id, ()))
        return [plan for plan in plans if plan.kind == kind and not plan.deleted]


@dataclass(frozen=True, slots=True)
class Offer:
    """What the agency is offered for a product."""

    product_id: str

    plan_type: int
    service_ppm: int
    talent_ppm: int
    """0 when the agency decides it, which promoters need: theirs is cut from the agency's."""
    begin: int
    end: int
    info_id: str = ""
    """The plan; empty for the public pool."""

    @property
    def link(self) -> str:
        """How calls name it (机构推广商品链接)."""
        return "weixinstorehs/" + (self.info_id or self.product_id)


def plan_status(app: App, plan: Plan) -> LeagueItemStatus:
    """Where the plan stands now."""
    now = app.world.clock.time()
    if plan.deleted:
        return LeagueItemStatus.DELETED
    if plan.off or (plan.end and plan.end <= now):
        return LeagueItemStatus.OFF_SALE
    return LeagueItemStatus.TO_COME if plan.begin > now else LeagueItemStatus.ON_SALE


def _running(app: App, plan: Plan) -> bool:
    return plan_status(app, plan) == LeagueItemStatus.ON_SALE


def _offered(plan: Plan, now: int) -> Offer:
    end = plan.end or now + PLAN_LASTS
    return Offer(plan.product_id, TARGETED, plan.service_ratio, plan.ratio, plan.begin, end, plan.info_id)


def offers(app: App, product_id: str) -> list[Offer]:
    """What the agency is offered for a product on sale: its own plans, newest first, and the public pool."""
    item = on_sale(app, product_id)
    if item is None or not app.world.settings.league_joined:
        return []
    now, own = app.world.clock.time(), agency_appid(app)
    plans = app.state(League).current(product_id, "agency")
    running = [plan for plan in plans if plan.agency == own and _running(app, plan)]
    found = [_offered(plan, now) for plan in running]
    public = app.world.settings.league_public_service_ppm
    if public:
        found.append(Offer(product_id, PUBLIC, public, 0, item.create_time, item.create_time + PLAN_LASTS))
    return found


def offer_of(app: App, product_id: str) -> Offer | None:
    """What the agency gets of a product on sale: by its own plan, else by the public pool."""
    return next(iter(offers(app, product_id)), None)


def offer_by_link(app: App, link: str) -> Offer | None:
    """The offer that a link names, while it runs."""
    name = link.removeprefix("weixinstorehs/")
    plan = app.state(League).plans.get(name)
    found = offers(app, plan.product_id if plan else name)
    return next((offer for offer in found if offer.link == link), None)


def promotable(app: App, product_id: str) -> Offer | None:
    """What promoters share: the first offer in which the agency decides about the talent's part."""
    return next((offer for offer in offers(app, product_id) if not offer.talent_ppm), None)


def talent_ratio(app: App, product_id: str, finder_id: str) -> int | None:
    """What the shop pays a talent: by an exclusive, a targeted or the normal plan; None for nothing."""
    if on_sale(app, product_id) is None:
        return None
    league = app.state(League)
    exclusive = [plan for plan in league.current(product_id, "exclusive") if _running(app, plan)]
    normal = [plan for plan in league.current(product_id, "normal") if _running(app, plan)]
    targeted = [plan for plan in league.current(product_id, "targeted") if normal and _running(app, plan)]
    for plan in exclusive + targeted:
        if finder_id in plan.finders:
            return plan.ratio
    return normal[0].ratio if normal and not exclusive else None
