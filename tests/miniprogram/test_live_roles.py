"""Members of live streaming: roles, second accounts, assistants."""

from __future__ import annotations

from typing import Any

import pytest
from broadcast_steps import HOUR, anchor, open_room
from mp_refusals import refuses

from wxkit.miniprogram.live_members import LiveRole, NewAssistant
from wxkit.testing._bench import Bench

R = LiveRole


def members_now(wechat: Bench) -> list[dict[str, Any]]:
    return [member.model_dump() for member in wechat.mp.live_members.iter_roles()]


def assistants_now(wechat: Bench, room_id: int) -> list[tuple[str, str, int]]:
    listed = wechat.mp.live_members.assistants(roomId=room_id)
    assert listed.count == len(listed.list)
    return [(each.alias, each.nickname, each.timestamp) for each in listed.list]


def test_roles_are_given_found_and_taken(wechat: Bench, lan: str) -> None:
    members, tao = wechat.mp.live_members, anchor(wechat, "tao")
    members.set_role(username="lan", role=R.ADMIN)
    members.set_role(username=tao, role=R.OPERATOR)
    members.set_role(username=tao, role=R.ANCHOR)
    (found,) = members.roles(role=R.ANCHOR).list
    assert (found.nickname, found.username, found.roleList) == ("tao", "ta****ao", [R.OPERATOR, R.ANCHOR])
    assert found.updateTimestamp == wechat.world.clock.time()
    assert [member.openid for member in members.iter_roles(keyword="兰", limit=1)] == [lan]
    members.delete_role(username="lan", role=R.ADMIN)
    assert members.roles().total == 1


def test_pages_of_members(wechat: Bench) -> None:
    for number in range(5):
        wechat.world.people.add(f"n{number}", person_id=f"n{number}")
        wechat.mp.live_members.set_role(username=f"n{number}", role=R.OPERATOR)
    assert [member.nickname for member in wechat.mp.live_members.iter_roles(limit=2)] == [
        f"n{number}" for number in range(5)
    ]


def test_400001_for_a_wechat_id_that_is_none(wechat: Bench) -> None:
    for wechat_id in ("nobody", "1-x"):
        with refuses(400001):
            wechat.mp.live_members.set_role(username=wechat_id, role=R.ADMIN)
        with refuses(400001):
            wechat.mp.live_members.delete_role(username=wechat_id, role=R.ADMIN)
    assert members_now(wechat) == []


def test_400002_an_anchor_proves_who_they_are(wechat: Bench, lan: str) -> None:
    with refuses(400002) as refused:
        wechat.mp.live_members.set_role(username="lan", role=R.ANCHOR)
    assert refused.value.reply is not None
    assert refused.value.reply["codeurl"].startswith("http")
    assert members_now(wechat) == []
    wechat.act.prove_identity(person="lan")
    wechat.mp.live_members.set_role(username="lan", role=R.ANCHOR)


def test_400003_there_are_ten_administrators_at_most(wechat: Bench) -> None:
    for number in range(11):
        wechat.world.people.add(f"n{number}", person_id=f"n{number}")
    for number in range(10):
        wechat.mp.live_members.set_role(username=f"n{number}", role=R.ADMIN)
    before = members_now(wechat)
    with refuses(400003):
        wechat.mp.live_members.set_role(username="n10", role=R.ADMIN)
    assert members_now(wechat) == before
    wechat.mp.live_members.set_role(username="n10", role=R.OPERATOR)


def test_400004_and_2003_a_role_is_given_and_taken_once(wechat: Bench, lan: str) -> None:
    members = wechat.mp.live_members
    members.set_role(username="lan", role=R.ADMIN)
    before = members_now(wechat)
    with refuses(400004):
        members.set_role(username="lan", role=R.ADMIN)
    with refuses(2003):
        members.delete_role(username="lan", role=R.OPERATOR)
    assert members_now(wechat) == before
    members.delete_role(username="lan", role=R.ADMIN)
    with refuses(2003):
        members.delete_role(username="lan", role=R.ADMIN)


def test_400005_an_anchor_with_plans_stays_one(wechat: Bench) -> None:
    room_id = open_room(wechat)
    wechat.mp.live_members.set_role(username="mei", role=R.ANCHOR)
    before = members_now(wechat)
    with refuses(400005):
        wechat.mp.live_members.delete_role(username="mei", role=R.ANCHOR)
    assert members_now(wechat) == before
    wechat.mp.live_rooms.delete(id=room_id)
    wechat.mp.live_members.delete_role(username="mei", role=R.ANCHOR)


def test_200002_for_the_super_administrator(wechat: Bench, lan: str) -> None:
    for call in ("addrole", "deleterole"):
        with refuses(200002):
            wechat.mp.request("POST", f"/wxaapi/broadcast/role/{call}", json={"username": "lan", "role": 0})
    assert members_now(wechat) == []


def test_a_room_has_one_second_account(wechat: Bench) -> None:
    members, room_id = wechat.mp.live_members, open_room(wechat)
    tao, lin = anchor(wechat, "tao"), anchor(wechat, "lin")
    assert members.sub_anchor(roomId=room_id).username == ""
    members.add_sub_anchor(roomId=room_id, username=tao)
    assert members.sub_anchor(roomId=room_id).username == tao
    members.modify_sub_anchor(roomId=room_id, username=lin)
    assert members.sub_anchor(roomId=room_id).username == lin
    members.delete_sub_anchor(roomId=room_id)
    assert members.sub_anchor(roomId=room_id).username == ""


