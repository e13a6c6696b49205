"""The published wechatpy, unmodified: template messages and their templates."""

from __future__ import annotations

from typing import Any

from stranger import refused
from wechatpy import WeChatClient

from wxkit.testing._bench import Bench

DATA = {"character_string1": {"value": "3705115"}, "thing2": {"value": "乌龙茶"}}


def template(account: WeChatClient) -> str:
    """wechatpy has no words for the keywords that WeChat asks for, its `post` has."""
    asked = {"template_id_short": "40001", "keyword_name_list": ["商品名称", "订单编号"]}
    return str(account.post("template/api_add_template", data=asked)["template_id"])


def notices(bench: Bench) -> list[dict[str, Any]]:
    inbox = bench.control.people.inbox(person="lan").items
    return [item.content for item in inbox if item.kind == "template"]


def test_a_template_is_listed_and_deleted(account: WeChatClient) -> None:
    template_id = template(account)
    listed = account.template.get_all_private_template()["template_list"]
    assert [one["template_id"] for one in listed] == [template_id]
    account.template.del_private_template(template_id)
    assert account.template.get_all_private_template()["template_list"] == []
    with refused(40037):
        account.template.del_private_template(template_id)


def test_a_template_without_keywords_is_refused(account: WeChatClient) -> None:
    with refused(40246):
        account.template.add("40001")
    with refused(40247):
        account.template.get("TM00015")


def test_industries_are_set_and_read(account: WeChatClient) -> None:
    account.template.set_industry("1", "31")
    industry = account.template.get_industry()
    assert industry["primary_industry"]["second_class"] == "互联网/电子商务"
    with refused(43100):
        account.template.set_industry("2", "31")


def test_a_notice_arrives_filled_in(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    sent = account.message.send_template(lan, template(account), DATA, url="https://shop.test/o/1")
    (notice,) = notices(wechat_server)
    assert notice["content"] == "商品名称:乌龙茶\n订单编号:3705115\n"
    assert isinstance(sent["msgid"], int)


def test_a_notice_opens_the_linked_mini_program(
    account: WeChatClient, lan: str, wechat_server: Bench
) -> None:
    target = {"appid": wechat_server.world.miniprogram.appid, "pagepath": "pages/order"}
    account.message.send_template(lan, template(account), DATA, mini_program=target)
    assert notices(wechat_server)[0]["miniprogram"] == target


def test_wrong_notices_are_refused_by_number(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    template_id = template(account)
    with refused(40003):
        account.message.send_template("o" * 28, template_id, DATA)
    with refused(40037):
        account.message.send_template(lan, "x" * 43, DATA)
    with refused(47003):
        account.message.send_template(lan, template_id, DATA | {"thing2": {"value": "茶" * 21}})
    wechat_server.act.unfollow(person="lan")
    with refused(43004):
        account.message.send_template(lan, template_id, DATA)
    assert notices(wechat_server) == []
