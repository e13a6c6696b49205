"""Comments (留言管理): opened and closed, listed, elected, answered and deleted."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.service_account.comments import (
    CloseComments,
    Comment,
    CommentPage,
    CommentReply,
    CommentType,
    DeleteComment,
    DeleteCommentReply,
    ElectComment,
    ListComments,
    OpenComments,
    ReplyComment,
    UnelectComment,
)
from wxkit_sandbox.censorship import judged
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.comment_book import Thread, Written, article_of, thread_of
from wxkit_sandbox.world import App

__all__: list[str] = []

ELECTED = 100
REPLY = 600


@handles(OpenComments)
def open_comments(app: App, call: OpenComments) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/leaving/api_openarticlecomment"""
    article = article_of(app, call.msg_data_id, call.index)
    if judged(app.world, article.title, article.content).suggest == "risky":
        raise Refusal(88002)
    thread_of(app, call.msg_data_id, call.index).is_open = True
    return Ok()


@handles(CloseComments)
def close_comments(app: App, call: CloseComments) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/leaving/api_closecomment"""
    thread_of(app, call.msg_data_id, call.index).is_open = False
    return Ok()


@handles(ListComments, invalid={"count": 88010})
def list_comments(app: App, call: ListComments) -> CommentPage:
    """https://developers.weixin.qq.com/doc/service/api/leaving/api_listcomment"""
    thread = thread_of(app, call.msg_data_id, call.index)
    wanted = {0: (True, False), 1: (False,), 2: (True,)}[call.type]
    found = [one for one in reversed(thread.comments.values()) if not one.withdrawn and one.elected in wanted]
    page = found[call.begin : call.begin + call.count]
    return CommentPage(total=len(found), comment=[_shown(written) for written in page])


def _shown(written: Written) -> Comment:
    comment = Comment(
        user_comment_id=str(written.id),
        openid=written.openid,
        create_time=written.at,
        content=written.content,
        comment_type=CommentType.ELECTED if written.elected else CommentType.NORMAL,
    )
    if written.reply:
        comment.reply = CommentReply(content=written.reply, create_time=written.replied_at)
    return comment


@handles(ElectComment)
def elect_comment(app: App, call: ElectComment) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/leaving/api_electcomment"""
    thread = thread_of(app, call.msg_data_id, call.index)
    written = thread.comment(call.user_comment_id, withdrawn=88004)
    if not written.elected and _elected(thread) >= ELECTED:
        raise Refusal(88003)
    written.elected = True
    return Ok()


def _elected(thread: Thread) -> int:
    return sum(written.elected and not written.withdrawn for written in thread.comments.values())


@handles(UnelectComment)
def unelect_comment(app: App, call: UnelectComment) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/leaving/api_unelectcomment"""
    thread_of(app, call.msg_data_id, call.index).comment(call.user_comment_id).elected = False
    return Ok()


@handles(DeleteComment)
def delete_comment(app: App, call: DeleteComment) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/leaving/api_delcomment"""
    thread = thread_of(app, call.msg_data_id, call.index)
    del thread.comments[thread.comment(call.user_comment_id).id]
    return Ok()


@handles(ReplyComment, invalid={"content": 88007})
def reply_comment(app: App, call: ReplyComment) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/leaving/api_replycomment"""
    written = thread_of(app, call.msg_data_id, call.index).comment(call.user_comment_id)
    if written.reply:
        raise Refusal(88005)
    if len(call.content) > REPLY:
        raise Refusal(88007)
    written.reply, written.replied_at = call.content, app.world.clock.time()
    return Ok()


@handles(DeleteCommentReply)
def delete_comment_reply(app: App, call: DeleteCommentReply) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/leaving/api_delreplycomment"""
    written = thread_of(app, call.msg_data_id, call.index).comment(call.user_comment_id)
    if not written.reply:
        raise Refusal(87009)
    written.reply, written.replied_at = "", 0
    return Ok()
