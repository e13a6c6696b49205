"""Writing comments below articles of the service account, and taking them back."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.service_account.comment_book import Thread, thread_of
from wxkit_sandbox.service_account.followers import Followers
from wxkit_sandbox.world import App, World

__all__ = ["Commented", "CommentingActs", "WithdrawComment", "WriteComment"]


class Commented(Reply):
    """The comment is below the article."""

    user_comment_id: str = ""


class WriteComment(Act[Commented], post="/_sandbox/act/write_comment", auth="none"):
    """Comment on an article (写留言) that allows it."""

    msg_data_id: str
    """Of the mass message or the publication."""
    index: int = Field(default=0, ge=0)
    """Which article of several, from 0."""
    content: str = Field(min_length=1)


class WithdrawComment(Act[Acted], post="/_sandbox/act/withdraw_comment", auth="none"):
    """Delete one's own comment (删除留言)."""

    msg_data_id: str
    index: int = Field(default=0, ge=0)
    user_comment_id: str


@acting(WriteComment)
def write_comment(world: World, act: WriteComment) -> Commented:
    """https://developers.weixin.qq.com/doc/service/api/leaving/api_listcomment"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    thread, openid = _thread(app, act.msg_data_id, act.index), app.openid(person)
    if not thread.is_open:
        raise impossible("the article takes no comments")
    if thread.fans_only and openid not in app.state(Followers).by_openid:
        raise impossible(f"only followers may comment on the article, and {person.id} is none")
    written = thread.write(openid, act.content, world.clock.time())
    return Commented(user_comment_id=str(written.id))


@acting(WithdrawComment)
def withdraw_comment(world: World, act: WithdrawComment) -> Acted:
    """https://developers.weixin.qq.com/doc/service/api/leaving/api_electcomment"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    try:
        written = _thread(app, act.msg_data_id, act.index).comment(act.user_comment_id)
    except Refusal:
        raise impossible(f"there is no comment {act.user_comment_id} any more") from None
    if written.openid != app.openid(person):
        raise impossible(f"{person.id} did not write comment {act.user_comment_id}")
    written.withdrawn = True
    return Acted()


def _thread(app: App, msg_data_id: str, index: int) -> Thread:
    try:
        return thread_of(app, msg_data_id, index)
    except Refusal as refusal:
        raise impossible(f"nobody can comment there: {refusal.code}") from None


class CommentingActs:
    """Commenting on articles."""

    write_comment = endpoint(WriteComment)
    withdraw_comment = endpoint(WithdrawComment)
