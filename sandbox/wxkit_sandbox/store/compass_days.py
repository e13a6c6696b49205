"""What the data compass (电商罗盘) knows: figures by day, added up from the world's history as it grows.

Amounts are of goods, in fen, without freight. A day is read once, whoever asks and however often.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from wxkit_sandbox import past
from wxkit_sandbox.clock import SHANGHAI
from wxkit_sandbox.past import HistoryEvent, HistoryLine
from wxkit_sandbox.store.links import Attribution, Split
from wxkit_sandbox.store.orderbook import OrderBook, Origin
from wxkit_sandbox.store.talents import Talents
from wxkit_sandbox.world import App

__all__ = ["CompassDay", "Earnings", "Figures", "Tally", "day_name", "figures_of", "live_figures"]

MILLION = 1_000_000


@dataclass(slots=True)
class Tally:
    """How much, how often, by whom."""

    fen: int = 0
    orders: dict[str, None] = field(default_factory=dict[str, None])
    people: dict[str, None] = field(default_factory=dict[str, None])
    pieces: int = 0

    def add(self, order_id: str, person: str, fen: int, pieces: int) -> None:
        """One line of an order."""
        self.fen += fen
        self.orders[order_id] = self.people[person] = None
        self.pieces += pieces


@dataclass(slots=True)
class Earnings:
    """Who gets what of the sales."""

    seller: int = 0
    platform: int = 0
    talent: int = 0
    agency: int = 0

    def add(self, paid: int, fee: int, split: Split) -> None:
        """One line of an order."""
        self.seller += paid - fee - split.talent - split.agency_earns
        self.platform += fee
        self.talent += split.talent
        self.agency += split.agency_earns


@dataclass(slots=True)
class Figures:
    """How something sold on a day."""

    created: Tally = field(default_factory=Tally)
    paid: Tally = field(default_factory=Tally)
    given_back: Tally = field(default_factory=Tally)
    """Refunds of what was paid that day, whenever they were made."""
    given_back_unsent: int = 0
    """Fen of that, before anything was shipped."""
    refunded: Tally = field(default_factory=Tally)
    """Refunds that were made that day."""
    predicted: Earnings = field(default_factory=Earnings)
    settled: Earnings = field(default_factory=Earnings)
    finders: dict[str, None] = field(default_factory=dict[str, None])
    """Channels accounts of the talents who sold it."""


@dataclass(slots=True)
class CompassDay:
    """One day."""

    whole: Figures = field(default_factory=Figures)
    products: dict[str, Figures] = field(default_factory=dict[str, Figures])
    talents: dict[str, Figures] = field(default_factory=dict[str, Figures])
    """By Channels account."""
    talent_products: dict[str, dict[str, Figures]] = field(default_factory=dict[str, dict[str, Figures]])
    paid_by_scene: dict[int, int] = field(default_factory=dict[int, int])
    """Fen, by where the buyer was (下单场景)."""
    talent_media: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    """Fen by medium, for every Channels account."""
    newcomers: dict[str, None] = field(default_factory=dict[str, None])
    """Who bought for the first time."""

    def each(self, product_id: str, finder_id: str) -> list[Figures]:
        """Everything that a line of an order counts for."""
        found = [self.whole, self.products.setdefault(product_id, Figures())]
        if finder_id:
            own = self.talent_products.setdefault(finder_id, {})
            found += [self.talents.setdefault(finder_id, Figures()), own.setdefault(product_id, Figures())]
            found[1].finders[finder_id] = None
        return found


@dataclass(slots=True)
class _Known:
    """What is needed of an order when more is heard of it."""

    lines: tuple[HistoryLine, ...]
    by: Attribution | None
    finder_id: str
    origin: Origin
    paid_on: str = ""
    shipped: bool = False
    refunded: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])

    def finder_of(self, product_id: str) -> str:
        """The talent's Channels account, when the product counts for the talent."""
        return self.finder_id if self.by and product_id in self.by.shares else ""


@dataclass(slots=True)
class Compass:
    """All days, and how far the history is read."""

    read: int = 0
    days: dict[str, CompassDay] = field(default_factory=dict[str, CompassDay])
    orders: dict[str, _Known] = field(default_factory=dict[str, _Known])
    lives: dict[str, dict[str, Figures]] = field(default_factory=dict[str, dict[str, Figures]])
    """By live room and product, all days together."""
    buyers: dict[str, None] = field(default_factory=dict[str, None])


def day_name(moment: float) -> str:
    """The day in Shanghai, as `20240520`."""
    return f"{datetime.fromtimestamp(moment, SHANGHAI):%Y%m%d}"


