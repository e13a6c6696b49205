"""Reviews of what was paid in the mini-program (交易评价) as the world keeps them, and how they come to be.

https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/guarantee/comment
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks.events import BadReview, WxaCommentBadScore
from wxkit_sandbox.miniprogram.payments import Payment
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["ReviewBook", "Said", "Words", "Written", "change", "next_id", "write"]

A_STAR = 100
BAD, GOOD = 2 * A_STAR, 4 * A_STAR
FIRST = 2_797_755_680_173_111_111


@dataclass(frozen=True, slots=True)
class Words:
    """What a review says."""

    stars: int
    text: str
    pictures: tuple[str, ...] = ()
    """Addresses."""

    @property
    def score(self) -> int:
        return self.stars * A_STAR

    @property
    def bad(self) -> bool:
        return self.score <= BAD

    @property
    def good(self) -> bool:
        return self.score >= GOOD


@dataclass(slots=True)
class Said:
    """A comment on a review, or a reply to it."""

    id: str
    text: str
    at: int
    buyer: Person | None = None
    """None: the merchant said it."""


@dataclass(slots=True)
class Written:
    """A review. Times are Unix seconds, 0 is never."""

    id: str
    buyer: Person
    payment: Payment
    words: Words
    at: int
    comment: Said | None = None
    replies: dict[str, Said] = field(default_factory=dict[str, Said])
    written_to: bool = False
    """The merchant was given a customer-service message to the buyer."""
    settled_at: int = 0
    """When the merchant told of a compromise (和解)."""
    before: Written | None = None
    """The review that this one took the place of (改评)."""

    @property
    def unanswered(self) -> bool:
        """Whether the merchant has yet to say something."""
        last = next(reversed(self.replies.values()), self.comment)
        return last is None or last.buyer is not None


@dataclass(slots=True)
class ReviewBook:
    """All reviews by id, oldest first."""

    reviews: dict[str, Written] = field(default_factory=dict[str, Written])
    reviewed: set[str] = field(default_factory=set[str])
    """`transaction_id` of the payments that have one."""


def next_id(app: App) -> str:
    """Reviews, comments and replies share one row of numbers."""
    return str(app.world.ids.count("review", FIRST))


def write(app: App, buyer: Person, payment: Payment, words: Words) -> Written:
    """A buyer reviews a payment; a bad review is told to the merchant."""
    book = app.state(ReviewBook)
    review = Written(next_id(app), buyer, payment, words, app.world.clock.time())
    book.reviews[review.id] = review
    book.reviewed.add(payment.transaction_id)
    _tell(app, review)
    return review


def change(app: App, review: Written, words: Words) -> Written:
    """Another review takes its place."""
    del app.state(ReviewBook).reviews[review.id]
    fresh = write(app, review.buyer, review.payment, words)
    fresh.before = review
    return fresh


def _tell(app: App, review: Written) -> None:
    if review.words.bad:
        app.emit(WxaCommentBadScore(result=BadReview(comment_id=review.id)))
