"""The library of subscription notices, as the service account picks from it."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import post, refused

from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.templates import TemplateBook

PICK = {"tid": "3086", "kidList": [1, 3], "sceneDesc": "积分"}


def ids(wechat: Bench) -> list[str]:
    return [template.priTmplId for template in wechat.sa.subscribe.templates().data]


def test_a_template_is_picked_listed_and_deleted(wechat: Bench) -> None:
    template_id = wechat.sa.subscribe.add_template(tid="3086", kidList=[1, 3]).priTmplId
    (template,) = wechat.sa.subscribe.templates().data
    assert (template.priTmplId, template.title) == (template_id, "积分变更提醒")
    assert template.content == "变更数量:{{number1.DATA}}\n变更原因:{{thing3.DATA}}\n"
    wechat.sa.subscribe.delete_template(priTmplId=template_id)
    assert ids(wechat) == []


def test_templates_are_of_one_account(wechat: Bench) -> None:
    mine = wechat.mp.subscribe.add_template(tid="3086", kidList=[1, 3]).priTmplId
    assert ids(wechat) == []
    with refused(200014):
        wechat.sa.subscribe.delete_template(priTmplId=mine)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"tid": "0"}, 200014),
        ({"tid": None}, 200014),
        ({"kidList": [1]}, 200020),
        ({"kidList": [1, 1]}, 200020),
        ({"kidList": [1, 99]}, 200020),
        ({"kidList": None}, 200020),
        ({"sceneDesc": "字" * 16}, 200021),
    ],
)
def test_bad_picks_are_not_taken(wechat: Bench, changes: dict[str, Any], code: int) -> None:
    with refused(code):
        post(wechat, "/wxaapi/newtmpl/addtemplate", **(PICK | changes))
    assert ids(wechat) == []


def test_the_same_pick_is_200022(wechat: Bench) -> None:
    post(wechat, "/wxaapi/newtmpl/addtemplate", **PICK)
    with refused(200022):
        post(wechat, "/wxaapi/newtmpl/addtemplate", **PICK)
    assert len(ids(wechat)) == 1


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"start": "0", "limit": "1"}, 200018),
        ({"ids": "x", "start": "0", "limit": "1"}, 200019),
        ({"ids": "307", "start": "-1", "limit": "1"}, 200016),
        ({"ids": "307", "start": "0", "limit": "31"}, 200017),
    ],
)
def test_bad_searches(wechat: Bench, query: dict[str, str], code: int) -> None:
    with refused(code):
        wechat.sa.request("GET", "/wxaapi/newtmpl/getpubtemplatetitles", query=query)


def test_an_account_has_fifty(wechat: Bench) -> None:
    wechat.world.service_account.state(TemplateBook).limit = 1
    wechat.sa.subscribe.add_template(tid="3086", kidList=[1, 3])
    with refused(200012):
        wechat.sa.subscribe.add_template(tid="3086", kidList=[1, 2])
    assert len(ids(wechat)) == 1


@pytest.mark.parametrize("code", [404, 20001, 20002, 200001, 200011, 200013, 200100])
def test_codes_of_the_account_come_by_faults(wechat: Bench, code: int) -> None:
    wechat.on("/wxaapi/newtmpl/addtemplate").fail(code, times=1)
    with refused(code):
        wechat.sa.subscribe.add_template(tid="3086", kidList=[1, 3])
    assert ids(wechat) == []
