"""The retired statistics of articles (图文分析), which still answer: of mass messages, readers, sharers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from wxkit.service_account._article_rows import ArticleTotalDetail, ReadSource, ShareScene
from wxkit.service_account.datacube_articles import (
    ArticleSummaryRow,
    ArticleSummaryRows,
    ArticleTotalRow,
    ArticleTotalRows,
    GetArticleSummary,
    GetArticleTotal,
    GetUserRead,
    GetUserReadHour,
    GetUserShare,
    GetUserShareHour,
    UserReadRow,
    UserReadRows,
    UserShareRow,
    UserShareRows,
)
from wxkit_sandbox.days import DATES, a_day, days_of, last_known_day
from wxkit_sandbox.handlers import handles
from wxkit_sandbox.service_account.article_days import (
    ArticleBook,
    Deed,
    Kept,
    OriginalOpened,
    Place,
    Reading,
    SentArticle,
    ShareTarget,
    Sharing,
    deeds_of,
)
from wxkit_sandbox.service_account.deed_counts import only, people
from wxkit_sandbox.world import App

__all__: list[str] = []

FOLLOWED_FOR = 7
"""Days for which an article's numbers are told."""
TOO_FEW = 3
"""Below that, an article's day is left out."""
SOURCES: dict[Place, ReadSource] = {
    "message": ReadSource.SESSION,
    "chat": ReadSource.FRIENDS,
    "moments": ReadSource.MOMENTS,
    "homepage": ReadSource.HISTORY,
    "other": ReadSource.OTHER,
    "recommended": ReadSource.KANYIKAN,
    "search": ReadSource.SEARCH,
}
READ_FROM: dict[Place, str] = {
    "message": "session",
    "homepage": "hist_msg",
    "moments": "feed",
    "chat": "friends",
    "other": "other",
    "recommended": "kanyikan",
    "search": "souyisou",
}
"""As `int_page_from_…_read_user` names them."""
SCENES: dict[ShareTarget, ShareScene] = {
    "friend": ShareScene.FRIENDS,
    "moments": ShareScene.MOMENTS,
    "other": ShareScene.OTHER,
}


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many people did each thing, and how often."""

    int_page_read_user: int
    int_page_read_count: int
    ori_page_read_user: int
    ori_page_read_count: int
    share_user: int
    share_count: int
    add_to_fav_user: int
    add_to_fav_count: int

    @property
    def weight(self) -> int:
        """What decides whether an article's day is told."""
        read = self.int_page_read_user + self.ori_page_read_user
        return read + self.share_user + self.share_count + self.add_to_fav_count


def _counts(deeds: Sequence[Deed]) -> _Counts:
    read, went_on = only(Reading, deeds), only(OriginalOpened, deeds)
    shared, kept = only(Sharing, deeds), only(Kept, deeds)
    each: list[int] = []
    for some in (read, went_on, shared, kept):
        each += [people(some), len(some)]
    return _Counts(*each)


@handles(GetArticleSummary, invalid=DATES)
def get_article_summary(app: App, call: GetArticleSummary) -> ArticleSummaryRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticlesummary"""
    day = a_day(app, call.begin_date, call.end_date)
    rows = [
        ArticleSummaryRow(
            ref_date=day.isoformat(),
            msgid=article.msgid,
            title=article.title,
            user_source=0,
            **asdict(counts),
        )
        for article in app.state(ArticleBook).by_url.values()
        if article.told is not None and (counts := _counts(article.deeds([day]))).weight >= TOO_FEW
    ]
    return ArticleSummaryRows(list=rows)


@handles(GetArticleTotal, invalid=DATES)
def get_article_total(app: App, call: GetArticleTotal) -> ArticleTotalRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticletotal"""
    day = a_day(app, call.begin_date, call.end_date)
    rows = [
        ArticleTotalRow(
            ref_date=article.day,
            msgid=article.msgid,
            title=article.title,
            user_source=0,
            url=article.url,
            details=_course(app, article, day),
        )
        for article in app.state(ArticleBook).out_on(day)
        if article.told is not None
    ]
    return ArticleTotalRows(list=rows)


