"""Whom an order is credited to (归因): by its link or content, else by who has the customer locked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wxkit_sandbox.people import Person
from wxkit_sandbox.store.agency import BoundPromoter, promoter_by_person
from wxkit_sandbox.store.agency_coupons import goes_with
from wxkit_sandbox.store.contents import sold_in
from wxkit_sandbox.store.coupon_book import CouponBook
from wxkit_sandbox.store.league import League, offer_of, promotable, talent_ratio
from wxkit_sandbox.store.links import Attribution, Content, Share, Spread
from wxkit_sandbox.store.locks import lock_on_click, lock_on_order, locked
from wxkit_sandbox.store.sharers import Sharers
from wxkit_sandbox.store.shelf import Shelf
from wxkit_sandbox.store.talents import Talent, Talents
from wxkit_sandbox.world import App

__all__ = ["attribute", "click", "talent_share"]


def click(app: App, person: Person, spread: Spread) -> None:
    """Somebody opens a link: a promoter's locks them."""
    if spread.kind == "promoter" and promoter_by_person(app, spread.person):
        lock_on_click(app, person, spread, _leads_to(app, spread))


def _leads_to(app: App, spread: Spread) -> Sequence[str]:
    if spread.content:
        return list(sold_in(app, spread.content))
    if spread.coupon_id:
        return [product_id for product_id in app.state(Shelf).items if _meant(app, spread, product_id)]
    return [spread.product_id]


def _meant(app: App, spread: Spread, product_id: str) -> bool:
    """Whether the link is of this product, or of a coupon for it."""
    if spread.coupon_id:
        return goes_with(app.state(CouponBook).coupons[spread.coupon_id], product_id)
    return product_id == spread.product_id


def attribute(app: App, buyer: Person, products: Sequence[str], spread: Spread | None) -> Attribution | None:
    """Credit an order of these products that is about to be placed, with a link or without."""
    if spread is not None:
        click(app, buyer, spread)
    spread = spread or locked(app, buyer, products)
    worth = _worth(app, spread, products) if spread else None
    if spread is not None and worth is not None:
        lock_on_order(app, buyer, spread, worth.shares)
    return worth


def _worth(app: App, spread: Spread, products: Sequence[str]) -> Attribution | None:
    if spread.kind == "sharer":
        worth = _of_sharer(app, spread, products)
    elif spread.content is None:
        worth = _of_promoter(app, spread, products)
    elif spread.content.talent_appid:
        worth = _of_talent(app, spread, spread.content, products)
    else:
        worth = _of_shop(app, spread, spread.content, products)
    return worth if worth and worth.shares else None


def _of_sharer(app: App, spread: Spread, products: Sequence[str]) -> Attribution | None:
    person = app.world.people[spread.person]
    sharer = app.state(Sharers).by_openid.get(app.openid(person))
    if sharer is None:
        return None
    shared = [product_id for product_id in products if spread.content or product_id == spread.product_id]
    return Attribution(
        "sharer",
        spread.person,
        dict.fromkeys(shared, Share()),
        sharer_openid=sharer.openid,
        sharer_type=sharer.sharer_type,
        share_scene=spread.share_scene,
        content=spread.content,
    )


def _of_promoter(app: App, spread: Spread, products: Sequence[str]) -> Attribution | None:
    """A product that a promoter, or the agency itself, spread."""
    promoter = promoter_by_person(app, spread.person)
    if spread.person and promoter is None:
        return None
    whole_shop = app.world.settings.lock_scope == "shop"
    shares = dict[str, Share]()
    for product_id in products:
        offer = promotable(app, product_id)
        if offer and (whole_shop or _meant(app, spread, product_id)):
            ratio = promoter.ratio(product_id) if promoter else 0
            shares[product_id] = Share(service_ppm=offer.service_ppm, promoter_ppm=ratio)
    appid = promoter.sharer_appid if promoter else ""
    return Attribution("promoter", spread.person, shares, sharer_appid=appid)


def _of_talent(app: App, spread: Spread, content: Content, products: Sequence[str]) -> Attribution | None:
    """Something in a talent's content, spread by a promoter or found there."""
    talent = app.state(Talents).by_appid[content.talent_appid]
    promoter = promoter_by_person(app, spread.person)
    by_agency = spread.kind == "promoter" and (promoter is not None or not spread.person)
    sold = sold_in(app, content)
    shares = dict[str, Share]()
    for product_id in products:
        share = talent_share(app, talent, product_id) if product_id in sold else None
        if share is not None:
            shares[product_id] = _shared_on(app, promoter, share, product_id) if by_agency else share
    if not by_agency:
        return Attribution("talent", talent.person.id, shares, content=content)
    appid = promoter.sharer_appid if promoter else ""
    return Attribution("promoter", spread.person, shares, sharer_appid=appid, content=content)


def _shared_on(app: App, promoter: BoundPromoter | None, share: Share, product_id: str) -> Share:
    """The talent shares with the agency, and that with its promoter."""
    part = app.world.settings.content_agency_ppm
    ratio = promoter.ratio(product_id) if promoter else 0
    return replace(share, promoter_agency_ppm=part, promoter_ppm=ratio)


def talent_share(app: App, talent: Talent, product_id: str) -> Share | None:
    """What a talent gets of a product: by the agency's plan in the window, else by the shop's own plans."""
    item, offer = talent.window.get(product_id), offer_of(app, product_id)
    if item and item.by_plan and offer:
        if offer.talent_ppm:
            return Share(service_ppm=offer.service_ppm, talent_ppm=offer.talent_ppm)
        cooperation = app.state(League).cooperations.get(product_id)
        plan = cooperation.sub_plans.get(item.sub_item_id) if cooperation else None
        if plan:
            return Share(service_ppm=offer.service_ppm, talent_ppm=plan.ratio, agency_pays_talent=True)
    ratio = talent_ratio(app, product_id, talent.finder_id)
    return Share(talent_ppm=ratio) if ratio else None


def _of_shop(app: App, spread: Spread, content: Content, products: Sequence[str]) -> Attribution | None:
    """The shop's own products in its own content: the promoter's agency learns of it and earns nothing."""
    promoter = promoter_by_person(app, spread.person)
    if spread.kind != "promoter" or (spread.person and promoter is None):
        return None
    sold = sold_in(app, content)
    shown = [product_id for product_id in products if product_id in sold]
    return Attribution(
        "promoter",
        spread.person,
        dict.fromkeys(shown, Share()),
        sharer_appid=promoter.sharer_appid if promoter else "",
        content=content,
        clue=True,
    )
