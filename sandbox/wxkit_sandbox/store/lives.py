"""Live rooms (直播间) and announced ones (直播预约), of talents and of the shop's own Channels account."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from wxkit_sandbox.people import Person
from wxkit_sandbox.store.contents import Contents
from wxkit_sandbox.store.links import Content
from wxkit_sandbox.world import App

__all__ = [
    "Lives",
    "Notice",
    "Room",
    "announce",
    "begin",
    "come_in",
    "end",
    "go_out",
    "running",
    "shop_finder_id",
]


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
    follows: set[str] = field(default_factory=set[str])


@dataclass(slots=True)
class Notice:
    """An announced live room."""

    notice_id: str
    content: Content
    description: str
    start_time: int
    reserved: dict[str, str] = field(default_factory=dict[str, str])
    """Who wants to be told, and the promoter (sharer_appid) whose link they came by."""
    room: str = ""
    """The live room, once it began."""


@dataclass(slots=True)
class Lives:
    """All live rooms by export_id and notices by id, oldest first."""

    rooms: dict[str, Room] = field(default_factory=dict[str, Room])
    notices: dict[str, Notice] = field(default_factory=dict[str, Notice])
    by_finder: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    """By Channels account."""
    notices_of: dict[str, list[str]] = field(default_factory=dict[str, list[str]])


def shop_finder_id(app: App) -> str:
    """The shop's own Channels account."""
    return "sph" + app.world.ids.derived(12, "finder", "shop")


def announce(app: App, finder_id: str, talent_appid: str, description: str, start_time: int) -> Notice:
    """A live room is announced."""
    lives, ids = app.state(Lives), app.world.ids
    notice_id = "finderlivenotice-" + ids.hex(24, "notice", str(ids.count("live-notice")))
    content = Content("notice", notice_id, finder_id, talent_appid)
    notice = Notice(notice_id, content, description, start_time)
    lives.notices[notice_id] = notice
    lives.notices_of.setdefault(finder_id, []).append(notice_id)
    app.state(Contents).products[notice_id] = {}
    return notice


def begin(
    app: App,
    finder_id: str,
    talent_appid: str,
    description: str,
    products: Iterable[str],
    notice: Notice | None,
) -> Room:
    """A live room opens; who reserved is told."""
    lives, ids, contents = app.state(Lives), app.world.ids, app.state(Contents)
    export_id = "export/" + ids.derived(40, "live", str(ids.count("live-room")))
    room = Room(Content("live", export_id, finder_id, talent_appid), description, app.world.clock.time())
    lives.rooms[export_id] = room
    lives.by_finder.setdefault(finder_id, []).append(export_id)
    contents.products[export_id] = dict.fromkeys(products)
    if notice is not None:
        notice.room = export_id
        contents.products[notice.notice_id] = contents.products[export_id]
        for person_id in notice.reserved:
            told = {"notice_id": notice.notice_id, "export_id": export_id, "description": description}
            app.tell(app.world.people[person_id], "live_begins", told)
    return room


def running(app: App, finder_id: str) -> list[Room]:
    """The live rooms of a Channels account that go on now."""
    lives = app.state(Lives)
    return [lives.rooms[id_] for id_ in lives.by_finder.get(finder_id, ()) if not lives.rooms[id_].end]


def come_in(app: App, room: Room, person: Person) -> None:
    """Somebody watches."""
    now = app.world.clock.time()
    room.came.setdefault(person.id, now)
    room.inside.setdefault(person.id, now)
    room.most = max(room.most, len(room.inside))


def go_out(app: App, room: Room, person_id: str) -> None:
    """Somebody has seen enough."""
    room.seconds += app.world.clock.time() - room.inside.pop(person_id)


def end(app: App, room: Room) -> None:
    """The live room closes, everybody leaves."""
    for person_id in list(room.inside):
        go_out(app, room, person_id)
    room.end = app.world.clock.time()
