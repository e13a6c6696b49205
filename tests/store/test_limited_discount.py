"""Limited-time discounts: when they run, what buyers pay, what they are refused for."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import DAY, HOUR, bought, opened, order_of, refused
from test_products import IMAGES
from test_stock import first_sku, pieces

from wxkit.store.limited_discount import DiscountSkuChange, DiscountSkuInput, DiscountTask
from wxkit.store.products import Product
from wxkit.store.stock import StockDiff, StockFlow
from wxkit.testing._bench import Bench


def discounted(wechat: Bench, product_id: str, **change: Any) -> str:
    """The tea's first SKU at 15,000 fen for an hour, 5 pieces."""
    now = wechat.world.clock.time()
    fields: dict[str, Any] = {
        "product_id": product_id,
        "start_time": now,
        "end_time": now + HOUR,
        "limited_discount_skus": [
            DiscountSkuInput(sku_id=first_sku(wechat, product_id), sale_price=15_000, sale_stock=5)
        ],
    }
    return wechat.shop.limited_discount.add(**(fields | change)).task_id


def tasks(wechat: Bench) -> list[DiscountTask]:
    return list(wechat.shop.limited_discount.iter_list(page_size=2))


def paid(wechat: Bench, product_id: str, count: int = 1) -> int:
    line = order_of(wechat, bought(wechat, product_id, count=count)).order_detail.product_infos[0]
    assert line.real_price is not None
    return line.real_price


def shown(wechat: Bench, product_id: str) -> Product:
    product = wechat.shop.products.get(product_id=product_id).product
    assert product is not None
    return product


