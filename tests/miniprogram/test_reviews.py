"""Reviews of what was paid in the mini-program: written, listed, commented on, settled, changed."""

from __future__ import annotations

from typing import Any

import pytest
from arrivals import arrivals
from broadcast_steps import upload
from mp_chat_steps import send, write
from mp_refusals import refuses
from trade_steps import pay

from wxkit.callbacks import WireFormat
from wxkit.callbacks.events import WxaCommentBadScore
from wxkit.miniprogram.comments import GetReviews, Review, ReviewFilter
from wxkit.testing._bench import Bench

F = ReviewFilter


def review(wechat: Bench, stars: int = 1, **more: Any) -> str:
    """Lan reviews something that she paid for."""
    return wechat.act.review_payment(
        person="lan", transaction_id=pay(wechat), stars=stars, text="一般", **more
    ).comment_id


def listed(wechat: Bench, kind: ReviewFilter | None = None) -> list[Review]:
    now = wechat.world.clock.time()
    return list(
        wechat.mp.comments.iter_list(startTime="0", endTime=str(now), filterType=kind and int(kind), limit=2)
    )


def all_now(wechat: Bench) -> list[dict[str, Any]]:
    """All that is told of every review; what is refused changes none of it."""
    comments = wechat.mp.comments
    return [
        {
            **comments.get(commentId=each.commentId).model_dump(),
            **comments.replies(commentId=each.commentId).model_dump(),
        }
        for each in listed(wechat)
    ]


def test_a_review_tells_of_its_payment_and_its_buyer(wechat: Bench, lan: str) -> None:
    paid = wechat.act.pay_in_miniprogram(person="lan", amount=990, description="茶杯")
    made = wechat.act.review_payment(
        person="lan",
        transaction_id=paid.transaction_id,
        stars=4,
        text="不错",
        pictures=["http://example.com/1"],
    )
    (found,) = listed(wechat)
    assert (found.commentId, found.score, found.amount) == (made.comment_id, 400, 990)
    assert (found.wxPayId, found.createTime) == (paid.transaction_id, wechat.world.clock.time())
    assert found.orderInfo is not None
    assert found.orderInfo.busiOrderId == paid.out_trade_no
    assert found.userInfo is not None
    assert (found.userInfo.openid, found.userInfo.nickName) == (lan, "兰兰")
    assert (found.content.txt, found.content.media[0].img) == ("不错", "http://example.com/1")
    assert found.productInfo.productList[0].name == "茶杯"


@pytest.mark.parametrize("wire_format", ["xml", "json"])
def test_a_bad_review_arrives_as_an_event(wechat: Bench, lan: str, wire_format: WireFormat) -> None:
    for stars in (3, 5):
        review(wechat, stars)
    arrived = arrivals(wechat, wire_format)
    comment_id = review(wechat, 2)
    pushes = [push for push in arrived if isinstance(push, WxaCommentBadScore)]
    assert [push.result.comment_id for push in pushes] == [comment_id]
    assert pushes[0].from_user_name == wechat.world.team_openid


def test_reviews_are_filtered(wechat: Bench, lan: str) -> None:
    bad, fair, good, settled = (review(wechat, stars) for stars in (2, 3, 4, 1))
    wechat.mp.comments.add(commentId=good, content="谢谢")
    wechat.mp.comments.confirm_compromise(commentId=settled, content="已和解")
    found = {kind: [each.commentId for each in listed(wechat, kind)] for kind in F}
    assert found == {
        F.BAD: [settled, bad],
        F.GOOD: [good],
        F.BAD_OPEN: [bad],
        F.UNANSWERED: [settled, fair, bad],
        F.BAD_CHANGED: [],
        F.ALL: [settled, good, fair, bad],
    }


def test_the_span_of_time_counts(wechat: Bench, lan: str) -> None:
    review(wechat)
    wechat.advance(60)
    later, now = review(wechat), wechat.world.clock.time()
    found = wechat.mp.comments.list(startTime=str(now - 59), endTime=str(now))
    assert (found.total, found.commentList[0].commentId) == (1, later)


