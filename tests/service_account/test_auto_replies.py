"""What the console lets the account answer by itself, while no server takes its pushes."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, received

import wxkit
from wxkit.testing._bench import Bench


def console(wechat: Bench, answer: str, **more: Any) -> None:
    if "owner" not in wechat.people:
        wechat.world.people.add("owner", person_id="owner")
    wechat.act.set_auto_reply(person="owner", answer=answer, **more)


def answers(wechat: Bench, name: str = "lan") -> list[str]:
    return [reply["Content"] for reply in received(wechat, name, "reply")]


def test_nothing_is_answered_at_first(wechat: Bench) -> None:
    rules = wechat.sa.auto_reply.rules()
    assert (rules.is_add_friend_reply_open, rules.is_autoreply_open) == (0, 0)
    assert rules.keyword_autoreply_info is None
    follower(wechat, "lan")
    wechat.act.send_message(person="lan", content="在吗")
    assert answers(wechat) == []


def test_followers_are_welcomed(wechat: Bench) -> None:
    console(wechat, "欢迎", to_follow=True)
    follower(wechat, "lan")
    assert answers(wechat) == ["欢迎"]
    rules = wechat.sa.auto_reply.rules()
    assert rules.is_add_friend_reply_open == 1
    assert rules.add_friend_autoreply_info is not None
    assert (rules.add_friend_autoreply_info.type, rules.add_friend_autoreply_info.content) == ("text", "欢迎")


def test_words_are_answered_before_everything_else(wechat: Bench) -> None:
    console(wechat, "请稍候")
    console(wechat, "每斤 198 元", word="价格")
    console(wechat, "十天内", word="退货", match="equal")
    follower(wechat, "lan")
    for text in ("龙井价格", "退货", "怎么退货"):
        wechat.act.send_message(person="lan", content=text)
    wechat.act.send_message(person="lan", type="image")
    assert answers(wechat) == ["每斤 198 元", "十天内", "请稍候", "请稍候"]


def test_the_rules_are_told_as_the_console_has_them(wechat: Bench) -> None:
    console(wechat, "每斤 198 元", word="价格")
    rules = wechat.sa.auto_reply.rules()
    assert rules.is_autoreply_open == 1
    assert rules.message_default_autoreply_info is None
    assert rules.keyword_autoreply_info is not None
    (rule,) = rules.keyword_autoreply_info.list
    assert (rule.reply_mode, rule.create_time) == ("reply_all", wechat.world.clock.time())
    assert (rule.keyword_list_info[0].content, rule.keyword_list_info[0].match_mode) == ("价格", "contain")
    assert rule.reply_list_info[0].content == "每斤 198 元"


def test_an_empty_answer_takes_a_rule_away(wechat: Bench) -> None:
    console(wechat, "每斤 198 元", word="价格")
    console(wechat, "", word="价格")
    console(wechat, "欢迎", to_follow=True)
    console(wechat, "", to_follow=True)
    follower(wechat, "lan")
    wechat.act.send_message(person="lan", content="价格")
    assert answers(wechat) == []
    assert wechat.sa.auto_reply.rules().is_autoreply_open == 0


def test_a_server_that_takes_pushes_turns_them_off(wechat: Bench) -> None:
    console(wechat, "欢迎", to_follow=True)
    wechat.push_to("service_account", function=lambda request: "success")
    follower(wechat, "lan")
    assert answers(wechat) == []


def test_following_has_no_words(wechat: Bench) -> None:
    with pytest.raises(wxkit.WxkitError, match="has no words"):
        console(wechat, "欢迎", to_follow=True, word="茶")
