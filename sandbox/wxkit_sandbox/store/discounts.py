"""Limited-time discounts (限时抢购) as the sandbox keeps them: a lower price for some pieces, for a while."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from wxkit.store._product import Sku
from wxkit.store._stock_enums import StockOp, StockType
from wxkit.store.limited_discount import DiscountStatus
from wxkit_sandbox.store.shelf import Shelf, ShelfItem, StockFlow
from wxkit_sandbox.world import App

__all__ = ["Offer", "Task", "Tasks", "end", "offer", "offer_of", "price_of", "schedule", "sell", "wait"]

S = DiscountStatus


@dataclass(slots=True)
class Offer:
    """A SKU on discount."""

    sku_id: str
    price: int
    """Fen."""
    stock: int
    """How many pieces are sold at it; they come from the general stock."""
    left: int


@dataclass(slots=True)
class Task:
    """A discount of one product."""

    task_id: str
    product_id: str
    create_time: int
    start_time: int
    end_time: int
    offers: dict[str, Offer]
    """By SKU."""
    status: DiscountStatus = S.WAITING
    title: str = ""
    """For the merchant's eyes only."""


@dataclass(slots=True)
class Tasks:
    """All discounts of a Store by id, oldest first."""

    tasks: dict[str, Task] = field(default_factory=dict[str, Task])
    of_product: dict[str, Task] = field(default_factory=dict[str, Task])
    """The discount of a product that waits or runs."""


def schedule(app: App, task: Task) -> None:
    """A new discount: it begins and ends on the clock."""
    tasks = app.state(Tasks)
    tasks.tasks[task.task_id] = tasks.of_product[task.product_id] = task
    wait(app, task)


def wait(app: App, task: Task) -> None:
    """Let a discount begin and end at its times; a timer of another time finds nothing to do."""
    clock = app.world.clock
    if task.status == S.WAITING and task.start_time <= clock.now():
        _begin(app, task)
    elif task.status == S.WAITING:
        clock.call_at(task.start_time, _due, app, task.task_id)
    clock.call_at(task.end_time, _over, app, task.task_id)


def _due(app: App, task_id: str) -> None:
    """Timer: the discount begins, unless it was stopped before."""
    task = app.state(Tasks).tasks.get(task_id)
    if task is not None and task.status == S.WAITING and task.start_time <= app.world.clock.now():
        _begin(app, task)


def _over(app: App, task_id: str) -> None:
    """Timer: the discount ends, unless it was stopped before."""
    task = app.state(Tasks).tasks.get(task_id)
    if task is not None and task.end_time <= app.world.clock.now():
        end(app, task)


def _begin(app: App, task: Task) -> None:
    task.status = S.RUNNING
    for offer in task.offers.values():
        _note(app, task, offer, StockOp.ALLOTTED, 0)


def offer(app: App, task: Task, offers: dict[str, Offer]) -> None:
    """Other SKUs, prices or pieces; those that were sold at the discount stay sold."""
    for sku_id, new in offers.items():
        old = task.offers.get(sku_id)
        new.left = max(0, new.stock - (old.stock - old.left if old else 0))
    for sku_id in [*task.offers, *(one for one in offers if one not in task.offers)]:
        _allot(app, task, task.offers.get(sku_id), offers.get(sku_id))
    task.offers = offers


def _allot(app: App, task: Task, old: Offer | None, new: Offer | None) -> None:
    """Write down what a running discount gets more or less of."""
    before, after = old.left if old else 0, new.left if new else 0
    kept = new or old
    if task.status == S.RUNNING and kept is not None and before != after:
        op = StockOp.ALLOTTED if after > before else StockOp.RETURNED
        _note(app, task, replace(kept, left=after), op, before)


def end(app: App, task: Task) -> None:
    """No piece is sold at the discount any more; ending what has ended does nothing."""
    ran = task.status == S.RUNNING
    if task.status == S.ENDED:
        return
    task.status = S.ENDED
    del app.state(Tasks).of_product[task.product_id]
    for offer in task.offers.values() if ran else ():
        before, offer.left = offer.left, 0
        _note(app, task, offer, StockOp.RETURNED, before)


def _offer(app: App, product_id: str, sku_id: str) -> tuple[Task, Offer] | None:
    task = app.state(Tasks).of_product.get(product_id)
    if task is None or task.status != S.RUNNING or sku_id not in task.offers:
        return None
    return task, task.offers[sku_id]


def price_of(app: App, item: ShelfItem, sku: Sku) -> int:
    """What buyers see on the product's page, fen."""
    found = _offer(app, item.product_id, sku.sku_id)
    return found[1].price if found and found[1].left else sku.sale_price


def offer_of(app: App, item: ShelfItem, sku: Sku, count: int) -> tuple[int, str]:
    """What comes off so many pieces, fen, and the discount's id; nothing when it has fewer left."""
    found = _offer(app, item.product_id, sku.sku_id)
    if found is None or found[1].left < count:
        return 0, ""
    task, offer = found
    return max(0, sku.sale_price - offer.price) * count, task.task_id


def sell(app: App, task_id: str, sku_id: str, count: int, order_id: str) -> None:
    """Pieces were ordered at a discount, or (a negative count) are not wanted after all."""
    task = app.state(Tasks).tasks.get(task_id)
    if task is None or task.status != S.RUNNING:
        return
    offer = task.offers[sku_id]
    before, offer.left = offer.left, offer.left - count
    _note(app, task, offer, StockOp.ORDERED if count > 0 else StockOp.CANCELLED, before, order_id)


def _note(app: App, task: Task, offer: Offer, op: StockOp, before: int, order_id: str = "") -> None:
    """Write the movement of the discount's stock down."""
    flow = StockFlow(
        offer.sku_id,
        op,
        abs(offer.left - before),
        before,
        offer.left,
        app.world.clock.time(),
        order_id,
        StockType.LIMITED_TIME,
        task.task_id,
    )
    app.state(Shelf).items[task.product_id].flows.append(flow)