def test_buyers_pay_the_discount_while_it_runs(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    discounted(wechat, tea, start_time=wechat.world.clock.time() + 60)
    assert (paid(wechat, tea), shown(wechat, tea).min_price, tasks(wechat)[0].status) == (19_980, 19_980, 0)
    wechat.world.advance(60)
    assert (paid(wechat, tea), shown(wechat, tea).min_price, tasks(wechat)[0].status) == (15_000, 15_000, 1)
    wechat.world.advance(HOUR)
    assert (paid(wechat, tea), shown(wechat, tea).min_price, tasks(wechat)[0].status) == (19_980, 19_980, 2)


def test_the_order_says_what_the_discount_took_off(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    discounted(wechat, tea)
    detail = order_of(wechat, bought(wechat, tea, count=2)).order_detail
    line, price = detail.product_infos[0], detail.price_info
    assert (line.sale_price, line.estimate_price, line.limited_discount_discounted_price) == (
        19_980,
        30_000,
        9_960,
    )
    assert (price.product_price, price.order_price, price.discounted_price) == (39_960, 30_000, 9_960)
    assert price.limited_discount_discounted_price == 9_960


def test_a_discount_is_for_so_many_pieces(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    discounted(wechat, tea)
    assert paid(wechat, tea, 4) == 60_000
    assert paid(wechat, tea, 2) == 39_960
    assert paid(wechat, tea, 1) == 15_000
    assert shown(wechat, tea).min_price == 19_980
    assert pieces(wechat, tea, first_sku(wechat, tea)) == 93


def test_a_cancelled_order_frees_its_pieces(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    discounted(wechat, tea)
    order_id = bought(wechat, tea, count=5, pay=False)
    assert paid(wechat, tea) == 19_980
    wechat.act.cancel_order(person="mei", order_id=order_id)
    assert paid(wechat, tea) == 15_000


def flows(wechat: Bench, product_id: str) -> list[StockFlow]:
    found = wechat.shop.stock.iter_flow(
        product_id=product_id,
        sku_id=first_sku(wechat, product_id),
        begin_time=0,
        end_time=2**31,
        stock_type=5,
    )
    return list(found)


def test_the_discounts_stock_has_movements_of_its_own(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    task_id = discounted(wechat, tea)
    bought(wechat, tea, count=2)
    wechat.world.advance(HOUR)
    moved = [(flow.op_type, flow.beginning_amount, flow.ending_amount) for flow in flows(wechat, tea)]
    assert moved == [(6, 0, 5), (4, 5, 3), (7, 3, 0)]
    assert {flow.ext_info.limited_discount_id for flow in flows(wechat, tea)} == {task_id}


def test_a_discount_is_stopped_for_good_and_then_deleted(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    task_id = discounted(wechat, tea)
    with refused(10020077):
        wechat.shop.limited_discount.delete(task_id=task_id)
    for _ in range(2):
        wechat.shop.limited_discount.stop(task_id=task_id)
    assert paid(wechat, tea) == 19_980
    assert discounted(wechat, tea) != task_id
    wechat.shop.limited_discount.delete(task_id=task_id)
    assert [task.status for task in tasks(wechat)] == [1]
    wechat.world.advance(2 * HOUR)
    assert [task.status for task in tasks(wechat)] == [2]


def test_a_discount_that_was_stopped_before_its_time_never_begins(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    now = wechat.world.clock.time()
    task_id = discounted(wechat, tea, start_time=now + HOUR, end_time=now + 2 * HOUR)
    wechat.shop.limited_discount.stop(task_id=task_id)
    wechat.world.advance(HOUR)
    assert paid(wechat, tea) == 19_980
    assert flows(wechat, tea) == []


def test_no_discount_is_deleted_while_its_product_is_in_audit(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    task_id = discounted(wechat, tea)
    wechat.shop.limited_discount.stop(task_id=task_id)
    wechat.world.settings.audit_takes = HOUR
    images = [f"{image}/tea" for image in IMAGES] + ["https://mmecimage.cn/p/wx/9"]
    wechat.shop.products.update(product_id=tea, title="春山有机绿茶礼盒", head_imgs=images, listing=1)
    with refused(10020049):
        wechat.shop.limited_discount.delete(task_id=task_id)
    assert len(tasks(wechat)) == 1


def test_unknown_discounts_are_refused(wechat: Bench) -> None:
    for call in (wechat.shop.limited_discount.stop, wechat.shop.limited_discount.delete):
        with refused(10020076):
            call(task_id="1")


def test_discounts_are_listed_by_state(wechat: Bench) -> None:
    ids = [discounted(wechat, tea) for tea in opened(wechat)[:1]]
    found = wechat.shop.limited_discount.list(status=1)
    assert ([task.task_id for task in found.limited_discount_tasks], found.total_num) == (ids, 1)
    assert wechat.shop.limited_discount.list(status=2).limited_discount_tasks == []
    with refused(10020051):
        wechat.shop.limited_discount.list(next_key="x")


BAD: list[dict[str, int]] = [
    {"start": -601},
    {"start": 365 * DAY + 1, "end": 365 * DAY + 2},
    {"end": 0},
    {"start": HOUR, "end": HOUR},
    {"end": 365 * DAY + 1},
    {"price": 19_980},
    {"stock": 101},
]


@pytest.mark.parametrize("change", BAD, ids=str)
def test_a_bad_discount_is_not_added(wechat: Bench, change: dict[str, int]) -> None:
    tea, *_ = opened(wechat)
    now = wechat.world.clock.time()
    sku = DiscountSkuInput(
        sku_id=first_sku(wechat, tea),
        sale_price=change.get("price", 15_000),
        sale_stock=change.get("stock", 5),
    )
    with refused(10020051):
        discounted(
            wechat,
            tea,
            start_time=now + change.get("start", 0),
            end_time=now + change.get("end", HOUR),
            limited_discount_skus=[sku],
        )
    assert tasks(wechat) == []


def test_a_product_has_one_discount_at_a_time(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    unknown = DiscountSkuInput(sku_id="1", sale_price=1, sale_stock=1)
    discounted(wechat, tea)
    with refused(10020051):
        discounted(wechat, tea)
    with refused(10020052):
        wechat.shop.limited_discount.add(
            product_id="1", start_time=0, end_time=1, limited_discount_skus=[unknown]
        )
    wechat.shop.limited_discount.stop(task_id=tasks(wechat)[0].task_id)
    for skus in ([unknown], [unknown] * 2):
        with refused(10020051):
            discounted(wechat, tea, limited_discount_skus=skus)


def test_the_general_stock_holds_what_is_on_discount(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    discounted(wechat, tea)
    level = wechat.shop.stock.get(product_id=tea, sku_id=first_sku(wechat, tea)).data
    assert (level.normal_stock_num, level.limited_discount_stock_num, level.total_stock_num) == (100, 0, 100)
    wechat.shop.stock.update(product_id=tea, sku_id=first_sku(wechat, tea), diff_type=StockDiff.ADD, num=1)
    assert paid(wechat, tea) == 15_000


def change(wechat: Bench, task_id: str, product_id: str, *offer: int, **more: Any) -> None:
    """Another price, number of pieces, or time."""
    if offer:
        sku = DiscountSkuChange(
            product_id=product_id,
            sku_id=first_sku(wechat, product_id),
            sale_price=offer[0],
            sale_stock=offer[1],
        )
        more["limited_discount_skus"] = [sku]
    wechat.shop.limited_discount.update(task_id=task_id, **more)


def test_a_discount_that_waits_gets_other_times_and_a_title(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    now = wechat.world.clock.time()
    task_id = discounted(wechat, tea, start_time=now + HOUR, end_time=now + 2 * HOUR)
    done = wechat.shop.limited_discount.update(
        task_id=task_id, status=0, start_time=now + 2 * HOUR, end_time=now + 3 * HOUR, title="夜场"
    )
    assert (done.task_id, done.title) == (task_id, "夜场")
    for hours, price in ((1, 19_980), (1, 15_000), (1, 19_980)):
        wechat.world.advance(hours * HOUR)
        assert paid(wechat, tea) == price


def test_a_discount_that_runs_gets_another_price_and_more_pieces(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    task_id = discounted(wechat, tea)
    bought(wechat, tea, count=3)
    change(wechat, task_id, tea, 12_000, 4)
    assert (paid(wechat, tea), paid(wechat, tea)) == (12_000, 19_980)
    change(wechat, task_id, tea, 12_000, 6)
    assert paid(wechat, tea, 2) == 24_000
    (offer,) = tasks(wechat)[0].limited_discount_skus
    assert (offer.sale_price, offer.sale_stock) == (12_000, 6)


def test_a_discount_that_runs_ends_later_or_earlier(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    task_id, now = discounted(wechat, tea), wechat.world.clock.time()
    wechat.shop.limited_discount.update(task_id=task_id, end_time=now + 3 * HOUR)
    wechat.world.advance(HOUR)
    assert tasks(wechat)[0].status == 1
    wechat.shop.limited_discount.update(task_id=task_id, end_time=now + 2 * HOUR)
    wechat.world.advance(HOUR)
    assert tasks(wechat)[0].status == 2


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"task_id": "1"}, 10020076),
        ({"status": 0}, 10020077),
        ({"end_time": 1}, 10020051),
        ({"start_time": 2**31}, 10020051),
    ],
)
def test_a_bad_change_of_a_discount_is_refused(wechat: Bench, more: dict[str, Any], code: int) -> None:
    tea, *_ = opened(wechat)
    fields: dict[str, Any] = {"task_id": discounted(wechat, tea), "title": "新"} | more
    before = tasks(wechat)
    with refused(code):
        wechat.shop.limited_discount.update(**fields)
    assert tasks(wechat) == before


@pytest.mark.parametrize("offer", [(19_980, 1), (1, 101)])
def test_10020051_a_change_to_a_price_or_stock_that_will_not_do(
    wechat: Bench, offer: tuple[int, int]
) -> None:
    tea, mug, *_ = opened(wechat)
    task_id = discounted(wechat, tea)
    with refused(10020051):
        change(wechat, task_id, tea, *offer)
    with refused(10020051):
        change(wechat, task_id, mug, 1, 1)
    assert tasks(wechat)[0].limited_discount_skus[0].sale_price == 15_000


def test_10020077_what_has_ended_is_not_changed(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    task_id = discounted(wechat, tea)
    wechat.shop.limited_discount.stop(task_id=task_id)
    with refused(10020077):
        wechat.shop.limited_discount.update(task_id=task_id, title="新")
