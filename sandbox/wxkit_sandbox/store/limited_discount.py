"""Limited-time discounts (限时抢购): added, changed, listed, stopped, deleted."""

from __future__ import annotations

from collections.abc import Sequence

from wxkit._call import Ok
from wxkit.store._product_enums import EditStatus
from wxkit.store.limited_discount import (
    AddLimitedDiscount,
    DeleteLimitedDiscount,
    DiscountSku,
    DiscountSkuInput,
    DiscountStatus,
    DiscountTask,
    DiscountTaskAdded,
    DiscountTasks,
    DiscountTaskUpdated,
    ListLimitedDiscounts,
    StopLimitedDiscount,
    UpdateLimitedDiscount,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.discounts import Offer, Task, Tasks, end, offer, schedule, wait
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.shelf import Shelf, ShelfItem, own_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD, NO_TASK, WRONG_STATE, IN_AUDIT = 10020051, 10020076, 10020077, 10020049
LATE = 10 * 60
AHEAD = 365 * 86400


@handles(AddLimitedDiscount, invalid={"*": BAD, "product_id": 10020052})
def add_task(app: App, call: AddLimitedDiscount) -> DiscountTaskAdded:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/limiteddiscounttask/api_addlimiteddiscounttask.html"""
    item = own_of(app, call.product_id)
    _check_start(app, call.start_time)
    _check_end(app, call.start_time, call.end_time)
    _check_skus(item, call.limited_discount_skus)
    if item.product_id in app.state(Tasks).of_product:
        raise Refusal(BAD)
    offers = _offers(call.limited_discount_skus)
    task_id, now = str(app.world.ids.count("limited-discount", 12_345_001)), app.world.clock.time()
    schedule(app, Task(task_id, item.product_id, now, call.start_time, call.end_time, offers))
    return DiscountTaskAdded(task_id=task_id)


def _offers(skus: Sequence[DiscountSkuInput]) -> dict[str, Offer]:
    return {sku.sku_id: Offer(sku.sku_id, sku.sale_price, sku.sale_stock, sku.sale_stock) for sku in skus}


def _check_start(app: App, start: int) -> None:
    """Ten minutes of a wrong clock are forgiven, a year ahead is the most."""
    now = app.world.clock.time()
    if not now - LATE <= start <= now + AHEAD:
        raise Refusal(BAD)


def _check_end(app: App, start: int, end_: int) -> None:
    now = app.world.clock.time()
    if not max(now, start) < end_ <= now + AHEAD:
        raise Refusal(BAD)


def _check_skus(item: ShelfItem, skus: Sequence[DiscountSkuInput]) -> None:
    if len({sku.sku_id for sku in skus}) < len(skus):
        raise Refusal(BAD)
    for given in skus:
        sku = item.live_sku(given.sku_id)
        if sku is None or given.sale_price >= sku.sale_price or given.sale_stock > item.stock[sku.sku_id]:
            raise Refusal(BAD)


@handles(UpdateLimitedDiscount, invalid={"*": BAD})
def update_task(app: App, call: UpdateLimitedDiscount) -> DiscountTaskUpdated:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/limiteddiscounttask/api_updatelimiteddiscounttask.html"""
    task = _task(app, call.task_id)
    if task.status == DiscountStatus.ENDED or call.status not in (None, task.status):
        raise Refusal(WRONG_STATE)
    start, end_ = _new_times(app, task, call)
    if call.limited_discount_skus is not None:
        if any(sku.product_id != task.product_id for sku in call.limited_discount_skus):
            raise Refusal(BAD)
        _check_skus(app.state(Shelf).items[task.product_id], call.limited_discount_skus)
        offer(app, task, _offers(call.limited_discount_skus))
    task.start_time, task.end_time = start, end_
    task.title = task.title if call.title is None else call.title
    wait(app, task)
    return DiscountTaskUpdated(task_id=task.task_id, title=task.title)


def _new_times(app: App, task: Task, call: UpdateLimitedDiscount) -> tuple[int, int]:
    """What runs has begun when it did."""
    start = task.start_time if call.start_time is None else call.start_time
    end_ = task.end_time if call.end_time is None else call.end_time
    if start != task.start_time:
        if task.status == DiscountStatus.RUNNING:
            raise Refusal(BAD)
        _check_start(app, start)
    _check_end(app, start, end_)
    return start, end_


@handles(ListLimitedDiscounts, invalid={"*": BAD})
def list_tasks(app: App, call: ListLimitedDiscounts) -> DiscountTasks:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/limiteddiscounttask/api_getlimiteddiscounttasklist.html"""
    tasks = app.state(Tasks).tasks
    ids = [task.task_id for task in tasks.values() if call.status in (None, task.status)]
    page = page_of(ids, call.page_size, call.next_key, call.status, mismatch=BAD)
    shown = [_view(tasks[task_id]) for task_id in page.ids]
    return DiscountTasks(limited_discount_tasks=shown, next_key=page.next_key, total_num=len(ids))


@handles(StopLimitedDiscount, invalid={"*": BAD})
def stop_task(app: App, call: StopLimitedDiscount) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/limiteddiscounttask/api_stoplimiteddiscounttask.html"""
    end(app, _task(app, call.task_id))
    return Ok()


@handles(DeleteLimitedDiscount, invalid={"*": BAD})
def delete_task(app: App, call: DeleteLimitedDiscount) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/limiteddiscounttask/api_deletelimiteddiscounttask.html"""
    task = _task(app, call.task_id)
    if app.state(Shelf).items[task.product_id].edit_status == EditStatus.AUDITING:
        raise Refusal(IN_AUDIT)
    if task.status != DiscountStatus.ENDED:
        raise Refusal(WRONG_STATE)
    del app.state(Tasks).tasks[task.task_id]
    return Ok()


def _task(app: App, task_id: str) -> Task:
    task = app.state(Tasks).tasks.get(task_id)
    if task is None:
        raise Refusal(NO_TASK)
    return task


def _view(task: Task) -> DiscountTask:
    return DiscountTask(
        task_id=task.task_id,
        product_id=task.product_id,
        status=task.status,
        create_time=task.create_time,
        start_time=task.start_time,
        end_time=task.end_time,
        limited_discount_skus=[
            DiscountSku(sku_id=offer.sku_id, sale_price=offer.price, sale_stock=offer.stock)
            for offer in task.offers.values()
        ],
    )
