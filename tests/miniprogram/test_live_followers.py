"""People who follow live rooms: their events, the list of them, and telling them that one is live."""

from __future__ import annotations

from pathlib import Path

import pytest
from arrivals import arrivals
from broadcast_steps import anchor, open_room
from mp_refusals import refuses

from wxkit.callbacks import Push, WireFormat
from wxkit.callbacks.events import LivePushResult, WxaliveFollowNotify, WxalivePushMessageNotify
from wxkit.testing._bench import Bench
from wxkit_sandbox import load_world, save_world

DAY = 86_400


def follower(wechat: Bench, name: str, room_id: int) -> str:
    """A new person who follows; their openid."""
    person = wechat.world.people.add(name, person_id=name)
    wechat.act.follow_live_rooms(person=name, room_id=room_id)
    return wechat.world.miniprogram.openid(person)


def live_room(wechat: Bench) -> int:
    room_id = open_room(wechat)
    wechat.act.broadcast(person="mei", room_id=room_id)
    return room_id


def results(pushes: list[Push]) -> list[LivePushResult]:
    return [p.push_message_api_notify for p in pushes if isinstance(p, WxalivePushMessageNotify)]


@pytest.mark.parametrize("wire_format", ["xml", "json"])
def test_following_and_its_end_arrive_as_events(wechat: Bench, lan: str, wire_format: WireFormat) -> None:
    arrived, room_id = arrivals(wechat, wire_format), open_room(wechat)
    wechat.act.follow_live_rooms(person="lan", room_id=room_id)
    wechat.act.broadcast(person="mei", room_id=room_id)
    wechat.act.unfollow_live_rooms(person="lan", room_id=room_id)
    begun, ended = arrived
    assert isinstance(begun, WxaliveFollowNotify)
    assert isinstance(ended, WxaliveFollowNotify)
    told = begun.follow_notify
    assert (begun.from_user_name, told.user_openid, told.room_id) == (lan, lan, room_id)
    assert (told.action, told.live_status, told.time) == ("add_follow", 102, wechat.world.clock.time())
    assert (ended.follow_notify.action, ended.follow_notify.live_status) == ("del_follow", 101)
    assert begun.dedup_key != ended.dedup_key


def test_who_follows_is_listed_page_by_page(wechat: Bench) -> None:
    room_id = open_room(wechat)
    openids = [follower(wechat, f"n{number}", room_id) for number in range(5)]
    wechat.act.unfollow_live_rooms(person="n1", room_id=room_id)
    listed = list(wechat.mp.live_members.iter_followers(limit=2))
    assert [each.openid for each in listed] == [openids[0], *openids[2:]]
    assert {(each.room_id, each.room_status) for each in listed} == {(room_id, 102)}
    assert listed[0].subscribe_time == wechat.world.clock.time()


def test_one_follows_once(wechat: Bench, lan: str) -> None:
    room_id = open_room(wechat)
    with refuses(400):
        wechat.act.unfollow_live_rooms(person="lan", room_id=room_id)
    wechat.act.follow_live_rooms(person="lan", room_id=room_id)
    with refuses(400):
        wechat.act.follow_live_rooms(person="lan", room_id=room_id)
    assert len(wechat.mp.live_members.followers().followers) == 1


def test_followers_are_told_and_the_merchant_how_it_went(wechat: Bench, lan: str) -> None:
    arrived, room_id = arrivals(wechat), live_room(wechat)
    openids = [follower(wechat, f"n{number}", room_id) for number in range(2)]
    members = wechat.mp.live_members
    message_id = members.push_start_message(room_id=room_id, user_openid=openids[:1]).message_id
    again = members.push_start_message(room_id=room_id, user_openid=[*openids, lan, "unknown"]).message_id
    assert not results(arrived)
    wechat.advance(10)
    first, second = results(arrived)
    assert (first.message_id, first.room_id, first.total_count, first.success_count) == (
        message_id,
        room_id,
        1,
        1,
    )
    assert (second.message_id, second.total_count, second.success_count) == (again, 4, 1)
    assert (second.user_recv_limit_count, second.relation_error_count, second.openid_error_count) == (1, 1, 1)
    inbox = [wechat.people[name].messages(wechat.mp.appid, "live") for name in ("n0", "n1", "lan")]
    assert [len(messages) for messages in inbox] == [1, 1, 0]
    assert inbox[0][0].content == {"room_id": room_id, "name": "新品直播"}


def test_9410006_before_and_after_it_is_live(wechat: Bench) -> None:
    arrived, room_id = arrivals(wechat), open_room(wechat)
    openid = follower(wechat, "tao", room_id)
    for _ in range(2):
        with refuses(9410006):
            wechat.mp.live_members.push_start_message(room_id=room_id, user_openid=[openid])
        wechat.act.broadcast(person="mei", room_id=room_id)
        wechat.act.pause_broadcast(person="mei", room_id=room_id)
    wechat.advance(60)
    assert not results(arrived)
    assert not wechat.people["tao"].messages(wechat.mp.appid, "live")


def test_9410005_one_room_a_day(wechat: Bench) -> None:
    anchor(wechat, "lin")
    first, second = live_room(wechat), open_room(wechat, anchorWechat="lin")
    wechat.act.broadcast(person="lin", room_id=second)
    openid, members = follower(wechat, "tao", first), wechat.mp.live_members
    members.push_start_message(room_id=first, user_openid=[openid])
    with refuses(9410005):
        members.push_start_message(room_id=second, user_openid=[openid])
    wechat.advance(DAY)
    assert len(wechat.people["tao"].messages(wechat.mp.appid, "live")) == 1
    members.push_start_message(room_id=second, user_openid=[openid])
    wechat.advance(10)
    assert len(wechat.people["tao"].messages(wechat.mp.appid, "live")) == 2


def test_a_push_goes_to_2000_people_in_a_room_that_exists(wechat: Bench) -> None:
    room_id, members = live_room(wechat), wechat.mp.live_members
    openid = follower(wechat, "tao", room_id)
    with refuses(200002):
        members.push_start_message(room_id=room_id, user_openid=[openid] * 2001)
    with refuses(300022):
        members.push_start_message(room_id=99, user_openid=[openid])
    with refuses(200002):
        wechat.mp.request("POST", "/wxa/business/push_message", json={"room_id": room_id, "user_openid": []})
    wechat.advance(10)
    assert not wechat.people["tao"].messages(wechat.mp.appid, "live")


def test_a_saved_world_goes_on_telling(wechat: Bench, tmp_path: Path) -> None:
    room_id = live_room(wechat)
    openid = follower(wechat, "tao", room_id)
    wechat.mp.live_members.push_start_message(room_id=room_id, user_openid=[openid])
    save_world(wechat.world, tmp_path / "live.wxworld")
    world = load_world(tmp_path / "live.wxworld")
    world.advance(10)
    assert len(world.people["tao"].messages(world.miniprogram.appid, "live")) == 1
    (result,) = results([entry.push for entry in world.pusher.log])
    assert result.success_count == 1
