"""Comments (留言管理) below sent articles. The account needs the right to have comments (留言功能)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId
from wxkit._paging import offset

__all__ = [
    "AsyncComments",
    "CloseComments",
    "Comment",
    "CommentPage",
    "CommentReply",
    "CommentType",
    "Comments",
    "DeleteComment",
    "DeleteCommentReply",
    "ElectComment",
    "ListComments",
    "OfArticle",
    "OfComment",
    "OpenComments",
    "ReplyComment",
    "UnelectComment",
]


class CommentType(OpenIntEnum):
    """Whether a comment was elected (精选)."""

    NORMAL = 0
    ELECTED = 1


class OfArticle(Input):
    """Which article is meant."""

    msg_data_id: NumberId
    """`msg_data_id` of the mass send or of the publishing."""
    index: int | None = Field(default=None, ge=0)
    """Which article of several, from 0; the first when absent."""


class OfComment(OfArticle):
    """Which comment is meant."""

    user_comment_id: NumberId


class OpenComments(OfArticle, Call[Ok], post="/cgi-bin/comment/open", repeatable=True):
    """Let people comment on a sent article (打开已群发文章评论).

    Errors: 88000 (no right to have comments), 88001 (no such article), 88002 (sensitive content).
    https://developers.weixin.qq.com/doc/service/api/leaving/api_openarticlecomment
    """


class CloseComments(OfArticle, Call[Ok], post="/cgi-bin/comment/close", repeatable=True):
    """Stop comments on a sent article (关闭已群发文章评论).

    Errors: 88000, 88001.
    https://developers.weixin.qq.com/doc/service/api/leaving/api_closecomment
    """


class CommentReply(Output):
    """The account's answer below a comment."""

    content: str = ""
    create_time: int = 0
    """Unix seconds."""


class Comment(Output):
    """A comment of a reader."""

    user_comment_id: NumberId = ""
    """Names the comment within its article."""
    openid: str = ""
    """Empty when they did not comment as a WeChat user."""
    create_time: int = 0
    """Unix seconds."""
    content: str = ""
    comment_type: CommentType = CommentType.NORMAL
    reply: CommentReply | None = None
    """Absent when nobody answered."""


class CommentPage(Reply):
    """A page of comments."""

    total: int = 0
    """How many there are altogether."""
    comment: list[Comment] = []


class ListComments(OfArticle, Call[CommentPage], post="/cgi-bin/comment/list", repeatable=True):
    """Comments on an article (查看指定文章的评论数据).

    Errors: 88000, 88001, 88010 (count is 50 or more).
    https://developers.weixin.qq.com/doc/service/api/leaving/api_listcomment
    """

    begin: int = Field(default=0, ge=0)
    """How many to skip."""
    count: int = Field(default=49, ge=1, lt=50)
    """How many to list, below 50."""
    type: Literal[0, 1, 2] = 0
    """0 all, 1 normal ones, 2 elected ones."""


class ElectComment(OfComment, Call[Ok], post="/cgi-bin/comment/markelect", repeatable=True):
    """Elect a comment, so that every reader sees it (将评论标记精选).

    Errors: 88000, 88001, 88003 (as many as may be), 88004 (deleted by the person), 88008 (no such comment).
    https://developers.weixin.qq.com/doc/service/api/leaving/api_electcomment
    """


class UnelectComment(OfComment, Call[Ok], post="/cgi-bin/comment/unmarkelect", repeatable=True):
    """Take an election back (将评论取消精选).

    Errors: 88000, 88001, 88008.
    https://developers.weixin.qq.com/doc/service/api/leaving/api_unelectcomment
    """


class DeleteComment(OfComment, Call[Ok], post="/cgi-bin/comment/delete"):
    """Delete a comment (删除评论).

    Errors: 88000, 88001, 88008.
    https://developers.weixin.qq.com/doc/service/api/leaving/api_delcomment
    """


class ReplyComment(OfComment, Call[Ok], post="/cgi-bin/comment/reply/add"):
    """Answer a comment (回复评论), once each.

    Errors: 88000, 88001, 88005 (answered already), 88007 (too long or empty), 88008.
    https://developers.weixin.qq.com/doc/service/api/leaving/api_replycomment
    """

    content: str = Field(min_length=1)


class DeleteCommentReply(OfComment, Call[Ok], post="/cgi-bin/comment/reply/delete"):
    """Delete the answer to a comment (删除回复).

    Errors: 87009, 88000, 88001, 88008.
    https://developers.weixin.qq.com/doc/service/api/leaving/api_delreplycomment
    """


def _comments(page: CommentPage) -> list[Comment]:
    return page.comment


class CommentCalls:
    """Comments below sent articles."""

    open = endpoint(OpenComments)
    close = endpoint(CloseComments)
    list = endpoint(ListComments)
    iter_list = paged(ListComments, _comments, offset("comment", start="begin", size="count"))
    elect = endpoint(ElectComment)
    unelect = endpoint(UnelectComment)
    delete = endpoint(DeleteComment)
    reply = endpoint(ReplyComment)
    delete_reply = endpoint(DeleteCommentReply)


class Comments(CommentCalls, Sync):
    """Comments below sent articles (留言管理)."""


class AsyncComments(CommentCalls, Async):
    """Comments below sent articles (留言管理)."""
