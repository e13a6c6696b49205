"""Template messages that do not arrive: refused by their receiver, failed, or held back by WeChat."""

from __future__ import annotations

import pytest
from account_steps import follower, person, post, pushed, received, refused

from wxkit.callbacks import events
from wxkit.service_account.templates import BlockedMessage, TemplateValue
from wxkit.testing._bench import Bench

BLOCKED = "/wxa/sec/queryblocktmplmsg"
DATA = {"thing2": TemplateValue(value="乌龙茶")}


@pytest.fixture
def template(wechat: Bench) -> str:
    return wechat.sa.templates.add(template_id_short="40001", keyword_name_list=["商品名称"]).template_id


def send(wechat: Bench, openid: str, template_id: str) -> str:
    """Sends a message; gives the status that is pushed."""
    msgid = wechat.sa.templates.send(touser=openid, template_id=template_id, data=DATA).msgid
    event = pushed(wechat)[-1]
    assert isinstance(event, events.TemplateSendJobFinish)
    assert (event.msg_id, event.from_user_name) == (msgid, openid)
    return event.status


def listed(wechat: Bench, template_id: str, *, after: int = 0, limit: int = 100) -> list[BlockedMessage]:
    told = wechat.sa.templates.blocked(tmpl_msg_id=template_id, largest_id=after, limit=limit).msginfo
    assert isinstance(told, list)
    return told


def test_who_turned_them_off_gets_none(wechat: Bench, template: str) -> None:
    lan = follower(wechat, "lan")
    wechat.act.refuse_templates(person="lan")
    assert send(wechat, lan, template) == "failed:user block"
    assert received(wechat, "lan", "template") == []
    wechat.act.refuse_templates(person="lan", refuse=False)
    assert send(wechat, lan, template) == "success"


def test_only_followers_can_turn_them_off(wechat: Bench) -> None:
    person(wechat, "lan")
    with pytest.raises(Exception, match="does not follow"):
        wechat.act.refuse_templates(person="lan")


def test_some_fail(wechat: Bench, template: str) -> None:
    lan = follower(wechat, "lan")
    wechat.world.settings.template_messages = "failed"
    assert send(wechat, lan, template) == "failed: system failed"
    assert received(wechat, "lan", "template") == []
    assert listed(wechat, template) == []


def test_what_was_held_back_can_be_listed(wechat: Bench, template: str) -> None:
    lan = follower(wechat, "lan")
    assert listed(wechat, template) == []
    wechat.world.settings.template_messages = "held_back"
    assert send(wechat, lan, template) == "failed: system failed"
    assert received(wechat, "lan", "template") == []
    (held,) = listed(wechat, template)
    assert (held.id, held.tmpl_msg_id, held.openid, held.title, held.content, held.send_timestamp) == (
        1,
        template,
        lan,
        "订单支付成功通知",
        "商品名称:乌龙茶\n",
        wechat.world.clock.time(),
    )


def test_pages_go_on_after_the_largest_id(wechat: Bench, template: str) -> None:
    lan = follower(wechat, "lan")
    other = wechat.sa.templates.add(template_id_short="40002", keyword_name_list=["商品名称"]).template_id
    wechat.world.settings.template_messages = "held_back"
    for template_id in (template, other, template, template):
        send(wechat, lan, template_id)
    first = listed(wechat, template, limit=2)
    assert [one.id for one in first] == [1, 3]
    assert [one.id for one in listed(wechat, template, after=first[-1].id)] == [4]
    assert [one.id for one in listed(wechat, other)] == [2]


@pytest.mark.parametrize("fields", [{"limit": 101}, {"limit": 0}, {"largest_id": -1}])
def test_pages_have_at_most_a_hundred(wechat: Bench, fields: dict[str, int]) -> None:
    with refused(40035):
        post(wechat, BLOCKED, tmpl_msg_id="T1", **fields)
    with refused(40037):
        post(wechat, BLOCKED, limit=1)