@pytest.mark.parametrize("call", ["add_sub_anchor", "modify_sub_anchor"])
def test_who_cannot_be_the_second_account(wechat: Bench, lan: str, call: str) -> None:
    members, room_id, tao = wechat.mp.live_members, open_room(wechat), anchor(wechat, "tao")
    members.add_sub_anchor(roomId=room_id, username=tao)
    for code, username in ((500001, "nobody"), (500002, "lan"), (500004, tao), (500005, "mei")):
        with refuses(code):
            getattr(members, call)(roomId=room_id, username=username)
    assert members.sub_anchor(roomId=room_id).username == tao


def test_500003_another_one_is_not_added(wechat: Bench) -> None:
    members, room_id = wechat.mp.live_members, open_room(wechat, subAnchorWechat=anchor(wechat, "tao"))
    with refuses(500003):
        members.add_sub_anchor(roomId=room_id, username=anchor(wechat, "lin"))
    assert members.sub_anchor(roomId=room_id).username == "tao"


def test_assistants_are_added_renamed_and_removed(wechat: Bench, lan: str) -> None:
    members, room_id, tao = wechat.mp.live_members, open_room(wechat), anchor(wechat, "tao")
    start = wechat.world.clock.time()
    users = [NewAssistant(username="lan", nickname="小兰"), NewAssistant(username=tao, nickname="小涛")]
    members.add_assistants(roomId=room_id, users=users)
    wechat.advance(60)
    members.modify_assistant(roomId=room_id, username="lan", nickname="阿兰")
    assert assistants_now(wechat, room_id) == [("lan", "阿兰", start + 60), ("tao", "小涛", start)]
    members.remove_assistant(roomId=room_id, username="lan")
    assert assistants_now(wechat, room_id) == [("tao", "小涛", start)]
    assert members.assistants(roomId=room_id).maxCount == 10


def test_600001_and_600002_assistants_are_people_and_come_once(wechat: Bench, lan: str) -> None:
    members, room_id, tao = wechat.mp.live_members, open_room(wechat), anchor(wechat, "tao")
    helper = NewAssistant(username="lan", nickname="小兰")
    members.add_assistants(roomId=room_id, users=[helper])
    before = assistants_now(wechat, room_id)
    fresh = NewAssistant(username=tao, nickname="小涛")
    for code, users in (
        (600001, [fresh, helper]),
        (600001, [fresh, fresh]),
        (600002, [fresh, NewAssistant(username="nobody", nickname="无")]),
        (200002, []),
    ):
        with refuses(code):
            members.add_assistants(roomId=room_id, users=users)
    with refuses(600002):
        members.modify_assistant(roomId=room_id, username=tao, nickname="小涛")
    with refuses(600002):
        members.remove_assistant(roomId=room_id, username=tao)
    assert assistants_now(wechat, room_id) == before


def test_200002_a_room_has_ten_assistants(wechat: Bench) -> None:
    room_id = open_room(wechat)
    for number in range(11):
        wechat.world.people.add(f"n{number}", person_id=f"n{number}")
    users = [NewAssistant(username=f"n{number}", nickname="助手") for number in range(11)]
    with refuses(200002):
        wechat.mp.live_members.add_assistants(roomId=room_id, users=users)
    assert assistants_now(wechat, room_id) == []
    wechat.mp.live_members.add_assistants(roomId=room_id, users=users[:10])


CALLS: list[tuple[str, dict[str, Any]]] = [
    ("add_sub_anchor", {"username": "lin"}),
    ("modify_sub_anchor", {"username": "lin"}),
    ("delete_sub_anchor", {}),
    ("add_assistants", {"users": [NewAssistant(username="lin", nickname="林")]}),
    ("modify_assistant", {"username": "lan", "nickname": "兰"}),
    ("remove_assistant", {"username": "lan"}),
]


@pytest.mark.parametrize(("call", "fields"), CALLS)
def test_unknown_and_expired_rooms(wechat: Bench, lan: str, call: str, fields: dict[str, Any]) -> None:
    members, room_id = wechat.mp.live_members, open_room(wechat, subAnchorWechat=anchor(wechat, "tao"))
    anchor(wechat, "lin")
    members.add_assistants(roomId=room_id, users=[NewAssistant(username="lan", nickname="小兰")])
    before = assistants_now(wechat, room_id)
    with refuses(300022):
        getattr(members, call)(roomId=99, **fields)
    wechat.advance(3 * HOUR)
    with refuses(300023):
        getattr(members, call)(roomId=room_id, **fields)
    assert assistants_now(wechat, room_id) == before
    assert members.sub_anchor(roomId=room_id).username == "tao"


@pytest.mark.parametrize("call", ["sub_anchor", "assistants"])
def test_300022_for_a_room_that_is_none(wechat: Bench, call: str) -> None:
    with refuses(300022):
        getattr(wechat.mp.live_members, call)(roomId=9)
