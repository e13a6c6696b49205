"""Statistics of articles, however they came out: who read and shared them, from where, and how far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from wxkit.service_account.datacube_articles import (
    ArticleReadDetail,
    ArticleReadRow,
    ArticleReadRows,
    ArticleShareDetail,
    ArticleShareRow,
    ArticleShareRows,
    BizDetail,
    BizRow,
    BizRows,
    GetArticleRead,
    GetArticleShare,
    GetArticleTotalDetail,
    GetBizSummary,
    JumpPosition,
    PublicationDay,
    PublicationRow,
    PublicationRows,
    ReadScene,
    SceneCount,
)
from wxkit_sandbox.days import DATES, a_day, days_of, last_known_day
from wxkit_sandbox.handlers import handles
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
    Sharing,
    StartedFollowing,
    Tipped,
    deeds_of,
)
from wxkit_sandbox.service_account.comment_book import comments_on
from wxkit_sandbox.service_account.deed_counts import only, people
from wxkit_sandbox.world import App

__all__: list[str] = []

FOLLOWED_FOR = 30
"""Days for which an article's numbers are told."""
PLACES: dict[Place, ReadScene] = {
    "message": ReadScene.MESSAGE,
    "chat": ReadScene.CHAT,
    "moments": ReadScene.MOMENTS,
    "homepage": ReadScene.HOMEPAGE,
    "other": ReadScene.OTHER,
    "recommended": ReadScene.RECOMMENDED,
    "search": ReadScene.SEARCH,
}


@handles(GetArticleRead, invalid=DATES)
def get_article_read(app: App, call: GetArticleRead) -> ArticleReadRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticleread"""
    day = a_day(app, call.begin_date, call.end_date)
    rows = [
        ArticleReadRow(
            ref_date=day.isoformat(),
            msgid=article.msgid,
            detail=ArticleReadDetail(read_user=people(read), read_user_source=_places(read)),
        )
        for article in app.state(ArticleBook).by_url.values()
        if (read := only(Reading, article.deeds([day])))
    ]
    return ArticleReadRows(list=rows, is_delay=False)


@handles(GetArticleShare, invalid=DATES)
def get_article_share(app: App, call: GetArticleShare) -> ArticleShareRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticleshare"""
    day = a_day(app, call.begin_date, call.end_date)
    rows = [
        ArticleShareRow(
            ref_date=day.isoformat(),
            msgid=article.msgid,
            detail=ArticleShareDetail(share_user=people(shared)),
        )
        for article in app.state(ArticleBook).by_url.values()
        if (shared := only(Sharing, article.deeds([day])))
    ]
    return ArticleShareRows(list=rows, is_delay=False)


@handles(GetBizSummary, invalid=DATES)
def get_biz_summary(app: App, call: GetBizSummary) -> BizRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getbizsummary"""
    days = days_of(app, call.begin_date, call.end_date, at_most=30)
    return BizRows(list=[row for day in days for row in _whole(app, day)], is_delay=False)


def _whole(app: App, day: date) -> list[BizRow]:
    """All articles together on a day; nothing when nothing happened."""
    articles, deeds = app.state(ArticleBook).by_url.values(), deeds_of(app, [day])
    published = sum(1 for _ in app.state(ArticleBook).out_on(day))
    comments = sum(comments_on(app, one.msg_data_id, one.number, [day]) for one in articles)
    if not (deeds or published or comments):
        return []
    detail = BizDetail(
        read_user=people(only(Reading, deeds)),
        read_user_source=_places(only(Reading, deeds)),
        share_user=people(only(Sharing, deeds)),
        zaikan_user=people(only(Hearted, deeds)),
        like_user=people(only(Liked, deeds)),
        comment_count=comments,
        collection_user=people(only(Kept, deeds)),
        redirect_ori_page_user=people(only(OriginalOpened, deeds)),
        send_page_count=published,
    )
    return [BizRow(ref_date=day.isoformat(), detail=detail)]


@handles(GetArticleTotalDetail, invalid=DATES)
def get_article_total_detail(app: App, call: GetArticleTotalDetail) -> PublicationRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/news/api_getarticletotaldetail"""
    day = a_day(app, call.begin_date, call.end_date)
    rows = [
        PublicationRow(
            ref_date=article.day,
            msgid=article.msgid,
            publish_type=0 if article.told is not None else 1,
            title=article.title,
            content_url=article.url,
            detail_list=_course(app, article, day),
        )
        for article in app.state(ArticleBook).out_on(day)
    ]
    return PublicationRows(list=rows, is_delay=False)


def _course(app: App, article: SentArticle, out: date) -> list[PublicationDay]:
    """Its numbers at the end of each day since it came out."""
    count = min((last_known_day(app) - out).days + 1, FOLLOWED_FOR)
    days = [out + timedelta(days=n) for n in range(count)]
    return [_until(app, article, days[: n + 1]) for n in range(count)]


def _until(app: App, article: SentArticle, days: Sequence[date]) -> PublicationDay:
    """What people did with it on all these days."""
    deeds = article.deeds(days)
    read = only(Reading, deeds)
    told = [one for one in read if one.place == "message"]
    return PublicationDay(
        stat_date=days[-1].isoformat(),
        read_user=people(read),
        read_user_source=_places(read),
        share_user=people(only(Sharing, deeds)),
        zaikan_user=people(only(Hearted, deeds)),
        like_user=people(only(Liked, deeds)),
        comment_count=comments_on(app, article.msg_data_id, article.number, days),
        collection_user=people(only(Kept, deeds)),
        praise_money=sum(tip.fen for tip in only(Tipped, deeds)),
        read_subscribe_user=people(only(StartedFollowing, deeds)),
        read_delivery_rate=_part(people(told), article.told or 0),
        read_finish_rate=_part(people([one for one in read if one.until == 1]), people(read)),
        read_avg_activetime=_part(sum(one.seconds for one in read), 60 * people(read)),
        read_jump_position=_left(read),
    )


def _places(read: Sequence[Deed]) -> list[SceneCount]:
    """Readers from everywhere, then from each place; nothing when nobody read."""
    if not read:
        return []
    by_place = {name: people([one for one in read if one.place == place]) for place, name in PLACES.items()}
    counts = {ReadScene.ALL: people(read)} | {name: count for name, count in by_place.items() if count}
    return [SceneCount(user_count=count, scene_desc=name) for name, count in counts.items()]


def _left(read: Sequence[Reading]) -> list[JumpPosition]:
    """In which fifth of the article its readers left it, the last time."""
    last = {one.openid: min(5, int(one.until * 5) + 1) for one in read}
    fifths = Counter(last.values())
    return [JumpPosition(position=n, rate=_part(fifths[n], len(last))) for n in range(1, 6)] if read else []


def _part(count: int, whole: int) -> float:
    return round(count / whole, 7) if whole else 0.0
