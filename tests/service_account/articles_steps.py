"""What the tests of material, drafts and publishing begin with."""

from __future__ import annotations

from typing import Any

from wxkit._call import Upload
from wxkit.service_account.drafts import ArticleDraft, ImageInfo, ImageItem
from wxkit.testing._bench import Bench

PNG = Upload(b"\x89PNG\r\n\x1a\n made up", "tea.png", "image/png")
MP4 = Upload(b"made up", "tea.mp4", "video/mp4")


def cover(wechat: Bench) -> str:
    return wechat.sa.material.add(type="image", media=PNG).media_id


def article(wechat: Bench, **more: Any) -> ArticleDraft:
    given = {"title": "春茶上市", "content": "<p>明前龙井到店。</p>", "thumb_media_id": cover(wechat)}
    return ArticleDraft(**(given | more))


def picture_post(wechat: Bench, **more: Any) -> ArticleDraft:
    pictures = ImageInfo(image_list=[ImageItem(image_media_id=cover(wechat))])
    given: dict[str, Any] = {
        "article_type": "newspic",
        "title": "一杯茶",
        "content": "看图",
        "image_info": pictures,
    }
    return ArticleDraft(**(given | more))


def drafted(wechat: Bench, *articles: ArticleDraft) -> str:
    return wechat.sa.drafts.add(articles=list(articles) or [article(wechat)]).media_id
