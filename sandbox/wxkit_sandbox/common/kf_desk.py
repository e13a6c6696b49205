"""The customer service (客服) of an account as the sandbox keeps it: accounts, sessions, who waits.

Service accounts and mini-programs have the same. A person's WeChat id (微信号) is their id in the world.
https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_addkfaccount
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = [
    "KfDesk",
    "KfInvitation",
    "KfRecord",
    "KfSeat",
    "KfTalk",
    "KfWait",
    "chat_key",
    "desk_of",
    "seat_of",
    "staffed",
]


@dataclass(slots=True)
class KfInvitation:
    """Somebody is asked to be behind an account."""

    wechat_id: str
    ends: int
    """Unix seconds."""
    rejected: bool = False


@dataclass(slots=True)
class KfSeat:
    """An account of the customer service (客服账号)."""

    kf_account: str
    nickname: str
    number: int
    business_id: str = ""
    """The sub-merchant (客服子商户) of a mini-program to which it belongs."""
    picture: str = ""
    invitation: KfInvitation | None = None
    worker: Person | None = None
    """Who is behind it."""
    online: bool = False
    accepts: int = 0
    """To how many people they talk without having to be asked (自动接入)."""
    admin: bool = False
    talks: dict[str, None] = field(default_factory=dict[str, None])
    """The chats of its sessions, oldest first."""


@dataclass(slots=True)
class KfTalk:
    """A session (会话) of a person and an account of the customer service."""

    number: int
    openid: str
    kf_account: str
    since: int
    """Unix seconds."""
    business_id: str = ""


@dataclass(slots=True)
class KfWait:
    """A person whom nobody has taken yet."""

    openid: str
    business_id: str
    latest: int
    """When they wrote last, Unix seconds."""


@dataclass(slots=True)
class KfRecord:
    """Something that was said."""

    number: int
    at: int
    openid: str
    opercode: int
    text: str
    worker: str
    """The account; empty while nobody has taken the person."""


@dataclass(slots=True)
class KfDesk:
    """The customer service of one app."""

    seats: dict[str, KfSeat] = field(default_factory=dict[str, KfSeat])
    """By `kf_account`, oldest first."""
    talks: dict[str, KfTalk] = field(default_factory=dict[str, KfTalk])
    """By chat."""
    waiting: dict[str, KfWait] = field(default_factory=dict[str, KfWait])
    """By chat, who came first first."""
    records: list[KfRecord] = field(default_factory=list[KfRecord])

    def of(self, business_id: str) -> Iterator[KfSeat]:
        """The accounts of a sub-merchant, or those of the app itself."""
        return (seat for seat in self.seats.values() if seat.business_id == business_id)

    def talks_of(self, seat: KfSeat) -> list[KfTalk]:
        return [self.talks[chat] for chat in seat.talks]

    def seat_for(self, person: Person) -> KfSeat | None:
        """The account that somebody is behind."""
        return next((seat for seat in self.seats.values() if seat.worker is person), None)


def chat_key(openid: str, business_id: str | None = None) -> str:
    """The chat of a person with the app, or with a sub-merchant of it: they know nothing of each other."""
    return f"{openid}@{business_id}" if business_id else openid


def desk_of(app: App) -> KfDesk:
    """The customer service; 65400 when it is not turned on."""
    if not app.world.settings.customer_service:
        raise Refusal(65400)
    return app.state(KfDesk)


def seat_of(app: App, kf_account: str) -> KfSeat:
    """The account with this name; 65401 when there is none."""
    seat = desk_of(app).seats.get(kf_account)
    if seat is None:
        raise Refusal(65401)
    return seat


def staffed(app: App, kf_account: str) -> KfSeat:
    """The account with this name, which somebody is behind; 65402 when nobody is."""
    seat = seat_of(app, kf_account)
    if seat.worker is None:
        raise Refusal(65402)
    return seat
