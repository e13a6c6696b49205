"""The merchant wants to ship later."""

from __future__ import annotations

import pytest
from shop_steps import DAY, HOUR, bought, opened, order_of, pushes, refused, shipped

import wxkit
from wxkit.store.delivery_negotiation import Negotiation
from wxkit.testing._bench import Bench


def submit(wechat: Bench, order_id: str, days: int = 5) -> int:
    promised = wechat.world.clock.time() + days * DAY
    wechat.shop.delivery_negotiation.submit(
        order_id=order_id, predict_delivery_time=promised, reason=2, remark="缺货"
    )
    return promised


def result(wechat: Bench, order_id: str) -> list[Negotiation]:
    return wechat.shop.delivery_negotiation.results(order_id_list=[int(order_id)]).negotiation_list


def waiting(wechat: Bench) -> str:
    tea, *_ = opened(wechat)
    return bought(wechat, tea)


def deadline(wechat: Bench, order_id: str) -> int | None:
    return order_of(wechat, order_id).order_detail.product_infos[0].delivery_deadline


@pytest.mark.parametrize(("agree", "state", "told"), [(True, 2, 21), (False, 3, 22)])
def test_the_buyer_answers(wechat: Bench, agree: bool, state: int, told: int) -> None:
    order_id = waiting(wechat)
    before = deadline(wechat, order_id)
    promised = submit(wechat, order_id)
    (found,) = result(wechat, order_id)
    assert (found.state, found.reason, found.remark, found.order_id) == (1, 2, "缺货", order_id)
    assert (found.original_delivery_time, found.deadline) == (before, wechat.world.clock.time() + DAY)
    wechat.act.answer_delay(person="mei", order_id=order_id, agree=agree)
    assert result(wechat, order_id)[0].state == state
    assert deadline(wechat, order_id) == (promised if agree else before)
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "type": told}


def test_no_answer_is_a_refusal(wechat: Bench) -> None:
    order_id = waiting(wechat)
    submit(wechat, order_id)
    wechat.world.advance(DAY)
    assert result(wechat, order_id)[0].state == 4
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "type": 23}
    with pytest.raises(wxkit.WeChatError, match="does not ask"):
        wechat.act.answer_delay(person="mei", order_id=order_id)


def test_three_times_an_order(wechat: Bench) -> None:
    order_id = waiting(wechat)
    for days in (3, 4, 5):
        submit(wechat, order_id, days)
        wechat.act.answer_delay(person="mei", order_id=order_id, agree=False)
    with refused(40097):
        submit(wechat, order_id)
    assert len(result(wechat, order_id)) == 3


def test_not_in_the_last_four_hours(wechat: Bench) -> None:
    order_id = waiting(wechat)
    wechat.world.advance(44 * HOUR + 1)
    with refused(40097):
        submit(wechat, order_id)
    assert result(wechat, order_id) == []


def test_not_earlier_than_the_deadline_and_not_twice_at_once(wechat: Bench) -> None:
    order_id = waiting(wechat)
    with refused(40097):
        submit(wechat, order_id, days=1)
    submit(wechat, order_id)
    with refused(40097):
        submit(wechat, order_id)


def test_only_while_the_order_waits_for_shipment(wechat: Bench) -> None:
    order_id = waiting(wechat)
    shipped(wechat, order_id)
    with refused(40097):
        submit(wechat, order_id)
    with refused(100002):
        submit(wechat, "37")
