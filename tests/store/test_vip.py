"""Shop members: who they are, their points and grades."""

from __future__ import annotations

import pytest

import wxkit
from wxkit.callbacks import events
from wxkit.testing._bench import Bench


def member(wechat: Bench, name: str = "lan") -> str:
    person = wechat.world.people.add(name, person_id=name)
    wechat.act.join_vip(person=name)
    return wechat.world.store.openid(person)


def pushed(wechat: Bench) -> list[dict[str, object]]:
    return [delivery.push.to_wire("json") for delivery in wechat.world.pusher.log]


def test_who_joins_is_listed_with_grade_one(wechat: Bench) -> None:
    lan = member(wechat)
    info = wechat.shop.vip.user(openid=lan).info
    assert info.user_grade_info is not None
    assert (info.openid, info.user_grade_info.grade) == (lan, 1)
    assert info.unionid == wechat.world.people["lan"].unionid


def test_members_are_iterated_page_by_page(wechat: Bench) -> None:
    openids = [member(wechat, f"m{n}") for n in range(5)]
    assert [user.openid for user in wechat.shop.vip.iter_users(page_size=2)] == openids
    assert wechat.shop.vip.users(page_num=3, page_size=2).total_num == 5


def test_joining_and_leaving_are_pushed(wechat: Bench) -> None:
    lan = member(wechat)
    wechat.act.leave_vip(person="lan")
    joined, left = pushed(wechat)
    assert (joined["Event"], joined["FromUserName"]) == ("channels_ec_vip_join", lan)
    assert joined["user_info"] == {"join_time": wechat.world.clock.time()}
    assert left["Event"] == "channels_ec_vip_close"


def test_points_are_a_text_and_movements_are_numbers(wechat: Bench) -> None:
    lan = member(wechat)
    wechat.shop.vip.increase_score(openid=lan, score="100", remark="hello", request_id="1")
    wechat.shop.vip.decrease_score(openid=lan, score="30", request_id="2")
    assert wechat.shop.vip.score(openid=lan).info.score == "70"
    flows = wechat.shop.vip.score_flow(openid=lan)
    assert [(flow.score, flow.source, flow.remark) for flow in flows.list] == [
        (-30, 8, ""),
        (100, 7, "hello"),
    ]
    assert flows.total_num == 2


def test_a_request_id_counts_once(wechat: Bench) -> None:
    lan = member(wechat)
    for _ in range(3):
        wechat.shop.vip.increase_score(openid=lan, score="100", request_id="1")
    for _ in range(3):
        wechat.shop.vip.decrease_score(openid=lan, score="60", request_id="2")
    assert wechat.shop.vip.score(openid=lan).info.score == "40"


def test_more_points_than_there_are_cannot_be_taken(wechat: Bench) -> None:
    lan = member(wechat)
    wechat.shop.vip.increase_score(openid=lan, score="10", request_id="1")
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.shop.vip.decrease_score(openid=lan, score="11", request_id="2")
    assert refused.value.errcode == 10100002
    wechat.shop.vip.decrease_score(openid=lan, score="10", request_id="2")
    assert wechat.shop.vip.score(openid=lan).info.score == "0"


def test_a_change_of_points_is_pushed_with_numbers(wechat: Bench) -> None:
    lan = member(wechat)
    wechat.shop.vip.increase_score(openid=lan, score="100", request_id="1")
    push = pushed(wechat)[-1]
    assert (push["Event"], push["FromUserName"]) == ("channels_ec_vip_score_update", lan)
    assert push["user_info"] == {"score": 100, "delta_score": 100, "flow_type": 7}


def test_a_grade_is_set_and_pushed_once(wechat: Bench) -> None:
    lan = member(wechat)
    wechat.shop.vip.update_grade(openid=lan, grade=3)
    wechat.shop.vip.update_grade(openid=lan, grade=3)
    info = wechat.shop.vip.user(openid=lan).info
    assert info.user_grade_info is not None
    assert info.user_grade_info.grade == 3
    pushes = [d.push for d in wechat.world.pusher.log if isinstance(d.push, events.VipGradeInfoUpdate)]
    assert [push.user_info.grade for push in pushes] == [3]


@pytest.mark.parametrize("call", ["user", "score", "score_flow"])
def test_a_stranger_is_not_found(wechat: Bench, call: str) -> None:
    with pytest.raises(wxkit.WeChatError) as refused:
        getattr(wechat.shop.vip, call)(openid="stranger")
    assert refused.value.errcode == 10100003


@pytest.mark.parametrize("score", ["0", "-5", "1.5", "many", ""])
def test_points_that_are_no_whole_number_are_refused(wechat: Bench, score: str) -> None:
    lan = member(wechat)
    body = {"openid": lan, "score": score, "request_id": "1"}
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.shop.request("POST", "/channels/ec/vip/user/score/increase", json=body)
    assert refused.value.errcode == 10100002
    assert wechat.shop.vip.score(openid=lan).info.score == "0"


def test_the_linked_mini_program_is_told(wechat: Bench) -> None:
    found = wechat.shop.vip.wxa_info()
    assert (found.wxa_appid, found.state) == (wechat.world.miniprogram.appid, 1)
