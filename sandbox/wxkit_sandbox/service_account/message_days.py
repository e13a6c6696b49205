"""Messages that people sent, by day, hour and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from wxkit.callbacks import Message
from wxkit.callbacks.messages import Image, Link, ShortVideo, Text, Video, Voice
from wxkit.service_account.datacube import MessageKind
from wxkit_sandbox.world import App

__all__ = ["MessageDays", "Sent", "count_message", "sent_by_hour", "sent_by_kind", "sent_by_person"]

KINDS: dict[type[Message], MessageKind] = {
    Text: MessageKind.TEXT,
    Image: MessageKind.IMAGE,
    Voice: MessageKind.VOICE,
    Video: MessageKind.VIDEO,
    ShortVideo: MessageKind.VIDEO,
    Link: MessageKind.LINK,
}
"""Places are of no kind that WeChat tells, and are not counted."""

Sent = Counter[str]
"""How many messages, by openid."""


@dataclass(slots=True)
class MessageDays:
    """By day (`YYYY-MM-DD`), hour and kind."""

    days: dict[str, dict[tuple[int, int], Counter[str]]] = field(
        default_factory=dict[str, dict[tuple[int, int], Counter[str]]]
    )


def count_message(app: App, openid: str, message: Message) -> None:
    """Somebody wrote to the account."""
    kind = KINDS.get(type(message))
    if kind is None:
        return
    now = app.world.clock.local()
    day = app.state(MessageDays).days.setdefault(app.world.clock.day(), {})
    day.setdefault((now.hour, int(kind)), Counter())[openid] += 1


def sent_by_hour(app: App, day: date) -> dict[tuple[int, int], Sent]:
    """The messages of a day by hour and kind."""
    return dict(sorted(app.state(MessageDays).days.get(day.isoformat(), {}).items()))


def sent_by_kind(app: App, days: Iterable[date]) -> dict[int, Sent]:
    """The messages of some days together, by kind."""
    found: dict[int, Sent] = {}
    for day in days:
        for (_, kind), sent in sent_by_hour(app, day).items():
            found.setdefault(kind, Counter()).update(sent)
    return dict(sorted(found.items()))


def sent_by_person(app: App, days: Iterable[date]) -> Sent:
    """The messages of some days together, whatever they were."""
    found: Sent = Counter()
    for sent in sent_by_kind(app, days).values():
        found.update(sent)
    return found