def _course(app: App, article: SentArticle, out: date) -> list[ArticleTotalDetail]:
    """Its numbers at the end of each day since it was sent."""
    count = min((last_known_day(app) - out).days + 1, FOLLOWED_FOR)
    days = [out + timedelta(days=n) for n in range(count)]
    return [_until(article, days[: n + 1]) for n in range(count)]


def _until(article: SentArticle, days: Sequence[date]) -> ArticleTotalDetail:
    deeds = article.deeds(days)
    places: dict[str, int] = {}
    for place, name in READ_FROM.items():
        read = [one for one in only(Reading, deeds) if one.place == place]
        places[f"int_page_from_{name}_read_user"] = people(read)
        places[f"int_page_from_{name}_read_count"] = len(read)
    for name, shared in _to_moments(deeds).items():
        places[f"feed_share_from_{name}_user"] = people(shared)
        places[f"feed_share_from_{name}_cnt"] = len(shared)
    known = asdict(_counts(deeds)) | places
    return ArticleTotalDetail(stat_date=days[-1].isoformat(), target_user=article.told or 0, **known)


def _to_moments(deeds: Sequence[Deed]) -> dict[str, list[Sharing]]:
    """What was shared to moments, by where those who did it had come from."""
    found: dict[str, list[Sharing]] = {"session": [], "feed": [], "other": []}
    for one in only(Sharing, deeds):
        if one.to == "moments":
            name = READ_FROM[one.place]
            found[name if name in found else "other"].append(one)
    return found


@handles(GetUserRead, invalid=DATES)
def get_user_read(app: App, call: GetUserRead) -> UserReadRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getuserread"""
    days = days_of(app, call.begin_date, call.end_date, at_most=3)
    return UserReadRows(list=[row for day in days for row in _read(day, deeds_of(app, [day]))])


@handles(GetUserReadHour, invalid=DATES)
def get_user_read_hour(app: App, call: GetUserReadHour) -> UserReadRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getuserreadhour"""
    day = a_day(app, call.begin_date, call.end_date)
    rows: list[UserReadRow] = []
    for hour, deeds in _by_hour(deeds_of(app, [day])).items():
        for row in _read(day, deeds):
            row.ref_hour = hour * 100
            rows.append(row)
    return UserReadRows(list=rows)


def _by_hour(deeds: Sequence[Deed]) -> dict[int, list[Deed]]:
    found: dict[int, list[Deed]] = {}
    for deed in sorted(deeds, key=lambda deed: deed.hour):
        found.setdefault(deed.hour, []).append(deed)
    return found


def _read(day: date, deeds: Sequence[Deed]) -> list[UserReadRow]:
    """A row for each place from where people read or shared, and one for all, which alone tells the rest."""
    if not _counts(deeds).weight:
        return []
    shown = [one for one in deeds if isinstance(one, Reading | Sharing)]
    parts: list[tuple[ReadSource, Sequence[Deed]]] = [
        (source, [one for one in shown if one.place == place]) for place, source in SOURCES.items()
    ]
    return [
        UserReadRow(ref_date=day.isoformat(), user_source=source, **asdict(_counts(some)))
        for source, some in [*parts, (ReadSource.ALL, deeds)]
        if some
    ]


@handles(GetUserShare, invalid=DATES)
def get_user_share(app: App, call: GetUserShare) -> UserShareRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getusershare"""
    days = days_of(app, call.begin_date, call.end_date, at_most=7)
    return UserShareRows(list=[row for day in days for row in _shared(day, deeds_of(app, [day]))])


@handles(GetUserShareHour, invalid=DATES)
def get_user_share_hour(app: App, call: GetUserShareHour) -> UserShareRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getusersharehour"""
    day = a_day(app, call.begin_date, call.end_date)
    rows: list[UserShareRow] = []
    for hour, deeds in _by_hour(deeds_of(app, [day])).items():
        for row in _shared(day, deeds):
            row.ref_hour = hour * 100
            rows.append(row)
    return UserShareRows(list=rows)


def _shared(day: date, deeds: Sequence[Deed]) -> list[UserShareRow]:
    shared = only(Sharing, deeds)
    parts = {scene: [one for one in shared if one.to == to] for to, scene in SCENES.items()}
    return [
        UserShareRow(
            ref_date=day.isoformat(), share_scene=scene, share_user=people(some), share_count=len(some)
        )
        for scene, some in parts.items()
        if some
    ]
