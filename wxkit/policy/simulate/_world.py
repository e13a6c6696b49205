"""The history of a sandbox's world as facts, named as the live reader names them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from wxkit.policy import facts
from wxkit.policy.facts import Fact, Line, LineRefund, Person
from wxkit_sandbox import past
from wxkit_sandbox.world import World

__all__ = ["facts_of_world"]


def facts_of_world(world: World) -> list[Fact]:
    """Everything that happened in the world, oldest first."""
    teller = _Teller(world)
    found = (fact for event in past.history(world) for fact in teller.tell(event))
    return sorted(found, key=lambda fact: fact.at)


class _Teller:
    """Tells one world's events as facts."""

    def __init__(self, world: World) -> None:
        self._people = world.people
        self._shop = world.store.appid
        self._account = world.service_account.appid
        self._lives = world.settings.gift_expires
        self._gifts: dict[str, int] = {}
        """Fen paid for gifts, by order."""
        self._tellers: dict[type[past.HistoryEvent], Callable[[Any], Iterator[Fact]]] = {
            past.OrderPaid: self._paid,
            past.GiftAccepted: self._accepted,
            past.OrderSettled: self._settled,
            past.OrderRefunded: self._refunded,
            past.Followed: self._followed,
            past.MemberJoined: self._joined,
        }

    def tell(self, event: past.HistoryEvent) -> Iterator[Fact]:
        """What an event means for policies; for most, nothing."""
        tell = self._tellers.get(type(event))
        return tell(event) if tell else iter(())

    def _person(self, person_id: str) -> Person:
        return f"union/{self._people[person_id].unionid}"

    def _prefix(self, event: past.OrderEvent) -> str:
        return f"store/{self._shop}/order/{event.order_id}"

    def _paid(self, event: past.OrderPaid) -> Iterator[Fact]:
        payer, brought = self._person(event.payer), event.brought_by
        lines = tuple(
            Line(
                key=f"{line.product_id}/{line.sku_id}",
                product_id=line.product_id,
                sku_id=line.sku_id,
                categories=line.categories,
                count=line.count,
                paid=line.price,
            )
            for line in event.lines
        )
        paid = facts.OrderPaid(
            id=f"{self._prefix(event)}/paid",
            at=event.at,
            order_id=event.order_id,
            payer=payer,
            lines=lines,
            freight=event.freight,
            gift=event.gift,
            referrer=self._person(brought.person) if brought and brought.person else None,
            channel=brought.kind if brought else "",
        )
        yield paid
        if event.gift:
            self._gifts[event.order_id] = paid.paid
            yield facts.GiftSent(
                id=f"{self._prefix(event)}/gift",
                at=event.at,
                order_id=event.order_id,
                payer=payer,
                paid=paid.paid,
                deadline=event.at + self._lives,
                group=event.present_order_id,
            )

    def _accepted(self, event: past.GiftAccepted) -> Iterator[Fact]:
        yield facts.GiftAccepted(
            id=f"{self._prefix(event)}/accepted",
            at=event.at,
            order_id=event.order_id,
            payer=self._person(event.payer),
            receiver=self._person(event.recipient),
            paid=self._gifts.pop(event.order_id, 0),
            group=event.present_order_id,
        )

    def _settled(self, event: past.OrderSettled) -> Iterator[Fact]:
        yield facts.OrderSettled(
            id=f"{self._prefix(event)}/settled",
            at=event.at,
            order_id=event.order_id,
            payer=self._person(event.payer),
        )

    def _refunded(self, event: past.OrderRefunded) -> Iterator[Fact]:
        about: dict[str, Any] = {
            "at": event.at,
            "order_id": event.order_id,
            "payer": self._person(event.payer),
        }
        if not event.aftersale_id and self._gifts.pop(event.order_id, None) is not None:
            yield facts.GiftExpired(id=f"{self._prefix(event)}/expired", **about)
            return
        lines = tuple(
            LineRefund(key=f"{line.product_id}/{line.sku_id}", fen=line.amount)
            for line in event.lines
            if line.amount
        )
        yield facts.OrderRefunded(
            id=f"{self._prefix(event)}/refund/{event.aftersale_id or 'rest'}",
            aftersale_id=event.aftersale_id,
            lines=lines,
            **about,
        )

    def _followed(self, event: past.Followed) -> Iterator[Fact]:
        openid = self._people[event.person].openids[self._account]
        yield facts.Followed(
            id=f"sa/{self._account}/follow/{openid}/{event.at}",
            at=event.at,
            person=self._person(event.person),
            scene=event.scene,
        )

    def _joined(self, event: past.MemberJoined) -> Iterator[Fact]:
        openid = self._people[event.person].openids[self._shop]
        yield facts.MemberJoined(
            id=f"store/{self._shop}/member/{openid}/{event.at}",
            at=event.at,
            person=self._person(event.person),
        )
