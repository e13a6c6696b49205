"""Subscription notices: one for each consent, to followers and others, with the events around them."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, person, post, pushed, received, refused

import wxkit
from wxkit.callbacks import events
from wxkit.service_account.subscribe import MiniProgramTarget, SubscribeValue
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.subscribe import Consents

SEND = "/cgi-bin/message/subscribe/bizsend"
DATA = {"number1": {"value": "100"}, "thing3": {"value": "购物奖励"}}
GOOD = {key: SubscribeValue(**value) for key, value in DATA.items()}


@pytest.fixture
def lan(wechat: Bench) -> str:
    """Her openid; she does not follow."""
    return person(wechat, "lan")


@pytest.fixture
def points(wechat: Bench) -> str:
    """The template: how many points, and why."""
    return wechat.sa.subscribe.add_template(tid="3086", kidList=[1, 3], sceneDesc="积分").priTmplId


def agrees(wechat: Bench, template_id: str, **how: Any) -> None:
    wechat.act.subscribe(person="lan", appid=wechat.sa.appid, accept=[template_id], **how)


def turns_off(wechat: Bench, template_id: str) -> None:
    wechat.act.change_subscription(person="lan", appid=wechat.sa.appid, reject=[template_id])


def left(wechat: Bench, openid: str, template_id: str) -> int:
    return wechat.world.service_account.state(Consents).given[openid, template_id].left


def test_the_notice_arrives_and_is_reported(wechat: Bench, lan: str, points: str) -> None:
    agrees(wechat, points)
    wechat.sa.subscribe.send(touser=lan, template_id=points, data=GOOD, page="https://shop.test/points")
    assert received(wechat, "lan", "subscribe") == [
        {
            "template_id": points,
            "title": "积分变更提醒",
            "page": "https://shop.test/points",
            "data": {"变更数量": "100", "变更原因": "购物奖励"},
        }
    ]
    event = pushed(wechat)[-1]
    assert isinstance(event, events.SubscribeMsgSent)
    (item,) = event.items
    assert (event.from_user_name, item.template_id, item.error_code, item.error_status) == (
        lan,
        points,
        "0",
        "success",
    )
    assert item.msg_id


def test_each_consent_is_good_for_one_notice(wechat: Bench, lan: str, points: str) -> None:
    for _ in range(2):
        agrees(wechat, points)
    for _ in range(2):
        wechat.sa.subscribe.send(touser=lan, template_id=points, data=GOOD)
    with refused(43101):
        wechat.sa.subscribe.send(touser=lan, template_id=points, data=GOOD)
    assert len(received(wechat, "lan", "subscribe")) == 2


def test_a_long_term_consent_is_good_until_it_is_turned_off(wechat: Bench, lan: str) -> None:
    bus = wechat.sa.subscribe.add_template(tid="9301", kidList=[1, 3], sceneDesc="到站").priTmplId
    data = {"thing1": SubscribeValue(value="101 路"), "time3": SubscribeValue(value="15:01")}
    agrees(wechat, bus)
    for _ in range(3):
        wechat.sa.subscribe.send(touser=lan, template_id=bus, data=data)
    turns_off(wechat, bus)
    with refused(43101):
        wechat.sa.subscribe.send(touser=lan, template_id=bus, data=data)
    assert len(received(wechat, "lan", "subscribe")) == 3


def test_consents_of_the_mini_program_are_others(wechat: Bench, lan: str, points: str) -> None:
    other = wechat.mp.subscribe.add_template(tid="3086", kidList=[1, 3]).priTmplId
    wechat.act.subscribe(person="lan", accept=[other])
    with refused(40037):
        wechat.sa.subscribe.send(touser=lan, template_id=other, data=GOOD)
    with refused(43101):
        wechat.sa.subscribe.send(touser=lan, template_id=points, data=GOOD)


@pytest.mark.parametrize("with_page", [True, False])
def test_the_mini_program_wins(wechat: Bench, lan: str, points: str, with_page: bool) -> None:
    agrees(wechat, points)
    target = MiniProgramTarget(appid=wechat.mp.appid, pagepath="pages/points/points")
    page = "https://shop.test/points" if with_page else None
    wechat.sa.subscribe.send(touser=lan, template_id=points, data=GOOD, page=page, miniprogram=target)
    (notice,) = received(wechat, "lan", "subscribe")
    assert notice["miniprogram"] == {"appid": wechat.mp.appid, "pagepath": "pages/points/points"}
    assert "page" not in notice


def test_the_same_client_msg_id_uses_one_consent_in_ten_minutes(wechat: Bench, lan: str, points: str) -> None:
    for _ in range(2):
        agrees(wechat, points)
    for seconds in (0, 599, 1):
        wechat.advance(seconds)
        wechat.sa.subscribe.send(touser=lan, template_id=points, data=GOOD, client_msg_id="n1")
    assert len(received(wechat, "lan", "subscribe")) == 2


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"touser": "o-nobody"}, 40003),
        ({"touser": None}, 40003),
        ({"template_id": ""}, 40037),
        ({"template_id": "x" * 43}, 40037),
        ({"miniprogram": {"appid": "wx0000000000000000"}}, 40013),
        ({"miniprogram": {}}, 40013),
        ({"data": None}, 47003),
        ({"data": {}}, 47003),
        ({"data": DATA | {"thing3": {"value": "字" * 21}}}, 47003),
        ({"data": DATA | {"number1": {"value": "many"}}}, 47003),
    ],
)
def test_what_is_refused_uses_no_consent(
    wechat: Bench, lan: str, points: str, changes: dict[str, Any], code: int
) -> None:
    agrees(wechat, points)
    with refused(code):
        post(wechat, SEND, **({"touser": lan, "template_id": points, "data": DATA} | changes))
    assert received(wechat, "lan", "subscribe") == []
    assert left(wechat, lan, points) == 1
    assert len(pushed(wechat)) == 1


def test_the_refusal_names_the_value(wechat: Bench, lan: str, points: str) -> None:
    agrees(wechat, points)
    with pytest.raises(wxkit.WeChatError, match=r"argument invalid! data\.thing3\.value is empty rid: "):
        wechat.sa.subscribe.send(touser=lan, template_id=points, data={"number1": GOOD["number1"]})


@pytest.mark.parametrize(("in_article", "scene"), [(False, "1"), (True, "2")])
def test_the_answer_to_the_dialog_is_pushed(
    wechat: Bench, lan: str, points: str, in_article: bool, scene: str
) -> None:
    other = wechat.sa.subscribe.add_template(tid="4150", kidList=[1, 2], sceneDesc="礼物").priTmplId
    agrees(wechat, points, reject=[other], in_article=in_article)
    event = pushed(wechat)[-1]
    assert isinstance(event, events.SubscribeMsgPopup)
    assert [(item.template_id, item.subscribe_status_string, item.popup_scene) for item in event.items] == [
        (points, "accept", scene),
        (other, "reject", scene),
    ]


def test_turning_off_is_pushed_and_takes_all_consents(wechat: Bench, lan: str, points: str) -> None:
    agrees(wechat, points)
    turns_off(wechat, points)
    event = pushed(wechat)[-1]
    assert isinstance(event, events.SubscribeMsgChange)
    assert [(item.template_id, item.subscribe_status_string) for item in event.items] == [(points, "reject")]
    with refused(43101):
        wechat.sa.subscribe.send(touser=lan, template_id=points, data=GOOD)


def test_pushes_have_the_documented_form(wechat: Bench, lan: str, points: str) -> None:
    agrees(wechat, points)
    wire = pushed(wechat)[-1].to_wire("xml")
    assert wire["Event"] == "subscribe_msg_popup_event"
    (item,) = wire["SubscribeMsgPopupEvent"]["List"]
    assert item == {"TemplateId": points, "SubscribeStatusString": "accept", "PopupScene": "1"}


def test_followers_get_notices_too(wechat: Bench, points: str) -> None:
    ming = follower(wechat, "ming")
    wechat.act.subscribe(person="ming", appid=wechat.sa.appid, accept=[points])
    wechat.sa.subscribe.send(touser=ming, template_id=points, data=GOOD)
    assert len(received(wechat, "ming", "subscribe")) == 1
