"""Articles as the sandbox keeps them: drafts, and what became of those that were published."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.service_account._articles import (
    ArticleCover,
    ArticleDraft,
    ArticleImages,
    ArticleProduct,
    NewsItem,
)
from wxkit.service_account.publish import PublishState
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.service_account.article_text import check_text, filtered
from wxkit_sandbox.service_account.media import LIVES, permanent, picture_url
from wxkit_sandbox.service_account.product_cards import check_products
from wxkit_sandbox.world import App

__all__ = [
    "PUBLICATIONS",
    "ArticleShelf",
    "KeptDraft",
    "Publication",
    "check_article",
    "check_words",
    "draft_of",
    "msg_data_id",
    "page_of",
    "publication_of",
    "sendable",
    "shown",
    "taken",
]

TITLE, DIGEST, AUTHOR = 64, 128, 16
TEXT, MEGABYTE = 20_000, 1 << 20
SOURCE = 1024
PUBLICATIONS = 2_247_500_000
"""Before the first `publish_id`."""
BESIDE = 1_000_000
"""Between the number of what goes out and its `msg_data_id`."""


def msg_data_id(number: str) -> str:
    """The other number of what goes out, which fits into 32 bits without a sign as WeChat documents it."""
    return str(int(number) + BESIDE)


@dataclass(slots=True)
class KeptDraft:
    """A draft of one article or several."""

    media_id: str
    articles: list[ArticleDraft]
    create_time: int
    update_time: int


@dataclass(slots=True)
class Publication:
    """A job that publishes a draft, and the articles that came of it."""

    publish_id: str
    article_id: str
    articles: list[ArticleDraft]
    at: int
    status: PublishState = PublishState.UNDER_WAY
    update_time: int = 0
    deleted: set[int] = field(default_factory=set[int])
    """Indexes from 1 of articles that were deleted."""

    @property
    def readable(self) -> bool:
        """Whether readers have it."""
        return self.status == PublishState.DONE

    @property
    def msg_data_id(self) -> str:
        """What comments and statistics know its articles by."""
        return msg_data_id(self.publish_id)


@dataclass(slots=True)
class ArticleShelf:
    """All drafts and publications of an account, oldest first."""

    drafts: dict[str, KeptDraft] = field(default_factory=dict[str, KeptDraft])
    packs: dict[str, KeptDraft] = field(default_factory=dict[str, KeptDraft])
    """Articles that were uploaded for mass sends, as temporary material."""
    publications: dict[str, Publication] = field(default_factory=dict[str, Publication])
    """By publish_id."""
    by_article_id: dict[str, Publication] = field(default_factory=dict[str, Publication])
    """The same, those under way and those that failed among them."""

    def publish(self, publication: Publication) -> None:
        """A draft is on its way."""
        self.publications[publication.publish_id] = publication
        self.by_article_id[publication.article_id] = publication


def draft_of(app: App, media_id: str) -> KeptDraft:
    """The draft with this id; 40007 when there is none."""
    draft = app.state(ArticleShelf).drafts.get(media_id)
    if draft is None:
        raise Refusal(40007)
    return draft


def taken(article: ArticleDraft) -> ArticleDraft:
    """The article as WeChat keeps it: what its text may not hold is gone."""
    if article.article_type == "newspic":
        return article
    return article.model_copy(update={"content": filtered(article.content)})


def sendable(app: App, media_id: str) -> KeptDraft:
    """What a mass message can carry: a draft, or a pack of the last three days; 40007 when there is none."""
    pack = app.state(ArticleShelf).packs.get(media_id)
    if pack is None or app.world.clock.time() >= pack.create_time + LIVES:
        return draft_of(app, media_id)
    return pack


def publication_of(app: App, article_id: str) -> Publication:
    """What was published under this id; 53600 when nothing is."""
    publication = app.state(ArticleShelf).by_article_id.get(article_id)
    if publication is None or not publication.readable:
        raise Refusal(53600)
    return publication


def check_article(app: App, article: ArticleDraft) -> None:
    """Refuse what WeChat would: titles, digests and texts that are too long, covers that do not exist."""
    check_words(app, article)
    for media_id in _pictures(article):
        if permanent(app, media_id).type not in ("image", "thumb"):
            raise Refusal(40007)


def check_words(app: App, article: ArticleDraft) -> None:
    """Refuse what is too long, missing, or no product of the Store's."""
    if len(article.title) > TITLE:
        raise Refusal(45003)
    if len(article.digest or "") > DIGEST:
        raise Refusal(45004)
    if len(article.author or "") > AUTHOR:
        raise Refusal(45110)
    if not article.content:
        raise Refusal(44003)
    if len(article.content) > TEXT or len(article.content.encode()) > MEGABYTE:
        raise Refusal(45002)
    check_text(article.content)
    if len((article.content_source_url or "").encode()) > SOURCE:
        raise Refusal(41039)
    check_products(app, article)


def _pictures(article: ArticleDraft) -> list[str]:
    """Permanent pictures that the article names."""
    if article.article_type != "newspic":
        return [article.thumb_media_id or ""]
    if article.image_info is None:
        raise Refusal(40007)
    return [picture.image_media_id for picture in article.image_info.image_list]


def shown(app: App, article: ArticleDraft, url: str, *, content: bool = True) -> NewsItem:
    """An article as WeChat answers it."""
    plain = article.article_type == "newspic"
    cover = _pictures(article)[0]
    item = NewsItem(
        article_type=article.article_type or "news",
        title=article.title,
        author=article.author or "",
        digest=article.digest or ("" if plain else article.content[:54]),
        content_source_url=article.content_source_url or "",
        thumb_media_id=cover,
        thumb_url=picture_url(app, cover),
        need_open_comment=article.need_open_comment or 0,
        only_fans_can_comment=article.only_fans_can_comment or 0,
        url=url,
    )
    if content:
        item.content = article.content
    if article.image_info is not None:
        item.image_info = ArticleImages.model_validate(article.image_info.model_dump())
    if article.cover_info is not None:
        item.cover_info = ArticleCover.model_validate(article.cover_info.model_dump())
    if article.product_info is not None:
        item.product_info = ArticleProduct.model_validate(article.product_info.model_dump())
    return item


def page_of(app: App, code: str, number: int) -> str:
    """Address of an article."""
    token = app.world.ids.derived(22, "article", app.appid, code, str(number))
    return f"http://mp.weixin.qq.com/s/{token}"
