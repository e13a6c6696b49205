"""The template library, and the account's own templates."""

from __future__ import annotations

from typing import Any

import pytest
from mp_refusals import refuses

from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.library import TITLES
from wxkit_sandbox.miniprogram.templates import TemplateBook


def ask(wechat: Bench, path: str, fields: dict[str, Any]) -> None:
    """What the typed client would not send."""
    query = {"access_token": wechat.mp.access_token()}
    if path.startswith("getpub"):
        texts = {name: str(value) for name, value in fields.items()}
        wechat.mp.request("GET", f"/wxaapi/newtmpl/{path}", query=query | texts)
    else:
        wechat.mp.request("POST", f"/wxaapi/newtmpl/{path}", query=query, json=fields)


@pytest.fixture
def book(wechat: Bench) -> TemplateBook:
    return wechat.world.miniprogram.state(TemplateBook)


def test_titles_are_listed_by_category(wechat: Bench) -> None:
    category = wechat.mp.subscribe.categories().data[0]
    titles = wechat.mp.subscribe.public_titles(ids=str(category.id))
    assert titles.count == len(titles.data) > 1
    assert {title.categoryId for title in titles.data} == {category.id}


def test_all_pages_hold_all_titles(wechat: Bench) -> None:
    ids = ",".join(str(category.id) for category in wechat.mp.subscribe.categories().data)
    titles = wechat.mp.subscribe.iter_public_titles(ids=ids, limit=2)
    assert [title.tid for title in titles] == [title.tid for title in TITLES]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"start": 0, "limit": 1}, 200018),
        ({"ids": "", "start": 0, "limit": 1}, 200018),
        ({"ids": "307,x", "start": 0, "limit": 1}, 200019),
        ({"ids": "307", "start": -1, "limit": 1}, 200016),
        ({"ids": "307", "start": 0, "limit": 31}, 200017),
    ],
)
def test_lists_that_are_refused(wechat: Bench, fields: dict[str, Any], code: int) -> None:
    with refuses(code):
        ask(wechat, "getpubtemplatetitles", fields)


def test_keywords_have_types(wechat: Bench) -> None:
    keywords = wechat.mp.subscribe.public_keywords(tid="3086")
    assert keywords.count == len(keywords.data) == 4
    assert (keywords.data[0].kid, keywords.data[0].rule) == (1, "number")


def test_an_unknown_title_has_no_keywords(wechat: Bench) -> None:
    with refuses(200014):
        wechat.mp.subscribe.public_keywords(tid="0")


def test_a_template_keeps_the_order_of_its_keywords(wechat: Bench) -> None:
    added = wechat.mp.subscribe.add_template(tid="3086", kidList=[3, 1], sceneDesc="积分")
    [template] = wechat.mp.subscribe.templates().data
    assert (template.priTmplId, template.title, template.type) == (added.priTmplId, "积分变更提醒", 2)
    assert template.content == "变更原因:{{thing3.DATA}}\n变更数量:{{number1.DATA}}\n"
    assert template.example == "变更原因:购物奖励\n变更数量:100\n"
    assert "keywordEnumValueList" not in template.model_fields_set


def test_enum_keywords_list_their_values(wechat: Bench) -> None:
    wechat.mp.subscribe.add_template(tid="1451", kidList=[1, 4])
    [enum] = wechat.mp.subscribe.templates().data[0].keywordEnumValueList or []
    assert (enum.keywordCode, enum.enumValueList) == ("enum4", ["原路退回", "退至余额"])


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"tid": "0", "kidList": [1, 2]}, 200014),
        ({"kidList": [1, 2]}, 200014),
        ({"tid": "3086", "kidList": [1]}, 200020),
        ({"tid": "3086", "kidList": [1, 1]}, 200020),
        ({"tid": "3086", "kidList": [1, 9]}, 200020),
        ({"tid": "1128", "kidList": [1, 2, 3, 4, 5, 6]}, 200020),
        ({"tid": "3086", "kidList": [1, 2], "sceneDesc": "字" * 16}, 200021),
    ],
)
def test_templates_that_are_refused(
    wechat: Bench, book: TemplateBook, fields: dict[str, Any], code: int
) -> None:
    with refuses(code):
        ask(wechat, "addtemplate", fields)
    assert not book.by_id


def test_the_same_template_twice_is_200022(wechat: Bench, book: TemplateBook) -> None:
    wechat.mp.subscribe.add_template(tid="3086", kidList=[1, 2])
    with refuses(200022):
        wechat.mp.subscribe.add_template(tid="3086", kidList=[1, 2])
    assert len(book.by_id) == 1
    wechat.mp.subscribe.add_template(tid="3086", kidList=[2, 1])


def test_the_fifty_first_template_is_200012(wechat: Bench, book: TemplateBook) -> None:
    assert book.limit == 50
    book.limit = 1
    wechat.mp.subscribe.add_template(tid="3086", kidList=[1, 2])
    with refuses(200012):
        wechat.mp.subscribe.add_template(tid="3086", kidList=[1, 3])
    assert len(book.by_id) == 1


def test_a_deleted_template_is_gone(wechat: Bench) -> None:
    template_id = wechat.mp.subscribe.add_template(tid="3086", kidList=[1, 2]).priTmplId
    wechat.mp.subscribe.delete_template(priTmplId=template_id)
    assert wechat.mp.subscribe.templates().data == []
    with refuses(200014):
        wechat.mp.subscribe.delete_template(priTmplId=template_id)


def test_service_accounts_have_templates_of_their_own(wechat: Bench, book: TemplateBook) -> None:
    query = {"access_token": wechat.sa.access_token()}
    fields = {"tid": "3086", "kidList": [1, 2]}
    wechat.sa.request("POST", "/wxaapi/newtmpl/addtemplate", query=query, json=fields)
    assert len(wechat.sa.request("GET", "/wxaapi/newtmpl/gettemplate", query=query)["data"]) == 1
    assert not book.by_id


def test_a_closed_account_adds_no_template(wechat: Bench, book: TemplateBook) -> None:
    wechat.world.settings.subscribe_banned = True
    with refuses(200011):
        wechat.mp.subscribe.add_template(tid="3086", kidList=[1, 3])
    assert not book.by_id


def test_a_closed_template_is_not_added(wechat: Bench, book: TemplateBook) -> None:
    wechat.world.settings.banned_templates = ("3086",)
    with refuses(200013):
        wechat.mp.subscribe.add_template(tid="3086", kidList=[1, 3])
    assert not book.by_id
