"""Claiming on a guarantee (服务保障): for fake goods, for damaged ones; proving, answering, withdrawing."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.store._guarantee_order import GuaranteeState, GuaranteeType
from wxkit.store.complaints import ComplaintItem
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.store.claims import ENDED, Claim, ClaimBook, answer, cancel, hand_in, open_claim
from wxkit_sandbox.store.orderbook import Order, OrderBook, OrderLine
from wxkit_sandbox.world import App, World

__all__ = [
    "AnswerGuarantee",
    "ClaimActs",
    "ClaimGuarantee",
    "GuaranteeClaim",
    "ProveClaim",
    "WithdrawClaim",
]

S = GuaranteeState
Level = Literal[10, 30, 50, 80, 100]


class GuaranteeClaim(Reply):
    """Where the guarantee order stands now."""

    guarantee_order_id: str = ""
    status: GuaranteeState = S.WAIT_MERCHANT


class ClaimGuarantee(Act[GuaranteeClaim], post="/_sandbox/act/claim_guarantee", auth="none"):
    """Claim on a guarantee (申请保障) for something that was shipped."""

    order_id: str
    product_id: str | None = None
    """Which product; absent for the order's first."""
    type: Literal["fake", "damaged"]
    """Fake goods (假一赔三) or damaged ones (坏损包退)."""
    reason: Literal[1, 2] = 1
    """Of fake goods: 1 trade mark, 2 material."""
    identify_fee: int = Field(default=0, ge=0)
    """Fen that it cost to find out that they are fake."""
    bad_level: Level = 100
    """Percent of damage."""
    content: str = "商品有问题"
    media_ids: list[str] = ["media"]


class _OnClaim(Act[GuaranteeClaim]):
    """Something about a guarantee order that runs."""

    guarantee_order_id: str


class ProveClaim(_OnClaim, post="/_sandbox/act/prove_claim", auth="none"):
    """Hand in evidence that the platform asked for (举证)."""

    content: str = Field(min_length=1)
    media_ids: list[str] = []


class AnswerGuarantee(_OnClaim, post="/_sandbox/act/answer_guarantee", auth="none"):
    """Take the degree of damage that the merchant proposes, or not."""

    agree: bool = True


class WithdrawClaim(_OnClaim, post="/_sandbox/act/withdraw_claim", auth="none"):
    """Claim no more (取消申请)."""


@acting(ClaimGuarantee)
def claim_guarantee(world: World, act: ClaimGuarantee) -> GuaranteeClaim:
    """https://developers.weixin.qq.com/doc/store/shop/guide/trade/guarantee.html"""
    app = the_app(world, act, "store")
    order, line = _line(app, act)
    book = app.state(ClaimBook)
    known = (book.claims[id_] for id_ in book.by_order.get(order.order_id, []))
    if any(claim.sku_id == line.sku_id and claim.status != S.CANCELLED for claim in known):
        raise impossible(f"there is a claim for {line.product_id} of order {order.order_id} already")
    fake = act.type == "fake"
    claim = open_claim(
        app,
        order,
        line,
        GuaranteeType.FAKE if fake else GuaranteeType.DAMAGED,
        reason=act.reason if fake else 0,
        identify_fee=act.identify_fee if fake else 0,
        level=0 if fake else act.bad_level,
        content=act.content,
        media_ids=tuple(act.media_ids),
    )
    return _state(claim)


def _line(app: App, act: ClaimGuarantee) -> tuple[Order, OrderLine]:
    """The order, which is this person's, and the line of it that was shipped."""
    person = the_person(app.world, act)
    order = app.state(OrderBook).orders.get(act.order_id)
    if order is None or order.owner is not person:
        raise impossible(f"{person.id} has no order {act.order_id}")
    for line in order.lines:
        if act.product_id in (None, line.product_id):
            if not line.shipped:
                raise impossible(f"{line.product_id} is not shipped")
            return order, line
    raise impossible(f"order {act.order_id} has no such product")


def _claim(world: World, act: _OnClaim, *states: GuaranteeState) -> tuple[App, Claim]:
    """The person's guarantee order, when it is in one of these states; in any that is not the end."""
    app, person = the_app(world, act, "store"), the_person(world, act)
    claim = app.state(ClaimBook).claims.get(act.guarantee_order_id)
    if claim is None or claim.owner is not person:
        raise impossible(f"{person.id} has no guarantee order {act.guarantee_order_id}")
    if claim.status in ENDED or (states and claim.status not in states):
        raise impossible(f"guarantee order {claim.id} is in state {claim.status}")
    return app, claim


@acting(ProveClaim)
def prove_claim(world: World, act: ProveClaim) -> GuaranteeClaim:
    """https://developers.weixin.qq.com/doc/store/shop/guide/trade/guarantee.html"""
    app, claim = _claim(world, act, S.BUYER_PROOF, S.BOTH_PROOF)
    hand_in(app, claim, ComplaintItem.BUYER_PROVED, act.content, tuple(act.media_ids))
    return _state(claim)


@acting(AnswerGuarantee)
def answer_guarantee(world: World, act: AnswerGuarantee) -> GuaranteeClaim:
    """https://developers.weixin.qq.com/doc/store/shop/API/aftersale/merchantmodifyguarantee.html"""
    app, claim = _claim(world, act, S.WAIT_BUYER)
    answer(app, claim, agree=act.agree)
    return _state(claim)


@acting(WithdrawClaim)
def withdraw_claim(world: World, act: WithdrawClaim) -> GuaranteeClaim:
    """https://developers.weixin.qq.com/doc/store/shop/guide/trade/guarantee.html"""
    app, claim = _claim(world, act)
    if claim.status in (S.PAYING, S.AMOUNT_UNCLEAR):
        raise impossible(f"guarantee order {claim.id} is being paid")
    cancel(app, claim)
    return _state(claim)


def _state(claim: Claim) -> GuaranteeClaim:
    return GuaranteeClaim(guarantee_order_id=claim.id, status=claim.status)


class ClaimActs:
    """Claiming on a guarantee (服务保障)."""

    claim_guarantee = endpoint(ClaimGuarantee)
    prove_claim = endpoint(ProveClaim)
    answer_guarantee = endpoint(AnswerGuarantee)
    withdraw_claim = endpoint(WithdrawClaim)
