"""What is sold where: live rooms, announced ones, videos and articles, with their products."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit_sandbox.store.links import Content
from wxkit_sandbox.store.talents import Talents
from wxkit_sandbox.world import App

__all__ = ["Contents", "sold_in"]


@dataclass(slots=True)
class Contents:
    """The products of every content, by its id."""

    products: dict[str, dict[str, None]] = field(default_factory=dict[str, dict[str, None]])


def sold_in(app: App, content: Content) -> dict[str, object]:
    """The products that are sold there now, in their order."""
    if content.medium == "window":
        talent = app.state(Talents).by_appid.get(content.talent_appid)
        return dict(talent.window) if talent else {}
    return dict(app.state(Contents).products.get(content.export_id, {}))
