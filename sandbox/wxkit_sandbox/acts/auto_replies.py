"""Setting automatic replies in the console of the service account."""

from __future__ import annotations

from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.service_account.auto_reply import AutoReplies, Match, Rule
from wxkit_sandbox.world import World

__all__ = ["AutoReplyActs", "SetAutoReply"]


class SetAutoReply(Act[Acted], post="/_sandbox/act/set_auto_reply", auth="none"):
    """In the console, let the account answer by itself (自动回复) while no server takes its pushes:
    those who follow, messages with a word in it, all other messages."""

    answer: str
    """The text; empty for no answer any more."""
    to_follow: bool = False
    """Answer those who follow."""
    word: str = ""
    """Answer messages with this word; without it, what no word fits."""
    match: Match = "contain"
    """Whether the message only has the word in it, or is the word."""


@acting(SetAutoReply)
def set_auto_reply(world: World, act: SetAutoReply) -> Acted:
    """https://developers.weixin.qq.com/doc/service/api/notify/autoreplies/api_getcurrentautoreplyinfo"""
    app = the_app(world, act, "service_account")
    the_person(world, act)
    kept = app.state(AutoReplies)
    if act.to_follow and act.word:
        raise impossible("following has no words: give to_follow or word")
    if act.to_follow:
        kept.follow = act.answer
    elif not act.word:
        kept.message = act.answer
    elif act.answer:
        kept.rules[act.word] = Rule(act.word, act.match, act.answer, world.clock.time())
    else:
        kept.rules.pop(act.word, None)
    return Acted()


class AutoReplyActs:
    """Setting automatic replies."""

    set_auto_reply = endpoint(SetAutoReply)