def figures_of(app: App, ds: str) -> CompassDay:
    """The figures of a day; empty when nothing happened."""
    return _caught_up(app).days.get(ds) or CompassDay()


def live_figures(app: App, live_id: str) -> dict[str, Figures]:
    """The figures of a live room by product, up to now."""
    return _caught_up(app).lives.get(live_id, {})


def _caught_up(app: App) -> Compass:
    compass, told = app.state(Compass), app.world.history.events
    for event in islice(told, compass.read, len(told)):
        _heed(app, compass, event)
    compass.read = len(told)
    return compass


def _heed(app: App, compass: Compass, event: HistoryEvent) -> None:
    day = compass.days.setdefault(day_name(event.at), CompassDay())
    match event:
        case past.OrderPlaced():
            _placed(app, compass, day, event)
        case past.OrderPaid():
            _paid(app, compass, day, event)
        case past.OrderShipped():
            compass.orders[event.order_id].shipped = True
        case past.OrderRefunded():
            _refunded(compass, day, event)
        case past.OrderSettled():
            _settled(app, compass.orders[event.order_id], day)
        case _:
            pass


def _placed(app: App, compass: Compass, day: CompassDay, event: past.OrderPlaced) -> None:
    origin = app.state(OrderBook).orders[event.order_id].origin
    known = _Known(event.lines, event.brought_by, _finder_id(app, event.brought_by), origin)
    compass.orders[event.order_id] = known
    for line in event.lines:
        for figures in _each(compass, known, day, line.product_id):
            figures.created.add(event.order_id, event.payer, line.price, line.count)


def _finder_id(app: App, by: Attribution | None) -> str:
    """The Channels account of the talent who sold it; empty when none did."""
    if by is None:
        return ""
    if by.content is not None and by.content.talent_appid:
        return by.content.finder_id
    talent = app.state(Talents).of_person(by.person) if by.kind == "talent" else None
    return talent.finder_id if talent else ""


def _each(compass: Compass, known: _Known, day: CompassDay, product_id: str) -> list[Figures]:
    found = day.each(product_id, known.finder_of(product_id))
    if known.origin.live_id:
        room = compass.lives.setdefault(known.origin.live_id, {})
        found.append(room.setdefault(product_id, Figures()))
    return found


def _paid(app: App, compass: Compass, day: CompassDay, event: past.OrderPaid) -> None:
    known = compass.orders[event.order_id]
    known.paid_on, known.lines = day_name(event.at), event.lines
    fee_ppm = app.world.settings.technical_service_fee_ppm
    for line in event.lines:
        split = known.by.split(line.product_id, line.price) if known.by else Split()
        for figures in _each(compass, known, day, line.product_id):
            figures.paid.add(event.order_id, event.payer, line.price, line.count)
            figures.predicted.add(line.price, line.price * fee_ppm // MILLION, split)
    goods = sum(line.price for line in event.lines)
    scene = int(known.origin.scene)
    day.paid_by_scene[scene] = day.paid_by_scene.get(scene, 0) + goods
    if known.finder_id:
        medium = known.by.content.medium if known.by and known.by.content else "product"
        own = sum(line.price for line in event.lines if known.finder_of(line.product_id))
        media = day.talent_media.setdefault(known.finder_id, {})
        media[medium] = media.get(medium, 0) + own
    if event.payer not in compass.buyers:
        compass.buyers[event.payer] = day.newcomers[event.payer] = None


def _refunded(compass: Compass, day: CompassDay, event: past.OrderRefunded) -> None:
    known = compass.orders[event.order_id]
    pieces = {(line.product_id, line.sku_id): line.count for line in known.lines}
    then = compass.days[known.paid_on]
    for line in event.lines:
        key = (line.product_id, line.sku_id)
        count = 0 if key in known.refunded else pieces.get(key, 0)
        known.refunded[key] = known.refunded.get(key, 0) + line.amount
        for figures in _each(compass, known, then, line.product_id):
            figures.given_back.add(event.order_id, event.payer, line.amount, count)
            figures.given_back_unsent += 0 if known.shipped else line.amount
        for figures in day.each(line.product_id, known.finder_of(line.product_id)):
            figures.refunded.add(event.order_id, event.payer, line.amount, count)


def _settled(app: App, known: _Known, day: CompassDay) -> None:
    fee_ppm = app.world.settings.technical_service_fee_ppm
    for line in known.lines:
        left = line.price - known.refunded.get((line.product_id, line.sku_id), 0)
        split = known.by.split(line.product_id, left) if known.by else Split()
        for figures in day.each(line.product_id, known.finder_of(line.product_id)):
            figures.settled.add(left, left * fee_ppm // MILLION, split)
