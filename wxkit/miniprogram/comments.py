# ruff: noqa: N815 - commentId, replyContent and their like are WeChat's own field names
"""Reviews (交易评价) that buyers wrote, the merchant's comments under them, and settling bad ones.

The merchant's first answer is the comment (评论) of a review; what follows are replies (回复) to it.
"""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import TextInt
from wxkit._paging import offset
from wxkit.miniprogram._review import (
    CommentedProduct,
    CommentedProducts,
    OlderReview,
    Review,
    ReviewBuyer,
    ReviewContent,
    ReviewExtra,
    ReviewHolder,
    ReviewMedia,
    ReviewMerchant,
    ReviewOrder,
    ReviewProgress,
    ReviewStep,
)

__all__ = [
    "AddComment",
    "AddReply",
    "AsyncComments",
    "CommentDone",
    "CommentReplies",
    "CommentedProduct",
    "CommentedProducts",
    "Comments",
    "ConfirmCompromise",
    "DeleteComment",
    "DeleteReply",
    "GetReplies",
    "GetReview",
    "GetReviews",
    "MerchantComment",
    "OlderReview",
    "ReplyText",
    "ReplyThread",
    "ReplyWriter",
    "ResetCommentKfQuota",
    "Review",
    "ReviewBuyer",
    "ReviewContent",
    "ReviewDetail",
    "ReviewExtra",
    "ReviewFilter",
    "ReviewHolder",
    "ReviewMedia",
    "ReviewMerchant",
    "ReviewOrder",
    "ReviewPage",
    "ReviewProgress",
    "ReviewStep",
    "ThreadReply",
]


class ReviewFilter(OpenIntEnum):
    """Which reviews to list."""

    BAD = 1
    """One or two stars."""
    GOOD = 2
    """Four or five stars."""
    BAD_OPEN = 3
    """Bad, and no compromise was submitted."""
    UNANSWERED = 4
    """Waiting for the developer's answer."""
    BAD_CHANGED = 5
    """Bad, and changed by the buyer since."""
    ALL = 6


class ReviewPage(Reply):
    """A page of reviews."""

    success: bool | None = None
    commentList: list[Review] = []
    total: int = 0
    offset: int | None = None


class GetReviews(Call[ReviewPage], get="/wxaapi/comment/mpcommentlist/get"):
    """Reviews of a span of time (查询评价列表). For accounts with transaction reviews (交易评价类).

    Errors: -10007 (not granted), -10001 (argument), -10008 (WeChat's side).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_getccommentlist
    """

    startTime: str
    """Unix seconds."""
    endTime: str
    """Unix seconds."""
    filterType: int | None = None
    """A `ReviewFilter`."""
    offset: int = Field(default=0, ge=0)
    """How many to skip."""
    limit: int = Field(default=8, ge=1)
    """How many to list."""


class ReviewDetail(Reply):
    """One review and its handling."""

    info: ReviewHolder = Field(default_factory=ReviewHolder)
    processInfo: ReviewProgress | None = None
    oldComment: OlderReview | None = None


class GetReview(Call[ReviewDetail], get="/wxaapi/comment/commentinfo/get"):
    """One review (查询评价详情).

    Errors: -10403 (not this account's), -10007 (not granted), -10001 (argument), -10003, -10008.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_getcommentinfo
    """

    commentId: str


class ReplyText(Output):
    """What was said."""

    content: str = ""


class ReplyWriter(Output):
    """Who said it."""

    nickname: str = ""
    imgUrl: str = ""


class MerchantComment(Output):
    """The merchant's comment under a review."""

    commentId: str = ""
    """The review."""
    replyId: str = ""
    """The comment."""
    createTime: TextInt = 0
    """Unix seconds; a text on the wire."""
    updateTime: TextInt = 0
    """Unix seconds; a text on the wire."""
    replyContent: ReplyText = Field(default_factory=ReplyText)
    replyObject: ReplyWriter = Field(default_factory=ReplyWriter)


