"""Sessions of the customer service: opened by the merchant, by a passive reply, by who takes people."""

from __future__ import annotations

import pytest
from account_steps import follower, pushed, received, refused, stranger
from kf_steps import ANNA, BEN, hands_over, seat, told, worker

import wxkit
from wxkit.service_account.customer_service import KfSession
from wxkit.testing._bench import Bench

HALF_HOUR = 1800


def sessions(wechat: Bench, kf_account: str = ANNA) -> list[KfSession]:
    return wechat.sa.customer_service.sessions(kf_account=kf_account).sessionlist


def waiting(wechat: Bench) -> list[str]:
    return [one.openid for one in wechat.sa.customer_service.waiting().waitcaselist]


def console(wechat: Bench, name: str = "anna") -> list[str]:
    """What this worker sees of the people they talk to."""
    return [message["text"] for message in received(wechat, name, "kf_console")]


def test_a_session_is_opened_read_and_closed(wechat: Bench) -> None:
    worker(wechat, accepts=0)
    lan, now = follower(wechat, "lan"), wechat.world.clock.time()
    wechat.sa.customer_service.create_session(kf_account=ANNA, openid=lan)
    assert sessions(wechat) == [KfSession(createtime=now, openid=lan)]
    whose = wechat.sa.customer_service.session_of(openid=lan)
    assert (whose.kf_account, whose.createtime) == (ANNA, now)
    wechat.sa.customer_service.close_session(kf_account=ANNA, openid=lan)
    assert sessions(wechat) == []
    assert told(wechat) == [f"kf_create_session {ANNA}", f"kf_close_session {ANNA}"]


def test_opening_a_session_twice_changes_nothing(wechat: Bench) -> None:
    worker(wechat, accepts=0)
    lan = follower(wechat, "lan")
    for _ in range(2):
        wechat.sa.customer_service.create_session(kf_account=ANNA, openid=lan)
    assert told(wechat) == [f"kf_create_session {ANNA}"]


