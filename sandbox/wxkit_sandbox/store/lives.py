"""Live rooms (直播间) and announced ones (直播预约), of talents and of the shop's own Channels account."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit_sandbox.store.links import Content
from wxkit_sandbox.world import App

__all__ = ["Lives", "Notice", "Room", "shop_finder_id"]


@dataclass(slots=True)
class Room:
    """A live room."""

    content: Content
    description: str
    start: int
    end: int = 0
    """0 while it runs."""
    came: dict[str, int] = field(default_factory=dict[str, int])
    """Who has been in it, and when they came first."""
    inside: dict[str, int] = field(default_factory=dict[str, int])
    """Who is in it, and since when."""
    seconds: int = 0
    """Watched by those who left."""
    most: int = 0
    """Most people at one time."""
    likes: int = 0
    comments: int = 0
    forwards: int = 0
    follows: int = 0


@dataclass(slots=True)
class Notice:
    """An announced live room."""

    content: Content
    description: str
    start_time: int
    reserved: dict[str, str] = field(default_factory=dict[str, str])
    """Who wants to be told, and the promoter (sharer_appid) whose link they came by."""


@dataclass(slots=True)
class Lives:
    """All live rooms by export_id and notices by id, oldest first."""

    rooms: dict[str, Room] = field(default_factory=dict[str, Room])
    notices: dict[str, Notice] = field(default_factory=dict[str, Notice])
    by_finder: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    """The rooms of a Channels account."""


def shop_finder_id(app: App) -> str:
    """The shop's own Channels account."""
    return "sph" + app.world.ids.derived(12, "finder", "shop")