def test_a_thread_of_comment_and_replies(wechat: Bench, lan: str) -> None:
    comments, comment_id = wechat.mp.comments, review(wechat)
    comments.add(commentId=comment_id, content="抱歉")
    reply_id = comments.replies(commentId=comment_id).list.reply.replyId
    wechat.act.answer_comment(person="lan", comment_id=comment_id, text="好吧")
    assert [each.commentId for each in listed(wechat, F.UNANSWERED)] == [comment_id]
    comments.add_reply(commentId=comment_id, replyId=reply_id, content="谢谢")
    assert not listed(wechat, F.UNANSWERED)
    thread = comments.replies(commentId=comment_id).list
    assert thread.reply.replyContent.content == "抱歉"
    assert thread.reply.replyObject.nickname == wechat.world.miniprogram.name
    said = [(r.commentReplyObject.nickname, r.commentReplyContent.content) for r in thread.commentReplyList]
    assert said == [("兰兰", "好吧"), (wechat.world.miniprogram.name, "谢谢")]
    last = thread.commentReplyList[1].commentReplyId
    comments.delete_reply(commentId=comment_id, replyId=reply_id, commentReplyId=last)
    assert len(comments.replies(commentId=comment_id).list.commentReplyList) == 1
    comments.delete(commentId=comment_id, replyId=reply_id)
    assert comments.replies(commentId=comment_id).list.commentReplyList == []


def test_who_was_won_back_reviews_again(wechat: Bench, lan: str) -> None:
    comments, comment_id, start = wechat.mp.comments, review(wechat), wechat.world.clock.time()
    with refuses(400):
        wechat.act.change_review(person="lan", comment_id=comment_id, stars=5)
    wechat.advance(60)
    comments.confirm_compromise(commentId=comment_id, content="已退款", picList=[upload(wechat)])
    assert wechat.people["lan"].messages(wechat.mp.appid, "review")
    wechat.advance(60)
    fresh = wechat.act.change_review(person="lan", comment_id=comment_id, stars=5, text="满意").comment_id
    told = comments.get(commentId=fresh)
    assert (told.info.content.score, told.info.content.content.txt) == (500, "满意")
    assert told.oldComment is not None
    assert (told.oldComment.commentId, told.oldComment.score) == (comment_id, 100)
    assert told.processInfo is not None
    steps = [(step.type, step.updateTime) for step in told.processInfo.actionList]
    assert steps == [(1, start), (2, start + 60), (3, start + 60), (4, start + 120)]
    assert [each.commentId for each in listed(wechat, F.BAD_CHANGED)] == [fresh]
    with refuses(-10403):
        comments.get(commentId=comment_id)


def test_only_a_bad_review_has_progress(wechat: Bench, lan: str) -> None:
    assert wechat.mp.comments.get(commentId=review(wechat, 3)).processInfo is None
    told = wechat.mp.comments.get(commentId=review(wechat, 2))
    assert told.processInfo is not None
    assert [step.updateTime is not None for step in told.processInfo.actionList] == [
        True,
        False,
        False,
        False,
    ]


def test_a_bad_review_gives_the_merchant_one_message(wechat: Bench, lan: str) -> None:
    comment_id = review(wechat)
    with refuses(45015):
        send(wechat, lan)
    wechat.mp.comments.reset_kf_quota(commentId=comment_id)
    told = listed(wechat)[0].extInfo
    assert told is not None
    assert told.isAlreadySendTmpl
    send(wechat, lan)
    with refuses(45047):
        send(wechat, lan)


def test_the_message_about_a_review_comes_on_top(wechat: Bench, lan: str) -> None:
    write(wechat)
    wechat.mp.comments.reset_kf_quota(commentId=review(wechat))
    send(wechat, lan, 6)
    with refuses(45047):
        send(wechat, lan)


def test_one_reviews_ones_own_payments_once(wechat: Bench, lan: str) -> None:
    wechat.world.people.add("涛", person_id="tao")
    paid = pay(wechat)
    with refuses(400):
        wechat.act.review_payment(person="tao", transaction_id=paid, stars=5)
    comment_id = wechat.act.review_payment(person="lan", transaction_id=paid, stars=5).comment_id
    with refuses(400):
        wechat.act.review_payment(person="lan", transaction_id=paid, stars=1)
    with refuses(400):
        wechat.act.answer_comment(person="lan", comment_id=comment_id, text="好")
    assert len(listed(wechat)) == 1


