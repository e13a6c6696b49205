"""What people do with the articles of the account (图文数据), by article and day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from wxkit.service_account._articles import ArticleDraft
from wxkit_sandbox.service_account.articles import page_of
from wxkit_sandbox.world import App

__all__ = [
    "ArticleBook",
    "Deed",
    "Hearted",
    "Kept",
    "Liked",
    "OriginalOpened",
    "Place",
    "Reading",
    "SentArticle",
    "ShareTarget",
    "Sharing",
    "StartedFollowing",
    "Tipped",
    "deeds_of",
    "keep_articles",
]

Place = Literal["message", "chat", "moments", "homepage", "recommended", "search", "other"]
"""From where a reader came: the account's message, a friend's chat, moments (朋友圈), the account's home
page, what WeChat recommends (推荐, formerly 看一看), its search (搜一搜), or elsewhere."""
ShareTarget = Literal["friend", "moments", "other"]


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody did something with an article."""

    openid: str
    hour: int
    place: Place
    """From where they had come to it."""


@dataclass(frozen=True, slots=True)
class Reading(Deed):
    """They read it."""

    seconds: int
    until: float
    """How far, between 0 and 1."""


@dataclass(frozen=True, slots=True)
class OriginalOpened(Deed):
    """They went on to the page behind it (阅读原文)."""


@dataclass(frozen=True, slots=True)
class Sharing(Deed):
    """They shared it (分享)."""

    to: ShareTarget


@dataclass(frozen=True, slots=True)
class Kept(Deed):
    """They put it among their favourites (收藏)."""


@dataclass(frozen=True, slots=True)
class Liked(Deed):
    """A thumb (拇指赞)."""


@dataclass(frozen=True, slots=True)
class Hearted(Deed):
    """A heart (爱心赞)."""


@dataclass(frozen=True, slots=True)
class Tipped(Deed):
    """They tipped the author (赞赏)."""

    fen: int


@dataclass(frozen=True, slots=True)
class StartedFollowing(Deed):
    """They followed the account after reading it."""


@dataclass(slots=True)
class SentArticle:
    """An article that readers have."""

    msg_data_id: str
    number: int
    """Its place in the message, from 1."""
    title: str
    url: str
    source_url: str
    """The page behind it; empty without one."""
    day: str
    """When it came out, `YYYY-MM-DD`."""
    told: int | None
    """How many people got it in a mass message; None when it was only published."""
    deleted: set[int]
    """Numbers of the articles of its message that are there no more."""
    days: dict[str, list[Deed]] = field(default_factory=dict[str, list[Deed]])
    came_from: dict[str, Place] = field(default_factory=dict[str, Place])
    """From where each reader came the last time, by openid."""

    @property
    def msgid(self) -> str:
        """As the statistics name it, e.g. `12003_3`."""
        return f"{self.msg_data_id}_{self.number}"

    def deeds(self, days: Iterable[date]) -> list[Deed]:
        """What people did with it on these days, oldest first."""
        return [deed for day in days for deed in self.days.get(day.isoformat(), [])]


@dataclass(slots=True)
class ArticleBook:
    """All articles that came out, by address, oldest first."""

    by_url: dict[str, SentArticle] = field(default_factory=dict[str, SentArticle])

    def out_on(self, day: date) -> Iterator[SentArticle]:
        """The articles that came out on a day."""
        return (article for article in self.by_url.values() if article.day == day.isoformat())


def keep_articles(
    app: App,
    articles: list[ArticleDraft],
    *,
    code: str,
    msg_data_id: str,
    deleted: set[int],
    told: int | None = None,
) -> None:
    """Articles have come out; `code` is the publication or mass message that their addresses are made of."""
    known = app.state(ArticleBook).by_url
    for number, article in enumerate(articles, 1):
        url = page_of(app, code, number)
        known[url] = SentArticle(
            msg_data_id,
            number,
            article.title,
            url,
            article.content_source_url or "",
            app.world.clock.day(),
            told,
            deleted,
        )


def deeds_of(app: App, days: Iterable[date]) -> list[Deed]:
    """What people did on these days with all articles."""
    wanted = list(days)
    return [deed for article in app.state(ArticleBook).by_url.values() for deed in article.deeds(wanted)]
