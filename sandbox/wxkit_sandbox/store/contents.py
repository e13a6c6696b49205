"""What is sold where: live rooms, announced ones, videos (短视频) and articles (公众号文章)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wxkit_sandbox.store.links import Content
from wxkit_sandbox.store.talents import Talents
from wxkit_sandbox.world import App

__all__ = ["Article", "Contents", "Video", "sold_in"]


@dataclass(frozen=True, slots=True)
class Video:
    """A video with one product."""

    content: Content
    description: str
    product_id: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article of an official account."""

    content: Content
    """Its `finder_id` is the account's id."""
    title: str
    url: str
    at: int


@dataclass(slots=True)
class Contents:
    """All content that sells something, oldest first."""

    products: dict[str, dict[str, None]] = field(default_factory=dict[str, dict[str, None]])
    """By the content's id; an announced live room shares those of the room it becomes."""
    videos: dict[str, Video] = field(default_factory=dict[str, Video])
    articles: dict[str, Article] = field(default_factory=dict[str, Article])
    of_account: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    """Ids of videos and articles by account."""

    def add(self, shown: Video | Article, products: list[str]) -> None:
        """Publish something."""
        export_id = shown.content.export_id
        self.products[export_id] = dict.fromkeys(products)
        if isinstance(shown, Video):
            self.videos[export_id] = shown
        else:
            self.articles[export_id] = shown
        self.of_account.setdefault(shown.content.finder_id, []).append(export_id)


def sold_in(app: App, content: Content) -> Mapping[str, object]:
    """The products that are sold there, in their order. Those of a live room stay when it is over."""
    if content.medium == "window":
        talent = app.state(Talents).by_appid.get(content.talent_appid)
        return talent.window if talent else {}
    return app.state(Contents).products.get(content.export_id, {})
