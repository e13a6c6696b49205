"""Messages that change after they were shared, chat-tool cards, and the retired uniform message."""

from __future__ import annotations

from typing import Any

import pytest
from mp_refusals import refuses

import wxkit
from wxkit.miniprogram.updatable_messages import (
    Participator,
    UniformMiniProgram,
    UniformTemplateMessage,
    UpdatableParameter,
    UpdatableTemplate,
)
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.updatable_messages import SharedMessages


@pytest.fixture
def shared(wechat: Bench, lan: str) -> str:
    """An activity that lan shared with mei and bo."""
    for id_ in ("mei", "bo"):
        wechat.world.people.add(id_.title(), person_id=id_)
    activity = wechat.mp.updatable_messages.create_activity()
    wechat.act.share_message(person="lan", activity_id=activity.activity_id, to=["mei", "bo"])
    return activity.activity_id


def update(wechat: Bench, activity_id: str, state: Any, **values: str) -> None:
    parameters = [UpdatableParameter(name=name, value=value) for name, value in values.items()]
    wechat.mp.updatable_messages.update(
        activity_id=activity_id,
        target_state=state,
        template_info=UpdatableTemplate(parameter_list=parameters),
    )


def begin(wechat: Bench, activity_id: str) -> None:
    update(wechat, activity_id, 1, path="pages/room/room?id=1", version_type="release")


def state(wechat: Bench) -> str:
    return repr(wechat.world.miniprogram.state(SharedMessages))


def test_everybody_in_the_chat_sees_the_change(wechat: Bench, shared: str) -> None:
    assert wechat.act.look_at_message(person="mei", activity_id=shared).text == "成员正在加入，当前 1/3 人"
    update(wechat, shared, 0, member_count="2", room_limit="5")
    for person in ("lan", "mei", "bo"):
        seen = wechat.act.look_at_message(person=person, activity_id=shared)
        assert (seen.text, seen.state) == ("成员正在加入，当前 2/5 人", 0)
    begin(wechat, shared)
    seen = wechat.act.look_at_message(person="bo", activity_id=shared)
    assert (seen.text, seen.path, seen.state) == ("已开始", "pages/room/room?id=1", 1)


def test_sharing_is_a_visit(wechat: Bench, shared: str) -> None:
    openid = wechat.world.miniprogram.openid(wechat.world.people["lan"])
    assert wechat.mp.security.check_text(content="好", openid=openid, scene=2).errcode == 0


def test_who_wants_to_is_told_of_the_beginning(wechat: Bench, shared: str) -> None:
    wechat.act.follow_message(person="mei", activity_id=shared)
    begin(wechat, shared)
    people, appid = wechat.world.people, wechat.mp.appid
    [told] = people["mei"].messages(appid, "updatable")
    assert told.content == {"activity_id": shared, "text": "已开始", "path": "pages/room/room?id=1"}
    assert people["bo"].messages(appid, "updatable") == []
    with pytest.raises(wxkit.WxkitError, match="begun already"):
        wechat.act.follow_message(person="bo", activity_id=shared)


def test_what_has_begun_does_not_change(wechat: Bench, shared: str) -> None:
    begin(wechat, shared)
    before = state(wechat)
    with refuses(47502):
        update(wechat, shared, 0, member_count="2", room_limit="5")
    with refuses(47502):
        begin(wechat, shared)
    assert state(wechat) == before


def test_each_state_has_its_parameters(wechat: Bench, shared: str) -> None:
    before = state(wechat)
    for code, number, values in (
        (47001, 0, {"member_count": "2"}),
        (47001, 1, {"path": "pages/room/room"}),
        (47503, 1, {"path": "pages/room/room", "version_type": "beta"}),
    ):
        with refuses(code):
            update(wechat, shared, number, **values)
    body = {"activity_id": shared, "target_state": 2, "template_info": {"parameter_list": []}}
    query = {"access_token": wechat.mp.access_token()}
    with refuses(47502):
        wechat.mp.request("POST", "/cgi-bin/message/wxopen/updatablemsg/send", query=query, json=body)
    assert state(wechat) == before


def test_an_activity_lasts_a_day(wechat: Bench, lan: str) -> None:
    activity = wechat.mp.updatable_messages.create_activity()
    assert activity.expiration_time == wechat.world.clock.time() + 86400
    with refuses(47501):
        begin(wechat, "966_unknown")
    wechat.world.advance(86400)
    with refuses(47504):
        begin(wechat, activity.activity_id)
    with refuses(47504):
        wechat.mp.updatable_messages.update_chat_tool(
            activity_id=activity.activity_id, target_state=1, template_id="t", version_type=0
        )


