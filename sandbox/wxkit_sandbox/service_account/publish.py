"""Publishing: a draft becomes articles with addresses; the result comes by push."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.callbacks import events
from wxkit.service_account.publish import (
    DeletePublished,
    GetPublished,
    GetPublishStatus,
    ListPublished,
    Published,
    PublishedArticle,
    PublishedArticles,
    PublishedContent,
    PublishedItem,
    PublishedPage,
    PublishState,
    PublishStatus,
    PublishSubmitted,
    SubmitPublish,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.article_days import keep_articles
from wxkit_sandbox.service_account.articles import (
    PUBLICATIONS,
    ArticleShelf,
    Publication,
    draft_of,
    page_of,
    publication_of,
    shown,
)
from wxkit_sandbox.service_account.comment_book import register
from wxkit_sandbox.world import App

__all__: list[str] = []

STOPPED = {"banned": 53500, "too_often": 53501, "unfit": 53503, "console_only": 53504, "unsaved": 53505}
RESULTS = {
    "pass": PublishState.DONE,
    "fail": PublishState.REJECTED,
    "not_original": PublishState.NOT_ORIGINAL,
    "broken": PublishState.FAILED,
}


@handles(SubmitPublish, invalid={"media_id": 40007})
def submit_publish(app: App, call: SubmitPublish) -> PublishSubmitted:
    """https://developers.weixin.qq.com/doc/service/api/public/api_freepublish_submit"""
    draft = draft_of(app, call.media_id)
    stopped = STOPPED.get(app.world.settings.publishing)
    if stopped:
        raise Refusal(stopped)
    ids = app.world.ids
    publish_id = str(PUBLICATIONS + ids.count("publish"))
    job = Publication(
        publish_id,
        ids.derived(48, "article-id", app.appid, publish_id),
        list(draft.articles),
        app.world.clock.time(),
    )
    app.state(ArticleShelf).publish(job)
    register(app, job.msg_data_id, job)
    if app.world.settings.publish_review != "wait":
        app.world.clock.call_after(app.world.settings.publish_takes, _finish, app, publish_id, call.media_id)
    return PublishSubmitted(publish_id=publish_id, msg_data_id=job.msg_data_id)


def _finish(app: App, publish_id: str, media_id: str) -> None:
    """Timer: the review is over. A draft that was published is gone."""
    shelf, review = app.state(ArticleShelf), app.world.settings.publish_review
    if review == "wait":
        return
    job = shelf.publications[publish_id]
    job.status = RESULTS[review]
    job.update_time = app.world.clock.time()
    if job.status == PublishState.DONE:
        shelf.drafts.pop(media_id, None)
        keep_articles(app, job.articles, code=publish_id, msg_data_id=job.msg_data_id, deleted=job.deleted)
    app.emit(events.PublishJobFinish(publish_event_info=_told(app, job)))


def _told(app: App, job: Publication) -> events.PublishInfo:
    """What the event says of the result."""
    numbers = range(1, len(job.articles) + 1)
    if job.status != PublishState.DONE:
        return events.PublishInfo(
            publish_id=job.publish_id, publish_status=int(job.status), fail_idx=tuple(numbers)
        )
    articles = tuple(
        events.PublishedArticle(idx=number, article_url=page_of(app, job.publish_id, number))
        for number in numbers
    )
    return events.PublishInfo(
        publish_id=job.publish_id,
        publish_status=int(job.status),
        article_id=job.article_id,
        article_detail=events.PublishedArticles(count=len(articles), item=articles),
    )


@handles(GetPublishStatus, invalid={"publish_id": 53502})
def get_publish_status(app: App, call: GetPublishStatus) -> PublishStatus:
    """https://developers.weixin.qq.com/doc/service/api/public/api_freepublish_get"""
    job = app.state(ArticleShelf).publications.get(call.publish_id)
    if job is None:
        raise Refusal(53502)
    status = PublishStatus(publish_id=job.publish_id, publish_status=job.status, fail_idx=[])
    if job.status == PublishState.DONE:
        status.article_id = job.article_id
        status.article_detail = PublishedArticles(
            count=len(job.articles),
            item=[
                PublishedArticle(idx=number, article_url=page_of(app, job.publish_id, number))
                for number in range(1, len(job.articles) + 1)
            ],
        )
    elif job.status in (PublishState.NOT_ORIGINAL, PublishState.FAILED, PublishState.REJECTED):
        status.fail_idx = list(range(1, len(job.articles) + 1))
    return status


@handles(GetPublished, invalid={"article_id": 53600})
def get_published(app: App, call: GetPublished) -> Published:
    """https://developers.weixin.qq.com/doc/service/api/public/api_freepublishgetarticle"""
    return Published(news_item=_content(app, publication_of(app, call.article_id)).news_item)


@handles(ListPublished)
def list_published(app: App, call: ListPublished) -> PublishedPage:
    """https://developers.weixin.qq.com/doc/service/api/public/api_freepublish_batchget"""
    jobs = app.state(ArticleShelf).publications.values()
    done = [job for job in reversed(jobs) if job.status == PublishState.DONE]
    page = done[call.offset : call.offset + call.count]
    items = [
        PublishedItem(
            article_id=job.article_id,
            content=_content(app, job, content=not call.no_content),
            update_time=job.update_time,
        )
        for job in page
    ]
    return PublishedPage(total_count=len(done), item_count=len(items), item=items)


@handles(DeletePublished, invalid={"article_id": 53600})
def delete_published(app: App, call: DeletePublished) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/public/api_freepublishdelete"""
    job = publication_of(app, call.article_id)
    everything = set(range(1, len(job.articles) + 1))
    wanted = {call.index} if call.index else everything
    if not wanted <= everything:
        raise Refusal(53600)
    job.deleted |= wanted
    job.update_time = app.world.clock.time()
    if job.deleted == everything:
        job.status = PublishState.DELETED
    return Ok()


def _content(app: App, job: Publication, *, content: bool = True) -> PublishedContent:
    items = [
        shown(app, article, page_of(app, job.publish_id, number), content=content)
        for number, article in enumerate(job.articles, 1)
    ]
    for number, item in enumerate(items, 1):
        item.is_deleted = number in job.deleted
    return PublishedContent(news_item=items, create_time=job.at, update_time=job.update_time)
