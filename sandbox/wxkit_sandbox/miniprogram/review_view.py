"""Reviews as WeChat's answers tell them."""

from __future__ import annotations

from wxkit.miniprogram.comments import (
    CommentedProduct,
    CommentedProducts,
    MerchantComment,
    OlderReview,
    ReplyText,
    ReplyThread,
    ReplyWriter,
    Review,
    ReviewBuyer,
    ReviewContent,
    ReviewExtra,
    ReviewMedia,
    ReviewMerchant,
    ReviewOrder,
    ReviewProgress,
    ReviewStep,
    ThreadReply,
)
from wxkit_sandbox.miniprogram.review_book import Said, Words, Written
from wxkit_sandbox.service_account.media import picture_url
from wxkit_sandbox.world import App

__all__ = ["older", "progress", "seen", "thread"]

PUBLISHED, HANDLED, SURVEYED, CHANGED = 1, 2, 3, 4
"""Steps of a bad review."""


def seen(app: App, review: Written) -> Review:
    payment, buyer = review.payment, review.buyer
    product = CommentedProduct(
        name=payment.description, picUrl=picture_url(app, f"product/{payment.description}")
    )
    return Review(
        commentId=review.id,
        amount=payment.amount,
        orderId=f"payorder@_{payment.transaction_id}",
        payTime=int(payment.paid_at),
        wxPayId=payment.transaction_id,
        orderInfo=ReviewOrder(busiOrderId=payment.out_trade_no),
        userInfo=ReviewBuyer(
            openid=app.openid(buyer), headImg=picture_url(app, f"head/{buyer.id}"), nickName=buyer.nickname
        ),
        bizInfo=ReviewMerchant(appid=app.appid, headImg=_sign(app), nickName=app.name),
        score=review.words.score,
        createTime=review.at,
        content=_content(review.words),
        extInfo=ReviewExtra(isAlreadySendTmpl=review.written_to),
        productInfo=CommentedProducts(productList=[product]),
    )


def _content(words: Words) -> ReviewContent:
    pictures = [ReviewMedia(img=address, thumbImg=f"{address}?thumb") for address in words.pictures]
    return ReviewContent(txt=words.text, media=pictures)


def older(review: Written) -> OlderReview:
    return OlderReview(
        commentId=review.id,
        content=_content(review.words),
        score=review.words.score,
        createTime=review.at,
    )


def progress(review: Written) -> ReviewProgress:
    """Of the bad review, also when another took its place; steps to come have no time."""
    bad, changed_at = (review.before, review.at) if review.before else (review, 0)
    times = {PUBLISHED: bad.at, HANDLED: bad.settled_at, SURVEYED: bad.settled_at, CHANGED: changed_at}
    steps = [
        ReviewStep(type=kind, updateTime=time) if time else ReviewStep(type=kind)
        for kind, time in times.items()
    ]
    return ReviewProgress(commentId=bad.id, actionList=steps)


def thread(app: App, review: Written) -> ReplyThread:
    said = review.comment
    if said is None:
        return ReplyThread()
    comment = MerchantComment(
        commentId=review.id,
        replyId=said.id,
        createTime=said.at,
        updateTime=said.at,
        replyContent=ReplyText(content=said.text),
        replyObject=_writer(app, said),
    )
    replies = [
        ThreadReply(
            commentId=review.id,
            commentReplyId=reply.id,
            createTime=reply.at,
            updateTime=reply.at,
            commentReplyContent=ReplyText(content=reply.text),
            commentReplyObject=_writer(app, reply),
        )
        for reply in review.replies.values()
    ]
    return ReplyThread(reply=comment, commentReplyList=replies)


def _writer(app: App, said: Said) -> ReplyWriter:
    if said.buyer is None:
        return ReplyWriter(nickname=app.name, imgUrl=_sign(app))
    return ReplyWriter(nickname=said.buyer.nickname, imgUrl=picture_url(app, f"head/{said.buyer.id}"))


def _sign(app: App) -> str:
    """The picture of the mini-program itself."""
    return picture_url(app, f"sign/{app.appid}")