def test_only_who_is_bound_and_online_gets_a_session(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    for kf_account, code in ((seat(wechat), 65402), (worker(wechat, BEN), 65415)):
        with refused(code):
            wechat.sa.customer_service.create_session(kf_account=kf_account, openid=lan)
    with refused(65402):
        sessions(wechat, ANNA)
    assert (sessions(wechat, BEN), told(wechat)) == ([], [])


def test_only_followers_get_a_session(wechat: Bench) -> None:
    worker(wechat, accepts=0)
    for openid in ("o-nobody", stranger(wechat)):
        with refused(40003):
            wechat.sa.customer_service.create_session(kf_account=ANNA, openid=openid)
        with refused(40003):
            wechat.sa.customer_service.close_session(kf_account=ANNA, openid=openid)
        with refused(40003):
            wechat.sa.customer_service.session_of(openid=openid)
    assert sessions(wechat) == []


def test_a_session_is_its_own_accounts(wechat: Bench) -> None:
    worker(wechat, ANNA, accepts=0)
    worker(wechat, BEN, accepts=0)
    lan = follower(wechat, "lan")
    with refused(65413):
        wechat.sa.customer_service.close_session(kf_account=ANNA, openid=lan)
    wechat.sa.customer_service.create_session(kf_account=ANNA, openid=lan)
    with refused(65414):
        wechat.sa.customer_service.create_session(kf_account=BEN, openid=lan)
    with refused(65414):
        wechat.sa.customer_service.close_session(kf_account=BEN, openid=lan)
    assert len(sessions(wechat)) == 1


def test_who_is_handed_over_goes_to_the_account_that_talks_to_the_fewest(wechat: Bench) -> None:
    worker(wechat, ANNA, accepts=5)
    worker(wechat, BEN, accepts=5)
    lan, mei = follower(wechat, "lan"), follower(wechat, "mei")
    wechat.sa.customer_service.create_session(kf_account=ANNA, openid=lan)
    hands_over(wechat, wechat.world.service_account)
    wechat.act.send_message(person="mei", content="在吗")
    assert [one.openid for one in sessions(wechat, BEN)] == [mei]
    assert console(wechat, "ben") == ["在吗"]
    assert received(wechat, "mei", "reply") == []


def test_in_a_session_nothing_is_pushed(wechat: Bench) -> None:
    worker(wechat, accepts=5)
    follower(wechat, "lan")
    hands_over(wechat, wechat.world.service_account)
    for content in ("在吗", "有人吗"):
        wechat.act.send_message(person="lan", content=content)
    assert [push.msg_type for push in pushed(wechat)] == ["event", "text", "event"]
    assert console(wechat) == ["在吗", "有人吗"]
    wechat.act.kf_answer(person="anna", customer="lan", content="在的")
    assert received(wechat, "lan", "customer_service") == [
        {"msgtype": "text", "text": {"content": "在的"}, "customservice": {"kf_account": ANNA}}
    ]


def test_the_answer_may_name_an_account_that_is_not_there(wechat: Bench) -> None:
    worker(wechat, ANNA)
    worker(wechat, BEN, accepts=5)
    lan = follower(wechat, "lan")
    hands_over(wechat, wechat.world.service_account, ANNA)
    wechat.act.send_message(person="lan", content="找安娜")
    assert [one.openid for one in sessions(wechat, ANNA)] == [lan]


def test_who_nobody_takes_waits_and_is_pushed_meanwhile(wechat: Bench) -> None:
    worker(wechat)
    lan = follower(wechat, "lan")
    hands_over(wechat, wechat.world.service_account)
    wechat.act.send_message(person="lan", content="在吗")
    wechat.world.advance(60)
    wechat.act.send_message(person="lan", content="有人吗")
    [wait] = wechat.sa.customer_service.waiting().waitcaselist
    assert (wait.openid, wait.latest_time) == (lan, wechat.world.clock.time())
    assert [push.msg_type for push in pushed(wechat)] == ["event", "text", "text"]
    wechat.act.kf_go_online(person="anna")
    wechat.act.kf_take(person="anna", customer="lan")
    assert (waiting(wechat), told(wechat)) == ([], [f"kf_create_session {ANNA}"])


def test_who_comes_online_takes_those_who_wait_as_far_as_they_want(wechat: Bench) -> None:
    worker(wechat)
    openids = [follower(wechat, name) for name in ("lan", "mei", "bo")]
    hands_over(wechat, wechat.world.service_account)
    for name in ("lan", "mei", "bo"):
        wechat.act.send_message(person=name, content="在吗")
    wechat.act.kf_go_online(person="anna", accepts=2)
    assert [one.openid for one in sessions(wechat)] == openids[:2]
    assert waiting(wechat) == openids[2:]


def test_a_hundred_of_those_who_wait_are_shown(wechat: Bench) -> None:
    hands_over(wechat, wechat.world.service_account)
    for number in range(101):
        follower(wechat, f"p{number}x")
        wechat.act.send_message(person=f"p{number}x", content="在吗")
    queue = wechat.sa.customer_service.waiting()
    assert (queue.count, len(queue.waitcaselist)) == (101, 100)


def test_a_session_is_handed_on_and_closed_by_those_who_work(wechat: Bench) -> None:
    worker(wechat, ANNA, accepts=1)
    worker(wechat, BEN, accepts=0)
    lan = follower(wechat, "lan")
    wechat.sa.customer_service.create_session(kf_account=ANNA, openid=lan)
    wechat.act.kf_hand_on(person="anna", customer="lan", to=BEN)
    assert [one.openid for one in sessions(wechat, BEN)] == [lan]
    with pytest.raises(wxkit.WxkitError, match="does not talk"):
        wechat.act.kf_close(person="anna", customer="lan")
    wechat.act.kf_close(person="ben", customer="lan")
    assert told(wechat)[1:] == [f"kf_switch_session {ANNA} {BEN}", f"kf_close_session {BEN}"]


def test_who_unfollows_is_gone_from_the_queue_and_from_their_session(wechat: Bench) -> None:
    worker(wechat, accepts=0)
    lan = follower(wechat, "lan")
    follower(wechat, "mei")
    hands_over(wechat, wechat.world.service_account)
    wechat.act.send_message(person="mei", content="在吗")
    wechat.sa.customer_service.create_session(kf_account=ANNA, openid=lan)
    for name in ("lan", "mei"):
        wechat.act.unfollow(person=name)
    assert (sessions(wechat), waiting(wechat)) == ([], [])
    assert told(wechat) == [f"kf_create_session {ANNA}", f"kf_close_session {ANNA}"]


def test_a_session_ends_after_half_an_hour(wechat: Bench) -> None:
    worker(wechat, accepts=1)
    lan = follower(wechat, "lan")
    wechat.sa.customer_service.create_session(kf_account=ANNA, openid=lan)
    wechat.world.advance(HALF_HOUR - 1)
    assert len(sessions(wechat)) == 1
    wechat.world.advance(1)
    assert (sessions(wechat), told(wechat)[-1]) == ([], f"kf_close_session {ANNA}")
    wechat.act.send_message(person="lan", content="在吗")
    assert pushed(wechat)[-1].msg_type == "text"


def test_the_half_hour_of_a_session_does_not_end_the_next(wechat: Bench) -> None:
    worker(wechat, accepts=1)
    lan = follower(wechat, "lan")
    for _ in range(2):
        wechat.sa.customer_service.create_session(kf_account=ANNA, openid=lan)
        wechat.world.advance(HALF_HOUR - 1)
        if wechat.sa.customer_service.session_of(openid=lan).createtime == 0:
            break
        wechat.sa.customer_service.close_session(kf_account=ANNA, openid=lan)
    assert told(wechat) == [f"kf_create_session {ANNA}", f"kf_close_session {ANNA}"] * 2


@pytest.mark.parametrize("act", ["kf_go_online", "kf_go_offline", "kf_answer_invitation"])
def test_who_does_not_work_there_can_do_nothing(wechat: Bench, act: str) -> None:
    follower(wechat, "lan")
    with pytest.raises(wxkit.WxkitError, match="lan"):
        getattr(wechat.act, act)(person="lan")


def test_who_has_room_again_takes_the_next_who_waits(wechat: Bench) -> None:
    worker(wechat, accepts=1)
    lan, mei, bo = (follower(wechat, name) for name in ("lan", "mei", "bo"))
    hands_over(wechat, wechat.world.service_account)
    for name in ("lan", "mei"):
        wechat.act.send_message(person=name, content="在吗")
    assert ([one.openid for one in sessions(wechat)], waiting(wechat)) == ([lan], [mei])
    wechat.act.kf_close(person="anna", customer="lan")
    wechat.act.send_message(person="bo", content="在吗")
    assert ([one.openid for one in sessions(wechat)], waiting(wechat)) == ([mei], [bo])
    worker(wechat, BEN, accepts=0)
    wechat.act.kf_hand_on(person="anna", customer="mei", to=BEN)
    assert ([one.openid for one in sessions(wechat)], waiting(wechat)) == ([bo], [])


def test_an_account_that_is_deleted_or_offline_takes_nobody(wechat: Bench) -> None:
    for account in (ANNA, BEN):
        worker(wechat, account, accepts=1)
    openids = [follower(wechat, name) for name in ("lan", "mei", "bo")]
    hands_over(wechat, wechat.world.service_account)
    for name in ("lan", "mei", "bo"):
        wechat.act.send_message(person=name, content="在吗")
    wechat.act.kf_go_offline(person="ben")
    wechat.act.kf_close(person="ben", customer="mei")
    wechat.sa.customer_service.delete(kf_account=ANNA)
    assert waiting(wechat) == openids[2:]
    assert wechat.sa.customer_service.session_of(openid=openids[0]).kf_account == ""


def test_who_closes_their_account_leaves_queue_and_session(wechat: Bench) -> None:
    worker(wechat, accepts=0)
    lan = follower(wechat, "lan")
    wechat.sa.customer_service.create_session(kf_account=ANNA, openid=lan)
    wechat.act.close_account(person="lan")
    assert sessions(wechat) == []
