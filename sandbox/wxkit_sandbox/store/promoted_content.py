"""Content that the agency's promoters may spread: whose it is, and the links that credit them."""

from __future__ import annotations

from wxkit.store._order_enums import AccountType
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.agency import Agency
from wxkit_sandbox.store.agency_products import lowest, picture
from wxkit_sandbox.store.attribution import talent_share
from wxkit_sandbox.store.links import Content, Links, Spread
from wxkit_sandbox.store.lives import shop_finder_id
from wxkit_sandbox.store.shelf import Shelf
from wxkit_sandbox.store.talents import Talent, Talents
from wxkit_sandbox.world import App

__all__ = [
    "BAD",
    "BAD_ACCOUNT",
    "BAD_CONTENT",
    "NO_COOPERATION",
    "check_miniprogram",
    "content_link",
    "content_talent",
    "expected",
    "promoter_of",
    "shop_channel",
    "shown_product",
]

BAD = 10024000
NO_COOPERATION = 10071047
BAD_CONTENT = 10071048
SWITCHED_OFF = 10071049
BAD_ACCOUNT = 10071055
MILLION = 1_000_000


def content_talent(app: App, talent_appid: str, *, tells_off: bool = False) -> Talent:
    """The talent whose content may be spread. Only some calls tell when promoters are switched off."""
    talent = app.state(Talents).by_appid.get(talent_appid)
    if talent is None or not talent.content_cooperation:
        raise Refusal(NO_COOPERATION)
    if not talent.promoters_allowed:
        raise Refusal(SWITCHED_OFF if tells_off else NO_COOPERATION)
    return talent


def shop_channel(
    app: App, shop_appid: str, promoter_id: str, promoter_type: int, *, tells_off: bool = False
) -> str:
    """The shop's Channels account, whose content may be spread."""
    allowed = app.world.settings.shop_content
    if shop_appid != app.appid or allowed == "closed" or not app.world.settings.shop_channel:
        raise Refusal(NO_COOPERATION)
    if allowed == "promoters_off":
        raise Refusal(SWITCHED_OFF if tells_off else NO_COOPERATION)
    if (promoter_id, promoter_type) != (shop_finder_id(app), AccountType.CHANNEL):
        raise Refusal(BAD_ACCOUNT)
    return promoter_id


def promoter_of(app: App, sharer_appid: str | None, *, unknown: int) -> str:
    """The person behind a promoter's id; empty for the agency itself."""
    if not sharer_appid:
        return ""
    promoter = app.state(Agency).promoters.get(sharer_appid)
    if promoter is None:
        raise Refusal(unknown)
    return promoter.person.id


def check_miniprogram(app: App, appid: str | None) -> None:
    """The mini-program must be bound to the agency, as the world's is."""
    if appid is not None and appid != app.world.miniprogram.appid:
        raise Refusal(BAD)


def content_link(app: App, form: str, person_id: str, content: Content) -> str:
    """A promoter's link (or, by its form, QR code) of something to see."""
    code = app.world.ids.derived(24, "content-link", person_id, content.medium, content.export_id)
    url = form.format(appid=app.appid, code=code)
    return app.state(Links).hand_out(url, Spread("promoter", person_id, content=content))


def shown_product(app: App, product_id: str) -> tuple[str, str, int]:
    """Name, picture and lowest price of a product."""
    item = app.state(Shelf).items[product_id]
    live = item.live or item.draft
    return live.title, picture(live), lowest(live)


def expected(app: App, talent: Talent, product_id: str) -> int:
    """What the agency may expect of one piece in a talent's content, fen."""
    share = talent_share(app, talent, product_id)
    if share is None:
        return 0
    part = app.world.settings.content_agency_ppm
    price = shown_product(app, product_id)[2]
    return price * share.talent_ppm // MILLION * part // MILLION
