"""Reviewing what was paid in the mini-program (交易评价)."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.miniprogram.payments import Payments
from wxkit_sandbox.miniprogram.review_book import ReviewBook, Said, Words, Written, change, next_id, write
from wxkit_sandbox.world import App, World

__all__ = ["AnswerComment", "ChangeReview", "ReviewActs", "ReviewPayment", "Reviewed"]


class Reviewed(Reply):
    """The review is written."""

    comment_id: str = ""


class ReviewPayment(Act[Reviewed], post="/_sandbox/act/review_payment", auth="none"):
    """Review a payment of one's own, once: one or two stars are event `wxa_comment_bad_score`."""

    transaction_id: str
    stars: int = Field(ge=1, le=5)
    text: str = ""
    pictures: list[str] = []
    """Their addresses."""


class ChangeReview(Act[Reviewed], post="/_sandbox/act/change_review", auth="none"):
    """Review again (改评) after the merchant told of a compromise: it takes the place of the first review."""

    comment_id: str
    stars: int = Field(ge=1, le=5)
    text: str = ""
    pictures: list[str] = []


class AnswerComment(Act[Acted], post="/_sandbox/act/answer_comment", auth="none"):
    """Reply to the merchant's comment on one's review (回复)."""

    comment_id: str
    text: str = Field(min_length=1)


@acting(ReviewPayment)
def review_payment(world: World, act: ReviewPayment) -> Reviewed:
    """https://developers.weixin.qq.com/miniprogram/dev/server/event_push/guarantee/negative"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    payment = app.state(Payments).by_id.get(act.transaction_id)
    if payment is None or payment.openid != app.openid(person):
        raise impossible(f"{person.id} did not pay {act.transaction_id!r} in {app.appid}")
    if act.transaction_id in app.state(ReviewBook).reviewed:
        raise impossible(f"{act.transaction_id} was reviewed already")
    return Reviewed(comment_id=write(app, person, payment, _words(act)).id)


@acting(ChangeReview)
def change_review(world: World, act: ChangeReview) -> Reviewed:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_getcommentinfo"""
    app, review = _own(world, act)
    if not review.settled_at:
        raise impossible(f"nobody has asked {act.person} to change review {review.id}")
    return Reviewed(comment_id=change(app, review, _words(act)).id)


@acting(AnswerComment)
def answer_comment(world: World, act: AnswerComment) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/comment/api_getcommentreplylist"""
    app, review = _own(world, act)
    if review.comment is None:
        raise impossible(f"the merchant has not commented on review {review.id}")
    said = Said(next_id(app), act.text, world.clock.time(), review.buyer)
    review.replies[said.id] = said
    return Acted()


def _words(act: ReviewPayment | ChangeReview) -> Words:
    return Words(act.stars, act.text, tuple(act.pictures))


def _own(world: World, act: ChangeReview | AnswerComment) -> tuple[App, Written]:
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    review = app.state(ReviewBook).reviews.get(act.comment_id)
    if review is None or review.buyer is not person:
        raise impossible(f"{person.id} has no review {act.comment_id!r}")
    return app, review


class ReviewActs:
    """Reviewing what was paid in the mini-program."""

    review_payment = endpoint(ReviewPayment)
    change_review = endpoint(ChangeReview)
    answer_comment = endpoint(AnswerComment)
