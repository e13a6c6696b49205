"""Reviews (交易评价): listed and read, commented on, settled."""

from __future__ import annotations

from collections.abc import Callable

from wxkit.miniprogram.comments import (
    AddComment,
    AddReply,
    CommentDone,
    CommentReplies,
    ConfirmCompromise,
    DeleteComment,
    DeleteReply,
    GetReplies,
    GetReview,
    GetReviews,
    ResetCommentKfQuota,
    ReviewDetail,
    ReviewFilter,
    ReviewHolder,
    ReviewPage,
)
from wxkit_sandbox.common.allowance import earn
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.review_book import ReviewBook, Said, Written, next_id
from wxkit_sandbox.miniprogram.review_view import older, progress, seen, thread
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.service_account.media import temporary
from wxkit_sandbox.world import App

__all__: list[str] = []

F = ReviewFilter
WRONG, MISMATCH, NOT_GRANTED, NOT_YOURS, NOT_ALLOWED = -10001, -10003, -10007, -10403, 10000
BAD = {"*": WRONG}
FILTERS: dict[int, Callable[[Written], bool]] = {
    F.BAD: lambda review: review.words.bad,
    F.GOOD: lambda review: review.words.good,
    F.BAD_OPEN: lambda review: review.words.bad and not review.settled_at,
    F.UNANSWERED: lambda review: review.unanswered,
    F.BAD_CHANGED: lambda review: review.before is not None,
    F.ALL: lambda _: True,
}


@handles(GetReviews, invalid=BAD)
def get_reviews(app: App, call: GetReviews) -> ReviewPage:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_getccommentlist"""
    _check_granted(app)
    wanted = FILTERS.get(F.ALL if call.filterType is None else call.filterType)
    if wanted is None or not (is_number(call.startTime) and is_number(call.endTime)):
        raise _no(WRONG)
    begin, end = int(call.startTime), int(call.endTime)
    if begin > end:
        raise _no(WRONG)
    newest_first = reversed(app.state(ReviewBook).reviews.values())
    found = [review for review in newest_first if begin <= review.at <= end and wanted(review)]
    page = found[call.offset : call.offset + call.limit]
    return ReviewPage(
        success=True, commentList=[seen(app, each) for each in page], total=len(found), offset=call.offset
    )


@handles(GetReview, invalid=BAD)
def get_review(app: App, call: GetReview) -> ReviewDetail:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_getcommentinfo"""
    review = _review(app, call.commentId)
    reply = ReviewDetail(info=ReviewHolder(content=seen(app, review)))
    if review.words.bad or review.before:
        reply.processInfo = progress(review)
    if review.before:
        reply.oldComment = older(review.before)
    return reply


@handles(GetReplies, invalid=BAD)
def get_replies(app: App, call: GetReplies) -> CommentReplies:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_getcommentreplylist"""
    return CommentReplies(list=thread(app, _review(app, call.commentId)))


@handles(AddComment, invalid=BAD)
def add_comment(app: App, call: AddComment) -> CommentDone:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_addreply"""
    review = _review(app, call.commentId)
    _check_text(call.content)
    if review.comment is not None:
        raise _no(NOT_ALLOWED)
    review.comment = _merchant_says(app, call.content)
    return CommentDone(success=True)


@handles(DeleteComment, invalid=BAD)
def delete_comment(app: App, call: DeleteComment) -> CommentDone:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_deletereply"""
    review = _commented(app, call.commentId, call.replyId)
    review.comment = None
    review.replies.clear()
    return CommentDone(success=True)


@handles(AddReply, invalid=BAD)
def add_reply(app: App, call: AddReply) -> CommentDone:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_addcommentreply"""
    review = _commented(app, call.commentId, call.replyId)
    _check_text(call.content)
    said = _merchant_says(app, call.content)
    review.replies[said.id] = said
    return CommentDone(success=True)


@handles(DeleteReply, invalid=BAD)
def delete_reply(app: App, call: DeleteReply) -> CommentDone:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_deletecommentreply"""
    review = _commented(app, call.commentId, call.replyId)
    reply = review.replies.get(call.commentReplyId)
    if reply is None:
        raise _no(MISMATCH)
    if reply.buyer is not None:
        raise _no(NOT_YOURS)
    del review.replies[reply.id]
    return CommentDone(success=True)


@handles(ResetCommentKfQuota, invalid=BAD)
def reset_kf_quota(app: App, call: ResetCommentKfQuota) -> CommentDone:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_resetapikfquota"""
    review = _review(app, call.commentId)
    if not review.words.bad or review.written_to:
        raise _no(NOT_ALLOWED)
    review.written_to = True
    earn(app, app.openid(review.buyer), "review")
    return CommentDone(success=True)


@handles(ConfirmCompromise, invalid=BAD)
def confirm_compromise(app: App, call: ConfirmCompromise) -> CommentDone:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_confirmcompromise"""
    review = _review(app, call.commentId)
    if not (call.content or call.picList):
        raise _no(WRONG)
    if not review.words.bad or review.settled_at:
        raise _no(NOT_ALLOWED)
    for media_id in call.picList or []:
        _check_picture(app, media_id)
    review.settled_at = app.world.clock.time()
    app.tell(review.buyer, "review", {"comment_id": review.id, "title": "邀请你重新评价"})
    return CommentDone(success=True)


def _no(code: int) -> Refusal:
    return Refusal(code, success=False)


def _check_granted(app: App) -> None:
    if not app.world.settings.reviews_granted:
        raise _no(NOT_GRANTED)


def _review(app: App, comment_id: str) -> Written:
    _check_granted(app)
    review = app.state(ReviewBook).reviews.get(comment_id)
    if review is None:
        raise _no(NOT_YOURS)
    return review


def _commented(app: App, comment_id: str, reply_id: str) -> Written:
    """The review that has this comment."""
    review = _review(app, comment_id)
    if review.comment is None or review.comment.id != reply_id:
        raise _no(MISMATCH)
    return review


def _check_text(text: str) -> None:
    if not text.strip():
        raise _no(WRONG)


def _merchant_says(app: App, text: str) -> Said:
    return Said(next_id(app), text, app.world.clock.time())


def _check_picture(app: App, media_id: str) -> None:
    try:
        temporary(app, media_id)
    except Refusal:
        raise _no(NOT_ALLOWED) from None
