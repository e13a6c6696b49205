"""What a push hints at: which order to read, or the fact that it alone tells. Pure functions.

Amounts are never taken from a push. Facts that no call tells (follow, scan, joining) come from it, with an id
that is the same for every delivery.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import singledispatch

from wxkit.callbacks import Push, events
from wxkit.policy._codec import decode_fact, encode
from wxkit.policy.facts import Fact, Followed, Identified, MemberJoined, Scanned
from wxkit.serve.inbox import Hint
from wxkit.serve.reading import PROMOTERS

__all__ = ["fact_hint", "fact_of", "hints_of"]

BOUND, ACCEPTED = 1, "0"


def hints_of(push: Push, appid: str) -> list[Hint]:
    """What is to be looked at because of a push to this app; nothing for most kinds."""
    return list(_hints(push, appid))


def fact_hint(fact: Fact) -> Hint:
    """A hint that carries its fact."""
    return Hint("fact", fact.id, json.dumps({"kind": fact.kind, "fact": encode(fact)}))


def fact_of(hint: Hint) -> Fact:
    """The fact that a hint carries."""
    body = json.loads(hint.body)
    return decode_fact(body["kind"], body["fact"])


@singledispatch
def _hints(push: Push, appid: str) -> Iterator[Hint]:
    """Orders are named in several ways; other pushes name none."""
    info = getattr(push, "order_info", None)
    if isinstance(info, (events.Order, events.CommissionOrder)) and info.order_id:
        yield Hint("order", info.order_id)


@_hints.register
def _(push: events.ProductOrderStatusUpdate, appid: str) -> Iterator[Hint]:
    yield Hint("order", push.product_order_status_update.order_id)


@_hints.register
def _(push: events.AftersaleUpdate, appid: str) -> Iterator[Hint]:
    yield _of_aftersale(push.finder_shop_aftersale_status_update)


@_hints.register
def _(push: events.ComplaintUpdate, appid: str) -> Iterator[Hint]:
    yield _of_aftersale(push.finder_shop_complaint)


def _of_aftersale(about: events.Aftersale | events.Complaint) -> Hint:
    return Hint("order", about.order_id) if about.order_id else Hint("aftersale", about.after_sale_order_id)


@_hints.register
def _(push: events.PresentAftersaleUpdate, appid: str) -> Iterator[Hint]:
    yield Hint("present", push.finder_shop_present_aftersale_status_update.order_id)


@_hints.register
def _(push: events.Subscribe, appid: str) -> Iterator[Hint]:
    person = f"{appid}/{push.from_user_name}"
    fact_id = f"sa/{appid}/follow/{push.from_user_name}/{push.create_time}"
    yield fact_hint(Followed(id=fact_id, at=push.create_time, person=person, scene=push.scene))


@_hints.register
def _(push: events.Scan, appid: str) -> Iterator[Hint]:
    person = f"{appid}/{push.from_user_name}"
    fact_id = f"sa/{appid}/scan/{push.from_user_name}/{push.create_time}/{push.event_key}"
    yield fact_hint(Scanned(id=fact_id, at=push.create_time, person=person, scene=push.event_key))


@_hints.register
def _(push: events.VipJoin, appid: str) -> Iterator[Hint]:
    openid = push.user_info.openid or push.from_user_name
    at = push.user_info.join_time or push.create_time
    fact_id = f"store/{appid}/member/{openid}/{at}"
    yield fact_hint(MemberJoined(id=fact_id, at=at, person=f"{appid}/{openid}"))


@_hints.register
def _(push: events.PromoterBindResult, appid: str) -> Iterator[Hint]:
    """A promoter's id at the agency becomes a person."""
    if push.bind_status == BOUND and push.sharer_unionid:
        promoter = f"{PROMOTERS}/{push.sharer_appid}"
        yield fact_hint(
            Identified(
                id=f"identity/{promoter}/{push.sharer_unionid}",
                at=push.create_time,
                person=promoter,
                unionid=push.sharer_unionid,
            )
        )


@_hints.register
def _(push: events.CouponReceive, appid: str) -> Iterator[Hint]:
    about = push.receive_info
    yield Hint("coupon", f"{appid}/{push.from_user_name}/{about.user_coupon_id}")


@_hints.register
def _(push: events.SubscribeMsgSent, appid: str) -> Iterator[Hint]:
    for item in push.items:
        sent = {"template_id": item.template_id, "at": push.create_time, "ok": item.error_code == ACCEPTED}
        yield Hint(
            "sent", f"{appid}/{push.from_user_name}/{item.msg_id or push.create_time}", json.dumps(sent)
        )
