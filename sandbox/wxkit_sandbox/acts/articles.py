"""Reading the articles of the service account, and what readers do with them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.service_account.article_days import (
    ArticleBook,
    Deed,
    Hearted,
    Kept,
    Liked,
    OriginalOpened,
    Place,
    Reading,
    SentArticle,
    ShareTarget,
    Sharing,
    StartedFollowing,
    Tipped,
)
from wxkit_sandbox.world import App, World

__all__ = [
    "ArticleActs",
    "KeepArticle",
    "LikeArticle",
    "ReadArticle",
    "ShareArticle",
    "TipArticle",
    "article_at",
    "reader_follows",
]


class _WithArticle(Act[Acted]):
    """Somebody does something with an article."""

    url: str
    """Its address, as the push about the mass message or the publication tells it."""


class ReadArticle(_WithArticle, post="/_sandbox/act/read_article", auth="none"):
    """Read an article (阅读图文) that was sent or published."""

    place: Place = "message"
    """From where: the account's `message` or `homepage`, a friend's `chat`, `moments`, `recommended`,
    `search` or `other`."""
    seconds: int = Field(default=60, ge=0)
    """How long."""
    until: float = Field(default=1.0, ge=0, le=1)
    """How far: 1 is to the end."""
    original: bool = False
    """Go on to the page behind it (阅读原文)."""


class ShareArticle(_WithArticle, post="/_sandbox/act/share_article", auth="none"):
    """Share an article that one has read (分享图文)."""

    to: ShareTarget = "friend"


class LikeArticle(_WithArticle, post="/_sandbox/act/like_article", auth="none"):
    """Give an article that one has read a thumb (拇指赞) or a heart (爱心赞)."""

    sign: Literal["thumb", "heart"] = "thumb"


class KeepArticle(_WithArticle, post="/_sandbox/act/keep_article", auth="none"):
    """Put an article that one has read among one's favourites (收藏图文)."""


class TipArticle(_WithArticle, post="/_sandbox/act/tip_article", auth="none"):
    """Tip the author of an article that one has read (赞赏)."""

    amount: int = Field(gt=0)
    """Fen."""


@acting(ReadArticle)
def read_article(world: World, act: ReadArticle) -> Acted:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticleread"""
    app, openid, article = _there(world, act)
    if act.place == "message" and article.told is None:
        raise impossible(f"nobody was told of {act.url}: it was published without a message")
    if act.original and not article.source_url:
        raise impossible(f"there is no page behind {act.url}")
    hour = world.clock.local().hour
    article.came_from[openid] = act.place
    _write(app, article, Reading(openid, hour, act.place, act.seconds, act.until))
    if act.original:
        _write(app, article, OriginalOpened(openid, hour, act.place))
    return Acted()


@acting(ShareArticle)
def share_article(world: World, act: ShareArticle) -> Acted:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticleshare"""
    app, openid, article, place = _read(world, act)
    _write(app, article, Sharing(openid, world.clock.local().hour, place, act.to))
    return Acted()


@acting(LikeArticle)
def like_article(world: World, act: LikeArticle) -> Acted:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getbizsummary"""
    app, openid, article, place = _read(world, act)
    kind = Liked if act.sign == "thumb" else Hearted
    _write(app, article, kind(openid, world.clock.local().hour, place))
    return Acted()


@acting(KeepArticle)
def keep_article(world: World, act: KeepArticle) -> Acted:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getbizsummary"""
    app, openid, article, place = _read(world, act)
    _write(app, article, Kept(openid, world.clock.local().hour, place))
    return Acted()


@acting(TipArticle)
def tip_article(world: World, act: TipArticle) -> Acted:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticletotaldetail"""
    app, openid, article, place = _read(world, act)
    _write(app, article, Tipped(openid, world.clock.local().hour, place, act.amount))
    return Acted()


def article_at(app: App, url: str) -> SentArticle:
    """The article with this address, while readers have it."""
    article = app.state(ArticleBook).by_url.get(url)
    if article is None or article.number in article.deleted:
        raise impossible(f"{app.appid} has no article at {url}")
    return article


def reader_follows(app: App, openid: str, article: SentArticle) -> None:
    """Somebody follows the account by way of an article."""
    place = article.came_from.get(openid, "other")
    _write(app, article, StartedFollowing(openid, app.world.clock.local().hour, place))


def _there(world: World, act: _WithArticle) -> tuple[App, str, SentArticle]:
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    return app, app.openid(person), article_at(app, act.url)


def _read(world: World, act: _WithArticle) -> tuple[App, str, SentArticle, Place]:
    """The article, and from where the person came to it."""
    app, openid, article = _there(world, act)
    if openid not in article.came_from:
        raise impossible(f"{act.person} has not read {act.url}")
    return app, openid, article, article.came_from[openid]


def _write(app: App, article: SentArticle, deed: Deed) -> None:
    article.days.setdefault(app.world.clock.day(), []).append(deed)


class ArticleActs:
    """Reading articles."""

    read_article = endpoint(ReadArticle)
    share_article = endpoint(ShareArticle)
    like_article = endpoint(LikeArticle)
    keep_article = endpoint(KeepArticle)
    tip_article = endpoint(TipArticle)