def test_10403_for_reviews_and_replies_of_others(wechat: Bench, lan: str) -> None:
    comments, comment_id = wechat.mp.comments, review(wechat)
    comments.add(commentId=comment_id, content="抱歉")
    wechat.act.answer_comment(person="lan", comment_id=comment_id, text="好吧")
    before, thread = all_now(wechat), comments.replies(commentId=comment_id).list
    reply_id, theirs = thread.reply.replyId, thread.commentReplyList[0].commentReplyId
    with refuses(-10403):
        comments.delete_reply(commentId=comment_id, replyId=reply_id, commentReplyId=theirs)
    for call, fields in CALLS.items():
        with refuses(-10403):
            getattr(comments, call)(commentId="1", **fields)
    assert all_now(wechat) == before


CALLS: dict[str, dict[str, Any]] = {
    "get": {},
    "replies": {},
    "add": {"content": "谢谢"},
    "delete": {"replyId": "1"},
    "add_reply": {"replyId": "1", "content": "谢谢"},
    "delete_reply": {"replyId": "1", "commentReplyId": "1"},
    "reset_kf_quota": {},
    "confirm_compromise": {"content": "已和解"},
}


@pytest.mark.parametrize("call", CALLS)
def test_10007_without_the_right(wechat: Bench, lan: str, call: str) -> None:
    comment_id = review(wechat)
    before = all_now(wechat)
    wechat.world.settings.reviews_granted = False
    with refuses(-10007) as refused:
        getattr(wechat.mp.comments, call)(commentId=comment_id, **CALLS[call])
    assert refused.value.reply is not None
    assert refused.value.reply["success"] is False
    with refuses(-10007):
        wechat.mp.comments.list(startTime="0", endTime="1")
    wechat.world.settings.reviews_granted = True
    assert all_now(wechat) == before


@pytest.mark.parametrize("call", ["delete", "add_reply", "delete_reply"])
def test_10003_for_what_is_not_of_the_review(wechat: Bench, lan: str, call: str) -> None:
    first, second = review(wechat), review(wechat)
    wechat.mp.comments.add(commentId=first, content="抱歉")
    before = all_now(wechat)
    other = wechat.mp.comments.replies(commentId=first).list.reply.replyId
    for comment_id, reply_id in ((second, other), (first, "1")):
        with refuses(-10003):
            getattr(wechat.mp.comments, call)(commentId=comment_id, **(CALLS[call] | {"replyId": reply_id}))
    with refuses(-10003):
        wechat.mp.comments.delete_reply(commentId=first, replyId=other, commentReplyId="1")
    assert all_now(wechat) == before


def test_10001_for_wrong_arguments(wechat: Bench, lan: str) -> None:
    comments, comment_id = wechat.mp.comments, review(wechat)
    before = all_now(wechat)
    for begin, end, kind in (("x", "1", 1), ("2", "1", 1), ("0", "1", 7)):
        with refuses(-10001):
            comments.list(startTime=begin, endTime=end, filterType=kind)
    with refuses(-10001):
        comments.add(commentId=comment_id, content=" ")
    with refuses(-10001):
        comments.confirm_compromise(commentId=comment_id)
    with refuses(-10001):
        wechat.mp.request("POST", "/wxaapi/comment/reply/add", json={"content": "谢谢"})
    assert all_now(wechat) == before


def test_10000_for_good_reviews_and_for_what_was_done(wechat: Bench, lan: str) -> None:
    comments, good, bad = wechat.mp.comments, review(wechat, 3), review(wechat, 2)
    comments.add(commentId=bad, content="抱歉")
    comments.reset_kf_quota(commentId=bad)
    with refuses(10000):
        comments.confirm_compromise(commentId=bad, content="已和解", picList=["media-1"])
    comments.confirm_compromise(commentId=bad, content="已和解")
    before = all_now(wechat)
    with refuses(10000):
        comments.add(commentId=bad, content="再次抱歉")
    for comment_id in (good, bad):
        with refuses(10000):
            comments.reset_kf_quota(commentId=comment_id)
        with refuses(10000):
            comments.confirm_compromise(commentId=comment_id, content="已和解")
    assert all_now(wechat) == before


def test_a_comment_that_is_refused_draws_no_number(wechat: Bench, lan: str) -> None:
    comments, bad = wechat.mp.comments, review(wechat, 2)
    comments.add(commentId=bad, content="抱歉")
    for code, content in ((10000, "再次抱歉"), (-10001, " ")):
        with refuses(code):
            comments.add(commentId=bad, content=content)
    assert int(review(wechat, 2)) == int(bad) + 2


def test_10008_comes_as_a_fault(wechat: Bench, lan: str) -> None:
    review(wechat)
    wechat.on(GetReviews).fail(-10008)
    with refuses(-10008):
        listed(wechat)
