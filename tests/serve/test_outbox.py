"""Deliveries: in order for each person, applied once, tried again where that does no harm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from live_steps import bought, opened, score, settled, union

from wxkit.miniprogram.subscribe import SendSubscribeMessage
from wxkit.policy import Coupon, Earn, Fact, Notify, RedeemRequest, TaskDone, Tier, View, hookimpl
from wxkit.policy.truth import Who, identified
from wxkit.serve.hearing import fact_hint
from wxkit.serve.service import Service
from wxkit.service_account.templates import SendTemplate
from wxkit.store.coupons import (
    CouponDiscountInput,
    CouponPromoteInput,
    CouponReceiveInput,
    CouponValidInput,
)
from wxkit.store.vip import DecreaseVipScore, IncreaseVipScore, UpdateVipGrade
from wxkit.testing._bench import Bench


class Speaks:
    """Whatever a task is called happens: a message, a coupon, a tier."""

    templates: dict[str, str] = {}

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> Iterator[Any]:
        if not isinstance(fact, TaskDone):
            return
        common: dict[str, Any] = {"person": fact.person, "rule": fact.task, "reason": "asked"}
        if fact.task.startswith("coupon-"):
            yield Coupon(coupon_id=fact.task.removeprefix("coupon-"), **common)
        elif fact.task.isdecimal():
            yield Earn(points=int(fact.task), hold="none", **common)
        else:
            data = {"template": (("character_string1", "1"), ("thing2", "茶"), ("amount3", "￥1"))}.get(
                fact.task, (("thing1", "茶"), ("character_string2", "1"), ("phrase4", "顺丰"))
            )
            yield Notify(channel=fact.task, template_id=self.templates[fact.task], data=data, **common)

    @hookimpl
    def wxkit_points_tier(self, person: str, view: View) -> Tier | None:
        if view.tier(person) is not None:
            return None
        return Tier(person=person, tier="gold", level=2, rule="gold", reason="welcome")


@pytest.fixture
def speaking(wechat: Bench, open_service: Any) -> Service:
    """An app whose plugin does what tasks say; Mei is known in all apps and a member."""
    opened(wechat)
    speaks = Speaks()
    speaks.templates = {
        "template": wechat.sa.templates.add(
            template_id_short="40001", keyword_name_list=["订单编号", "商品名称", "订单金额"]
        ).template_id,
        "subscribe": wechat.mp.subscribe.add_template(
            tid="1128", kidList=[1, 2, 4], sceneDesc="发货提醒"
        ).priTmplId,
    }
    service: Service = open_service(plugins={"speaks": speaks})
    wechat.act.follow(person="mei")
    wechat.act.join_vip(person="mei")
    wechat.act.subscribe(person="mei", accept=[speaks.templates["subscribe"]])
    mei = wechat.world.people["mei"]
    service.inbox.note(
        [fact_hint(identity(wechat.mp.appid, wechat.world.miniprogram.openid(mei), mei.unionid))]
    )
    service.settle()
    return service


def identity(appid: str, openid: str, unionid: str) -> Fact:
    fact = identified(Who(appid=appid, openid=openid, unionid=unionid), 1)
    assert fact is not None
    return fact


def do(wechat: Bench, service: Service, *tasks: str, person: str = "mei") -> None:
    """Tasks are done, and what comes of them is delivered."""
    for task in tasks:
        done = TaskDone(id=f"task/{task}", at=service.now(), person=union(wechat, person), task=task)
        service.inbox.note([fact_hint(done)])
    service.settle()


def states(service: Service, kind: str) -> list[str]:
    every = service.outbox.entries(
        "waiting", "sending", "done", "held", "offered", "unreachable", "unknown", "dead"
    )
    return [entry.state for entry in every if entry.kind == kind]


def test_the_store_shows_what_the_ledger_has(wechat: Bench, speaking: Service) -> None:
    do(wechat, speaking, "70", "8")
    assert score(wechat, "mei") == 78
    assert states(speaking, "score") == ["done", "done"]


def test_a_score_whose_answer_is_lost_is_applied_once(wechat: Bench, speaking: Service) -> None:
    wechat.on(IncreaseVipScore).drop_reply(times=3)
    do(wechat, speaking, "70")
    assert states(speaking, "score") == ["waiting"]
    wechat.advance(10)
    speaking.settle()
    assert (states(speaking, "score"), score(wechat, "mei")) == (["done"], 70)


def test_deliveries_of_a_person_keep_their_order(wechat: Bench, speaking: Service) -> None:
    wechat.on(IncreaseVipScore).fail(-1, times=3)
    do(wechat, speaking, "70", "8")
    assert (states(speaking, "score"), score(wechat, "mei")) == (["waiting", "waiting"], 0)
    assert len(wechat.journal.calls(IncreaseVipScore)) == 3
    wechat.advance(10)
    speaking.settle()
    flows = [flow.score for flow in wechat.shop.vip.iter_score_flow(openid=openid(wechat, "mei"))]
    assert flows == [8, 70]


def openid(wechat: Bench, person: str) -> str:
    return wechat.world.store.openid(wechat.world.people[person])


def test_what_is_held_for_a_stranger_is_delivered_when_they_join(wechat: Bench, speaking: Service) -> None:
    do(wechat, speaking, "70", person="lan")
    assert states(speaking, "score") == ["held"]
    tea, *_ = wechat.shop.products.iter_list(page_size=10)
    bought(wechat, tea, person="lan")
    speaking.settle()
    assert states(speaking, "score") == ["held"]
    wechat.act.join_vip(person="lan")
    speaking.settle()
    assert (states(speaking, "score"), score(wechat, "lan")) == (["done"], 70)


def test_a_tier_becomes_a_grade(wechat: Bench, speaking: Service) -> None:
    info = wechat.shop.vip.user(openid=openid(wechat, "mei")).info
    assert info.user_grade_info is not None
    assert info.user_grade_info.grade == 3
    assert len(wechat.journal.calls(UpdateVipGrade)) == 1


def test_a_template_message_whose_answer_is_lost_is_sent_once(wechat: Bench, speaking: Service) -> None:
    wechat.on(SendTemplate).drop_reply(times=1)
    do(wechat, speaking, "template")
    assert states(speaking, "notify") == ["waiting"]
    wechat.advance(10)
    speaking.settle()
    assert states(speaking, "notify") == ["done"]
    assert len({entry.parsed.client_msg_id for entry in wechat.journal.calls(SendTemplate)}) == 1
    assert [push.event for push in wechat.deliveries].count("TEMPLATESENDJOBFINISH") == 1


def test_after_ten_minutes_a_template_message_is_not_sent_again(wechat: Bench, speaking: Service) -> None:
    wechat.on(SendTemplate).drop_reply(times=1)
    do(wechat, speaking, "template")
    wechat.advance(3600)
    wechat.on(SendTemplate).drop_reply(times=1)
    speaking.settle()
    assert states(speaking, "notify") == ["unknown"]
    wechat.advance(3600)
    speaking.settle()
    assert len(wechat.journal.calls(SendTemplate)) == 2


def test_a_subscribe_message_whose_answer_is_lost_is_settled_by_the_push(
    wechat: Bench, speaking: Service
) -> None:
    wechat.on(SendSubscribeMessage).drop_reply(times=1)
    do(wechat, speaking, "subscribe")
    speaking.settle()
    assert states(speaking, "notify") == ["done"]
    assert len(wechat.journal.calls(SendSubscribeMessage)) == 1


def test_without_that_push_it_stays_unknown_and_is_not_repeated(wechat: Bench, speaking: Service) -> None:
    wechat.world.miniprogram.sink = None
    wechat.on(SendSubscribeMessage).drop_reply(times=1)
    do(wechat, speaking, "subscribe")
    wechat.advance(86_400)
    speaking.settle()
    assert states(speaking, "notify") == ["unknown"]
    assert len(wechat.journal.calls(SendSubscribeMessage)) == 1


def test_who_does_not_follow_or_did_not_subscribe_is_unreachable(wechat: Bench, speaking: Service) -> None:
    wechat.act.unfollow(person="mei")
    do(wechat, speaking, "template", "subscribe")
    assert states(speaking, "notify") == ["unreachable", "done"]
    do(wechat, speaking, "subscribe", person="lan")
    assert states(speaking, "notify") == ["unreachable", "done"]


def test_what_wechat_refuses_is_dead_until_it_is_replayed(wechat: Bench, speaking: Service) -> None:
    wechat.on(SendTemplate).fail(47003, times=1)
    do(wechat, speaking, "template")
    (dead,) = speaking.outbox.entries("dead")
    assert "47003" in dead.problem
    assert speaking.outbox.replay([dead.id]) == 1
    speaking.settle()
    assert states(speaking, "notify") == ["done"]


def test_a_quota_is_waited_for(wechat: Bench, speaking: Service) -> None:
    wechat.on(IncreaseVipScore).fail(45009, times=1)
    do(wechat, speaking, "70")
    assert states(speaking, "score") == ["waiting"]
    wechat.advance(7_200)
    speaking.settle()
    assert score(wechat, "mei") == 70


@pytest.mark.parametrize(("task", "state"), [("70", "done"), ("subscribe", "unknown")])
def test_a_delivery_whose_process_died_is_looked_at(
    wechat: Bench, speaking: Service, task: str, state: str
) -> None:
    done = TaskDone(id=f"task/{task}", at=speaking.now(), person=union(wechat, "mei"), task=task)
    speaking.engine.process([done])
    (entry,) = speaking.outbox.claim()
    assert entry.state == "sending"
    wechat.advance(121)
    speaking.settle()
    wechat.advance(121)
    speaking.settle()
    assert states(speaking, entry.kind) == [state]


def test_a_coupon_is_offered_until_the_person_takes_it(wechat: Bench, speaking: Service) -> None:
    now = speaking.now()
    coupon_id = wechat.shop.coupons.create(
        type=104,
        name="茶",
        promote_info=CouponPromoteInput(promote_type=1),
        discount_info=CouponDiscountInput(discount_fee=1_000),
        receive_info=CouponReceiveInput(
            start_time=now, end_time=now + 864_000, limit_num_one_person=1, total_num=9
        ),
        valid_info=CouponValidInput(valid_type=2, valid_day_num=7),
    ).data.coupon_id
    wechat.shop.coupons.update_status(coupon_id=coupon_id, status=2)
    do(wechat, speaking, f"coupon-{coupon_id}")
    assert [offer.state for offer in speaking.outbox.offers(union(wechat, "mei"))] == ["offered"]
    wechat.act.receive_coupon(person="mei", coupon_id=coupon_id)
    speaking.settle()
    assert states(speaking, "coupon") == ["done"]


def test_points_that_go_are_taken_from_the_score(wechat: Bench, service: Service) -> None:
    tea, *_ = opened(wechat)
    wechat.act.join_vip(person="mei")
    order_id = bought(wechat, tea)
    settled(wechat, order_id)
    service.settle()
    assert score(wechat, "mei") == 199
    redeem = RedeemRequest(at=service.now(), key="k", person=union(wechat, "mei"), offer_id="any", count=90)
    service.engine.redeem(redeem)
    wechat.on(DecreaseVipScore).drop_reply(times=3)
    service.settle()
    wechat.advance(10)
    service.settle()
    assert score(wechat, "mei") == 109