@pytest.mark.parametrize("by", ["openid", "unionid"])
def test_a_private_message_is_its_sharer_s(wechat: Bench, lan: str, by: str) -> None:
    mei, person = wechat.world.people.add("Mei", person_id="mei"), wechat.world.people["lan"]
    ids = {"openid": lan, "unionid": person.unionid}
    activity = wechat.mp.updatable_messages.create_activity(**{by: ids[by]})
    with pytest.raises(wxkit.WxkitError, match="not mei's to share"):
        wechat.act.share_message(person="mei", activity_id=activity.activity_id, to=["lan"])
    wechat.act.share_message(person="lan", activity_id=activity.activity_id, to=["mei"])
    assert mei.messages(wechat.mp.appid, "shared")[0].content["from"] == "lan"


def test_nobody_makes_a_message_for_strangers(wechat: Bench, lan: str) -> None:
    for stranger in ({"openid": "nobody"}, {"unionid": "nobody"}, {"openid": lan, "unionid": "nobody"}):
        with refuses(40003):
            wechat.mp.updatable_messages.create_activity(**stranger)
    assert not wechat.world.miniprogram.state(SharedMessages).by_id


def test_a_chat_tool_card_tells_who_takes_part(wechat: Bench, lan: str) -> None:
    wechat.world.people.add("Mei", person_id="mei")
    id_ = wechat.mp.updatable_messages.create_activity().activity_id
    openids = wechat.act.share_message(person="lan", activity_id=id_, to=["mei"]).group_openids
    takes_part = [Participator(group_openid=openids["mei"], state=1)]
    wechat.mp.updatable_messages.update_chat_tool(
        activity_id=id_, target_state=1, template_id="CARD", participator_info_list=takes_part, version_type=0
    )
    seen = wechat.act.look_at_message(person="lan", activity_id=id_)
    assert (seen.state, seen.template_id, seen.states) == (1, "CARD", {"mei": 1})


def test_chat_tool_cards_that_are_refused(wechat: Bench, shared: str) -> None:
    change, before = wechat.mp.updatable_messages.update_chat_tool, state(wechat)
    good: dict[str, Any] = {
        "activity_id": shared,
        "target_state": 1,
        "template_id": "CARD",
        "version_type": 0,
    }
    for code, spoilt in (
        (47501, {"activity_id": "966_unknown"}),
        (47502, {"target_state": 7}),
        (40097, {"template_id": ""}),
        (40097, {"participator_info_list": [Participator(group_openid="nobody", state=1)]}),
    ):
        with refuses(code):
            change(**good | spoilt)
    query = {"access_token": wechat.mp.access_token()}
    with refuses(40097):
        wechat.mp.request(
            "POST", "/cgi-bin/message/wxopen/chattoolmsg/send", query=query, json=good | {"version_type": 5}
        )
    assert state(wechat) == before
    change(**good | {"target_state": 2})
    with refuses(47502):
        change(**good)


def test_a_chat_tool_card_is_not_taken_back_as_a_message(wechat: Bench, shared: str) -> None:
    wechat.mp.updatable_messages.update_chat_tool(
        activity_id=shared, target_state=2, template_id="CARD", version_type=0
    )
    before = state(wechat)
    with refuses(47502):
        update(wechat, shared, 0, member_count="2", room_limit="5")
    assert state(wechat) == before


def test_what_was_told_before_the_sharing_is_not_forgotten(wechat: Bench, lan: str) -> None:
    wechat.world.people.add("Mei", person_id="mei")
    id_ = wechat.mp.updatable_messages.create_activity().activity_id
    begin(wechat, id_)
    wechat.act.share_message(person="lan", activity_id=id_, to=["mei"])
    assert wechat.act.look_at_message(person="mei", activity_id=id_).path == "pages/room/room?id=1"


def test_uniform_messages_are_retired(wechat: Bench, lan: str) -> None:
    message = UniformTemplateMessage(
        appid=wechat.sa.appid,
        template_id="t",
        miniprogram=UniformMiniProgram(appid=wechat.mp.appid, pagepath="pages/index/index"),
        data={},
    )
    with refuses(45109):
        wechat.mp.updatable_messages.send_uniform(touser=lan, mp_template_msg=message)
