"""What is uploaded for mass sends: article packs and videos."""

from __future__ import annotations

from wxkit.service_account._articles import ArticleDraft, NewsArticle
from wxkit.service_account.mass_send import PackUploaded, UploadNews, UploadVideo
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.articles import ArticleShelf, KeptDraft, check_words
from wxkit_sandbox.service_account.media import kept
from wxkit_sandbox.world import App

__all__: list[str] = []


@handles(UploadNews, invalid={"articles": 44003, "articles.title": 45003, "articles.thumb_media_id": 40007})
def upload_news(app: App, call: UploadNews) -> PackUploaded:
    """https://developers.weixin.qq.com/doc/service/api/notify/message/api_uploadnewsmsg"""
    articles = [_article(article) for article in call.articles]
    for article in articles:
        check_words(app, article)
        if kept(app, article.thumb_media_id or "").type not in ("image", "thumb"):
            raise Refusal(40004)
    now, ids = app.world.clock.time(), app.world.ids
    media_id = ids.derived(64, "pack", app.appid, str(ids.count("pack")))
    app.state(ArticleShelf).packs[media_id] = KeptDraft(media_id, articles, now, now)
    return PackUploaded(type="news", media_id=media_id, created_at=now)


def _article(article: NewsArticle) -> ArticleDraft:
    return ArticleDraft.model_validate(article.model_dump(exclude={"show_cover_pic"}))


@handles(UploadVideo, invalid={"media_id": 40007})
def upload_video(app: App, call: UploadVideo) -> PackUploaded:
    """https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Batch_Sends_and_Originality_Checks.html"""
    stored = kept(app, call.media_id)
    if stored.type != "video":
        raise Refusal(40007)
    return PackUploaded(type="video", media_id=stored.media_id, created_at=app.world.clock.time())
