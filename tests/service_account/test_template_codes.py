"""What WeChat says to template messages and their templates, by number."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, post, pushed, received, refused

from wxkit.service_account.templates import AddTemplate, TemplateValue
from wxkit.testing._bench import Bench

DATA = {"thing2": TemplateValue(value="乌龙茶")}


@pytest.fixture
def template(wechat: Bench) -> str:
    return wechat.sa.templates.add(template_id_short="40001", keyword_name_list=["商品名称"]).template_id


@pytest.mark.parametrize(("setting", "code"), [("marketing", 40249), ("restricted", 43116)])
def test_wechat_may_not_like_it(wechat: Bench, template: str, setting: Any, code: int) -> None:
    lan = follower(wechat, "lan")
    wechat.world.settings.template_sending = setting
    with refused(code):
        wechat.sa.templates.send(touser=lan, template_id=template, data=DATA, client_msg_id="m1")
    assert (received(wechat, "lan", "template"), len(pushed(wechat))) == ([], 1)
    wechat.world.settings.template_sending = "open"
    wechat.sa.templates.send(touser=lan, template_id=template, data=DATA, client_msg_id="m1")
    assert len(received(wechat, "lan", "template")) == 1


def test_receivers_are_the_accounts_own(wechat: Bench, template: str) -> None:
    follower(wechat, "lan")
    lan = wechat.world.people["lan"]
    for openid in (wechat.world.miniprogram.openid(lan), wechat.world.store.openid(lan)):
        with refused(40003):
            wechat.sa.templates.send(touser=openid, template_id=template, data=DATA)
    assert received(wechat, "lan", "template") == []


def test_a_template_that_was_given_up_sends_nothing(wechat: Bench, template: str) -> None:
    lan = follower(wechat, "lan")
    wechat.sa.templates.delete(template_id=template)
    with refused(40037):
        wechat.sa.templates.send(touser=lan, template_id=template, data=DATA)
    with refused(40037):
        wechat.sa.templates.delete(template_id=template)


@pytest.mark.parametrize(
    ("path", "fields", "code"),
    [
        ("/cgi-bin/template/api_set_industry", {}, 40102),
        ("/cgi-bin/template/api_set_industry", {"industry_id1": "1"}, 40102),
        ("/cgi-bin/template/api_set_industry", {"industry_id1": "0", "industry_id2": "1"}, 40102),
        ("/cgi-bin/template/api_add_template", {}, 40037),
        ("/cgi-bin/template/api_add_template", {"template_id_short": ""}, 40037),
        ("/cgi-bin/template/del_private_template", {}, 40037),
    ],
)
def test_missing_and_wrong_fields(wechat: Bench, path: str, fields: dict[str, Any], code: int) -> None:
    with refused(code):
        post(wechat, path, **fields)
    assert wechat.sa.templates.list().template_list == []
    assert wechat.sa.templates.industry().primary_industry.first_class == ""


def test_a_template_of_another_industry_comes_by_a_fault(wechat: Bench) -> None:
    wechat.on(AddTemplate).fail(45027, times=1)
    with refused(45027):
        wechat.sa.templates.add(template_id_short="40001", keyword_name_list=["商品名称"])
    assert wechat.sa.templates.list().template_list == []


def test_a_day_has_a_hundred_thousand(wechat: Bench, template: str) -> None:
    lan = follower(wechat, "lan")
    wechat.on("/cgi-bin/message/template/send").fail(45009, times=1)
    with refused(45009):
        wechat.sa.templates.send(touser=lan, template_id=template, data=DATA)
    assert received(wechat, "lan", "template") == []
