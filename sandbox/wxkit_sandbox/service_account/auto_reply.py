"""Automatic replies (自动回复): what the console says the account answers by itself, while no server does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from wxkit.service_account.auto_reply import (
    AutoReplyContent,
    AutoReplyKind,
    AutoReplyRules,
    GetAutoReplies,
    KeywordMatch,
    KeywordReply,
    KeywordRule,
    KeywordRules,
)
from wxkit_sandbox.handlers import handles
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["AutoReplies", "Match", "Rule", "answer_message", "welcome"]

Match = Literal["contain", "equal"]


@dataclass(slots=True)
class Rule:
    """Answers to a word."""

    word: str
    match: Match
    answer: str
    at: int

    def fits(self, text: str) -> bool:
        return self.word == text if self.match == "equal" else self.word in text


@dataclass(slots=True)
class AutoReplies:
    """What the console says; an empty text is no answer."""

    follow: str = ""
    message: str = ""
    rules: dict[str, Rule] = field(default_factory=dict[str, Rule])
    """By word, oldest first."""


@handles(GetAutoReplies)
def get_auto_replies(app: App, call: GetAutoReplies) -> AutoReplyRules:
    """https://developers.weixin.qq.com/doc/service/api/notify/autoreplies/api_getcurrentautoreplyinfo"""
    kept = app.state(AutoReplies)
    told = AutoReplyRules(
        is_add_friend_reply_open=int(bool(kept.follow)),
        is_autoreply_open=int(bool(kept.message or kept.rules)),
    )
    if kept.follow:
        told.add_friend_autoreply_info = _text(kept.follow)
    if kept.message:
        told.message_default_autoreply_info = _text(kept.message)
    if kept.rules:
        told.keyword_autoreply_info = KeywordRules(list=[_shown(rule) for rule in kept.rules.values()])
    return told


def _text(content: str) -> AutoReplyContent:
    return AutoReplyContent(type=AutoReplyKind.TEXT, content=content)


def _shown(rule: Rule) -> KeywordRule:
    word = KeywordMatch(type=AutoReplyKind.TEXT, match_mode=rule.match, content=rule.word)
    return KeywordRule(
        rule_name=rule.word,
        create_time=rule.at,
        reply_mode="reply_all",
        keyword_list_info=[word],
        reply_list_info=[KeywordReply(type=AutoReplyKind.TEXT, content=rule.answer)],
    )


def welcome(app: App, person: Person) -> None:
    """Answer somebody who has just followed."""
    _answer(app, person, app.state(AutoReplies).follow)


def answer_message(app: App, person: Person, text: str) -> None:
    """Answer a message: the first word that fits counts, then the answer to everything else."""
    kept = app.state(AutoReplies)
    fitting = (rule.answer for rule in kept.rules.values() if rule.fits(text))
    _answer(app, person, next(fitting, kept.message))


def _answer(app: App, person: Person, text: str) -> None:
    """A server that takes pushes turns automatic replies off."""
    if text and app.sink is None:
        app.tell(person, "reply", {"MsgType": "text", "Content": text})
