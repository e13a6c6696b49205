"""Template messages: templates, industries, sending."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, post, pushed, received, refused, stranger

import wxkit
from wxkit.callbacks import events
from wxkit.service_account.templates import MiniProgramTarget, TemplateValue
from wxkit.testing._bench import Bench

SEND = "/cgi-bin/message/template/send"
ADD = "/cgi-bin/template/api_add_template"
DATA = {"character_string1": TemplateValue(value="3705115"), "thing2": TemplateValue(value="乌龙茶")}


def template(wechat: Bench) -> str:
    names = ["商品名称", "订单编号"]
    return wechat.sa.templates.add(template_id_short="40001", keyword_name_list=names).template_id


def test_a_template_carries_the_keywords_in_their_order(wechat: Bench) -> None:
    template_id = template(wechat)
    (listed,) = wechat.sa.templates.list().template_list
    assert (listed.template_id, listed.title) == (template_id, "订单支付成功通知")
    assert listed.content == "商品名称:{{thing2.DATA}}\n订单编号:{{character_string1.DATA}}\n"
    assert listed.example.startswith("商品名称:乌龙茶\n")


@pytest.mark.parametrize(
    ("number", "names", "code"),
    [
        ("TM00015", ["订单编号"], 40247),
        ("99999999", ["订单编号"], 40037),
        ("40001", None, 40246),
        ("40001", [], 40246),
        ("40001", ["心情"], 40246),
        ("40001", ["订单编号", "订单编号"], 40246),
    ],
)
def test_what_the_library_lacks_is_not_added(
    wechat: Bench, number: str, names: list[str] | None, code: int
) -> None:
    with refused(code):
        wechat.sa.templates.add(template_id_short=number, keyword_name_list=names)
    assert wechat.sa.templates.list().template_list == []


def test_an_account_has_twenty_five_templates(wechat: Bench) -> None:
    first = template(wechat)
    for _ in range(24):
        template(wechat)
    with refused(45026):
        template(wechat)
    wechat.sa.templates.delete(template_id=first)
    template(wechat)
    assert len(wechat.sa.templates.list().template_list) == 25


def test_an_unknown_template_cannot_be_deleted(wechat: Bench) -> None:
    with refused(40037):
        wechat.sa.templates.delete(template_id="x" * 43)


def test_a_notice_arrives_filled_in_and_is_reported(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    sent = wechat.sa.templates.send(
        touser=lan, template_id=template(wechat), data=DATA, url="https://shop.test/o/1"
    )
    (notice,) = received(wechat, "lan", "template")
    assert notice["content"] == "商品名称:乌龙茶\n订单编号:3705115\n"
    assert notice["url"] == "https://shop.test/o/1"
    event = pushed(wechat)[-1]
    assert isinstance(event, events.TemplateSendJobFinish)
    assert (event.msg_id, event.status, event.from_user_name) == (sent.msgid, "success", lan)


def test_the_msgid_is_a_number_on_the_wire(wechat: Bench) -> None:
    fields = {key: value.model_dump() for key, value in DATA.items()}
    answer = post(wechat, SEND, touser=follower(wechat, "lan"), template_id=template(wechat), data=fields)
    assert isinstance(answer["msgid"], int)


def test_the_same_client_msg_id_is_sent_once_in_ten_minutes(wechat: Bench) -> None:
    lan, template_id = follower(wechat, "lan"), template(wechat)
    ids = []
    for seconds in (0, 599, 1):
        wechat.world.advance(seconds)
        call = wechat.sa.templates.send(touser=lan, template_id=template_id, data=DATA, client_msg_id="o1")
        ids.append(call.msgid)
    assert ids[0] == ids[1] != ids[2]
    assert len(received(wechat, "lan", "template")) == 2


def test_only_followers_get_notices(wechat: Bench) -> None:
    template_id = template(wechat)
    lan = follower(wechat, "lan")
    wechat.sa.users.block(openid_list=[lan])
    for openid, code in ((stranger(wechat), 43004), ("o-nobody", 40003), (lan, 43019)):
        with refused(code):
            wechat.sa.templates.send(touser=openid, template_id=template_id, data=DATA)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"template_id": ""}, 40036),
        ({"template_id": "x" * 43}, 40037),
        ({"data": {}}, 47003),
        ({"data": None}, 47003),
        ({"url": "https://shop.test/" + "x" * 1024}, 40039),
        ({"miniprogram": {"appid": "wx0000000000000000"}}, 40013),
    ],
)
def test_bad_notices_are_not_sent(wechat: Bench, changes: dict[str, Any], code: int) -> None:
    lan = follower(wechat, "lan")
    data = {key: value.model_dump() for key, value in DATA.items()}
    with refused(code):
        post(wechat, SEND, **({"touser": lan, "template_id": template(wechat), "data": data} | changes))
    assert received(wechat, "lan", "template") == []
    assert len(pushed(wechat)) == 1


@pytest.mark.parametrize("value", ["", "字" * 21], ids=["empty", "too long"])
def test_a_bad_value_is_named(wechat: Bench, value: str) -> None:
    lan, template_id = follower(wechat, "lan"), template(wechat)
    with pytest.raises(wxkit.WeChatError, match=r"data\.thing2\.value invalid") as error:
        wechat.sa.templates.send(
            touser=lan, template_id=template_id, data=DATA | {"thing2": TemplateValue(value=value)}
        )
    assert error.value.errcode == 47003
    assert received(wechat, "lan", "template") == []


def test_a_notice_may_open_the_linked_mini_program(wechat: Bench) -> None:
    lan, target = follower(wechat, "lan"), MiniProgramTarget(appid=wechat.world.miniprogram.appid)
    wechat.sa.templates.send(touser=lan, template_id=template(wechat), data=DATA, miniprogram=target)
    assert received(wechat, "lan", "template")[0]["miniprogram"] == {"appid": target.appid}


def test_industries_are_set_once_a_month(wechat: Bench) -> None:
    wechat.sa.templates.set_industry(industry_id1="1", industry_id2="31")
    industries = wechat.sa.templates.industry()
    assert industries.primary_industry.second_class == "互联网/电子商务"
    assert industries.secondary_industry.first_class == "消费品"
    with refused(43100):
        wechat.sa.templates.set_industry(industry_id1="2", industry_id2="31")
    wechat.world.advance(31 * 86400)
    wechat.sa.templates.set_industry(industry_id1="2", industry_id2="31")


def test_an_unknown_industry_is_refused(wechat: Bench) -> None:
    with refused(40102):
        wechat.sa.templates.set_industry(industry_id1="1", industry_id2="42")
    assert wechat.sa.templates.industry().primary_industry.first_class == ""