class ThreadReply(Output):
    """A reply to the comment."""

    commentId: str = ""
    """The review."""
    commentReplyId: str = ""
    """The reply."""
    createTime: TextInt = 0
    """Unix seconds; a text on the wire."""
    updateTime: TextInt = 0
    """Unix seconds; a text on the wire."""
    commentReplyContent: ReplyText = Field(default_factory=ReplyText)
    commentReplyObject: ReplyWriter = Field(default_factory=ReplyWriter)


class ReplyThread(Output):
    """The comment under a review and what followed."""

    reply: MerchantComment = Field(default_factory=MerchantComment)
    commentReplyList: list[ThreadReply] = []


class CommentReplies(Reply):
    """What was said under a review."""

    list: ReplyThread = Field(default_factory=ReplyThread)
    """One thread, in spite of its name."""


class GetReplies(Call[CommentReplies], get="/wxaapi/comment/replyandcommentreplylist/get"):
    """The comment under a review and the replies to it (查询评论列表).

    Errors: -10403 (not this account's), -10007 (not granted), -10001 (argument), -10003, -10008.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_getcommentreplylist
    """

    commentId: str
    """The review."""


class CommentDone(Reply):
    """Whether it worked."""

    success: bool | None = None


class AddComment(Call[CommentDone], post="/wxaapi/comment/reply/add"):
    """Comment on a review (创建评论): the merchant's first answer.

    Errors: -10403 (not this account's), -10007 (not granted), -10001, -10003, -10008, 10000 (argument).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_addreply
    """

    commentId: str
    """The review."""
    content: str


class DeleteComment(Call[CommentDone], post="/wxaapi/comment/reply/delete"):
    """Delete the comment on a review (删除评论), and all replies to it.

    Errors: -10403 (not this account's), -10007 (not granted), -10001, -10003, -10008, 10000 (argument).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_deletereply
    """

    commentId: str
    """The review."""
    replyId: str
    """The comment."""
    commentReplyId: str | None = None
    """In an older page's example only."""


class AddReply(Call[CommentDone], post="/wxaapi/comment/commentreply/add"):
    """Reply to the comment under a review (创建回复).

    Errors: -10403 (not this account's), -10007 (not granted), -10001, -10003, -10008, 10000 (argument).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_addcommentreply
    """

    commentId: str
    """The review."""
    replyId: str
    """The comment."""
    content: str


class DeleteReply(Call[CommentDone], post="/wxaapi/comment/commentreply/delete"):
    """Delete a reply to the comment under a review (删除回复).

    Errors: -10403 (not this account's), -10007 (not granted), -10001, -10003, -10008, 10000 (argument).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_deletecommentreply
    """

    commentId: str
    """The review."""
    replyId: str
    """The comment."""
    commentReplyId: str
    """The reply."""


class ResetCommentKfQuota(Call[CommentDone], post="/wxaapi/comment/apikfquota/reset"):
    """Allow another message of the customer service to the writer of a bad review (重置Api客服quota).

    Errors: -10403, -10007, -10001, -10003, -10008, 10000 (not a bad review, or written already).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_resetapikfquota
    """

    commentId: str


class ConfirmCompromise(Call[CommentDone], post="/wxaapi/comment/confirmcompromise"):
    """Tell WeChat that a bad review was settled with the buyer (确认和解).

    Errors: -10403, -10007, -10001, -10003, -10008, 10000 (not a bad review).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_confirmcompromise
    """

    commentId: str
    picList: list[str] | None = None
    """Pictures, by media_id."""
    content: str | None = None


def _reviews(page: ReviewPage) -> list[Review]:
    return page.commentList


class CommentCalls:
    """Reviews and what the merchant answers."""

    list = endpoint(GetReviews)
    iter_list = paged(GetReviews, _reviews, offset("commentList"))
    get = endpoint(GetReview)
    replies = endpoint(GetReplies)
    add = endpoint(AddComment)
    delete = endpoint(DeleteComment)
    add_reply = endpoint(AddReply)
    delete_reply = endpoint(DeleteReply)
    reset_kf_quota = endpoint(ResetCommentKfQuota)
    confirm_compromise = endpoint(ConfirmCompromise)


class Comments(CommentCalls, Sync):
    """Reviews (交易评价) and what the merchant answers."""


class AsyncComments(CommentCalls, Async):
    """Reviews (交易评价) and what the merchant answers."""
