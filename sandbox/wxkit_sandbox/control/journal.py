"""`/_sandbox/journal`: what was asked and answered, secrets blanked."""

from __future__ import annotations

from itertools import islice

from pydantic import Field

from wxkit._call import Call, Output
from wxkit._endpoint import Async, Sync, endpoint
from wxkit_sandbox.control.listed import Listed
from wxkit_sandbox.control.steering import steers
from wxkit_sandbox.journal import Entry
from wxkit_sandbox.world import World

__all__ = ["AsyncJournal", "EntryShown", "GetJournal", "GetUnknown", "Journal"]


class EntryShown(Output):
    """One request and its answer."""

    seq: int = 0
    """Counts the requests of a world, from 1."""
    at: float = 0.0
    """Unix seconds on the world's clock."""
    appid: str = ""
    method: str = ""
    path: str = ""
    call: str = ""
    """Name of the declared call; empty for an unknown path."""
    tier: str = ""
    """`stateful`, `synthesised`, `fault`, `unknown`, or `refused` before the behaviour was reached."""
    errcode: int = 0
    rid: str = ""
    url: str = ""
    request: str = ""
    """The body as it was sent, secrets blanked."""
    response: str = ""
    notes: list[str] = Field(default_factory=list[str])


class GetJournal(Call[Listed[EntryShown]], get="/_sandbox/journal", auth="none"):
    """Requests of the world, oldest first."""

    call: str | None = None
    """Name of the Call class, e.g. `CreateTag`."""
    path: str | None = None
    appid: str | None = None
    since: int = 0
    """Entries after this `seq` only."""
    limit: int = Field(default=20_000, ge=1)


class GetUnknown(Call[Listed[EntryShown]], get="/_sandbox/unknown", auth="none"):
    """Requests to paths that wxkit does not declare."""


@steers(GetJournal)
def get_journal(world: World, call: GetJournal) -> Listed[EntryShown]:
    """The first `limit` entries that fit."""
    fitting = (entry for entry in world.journal if _fits(entry, call))
    return Listed[EntryShown](items=[_shown(entry) for entry in islice(fitting, call.limit)])


@steers(GetUnknown)
def get_unknown(world: World, call: GetUnknown) -> Listed[EntryShown]:
    """Each of these was answered 40066."""
    return Listed[EntryShown](items=[_shown(entry) for entry in world.journal.unknown()])


def _fits(entry: Entry, call: GetJournal) -> bool:
    return (
        entry.seq > call.since
        and call.call in (None, entry.name)
        and call.path in (None, entry.path)
        and call.appid in (None, entry.appid)
    )


def _shown(entry: Entry) -> EntryShown:
    return EntryShown(
        seq=entry.seq,
        at=entry.at,
        appid=entry.appid,
        method=entry.method,
        path=entry.path,
        call=entry.call.__name__ if entry.call else "",
        tier=entry.tier,
        errcode=entry.errcode,
        rid=entry.rid,
        url=entry.request_url(),
        request=entry.request_body(),
        response=entry.response_body(),
        notes=list(entry.notes),
    )


class JournalCalls:
    """What was asked and answered."""

    list = endpoint(GetJournal)
    unknown = endpoint(GetUnknown)


class Journal(JournalCalls, Sync):
    """What was asked and answered."""


class AsyncJournal(JournalCalls, Async):
    """What was asked and answered."""
