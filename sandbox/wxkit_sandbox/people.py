"""The simulated people: one unionid each, one openid per app, a phone, an address, an inbox per app."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wxkit_sandbox.ids import Ids

__all__ = ["Address", "Message", "People", "Person"]


@dataclass(slots=True)
class Address:
    """Where a person lets things be sent."""

    user_name: str
    tel_number: str = field(repr=False)
    province_name: str = "广东省"
    city_name: str = "深圳市"
    county_name: str = "南山区"
    detail_info: str = "海天一路 1 号"
    postal_code: str = "518057"
    national_code: str = "440305"
    house_number: str = ""


@dataclass(slots=True)
class Message:
    """Something that an app sent to a person."""

    at: float
    appid: str
    kind: str
    """`reply`, `customer_service`, `template`, `subscribe`, …"""
    content: dict[str, Any]


@dataclass(slots=True)
class Person:
    """A WeChat user."""

    id: str
    nickname: str
    unionid: str
    phone: str = field(repr=False)
    address: Address
    openids: dict[str, str] = field(default_factory=dict[str, str])
    """openid by appid."""
    inbox: list[Message] = field(default_factory=list[Message], repr=False)

    def messages(self, appid: str, kind: str | None = None) -> list[Message]:
        """What this app sent, oldest first."""
        return [m for m in self.inbox if m.appid == appid and kind in (None, m.kind)]


class People:
    """Everybody in one world."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._people: dict[str, Person] = {}
        self._by_openid: dict[tuple[str, str], Person] = {}

    def add(
        self, nickname: str, *, person_id: str = "", phone: str = "", appids: tuple[str, ...] = ()
    ) -> Person:
        """A new person. Ids are derived from the world's seed, so the same story gives the same ids."""
        person_id = person_id or f"p{len(self._people) + 1}"
        if person_id in self._people:
            raise ValueError(f"there is a person {person_id!r} already")
        phone = phone or self._ids.phone(person_id)
        person = Person(
            id=person_id,
            nickname=nickname,
            unionid=self._ids.unionid(person_id),
            phone=phone,
            address=Address(nickname, phone),
        )
        self._people[person_id] = person
        for appid in appids:
            self.know(person, appid)
        return person

    def know(self, person: Person, appid: str) -> str:
        """The person's openid in an app, made when first asked for."""
        openid = person.openids.get(appid)
        if openid is None:
            openid = person.openids[appid] = self._ids.openid(person.id, appid)
            self._by_openid[appid, openid] = person
        return openid

    def __getitem__(self, person_id: str) -> Person:
        return self._people[person_id]

    def __contains__(self, person_id: object) -> bool:
        return person_id in self._people

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people.values())

    def __len__(self) -> int:
        return len(self._people)

    def by_openid(self, appid: str, openid: str) -> Person | None:
        """Whose openid this is in this app."""
        return self._by_openid.get((appid, openid))
