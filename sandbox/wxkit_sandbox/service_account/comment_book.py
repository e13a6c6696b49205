"""Comments (留言) as the sandbox keeps them: by article, with what the account says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from wxkit.service_account._articles import ArticleDraft
from wxkit_sandbox.clock import SHANGHAI
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.world import App

__all__ = ["CommentBook", "Sent", "Thread", "Written", "article_of", "comments_on", "register", "thread_of"]


class Sent(Protocol):
    """Articles that went out together, as a mass message or by publishing."""

    articles: list[ArticleDraft]
    deleted: set[int]

    @property
    def readable(self) -> bool:
        """Whether readers have it."""
        ...


@dataclass(slots=True)
class Written:
    """A comment."""

    id: int
    openid: str
    content: str
    at: int
    elected: bool = False
    withdrawn: bool = False
    """Whoever wrote it has deleted it."""
    reply: str = ""
    replied_at: int = 0


@dataclass(slots=True)
class Thread:
    """The comments below one article, by their ids."""

    is_open: bool
    fans_only: bool
    comments: dict[int, Written] = field(default_factory=dict[int, Written])
    count: int = 0

    def write(self, openid: str, content: str, at: int) -> Written:
        self.count += 1
        written = self.comments[self.count] = Written(self.count, openid, content, at)
        return written

    def comment(self, comment_id: str, *, withdrawn: int = 88008) -> Written:
        """The comment with this id; refused when there is none, or when it was withdrawn."""
        written = self.comments.get(int(comment_id)) if is_number(comment_id) else None
        if written is None:
            raise Refusal(88008)
        if written.withdrawn:
            raise Refusal(withdrawn)
        return written


@dataclass(slots=True)
class CommentBook:
    """All comments of an account."""

    sent: dict[str, Sent] = field(default_factory=dict[str, Sent])
    """By msg_data_id."""
    threads: dict[str, list[Thread]] = field(default_factory=dict[str, list[Thread]])
    """By msg_data_id, one for each article."""


def register(app: App, msg_data_id: str, sent: Sent) -> None:
    """Keep what goes out: its articles may be commented on as their drafts say."""
    book = app.state(CommentBook)
    book.sent[msg_data_id] = sent
    book.threads[msg_data_id] = [
        Thread(bool(article.need_open_comment), bool(article.only_fans_can_comment))
        for article in sent.articles
    ]


def thread_of(app: App, msg_data_id: str, index: int | None) -> Thread:
    """What was written below an article; 88001 when nobody can read the article."""
    article_of(app, msg_data_id, index)
    return app.state(CommentBook).threads[msg_data_id][index or 0]


def article_of(app: App, msg_data_id: str, index: int | None) -> ArticleDraft:
    """The article itself; 88001 when nobody can read it."""
    if not app.world.settings.comments:
        raise Refusal(88000)
    sent, place = app.state(CommentBook).sent.get(msg_data_id), index or 0
    if sent is None or not sent.readable or place >= len(sent.articles) or place + 1 in sent.deleted:
        raise Refusal(88001)
    return sent.articles[place]


def comments_on(app: App, msg_data_id: str, number: int, days: Iterable[date]) -> int:
    """How many comments below an article (counted from 1) were written on these days."""
    threads, wanted = app.state(CommentBook).threads.get(msg_data_id), set(days)
    if threads is None:
        return 0
    return sum(
        datetime.fromtimestamp(written.at, SHANGHAI).date() in wanted
        for written in threads[number - 1].comments.values()
    )
